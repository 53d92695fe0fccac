//! Every switch of three years, in each nation, for an office whose own hours are not known: the last
//! second before it and the first one after it.
//!
//! The states of each day are written down here by minute, apart from the calendar.

use jiff::civil::{Date, DateTime, Weekday, date};
use jiff::{Span, Timestamp};

use super::Seen::{OfficeOfBoth, Open, Shut, TeamOfBoth};
use super::holidays::{YEARS, is_holiday, is_weekend};
use super::{DUTY_TEAM, LADO, LUTON, Pair, Seen, add_town, contacts, contacts_of, content_with};
use signpost::clock::local;
use signpost::values::Nation;

/// From a minute of the day on, what is seen.
type Switches = Vec<(i16, Seen)>;

/// Returns the minute of the day.
const fn clock(hour: i16, minute: i16) -> i16 {
    hour * 60 + minute
}

const OPENS: i16 = clock(9, 0);
const BETWEEN: [i16; 2] = [clock(8, 0), clock(17, 30)];

/// Returns what is to be seen on a day.
fn switches(nation: Nation, day: Date) -> Switches {
    let is_of_either = is_holiday(nation, day) || is_holiday(Nation::England, day);
    let is_shut = nation != Nation::Scotland && is_holiday(nation, day);
    if is_weekend(day) || is_shut {
        return vec![(0, Shut)];
    }
    let (closes, turns) = match day.weekday() {
        Weekday::Friday => (clock(16, 0), clock(16, 30)),
        _ => (clock(16, 30), clock(17, 0)),
    };
    let [starts, ends] = BETWEEN;
    let early = vec![(0, Shut), (starts, OfficeOfBoth)];
    let late = vec![(turns, TeamOfBoth), (ends, Shut)];
    let is_quiet = (day.month(), day.day()) > (12, 26);
    let middle = match (day.month(), day.day()) {
        _ if is_quiet || (nation == Nation::Scotland && is_of_either) => vec![],
        (12, 24) => vec![(OPENS, Open), (clock(12, 0), OfficeOfBoth)],
        _ => vec![(OPENS, Open), (closes, OfficeOfBoth)],
    };
    [early, middle, late].concat()
}

/// Asserts what is seen at each switch of every day of three years, and returns how many there were.
#[track_caller]
fn assert_switches(nation: Nation, seen: impl Fn(DateTime) -> Seen) -> usize {
    let (first, last) = (date(*YEARS.start(), 1, 1), date(*YEARS.end(), 12, 31));
    let days = first.series(Span::new().days(1)).take_while(|day| *day <= last);
    let mut count = 0;
    for day in days {
        let switches = switches(nation, day);
        let at = |minute: i16, seconds: i64| {
            let seconds = i64::from(minute) * 60 + seconds;
            let clock = day.at(0, 0, 0, 0).checked_add(Span::new().seconds(seconds)).unwrap();
            let now = local(in_utc(clock));
            assert_eq!(now, clock);
            now
        };
        for (place, (minute, then)) in switches.iter().enumerate() {
            assert_eq!(seen(at(*minute, 0)), *then, "{nation:?} {}", at(*minute, 0));
            let until = switches.get(place + 1).map_or(24 * 60, |next| next.0);
            assert_eq!(seen(at(until, -1)), *then, "{nation:?} {}", at(until, -1));
        }
        count += switches.len() - 1;
    }
    count
}

/// Returns the instant at which the clocks show `clock`: summer time is from the last Sunday of
/// March to the last Sunday of October, both at one in the morning by UTC.
fn in_utc(clock: DateTime) -> Timestamp {
    let from = last_sunday(clock.year(), 3).at(2, 0, 0, 0);
    let until = last_sunday(clock.year(), 10).at(2, 0, 0, 0);
    let hours = i64::from(clock >= from && clock < until);
    let utc = clock.checked_sub(Span::new().hours(hours)).unwrap();
    format!("{utc}Z").parse().unwrap()
}

fn last_sunday(year: i16, month: i8) -> Date {
    date(year, month, 1).nth_weekday_of_month(-1, Weekday::Sunday).unwrap()
}

/// Asserts it of a town of a nation.
#[track_caller]
fn assert_switches_of_a_town(nation: Nation) -> usize {
    let content = content_with(|tree| add_town(tree, nation, "\"check\""));
    assert_switches(nation, |now| LUTON.seen(&contacts_of(&content, "town", now)))
}

#[test]
fn every_switch_of_three_years_in_england() {
    // 24 holidays in 782 weekdays; of the 758 days left the 9 from 27 to 31 December have three switches,
    // the others five.
    let quiet = 9;
    assert_eq!(assert_switches_of_a_town(Nation::England), (758 - quiet) * 5 + quiet * 3);
}

#[test]
fn every_switch_of_three_years_in_wales() {
    assert_switches_of_a_town(Nation::Wales);
}

#[test]
fn every_switch_of_three_years_in_scotland() {
    assert_switches_of_a_town(Nation::Scotland);
}

#[test]
fn every_switch_of_three_years_in_northern_ireland() {
    assert_switches_of_a_town(Nation::NorthernIreland);
}

#[test]
fn the_lado_switches_when_the_front_door_does() {
    let either =
        "The LADO or the duty team answers now. No answer? Call the other. Then 101, or 999.";
    let lado = Pair { office: LADO, team: DUTY_TEAM, either };
    let content = content_with(|_| {});
    assert_switches(Nation::England, |now| {
        let text = contacts_of(&content, "luton", now);
        let (children, adults) = text.split_once("About an adult").unwrap();
        assert!(adults.contains("Your lead tells the LADO"), "{adults}");
        let seen = LUTON.seen(children);
        // While the LADO is open, nothing sends to the duty team.
        if adults.contains(DUTY_TEAM) {
            assert_eq!(lado.seen_of_lado(adults), seen);
        } else {
            assert_eq!(seen, Open);
        }
        seen
    });
}

impl Pair {
    /// Returns which of the LADO and the duty team a text sends to, where both are in it.
    #[track_caller]
    fn seen_of_lado(&self, text: &str) -> Seen {
        let is_shut = text.contains("The office for this may be shut now.");
        match (super::above(text, self.office, self.team), text.contains(self.either)) {
            (true, true) => OfficeOfBoth,
            (false, true) => TeamOfBoth,
            (first, false) => {
                assert!(is_shut && !first, "{text}");
                Shut
            }
        }
    }
}

#[test]
fn the_clock_on_the_wall_decides_in_summer_and_in_winter() {
    for (instant, then, why) in [
        ("2026-11-23T08:59:59Z", OfficeOfBoth, "a second before the office opens"),
        ("2026-11-23T09:00:00Z", Open, "the office opens"),
        ("2026-11-24T00:00:00Z", Shut, "midnight"),
        ("2027-03-30T07:59:59Z", OfficeOfBoth, "a second before it opens, in summer time"),
        ("2027-03-30T08:00:00Z", Open, "it opens an hour earlier by UTC"),
        ("2027-03-30T16:30:00Z", Shut, "and shuts an hour earlier"),
        ("2026-10-26T08:30:00Z", OfficeOfBoth, "the Monday after the clocks went back"),
        ("2026-10-23T08:30:00Z", Open, "the Friday before the clocks went back"),
    ] {
        let now = local(instant.parse::<Timestamp>().unwrap());
        let text = contacts("luton", now);
        let (children, _) = text.split_once("About an adult").unwrap();
        assert_eq!(LUTON.seen(children), then, "{why}: {instant}");
    }
}
