//! When offices answer, reckoned slowly: minute by minute, from pairs of minutes, with a clock of our own.
//!
//! Nothing here is taken from the program but the names of what it says. British Summer Time begins on the last Sunday of
//! March and ends on the last of October, both at one in the morning of UTC.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Weekday, date};
use signpost::content::OfficeState;
use signpost::values::Nation;

use crate::tables::{DAY, MadeCalendar, MadeHolidays, MadeHours, MadeWeek, Times};

/// A minute of UTC, and what the clocks of the United Kingdom show in it.
#[derive(Debug, Clone, Copy)]
pub struct Minute {
    /// In UTC.
    pub utc: DateTime,
    /// On a clock there.
    pub shown: DateTime,
}

impl Minute {
    /// Returns the minutes from the beginning of this one on.
    pub fn walk(from: DateTime, minutes: i64) -> impl Iterator<Item = Self> {
        (0..minutes).map(move |nth| Self::of(from + nth.minutes()))
    }

    fn of(utc: DateTime) -> Self {
        let changes = |month| last_sunday(utc.year(), month).at(1, 0, 0, 0);
        let is_summer = changes(3) <= utc && utc < changes(10);
        let shown = if is_summer { utc + 1.hour() } else { utc };
        Self { utc, shown }
    }

    /// Returns the day that the clocks show.
    pub fn day(self) -> Date {
        self.shown.date()
    }

    /// Returns the minute of that day.
    fn minute(self) -> u16 {
        let (hour, minute) = (self.shown.hour().unsigned_abs(), self.shown.minute().unsigned_abs());
        u16::from(hour) * 60 + u16::from(minute)
    }
}

/// Returns the last Sunday of a month of 31 days.
fn last_sunday(year: i16, month: i8) -> Date {
    let mut day = date(year, month, 31);
    while day.weekday() != Weekday::Sunday {
        day -= 1.day();
    }
    day
}

/// Returns whether a minute is in the times of its day, or in those of the day before that run over midnight.
fn is_in(now: Minute, today: &Times, before: &Times) -> bool {
    let minute = now.minute();
    let of_today = |(from, to): &(u16, u16)| *from <= minute && (minute < *to || to < from);
    let of_before = |(from, to): &(u16, u16)| to < from && minute < *to;
    today.0.iter().any(of_today) || before.0.iter().any(of_before)
}

fn day_before(now: Minute) -> Date {
    now.day() - 1.day()
}

impl MadeWeek {
    /// Returns whether a minute is in them.
    pub fn has(&self, now: Minute) -> bool {
        is_in(now, self.of(now.day()), self.of(day_before(now)))
    }
}

impl MadeHours {
    /// Returns whether a minute is in them, where `is_holiday` says which days are bank holidays.
    fn have(&self, now: Minute, is_holiday: impl Fn(Date) -> bool) -> bool {
        let of = |day| if is_holiday(day) { &self.holidays } else { self.week.of(day) };
        is_in(now, of(now.day()), of(day_before(now)))
    }
}

impl MadeHolidays {
    fn has(&self, day: Date) -> bool {
        self.days.contains(&day) || self.also_shut.contains(&day)
    }
}

impl MadeCalendar {
    fn list(&self, nation: Nation) -> &MadeHolidays {
        let place = Nation::ALL.iter().position(|one| *one == nation);
        &self.holidays[place.expect("it is one of the four")]
    }

    /// Returns whether every office of a nation is shut on a day.
    fn is_holiday(&self, nation: Nation, day: Date) -> bool {
        let list = self.list(nation);
        list.may_keep_those_of.is_none() && list.has(day)
    }

    /// Returns whether some offices of a nation may be shut on a day.
    fn may_be_holiday(&self, nation: Nation, day: Date) -> bool {
        let list = self.list(nation);
        list.has(day) || list.may_keep_those_of.is_some_and(|other| self.list(other).has(day))
    }

    fn is_quiet(&self, now: Minute) -> bool {
        let none = Times::default();
        let of = |day: Date| {
            let found = self
                .quiet
                .iter()
                .find(|(quiet, _)| (quiet.month(), quiet.day()) == (day.month(), day.day()));
            found.map_or(&none, |(_, times)| times)
        };
        is_in(now, of(now.day()), of(day_before(now)))
    }

    /// Returns whether an office of a nation answers whose hours are not known.
    pub fn state(&self, nation: Nation, now: Minute) -> OfficeState {
        let (open, between) = (self.open.has(now), self.between.has(now));
        if self.is_holiday(nation, now.day()) || (!open && !between) {
            OfficeState::Shut
        } else if open && !self.may_be_holiday(nation, now.day()) && !self.is_quiet(now) {
            OfficeState::Open
        } else {
            OfficeState::Between
        }
    }

    /// Returns whether an office of a nation answers that has these hours.
    pub fn state_by(&self, hours: &MadeHours, nation: Nation, now: Minute) -> OfficeState {
        let at_work = hours.have(now, |day| self.is_holiday(nation, day));
        let on_holiday = hours.have(now, |day| self.may_be_holiday(nation, day));
        match (at_work, on_holiday) {
            (true, true) => OfficeState::Open,
            (false, false) => OfficeState::Shut,
            _ => OfficeState::Between,
        }
    }

    /// Returns whether offices of every nation are in this state.
    pub fn is_everywhere(&self, state: OfficeState, now: Minute) -> bool {
        Nation::ALL.iter().all(|nation| self.state(*nation, now) == state)
    }
}

/// Returns whether something begins or ends at that minute of a day: of the times of that day, of those of the day before
/// that run over midnight, or the day itself.
pub fn is_edge(minute: u16, today: &[&Times], before: &[&Times]) -> bool {
    let of_today = |(from, to): &(u16, u16)| *from == minute || *to == minute;
    let of_before = |(from, to): &(u16, u16)| to < from && *to == minute;
    [0, DAY].contains(&minute)
        || today.iter().any(|times| times.0.iter().any(of_today))
        || before.iter().any(|times| times.0.iter().any(of_before))
}
