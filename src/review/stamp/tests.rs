//! What a stamp writes, compared with the text that it had.
//!
//! The whole shipped content is stamped and is then not due; days that come again are tried from any day on
//! which a person may come to them.

use std::sync::Arc;

use jiff::civil::date;

use super::super::due::dues;
use super::*;
use crate::content::{Assembled, Content, assemble};
use crate::files::{Origin, read};
use crate::schema::{SourceFile, report};
use crate::values::{Checked, DoorId, Grade, Id, TopicId, typed};

const TODAY: Day = date(2027, 1, 15);

fn lead() -> Verifier {
    verifier("Safeguarding lead", TODAY)
}

pub(super) fn verifier(role: &str, today: Day) -> Verifier {
    Verifier { role: typed(&quoted(role), 20).unwrap(), today }
}

fn loaded(change: impl Fn(&str, &str) -> String) -> Assembled {
    let mut tree = read(&Origin::Shipped).unwrap();
    for file in tree.files.values_mut() {
        let text = change(&file.path, &file.text);
        *file = Arc::new(SourceFile::new(file.path.clone(), text));
    }
    assemble(&tree).map_err(|found| report::carets(&found)).unwrap()
}

/// Returns the shipped text of what is due, with every stamp that it lacks.
fn stamped(before: &Assembled, path: &str, text: &str) -> String {
    let all = dues(before, TODAY);
    let Some(due) = all.iter().find(|due| due.file.path == path) else {
        return text.to_owned();
    };
    let text = match before.content.review(&due.thing) {
        Some(review) => lead().read(text, &due.thing, review).unwrap(),
        None => checked_and_seconded(&before.content, &due.thing, text),
    };
    due.parts().iter().fold(text, |text, part| approved(&text, part).unwrap())
}

/// Returns the text of a contact with every check of it stamped, and its number approved in another role.
fn checked_and_seconded(content: &Content, thing: &Thing, text: &str) -> String {
    let checks = content.checks(thing);
    let stamped = checks
        .iter()
        .fold(text.to_owned(), |text, kept| lead().verified(&text, kept, How::PageOpened).unwrap());
    let Thing::Of(id) = thing else { return stamped };
    let (_, service) = content.services.find(id).unwrap();
    if service.has_number() {
        verifier("Deputy lead", TODAY).seconded(&stamped, service).unwrap()
    } else {
        stamped
    }
}

#[test]
fn the_whole_shipped_content_can_be_stamped_and_is_then_not_due() {
    let before = loaded(|_, text| text.to_owned());
    let after = loaded(|path, text| stamped(&before, path, text));
    assert!(dues(&before, TODAY).len() > 30);
    assert_eq!(dues(&after, TODAY), []);
}

#[test]
fn a_stamp_changes_the_lines_that_it_is_about_and_no_others() {
    let kept = [
        "on ",
        "how ",
        "by ",
        "numbers ",
        "next ",
        "approved ",
        "role ",
        "review ",
        "basis ",
        "basis=",
    ];
    let is_kept = |line: &&str| !kept.iter().any(|key| line.starts_with(key));
    let before = loaded(|_, text| text.to_owned());
    let tree = read(&Origin::Shipped).unwrap();
    for file in tree.files.values() {
        let after = stamped(&before, &file.path, &file.text);
        let lines =
            |text: &'_ str| text.lines().filter(is_kept).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(lines(&after), lines(&file.text), "{}", file.path);
    }
}

/// A check of a day, which is good for so long.
pub(super) fn checked(on: &str, next: Option<&str>) -> Checked {
    let day = |written: &str| typed(written, 25).unwrap();
    let against = typed(&quoted("https://www.example.org/"), 25).unwrap();
    let (how, grade) = (How::SecondHand, Grade::Certain);
    Checked { on: day(on), against, how, by: None, grade, next: next.map(day) }
}

#[test]
fn a_contact_gets_the_day_the_way_the_role_and_its_next_day() {
    let text = "name = 'x' # kept\n\n[checked]\non      = 2026-11-23\nhow     = \"second-hand copy\" # a\ngrade   = \"certain\"\n";
    let expected = "name = 'x' # kept\n\n[checked]\non      = 2027-01-15\nhow     = \"number called\" # a\nby      = \"Safeguarding lead\"\ngrade   = \"certain\"\nnext    = 2027-05-23\n";
    let checked = checked("2026-11-23", None);
    let kept =
        LastCheck { held: CheckOf::Contact, checked: &checked, every: Months::SIX, service: None };
    let once = lead().verified(text, &kept, How::NumberCalled).unwrap();
    assert_eq!(once, expected);
    assert_eq!(lead().verified(&once, &kept, How::NumberCalled).unwrap(), once);
}

