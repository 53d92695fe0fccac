//! Keeps the value of a key that nobody knows out of the problems of a configuration.
//!
//! Somebody may write a token into the wrong file, on a line of its own or beside a known key. So its value is
//! hidden in every problem of the file, whatever the problem is about; and so is a name or a password in an address.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use regex::Regex;

use crate::schema::{Problem, SourceFile, UNKNOWN_FIELD};

/// What is printed in the place of a value.
const HIDDEN: &str = "[redacted]";

/// A name or a password in an address.
static BEFORE_A_HOST: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"//([^/@\s"']+)@"#).expect("the pattern is a regex"));

/// A key and its value on one line, for a file that is no TOML.
static LINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?m)^[^=\n#]*?([\w-]+)["']?[ \t]*=[ \t]*([^\n\r]+)"#)
        .expect("the pattern is a regex")
});

/// Hides in the problems of `file` the value of a key that `is_known` does not know, or that one of the problems
/// calls unknown where it is.
pub(super) fn redact(
    problems: &mut [Problem],
    file: &Arc<SourceFile>,
    is_known: impl Fn(&str) -> bool,
) {
    // Most files have no problem, and are not searched.
    if problems.is_empty() {
        return;
    }
    let unknown = problems.iter().filter(|problem| problem.message.starts_with(UNKNOWN_FIELD));
    let unknown: Vec<Range<usize>> = unknown.map(|problem| problem.span.clone()).collect();
    let mut hidden = hidden_in(file, |key, at| is_known(key) && !unknown.contains(at));
    hidden.sort_by_key(|at| at.start);
    hidden.dedup_by(|next, before| next.start < before.end);
    if hidden.is_empty() {
        return;
    }
    let mut text = file.text.clone().into_owned();
    // From the end, so that each is still where it was found.
    for at in hidden.iter().rev() {
        text.replace_range(at.clone(), HIDDEN);
    }
    let shown = Arc::new(SourceFile::new(file.path.clone(), text));
    for problem in problems.iter_mut().filter(|problem| Arc::ptr_eq(&problem.file, file)) {
        problem.span = moved(problem.span.start, &hidden)..moved(problem.span.end, &hidden);
        problem.file = Arc::clone(&shown);
    }
}

fn hidden_in(
    file: &SourceFile,
    is_known: impl Fn(&str, &Range<usize>) -> bool,
) -> Vec<Range<usize>> {
    let addresses = BEFORE_A_HOST.captures_iter(&file.text);
    let addresses = addresses.filter_map(|found| Some(found.get(1)?.range()));
    let values = file.values_below(&is_known).unwrap_or_else(|| {
        let lines = LINE.captures_iter(&file.text);
        let strange = lines.filter_map(|found| {
            let key = found.get(1)?;
            (!is_known(key.as_str(), &key.range())).then_some(found.get(2)?.range())
        });
        strange.collect()
    });
    addresses.chain(values).collect()
}

/// Returns where a byte of the file is once all that is hidden has been replaced; of what is hidden itself, its
/// beginning or its end.
fn moved(byte: usize, hidden: &[Range<usize>]) -> usize {
    let mut now = byte;
    for at in hidden.iter().take_while(|at| at.start < byte) {
        if at.end <= byte {
            now = now + HIDDEN.len() - at.len();
        } else {
            now -= byte - at.start;
        }
    }
    now
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, words: &str) -> (String, String) {
        let file = Arc::new(SourceFile::new("signpost.toml".to_owned(), text.to_owned()));
        let at = text.find(words).unwrap();
        let mut problems = [Problem::error(&file, at..at + words.len(), "wrong")];
        redact(&mut problems, &file, |key| ["guild", "lead", "role", "server"].contains(&key));
        let [Problem { file, span, .. }] = problems;
        (file.text.to_string(), file.text[span].to_owned())
    }

    #[test]
    fn what_is_behind_an_unknown_key_is_in_no_problem_of_the_file() {
        for (text, words, now) in [
            ("token = \"SECRET\"\nguild = 1\n", "1", "token = [redacted]\nguild = 1\n"),
            (
                "lead = { token = \"SECRET\", role = \"Lead\" }\n",
                "\"Lead\"",
                "lead = { token = [redacted], role = \"Lead\" }\n",
            ),
            ("[lead.secrets]\nrole = 'SECRET'\n", "lead", "[lead.secrets]\nrole = [redacted]\n"),
            ("a.b.guild = 1\nguild = 2\n", "2", "a.b.guild = [redacted]\nguild = 2\n"),
            ("t = \"\"\"\nSECRET\n\"\"\"\nguild = 2\n", "2", "t = [redacted]\nguild = 2\n"),
            (
                "t = [\"SECRET\", { role = 'SECRET' }]\nguild = 2",
                "2",
                "t = [[redacted], { role = [redacted] }]\nguild = 2",
            ),
            ("token = SECRET\nguild = 1\n", "1", "token = [redacted]\nguild = 1\n"),
            ("guild = 'https://a:SECRET@b'", "guild", "guild = 'https://[redacted]@b'"),
        ] {
            assert_eq!(shown(text, words), (now.to_owned(), words.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_caret_under_what_is_hidden_is_under_the_sign_for_it() {
        assert_eq!(shown("token = \"SECRET\"\n", "\"SECRET\"").1, HIDDEN);
        assert_eq!(shown("server = 1\n", "1"), ("server = 1\n".to_owned(), "1".to_owned()));
    }
}
