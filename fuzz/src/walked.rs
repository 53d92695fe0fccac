//! The program's answers about hours beside those of a walk minute by minute.

use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use signpost::clock::local;
use signpost::content::{Calendar, OfficeState, calendar_alone, service_alone};
use signpost::schema::{SourceFile, report};
use signpost::values::{AskedMoment, Hours, Nation};

use crate::by_minute::{Minute, is_edge};
use crate::tables::{DAY, MadeCalendar, MadeDay, MadeHours, Times};

/// How many minutes a walk has: a day, and an hour that comes twice.
const MINUTES: i64 = 25 * 60;

/// The days in a row on which no office may be open, and the program gives up.
const DAYS: i64 = 31;

/// A calendar and hours, as they were made up and as the program has read them.
pub struct Walked<'m> {
    made: &'m MadeCalendar,
    made_hours: Option<&'m MadeHours>,
    calendar: Calendar,
    hours: Option<Hours>,
}

impl<'m> Walked<'m> {
    /// Returns a calendar, and hours, that the program has read; nothing where a week of the calendar has no times, which
    /// no file may have.
    pub fn of(made: &'m MadeCalendar, made_hours: Option<&'m MadeHours>) -> Option<Self> {
        if [&made.open, &made.between, &made.office_first].iter().any(|week| week.is_empty()) {
            return None;
        }
        let calendar =
            calendar_alone(&file(made.written())).map_err(|found| report::carets(&found));
        let calendar =
            calendar.unwrap_or_else(|found| panic!("it is right, and refused:\n{found}"));
        let hours = made_hours.map(|hours| {
            let service = SERVICE.replace("{}", &hours.written());
            let service = service_alone(&file(service)).map_err(|found| report::carets(&found));
            let service =
                service.unwrap_or_else(|found| panic!("it is right, and refused:\n{found}"));
            service.hours().expect("its number has hours").clone()
        });
        Some(Self { made, made_hours, calendar, hours })
    }

    /// Walks for a day and an hour from a minute on, and compares each answer.
    pub fn is_as_a_walk_says(&self, nation: Nation, day: MadeDay, minute: u16) {
        let from = day.0.at(0, 0, 0, 0) + i64::from(minute % DAY).minutes();
        let mut walk = Minute::walk(from, MINUTES);
        let first = walk.next().expect("a walk has minutes");
        let asked = AskedMoment::new(first.shown);
        let said = self.said(nation, &asked);
        let holds = asked.holds();
        assert!(holds.contains(first.shown), "{first:?} is not in {holds:?}");
        self.ends_at_an_edge(first, holds.until);
        assert_eq!(said, self.walked(nation, first), "{nation:?} {first:?}");
        for now in walk {
            let shown = local(TimeZone::UTC.to_timestamp(now.utc).expect("it is a moment"));
            assert_eq!(shown, now.shown, "the clock at {} in UTC", now.utc);
            // The last moment of the minute is of the minute.
            let end = shown + 59.seconds() + 999_999_999i64.nanoseconds();
            let walked = self.walked(nation, now);
            for moment in [shown, end] {
                let asked = AskedMoment::new(moment);
                assert_eq!(self.said(nation, &asked), walked, "{nation:?} {moment}");
                assert!(!holds.contains(moment) || walked == said, "{moment} is in {holds:?}");
            }
        }
    }

    fn said(&self, nation: Nation, asked: &AskedMoment) -> (OfficeState, bool) {
        let state = self.calendar.state(self.hours.as_ref(), nation, asked);
        (state, self.calendar.is_office_first(asked))
    }

    fn walked(&self, nation: Nation, now: Minute) -> (OfficeState, bool) {
        let state = match self.made_hours {
            Some(hours) => self.made.state_by(hours, nation, now),
            None => self.made.state(nation, now),
        };
        (state, self.made.office_first.has(now))
    }

    /// Ensures that what was said is not asked again before anything could have changed.
    fn ends_at_an_edge(&self, now: Minute, until: DateTime) {
        let (day, before) = (now.day(), now.day() - 1.day());
        let minute = if until.date() == day {
            u16::from(until.hour().unsigned_abs()) * 60 + u16::from(until.minute().unsigned_abs())
        } else {
            DAY
        };
        let times = |of| -> Vec<&Times> {
            let weeks = [&self.made.open, &self.made.between, &self.made.office_first];
            let hours =
                self.made_hours.into_iter().flat_map(|hours| [hours.week.of(of), &hours.holidays]);
            let quiet = self.made.quiet.iter().map(|(_, times)| times);
            weeks.map(|week| week.of(of)).into_iter().chain(hours).chain(quiet).collect()
        };
        assert!(is_edge(minute, &times(day), &times(before)), "nothing changes at {until}");
    }

    /// Compares the moments that the preview offers.
    pub fn offers_the_right_moments(&self, day: MadeDay) {
        let at = |moment: DateTime| Minute { utc: moment, shown: moment };
        let mornings = (1..=DAYS).map(|by| (day.0 + by.days()).at(10, 0, 0, 0));
        let mut open = mornings.filter(|it| self.made.is_everywhere(OfficeState::Open, at(*it)));
        assert_eq!(self.calendar.next_office_morning(day.0), open.next());
        let quarters =
            (0..i64::from(DAY / 15)).map(|nth| day.0.at(0, 0, 0, 0) + (nth * 15).minutes());
        let mut between =
            quarters.filter(|it| self.made.is_everywhere(OfficeState::Between, at(*it)));
        assert_eq!(self.calendar.first_between(day.0), between.next());
    }
}

fn file(text: String) -> Arc<SourceFile> {
    Arc::new(SourceFile::new("made-up.toml".to_owned(), text))
}

const SERVICE: &str = "name = \"A\"\nkind = \"front-door\"\nfor = \"anyone\"\nnations = [\"england\"]\n\
    [[route]]\nphone = \"01582 547653\"\nhours = {}\n\
    [checked]\non = 2026-11-23\nagainst = \"https://www.gov.uk/\"\nhow = \"stored copy of the page\"\ngrade = \"certain\"\n\
    [checked.hours]\non = 2026-11-23\nagainst = \"https://www.gov.uk/\"\nhow = \"stored copy of the page\"\ngrade = \"certain\"\n";
