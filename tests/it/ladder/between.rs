//! Moments at which nobody can know from a council's pages which of two offices answers, and the moments
//! next to them.
//!
//! What each says was approved word for word: both numbers, under one sentence.

use jiff::civil::{DateTime, date};
use serde_json::json;

use super::Seen::{OfficeOfBoth, Open, Shut, TeamOfBoth};
use super::{
    DUTY_TEAM, EITHER, FRONT_DOOR, GATEWAY, LADO, LUTON, NIGHT_SERVICE, Seen, above, add_town,
    contacts, contacts_of, content_with, every_page, put,
};
use crate::support::interactions::command;
use crate::support::{Bot, LISTED};
use signpost::values::Nation;

/// Returns what Luton's contacts say about a child at a moment.
#[track_caller]
fn luton(now: DateTime) -> Seen {
    let text = contacts("luton", now);
    let (children, _) = text.split_once("About an adult").unwrap();
    LUTON.seen(children)
}

#[test]
fn late_on_an_afternoon_in_luton_both_numbers_come_under_one_sentence() {
    let friday = date(2026, 11, 27).at(16, 10, 0, 0);
    let thursday = date(2026, 11, 26).at(16, 45, 0, 0);
    for now in [friday, thursday] {
        assert_eq!(luton(now), OfficeOfBoth, "{now}");
        let text = contacts("luton", now);
        assert!(above(&text, EITHER, FRONT_DOOR) && above(&text, FRONT_DOOR, DUTY_TEAM), "{text}");
    }
}

#[test]
fn at_twenty_to_nine_on_any_working_day_both_numbers_come_together() {
    for day in 23..=27 {
        assert_eq!(luton(date(2026, 11, day).at(8, 40, 0, 0)), OfficeOfBoth, "{day}");
    }
    for day in 28..=29 {
        assert_eq!(luton(date(2026, 11, day).at(8, 40, 0, 0)), Shut, "{day}");
    }
}

#[test]
fn the_lado_and_the_duty_team_come_together_with_the_note_on_the_lado() {
    let text = contacts("luton", date(2026, 11, 26).at(16, 45, 0, 0));
    let (_, adults) = text.split_once("About an adult").unwrap();
    let either = "The LADO or the duty team answers now. No answer? Call the other.";
    assert!(above(adults, "Your lead tells the LADO", either), "{adults}");
    assert!(above(adults, either, LADO) && above(adults, LADO, DUTY_TEAM), "{adults}");
    assert!(!adults.contains("One of these two"), "a LADO is not a front door: {adults}");
}

#[test]
fn a_door_that_calls_the_local_office_says_the_same_as_the_contacts() {
    let bot = Bot::set_up(
        &format!("[[server]]\nguild = \"{LISTED}\"\narea = \"luton\"\n"),
        date(2026, 11, 27).at(16, 40, 0, 0),
    );
    let asked = command("concern").option("about", json!("worried"));
    assert_eq!(LUTON.seen(&every_page(&bot, asked, LISTED)), TeamOfBoth);
}

#[test]
fn christmas_eve_is_between_from_noon() {
    let eve = |hour, minute| luton(date(2026, 12, 24).at(hour, minute, 0, 0));
    assert_eq!((eve(11, 59), eve(12, 0)), (Open, OfficeOfBoth));
    assert_eq!((eve(16, 59), eve(17, 0), eve(17, 30)), (OfficeOfBoth, TeamOfBoth, Shut));
}

#[test]
fn between_christmas_and_new_year_working_days_are_between_and_bank_holidays_shut() {
    let at_ten = |month, day| luton(date(2026, month, day).at(10, 0, 0, 0));
    assert_eq!(at_ten(12, 28), Shut, "the bank holiday for Boxing Day");
    assert_eq!([29, 30, 31].map(|day| at_ten(12, day)), [OfficeOfBoth; 3]);
    let at_ten = |month, day| luton(date(2028, month, day).at(10, 0, 0, 0));
    assert_eq!(at_ten(12, 28), OfficeOfBoth, "a Thursday");
    assert_eq!((at_ten(12, 30), at_ten(12, 31)), (Shut, Shut), "a weekend");
}

