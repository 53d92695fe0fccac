//! `/contacts` gives the right number for this minute, and the right offices for this nation.
//!
//! Moments are instants of UTC, because a server's clock is; when the clocks change and which days
//! are holidays is written down here a second time, by other means than the program's.

use jiff::civil::{Date, DateTime, Weekday, date};
use jiff::{Span, Timestamp};
use serde_json::json;
use signpost::answer::{Query, Setting, Subject, answer};
use signpost::content::Form;
use signpost::render;
use signpost::transport::local;

use crate::support::interactions::{Interaction, command, press};
use crate::support::{
    Bot, CHRISTMAS_NIGHT, LISTED, NOON, SHIPPED, UNLISTED, buttons, folder_of, missing_signpost,
    program, text,
};

const FRONT_DOOR: &str = "01582 547653";
const DUTY_TEAM: &str = "0300 300 8123";
const LADO: &str = "01582 548069";

/// The bank holidays of England and Wales with their days of the week, as GOV.UK lists them.
const HOLIDAYS: [(Date, Weekday); 24] = [
    (date(2026, 1, 1), Weekday::Thursday),
    (date(2026, 4, 3), Weekday::Friday),
    (date(2026, 4, 6), Weekday::Monday),
    (date(2026, 5, 4), Weekday::Monday),
    (date(2026, 5, 25), Weekday::Monday),
    (date(2026, 8, 31), Weekday::Monday),
    (date(2026, 12, 25), Weekday::Friday),
    (date(2026, 12, 28), Weekday::Monday),
    (date(2027, 1, 1), Weekday::Friday),
    (date(2027, 3, 26), Weekday::Friday),
    (date(2027, 3, 29), Weekday::Monday),
    (date(2027, 5, 3), Weekday::Monday),
    (date(2027, 5, 31), Weekday::Monday),
    (date(2027, 8, 30), Weekday::Monday),
    (date(2027, 12, 27), Weekday::Monday),
    (date(2027, 12, 28), Weekday::Tuesday),
    (date(2028, 1, 3), Weekday::Monday),
    (date(2028, 4, 14), Weekday::Friday),
    (date(2028, 4, 17), Weekday::Monday),
    (date(2028, 5, 1), Weekday::Monday),
    (date(2028, 5, 29), Weekday::Monday),
    (date(2028, 8, 28), Weekday::Monday),
    (date(2028, 12, 25), Weekday::Monday),
    (date(2028, 12, 26), Weekday::Tuesday),
];

/// Returns the text of `/contacts` for an area at a moment, in a server that nobody listed.
#[track_caller]
fn contacts(area: &str, now: DateTime) -> String {
    let asked = command("contacts").option("area", json!(area));
    every_page(&Bot::at(now), asked, UNLISTED)
}

/// Returns the text of every page of an answer in a server.
#[track_caller]
fn every_page(bot: &Bot, asked: Interaction, guild: &str) -> String {
    let mut response = bot.respond(&asked.in_server(guild).json());
    let mut pages = text(&response).to_owned();
    while let Some((_, next)) =
        buttons(&response).into_iter().find(|(label, _)| label == "Next page")
    {
        response = bot.respond(&press(&next).in_server(guild).json());
        pages.push_str(text(&response));
    }
    assert_eq!(missing_signpost(&response), Vec::<&str>::new());
    pages
}

/// Returns whether `first` stands above `second` in `text`; both must be there.
#[track_caller]
fn above(text: &str, first: &str, second: &str) -> bool {
    let at = |number: &str| text.find(number).unwrap_or_else(|| panic!("{number} in {text}"));
    at(first) < at(second)
}

/// Returns whether Luton's front door leads; the LADO leads at the same times.
#[track_caller]
fn front_door_leads(now: DateTime) -> bool {
    let text = contacts("luton", now);
    let (children, adults) = text.split_once("About an adult").unwrap();
    let leads = above(children, FRONT_DOOR, DUTY_TEAM);
    // The duty team stands in front of the LADO only while the LADO may be shut.
    assert_eq!(adults.contains(DUTY_TEAM), !leads, "{now}");
    assert!(leads || above(adults, DUTY_TEAM, LADO), "{now}");
    assert!(adults.contains(LADO), "{now}");
    leads
}

fn at(instant: &str) -> DateTime {
    local(instant.parse::<Timestamp>().unwrap())
}

