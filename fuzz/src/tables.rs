//! Opening times that nobody would think of, made of the fuzzer's bytes, and written as a file has them.
//!
//! They are pairs of minutes, from midnight. What is written is always right: a reader that refuses it is wrong.

use arbitrary::{Arbitrary, Result, Unstructured};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use signpost::values::Nation;

/// The minutes of a day.
pub const DAY: u16 = 24 * 60;

/// The days of the week as a file has them, from Monday.
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Minutes at which many times begin or end, or a day does.
const OFTEN: [u16; 12] = [0, 1, 59, 60, 61, 120, 121, 540, 1020, 1380, 1439, DAY];

/// Days at which something changes: the clocks, a year, a leap day.
const MARKED_DAYS: [Date; 8] = [
    date(2026, 3, 29),
    date(2026, 10, 25),
    date(2027, 3, 28),
    date(2027, 10, 31),
    date(2026, 12, 25),
    date(2026, 12, 31),
    date(2028, 2, 28),
    date(2028, 2, 29),
];

/// The times of one day: from a minute to a minute, over midnight where the second is smaller.
#[derive(Debug, Clone, Default)]
pub struct Times(pub Vec<(u16, u16)>);

impl<'a> Arbitrary<'a> for Times {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let mut edges = Vec::new();
        for _ in 0..u.int_in_range(0..=5)? {
            edges.push(minute(u)?);
        }
        edges.sort_unstable();
        edges.dedup();
        let pairs = edges.chunks_exact(2);
        let alone = pairs.remainder().first().copied();
        let mut times: Vec<(u16, u16)> = pairs.map(|two| (two[0], two[1])).collect();
        if times.len() > 1 && u.arbitrary()? {
            // Two that meet.
            times[0].1 = times[1].0;
        }
        if let Some(from) = alone.filter(|from| (1..DAY).contains(from)) {
            times.push((from, u.int_in_range(0..=from - 1)?));
        }
        Ok(Self(times))
    }
}

fn minute(u: &mut Unstructured<'_>) -> Result<u16> {
    if u.arbitrary()? { u.choose(&OFTEN).copied() } else { u.int_in_range(0..=DAY) }
}

impl Times {
    /// Returns the times as a file has them.
    fn written(&self) -> String {
        let clock = |minute: &u16| format!("{:02}:{:02}", minute / 60, minute % 60);
        let one = |(from, to): &(u16, u16)| format!("{}-{}", clock(from), clock(to));
        self.0.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    fn row(&self, key: &str) -> Option<String> {
        (!self.0.is_empty()).then(|| format!("{key} = \"{}\"", self.written()))
    }
}

/// Times by day of the week.
#[derive(Debug, Clone, Arbitrary)]
pub struct MadeWeek {
    days: [Times; 7],
}

impl MadeWeek {
    /// Returns the times of a day.
    pub fn of(&self, day: Date) -> &Times {
        &self.days[usize::from(day.weekday().to_monday_zero_offset().unsigned_abs())]
    }

    /// Returns whether no day has times: a file has to have some.
    pub fn is_empty(&self) -> bool {
        self.days.iter().all(|times| times.0.is_empty())
    }

    /// Returns the week as a file has it, with the rows of other days after its own.
    pub fn written(&self, more: Option<String>) -> String {
        let rows = DAYS.iter().zip(&self.days).filter_map(|(day, times)| times.row(day));
        format!("{{ {} }}", rows.chain(more).collect::<Vec<_>>().join(", "))
    }
}

/// The hours of an office: by day of the week, and on every bank holiday.
#[derive(Debug, Clone, Arbitrary)]
pub struct MadeHours {
    /// By day of the week.
    pub week: MadeWeek,
    /// On every bank holiday.
    pub holidays: Times,
}

impl MadeHours {
    /// Returns the hours as a file has them.
    pub fn written(&self) -> String {
        self.week.written(self.holidays.row("bank-holidays"))
    }
}

/// A day of three years: often one at which something changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MadeDay(pub Date);

impl<'a> Arbitrary<'a> for MadeDay {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let by: i64 = u.int_in_range(-1..=1)?;
        if u.arbitrary()? {
            return Ok(Self(*u.choose(&MARKED_DAYS)? + by.days()));
        }
        let nth: i64 = u.int_in_range(0..=1_094)?;
        Ok(Self(date(2026, 1, 1) + nth.days()))
    }
}

