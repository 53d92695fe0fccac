//! Collects the names that are no button of the message that says them.
//!
//! Each is reported where it is written, with what to write instead.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::hint::{called, meant, to_add, to_keep};
use super::label::{begins_with, labels};
use super::said::{Said, said};
use crate::answer::{Reply, Subject};
use crate::content::{Assembled, Content, Written, assemble, may_name, opened, pressed};
use crate::files::{Origin, read};
use crate::render::needs_a_menu;
use crate::schema::{Problem, SourceFile};

/// The names that no button has, each place in a file once.
#[derive(Default)]
pub(super) struct Lost {
    pub(super) problems: BTreeMap<(String, usize), Problem>,
    /// Every name that a reply says.
    pub(super) said: BTreeSet<String>,
    /// What has been looked for already: a reply's own file, a line of it and a name.
    sought: BTreeSet<(String, String, String)>,
    /// The content in the program, read once a name is lost.
    pub(super) shipped: OnceCell<Option<Assembled>>,
}

impl Lost {
    pub(super) fn add_those_of(&mut self, loaded: &Assembled, reply: &Reply) {
        let content = &loaded.content;
        let said: Vec<Said<'_>> = said(reply).filter(|it| may_name(it.words)).collect();
        if said.is_empty() {
            return;
        }
        let own = labels(content, reply, &said, false);
        let is_shared = reply.shared.is_some() && !needs_a_menu(reply);
        let shared = is_shared.then(|| labels(content, reply, &said, true));
        for Said { words, is_unshared } in said {
            // What everyone reads is held to the buttons that everyone has.
            let labels = shared.as_ref().filter(|_| !is_unshared).unwrap_or(&own);
            self.said.extend(pressed(words).into_iter().map(|at| words[at].to_owned()));
            for name in lost_in(content, labels, words) {
                self.add(loaded, reply, labels, words, &name);
            }
        }
    }

    pub(super) fn add(
        &mut self,
        loaded: &Assembled,
        reply: &Reply,
        labels: &[&str],
        line: &str,
        name: &str,
    ) {
        let own = own_file(loaded, &reply.query.subject);
        let path = own.as_ref().map(|file| file.path.clone()).unwrap_or_default();
        if !self.sought.insert((path.clone(), line.to_owned(), name.to_owned())) {
            return;
        }
        let message = format!("nothing to press under \"{}\" is called `{name}`", reply.title);
        for written in written(loaded, own, line, name) {
            // What can be added can be added to the reply's own file.
            let added = (written.file.path == path).then_some(&reply.query.subject);
            let added = added.and_then(|subject| to_add(&loaded.content, subject, name));
            let hint = added.unwrap_or_else(|| self.called(loaded, labels, name));
            self.add_problem(written, &message, &hint);
        }
    }

    /// Returns which words to write: the name's own on a button that had them, or those of a label that is there.
    pub(super) fn called(&self, loaded: &Assembled, labels: &[&str], name: &str) -> String {
        let assembled = || assemble(&read(&Origin::Shipped).ok()?).ok();
        let shipped = self.shipped.get_or_init(assembled).as_ref();
        let kept = shipped.and_then(|shipped| to_keep(loaded, &shipped.content, name));
        kept.unwrap_or_else(|| called(labels, name))
    }

    pub(super) fn add_problem(&mut self, written: Written, message: &str, hint: &str) {
        let Written { file, at } = written;
        let place = (file.path.clone(), at.start);
        let problem = || Problem::error(&file, at, message).hint(hint);
        self.problems.entry(place).or_insert_with(problem);
    }

    /// Adds the names that no reply says: then the report on boards does, which has few buttons.
    pub(super) fn add_those_of_reports(&mut self, loaded: &Assembled, names: &[String]) {
        let words = &loaded.content.words;
        let buttons = [&words.buttons.local_contacts, &words.buttons.help_for_me];
        let [contacts, help] = buttons.map(|label| label.as_str());
        let there = [contacts, help, words.boards.title.as_str()];
        for name in names {
            if self.said.contains(name) || there.contains(&name.as_str()) {
                continue;
            }
            let message =
                format!("nothing to press under what `/board` reports is called `{name}`");
            for written in loaded.files.saying(name) {
                let hint = self.called(loaded, &there, name);
                self.add_problem(written, &message, &hint);
            }
        }
    }
}

/// Returns where a name of a line is written: in the reply's own file, where that says it.
pub(super) fn written(
    loaded: &Assembled,
    own: Option<Arc<SourceFile>>,
    line: &str,
    name: &str,
) -> Vec<Written> {
    let mut found = loaded.files.written(line, name);
    if found.is_empty() {
        found = loaded.files.written_outside_sentences(name);
    }
    let own = own.unwrap_or_else(|| loaded.files.single("words.toml"));
    if found.iter().any(|written| written.file.path == own.path) {
        found.retain(|written| written.file.path == own.path);
    }
    if found.is_empty() { vec![Written { file: own, at: 0..0 }] } else { found }
}

/// Returns the file that most words of a reply come from, where it has one.
fn own_file(loaded: &Assembled, subject: &Subject) -> Option<Arc<SourceFile>> {
    let files = &loaded.files;
    if let Some(id) = subject.own_entry() {
        return Some(files.of_kind(id.kind(), id.as_str()));
    }
    Some(match subject {
        Subject::Helplines(_) => files.single("helplines.toml"),
        Subject::Induction(_) | Subject::InductionEnd => files.single("induction.toml"),
        _ => return None,
    })
}

/// Returns every name in a text that is none of the labels.
fn lost_in(content: &Content, labels: &[&str], line: &str) -> Vec<String> {
    let names = pressed(line).into_iter().map(|at| &line[at]);
    let lost = names.filter(|name| !labels.contains(name)).map(str::to_owned);
    let opened = opened(line).into_iter().map(|at| &line[at]);
    let unknown = opened.filter(|rest| !labels.iter().any(|label| begins_with(rest, label)));
    lost.chain(unknown.filter_map(|rest| meant(content, rest))).collect()
}
