//! What is around every page: the way out, the list of pages, the signpost, how old it is.
//!
//! A page is found through a search engine or lies on a desk alone, so none is without them.

use super::book::Book;
use super::paper;
use super::places::{PagePlace, in_form, root};
use super::sheets::listed;
use crate::answer::{Query, Signpost, Subject};
use crate::config::Server;
use crate::content::{Audience, Content, Ending, Form, Handbook};
use crate::render::html::{Link, WordsOnPage, words};
use crate::values::{ButtonLabel, PhoneNumber};

/// What is around a page.
pub(super) struct PageFrame<'f> {
    /// The words that only the handbook has.
    pub(super) words: &'f Handbook,
    /// What the browser's tab and its history call the page.
    pub(super) tab: String,
    /// The classes that say which signpost its sheets of paper have.
    pub(super) paper: &'static str,
    /// Whether it has a server's own contacts, which no search engine is to list.
    pub(super) is_internal: bool,
    /// The way to the folder that all pages are in.
    pub(super) root: String,
    /// The urgent line that every page opens with.
    pub(super) opening: &'f str,
    /// The digits that it says to call.
    pub(super) emergency: String,
    /// The address of the first page.
    pub(super) start: String,
    /// Local contacts, and help for the reader.
    pub(super) always: [Link; 2],
    /// The link to the page to search on.
    pub(super) search: Link,
    /// Every page that is listed.
    pub(super) pages: Vec<ListedPage>,
    /// What every message ends with.
    pub(super) signpost: [WordsOnPage; 4],
    /// What its numbers rest on, how old the page is and who approved it.
    pub(super) imprint: &'f str,
}

/// A link of the list of pages.
pub(super) struct ListedPage {
    /// The link.
    pub(super) link: Link,
    /// Whether it is the page that is shown.
    pub(super) is_here: bool,
}

impl<'b> Book<'b> {
    /// Returns what is around the page at `path`.
    pub(super) fn frame<'f>(&self, path: &str, ending: Ending, title: &str) -> PageFrame<'f>
    where
        'b: 'f,
    {
        let (words, form) = (&self.content.handbook, ending.form());
        let own = |name: &str| PagePlace::of(in_form(form, name));
        PageFrame {
            words,
            tab: tab(words, form, title),
            paper: paper::classes(ending),
            is_internal: self.setting.server.is_some_and(Server::has_contacts),
            root: root(path),
            opening: self.content.signpost.opening.as_str(),
            emergency: self.emergency(),
            start: own("index.html").seen_from(path),
            always: self.always(path, form),
            search: self.to(path, words.search.title.as_str(), &own("search.html")),
            pages: self.pages(path, form),
            signpost: self.signpost(path, ending),
            imprint: self.imprints.of_page(form, None),
        }
    }

    /// Returns the signpost with that ending, as the page `from` shows it.
    pub(super) fn signpost(&self, from: &str, ending: Ending) -> [WordsOnPage; 4] {
        let named = self.always(from, ending.form());
        let signpost = Signpost::new(self.content, ending);
        signpost.lines().each_ref().map(|line| words(line, &named))
    }

    /// Returns the links that every page has: local contacts, and help for the reader.
    pub(super) fn always(&self, from: &str, form: Form) -> [Link; 2] {
        let buttons = &self.content.words.buttons;
        let to = |label: &ButtonLabel, subject| {
            let place = self.place(&Query { form, ..Query::of(subject) });
            self.to(from, label.as_str(), &place.expect("it has a page"))
        };
        [
            to(&buttons.local_contacts, Subject::Contacts(None)),
            to(&buttons.help_for_me, Subject::Helplines(Some(Audience::Me))),
        ]
    }

    /// Returns the digits of the first way to 999.
    fn emergency(&self) -> String {
        let first = self.content.signpost.emergency.first();
        let service = first.and_then(|id| self.content.services.get(id));
        let number = service.and_then(|(_, service)| service.phone());
        number.map(PhoneNumber::digits).unwrap_or_default()
    }

    /// Returns the list of pages. The card names the lead, so whoever came past the lead has none.
    pub(super) fn pages(&self, from: &str, form: Form) -> Vec<ListedPage> {
        let words = &self.content.handbook;
        let answers = listed(form).into_iter().map(|query| {
            let place = self.place(&query).expect("what is listed has a page");
            (label(self.content, &query.subject), place)
        });
        let files = [(&words.card.title, "card.html"), (&words.whole.title, "whole.html")];
        let places = files.map(|(label, path)| (label, PagePlace::of(path)));
        let printed = places.into_iter().filter(|_| form == Form::Usual);
        let listed = answers.chain(printed).map(|(label, to)| ListedPage {
            is_here: to.path == from,
            link: self.to(from, label.as_str(), &to),
        });
        listed.collect()
    }
}

/// Returns what the browser calls a page. Past the lead that says nothing of what the page is about: the
/// lead may be the next to look at the history.
fn tab(words: &Handbook, form: Form, title: &str) -> String {
    let book = words.title.as_str();
    match form {
        Form::Usual if title != book => format!("{title} \u{b7} {book}"),
        _ => book.to_owned(),
    }
}

/// Returns what the list of pages calls a page: what a button that opens it says.
fn label<'c>(content: &'c Content, subject: &Subject) -> &'c ButtonLabel {
    let buttons = &content.words.buttons;
    match subject {
        Subject::Concern => &buttons.concern,
        Subject::Contacts(_) => &buttons.local_contacts,
        Subject::Helplines(_) => &buttons.helplines,
        Subject::Emergency => &buttons.emergency,
        Subject::Guidance => &buttons.guidance,
        Subject::Letters(_) => &buttons.a_z,
        Subject::Glossary => &buttons.glossary,
        Subject::Induction(_) => &buttons.induction,
        Subject::Sources => &buttons.sources,
        Subject::About => &content.handbook.about.title,
        _ => &content.handbook.start,
    }
}
