//! One file of content, read by itself.
//!
//! A file is judged here as far as one file can be: nobody looks up the ids that it names, and no rule of the whole is
//! applied. So what is returned may still not load beside the others. Whoever tries thousands of hours or calendars needs
//! no more, and reading all the content for each of them would take a thousand times as long.

use std::sync::Arc;

use super::guide::OfContent;
use super::model::{Calendar, Service};
use crate::schema::{Check, FromToml, Problems, SENTENCE_WORDS, SourceFile, read, sort};

/// Returns the calendar that a file holds, written as `content/calendar.toml` is.
///
/// # Errors
///
/// Every problem that the file has by itself.
pub fn calendar_alone(file: &Arc<SourceFile>) -> Result<Calendar, Problems> {
    alone(file)
}

/// Returns the service that a file holds, written as those in `content/services/` are.
///
/// # Errors
///
/// Every problem that the file has by itself.
pub fn service_alone(file: &Arc<SourceFile>) -> Result<Service, Problems> {
    alone(file)
}

fn alone<T: FromToml>(file: &Arc<SourceFile>) -> Result<T, Problems> {
    let mut check = Check::of(file, &OfContent);
    check.enter(file, SENTENCE_WORDS);
    let made = read(file, &mut check);
    sort(&mut check.problems);
    made.filter(|_| check.problems.is_empty()).ok_or(check.problems)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> Arc<SourceFile> {
        Arc::new(SourceFile::new("x.toml".to_owned(), text.to_owned()))
    }

    #[test]
    fn a_shipped_file_is_read_by_itself() {
        let calendar = calendar_alone(&file(include_str!("../../content/calendar.toml"))).unwrap();
        assert_eq!(calendar.bank_holidays.until.to_string(), "31 Dec 2028");
        let text = include_str!("../../content/services/childline.toml");
        assert_eq!(service_alone(&file(text)).unwrap().name.as_str(), "Childline");
    }

    #[test]
    fn what_is_wrong_with_one_file_is_told() {
        let text = include_str!("../../content/services/childline.toml");
        let wrong = text.replace("kind ", "kinds ");
        let found = service_alone(&file(&wrong)).unwrap_err();
        assert!(found.iter().any(|one| one.message == "unknown field `kinds`"), "{found:?}");
        assert!(calendar_alone(&file("")).is_err());
    }
}
