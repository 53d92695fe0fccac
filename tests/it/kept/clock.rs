//! A clock that runs through every boundary of three years: a kept reply is always the one that would be made.
//!
//! A boundary is a minute at which some office opens or shuts, and every midnight. Each is looked at one second before
//! it, at it and one second after, both times where the clocks show it twice. Days on which clocks change or approvals
//! lapse are looked at whole; of holidays, of other days and of what is asked a sample is drawn by a seed. With
//! `SIGNPOST_EVERY_MOMENT=1` each day is looked at.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::env;

use bytes::Bytes;
use jiff::civil::{Date, DateTime, date, time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use regex::Regex;
use serde_json::Value;

use super::{FILES, SERVERS, everything, guilds, in_server, snapshot_of};
use crate::support::{CHRISTMAS_NIGHT, LISTED, NOON};
use signpost::answer::{Asked, answer};
use signpost::clock::local;
use signpost::discord::WrittenResponse;
use signpost::live::{KeptFor, KeptReplies, MadeReply, Snapshot};
use signpost::render;
use signpost::transport::{IncomingKind, decode, respond};
use signpost::values::{Nation, Period};

const YEARS: [Date; 2] = [date(2026, 1, 1), date(2028, 12, 31)];

/// What decides which of the ordinary days, and which of the queries at a moment, are looked at.
const SEED: u64 = 20_261_129;

fn is_every_moment_wanted() -> bool {
    env::var_os("SIGNPOST_EVERY_MOMENT").is_some()
}

/// One thing that is asked in one server.
struct Question {
    interaction: String,
    asked: Asked,
    guild: u64,
}

impl Question {
    /// Returns every question of a walk, in every server: each once, however many buttons ask it.
    fn all() -> Vec<Self> {
        let mut known = BTreeSet::new();
        let once = everything().iter().filter(|one| {
            let asked = Self::of(&in_server(one, LISTED).to_string()).asked;
            known.insert(format!("{asked:?}"))
        });
        let once: Vec<&Value> = once.collect();
        let of = |guild| once.iter().map(move |one| Self::of(&in_server(one, guild).to_string()));
        guilds().flat_map(of).collect()
    }

    fn of(interaction: &str) -> Self {
        let incoming = decode(interaction).incoming.unwrap();
        let IncomingKind::Asked(asked) = incoming.kind else { panic!("{interaction}") };
        Self { interaction: interaction.to_owned(), asked, guild: incoming.guild.unwrap() }
    }

    fn ask(&self, from: &Snapshot, now: DateTime) -> Bytes {
        respond(from, now, &self.interaction).response.json().clone()
    }
}

/// Returns every minute of the day at which the content says that something begins or ends.
fn edges() -> BTreeSet<(i8, i8)> {
    let time = Regex::new("([0-2][0-9]):([0-5][0-9])").unwrap();
    let hours =
        Regex::new("(?m)^(hours|open|between|office-first|[0-9]{2}-[0-9]{2}) *= .*$").unwrap();
    let texts = FILES
        .files
        .iter()
        .filter(|(path, _)| path.starts_with("services/") || *path == "calendar.toml");
    let lines = texts.flat_map(|(_, file)| hours.find_iter(&file.text).map(|line| line.as_str()));
    let times = lines.flat_map(|line| {
        time.captures_iter(line)
            .map(|it| (it[1].parse::<i8>().unwrap() % 24, it[2].parse().unwrap()))
    });
    times.chain([(0, 0)]).collect()
}

/// Returns the days on which the clocks change or an approval lapses, and the day after each.
fn whole_days() -> BTreeSet<Date> {
    let approved = SERVERS.iter().filter_map(|(_, keys)| keys.split("next = ").nth(1));
    let approved = approved.map(|day| day[..10].parse::<Date>().unwrap());
    let clocks = [(2026, 29, 25), (2027, 28, 31), (2028, 26, 29)].into_iter();
    let clocks =
        clocks.flat_map(|(year, march, october)| [date(year, 3, march), date(year, 10, october)]);
    with_the_next(approved.chain(clocks))
}

/// Returns the bank holidays of every nation and the quiet days, and the day after each.
fn holidays() -> BTreeSet<Date> {
    let calendar = &snapshot_of(&[]).loaded.content.calendar;
    let lists = Nation::ALL.iter().map(|nation| calendar.bank_holidays.of(*nation));
    let holidays =
        lists.flat_map(|list| list.days.iter().chain(&list.also_shut)).map(|day| day.civil());
    let quiet = (2026..2029).flat_map(|year| (24..=31).map(move |day| date(year, 12, day)));
    with_the_next(holidays.chain(quiet))
}

fn with_the_next(days: impl Iterator<Item = Date>) -> BTreeSet<Date> {
    days.flat_map(|day| [day, day.tomorrow().unwrap()]).collect()
}

/// Returns the days to look at.
fn days() -> Vec<Date> {
    let mut random = fastrand::Rng::with_seed(SEED);
    let (whole, holidays) = (whole_days(), holidays());
    let days = YEARS[0].series(1.day()).take_while(|day| *day <= YEARS[1]);
    let is_drawn = |day: &Date| {
        let one_in = if holidays.contains(day) { 12 } else { 80 };
        random.u32(..one_in) == 0 || whole.contains(day) || is_every_moment_wanted()
    };
    days.filter(is_drawn).collect()
}

/// Returns the moments of a day to look at.
fn moments(day: Date, edges: &BTreeSet<(i8, i8)>) -> BTreeSet<Timestamp> {
    let london: TimeZone = jiff::tz::get!("Europe/London");
    let boundaries = edges.iter().map(|(hour, minute)| day.at(*hour, *minute, 0, 0));
    let civil = boundaries.flat_map(|at| [-1, 0, 1].map(|by: i64| at + by.seconds()));
    let both = civil.flat_map(|moment| {
        let moment = london.to_ambiguous_timestamp(moment);
        [moment.earlier().unwrap(), moment.later().unwrap()]
    });
    both.collect()
}

/// A question at a moment, and the reply that is made then.
struct Case<'q> {
    nth: usize,
    question: &'q Question,
    now: DateTime,
    fresh: Bytes,
}