#[test]
fn at_twenty_moments_the_office_that_answers_comes_first() {
    for (instant, leads, why) in [
        ("2026-11-23T08:29:59Z", false, "a second before the office opens"),
        ("2026-11-23T08:30:00Z", true, "the office opens"),
        ("2026-11-23T12:00:00Z", true, "a Monday at noon"),
        ("2026-11-23T17:29:59Z", true, "a second before the office shuts"),
        ("2026-11-23T17:30:00Z", false, "the office shuts"),
        ("2026-11-23T22:00:00Z", false, "ten at night"),
        ("2026-11-24T00:00:00Z", false, "midnight"),
        ("2026-11-21T12:00:00Z", false, "a Saturday"),
        ("2026-11-22T12:00:00Z", false, "a Sunday"),
        ("2026-12-25T12:00:00Z", false, "Christmas Day"),
        ("2026-12-26T12:00:00Z", false, "Boxing Day on a Saturday"),
        ("2026-12-28T12:00:00Z", false, "the substitute day for Boxing Day"),
        ("2026-12-29T12:00:00Z", true, "the first working day after Christmas"),
        ("2027-03-26T12:00:00Z", false, "Good Friday"),
        ("2027-03-30T07:29:59Z", false, "a second before opening, in summer time"),
        ("2027-03-30T07:30:00Z", true, "the office opens an hour earlier by UTC"),
        ("2027-03-30T16:30:00Z", false, "and shuts an hour earlier"),
        ("2026-10-26T07:30:00Z", false, "the Monday after the clocks went back"),
        ("2026-10-23T07:30:00Z", true, "the Friday before the clocks went back"),
        ("2028-01-03T12:00:00Z", false, "the substitute day for New Year's Day"),
    ] {
        assert_eq!(front_door_leads(at(instant)), leads, "{why}: {instant}");
    }
}

#[test]
fn every_switch_of_three_years_is_at_half_past_eight_and_half_past_five_on_working_days() {
    let opens = [(8, 29, 59), (8, 30, 0)];
    let shuts = [(17, 29, 59), (17, 30, 0)];
    assert_switches(opens, shuts, front_door_leads);
}

#[test]
fn an_office_with_hours_of_its_own_switches_at_them_in_all_three_years() {
    let opens = [(8, 59, 59), (9, 0, 0)];
    let shuts = [(16, 59, 59), (17, 0, 0)];
    assert_switches(opens, shuts, |now| {
        let text = contacts("elsewhere-in-northern-ireland", now);
        above(&text, "0300 1234 333", "028 9504 9999")
    });
}

type Clock = (i8, i8, i8);

/// Asserts that an office leads from the second of `opens` to the first of `shuts` on each working
/// day of three years, and at no other time.
#[track_caller]
fn assert_switches(opens: [Clock; 2], shuts: [Clock; 2], leads: fn(DateTime) -> bool) {
    assert!(HOLIDAYS.iter().all(|(day, weekday)| day.weekday() == *weekday));
    let days = || (0..1096).map(|days| date(2026, 1, 1).checked_add(Span::new().days(days)));
    let mut working = 0;
    for day in days().map(Result::unwrap) {
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        let open = !weekend && !HOLIDAYS.iter().any(|(holiday, _)| *holiday == day);
        working += i32::from(open);
        let instants = [(0, 0, 0), opens[0], opens[1], shuts[0], shuts[1], (23, 59, 59)];
        let seen = instants.map(|(hour, minute, second)| {
            let clock = day.at(hour, minute, second, 0);
            let now = local(in_utc(clock));
            assert_eq!(now, clock);
            leads(now)
        });
        assert_eq!(seen, [false, false, open, open, false, false], "{day}");
    }
    // 261, 261 and 260 weekdays, without eight holidays a year.
    assert_eq!(working, 782 - 24);
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
    let last = date(year, month, 31);
    let back = i64::from(last.weekday().to_sunday_zero_offset());
    last.checked_sub(Span::new().days(back)).unwrap()
}

#[test]
fn an_office_with_saturday_hours_is_shut_on_a_saturday_that_is_christmas() {
    let mash = include_str!("../../content/services/luton-mash.toml");
    let open = mash.replace("hours = \"check\"", "hours = { mon-sat = \"09:00-17:00\" }");
    let folder = folder_of(&[("services/luton-mash.toml", open)]);
    for (day, leads) in [("2026-12-19", true), ("2026-12-26", false), ("2027-12-25", false)] {
        let at = format!("{day}T12:00");
        let args = ["ask", "/contacts area:luton", "--at", at.as_str(), "--content"];
        let out = program().args(args).arg(folder.path()).output().unwrap();
        let text = String::from_utf8(out.stdout).unwrap();
        assert_eq!(above(&text, FRONT_DOOR, DUTY_TEAM), leads, "{day}");
    }
}

/// Words that only one nation's answer may have, and what it must not have.
const OF_NATION: [(&str, &[&str], &[&str]); 4] = [
    ("england", &["Children's social care", "council", "LADO"], &["Gateway", "Designated Officer"]),
    (
        "wales",
        &["Social services", "24 hours"],
        &["LADO", "Gateway", FRONT_DOOR, "one working day"],
    ),
    ("scotland", &["Social work"], &["LADO", "Gateway", FRONT_DOOR, "one working day"]),
    (
        "northern-ireland",
        &["Gateway", "028 9504 9999", "may give you a duty to tell the police"],
        &["LADO", FRONT_DOOR, "one working day", "council"],
    ),
];

#[test]
fn each_nation_gets_its_own_offices_and_duties() {
    for (nation, has, has_not) in OF_NATION {
        let area = format!("elsewhere-in-{nation}");
        for now in [NOON, CHRISTMAS_NIGHT] {
            let text = contacts(&area, now);
            assert!(has.iter().all(|words| text.contains(words)), "{nation}: {text}");
            let strange = has_not.iter().find(|words| text.contains(**words));
            assert_eq!(strange, None, "{nation}: {text}");
        }
    }
}

