//! Where content and configuration come from, as somebody types it: for a command that a hint prints.
//!
//! Without these options a printed command would look at the content in the program alone, and say that all is well.

use super::snapshot::Origins;
use crate::values::shell_option;

impl Origins {
    /// Returns a command of the program with the options that name these, such as `signpost check --content ours`.
    pub fn command(&self, words: &str) -> String {
        let config = self.config.as_ref().map(|file| shell_option("--config", file));
        let options = self.content.option().into_iter().chain(config);
        let options = options.map(|option| format!(" {option}"));
        format!("signpost {words}{}", options.collect::<String>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Origin;

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
        assert_eq!(command(odd, None), "signpost check --content \"Jo's \"'$HOME'");
    }
}
