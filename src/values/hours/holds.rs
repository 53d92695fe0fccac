//! For how long an answer about hours holds, with hours that nobody would think of.
//!
//! The hours are made up as pairs of minutes. Whether somebody answers, and where the edges are, is reckoned here a
//! second time from those pairs, minute by minute.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::{DateTime, Time, date};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;

use super::super::asked_moment::Period;
use super::super::typed::typed;
use super::*;

/// The minutes of a day.
const DAY: u16 = 24 * 60;

/// From a minute of a day to a minute; over midnight where it is smaller.
type Spans = Vec<(u16, u16)>;

/// Hours that were made up.
#[derive(Debug, Clone)]
enum MadeUp {
    /// Times by day of the week, and those of every bank holiday.
    Week { days: Vec<Spans>, holidays: Spans },
    /// Times of some days of the year.
    Year(Vec<((i8, i8), Spans)>),
}

/// What reads them from a file.
enum Read {
    Week(OpeningTimes),
    Year(DaysOfYear),
}

/// The bank holidays: some next to each other, at a change of clocks, and at the end of a year.
const HOLIDAYS: [Date; 6] = [
    date(2026, 5, 25),
    date(2026, 12, 25),
    date(2026, 12, 26),
    date(2026, 10, 25),
    date(2027, 1, 1),
    date(2028, 2, 29),
];

fn is_holiday(day: Date) -> bool {
    HOLIDAYS.contains(&day)
}

impl MadeUp {
    fn of(&self, day: Date) -> Spans {
        match self {
            Self::Week { holidays, .. } if is_holiday(day) => holidays.clone(),
            Self::Week { days, .. } => {
                days[usize::from(day.weekday().to_monday_zero_offset().unsigned_abs())].clone()
            }
            Self::Year(days) => {
                let found = days.iter().find(|(of, _)| *of == (day.month(), day.day()));
                found.map(|(_, spans)| spans.clone()).unwrap_or_default()
            }
        }
    }

    /// Returns whether somebody answers in a minute of a day.
    fn answers(&self, day: Date, minute: u16) -> bool {
        let today = self.of(day).into_iter();
        let mut before = self.of(day.yesterday().unwrap()).into_iter();
        let is_in = |(from, to): (u16, u16)| from <= minute && (minute < to || to < from);
        today.into_iter().any(is_in) || before.any(|(from, to)| to < from && minute < to)
    }

    /// Returns every minute of a day at which something begins or ends, and both its ends.
    fn edges(&self, day: Date) -> BTreeSet<u16> {
        let today = self.of(day).into_iter();
        let of_today = today.flat_map(|(from, to)| [from, if to < from { DAY } else { to }]);
        let before = self.of(day.yesterday().unwrap()).into_iter();
        let of_before = before.filter(|(from, to)| to < from).map(|(_, to)| to);
        of_today.chain(of_before).chain([0, DAY]).collect()
    }

    /// Returns it as a file has it, read; nothing where no day has times.
    fn read(&self) -> Option<Read> {
        let row = |(name, spans): (String, &Spans)| {
            let times: Vec<String> = spans.iter().map(|span| written(*span)).collect();
            (!times.is_empty()).then(|| format!("{name} = \"{}\"", times.join(", ")))
        };
        let table = |rows: Vec<Option<String>>| {
            let rows: Vec<String> = rows.into_iter().flatten().collect();
            format!("{{ {} }}", rows.join(", "))
        };
        match self {
            Self::Week { days, holidays } => {
                let mut rows: Vec<Option<String>> = days::DAYS
                    .iter()
                    .zip(days)
                    .map(|(day, it)| row(((*day).to_owned(), it)))
                    .collect();
                rows.iter().any(Option::is_some).then_some(())?;
                rows.push(row((BANK_HOLIDAYS.to_owned(), holidays)));
                match typed::<Hours>(&table(rows), 25).unwrap() {
                    Hours::Known(times) => Some(Read::Week(times)),
                    other => panic!("{other:?}"),
                }
            }
            Self::Year(days) => {
                let rows =
                    days.iter().map(|((month, day), it)| row((format!("{month:02}-{day:02}"), it)));
                Some(Read::Year(typed::<DaysOfYear>(&table(rows.collect()), 25).unwrap()))
            }
        }
    }
}

fn written(span: (u16, u16)) -> String {
    let (from, to) = span;
    format!("{:02}:{:02}-{:02}:{:02}", from / 60, from % 60, to / 60, to % 60)
}

impl Read {
    fn answers(&self, asked: &AskedMoment) -> bool {
        match self {
            Self::Week(times) => times.contain(asked, is_holiday),
            Self::Year(days) => days.contain(asked),
        }
    }
}

/// A minute at which something may begin or end: often one that several spans have, or the first or last of a day.
fn minute() -> impl Strategy<Value = u16> {
    const OFTEN: [u16; 11] = [0, 1, 60, 61, 120, 121, 540, 1020, 1380, 1439, DAY];
    prop_oneof![select(&OFTEN[..]), 0..=DAY]
}