#[test]
fn the_next_check_keeps_its_place_in_the_year() {
    let next = |before: &str, every: Months| {
        let checked = checked("2026-11-23", Some(before));
        let kept = LastCheck { held: CheckOf::Hours, checked: &checked, every, service: None };
        lead().next_check(&kept).civil().to_string()
    };
    for (before, every, after) in [
        ("2027-02-16", Months::THREE, "2027-02-16"),
        ("2027-02-15", Months::THREE, "2027-05-15"),
        ("2027-01-14", Months::THREE, "2027-04-14"),
        ("2026-10-20", Months::THREE, "2027-04-20"),
        ("2027-05-15", Months::THREE, "2027-05-15"),
        ("2027-05-16", Months::THREE, "2027-02-16"),
        ("2027-03-01", Months::SIX, "2027-03-01"),
        ("2027-01-10", Months::SIX, "2027-07-10"),
        ("2019-08-31", Months::SIX, "2027-02-28"),
        ("2027-01-15", Months::TWELVE, "2028-01-15"),
        ("2027-01-20", Months::ONE, "2027-02-20"),
    ] {
        assert_eq!(next(before, every), after, "{before}, {every}");
    }
}

#[test]
fn a_visit_on_any_day_has_its_next_neither_near_nor_too_far_and_on_the_same_day_of_the_month() {
    for every in [Months::ONE, Months::THREE, Months::SIX, Months::TWELVE] {
        let first: Date = typed("2026-12-10", 25).unwrap();
        for late in 0..500 {
            let today = first.civil().checked_add(late.days()).unwrap();
            let checked = Checked { next: Some(first), ..checked("2026-11-23", None) };
            let kept =
                LastCheck { held: CheckOf::Contact, checked: &checked, every, service: None };
            let next = verifier("Lead", today).next_check(&kept);
            let today = Date::of(today);
            assert!(next > today.after(Months::ONE) && next <= today.latest_next(every));
            assert_eq!(next.civil().day(), 10, "{every}, {late} days late");
        }
    }
}

#[test]
fn an_approval_is_written_once_and_then_moved_on() {
    let content = loaded(|_, text| text.to_owned()).content;
    let (_, service) = content.services.get(&Id::parse("childline").unwrap()).unwrap();
    let text = "[checked]\non      = 2027-01-15\ngrade   = 'certain'\nnext    = 2027-05-23\n";
    let once = lead().seconded(text, service).unwrap();
    let line = "approved = { on = 2027-01-15, role = \"Safeguarding lead\" }\n";
    assert_eq!(once, format!("{text}{line}"));
    let approved = Some(typed("{ on = 2026-01-15, role = 'Trustee' }", 25).unwrap());
    let mut service = service.clone();
    service.checked.approved = approved;
    for before in [once, format!("{text}\n[checked.approved]\non = 2026-01-15\nrole = 'Trustee'\n")]
    {
        let again = verifier("Deputy", date(2027, 3, 1)).seconded(&before, &service).unwrap();
        assert!(
            again.contains("on = 2027-03-01") && again.contains("role = \"Deputy\""),
            "{again}"
        );
        assert!(!again.contains("Trustee"), "{again}");
    }
}

/// The day of the next reading, for a text that was read on `on` and was due by `by`.
fn again(thing: &Thing, on: Option<&str>, by: &str) -> Option<String> {
    let day = |written: &str| typed(written, 25).unwrap();
    let review = Review { by: day(by), on: on.map(day), role: None };
    lead().again(thing, &review).map(|day| day.to_string())
}

fn topic() -> Thing {
    Thing::of::<TopicId>(&Id::parse("power").unwrap())
}

fn door() -> Thing {
    Thing::of::<DoorId>(&Id::parse("worried").unwrap())
}

#[test]
fn the_day_of_the_next_reading_moves_on_only_where_it_has_passed_or_is_near() {
    assert_eq!(again(&topic(), None, "2027-02-15"), None);
    assert_eq!(again(&topic(), None, "2027-02-14").as_deref(), Some("2028-01-15"));
    assert_eq!(again(&topic(), None, "2027-01-14").as_deref(), Some("2028-01-15"));
    assert_eq!(again(&door(), None, "2027-01-14").as_deref(), Some("2027-07-15"));
}

