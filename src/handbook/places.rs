//! Which page of the handbook has each thing that can be asked for.
//!
//! What is reached from a door past the lead is in a folder of its own, so that no link leads anybody
//! who came that way back to the lead. The folder and the doors have names that say nothing: the
//! lead may be the next to look at the history of that browser.

use super::book::Book;
use crate::answer::{Query, Subject, in_its_form};
use crate::content::{Audience, Form};
use crate::values::Id;

/// A page of the handbook, and where on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PagePlace {
    /// The page's path in the handbook.
    pub(super) path: String,
    /// The id of a part of that page.
    pub(super) anchor: Option<String>,
}

impl Book<'_> {
    /// Returns where the answer to `query` is; nothing for what only Discord has.
    pub(super) fn place(&self, query: &Query) -> Option<PagePlace> {
        let query = in_its_form(self.content, query);
        let anchor = match &query.subject {
            Subject::Term(id) => Some(format!("term-{id}")),
            _ => None,
        };
        let path = in_form(query.form, &self.path(&query.subject)?);
        Some(PagePlace { path, anchor })
    }

    /// Returns the path of a page in the folder of its form.
    fn path(&self, subject: &Subject) -> Option<String> {
        let one = |folder: &str, id: &str| format!("{folder}/{id}.html");
        Some(match subject {
            Subject::Door(id) => one("doors", &self.content.doors.get(id)?.1.page?.to_string()),
            Subject::Contacts(area) => {
                let area = area.as_ref().or(self.own);
                area.map_or_else(|| "areas.html".to_owned(), |id| one("areas", id.as_str()))
            }
            Subject::Helplines(Some(audience)) => one("helplines", &nameless(*audience)),
            Subject::Chapter(id) => one("chapters", id.as_str()),
            Subject::Topic(id) => one("topics", id.as_str()),
            other => whole(other)?.to_owned(),
        })
    }
}

/// Returns what the page of an audience is called: who reads for themselves has one that says nothing.
fn nameless(audience: Audience) -> String {
    let number = Audience::ALL.iter().position(|one| *one == audience).map(|place| place + 1);
    if audience.is_for_oneself() {
        number.unwrap_or_default().to_string()
    } else {
        audience.name().to_owned()
    }
}

/// Returns the path of a page of which there is one.
const fn whole(subject: &Subject) -> Option<&'static str> {
    Some(match subject {
        Subject::Help => "index.html",
        Subject::Emergency => "emergency.html",
        Subject::Concern => "doors.html",
        Subject::MoreDoors => "more.html",
        Subject::Areas => "areas.html",
        Subject::Helplines(_) => "helplines.html",
        Subject::Guidance => "chapters.html",
        Subject::Letters(_) => "a-z.html",
        Subject::Glossary | Subject::Term(_) => "glossary.html",
        Subject::Induction(_) | Subject::InductionStopped(_) | Subject::InductionEnd => {
            "induction.html"
        }
        Subject::Sources => "sources.html",
        Subject::About => "about.html",
        _ => return None,
    })
}

/// The folder of what is reached past the lead.
const PAST_THE_LEAD: &str = "b/";

/// Returns the path of a page in the folder for this form.
pub(super) fn in_form(form: Form, path: &str) -> String {
    match form {
        Form::Usual => path.to_owned(),
        Form::PastTheLead => format!("{PAST_THE_LEAD}{path}"),
    }
}

impl PagePlace {
    /// Returns a page.
    pub(super) fn of(path: impl Into<String>) -> Self {
        Self { path: path.into(), anchor: None }
    }

    /// Returns the path in the usual form.
    pub(super) fn in_usual_form(&self) -> &str {
        self.path.strip_prefix(PAST_THE_LEAD).unwrap_or(&self.path)
    }

    /// Returns the address of this place, seen from the page `from`.
    pub(super) fn seen_from(&self, from: &str) -> String {
        let anchor = self.anchor.as_ref().map(|id| format!("#{id}")).unwrap_or_default();
        if self.path == from && !anchor.is_empty() {
            anchor
        } else {
            format!("{}{}{anchor}", root(from), self.path)
        }
    }
}

/// Returns the way from the page `from` to the folder that all pages are in: `../` or nothing.
pub(super) fn root(from: &str) -> String {
    "../".repeat(from.matches('/').count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_seen_from_any_folder() {
        let door = PagePlace::of("doors/2.html");
        assert_eq!(door.seen_from("index.html"), "doors/2.html");
        assert_eq!(door.seen_from("topics/power.html"), "../doors/2.html");
        assert_eq!(door.seen_from("b/topics/a.html"), "../../doors/2.html");
    }

    #[test]
    fn a_part_of_the_same_page_is_an_anchor_and_of_another_an_address_with_one() {
        let term =
            PagePlace { anchor: Some("term-dsl".to_owned()), ..PagePlace::of("glossary.html") };
        assert_eq!(term.seen_from("glossary.html"), "#term-dsl");
        assert_eq!(term.seen_from("doors/2.html"), "../glossary.html#term-dsl");
    }

    #[test]
    fn what_came_past_the_lead_stands_in_a_folder_that_says_nothing() {
        assert_eq!(in_form(Form::PastTheLead, "doors.html"), "b/doors.html");
        assert_eq!(PagePlace::of("b/doors.html").in_usual_form(), "doors.html");
        assert_eq!(PagePlace::of("doors.html").in_usual_form(), "doors.html");
    }
}
