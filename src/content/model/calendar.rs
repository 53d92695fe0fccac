//! Office hours where an office's own are not known, and the days on which offices are shut.
//!
//! It decides which of two numbers stands first and nothing else: both are always shown, because
//! an office may close early and a holiday can be proclaimed.

use jiff::ToSpan;
use jiff::civil::DateTime;

use crate::content::table::table;
use crate::content::values::{Checked, Date, OpeningTimes};

table! {
    /// When offices can be expected to answer.
    pub struct Calendar as written RawCalendar {
        /// Office hours where an office's own are not known.
        office_hours: one OpeningTimes,
        /// The days on which offices are shut.
        bank_holidays: one BankHolidays,
    }
}

table! {
    /// The bank holidays of England and Wales. See <https://www.gov.uk/bank-holidays>.
    pub struct BankHolidays as written RawBankHolidays {
        /// The last day that the list covers.
        until: one Date,
        /// The days.
        days: some Date,
        /// Days at a weekend on which offices are shut all the same, though another day stands for
        /// them.
        also_shut: any Date,
        /// When and how the list was last held against its source.
        checked: one Checked,
    }
}

/// Far more days than offices are ever shut in a row.
const DAYS_WITHOUT_OFFICES: usize = 31;

impl Calendar {
    /// Returns whether offices can be expected to answer at `moment`, local time.
    pub fn is_office_time(&self, moment: DateTime) -> bool {
        !self.is_shut(moment.date()) && self.office_hours.contain(moment)
    }

    /// Returns ten in the morning of the next day behind `day` on which offices can be expected to answer.
    pub fn next_office_morning(&self, day: jiff::civil::Date) -> Option<DateTime> {
        let morning = |day: jiff::civil::Date| day.at(10, 0, 0, 0);
        let days = day.series(1.day()).skip(1).take(DAYS_WITHOUT_OFFICES).map(morning);
        days.into_iter().find(|moment| self.is_office_time(*moment))
    }

    /// Returns whether offices are shut all day.
    pub fn is_shut(&self, day: jiff::civil::Date) -> bool {
        let BankHolidays { days, also_shut, .. } = &self.bank_holidays;
        days.iter().chain(also_shut).any(|holiday| holiday.civil() == day)
    }
}
