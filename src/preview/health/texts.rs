//! Every text that a person approves: what it rests on, how it reads, how long it is.
//!
//! Lengths are of the messages where no server is configured, at the hour that makes them longest; `check`
//! reckons with the longest that any server can have.

use std::collections::BTreeMap;

use jiff::civil::{Date as Day, DateTime, Time};

use super::dues::{due_of, why};
use crate::answer::{Query, Setting, Subject, answer};
use crate::content::{Audience, Content, FileKind, Review};
use crate::judge::Loaded;
use crate::render::{self, lengths};
use crate::review::{Due, GradeLevel, Thing, reading_grades};
use crate::values::{BoardId, InductionId, Kind, ReadIn};

/// A text as a row of the page.
pub(super) struct Text {
    pub(super) title: String,
    pub(super) kind: &'static str,
    pub(super) id: String,
    /// The pages of the paper that it rests on.
    pub(super) pages: String,
    /// How many parts of it no source states and nobody has approved.
    pub(super) inferred: usize,
    /// Its reading grade, and whether that is higher than it should be.
    pub(super) grade: Option<GradeLevel>,
    pub(super) reads_too_hard: bool,
    /// How many messages it takes, and how many characters the longest has.
    pub(super) messages: usize,
    pub(super) longest: usize,
    /// When a person reads it again, for people and to sort by.
    pub(super) by: String,
    pub(super) by_sorts: String,
    /// Who read it last, and when.
    pub(super) read: String,
    pub(super) due: Vec<String>,
}

/// What the rows are made from.
struct TextRows<'d> {
    content: &'d Content,
    /// While offices are open, while they are shut, and between.
    settings: [Setting<'d>; 3],
    dues: &'d [Due],
    grades: BTreeMap<(FileKind, String), GradeLevel>,
}

/// Returns every text: doors first, because they are read in most need.
pub(super) fn texts(loaded: &Loaded, today: Day, dues: &[Due]) -> Vec<Text> {
    let content = &loaded.content;
    let graded = reading_grades(loaded).into_iter();
    let grades = graded.map(|one| ((one.kind, one.id), one.grade)).collect();
    let office = content.calendar.next_office_morning(today);
    let night = Some(today.to_datetime(Time::midnight()));
    let between = office.and_then(|morning| content.calendar.first_between(morning.date()));
    let at = |moment: Option<DateTime>| moment.map_or(Setting::on(today), Setting::at);
    let settings = [office, night, between].map(at);
    let rows = TextRows { content, settings, dues, grades };
    let kinds = Kind::asked().into_iter().filter(|kind| kind.read_every().is_some());
    let (first, rest): (Vec<Kind>, Vec<Kind>) =
        kinds.partition(|kind| kind.read_in() == ReadIn::Urgency);
    let of_kind = |kind: Kind| {
        let entries = content.entries(kind);
        entries.filter_map(|entry| Some((Thing::Of(entry.any_id()), entry.title?)))
    };
    let helplines = [(Thing::Helplines, &content.words.helplines.title)];
    let induction = [(Thing::Induction, &content.induction.title)];
    let first = first.into_iter().flat_map(of_kind).chain(helplines).chain(induction);
    let all = first.chain(rest.into_iter().flat_map(of_kind));
    all.filter_map(|(thing, title)| rows.text(&thing, title.as_str())).collect()
}

impl TextRows<'_> {
    fn text(&self, thing: &Thing, title: &str) -> Option<Text> {
        let review: &Review = self.content.review(thing)?;
        let kind = thing.file_kind();
        let id = thing.id().unwrap_or(match kind {
            FileKind::Single(name) => name,
            FileKind::Each(_) => "",
        });
        let grade = self.grades.get(&(kind, id.to_owned())).copied();
        let limit = kind.limit();
        let lengths = self.lengths(thing);
        let due = due_of(self.dues, thing);
        let read = review.on.map(|on| match &review.role {
            Some(role) => format!("{on}, {role}"),
            None => on.to_string(),
        });
        Some(Text {
            title: title.to_owned(),
            kind: thing.word(),
            id: thing.id().unwrap_or_default().to_owned(),
            pages: self.pages(thing),
            inferred: due.map_or(0, |due| due.parts().len()),
            grade,
            reads_too_hard: grade.zip(limit).is_some_and(|(grade, limit)| grade > limit.highest),
            messages: lengths.len(),
            longest: lengths.into_iter().max().unwrap_or_default(),
            by: review.by.to_string(),
            by_sorts: review.by.civil().to_string(),
            read: read.unwrap_or_default(),
            due: due.into_iter().flat_map(why).collect(),
        })
    }

    /// Returns the pages of the paper that a topic rests on.
    fn pages(&self, thing: &Thing) -> String {
        let Thing::Of(id) = thing else {
            return String::new();
        };
        let pages = self.content.topics.find(id).and_then(|(_, topic)| topic.pages.as_ref());
        pages.map(|pages| pages.as_str().to_owned()).unwrap_or_default()
    }

    /// Returns how many characters each of its messages has, where nothing is set, at the hour that makes
    /// them longest.
    fn lengths(&self, thing: &Thing) -> Vec<usize> {
        let of = |subject: Subject| {
            let query = Query::of(subject);
            let at = |setting| lengths(self.content, &answer(self.content, &query, setting));
            let all = self.settings.each_ref().map(at);
            all.into_iter().max_by_key(|lengths| lengths.iter().sum::<usize>()).unwrap_or_default()
        };
        match thing {
            Thing::Of(id) => match id.to::<BoardId>() {
                Some(id) => {
                    render::board_length(self.content, &id, &self.settings[0]).into_iter().collect()
                }
                None => Subject::of(id).map(of).unwrap_or_default(),
            },
            Thing::Helplines => {
                let at = |audience: &Audience| Subject::Helplines(Some(*audience));
                Audience::ALL.iter().flat_map(|audience| of(at(audience))).collect()
            }
            Thing::Induction => {
                let pages = self.content.induction.in_order();
                let at = |id: &InductionId| Subject::Induction(Some(id.clone()));
                pages.flat_map(|id| of(at(id))).collect()
            }
            Thing::BankHolidays => Vec::new(),
        }
    }
}