/// Returns the places of the questions of which the reply differs from one hour or year to another.
fn of_the_hour(questions: &[Question], from: &Snapshot) -> Vec<usize> {
    let moments = [
        NOON,
        CHRISTMAS_NIGHT,
        date(2026, 11, 24).at(8, 30, 0, 0),
        date(2028, 6, 1).at(14, 0, 0, 0),
    ];
    let differs = |question: &Question| {
        let replies = moments.iter().map(|now| question.ask(&from.clone(), *now));
        replies.collect::<HashSet<Bytes>>().len() > 1
    };
    let in_one_server = questions.len() / guilds().count();
    let differ: Vec<usize> = (0..in_one_server).filter(|nth| differs(&questions[*nth])).collect();
    let in_each = (0..guilds().count())
        .flat_map(|server| differ.iter().map(move |nth| server * in_one_server + nth));
    in_each.collect()
}

/// Returns what is asked when: on each day some of what depends on the hour, at every moment; and everything at some
/// moment.
fn cases<'q>(questions: &'q [Question], from: &Snapshot) -> Vec<Case<'q>> {
    let mut random = fastrand::Rng::with_seed(SEED);
    let (of_the_hour, edges, days) = (of_the_hour(questions, from), edges(), days());
    assert!(of_the_hour.len() > 60 && edges.len() > 15 && days.len() > 35);
    let mut asked: Vec<(usize, Timestamp)> = Vec::new();
    for day in &days {
        let moments: Vec<Timestamp> = moments(*day, &edges).into_iter().collect();
        for nth in random.choose_multiple(of_the_hour.iter().copied(), 2) {
            asked.extend(moments.iter().map(|moment| (nth, *moment)));
        }
        let share = (0..questions.len()).skip(random.usize(..days.len())).step_by(days.len());
        asked.extend(share.map(|nth| (nth, moments[random.usize(..moments.len())])));
    }
    asked.sort_by_key(|(_, moment)| *moment);
    let mut replies = HashSet::new();
    let case = |(nth, moment)| {
        let question: &Question = &questions[nth];
        let now = local(moment);
        let fresh = question.ask(&from.clone(), now);
        let fresh = replies.get(&fresh).cloned().unwrap_or(fresh);
        replies.insert(fresh.clone());
        Case { nth, question, now, fresh }
    };
    asked.into_iter().map(case).collect()
}

