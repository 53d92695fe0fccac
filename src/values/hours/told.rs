//! What an editor is told of times that cannot be read: what is wrong, and what to write.
//!
//! A hint shows the very words to write, so each is compared as a whole.

use super::raw::{RawTable, RawTimes};
use super::span::{DayTimes, TIMES};
use super::week::{Week, spans_of};
use super::wrong::Wrong;

const OVERLAP: &str = "no two times of a day overlap";

const CLOSED: &str = "leave a day out on which nobody answers";

/// Returns what is wrong with the times of a day.
fn wrong(times: &str) -> Wrong {
    DayTimes::parse(times).unwrap_err()
}

#[test]
fn what_is_no_time_is_told_why() {
    for (times, message) in [
        ("", "there is no time"),
        ("09:00", "`09:00` does not say from when to when"),
        ("-09:00", "`-09:00` does not say from when to when"),
        ("09:00-", "`09:00-` does not say from when to when"),
        ("09:00 -17:00", "no space belongs beside the hyphen"),
        ("09:00- 17:00", "no space belongs beside the hyphen"),
        ("09:00\u{2013}17:00", "`\u{2013}` is a dash; between two times belongs a hyphen, `-`"),
        ("09.00-17:00", "`09.00` is no time: a colon belongs between hour and minute"),
        ("0900-17:00", "`0900` is no time: a time has four digits, as 09:00"),
        ("9:00-17:00", "`9:00` has one digit for the hour; an hour has two, from 00 to 24"),
        ("9:0-17:00", "`9:0` is no time: a time has four digits, as 09:00"),
        ("x:00-17:00", "`x:00` is no time: a time has four digits, as 09:00"),
        ("009:00-17:00", "`009:00` is no time: a time has four digits, as 09:00"),
        ("09:60-17:00", "`09:60` is no time: minutes are from 00 to 59"),
        ("24:60-17:00", "`24:60` is no time: minutes are from 00 to 59"),
        ("24:01-17:00", "`24:01` is no time: a day is from 00:00 to 24:00"),
        ("09:00-09:00", "this ends when it starts, at 09:00"),
        ("24:00-02:00", "nothing starts at 24:00: that is 00:00 of the next day"),
        ("09:00-12:00, 11:00-17:00", "09:00-12:00 and 11:00-17:00 overlap"),
        ("22:00-06:00, 23:00-23:30", "22:00-06:00 and 23:00-23:30 overlap"),
    ] {
        assert_eq!(wrong(times).message, message, "{times}");
    }
}

#[test]
fn the_hint_has_the_times_to_write() {
    let write = |times: &str| format!("write \"{times}\"");
    for (times, hint) in [
        ("", CLOSED.to_owned()),
        ("Closed ", CLOSED.to_owned()),
        ("noonish", TIMES.to_owned()),
        ("9am-5pm", write("09:00-17:00")),
        ("09:00 - 17:00", write("09:00-17:00")),
        ("09:00-09:00", write("00:00-24:00") + " for the whole day, or leave the day out"),
        ("24:00-02:00", write("00:00-02:00") + " under the next day"),
        ("22:00-24:00, 24:00-02:00", write("22:00-02:00")),
        ("09:00-12:00, 24:00-02:00", TIMES.to_owned()),
    ] {
        assert_eq!(wrong(times).hint, hint, "{times}");
    }
    for (times, meant) in [("22:00-26:00", "22:00-02:00"), ("22:00-24:01", "22:00-00:01")] {
        let hint = wrong(times).hint;
        assert!(hint.starts_with("a time may run over midnight") && hint.ends_with(&write(meant)));
    }
    for times in ["22:00-48:00", "22:00-23:61", "02:00-26:00"] {
        assert!(!wrong(times).hint.contains("midnight"), "{times}");
    }
}

#[test]
fn times_that_overlap_are_joined_where_a_day_can_have_them_so() {
    for (times, joined) in [
        ("09:00-12:00, 11:00-17:00", Some("09:00-17:00")),
        ("09:00-17:00, 11:00-12:00, 18:00-19:00", Some("09:00-17:00, 18:00-19:00")),
        ("09:00-12:00, 11:00-13:00, 13:00-14:00", Some("09:00-14:00")),
        ("00:00-12:00, 11:00-24:00", Some("00:00-24:00")),
        ("22:00-06:00, 23:00-05:00", Some("22:00-06:00")),
        ("07:00-10:00, 09:00-06:59", Some("07:00-06:59")),
        // A day and more has no beginning.
        ("07:00-10:00, 09:00-08:00", None),
        ("09:00-20:00, 19:00-09:00", None),
    ] {
        let write = joined.map(|joined| format!(": write \"{joined}\"")).unwrap_or_default();
        assert_eq!(wrong(times).hint, format!("{OVERLAP}{write}"), "{times}");
    }
    assert!(DayTimes::parse("09:00-12:00, 12:00-13:00").is_ok(), "they touch");
}

/// Returns all that is wrong with a table.
fn wrong_with(rows: &[(&str, &str)]) -> Vec<Wrong> {
    let found = Week::parse(RawTable::of(rows).rows(), 0..0).unwrap_err();
    found.into_iter().map(|found| found.wrong).collect()
}

#[test]
fn a_day_that_two_rows_name_is_written_once() {
    let found = wrong_with(&[("mon-fri", "09:00-17:00"), ("wed", "10:00-12:00")]);
    assert_eq!(found[0].message, "`wed` has 09:00-17:00 and 10:00-12:00, which overlap");
    assert_eq!(
        found[0].hint,
        "name a day in one row only: { mon-tue = \"09:00-17:00\", wed = \"10:00-12:00\", thu-fri = \"09:00-17:00\" }, \
         if that is what is meant"
    );
}

#[test]
fn a_row_that_says_closed_is_left_out_of_every_row() {
    let found = wrong_with(&[("mon-fri", "09:00-17:00"), ("wed", "closed")]);
    assert_eq!(
        found[0].hint,
        "a day on which nobody answers is in no row: name `wed` in none, as in `mon-tue = \"09:00-17:00\"`, \
         `thu-fri = \"09:00-17:00\"`"
    );
    let found = wrong_with(&[("wed", "09:00-17:00"), ("wed", "shut")]);
    assert_eq!(
        found[0].hint,
        "no row names a day on which nobody answers, and another has `wed` too"
    );
    let found = wrong_with(&[("mon-tue", "09:00-17:00"), ("someday", "x"), ("wed", "shut")]);
    assert_eq!(found[2].hint, CLOSED, "no other row has it");
}

#[test]
fn a_table_without_times_is_told_how_one_is_written() {
    let found = wrong_with(&[]);
    assert_eq!(found[0].message, "no day has times");
    assert!(found[0].hint.starts_with("write days and times as {"), "{}", found[0].hint);
    assert_eq!(wrong_with(&[("someday", "09:00-17:00")]).len(), 1);
    assert_eq!(wrong_with(&[("someday", "9")]).len(), 2, "both are told at once");
}

#[test]
fn times_in_a_list_are_one_text() {
    let list = |all: &[&str]| {
        spans_of(&RawTimes::List(all.iter().map(ToString::to_string).collect())).unwrap_err()
    };
    let two = list(&["09:00-12:00", "13:00-17:00"]);
    assert_eq!(two.message, "several times of a day are one text, with commas");
    assert_eq!(two.hint, "write \"09:00-12:00, 13:00-17:00\"");
    assert_eq!(list(&["09:00-12:00", "11:00-17:00"]).hint, TIMES);
    assert_eq!(spans_of(&RawTimes::Other).unwrap_err().message, "these are not times in quotes");
}
