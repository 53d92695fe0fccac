//! The check that whatever a text says to press or to open is a button of the message that people read it on.
//!
//! A text that names a button which is not there leaves somebody looking for it who is in a hurry. So each
//! reply that has such a text is made, and each name in it is looked up among the labels of that very
//! message. `asked` says which replies those are, `own_words` which words are a page's own, `hint` what an
//! editor can do. The words that only the handbook has are looked up among its pages (`in_handbook`).

mod asked;
mod hint;
mod in_handbook;
mod own_words;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::answer::{Block, Line, Reply, Span, Subject, answer};
use crate::content::{
    Content, Id, Kind, Loaded, Origin, Problem, SourceFile, Written, assemble, may_name, opened,
    pressed, read,
};

use super::message::{needs_a_menu, texts};
use asked::Asked;
use hint::{called, meant, to_add, to_keep};

/// Ensures that every name in a text is the label of a button or of a menu entry of the message it is on.
pub(super) fn names_fit(loaded: &Loaded) -> Vec<Problem> {
    let asked = Asked::of(loaded);
    let mut lost = Lost::default();
    asked.each(&loaded.content, |query, setting| {
        lost.add_those_of(loaded, &answer(&loaded.content, query, setting));
    });
    lost.add_those_of_reports(loaded, &asked.of_words);
    lost.add_those_of_the_handbook(loaded);
    lost.problems.into_values().collect()
}

/// The names that no button has, each place in a file once.
#[derive(Default)]
struct Lost {
    problems: BTreeMap<(String, usize), Problem>,
    /// Every name that a reply says.
    said: BTreeSet<String>,
    /// What has been looked for already: a reply's own file, a line of it and a name.
    sought: BTreeSet<(String, String, String)>,
    /// The content in the program, read once a name is lost.
    shipped: OnceCell<Option<Loaded>>,
}

impl Lost {
    fn add_those_of(&mut self, loaded: &Loaded, reply: &Reply) {
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

    fn add(&mut self, loaded: &Loaded, reply: &Reply, labels: &[&str], line: &str, name: &str) {
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
    fn called(&self, loaded: &Loaded, labels: &[&str], name: &str) -> String {
        let assembled = || assemble(&read(&Origin::Shipped).ok()?).ok();
        let shipped = self.shipped.get_or_init(assembled).as_ref();
        let kept = shipped.and_then(|shipped| to_keep(loaded, &shipped.content, name));
        kept.unwrap_or_else(|| called(labels, name))
    }

    fn add_problem(&mut self, written: Written, message: &str, hint: &str) {
        let Written { file, at } = written;
        let place = (file.path.clone(), at.start);
        let problem = || Problem::error(&file, at, message).hint(hint);
        self.problems.entry(place).or_insert_with(problem);
    }

    /// Adds the names that no reply says: then the report on boards does, which has few buttons.
    fn add_those_of_reports(&mut self, loaded: &Loaded, names: &[String]) {
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

/// Returns the labels of a message, on any page of it.
fn labels<'r>(
    content: &'r Content,
    reply: &'r Reply,
    said: &[Said<'_>],
    shared: bool,
) -> Vec<&'r str> {
    // The post of a board has no way back.
    let is_posted = matches!(reply.query.subject, Subject::Board(_));
    let back = reply.back.iter().filter(|_| !is_posted);
    let ways = reply.ways.iter().filter(|way| !(shared && way.unshared));
    let jump = reply.jump.iter().flat_map(|jump| &jump.ways);
    let all = reply.always.iter().chain(back).chain(&reply.onward).chain(ways).chain(jump);
    let buttons = &content.words.buttons;
    let mut labels: Vec<&str> = all.map(|way| way.label.as_str()).collect();
    let turns = [buttons.next.as_str(), buttons.previous.as_str()];
    let mut names =
        said.iter().flat_map(|it| pressed(it.words).into_iter().map(|at| &it.words[at]));
    if names.any(|name| turns.contains(&name)) && texts(content, reply, false).len() > 1 {
        labels.extend(turns);
    }
    labels
}

/// Words of a reply that can name something.
struct Said<'r> {
    words: &'r str,
    /// Whether they are left out where the reply is shared.
    is_unshared: bool,
}

/// Returns all of them.
fn said(reply: &Reply) -> impl Iterator<Item = Said<'_>> {
    let source = reply.source.as_ref();
    let single = [Some(&reply.title), reply.opening.as_ref(), source, reply.imprint.as_ref()];
    let single = single.into_iter().flatten().map(|words| Said { words, is_unshared: false });
    let signpost = reply.signpost().lines().iter().flat_map(|line| of_line(line, false));
    single.chain(signpost).chain(reply.blocks.iter().flat_map(of_block))
}

fn of_block(block: &Block) -> Vec<Said<'_>> {
    match block {
        Block::Heading(words) => vec![Said { words, is_unshared: false }],
        Block::Unshared(line) => of_line(line, true),
        Block::Paragraph(line)
        | Block::Point(line)
        | Block::Step(_, line)
        | Block::UnderStep(line) => of_line(line, false),
        Block::Card(lines) => lines.iter().flat_map(|line| of_line(line, false)).collect(),
        Block::Ways(_) | Block::Copy(_) => Vec::new(),
    }
}

fn of_line(line: &Line, is_unshared: bool) -> Vec<Said<'_>> {
    let words = line.0.iter().filter_map(|span| match span {
        Span::Plain(words) | Span::Strong(words) => Some(words.as_str()),
        Span::Number(_) | Span::TextNumber(_) | Span::Address(_) => None,
    });
    words.map(|words| Said { words, is_unshared }).collect()
}

/// Returns every name in a text that is none of the labels.
fn lost_in(content: &Content, labels: &[&str], line: &str) -> Vec<String> {
    let names = pressed(line).into_iter().map(|at| &line[at]);
    let lost = names.filter(|name| !labels.contains(name)).map(str::to_owned);
    let opened = opened(line).into_iter().map(|at| &line[at]);
    let unknown = opened.filter(|rest| !labels.iter().any(|label| begins_with(rest, label)));
    lost.chain(unknown.filter_map(|rest| meant(content, rest))).collect()
}

/// Returns whether words begin with a label, and not with a longer word.
fn begins_with(words: &str, label: &str) -> bool {
    let after = words.strip_prefix(label);
    after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
}

/// Returns where a name of a line is written: in the reply's own file, where that says it.
fn written(loaded: &Loaded, own: Option<Arc<SourceFile>>, line: &str, name: &str) -> Vec<Written> {
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
fn own_file(loaded: &Loaded, subject: &Subject) -> Option<Arc<SourceFile>> {
    let files = &loaded.files;
    Some(match subject {
        Subject::Door(id) => files.of(Kind::Door, id.as_str()),
        Subject::Topic(id) => files.of(Kind::Topic, id.as_str()),
        Subject::Board(id) => files.of(Kind::Board, id.as_str()),
        Subject::Term(id) => files.of(Kind::Term, id.as_str()),
        Subject::Contacts(Some(id)) => files.of(Kind::Area, id.as_str()),
        Subject::Helplines(_) => files.single("helplines.toml"),
        Subject::Induction(_) | Subject::InductionEnd => files.single("induction.toml"),
        _ => return None,
    })
}
