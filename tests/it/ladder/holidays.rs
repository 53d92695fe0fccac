//! The bank holidays of each nation, reckoned by rule: from Easter, from days of the week, and from the
//! day in whose place another one comes at a weekend.
//!
//! `switches` holds the answers against these, and the tests here hold the calendar's lists against them.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday, date};
use jiff::{Span, ToSpan};

use crate::support::SHIPPED;
use signpost::values::Nation;

/// The years that the calendar covers.
pub(super) const YEARS: std::ops::RangeInclusive<i16> = 2026..=2028;

/// Returns whether offices of a nation are shut on a day, by its own list.
pub(super) fn is_holiday(nation: Nation, day: Date) -> bool {
    let fixed = fixed(nation).iter().any(|(month, on)| (day.month(), day.day()) == (*month, *on));
    fixed || of_year(nation, day.year()).contains(&day)
}

/// The holidays of a nation that have a day of the year, on which offices are shut at a weekend too.
fn fixed(nation: Nation) -> &'static [(i8, i8)] {
    match nation {
        Nation::Scotland => &[(1, 1), (1, 2), (12, 25), (12, 26)],
        _ => &[(1, 1), (12, 25), (12, 26)],
    }
}

/// Returns the bank holidays of a nation in a year.
fn of_year(nation: Nation, year: i16) -> BTreeSet<Date> {
    let easter = easter(year);
    let good_friday = after(easter, -2);
    let may = [first_monday(year, 5), last_monday(year, 5)];
    let mut days: BTreeSet<Date> = may.into_iter().chain([good_friday]).collect();
    for (month, day) in fixed(nation) {
        observe(&mut days, date(year, *month, *day));
    }
    match nation {
        Nation::Scotland => {
            days.insert(first_monday(year, 8));
            observe(&mut days, date(year, 11, 30));
            // For the World Cup, once.
            days.extend((year == 2026).then(|| date(2026, 6, 15)));
        }
        _ => days.extend([after(easter, 1), last_monday(year, 8)]),
    }
    if nation == Nation::NorthernIreland {
        observe(&mut days, date(year, 3, 17));
        observe(&mut days, date(year, 7, 12));
    }
    days
}

/// Adds a holiday, or the next working day in its place.
fn observe(days: &mut BTreeSet<Date>, day: Date) {
    let mut day = day;
    while is_weekend(day) || days.contains(&day) {
        day = after(day, 1);
    }
    days.insert(day);
}

pub(super) fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn after(day: Date, days: i64) -> Date {
    day.checked_add(Span::new().days(days)).unwrap()
}

fn first_monday(year: i16, month: i8) -> Date {
    date(year, month, 1).nth_weekday_of_month(1, Weekday::Monday).unwrap()
}

fn last_monday(year: i16, month: i8) -> Date {
    date(year, month, 1).nth_weekday_of_month(-1, Weekday::Monday).unwrap()
}

/// Returns Easter Sunday by the anonymous Gregorian algorithm.
/// See <https://en.wikipedia.org/wiki/Date_of_Easter>.
fn easter(year: i16) -> Date {
    let year = i32::from(year);
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    let narrow = |number: i32| i8::try_from(number).unwrap();
    date(i16::try_from(year).unwrap(), narrow(month), narrow(day))
}

#[test]
fn easter_is_on_the_days_that_gov_uk_gives() {
    for (year, sunday) in [(2026, date(2026, 4, 5)), (2027, date(2027, 3, 28))] {
        assert_eq!(easter(year), sunday);
    }
    assert_eq!(easter(2028), date(2028, 4, 16));
}

#[test]
fn the_calendar_has_every_bank_holiday_of_each_nation_and_no_other_day() {
    let calendar = &SHIPPED.content.calendar.bank_holidays;
    for nation in Nation::ALL {
        let listed: Vec<Date> = calendar.of(*nation).days.iter().map(|day| day.civil()).collect();
        let reckoned: Vec<Date> = YEARS.flat_map(|year| of_year(*nation, year)).collect();
        assert_eq!(listed, reckoned, "{nation:?}");
    }
    assert_eq!(calendar.until.civil(), date(2028, 12, 31));
}

#[test]
fn a_day_of_the_year_at_a_weekend_is_shut_though_another_day_is_the_bank_holiday() {
    let calendar = &SHIPPED.content.calendar.bank_holidays;
    for nation in Nation::ALL {
        let days = YEARS.flat_map(|year| {
            fixed(*nation).iter().map(move |(month, day)| date(year, *month, *day))
        });
        let shut: BTreeSet<Date> = days.filter(|day| is_weekend(*day)).collect();
        let listed = calendar.of(*nation).also_shut.iter().map(|day| day.civil());
        assert_eq!(listed.collect::<BTreeSet<_>>(), shut, "{nation:?}");
    }
}

#[test]
fn only_scotlands_offices_choose_and_between_its_own_days_and_englands() {
    let calendar = &SHIPPED.content.calendar.bank_holidays;
    let chosen = Nation::ALL.iter().map(|nation| calendar.of(*nation).may_keep_those_of);
    let expected = Nation::ALL.iter().map(|nation| match nation {
        Nation::Scotland => Some(Nation::England),
        _ => None,
    });
    assert!(chosen.eq(expected));
}

#[test]
fn the_boyne_of_2026_and_the_new_year_of_2028_have_the_days_that_gov_uk_gives() {
    let northern_ireland = |day| is_holiday(Nation::NorthernIreland, day);
    assert!(northern_ireland(date(2026, 7, 13)) && !northern_ireland(date(2026, 7, 14)));
    let scotland = |day: Date| is_holiday(Nation::Scotland, day);
    assert!(scotland(date(2028, 1, 3)) && scotland(date(2028, 1, 4)));
    assert!(!scotland(date(2028, 1, 4).checked_add(1.day()).unwrap()));
}
