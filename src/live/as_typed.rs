//! Where content and configuration come from, as somebody types it: for a command that a hint prints.
//!
//! Without these options a printed command would look at the content in the program alone, and say that all is well.

use std::path::Path;

use super::snapshot::Origins;
use crate::files::Origin;

impl Origins {
    /// Returns a command of the program with the options that name these, such as `signpost check --content ours`.
    pub fn command(&self, words: &str) -> String {
        let content = match &self.content {
            Origin::Shipped => None,
            Origin::Over(folder) => Some(("--content", folder)),
            Origin::Only(folder) => Some(("--content-only", folder)),
        };
        let config = self.config.as_ref().map(|file| ("--config", file));
        let options = content.into_iter().chain(config);
        let options = options.map(|(name, path)| format!(" {name} {}", in_a_shell(path)));
        format!("signpost {words}{}", options.collect::<String>())
    }
}

/// Returns a path as a shell reads it back: in single quotes, where it has more than plain letters.
fn in_a_shell(path: &Path) -> String {
    let path = path.display().to_string();
    let is_plain = |c: char| c.is_alphanumeric() || "-_./,+@%:=".contains(c);
    if !path.is_empty() && path.chars().all(is_plain) {
        path
    } else {
        format!("'{}'", path.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_command_has_what_was_typed_as_a_shell_reads_it() {
        let command = |content, config: Option<&str>| {
            Origins { content, config: config.map(Into::into) }.command("check")
        };
        assert_eq!(command(Origin::Shipped, None), "signpost check");
        let over = Origin::Over("ours".into());
        assert_eq!(
            command(over, Some("./signpost.toml")),
            "signpost check --content ours --config ./signpost.toml"
        );
        let only = Origin::Only("my content".into());
        assert_eq!(command(only, None), "signpost check --content-only 'my content'");
        let odd = Origin::Over("Jo's $HOME".into());
        assert_eq!(command(odd, None), "signpost check --content 'Jo'\\''s $HOME'");
    }
}
