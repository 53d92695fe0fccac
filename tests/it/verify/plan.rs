//! What comes in the year ahead: each thing by its own interval, and no month asks for too much.
//!
//! The plan is the program's own. From the first day of a month it has twelve whole months, which can be
//! compared with their mean.

use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::{Date, date};
use serde_json::Value;

use super::{DOOR, FRONT_DOOR, prints, small_folder};
use crate::support::SHIPPED;
use signpost::review;
use signpost::review::{CalendarMonth, Thing};
use signpost::values::Kind;

/// Returns the days on which each file of the shipped content is visited in the year from `today` on.
fn days(today: Date) -> BTreeMap<String, (Thing, Vec<Date>)> {
    let mut days: BTreeMap<String, (Thing, Vec<Date>)> = BTreeMap::new();
    for CalendarMonth { first, visits } in review::plan(&SHIPPED, today) {
        for visit in visits {
            assert_eq!(visit.by.first_of_month(), first);
            let entry = days.entry(visit.file.path.clone());
            entry.or_insert((visit.thing, Vec::new())).1.push(visit.by);
        }
    }
    days
}

/// Returns after how many months a thing comes again.
fn interval(thing: &Thing) -> usize {
    let three = ["front-door", "duty-team", "lado"];
    let Thing::Of(id) = thing else { return 6 };
    if let Some((_, service)) = SHIPPED.content.services.find(id) {
        let is_nspcc = service.name.as_str().starts_with("NSPCC");
        return if is_nspcc || three.contains(&service.kind.name()) { 3 } else { 6 };
    }
    if id.kind() == Kind::Topic { 12 } else { 6 }
}

#[test]
fn each_thing_comes_by_its_own_interval_in_every_year() {
    for today in [date(2027, 12, 1), date(2028, 2, 29), date(2030, 8, 31)] {
        let days = days(today);
        let things =
            SHIPPED.content.services.iter().count() + SHIPPED.content.topics.iter().count();
        assert!(days.len() > things, "texts and contacts have visits");
        for (path, (thing, days)) in days {
            assert_eq!(days.len(), 12 / interval(&thing), "{path} from {today}: {days:?}");
            let months = i64::try_from(interval(&thing)).unwrap();
            for pair in days.windows(2) {
                let apart = pair[0].until((jiff::Unit::Day, pair[1])).unwrap().get_days();
                assert!((i64::from(apart) - months * 30).abs() <= 6, "{path}: {days:?}");
            }
        }
    }
}

/// As long as no person has checked anything, the spread is that of the first year.
#[test]
fn no_month_of_the_shipped_content_has_more_than_its_share() {
    let months = review::plan(&SHIPPED, date(2026, 12, 1));
    let counts: Vec<usize> = months.iter().map(|month| month.visits.len()).collect();
    let total: usize = counts.iter().sum();
    // At most 1.3 times the mean, in whole numbers.
    let is_fair = |count: &usize| count * 10 * counts.len() <= total * 13;
    assert!(counts.len() == 12 && counts.iter().all(is_fair), "{counts:?}");
}

#[test]
fn a_plan_is_a_year_of_twelve_months_or_of_parts_of_thirteen() {
    let months = |today| review::plan(&SHIPPED, today).len();
    assert_eq!(months(date(2026, 12, 1)), 12);
    assert_eq!(months(date(2026, 12, 2)), 13);
    let today = date(2027, 3, 15);
    let end = today.checked_add(Span::new().years(1)).unwrap();
    let all = days(today);
    let all = all.values().flat_map(|(_, days)| days);
    assert!(all.copied().all(|day| day >= today && day < end));
}

#[test]
fn what_comes_is_listed_month_by_month_and_narrowed_as_what_is_due_is() {
    let folder = small_folder();
    let listed = |what: &[&str]| {
        let words = [&["verify", "--list", "--content", "."], what].concat();
        prints(folder.path(), &words).1
    };
    let all = listed(&[]);
    let (due, to_come) = all.split_once("\nTo come, each by its day").unwrap();
    assert!(due.contains("3 due;") && due.contains("hint: "), "{due}");
    // Two contacts every three months, and a door every six.
    assert!(to_come.contains("\n10 in a year, 0.8 a month\n"), "{to_come}");
    assert_eq!(to_come.matches(&format!("./{FRONT_DOOR}: ")).count(), 4, "{to_come}");
    let headings = to_come.lines().filter(|line| line.contains(" 20") && !line.starts_with(' '));
    assert!((12..=13).contains(&headings.count()), "{to_come}");
    let door = listed(&["doors"]);
    assert!(door.contains("2 in a year, 0.2 a month\n") && door.contains(DOOR), "{door}");
    assert!(!door.contains(FRONT_DOOR), "{door}");
}

#[test]
fn json_has_what_is_due_now_and_nothing_else() {
    let folder = small_folder();
    let words = ["verify", "--list", "--json", "--content", "."];
    let rows: Vec<Value> = serde_json::from_str(&prints(folder.path(), &words).1).unwrap();
    assert_eq!(rows.len(), 4);
    assert!(rows.iter().all(|row| row["severity"] == "due"), "{rows:?}");
}
