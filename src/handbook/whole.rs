//! Everything in one document, for a printer: numbered sections, so that a name in a text can be looked up.
//!
//! What is needed first stands first, and starts a sheet of its own; the signpost stands behind whatever is
//! urgent, and at the foot of every sheet (`paper`).

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;

use crate::answer::{Query, Subject};
use crate::content::{Audience, Form};
use crate::render::html::{Bit, Link, Part, Words, filled};

use super::Book;
use super::article::Article;
use super::frame::Frame;
use super::sheets::Sheet;

#[derive(Template)]
#[template(path = "handbook/whole.html")]
struct Whole<'w> {
    frame: Frame<'w>,
    contents: Vec<Link>,
    sections: Vec<Section<'w>>,
}

/// One page of the handbook as a section of the document.
struct Section<'s> {
    number: usize,
    own: Article<'s>,
    others: Vec<Article<'s>>,
    /// Whether it starts a sheet of paper.
    is_fresh: bool,
    /// Whether it is read in another form than the document.
    is_past_the_lead: bool,
    signpost: [Words; 4],
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
    let sections: Vec<Section<'_>> =
        found.iter().zip(1..).map(|(sheet, number)| section(&book, sheet, number)).collect();
    let contents = sections.iter().map(|section| Link {
        label: section.own.title.to_owned(),
        under: Vec::new(),
        href: format!("#s{}", section.number),
        section: Some(section.number),
    });
    let contents = contents.collect();
    let frame = book.frame(PATH, Form::Usual, book.content.handbook.whole.title.as_str());
    (PATH.to_owned(), filled(&Whole { frame, contents, sections }))
}

fn section<'s>(book: &Book<'_>, sheet: &'s Sheet, number: usize) -> Section<'s> {
    let mut articles = sheet.answers.iter().map(|(_, reply)| book.article(PATH, None, reply));
    let own = articles.next().expect("a page has an answer");
    let form = sheet.query.form;
    Section {
        number,
        own,
        others: articles.collect(),
        is_fresh: !matches!(sheet.query.subject, Subject::Topic(_) | Subject::Helplines(Some(_))),
        is_past_the_lead: form == Form::PastTheLead,
        signpost: book.signpost(PATH, form),
    }
}

/// Returns what is printed, in the order in which somebody needs it.
fn in_reading_order(book: &Book<'_>) -> Vec<Query> {
    let content = book.content;
    let mut order = vec![Query::of(Subject::Concern)];
    let areas = || content.areas.iter().map(|(id, _)| Subject::Contacts(Some(id.clone())));
    let usual = |subjects: &mut dyn Iterator<Item = Subject>| -> Vec<Query> {
        subjects.map(Query::of).collect()
    };
    order.extend(usual(&mut content.doors.iter().map(|(id, _)| Subject::Door(id.clone()))));
    if book.setting.server.is_some() {
        // Behind the doors that go past the lead stand the contacts that do. Without a server no page
        // names a lead, so there one of each is enough.
        let past = [Subject::Contacts(None), Subject::Areas].into_iter().chain(areas());
        order.extend(past.map(|subject| Query { form: Form::PastTheLead, ..Query::of(subject) }));
    }
    order.push(Query::of(Subject::Areas));
    order.extend(usual(&mut areas()));
    order.push(Query::of(Subject::Helplines(None)));
    order.extend(usual(&mut Audience::ALL.iter().map(|one| Subject::Helplines(Some(*one)))));
    order.push(Query::of(Subject::Emergency));
    for chapter in &content.chapters {
        let topics = content.topics.iter().filter(|(_, topic)| topic.chapter == *chapter.id.id());
        order.push(Query::of(Subject::Chapter(chapter.id.id().clone())));
        order.extend(usual(&mut topics.map(|(id, _)| Subject::Topic(id.clone()))));
    }
    let last = [Subject::Induction(None), Subject::Glossary, Subject::Letters(None)];
    order.extend(last.into_iter().chain([Subject::Sources, Subject::About]).map(Query::of));
    order
}
