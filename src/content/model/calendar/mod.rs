//! Whether an office answers at a moment: by its own hours where they are known, by the calendar's where
//! they are not.
//!
//! It decides which of two numbers comes first, or that both come together, and nothing else: both are
//! always shown, because an office may close early and a holiday can be proclaimed.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::{Date as Day, DateTime};

use super::next_check::CheckInFile;
use crate::schema::At::Key;
use crate::schema::{Check, table};
use crate::values::{
    AskedMoment, Checked, Date, DaysOfYear, Hours, Months, Nation, OpeningTimes, Week,
};

table! {
    /// When offices can be expected to answer.
    pub struct Calendar {
        /// When an office is open whose own hours are not known.
        open: one Week,
        /// When either it or the duty team answers.
        between: one Week,
        /// When, of those two, the office comes first.
        office_first: one Week,
        /// The days of each year, and their hours, in which such an office is between where it would be
        /// open on another day.
        quiet_days: one DaysOfYear,
        /// The days on which offices are shut.
        bank_holidays: one BankHolidays,
    }
}

table! {
    /// The bank holidays of each nation. See <https://www.gov.uk/bank-holidays>.
    pub struct BankHolidays checked by is_kept_and_checked_as_it_may_be {
        /// The last day that the lists cover.
        until: one Date,
        /// Those of England.
        england: one HolidaysOfNation,
        /// Those of Wales.
        wales: one HolidaysOfNation,
        /// Those of Scotland.
        scotland: one HolidaysOfNation,
        /// Those of Northern Ireland.
        northern_ireland: one HolidaysOfNation,
        /// When and how the lists were last compared with their source.
        checked: one Checked,
    }
}

table! {
    /// The bank holidays of one nation.
    pub struct HolidaysOfNation {
        /// The days.
        days: some Date,
        /// Days at a weekend on which offices are shut all the same, though the bank holiday is another
        /// day.
        also_shut: any Date,
        /// The nation whose days some offices keep instead, where each office chooses its own.
        may_keep_those_of: maybe Nation,
    }
}

/// Returns whether no nation's list is wrong about whose days it may keep, and the next check is in reach.
fn is_kept_and_checked_as_it_may_be(
    made: &BankHolidays,
    _place: &Range<usize>,
    check: &mut Check,
) -> bool {
    let table = [Key("bank-holidays"), Key("checked")];
    let (checked, every) = (&made.checked, BankHolidays::CHECK_EVERY);
    let of_lists = CheckInFile { checked, table: &table, every, has_check_every: false };
    let in_reach = of_lists.next_is_in_reach(check);
    no_nation_keeps_its_own(made, check) && in_reach
}

/// Ensures that a nation whose offices may keep other days keeps those of another nation: with its own, no office
/// would ever be shut for certain, and no other nation's days would count.
fn no_nation_keeps_its_own(made: &BankHolidays, check: &mut Check) -> bool {
    let key = "may-keep-those-of";
    let own = |nation: &&Nation| made.of(**nation).may_keep_those_of == Some(**nation);
    let Some(nation) = Nation::ALL.iter().find(own).map(|nation| nation.name()) else {
        return true;
    };
    let at = check.file.place(&[Key("bank-holidays"), Key(nation), Key(key)]);
    let message = format!("the list of `{nation}` names its own nation");
    check.error(
        at,
        message,
        format!("name the nation whose days some offices keep instead, or take `{key}` out"),
    );
    false
}

/// Whether an office answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OfficeState {
    /// It can be expected to.
    Open,
    /// Either it or the duty team can.
    Between,
    /// It cannot.
    Shut,
}

/// Far more days than offices are ever shut in a row.
const DAYS_WITHOUT_OFFICES: usize = 31;

/// The quarters of an hour in a day.
const QUARTERS: i64 = 24 * 4;

