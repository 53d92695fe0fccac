//! Hours as a file has them, read as a whole, and what an editor is told to write in their place.
//!
//! What is wrong inside a table of days and times is in `told`.

use super::super::typed::typed;
use super::*;
use crate::schema::{Problem, SENTENCE_WORDS};

/// Returns the hours that a file has so, or what is wrong with them.
fn written(hours: &str) -> Result<Hours, Vec<Problem>> {
    typed(hours, SENTENCE_WORDS)
}

/// Returns the hint for hours that cannot be read.
fn hint_for(hours: &str) -> String {
    let found = written(hours).unwrap_err();
    let [problem] = &found[..] else { panic!("{found:?}") };
    problem.hint.clone().unwrap()
}

#[test]
fn two_words_and_a_table_are_hours() {
    assert_eq!(written("\"always\"").unwrap(), Hours::Always);
    assert_eq!(written("\"check\"").unwrap(), Hours::Check);
    let known = written("{ mon-fri = \"09:00-17:00\" }").unwrap();
    assert!(matches!(known, Hours::Known(_)), "{known:?}");
}

#[test]
fn what_says_no_hours_is_told_what_does() {
    for (none, message) in [
        ("\"closed\"", "`closed` is not a time of opening"),
        ("\"Always\"", "`Always` is not a time of opening"),
        ("9", "these are not days and times"),
        ("{ mon = [\"09:00-17:00\"] }", "several times of a day are one text, with commas"),
        ("{ mon = [9] }", "these are not times in quotes"),
        ("{ mon = 9 }", "these are not times in quotes"),
    ] {
        let found = written(none).unwrap_err();
        assert_eq!(found.iter().map(|it| &*it.message).collect::<Vec<_>>(), [message]);
    }
    assert_eq!(hint_for("\"closed\""), HINT);
    assert_eq!(hint_for("9"), HINT);
}

#[test]
fn what_was_meant_is_written_out_in_the_hint() {
    for (hours, hint) in [
        ("\"24/7\"", "write \"always\""),
        ("\"Always\"", "write \"always\""),
        ("\"9am-5pm\"", "write the days too, as { mon-fri = \"09:00-17:00\" }"),
        ("\"Mon-Fri: 9am-5pm\"", "write { mon-fri = \"09:00-17:00\" }"),
        ("\"sat, 10:00-12:00\"", "write { sat = \"10:00-12:00\" }"),
    ] {
        assert_eq!(hint_for(hours), hint, "{hours}");
    }
    // Two times that overlap are no hint for anybody to follow.
    assert_eq!(hint_for("\"mon 09:00-12:00, 11:00-17:00\""), HINT);
}

#[test]
fn rows_of_the_same_days_become_one() {
    let row = |days, times: &[&str]| in_one_row(days, times);
    let two = ["09:00-12:00", "13:00-17:00"];
    assert_eq!(row("mon", &two).unwrap(), "mon = \"09:00-12:00, 13:00-17:00\"");
    assert_eq!(row("bank-holidays", &two[..1]).unwrap(), "bank-holidays = \"09:00-12:00\"");
    assert_eq!(row("someday", &two), None, "no days");
    assert_eq!(row("mon", &["09:00-12:00", "11:00-17:00"]), None, "they overlap");
}