#[test]
fn a_server_of_which_only_the_nation_is_set_gets_the_same_offices() {
    for (nation, ..) in OF_NATION {
        let own = every_page(&Bot::of_nation(nation, NOON), command("contacts"), LISTED);
        assert_eq!(own, contacts(&format!("elsewhere-in-{nation}"), NOON));
    }
}

#[test]
fn a_server_that_nobody_listed_is_asked_for_the_area_and_gets_no_areas_numbers() {
    for now in [NOON, CHRISTMAS_NIGHT] {
        let response = Bot::at(now).respond(&command("contacts").in_server(UNLISTED).json());
        let text = text(&response);
        assert_eq!(missing_signpost(&response), Vec::<&str>::new());
        assert!(text.contains("Where does the child live?"));
        for number in [FRONT_DOOR, DUTY_TEAM, LADO, "028 "] {
            assert!(!text.contains(number), "{number}");
        }
    }
}

#[test]
fn a_listed_server_without_an_area_still_gets_its_own_lead() {
    let config = format!(
        "[[server]]\nguild = \"{LISTED}\"\nlead = {{ role = \"Lead\", phone = \"020 7946 0001\" }}\n"
    );
    let asked = command("contacts").in_server(LISTED).json();
    let response = Bot::set_up(&config, NOON).respond(&asked);
    assert!(text(&response).contains("Lead: 020 7946 0001"));
}

/// Whoever asks, an area shows its own nation's offices, in both forms of the signpost.
#[test]
fn no_server_is_shown_another_nations_office_for_the_area_it_asks_for() {
    let nations = OF_NATION.map(|(nation, ..)| nation);
    for asking in nations.into_iter().map(Some).chain([None]) {
        for area in
            nations.iter().map(|of| format!("elsewhere-in-{of}")).chain(["luton".to_owned()])
        {
            for form in ["u", "p"] {
                let bot = asking.map_or_else(|| Bot::at(NOON), |own| Bot::of_nation(own, NOON));
                let guild = if asking.is_some() { LISTED } else { UNLISTED };
                let button = press(&format!("o{form}1:contacts:{area}~0"));
                let text = every_page(&bot, button, guild);
                let english = area == "luton" || area.ends_with("-england");
                let what = format!("{asking:?} {area} {form}: {text}");
                assert_eq!(text.contains("LADO"), english, "{what}");
                assert_eq!(text.contains(FRONT_DOOR), area == "luton", "{what}");
                assert_eq!(text.contains("028 9504 9999"), area.ends_with("ireland"), "{what}");
                assert_eq!(text.contains("In your organisation"), form == "u", "{what}");
            }
        }
    }
}

#[test]
fn whoever_came_past_the_lead_is_told_by_no_door_to_call_the_lead() {
    for (id, door) in SHIPPED.content.doors.iter() {
        let told = |form: Form| {
            let query = Query { form, ..Query::of(Subject::Door(id.clone())) };
            let setting = Setting { now: Some(NOON), server: None, handbook: None };
            render::terminal(&answer(&SHIPPED.content, &query, &setting))
        };
        let call = ["Call your safeguarding lead", "Your safeguarding lead.", "Your deputy lead"];
        let past = told(Form::PastTheLead);
        assert!(!call.iter().any(|words| past.contains(words)), "{id}:\n{past}");
        let usual = told(Form::Usual);
        let calls = call.iter().any(|words| usual.contains(words));
        assert!(door.form.is_some() || calls, "{id}");
        assert!(past.contains("\n1. ") && past.contains("social care"), "{id}:\n{past}");
    }
}

#[test]
fn a_door_says_what_the_office_is_called_where_the_reader_is() {
    for (nation, office) in [
        ("england", None),
        ("wales", Some("Social services")),
        ("scotland", Some("Social work")),
        ("northern-ireland", Some("The Gateway team")),
    ] {
        let asked = command("concern").option("about", json!("worried"));
        let text = every_page(&Bot::of_nation(nation, NOON), asked, LISTED);
        let line = office.map(|office| format!("children's social care is: {office}."));
        assert_eq!(text.contains("social care is:"), line.is_some(), "{nation}");
        assert!(line.is_none_or(|line| text.contains(&line)), "{nation}: {text}");
    }
}

/// Lays an area of Wales without lines of its own over the content.
#[test]
fn an_area_without_duties_of_its_own_has_those_of_its_nation() {
    let area = "name = \"Newtown\"\nnation = \"wales\"\norder = 20\nway-in = [\"Call us.\"]\n\
                review = { by = 2027-05-23 }\n";
    let folder = folder_of(&[("areas/newtown.toml", area)]);
    let args = ["ask", "/contacts area:newtown", "--content"];
    let out = program().args(args).arg(folder.path()).output().unwrap();
    let text = String::from_utf8(out.stdout).unwrap();
    assert!(text.contains("Designated Officer for Safeguarding"), "{text}");
    assert!(text.contains("Confirm your call in writing within 24 hours."), "{text}");
}
