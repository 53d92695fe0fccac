//! Everything in one document, for a printer: numbered sections, so that a name in a text can be looked up.
//!
//! What is needed first stands first, and starts a sheet of its own; the signpost stands behind whatever is
//! urgent, and at the foot of every sheet (`paper`).

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;

use super::article::Article;
use super::book::Book;
use super::frame::PageFrame;
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
    others: Vec<Article<'s>>,
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
    let sections: Vec<WholeSection<'_>> =
        found.iter().zip(1..).map(|(sheet, number)| section(&book, sheet, number)).collect();
    let contents = sections.iter().map(|section| Link {
        label: section.own.title.to_owned(),
        under: Vec::new(),
        href: format!("#s{}", section.number),
        section: None,
    });
    let contents = contents.collect();
    let frame = book.frame(PATH, Ending::Usual, book.content.handbook.whole.title.as_str());
    (PATH.to_owned(), filled(&WholeHandbook { frame, contents, sections }))
}

fn section<'s>(book: &Book<'_>, sheet: &'s Sheet, number: usize) -> WholeSection<'s> {
    let ending = ending(book.content, &sheet.query);
    let named = book.named(PATH, ending.form());
    let answers = sheet.answers.iter();
    let mut articles = answers.map(|(_, reply)| book.article(PATH, &named, None, reply));
    let own = articles.next().expect("a page has an answer");
    WholeSection {
        number,
        own,
        others: articles.collect(),
        is_fresh: !matches!(sheet.query.subject, Subject::Topic(_) | Subject::Helplines(Some(_))),
        paper: paper::classes(ending),
        signpost: book.signpost(PATH, ending),
    }
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