/// Each council in Scotland chooses its days.
#[test]
fn in_scotland_a_day_of_either_list_is_between_for_an_office_of_unknown_hours() {
    let content = content_with(|tree| add_town(tree, Nation::Scotland, "\"check\""));
    let town = |now| LUTON.seen(&contacts_of(&content, "town", now));
    let (st_andrew, easter_monday) = (date(2026, 11, 30), date(2027, 3, 29));
    for day in [st_andrew, easter_monday] {
        assert_eq!(town(day.at(10, 0, 0, 0)), OfficeOfBoth, "{day}");
        assert_eq!(town(day.at(17, 0, 0, 0)), TeamOfBoth, "{day}");
        assert_eq!(town(day.at(7, 59, 0, 0)), Shut, "{day}");
        assert!(contacts_of(&content, "town", day.at(10, 0, 0, 0)).contains(EITHER), "{day}");
    }
    assert_eq!(town(date(2026, 12, 1).at(10, 0, 0, 0)), Open);
}

#[test]
fn the_nation_is_that_of_the_area_that_is_asked_for() {
    let content = content_with(|tree| add_town(tree, Nation::Scotland, "\"check\""));
    let st_andrew = date(2026, 11, 30).at(10, 0, 0, 0);
    assert_eq!(LUTON.seen(&contacts_of(&content, "town", st_andrew)), OfficeOfBoth);
    let bot = Bot::of_nation("scotland", st_andrew);
    let asked = command("contacts").option("area", json!("luton"));
    let text = every_page(&bot, asked, LISTED);
    assert_eq!(LUTON.seen(text.split_once("About an adult").unwrap().0), Open);
}

#[test]
fn northern_irelands_night_service_comes_first_on_its_own_bank_holidays() {
    let text = |now| contacts("elsewhere-in-northern-ireland", now);
    for day in [date(2026, 3, 17), date(2026, 7, 13)] {
        assert!(above(&text(day.at(10, 0, 0, 0)), NIGHT_SERVICE, GATEWAY), "{day}");
        assert_eq!(luton(day.at(10, 0, 0, 0)), Open, "{day} is a working day in England");
    }
    let day_after = date(2026, 7, 14).at(10, 0, 0, 0);
    assert!(above(&text(day_after), GATEWAY, NIGHT_SERVICE));
}

/// Returns the text of an office as if its hours were not known.
fn without_hours(text: &str) -> String {
    let above = text.split("\n[checked.hours]\n").next().unwrap();
    let line = |line: &str| {
        let is_hours = line.starts_with("hours = ");
        format!("{}\n", if is_hours { "hours = \"check\"" } else { line })
    };
    above.lines().map(line).collect()
}

#[test]
fn several_front_doors_of_unknown_hours_are_not_called_two() {
    let content = content_with(|tree| {
        let gateways: Vec<String> = tree
            .files
            .keys()
            .filter(|path| path.starts_with("services/gateway-") || path.ends_with("/resws.toml"))
            .cloned()
            .collect();
        for path in gateways {
            let text = without_hours(&tree.files[&path].text);
            put(tree, &path, text);
        }
    });
    let area = "elsewhere-in-northern-ireland";
    for (hour, office_first) in [(8, true), (17, false)] {
        let text = contacts_of(&content, area, date(2026, 11, 26).at(hour, 15, 0, 0));
        let said = "The office where the child lives or the duty team answers now. \
                    No answer? Call the other. Then 101, or 999.";
        assert!(text.contains(said) && !text.contains("One of these two"), "{text}");
        assert_eq!(above(&text, GATEWAY, NIGHT_SERVICE), office_first, "{text}");
    }
}

/// Who certainly answers is called before who may be shut: for a child, and for a concern about an adult.
#[test]
fn a_duty_team_that_is_open_for_certain_comes_before_an_office_that_is_between() {
    let content = content_with(|tree| {
        let path = "services/luton-duty-team.toml";
        let text = tree.files[path].text.replace("\"check\"", "\"always\"");
        let hours = "\n[checked.hours]\non = 2026-11-23\nagainst = \"https://www.example.org/\"\n\
                     how = \"second-hand copy\"\ngrade = \"certain\"\n";
        put(tree, path, text + hours);
    });
    for hour in [8, 16] {
        let text = contacts_of(&content, "luton", date(2026, 11, 26).at(hour, 45, 0, 0));
        let (children, adults) = text.split_once("About an adult").unwrap();
        assert_eq!(LUTON.seen(children), Shut, "{hour}");
        assert!(above(adults, DUTY_TEAM, LADO), "{hour}: {adults}");
        assert!(!adults.contains("The LADO or the duty team answers now"), "{hour}: {adults}");
    }
}
