//! Where a thing came from, and what a person has to open to hold it against.
//!
//! A contact has one page. A topic has the pages of the paper and the works it cites. An area, a
//! door and a board have works too, and the contacts they name, each with its own page. The
//! induction rests on topics, and names contacts.

use std::collections::BTreeSet;

use crate::content::{
    Approved, Area, Board, Call, Content, Route, Service, ServiceChecked, Source, Step, Topic,
};
use crate::review::Thing;
use crate::values::{AnyId, Checked, Hours, ServiceId, SourceId, TopicId};

/// Returns it in lines.
pub(crate) fn source(content: &Content, thing: &Thing) -> Vec<String> {
    match thing {
        Thing::Of(id) => of_entry(content, id),
        Thing::Helplines => helplines(content),
        Thing::Induction => induction(content),
        Thing::BankHolidays => {
            checked(&content.calendar.bank_holidays.checked, "every day of each nation")
        }
    }
}

/// Returns it of a thing that has an id. Of a service it is the page that was read, of a topic the pages of the paper
/// too, and an area names its services by itself.
fn of_entry(content: &Content, id: &AnyId) -> Vec<String> {
    if let Some((_, it)) = content.services.find(id) {
        return service(it);
    }
    if let Some((_, it)) = content.topics.find(id) {
        return topic(content, it);
    }
    if let Some((_, it)) = content.areas.find(id) {
        return area(content, it);
    }
    if let Some((_, it)) = content.boards.find(id) {
        return board(content, it);
    }
    let entry = content.entry(id);
    entry.map(|entry| steps(content, entry.cites, entry.steps())).unwrap_or_default()
}

fn checked(checked: &Checked, what: &str) -> Vec<String> {
    let by = checked.by.as_ref().map_or_else(|| "no person yet".to_owned(), ToString::to_string);
    let (how, grade) = (checked.how.name(), checked.grade.name());
    vec![
        format!("Open:   {}", checked.against),
        format!("So far: {how}, {}, by {by}; {grade}", checked.on),
        format!(
            "Compare {what} above. Is another page the right one? Answer no, and change `against`."
        ),
    ]
}

/// Returns who has approved the check of a number.
fn approved(checked: &ServiceChecked) -> String {
    match &checked.approved {
        None => "Approved: by nobody yet".to_owned(),
        Some(Approved { on, role }) => {
            let is_older = checked.approval().is_none();
            let note =
                if is_older { "; the check is younger, so this counts for nothing" } else { "" };
            format!("Approved: {on}, by {role}{note}")
        }
    }
}

fn service(service: &Service) -> Vec<String> {
    let mut lines = checked(&service.checked.contact, "every line");
    lines.extend(service.has_number().then(|| approved(&service.checked)));
    lines.extend(service.route.iter().filter_map(|route| {
        Some(format!("Open:   {} (the number {})", route.source()?, route.number()?))
    }));
    if let Some(of_hours) = &service.checked.hours {
        lines.push(
            "Hours, which are asked about apart: they decide which number comes first.".to_owned(),
        );
        lines.extend(service.route.iter().filter_map(hours));
        lines.extend(checked(of_hours, "the hours"));
    }
    lines.extend(service.misprint.iter().map(|misprint| {
        format!("Wrong elsewhere: `{}`: {}.", misprint.printed.as_str(), misprint.why)
    }));
    lines
}

/// Returns when a route is answered, where that is known.
fn hours(route: &Route) -> Option<String> {
    let to = match route {
        Route::Phone { number, .. }
        | Route::Textphone { number, .. }
        | Route::Text { number, .. } => number.to_string(),
        Route::Chat { url, .. } => url.to_string(),
        Route::Web(_) | Route::Form(_) | Route::Bsl(_) => return None,
    };
    match route.hours()? {
        Hours::Always => Some(format!("Hours:  {to}: at any time")),
        Hours::Known(times) => Some(format!("Hours:  {to}: {times}")),
        Hours::Check => None,
    }
}

fn area(content: &Content, area: &Area) -> Vec<String> {
    let named = area.services().map(|(_, id)| id);
    let last = "Hold the text against these. The order of its numbers is that of this moment.";
    let lines = works(content, &area.cites).chain(contacts(content, named));
    lines.chain([last.to_owned()]).collect()
}

fn board(content: &Content, board: &Board) -> Vec<String> {
    let own = "A server's own contacts and offices are in its place, where they are set.";
    let buttons = "Its buttons open pages that are verified by themselves.";
    let mut lines = match board.step.as_slice() {
        [] => works(content, &board.cites).collect(),
        all => [steps(content, &board.cites, all), vec![own.to_owned()]].concat(),
    };
    lines.push(buttons.to_owned());
    lines
}

/// Returns the works that the words over the helplines rest on; each service has a check of its own.
fn helplines(content: &Content) -> Vec<String> {
    let works = works(content, &content.helplines.cites);
    works.chain(["Its services are verified by themselves.".to_owned()]).collect()
}

