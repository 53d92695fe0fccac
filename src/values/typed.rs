//! A value as a person types it, judged by the same rules as one in a file.
//!
//! What `check` would refuse is refused as it is typed, with the same message and hint: there is
//! no second set of rules. The value is written into a file of one line, and that is read.

use std::sync::Arc;

use super::hours::in_one_row;
use crate::schema::{Check, FromToml, Guide, Problem, SourceFile, parse};

/// Returns the value that `written` is, as it would be after a key of a file whose sentences
/// may have `sentence_words` words.
///
/// # Errors
///
/// What `check` would say of it.
pub(crate) fn typed<T: FromToml>(written: &str, sentence_words: usize) -> Result<T, Vec<Problem>> {
    let text = format!("value = {written}\n");
    let file = Arc::new(SourceFile::new("what was typed".to_owned(), text));
    let mut check = Check::of(&file, &Typed);
    check.enter(&file, sentence_words);
    let line = parse(&file, &mut check);
    let value = line.as_ref().and_then(|line| line.get_ref().get("value"));
    let value = value.and_then(|value| T::from_toml(value, &mut check));
    value.filter(|_| check.problems.is_empty()).ok_or(check.problems)
}

/// What is known of a value that somebody types.
#[derive(Debug)]
struct Typed;

impl Guide for Typed {
    fn page(&self) -> &'static str {
        "content/README.md"
    }

    fn in_one_row(&self, key: &str, texts: &[&str]) -> Option<String> {
        in_one_row(key, texts)
    }
}

/// Returns `text` as a file writes it: in quotes.
pub(crate) fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::{Hours, Label, PhoneNumber, Slug};

    fn refused<T: FromToml>(written: &str) -> Vec<(String, Option<String>)> {
        let problems = typed::<T>(written, 25).err().unwrap();
        problems.into_iter().map(|problem| (problem.message, problem.hint)).collect()
    }

    #[test]
    fn what_a_file_may_hold_is_taken_and_nothing_else() {
        assert_eq!(typed::<PhoneNumber>(&quoted("0800 1111"), 25).unwrap().as_str(), "0800 1111");
        assert!(typed::<Hours>("{ mon-fri = \"09:00-17:00\" }", 25).is_ok());
        let (message, hint) = refused::<PhoneNumber>(&quoted("0808 800 500")).remove(0);
        assert!(message.ends_with("it has 10 digits where numbers like it have 11"));
        assert_eq!(hint.unwrap(), "compare it digit by digit with the service's own page");
        let (message, hint) = refused::<PhoneNumber>(&quoted("116 006")).remove(0);
        assert!(message.ends_with("is not one of the short numbers we know"), "{message}");
        assert_eq!(hint.unwrap(), "a number here is an ordinary one: it starts with 0");
        assert_eq!(
            refused::<PhoneNumber>(&quoted("0800\u{2060} 1111"))[0].0,
            "a character that nobody can see: U+2060, word joiner"
        );
        assert_eq!(refused::<Slug>(&quoted("Luton"))[0].0, "`Luton` is not an id");
        assert_eq!(refused::<i64>(&quoted("ten"))[0].0, "text \"ten\"; expected a whole number");
    }

    #[test]
    fn no_text_that_is_typed_ends_its_line() {
        for text in ["\"", "'", "\\", "a\nb = 1", "\u{1b}[D", "'''", "\"\"\""] {
            let taken = typed::<Label>(&quoted(text), 25);
            assert!(
                taken.is_ok_and(|label| label.as_str() == text)
                    || !refused::<Label>(&quoted(text)).is_empty()
            );
        }
    }
}
