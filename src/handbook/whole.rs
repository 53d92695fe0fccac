//! Everything in one document, for a printer: numbered sections, so that a name in a text can be looked up.
//!
//! A section has under its title what references call it, where that is something else. What is needed first stands first, and starts a
//! sheet of its own; the signpost stands behind whatever is urgent, and at the foot of every sheet (`paper`).

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;

use super::article::Article;
use super::book::Book;
use super::frame::PageFrame;
use super::letters::Letter;
use super::paper;
use super::sheets::Sheet;
use crate::answer::{Query, Subject, ending};
use crate::content::{Audience, Chapter, Content, Ending, Form};
use crate::render::html::{Bit, Link, Part, WordsOnPage, filled};

#[derive(Template)]
#[template(path = "handbook/whole.html")]
struct WholeHandbook<'w> {
    frame: PageFrame<'w>,
    contents: Vec<Link>,
    sections: Vec<WholeSection<'w>>,
}

/// One page of the handbook as a section of the document.
struct WholeSection<'s> {
    number: usize,
    own: Article<'s>,
    /// What references call it, which its title does not say.
    names: String,
    others: Vec<Article<'s>>,
    /// The words of the A to Z, in its section.
    letters: Vec<Letter>,
    /// Whether it is a list of other sections.
    is_list: bool,
    /// Whether it starts a sheet of paper.
    is_fresh: bool,
    /// The classes that say which signpost its sheets of paper have.
    paper: &'static str,
    signpost: [WordsOnPage; 4],
}

const PATH: &str = "whole.html";

/// Returns the document, by its path.
pub(super) fn file(book: &Book<'_>, sheets: &[Sheet]) -> (String, String) {
    let found = in_reading_order(book).into_iter().filter_map(|query| {
        let place = book.place(&query)?;
        sheets.iter().find(|sheet| sheet.path == place.path)
    });
    let mut found: Vec<&Sheet> = found.collect();
    // The server's own area is one of them; where none is known, the contacts are their list.
    let mut seen = BTreeSet::new();
    found.retain(|sheet| seen.insert(&sheet.path));
    let numbers = found.iter().zip(1..).map(|(sheet, number)| (sheet.path.clone(), number));
    let numbers: BTreeMap<String, usize> = numbers.collect();
    let book = Book { sections: Some(&numbers), ..*book };
    let mut sections: Vec<WholeSection<'_>> =
        found.iter().zip(1..).map(|(sheet, number)| section(&book, sheet, number)).collect();
    let mut names = names(&sections);
    for section in &mut sections {
        section.names = names.remove(&section.href()).unwrap_or_default();
    }
    let contents = sections.iter().map(|section| Link {
        label: section.own.title.to_owned(),
        under: Some(section.names.clone()).filter(|names| !names.is_empty()).into_iter().collect(),
        href: section.href(),
        section: None,
    });
    let contents = contents.collect();
    let frame = book.frame(PATH, Ending::Usual, book.content.handbook.whole.title.as_str());
    (PATH.to_owned(), filled(&WholeHandbook { frame, contents, sections }))
}

fn section<'s>(book: &Book<'_>, sheet: &'s Sheet, number: usize) -> WholeSection<'s> {
    let ending = ending(book.content, &sheet.query);
    let named = book.named(PATH, ending.form());
    let mut articles = sheet.written().map(|(_, reply)| book.article(PATH, &named, None, reply));
    let own = articles.next().expect("a page has an answer");
    WholeSection {
        number,
        own,
        names: String::new(),
        others: articles.collect(),
        letters: sheet.letters(book, PATH),
        is_list: sheet.is_list(),
        is_fresh: is_fresh(&sheet.query.subject),
        paper: paper::classes(ending),
        signpost: book.signpost(PATH, ending),
    }
}

/// Returns whether a section starts a sheet: what somebody may take out and carry, and each chapter.
const fn is_fresh(subject: &Subject) -> bool {
    !matches!(
        subject,
        Subject::Topic(_)
            | Subject::Helplines(Some(_))
            | Subject::Letters(_)
            | Subject::Sources
            | Subject::About
    )
}

impl WholeSection<'_> {
    fn href(&self) -> String {
        format!("#s{}", self.number)
    }

    /// Returns whether it has links on. Those of a list of words are in its lines.
    fn has_links(&self) -> bool {
        self.others.is_empty() && self.letters.is_empty() && !self.own.links.is_empty()
    }

    /// Returns every reference of it to another section: what that is called, and its address.
    fn references_to_others(&self) -> impl Iterator<Item = (&str, &str)> {
        let (own, all) = (self.href(), [&self.own].into_iter().chain(&self.others));
        all.flat_map(Article::references).filter(move |(_, href)| *href != own)
    }
}

/// Returns by its address what references call a section, where its title does not have those words.
fn names(sections: &[WholeSection<'_>]) -> BTreeMap<String, String> {
    let titles: BTreeMap<String, &str> =
        sections.iter().map(|section| (section.href(), section.own.title)).collect();
    let mut names: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (label, href) in sections.iter().flat_map(WholeSection::references_to_others) {
        let is_said = |title: &&str| title.to_lowercase().contains(&label.to_lowercase());
        let all = names.entry(href.to_owned()).or_default();
        if !titles.get(href).is_some_and(is_said) && !all.contains(&label) {
            all.push(label);
        }
    }
    names.into_iter().map(|(href, all)| (href, all.join(", "))).collect()
}

/// Returns what is printed, in the order in which somebody needs it.
fn in_reading_order(book: &Book<'_>) -> Vec<Query> {
    let content = book.content;
    let doors = content.doors.iter().map(|(id, _)| Subject::Door(id.clone()));
    let helplines = Audience::ALL.iter().map(|audience| Subject::Helplines(Some(*audience)));
    let first = [Subject::Concern, Subject::MoreDoors].into_iter().chain(doors);
    let contacts = [Subject::Areas].into_iter().chain(areas(content));
    let help = [Subject::Helplines(None)].into_iter().chain(helplines).chain([Subject::Emergency]);
    let guidance = content.chapters.iter().flat_map(|chapter| of_chapter(content, chapter));
    let to_learn = [Subject::Induction(None), Subject::Glossary, Subject::Letters(None)];
    let last = [Subject::Sources, Subject::About];
    let rest = contacts.chain(help).chain(guidance).chain(to_learn).chain(last);
    first.map(Query::of).chain(contacts_past_the_lead(book)).chain(rest.map(Query::of)).collect()
}

fn areas(content: &Content) -> impl Iterator<Item = Subject> {
    content.areas.iter().map(|(id, _)| Subject::Contacts(Some(id.clone())))
}

fn of_chapter(content: &Content, chapter: &Chapter) -> impl Iterator<Item = Subject> {
    let id = chapter.id.id().clone();
    let topics = content.topics.iter().filter(|(_, topic)| topic.chapter == *chapter.id.id());
    let topics = topics.map(|(id, _)| Subject::Topic(id.clone()));
    [Subject::Chapter(id)].into_iter().chain(topics)
}

/// Returns the contacts for the doors that go past the lead, behind which they stand. Where no server is
/// set no page names a lead, so there the usual ones are enough.
fn contacts_past_the_lead(book: &Book<'_>) -> impl Iterator<Item = Query> {
    let all = [Subject::Contacts(None), Subject::Areas].into_iter().chain(areas(book.content));
    let needed = all.filter(|_| book.setting.server.is_some());
    needed.map(|subject| Query { form: Form::PastTheLead, ..Query::of(subject) })
}
