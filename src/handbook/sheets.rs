//! Which pages the handbook has: those that its list of pages names, and whatever a link leads to.
//!
//! So no link leads nowhere, and a door that nobody can reach is not printed. Some pages hold several
//! answers: a screen of Discord is small, and a page of paper is not.

use std::collections::{BTreeSet, VecDeque};

use super::book::Book;
use super::letters::{Letter, letters};
use crate::answer::{LETTERS, Query, Reply, Subject, Way, answer, in_its_form, induction_in_print};
use crate::content::Form;

/// One page of answers.
pub(super) struct Sheet {
    /// Its path in the handbook.
    pub(super) path: String,
    /// What it answers, in the form that it is in.
    pub(super) query: Query,
    /// The answers on it. Where there are several, the first is the page's own, and each of the others
    /// has an id on it.
    pub(super) answers: Vec<(Option<String>, Reply)>,
}

/// Returns what the list of pages names, in order. The induction speaks of the lead on every page, so whoever
/// came past the lead has none.
pub(super) fn listed(form: Form) -> Vec<Query> {
    let all = [
        Subject::Help,
        Subject::Concern,
        Subject::Contacts(None),
        Subject::Helplines(None),
        Subject::Emergency,
        Subject::Guidance,
        Subject::Letters(None),
        Subject::Glossary,
        Subject::Induction(None),
        Subject::Sources,
        Subject::About,
    ]
    .into_iter();
    let all =
        all.filter(|subject| form == Form::Usual || !matches!(subject, Subject::Induction(_)));
    all.map(|subject| Query { form, ..Query::of(subject) }).collect()
}

/// Returns every page of answers, each once.
pub(super) fn sheets(book: &Book<'_>) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    let mut seen = BTreeSet::new();
    let mut open: VecDeque<Query> = listed(Form::Usual).into();
    while let Some(query) = open.pop_front() {
        let query = in_its_form(book.content, &query);
        let path = book.place(&query).map(|place| place.path);
        let Some(path) = path.filter(|path| seen.insert(path.clone())) else {
            continue;
        };
        let sheet = Sheet { path, answers: answers(book, &query), query };
        open.extend(sheet.ways().map(|way| way.press.query.clone()));
        // The list of pages on a page past the lead leads to pages of that form.
        open.extend(listed(sheet.query.form));
        sheets.push(sheet);
    }
    sheets
}

impl Sheet {
    /// Returns the answers that are written out. The words of the A to Z have lines of their own (`letters`).
    pub(super) fn written(&self) -> impl Iterator<Item = &(Option<String>, Reply)> {
        let is_index = matches!(self.query.subject, Subject::Letters(_));
        self.answers.iter().take(if is_index { 1 } else { self.answers.len() })
    }

    /// Returns whether it is there for its links, which are printed then too.
    pub(super) const fn is_list(&self) -> bool {
        matches!(
            self.query.subject,
            Subject::Concern
                | Subject::MoreDoors
                | Subject::Areas
                | Subject::Contacts(None)
                | Subject::Helplines(None)
                | Subject::Guidance
                | Subject::Chapter(_)
        )
    }

    /// Returns the A to Z, where this is its page; `from` is the page that it is written on.
    pub(super) fn letters(&self, book: &Book<'_>, from: &str) -> Vec<Letter> {
        match self.query.subject {
            Subject::Letters(_) => letters(book, from, self.query.form),
            _ => Vec::new(),
        }
    }

    /// Returns every way on from the page.
    fn ways(&self) -> impl Iterator<Item = &Way> {
        self.answers.iter().flat_map(|(_, reply)| {
            let ways = reply.always.iter().chain(&reply.back).chain(&reply.ways);
            ways.chain(reply.blocks.iter().flat_map(crate::answer::Block::ways))
        })
    }
}

/// Returns the answers that one page shows.
fn answers(book: &Book<'_>, query: &Query) -> Vec<(Option<String>, Reply)> {
    let reply = |subject: Subject| {
        let query = Query { form: query.form, ..Query::of(subject) };
        let anchor = book.place(&query).and_then(|place| place.anchor);
        (anchor, answer(book.content, &query, book.setting))
    };
    let content = book.content;
    match &query.subject {
        Subject::Help => {
            let contacts = Subject::Areas;
            let menus = [Subject::Concern, contacts, Subject::Helplines(None), Subject::Guidance];
            menus.into_iter().map(reply).collect()
        }
        Subject::Letters(_) => {
            let runs = LETTERS.into_iter().filter(|letters| letters.are_used(content));
            let runs = runs.map(|letters| Subject::Letters(Some(letters)));
            [Subject::Letters(None)].into_iter().chain(runs).map(reply).collect()
        }
        Subject::Glossary | Subject::Term(_) => {
            let terms = content.terms.iter().map(|(id, _)| Subject::Term(id.clone()));
            [Subject::Glossary].into_iter().chain(terms).map(reply).collect()
        }
        Subject::Induction(_) | Subject::InductionStopped(_) | Subject::InductionEnd => {
            vec![(None, induction_in_print(content, query.form, book.setting))]
        }
        other => vec![reply(other.clone())],
    }
}