impl Calendar {
    /// Returns whether an office of `nation` with these hours answers at `now`, local time.
    pub fn state(&self, hours: Option<&Hours>, nation: Nation, now: &AskedMoment) -> OfficeState {
        match hours {
            Some(Hours::Always) => OfficeState::Open,
            Some(Hours::Known(times)) => self.state_by(times, nation, now),
            Some(Hours::Check) | None => self.state_of_unknown(nation, now),
        }
    }

    /// Returns it by the office's own hours. Where it chooses its holidays, it answers for certain only if
    /// it would both on a holiday and on another day.
    fn state_by(&self, times: &OpeningTimes, nation: Nation, now: &AskedMoment) -> OfficeState {
        let holidays = &self.bank_holidays;
        let at_work = times.contain(now, |day| holidays.shut(nation, day));
        let on_holiday = times.contain(now, |day| holidays.may_shut(nation, day));
        match (at_work, on_holiday) {
            (true, true) => OfficeState::Open,
            (false, false) => OfficeState::Shut,
            _ => OfficeState::Between,
        }
    }

    fn state_of_unknown(&self, nation: Nation, now: &AskedMoment) -> OfficeState {
        let (open, between) = (self.open.contain(now), self.between.contain(now));
        let (holidays, day) = (&self.bank_holidays, now.day());
        if !open && !between || holidays.shut(nation, day) {
            OfficeState::Shut
        } else if !open || holidays.may_shut(nation, day) || self.quiet_days.contain(now) {
            OfficeState::Between
        } else {
            OfficeState::Open
        }
    }

    /// Returns whether, between, the office comes before the duty team.
    pub fn is_office_first(&self, now: &AskedMoment) -> bool {
        self.office_first.contain(now)
    }

    /// Returns ten in the morning of the next day after `day` on which offices of every nation are open.
    pub fn next_office_morning(&self, day: Day) -> Option<DateTime> {
        let mornings = day.series(1.day()).skip(1).map(|day| day.at(10, 0, 0, 0));
        let mut mornings = mornings.take(DAYS_WITHOUT_OFFICES);
        mornings.find(|moment| self.is_everywhere(OfficeState::Open, *moment))
    }

    /// Returns the first quarter of an hour of `day` in which offices of every nation are between.
    pub fn first_between(&self, day: Day) -> Option<DateTime> {
        let midnight = day.at(0, 0, 0, 0);
        let quarters =
            (0..QUARTERS).filter_map(|quarter| midnight.checked_add((quarter * 15).minutes()).ok());
        quarters.into_iter().find(|moment| self.is_everywhere(OfficeState::Between, *moment))
    }

    fn is_everywhere(&self, state: OfficeState, moment: DateTime) -> bool {
        Nation::ALL
            .iter()
            .all(|nation| self.state(None, *nation, &AskedMoment::new(moment)) == state)
    }
}

impl BankHolidays {
    /// For how long the lists are taken to be right that a person has checked.
    pub const CHECK_EVERY: Months = Months::SIX;

    /// Returns the list of a nation.
    pub const fn of(&self, nation: Nation) -> &HolidaysOfNation {
        match nation {
            Nation::England => &self.england,
            Nation::Wales => &self.wales,
            Nation::Scotland => &self.scotland,
            Nation::NorthernIreland => &self.northern_ireland,
        }
    }

    /// Returns whether every office of a nation is shut on this day.
    fn shut(&self, nation: Nation, day: Day) -> bool {
        let own = self.of(nation);
        own.may_keep_those_of.is_none() && own.has(day)
    }

    /// Returns whether offices of a nation may be shut on this day.
    fn may_shut(&self, nation: Nation, day: Day) -> bool {
        let own = self.of(nation);
        own.has(day) || own.may_keep_those_of.is_some_and(|other| self.of(other).has(day))
    }
}

impl HolidaysOfNation {
    fn has(&self, day: Day) -> bool {
        self.days.iter().chain(&self.also_shut).any(|holiday| holiday.civil() == day)
    }
}

#[cfg(test)]
mod tests;