/// Returns the first reply that is not the one that would be made, and how many had been written before.
fn first_wrong<'c>(
    cases: impl Iterator<Item = &'c Case<'c>>,
    mut ask: impl FnMut(&Question, DateTime) -> Bytes,
) -> (Option<String>, usize) {
    let (mut last, mut again) = (BTreeMap::new(), 0);
    for Case { nth, question, now, fresh } in cases {
        let reply = ask(question, *now);
        if reply != fresh {
            return (Some(format!("at {now} (seed {SEED}): {}", question.interaction)), again);
        }
        again += usize::from(last.insert(*nth, reply.as_ptr()) == Some(reply.as_ptr()));
    }
    (None, again)
}

#[test]
fn a_kept_reply_is_the_one_that_would_be_made_at_every_boundary_of_three_years() {
    let from = snapshot_of(&SERVERS);
    let questions = Question::all();
    let mut cases = cases(&questions, &from);
    println!("seed {SEED}: {} replies at moments of three years", cases.len());
    let ask = |question: &Question, now| question.ask(&from, now);
    for (order, at_least) in [("as time passes", 4), ("backwards", 4), ("in any order", 50)] {
        match order {
            "backwards" => cases.reverse(),
            "in any order" => fastrand::Rng::with_seed(SEED).shuffle(&mut cases),
            _ => {}
        }
        let (wrong, again) = first_wrong(cases.iter(), ask);
        assert_eq!(wrong, None, "{order}");
        assert!(again > cases.len() / at_least, "{order}: {again} of {} were kept", cases.len());
    }
}

/// What a reply would be kept for if `change` were made to its period.
fn kept_for(
    from: &Snapshot,
    change: fn(Period) -> Period,
) -> impl FnMut(&Question, DateTime) -> Bytes {
    let kept = KeptReplies::default();
    move |question, now| {
        let Asked::Query { query, visibility } = &question.asked else { panic!() };
        let server = from.setting_number(Some(question.guild));
        let key = KeptFor { query, server, visibility: *visibility };
        let made = || {
            let setting = from.setting(now, Some(question.guild));
            let reply = answer(from.content(), query, &setting);
            let response =
                render::response(from.content(), &reply, setting.shown_to(*visibility)).response;
            MadeReply {
                response: (&response).into(),
                holds: change(setting.when.holds()),
                is_canonical: true,
            }
        };
        let response: WrittenResponse = kept.or_make(key, now, made);
        response.json().clone()
    }
}

#[test]
fn a_reply_that_is_kept_for_a_minute_too_long_is_seen() {
    let from = snapshot_of(&SERVERS);
    let asked = |area: &str, guild: &str| {
        let asked = crate::support::interactions::command("contacts").option("area", area);
        Question::of(&asked.in_server(guild).json().to_string())
    };
    let questions: Vec<Question> = guilds().map(|guild| asked("town-england", guild)).collect();
    let day = date(2026, 11, 24);
    let moments = edges().into_iter().flat_map(|(hour, minute)| {
        let at = day.to_datetime(time(hour, minute, 0, 0));
        [at - 1.second(), at, at + 1.second()]
    });
    let moments: BTreeSet<DateTime> = moments.collect();
    let cases = moments.iter().flat_map(|now| {
        let of = |(nth, question): (usize, _)| {
            let question: &Question = question;
            Case { nth, question, now: *now, fresh: question.ask(&from.clone(), *now) }
        };
        questions.iter().enumerate().map(of)
    });
    let cases: Vec<Case<'_>> = cases.collect();
    let longer: fn(Period) -> Period = |it| Period { until: it.until + 1.minute(), ..it };
    let earlier: fn(Period) -> Period = |it| Period { from: it.from - 1.minute(), ..it };
    assert_eq!(first_wrong(cases.iter(), kept_for(&from, |period| period)).0, None);
    assert!(first_wrong(cases.iter(), kept_for(&from, longer)).0.is_some());
    assert!(first_wrong(cases.iter().rev(), kept_for(&from, earlier)).0.is_some());
}
