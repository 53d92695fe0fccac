//! Where a thing came from, and what a person has to open to hold it against.
//!
//! A contact has one page. A topic has the pages of the paper and the works it cites; an area and a
//! door rest on the contacts they name, each with its own page.

use crate::content::{
    Call, Checked, Content, Hours, Route, Service, ServiceId, Source, Thing, Topic,
};

/// Returns it in lines.
pub(super) fn source(content: &Content, thing: &Thing) -> Vec<String> {
    match thing {
        Thing::Service(id) => {
            content.services.get(id).map(|(_, it)| service(it)).unwrap_or_default()
        }
        Thing::Topic(id) => {
            content.topics.get(id).map(|(_, it)| topic(content, it)).unwrap_or_default()
        }
        Thing::Area(id) => {
            let area = content.areas.get(id).map(|(_, area)| area);
            let offices = area.into_iter().flat_map(|area| {
                area.front_door.iter().chain(&area.duty_team).chain(&area.lado).chain(&area.finder)
            });
            offices_and(
                content,
                offices,
                "Hold the text against what the council publishes. The order of its numbers is that of this moment.",
            )
        }
        Thing::Door(id) => {
            let door = content.doors.get(id).map(|(_, door)| door);
            let calls = door.into_iter().flat_map(|door| &door.step).flat_map(|step| &step.call);
            let named = calls.filter_map(|call| match call {
                Call::Service(id) => Some(id),
                _ => None,
            });
            offices_and(
                content,
                named,
                "Its sources, where it has any, are in the comments of its file.",
            )
        }
        Thing::BankHolidays => checked(&content.calendar.bank_holidays.checked, "every day"),
    }
}

fn checked(checked: &Checked, what: &str) -> Vec<String> {
    let by = checked.by.as_ref().map_or_else(|| "no person yet".to_owned(), ToString::to_string);
    let (how, grade) = (checked.how.name(), checked.grade.name());
    vec![
        format!("Open:   {}", checked.against),
        format!("So far: {how}, {}, by {by}; {grade}", checked.on),
        format!(
            "Compare {what} above. Is another page the right one? Answer no, and mend `against`."
        ),
    ]
}

fn service(service: &Service) -> Vec<String> {
    let mut lines = checked(&service.checked, "every line");
    let has_hours = |route: &Route| matches!(route, Route::Phone { hours: Hours::Known(_), .. });
    if service.route.iter().any(has_hours) {
        lines.push(
            "Compare `hours` in the file too: they decide which number stands first.".to_owned(),
        );
    }
    lines.extend(service.misprint.iter().map(|misprint| {
        format!("The paper prints `{}`: {}.", misprint.printed.as_str(), misprint.why)
    }));
    lines
}

fn topic(content: &Content, topic: &Topic) -> Vec<String> {
    let paper = &content.sources.paper;
    let pages = topic.pages.iter().map(|pages| {
        format!("Open:   {}, by {}, pages {}", paper.title, paper.author, pages.as_str())
    });
    let cited = |source: &&Source| topic.cites.contains(source.id.id());
    let works = content.sources.source.iter().filter(cited).map(work);
    pages.chain(works).collect()
}

fn work(source: &Source) -> String {
    let title = source.title.iter().map(|title| format!(". {title}"));
    let url = source.url.iter().map(|url| format!(". {url}"));
    let rest: String = title.chain(url).collect();
    format!("Cites:  {} ({}){rest}", source.author, source.year.as_str())
}

fn offices_and<'i>(
    content: &Content,
    ids: impl Iterator<Item = &'i ServiceId>,
    last: &str,
) -> Vec<String> {
    let services = ids.filter_map(|id| content.services.get(id));
    let lines = services
        .map(|(_, service)| format!("Open:   {} ({})", service.checked.against, service.name));
    lines.chain([last.to_owned()]).collect()
}