#[test]
fn a_text_that_was_read_before_keeps_an_interval_longer_than_the_usual_one() {
    assert_eq!(again(&door(), Some("2025-01-01"), "2027-01-01").as_deref(), Some("2029-01-15"));
    let short = again(&topic(), Some("2026-10-01"), "2027-01-01");
    assert_eq!(short.as_deref(), Some("2028-01-15"));
}

#[test]
fn a_text_that_was_read_on_the_eve_of_its_day_does_not_become_due_day_after_day() {
    for (on, by) in [("2027-01-13", "2027-01-14"), ("2027-01-02", "2027-01-01")] {
        assert_eq!(again(&door(), Some(on), by).as_deref(), Some("2027-07-15"));
        assert_eq!(again(&topic(), Some(on), by).as_deref(), Some("2028-01-15"));
    }
}

#[test]
fn a_new_check_takes_out_the_approval_of_the_one_before_and_lists_the_numbers() {
    let content = loaded(|_, text| text.to_owned()).content;
    let (_, service) = content.services.get(&Id::parse("childline").unwrap()).unwrap();
    let checked = &service.checked.contact;
    let kept =
        LastCheck { held: CheckOf::Contact, checked, every: Months::SIX, service: Some(service) };
    let keys = "on = 2027-01-15, how = 'page opened', by = 'Lead', grade = 'certain'";
    let approved = "{ on = 2027-01-15, role = 'Trustee' }";
    let lines = keys.replace(", ", "\n");
    for text in [
        format!("checked = {{ {keys}, approved = {approved} }}\n"),
        format!("checked.{}\nchecked.approved = {approved}\n", keys.replace(", ", "\nchecked.")),
        format!("[checked]\n{lines}\napproved = {approved}\n"),
        format!("[checked]\n{lines}\n\n[checked.approved]\non = 2027-01-15\nrole = 'Trustee'\n"),
    ] {
        let again = lead().verified(&text, &kept, How::NumberCalled).unwrap();
        assert!(!again.contains("approved") && !again.contains("Trustee"), "{again}");
        assert!(again.contains("numbers = [\"0800 1111\"]"), "{again}");
        let spaced = format!("nations = [ \"england\" ]\n{text}");
        let spaced = lead().verified(&spaced, &kept, How::NumberCalled).unwrap();
        assert!(spaced.contains("numbers = [ \"0800 1111\" ]"), "{spaced}");
        let table: toml::Table = again.parse().unwrap();
        assert_eq!(table.len(), 1, "{again}");
        assert_eq!(table["checked"].as_table().unwrap().len(), 6, "{again}");
    }
}

/// Two additions of months would cut the day at the end of a month twice.
#[test]
fn the_latest_day_is_every_whole_month_later_from_any_day_of_the_month() {
    let day = |written: &str| typed::<Date>(written, 25).unwrap();
    for (on, every, latest) in [
        ("2026-11-30", Months::THREE, "2027-03-30"),
        ("2026-10-31", Months::THREE, "2027-02-28"),
        ("2027-01-31", Months::ONE, "2027-03-31"),
        ("2027-08-31", Months::SIX, "2028-03-31"),
        ("2028-02-29", Months::TWELVE, "2029-03-29"),
    ] {
        assert_eq!(day(on).latest_next(every), day(latest), "{on}, {every}");
    }
    let first = date(2026, 11, 1);
    for on in first.series(1.day()).take(800).filter(|day| day.day() > 28) {
        for (every, months) in
            [(Months::ONE, 2), (Months::THREE, 4), (Months::SIX, 7), (Months::TWELVE, 13)]
        {
            let latest = Date::of(on).latest_next(every).civil();
            let place = on.first_of_month().checked_add(months.months()).unwrap();
            assert_eq!(latest.first_of_month(), place, "{on}, {every}");
            assert_eq!(latest.day(), on.day().min(place.days_in_month()), "{on}, {every}");
            assert!(lead_on(on, every) <= Date::of(latest), "{on}, {every}");
        }
    }
}

/// The next check of what was to be checked again on the 31st, where a person comes on `today`.
fn lead_on(today: Day, every: Months) -> Date {
    let checked = checked("2026-10-31", None);
    let kept = LastCheck { held: CheckOf::Contact, checked: &checked, every, service: None };
    let next = verifier("Lead", today).next_check(&kept);
    assert!(next > Date::of(today), "{today}, {every}");
    next
}
