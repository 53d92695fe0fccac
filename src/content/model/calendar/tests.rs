//! The shipped calendar, asked at the edges of each of its hours and days.
//!
//! What the whole program says at each of them is in `tests/it/ladder/`, for three years of moments.

use std::sync::{Arc, LazyLock};

use jiff::civil::date;

use super::OfficeState::{Between, Open, Shut};
use super::*;
use crate::content::{calendar_alone, service_alone};
use crate::schema::{Problems, SourceFile};

const TEXT: &str = include_str!("../../../../content/calendar.toml");

static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| read(TEXT).unwrap());

fn read(text: &str) -> Result<Calendar, Problems> {
    calendar_alone(&Arc::new(SourceFile::new("calendar.toml".to_owned(), text.to_owned())))
}

/// Returns the state of an office whose hours are not known.
fn unknown(nation: Nation, now: DateTime) -> OfficeState {
    let state = CALENDAR.state(None, nation, &AskedMoment::new(now));
    assert_eq!(state, CALENDAR.state(Some(&Hours::Check), nation, &AskedMoment::new(now)));
    state
}

#[test]
fn an_office_of_unknown_hours_is_between_round_the_edges_of_a_working_day() {
    let thursday = date(2026, 11, 26);
    for (hour, minute, state) in [
        (7, 59, Shut),
        (8, 0, Between),
        (8, 59, Between),
        (9, 0, Open),
        (16, 29, Open),
        (16, 30, Between),
        (17, 29, Between),
        (17, 30, Shut),
    ] {
        let now = thursday.at(hour, minute, 0, 0);
        assert_eq!(unknown(Nation::England, now), state, "{now}");
    }
    assert_eq!(unknown(Nation::England, date(2026, 11, 28).at(12, 0, 0, 0)), Shut, "a Saturday");
}

#[test]
fn each_nation_is_shut_on_its_own_bank_holidays() {
    use Nation::{England, NorthernIreland, Scotland, Wales};
    let at_noon = |month, day| {
        let now = date(2027, month, day).at(12, 0, 0, 0);
        [England, Wales, Scotland, NorthernIreland].map(|nation| unknown(nation, now))
    };
    assert_eq!(at_noon(3, 17), [Open, Open, Open, Shut], "St Patrick's Day");
    assert_eq!(at_noon(3, 29), [Shut, Shut, Between, Shut], "Easter Monday, which some Scots keep");
    assert_eq!(at_noon(11, 30), [Open, Open, Between, Open], "St Andrew's Day");
    assert_eq!(at_noon(8, 30), [Shut, Shut, Between, Shut]);
    assert_eq!(at_noon(12, 29), [Between; 4], "a quiet day");
    assert_eq!(at_noon(12, 24), [Between; 4], "from noon");
    assert_eq!(unknown(England, date(2026, 12, 24).at(11, 59, 0, 0)), Open);
    // Wales has a list of its own.
    let without = TEXT.replacen("2027-03-29, 2027-05-03", "2027-05-03", 1);
    let calendar = read(&without).unwrap();
    let easter = AskedMoment::new(date(2027, 3, 29).at(12, 0, 0, 0));
    assert_eq!([England, Wales].map(|nation| calendar.state(None, nation, &easter)), [Open, Shut]);
}

/// Returns the state of an office with these hours.
fn known(hours: &str, nation: Nation, now: DateTime) -> OfficeState {
    let text = format!(
        "name = \"Office\"\nkind = \"front-door\"\nfor = \"a child\"\nnations = [\"england\"]\n\
         [[route]]\nphone = \"01582 547653\"\nhours = {hours}\n\
         [checked]\non = 2026-11-23\nagainst = \"https://www.example.org/\"\n\
         how = \"second-hand copy\"\ngrade = \"probable\"\n\
         [checked.hours]\non = 2026-11-23\nagainst = \"https://www.example.org/\"\n\
         how = \"second-hand copy\"\ngrade = \"certain\"\n"
    );
    let office = service_alone(&Arc::new(SourceFile::new("office.toml".to_owned(), text))).unwrap();
    CALENDAR.state(office.hours(), nation, &AskedMoment::new(now))
}

#[test]
fn known_hours_decide_but_where_each_office_chooses_its_holidays() {
    let at = |nation, month, day, hour| {
        let now = date(2027, month, day).at(hour, 0, 0, 0);
        known("{ mon-sat = \"10:00-20:00\" }", nation, now)
    };
    let england = Nation::England;
    assert_eq!([9, 10, 19, 20].map(|hour| at(england, 12, 1, hour)), [Shut, Open, Open, Shut]);
    assert_eq!(at(england, 12, 29, 12), Open, "a quiet day is nothing to it");
    assert_eq!((at(england, 3, 29, 12), at(england, 12, 25, 12)), (Shut, Shut), "holidays are");
    assert_eq!([9, 10, 20].map(|hour| at(Nation::Scotland, 3, 29, hour)), [Shut, Between, Shut]);
    assert_eq!(known("\"always\"", england, date(2027, 12, 25).at(3, 0, 0, 0)), Open);
}

#[test]
fn between_the_office_comes_first_till_the_working_day_ends() {
    let first = |day, hour, minute| {
        CALENDAR.is_office_first(&AskedMoment::new(date(2026, 11, day).at(hour, minute, 0, 0)))
    };
    assert!(first(26, 8, 30) && first(26, 16, 59) && !first(26, 17, 0));
    assert!(first(27, 16, 29) && !first(27, 16, 30), "a Friday");
}

#[test]
fn the_next_office_morning_is_the_first_on_which_every_nation_works() {
    let next = |month, day| CALENDAR.next_office_morning(date(2026, month, day)).unwrap();
    assert_eq!(next(11, 25), date(2026, 11, 26).at(10, 0, 0, 0), "not the same day");
    assert_eq!(next(11, 27), date(2026, 12, 1).at(10, 0, 0, 0), "past St Andrew's Day");
    assert_eq!(next(12, 24), date(2027, 1, 5).at(10, 0, 0, 0));
    let never = TEXT.replace(
        "{ mon-thu = \"09:00-16:30\", fri = \"09:00-16:00\" }",
        "{ sun = \"01:00-02:00\" }",
    );
    assert_eq!(read(&never).unwrap().next_office_morning(date(2026, 11, 25)), None);
}

#[test]
fn the_first_quarter_between_is_found_where_there_is_one() {
    let first = |day| CALENDAR.first_between(date(2026, 11, day));
    assert_eq!(first(26), Some(date(2026, 11, 26).at(8, 0, 0, 0)));
    assert_eq!(first(28), None, "a Saturday");
    let late = TEXT.replace("08:00-09:00, 16:30-17:30", "23:45-24:00");
    let first = read(&late).unwrap().first_between(date(2026, 11, 26));
    assert_eq!(first, Some(date(2026, 11, 26).at(23, 45, 0, 0)));
}

#[test]
fn a_nation_cannot_keep_its_own_days_instead() {
    assert!(read(&TEXT.replace("\"england\"", "\"wales\"")).is_ok());
    let found = read(&TEXT.replace("\"england\"", "\"scotland\"")).unwrap_err();
    let messages: Vec<&str> = found.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(messages, ["the list of `scotland` names its own nation"]);
    assert!(found[0].hint.as_ref().unwrap().contains("may-keep-those-of"), "{found:?}");
}

#[test]
fn the_next_check_of_the_lists_has_to_be_in_reach() {
    let found =
        read(&TEXT.replace("grade   = \"certain\"", "grade = \"certain\"\nnext = 2031-01-01"));
    assert_eq!(found.unwrap_err().len(), 1);
}