/// The bank holidays of a nation.
#[derive(Debug, Clone)]
pub struct MadeHolidays {
    /// The days; there are some.
    pub days: Vec<Date>,
    /// Days at a weekend on which offices are shut all the same.
    pub also_shut: Vec<Date>,
    /// The nation whose days some offices keep instead.
    pub may_keep_those_of: Option<Nation>,
}

/// A calendar.
#[derive(Debug, Clone)]
pub struct MadeCalendar {
    /// When an office is open whose own hours are not known.
    pub open: MadeWeek,
    /// When either it or the duty team answers.
    pub between: MadeWeek,
    /// When, of those two, the office comes first.
    pub office_first: MadeWeek,
    /// The days of the year on which an office is between where it would be open, by month and day.
    pub quiet: Vec<(Date, Times)>,
    /// The bank holidays of each nation, in the order of [`Nation::ALL`].
    pub holidays: [MadeHolidays; 4],
}

impl<'a> Arbitrary<'a> for MadeCalendar {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let mut quiet: Vec<(Date, Times)> = Vec::new();
        for _ in 0..u.int_in_range(0..=3)? {
            let MadeDay(day) = u.arbitrary()?;
            // A leap year has every day, and a file has each once.
            let day = date(2028, day.month(), day.day());
            if quiet.iter().all(|(other, _)| *other != day) {
                quiet.push((day, u.arbitrary()?));
            }
        }
        quiet.retain(|(_, times)| !times.0.is_empty());
        let mut holidays = Vec::new();
        for nation in Nation::ALL {
            let first: MadeDay = u.arbitrary()?;
            let mut days = list(u, 3)?;
            days.insert(0, first.0);
            let other = *u.choose(Nation::ALL)?;
            let may_keep_those_of = (other != *nation && u.arbitrary()?).then_some(other);
            holidays.push(MadeHolidays { days, also_shut: list(u, 2)?, may_keep_those_of });
        }
        let holidays =
            holidays.try_into().unwrap_or_else(|_| unreachable!("there are four nations"));
        let (open, between, office_first) = (u.arbitrary()?, u.arbitrary()?, u.arbitrary()?);
        Ok(Self { open, between, office_first, quiet, holidays })
    }
}

fn list(u: &mut Unstructured<'_>, most: usize) -> Result<Vec<Date>> {
    let length = u.int_in_range(0..=most)?;
    (0..length).map(|_| u.arbitrary().map(|MadeDay(day)| day)).collect()
}

impl MadeCalendar {
    /// Returns the calendar as a file has it.
    pub fn written(&self) -> String {
        let week = |key: &str, week: &MadeWeek| format!("{key} = {}\n", week.written(None));
        let quiet = self.quiet.iter().filter_map(|(day, times)| {
            times.row(&format!("{:02}-{:02}", day.month(), day.day())).map(|row| row + "\n")
        });
        let days = |days: &[Date]| days.iter().map(Date::to_string).collect::<Vec<_>>().join(", ");
        let nations = Nation::ALL.iter().zip(&self.holidays).map(|(nation, list)| {
            let other = list
                .may_keep_those_of
                .map(|other| format!("may-keep-those-of = \"{}\"\n", other.name()));
            let (own, also) = (days(&list.days), days(&list.also_shut));
            let other = other.unwrap_or_default();
            format!(
                "[bank-holidays.{}]\ndays = [{own}]\nalso-shut = [{also}]\n{other}",
                nation.name()
            )
        });
        [
            week("open", &self.open),
            week("between", &self.between),
            week("office-first", &self.office_first),
            format!("[quiet-days]\n{}", quiet.collect::<String>()),
            "[bank-holidays]\nuntil = 2028-12-31\n".to_owned(),
            nations.collect(),
            CHECKED.to_owned(),
        ]
        .concat()
    }
}

/// When the lists were compared, which no answer depends on.
const CHECKED: &str = "[bank-holidays.checked]\non = 2026-11-23\nagainst = \"https://www.gov.uk/bank-holidays\"\n\
    how = \"stored copy of the page\"\ngrade = \"certain\"\n";