/// Returns the topics that the induction rests on: those are compared with their own sources.
fn induction(content: &Content) -> Vec<String> {
    let all = &content.induction;
    let choices = all.question.iter().flat_map(|question| &question.choice);
    let named = all.step.iter().flat_map(|step| &step.topics);
    let named: BTreeSet<&TopicId> = named.chain(choices.map(|choice| &choice.topic)).collect();
    let topics = named.into_iter().filter_map(|id| content.topics.get(id));
    let lines =
        topics.map(|(id, topic)| format!("Open:   content/topics/{id}.toml ({})", topic.title));
    let contacts = contacts(content, services(all.step.iter().flat_map(|step| &step.call)));
    let last =
        "Read those first: it says in fewer words what they say, but for what is marked as ours.";
    lines.chain(contacts).chain([last.to_owned()]).collect()
}

fn steps(content: &Content, cites: &[SourceId], steps: &[Step]) -> Vec<String> {
    let named = services(steps.iter().flat_map(|step| &step.call));
    let last = "Hold the text against these. Comments in its file say which part rests on which.";
    let lines = works(content, cites).chain(contacts(content, named));
    lines.chain([last.to_owned()]).collect()
}

/// Returns those of the calls that are to services.
fn services<'c>(calls: impl Iterator<Item = &'c Call>) -> impl Iterator<Item = &'c ServiceId> {
    calls.filter_map(|call| match call {
        Call::Service(id) => Some(id),
        _ => None,
    })
}

fn topic(content: &Content, topic: &Topic) -> Vec<String> {
    let paper = &content.sources.paper;
    let pages = topic.pages.iter().map(|pages| {
        format!("Open:   {}, by {}, pages {}", paper.title, paper.author, pages.as_str())
    });
    pages.chain(works(content, &topic.cites)).collect()
}

fn works<'c>(content: &'c Content, cites: &'c [SourceId]) -> impl Iterator<Item = String> {
    let cited = |source: &&Source| cites.contains(source.id.id());
    content.sources.source.iter().filter(cited).map(work)
}

/// Returns a work, as a page to open where it is on the web.
fn work(source: &Source) -> String {
    let title = source.title.iter().map(|title| format!(". {title}")).collect::<String>();
    let work = format!("{} ({}){title}", source.author, source.year.as_str());
    match &source.url {
        Some(url) => format!("Open:   {url} ({work})"),
        None => format!("Cites:  {work}"),
    }
}

/// Returns the page of each contact that is named.
fn contacts<'i>(
    content: &Content,
    ids: impl Iterator<Item = &'i ServiceId>,
) -> impl Iterator<Item = String> {
    let services = ids.filter_map(|id| content.services.get(id));
    services.map(|(_, service)| {
        format!("Open:   {} ({})", service.checked.contact.against, service.name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::assemble;
    use crate::files::{Origin, read};
    use crate::values::{BoardId, Id, Kind};

    #[test]
    fn whatever_is_shipped_has_a_page_to_open_or_a_work_to_find() {
        let content = assemble(&read(&Origin::Shipped).unwrap()).unwrap().content;
        let kinds = Kind::asked().into_iter().filter(|kind| *kind != BoardId::KIND);
        let all = kinds.flat_map(|kind| content.entries(kind));
        let all = all.map(|entry| Thing::Of(entry.any_id()));
        for thing in all.chain([Thing::Helplines, Thing::Induction, Thing::BankHolidays]) {
            let lines = source(&content, &thing);
            let leads = |line: &String| line.starts_with("Open: ") || line.starts_with("Cites:");
            assert!(lines.iter().any(leads), "{thing:?}: {lines:?}");
        }
    }

    #[test]
    fn what_a_door_an_area_or_a_board_cites_is_there_to_open() {
        let content = assemble(&read(&Origin::Shipped).unwrap()).unwrap().content;
        for (id, door) in content.doors.iter() {
            let lines = source(&content, &Thing::of(id));
            assert!(works(&content, &door.cites).all(|work| lines.contains(&work)), "{id}");
        }
        for (id, area) in content.areas.iter() {
            let lines = source(&content, &Thing::of(id));
            assert!(works(&content, &area.cites).all(|work| lines.contains(&work)), "{id}");
        }
        for (id, board) in content.boards.iter() {
            let lines = source(&content, &Thing::of(id));
            assert!(works(&content, &board.cites).all(|work| lines.contains(&work)), "{id}");
        }
    }

    #[test]
    fn a_number_that_an_editor_added_has_its_own_page_to_open() {
        let folder = std::path::Path::new("tests/fixtures/accepted/added-numbers").to_owned();
        let content = assemble(&read(&Origin::Over(folder)).unwrap()).unwrap().content;
        let id: ServiceId = Id::parse("example").unwrap();
        let lines = source(&content, &Thing::of(&id));
        for number in ["116 006", "60777"] {
            let line = format!("Open:   https://www.ofcom.org.uk (the number {number})");
            assert!(lines.contains(&line), "{lines:?}");
        }
    }
}
