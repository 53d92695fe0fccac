//! An office whose own hours are known is open or shut by them, on bank holidays too.
//!
//! Only Scotland's offices, which choose their bank holidays, can be between.

use jiff::Span;
use jiff::civil::{Date, date};

use super::Seen::{OfficeOfBoth, Open, Shut};
use super::holidays::{YEARS, is_holiday, is_weekend};
use super::{GATEWAY, LUTON, NIGHT_SERVICE, Seen, above, add_town, contacts_of, content_with};
use crate::support::SHIPPED;
use signpost::content::OfficeState;
use signpost::values::{AskedMoment, Hours, Nation};

/// Returns what a town says whose offices have these hours.
fn town(nation: Nation, hours: &str) -> impl Fn(Date, i8) -> Seen {
    let content = content_with(|tree| add_town(tree, nation, hours));
    move |day, hour| LUTON.seen(&contacts_of(&content, "town", day.at(hour, 0, 0, 0)))
}

#[test]
fn northern_irelands_offices_switch_at_nine_and_five_on_every_working_day_of_three_years() {
    let (first, last) = (date(*YEARS.start(), 1, 1), date(*YEARS.end(), 12, 31));
    let area = "elsewhere-in-northern-ireland";
    for day in first.series(Span::new().days(1)).take_while(|day| *day <= last) {
        let works = !is_weekend(day) && !is_holiday(Nation::NorthernIreland, day);
        let seen =
            [(8, 59, 59), (9, 0, 0), (16, 59, 59), (17, 0, 0)].map(|(hour, minute, second)| {
                let now = day.at(hour, minute, second, 0);
                above(&contacts_of(&SHIPPED.content, area, now), GATEWAY, NIGHT_SERVICE)
            });
        assert_eq!(seen, [false, works, works, false], "{day}");
    }
}

#[test]
fn an_office_with_saturday_hours_is_shut_on_a_saturday_that_is_christmas() {
    let town = town(Nation::England, "{ mon-sat = \"09:00-17:00\" }");
    for (day, seen) in [
        (date(2026, 12, 19), Open),
        (date(2026, 12, 26), Shut),
        (date(2027, 12, 25), Shut),
        (date(2026, 12, 31), Open),
    ] {
        assert_eq!(town(day, 12), seen, "{day}");
    }
}

#[test]
fn in_scotland_an_office_of_known_hours_is_between_within_them_on_a_day_of_either_list() {
    let town = town(Nation::Scotland, "{ mon-sat = \"10:00-20:00\" }");
    for day in [date(2026, 11, 30), date(2027, 3, 29), date(2027, 1, 2)] {
        let seen = [9, 10, 16, 20].map(|hour| town(day, hour));
        assert_eq!(seen, [Shut, OfficeOfBoth, OfficeOfBoth, Shut], "{day}");
    }
    assert_eq!(town(date(2026, 12, 1), 16), Open);
    assert_eq!(town(date(2026, 12, 29), 16), Open, "known hours decide on a quiet day");
}

#[test]
fn an_office_that_works_over_midnight_is_open_on_both_sides_of_it() {
    let town = town(Nation::Wales, "{ mon-fri = \"17:00-09:00\" }");
    let friday = date(2026, 11, 27);
    let saturday = friday.tomorrow().unwrap();
    assert_eq!([16, 17, 23].map(|hour| town(friday, hour)), [Shut, Open, Open]);
    assert_eq!([0, 8, 9].map(|hour| town(saturday, hour)), [Open, Open, Shut]);
}

#[test]
fn an_office_with_a_lunch_break_is_shut_in_it() {
    let town = town(Nation::England, "{ mon-fri = \"09:00-12:00, 13:00-17:00\" }");
    let tuesday = date(2026, 12, 1);
    let seen = [8, 9, 11, 12, 13, 16, 17].map(|hour| town(tuesday, hour));
    assert_eq!(seen, [Shut, Open, Open, Shut, Open, Open, Shut]);
}

#[test]
fn an_office_that_is_open_all_day_is_open_at_each_hour_and_shut_on_a_bank_holiday() {
    let town = town(Nation::Wales, "{ mon-sun = \"00:00-24:00\" }");
    let days = [date(2026, 11, 28), date(2026, 11, 29), date(2026, 11, 30)];
    for day in days {
        assert_eq!([0, 8, 12, 17, 23].map(|hour| town(day, hour)), [Open; 5], "{day}");
    }
    let christmas = date(2026, 12, 25);
    assert_eq!([0, 12, 23].map(|hour| town(christmas, hour)), [Shut; 3]);
}

#[test]
fn days_over_the_end_of_the_week_are_those_from_the_first_to_the_last() {
    let town = town(Nation::Wales, "{ sun-thu = \"09:00-12:00, 13:00-24:00\" }");
    let sunday = date(2026, 11, 29);
    let week = [0, 1, 2, 3, 4, 5, 6].map(|days| sunday + Span::new().days(days));
    let seen = |hour| week.map(|day| town(day, hour));
    let days = [Open, Open, Open, Open, Open, Shut, Shut];
    assert_eq!((seen(10), seen(12), seen(23)), (days, [Shut; 7], days));
}

/// Returns whether Northern Ireland's night service is open.
fn night_service(day: Date, hour: i8) -> OfficeState {
    let services = SHIPPED.content.services.iter();
    let mut services = services.filter(|(id, _)| id.to_string() == "resws");
    let hours: Option<&Hours> = services.next().unwrap().1.hours();
    let now = day.at(hour, 0, 0, 0);
    SHIPPED.content.calendar.state(hours, Nation::NorthernIreland, &AskedMoment::new(now))
}

#[test]
fn the_night_service_is_open_from_five_to_nine_and_all_day_at_weekends_and_on_bank_holidays() {
    let (monday, sunday, boyne) = (date(2026, 11, 23), date(2026, 11, 22), date(2026, 7, 13));
    let at = |day| [0, 8, 9, 12, 16, 17, 23].map(|hour| night_service(day, hour));
    let (open, shut) = (OfficeState::Open, OfficeState::Shut);
    assert_eq!(at(monday), [open, open, shut, shut, shut, open, open]);
    assert_eq!(at(sunday), [open; 7]);
    assert_eq!(at(boyne), [open; 7]);
}
