//! What a table of hours means at a moment, on a bank holiday too; how it is written again; and what
//! makes no sense.
//!
//! The test of reading it as a whole is in `content_problems`, with the hint that an editor sees.

use jiff::civil::{date, datetime};

use super::*;

fn times(rows: &[(&str, &str)]) -> Option<OpeningTimes> {
    OpeningTimes::parse(raw::RawTable::of(rows).rows(), 0..0).ok()
}

/// A bank holiday on a Monday.
const HOLIDAY: Date = date(2026, 5, 25);

fn open_at(times: &OpeningTimes, moment: jiff::civil::DateTime) -> bool {
    times.contain(&AskedMoment::new(moment), |day| day == HOLIDAY)
}

#[test]
fn the_opening_minute_is_open_and_the_closing_minute_is_shut() {
    let weekdays = times(&[("mon-fri", "08:30-17:30")]).unwrap();
    let monday = |hour, minute, second| datetime(2026, 11, 23, hour, minute, second, 0);
    assert!(!open_at(&weekdays, monday(8, 29, 59)));
    assert!(open_at(&weekdays, monday(8, 30, 0)));
    assert!(open_at(&weekdays, monday(17, 29, 59)));
    assert!(!open_at(&weekdays, monday(17, 30, 0)));
    assert!(!open_at(&weekdays, datetime(2026, 11, 22, 12, 0, 0, 0)));
}

#[test]
fn two_times_a_day_are_shut_in_between() {
    let split = times(&[("mon-fri", "09:00-12:00, 13:00-17:00")]).unwrap();
    let at = |hour| open_at(&split, datetime(2026, 11, 23, hour, 0, 0, 0));
    assert_eq!([8, 9, 11, 12, 13, 16, 17].map(at), [false, true, true, false, true, true, false]);
}

#[test]
fn a_time_that_ends_before_it_starts_runs_into_the_next_day() {
    let nights = times(&[("fri", "17:00-09:00")]).unwrap();
    let friday = date(2026, 11, 27);
    let saturday = friday.tomorrow().unwrap();
    assert!(!open_at(&nights, friday.at(8, 0, 0, 0)), "Thursday has no night");
    assert!(!open_at(&nights, friday.at(16, 59, 0, 0)));
    assert!(open_at(&nights, friday.at(17, 0, 0, 0)));
    assert!(open_at(&nights, saturday.at(8, 59, 59, 0)));
    assert!(!open_at(&nights, saturday.at(9, 0, 0, 0)));
    assert!(!open_at(&nights, saturday.at(17, 0, 0, 0)));
}

#[test]
fn the_last_night_of_the_week_runs_into_the_first_day_of_the_next() {
    let nights = times(&[("sun", "17:00-09:00")]).unwrap();
    assert!(open_at(&nights, date(2026, 11, 30).at(8, 59, 0, 0)));
    assert!(!open_at(&nights, date(2026, 11, 30).at(9, 0, 0, 0)));
}

#[test]
fn a_day_can_run_to_its_end() {
    let evening = times(&[("sat", "18:00-24:00")]).unwrap();
    assert!(open_at(&evening, date(2026, 11, 28).at(23, 59, 59, 0)));
    assert!(!open_at(&evening, date(2026, 11, 29).at(0, 0, 0, 0)));
}

#[test]
fn a_bank_holiday_has_its_own_times_and_else_none() {
    let office = times(&[("mon-fri", "09:00-17:00")]).unwrap();
    assert!(!open_at(&office, HOLIDAY.at(12, 0, 0, 0)));
    let rows = [("mon-fri", "17:00-09:00"), ("bank-holidays", "00:00-24:00")];
    let night = times(&rows).unwrap();
    assert!(open_at(&night, HOLIDAY.at(12, 0, 0, 0)));
    assert!(!open_at(&night, date(2026, 6, 1).at(12, 0, 0, 0)));
    assert!(!open_at(&night, date(2026, 5, 26).at(8, 0, 0, 0)), "the holiday had no such night");
}

#[test]
fn a_night_that_starts_before_a_bank_holiday_runs_into_it() {
    let nights = times(&[("sun", "22:00-06:00")]).unwrap();
    assert!(open_at(&nights, HOLIDAY.at(5, 59, 0, 0)));
    assert!(!open_at(&nights, HOLIDAY.at(6, 0, 0, 0)));
}

#[test]
fn times_are_written_as_a_table_has_them() {
    let rows = [("sat", "09:00-13:00"), ("mon-thu", "08:30-17:30"), ("fri", "08:30-17:00")];
    let written = times(&rows).unwrap().to_string();
    assert_eq!(written, "mon-thu 08:30-17:30, fri 08:30-17:00, sat 09:00-13:00");
    let rows = [
        ("mon-fri", "17:00-24:00, 00:00-09:00"),
        ("sat-sun", "00:00-24:00"),
        ("bank-holidays", "00:00-24:00"),
    ];
    let written = times(&rows).unwrap().to_string();
    let expected =
        "mon-fri 00:00-09:00, 17:00-24:00, sat-sun 00:00-24:00, bank-holidays 00:00-24:00";
    assert_eq!(written, expected);
}

/// Returns the rows that written times have.
fn rows_of(written: &str) -> Vec<(String, String)> {
    let mut rows: Vec<(String, String)> = Vec::new();
    for piece in written.split(", ") {
        match (piece.split_once(' '), rows.last_mut()) {
            (Some((days, span)), _) => rows.push((days.to_owned(), span.to_owned())),
            (None, Some((_, spans))) => *spans += &format!(", {piece}"),
            (None, None) => panic!("{written} starts without a day"),
        }
    }
    rows
}

#[test]
fn what_is_written_is_read_as_the_same_times() {
    for rows in [
        &[("mon-fri", "08:30-17:30")][..],
        &[("mon", "17:00-09:00"), ("wed-sun", "09:00-12:00, 13:00-24:00")],
        &[("mon-fri", "09:00-12:00"), ("fri", "13:00-17:00"), ("bank-holidays", "22:00-06:00")],
        &[("sat-sun", "00:00-24:00"), ("bank-holidays", "00:00-12:00, 20:00-24:00")],
        &[("tue", "22:00-00:00")],
        &[("sun-thu", "09:00-12:00, 13:00-24:00")],
    ] {
        let once = times(rows).unwrap();
        let again = rows_of(&once.to_string());
        let again: Vec<_> = again.iter().map(|(days, row)| (&**days, &**row)).collect();
        assert_eq!(times(&again), Some(once), "{rows:?}");
    }
}

#[test]
fn days_and_times_that_make_no_sense_are_refused() {
    for wrong in [
        ("someday", "09:00-17:00"),
        ("mon", "9-5"),
        ("mon", "+9:00-17:00"),
        ("mon", ""),
        ("mon", "09:00-17:00,"),
        ("mon", "17:00-17:00"),
        ("mon", "00:00-00:00"),
        ("mon", "25:00-26:00"),
        ("mon", "24:00-09:00"),
        ("mon", "12:00-24:30"),
        ("mon", "09:00-17:60"),
        ("mon", "09:00-12:00, 11:00-17:00"),
        ("mon", "17:00-09:00, 20:00-21:00"),
        ("bank-holidays", "09:00-17:00"),
    ] {
        assert_eq!(times(&[wrong]), None, "{wrong:?}");
    }
    assert_eq!(times(&[]), None);
    assert_eq!(times(&[("mon-fri", "09:00-17:00"), ("fri", "09:00-16:00")]), None);
    assert_eq!(times(&[("mon", "09:00-17:00"), ("bank-holidays", "open")]), None);
}
