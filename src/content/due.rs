//! What a person has still to verify, approve or read again.
//!
//! None of it keeps content from being used: to the person asking, a contact never looks doubtful.
//! It is shown to those who can mend it.

use jiff::civil::Date as Day;

use super::assemble::Loaded;
use super::model::{Basis, Door, Review, Section};
use super::problem::{Problem, sort};
use super::values::{Checked, Grade, Id, Kind};

/// After how many months a contact that a person verified has to be verified again.
const VERIFIED_FOR_MONTHS: i32 = 6;

/// Returns everything that is unverified, inferred or overdue on the day `today`.
pub fn due(loaded: &Loaded, today: Day) -> Vec<Problem> {
    let mut found = contacts(loaded, today);
    found.extend(texts(loaded, today));
    found.extend(inferences(loaded));
    found.extend(calendar(loaded, today));
    sort(&mut found);
    found
}

fn contacts(loaded: &Loaded, today: Day) -> Vec<Problem> {
    let services = loaded.content.services.iter();
    let reasons = services.filter_map(|(id, service)| {
        let why = why_due(&service.checked, today)?;
        let file = loaded.files.of(Kind::Service, id.as_str());
        let message = format!("`{}` {why}", service.name);
        let hint = format!("open {} and compare every number", service.checked.against);
        Some(Problem::due(&file, file.span_of("on"), message).hint(hint))
    });
    reasons.collect()
}

fn why_due(checked: &Checked, today: Day) -> Option<String> {
    if !checked.is_verified() {
        let sure = if checked.grade == Grade::Probable { " and only probable" } else { "" };
        return Some(format!("is not verified by a person{sure}"));
    }
    let span = jiff::Span::new().months(VERIFIED_FOR_MONTHS);
    let until = checked.on.civil().checked_add(span).ok()?;
    (until < today).then(|| format!("was last verified on {}", checked.on))
}

fn texts(loaded: &Loaded, today: Day) -> Vec<Problem> {
    let content = &loaded.content;
    let topics = content.topics.iter().map(|(id, topic)| (Kind::Topic, id.as_str(), &topic.review));
    let doors = content.doors.iter().map(|(id, door)| (Kind::Door, id.as_str(), &door.review));
    let areas = content.areas.iter().map(|(id, area)| (Kind::Area, id.as_str(), &area.review));
    let late = topics.chain(doors).chain(areas).filter_map(|(kind, id, review)| {
        let why = why_unread(review, today)?;
        let file = loaded.files.of(kind, id);
        let message = format!("the {} `{id}` {why}", kind.word());
        let hint = "read it against its sources, then fill in `on` and `role`";
        Some(Problem::due(&file, file.span_of("review"), message).hint(hint))
    });
    late.collect()
}

fn why_unread(review: &Review, today: Day) -> Option<String> {
    if review.on.is_none() || review.role.is_none() {
        return Some("has not been approved by a person".to_owned());
    }
    (review.by.civil() < today).then(|| format!("was due to be read again by {}", review.by))
}

fn inferences(loaded: &Loaded) -> Vec<Problem> {
    let content = &loaded.content;
    let doors = content.doors.iter().map(|(id, door)| (Kind::Door, id.as_str(), of_door(door)));
    let topics = content
        .topics
        .iter()
        .map(|(id, topic)| (Kind::Topic, id.as_str(), of_sections(&topic.section)));
    let with = doors.chain(topics).filter(|(_, _, count)| *count > 0);
    with.map(|(kind, id, count)| {
        let file = loaded.files.of(kind, id);
        let at = file.text.find("\nbasis").map_or(0, |at| at + 1);
        let message =
            format!("the {} `{id}` has {count} part(s) that no source states", kind.word());
        Problem::due(&file, at..at + "basis".len(), message)
            .hint("the safeguarding lead approves each, then `basis` is taken out")
    })
    .collect()
}

/// The list of bank holidays is wrong from the day after it ends, and nobody would notice.
fn calendar(loaded: &Loaded, today: Day) -> Vec<Problem> {
    let file = loaded.files.single("calendar.toml");
    let holidays = &loaded.content.calendar.bank_holidays;
    let unverified = why_due(&holidays.checked, today).map(|why| {
        let hint = format!("open {} and compare every day", holidays.checked.against);
        Problem::due(&file, file.span_of("on"), format!("the list of bank holidays {why}"))
            .hint(hint)
    });
    let warned = jiff::Span::new().months(CALENDAR_WARNS_MONTHS);
    let from = holidays.until.civil().checked_sub(warned).unwrap_or(Day::MIN);
    let ending = (from < today).then(|| {
        let message = format!("the list of bank holidays ends on {}", holidays.until);
        Problem::due(&file, file.span_of("until"), message)
            .hint("add the days of the next year and move `until` on")
    });
    unverified.into_iter().chain(ending).collect()
}

/// How many months before the list of bank holidays ends the editor is told.
const CALENDAR_WARNS_MONTHS: i32 = 6;

const fn is_inferred(basis: Option<Basis>) -> bool {
    matches!(basis, Some(Basis::Inference))
}

fn of_door(door: &Door) -> usize {
    let steps = door.step.iter().filter(|step| is_inferred(step.basis)).count();
    steps + of_sections(&door.section)
}

fn of_sections(sections: &[Section]) -> usize {
    sections.iter().filter(|section| is_inferred(section.basis)).count()
}