/// The times of a day. The last may run over midnight; two may meet.
fn spans() -> impl Strategy<Value = Spans> {
    let edges = proptest::collection::btree_set(minute(), 0..6);
    (edges, minute(), any::<bool>()).prop_map(|(edges, end, meet)| {
        let edges: Vec<u16> = edges.into_iter().collect();
        let mut spans: Spans =
            edges.chunks(2).filter_map(|two| Some((two[0], *two.get(1)?))).collect();
        if let Some(&from) = edges.chunks(2).find(|one| one.len() == 1).map(|one| &one[0])
            && end < from
            && from < DAY
        {
            spans.push((from, end));
        }
        if meet && spans.len() > 1 {
            spans[0].1 = spans[1].0;
        }
        spans
    })
}

fn made_up() -> impl Strategy<Value = MadeUp> {
    let week = (proptest::collection::vec(spans(), 7), spans());
    let of_year = prop_oneof![
        select(vec![(10i8, 25i8), (3, 29), (12, 24), (12, 31), (1, 1), (2, 28), (2, 29)]),
        (1i8..=12, 1i8..=28),
    ];
    let year = proptest::collection::btree_map(of_year, spans(), 0..5);
    prop_oneof![
        3 => week.prop_map(|(days, holidays)| MadeUp::Week { days, holidays }),
        1 => year.prop_map(|days| MadeUp::Year(days.into_iter().collect())),
    ]
}

/// A moment: often by a holiday, at a change of clocks, in the last minute of a day or at the last moment of it.
fn moments() -> impl Strategy<Value = DateTime> {
    let day = prop_oneof![
        select(vec![date(2026, 3, 29), date(2026, 10, 25), date(2028, 2, 28), date(2026, 12, 31)]),
        (select(&HOLIDAYS[..]), -1i64..=1).prop_map(|(day, by)| day + by.days()),
        (0i64..1095).prop_map(|by| date(2026, 1, 1) + by.days()),
    ];
    let minute = minute().prop_map(|minute| minute.min(DAY - 1));
    let within = select(vec![0i64, 1, 30_000_000_000, 59_999_999_999]);
    (day, minute, within).prop_map(|(day, minute, within)| {
        day.to_datetime(Time::midnight()) + i64::from(minute).minutes() + within.nanoseconds()
    })
}

fn minute_of(moment: DateTime) -> u16 {
    u16::try_from(i32::from(moment.hour()) * 60 + i32::from(moment.minute())).unwrap()
}

/// Returns that period's first moment, its last, and the start and end of each minute between.
fn inside(period: Period) -> impl Iterator<Item = DateTime> {
    let minutes = (0i64..).map(move |nth| period.from + nth.minutes());
    let minutes = minutes.take_while(move |start| *start < period.until);
    minutes.flat_map(|start| [start, start + 59_999_999_999i64.nanoseconds()])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn all_that_is_asked_says_the_same_as_long_as_it_holds_and_no_shorter(
        all in proptest::collection::vec(made_up(), 1..4),
        now in moments(),
    ) {
        let read: Vec<(&MadeUp, Read)> =
            all.iter().filter_map(|hours| Some((hours, hours.read()?))).collect();
        let asked = AskedMoment::new(now);
        let said: Vec<bool> = read.iter().map(|(_, read)| read.answers(&asked)).collect();
        let holds = asked.holds();
        prop_assert!(holds.contains(now), "{now} is not in {holds:?}");
        if read.is_empty() {
            prop_assert_eq!(holds, Period::ALWAYS);
            return Ok(());
        }
        // It ends where something begins or ends, and nowhere else.
        let edges: BTreeSet<u16> = read.iter().flat_map(|(it, _)| it.edges(now.date())).collect();
        let at = |edge: u16| now.date().to_datetime(Time::midnight()) + i64::from(edge).minutes();
        let (before, after): (Vec<u16>, Vec<u16>) =
            edges.into_iter().partition(|edge| *edge <= minute_of(now));
        prop_assert_eq!(holds.from, at(*before.last().unwrap()));
        prop_assert_eq!(holds.until, at(after[0]));
        for moment in inside(holds) {
            for ((hours, read), said) in read.iter().zip(&said) {
                prop_assert_eq!(read.answers(&AskedMoment::new(moment)), *said, "{}", moment);
                prop_assert_eq!(hours.answers(moment.date(), minute_of(moment)), *said, "{}", moment);
            }
        }
    }
}

/// The property above would show little with hours that hardly ever end within a day.
#[test]
fn hours_that_are_made_up_begin_and_end_and_run_over_midnight() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut made = || made_up().new_tree(&mut runner).unwrap().current();
    let all: Vec<MadeUp> = (0..200).map(|_| made()).collect();
    let day = date(2026, 12, 29);
    let with_edges = all.iter().filter(|hours| hours.edges(day).len() > 3).count();
    let over_midnight = |hours: &&MadeUp| hours.of(day).iter().any(|(from, to)| to < from);
    let over_midnight = all.iter().filter(over_midnight).count();
    assert!(with_edges > 60 && over_midnight > 15, "{with_edges}, {over_midnight}");
}
