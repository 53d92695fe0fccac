//! Which replies are made to look up the names in them: those whose own file names something, or all.
//!
//! What a door, a topic, a board or the induction says reads the same wherever it is asked, but for parts that
//! are left out; and its buttons are the same too. So one setting in which nothing is left out shows every
//! name. Words that several kinds of reply share are looked up in all of them, in every kind of setting.

use jiff::civil::{DateTime, Time, date};

use super::super::extremes::{bare_server, long_server};
use super::super::induction_fits;
use super::in_handbook::HANDBOOK;
use super::label::begins_with;
use super::own_words;
use crate::answer::{LETTERS, Query, Refusal, Setting, Subject};
use crate::config::{Approval, Server};
use crate::content::{Area, Assembled, Audience, Content, FileKind, Form, NamesInFile};
use crate::values::{AnyId, AreaId, Date, Id, Nation, typed};

/// What is asked, and in which settings.
#[derive(Default)]
pub(super) struct RepliesToMake {
    /// Every subject whose own words name something; where words that are shared do, every one there is.
    subjects: Vec<Subject>,
    /// Whether shared words name something.
    is_everything: bool,
    /// Whether the lines that every message ends with name something: they are not those of the other form.
    are_lines_of_a_form: bool,
    /// The areas whose words name something.
    areas: Vec<AreaId>,
    /// What `words.toml` says to press, beyond what every message has.
    pub(super) of_words: Vec<String>,
}

impl RepliesToMake {
    /// Returns what there is to ask, so that every name is met that not every message has.
    pub(super) fn of(loaded: &Assembled) -> Self {
        let content = &loaded.content;
        let mut asked = Self::default();
        // The words that only the handbook has are on no message.
        for mut names in loaded.files.names().filter(|names| names.kind != HANDBOOK) {
            leave_out_what_every_message_has(content, &mut names);
            if !names.pressed.is_empty() || !names.opened.is_empty() {
                asked.add(content, names);
            }
        }
        if asked.is_everything {
            asked.subjects = everything(content);
        }
        asked
    }

    fn add(&mut self, content: &Content, names: NamesInFile<'_>) {
        let id = names.id;
        let one = |subject: Option<Subject>| subject.into_iter().collect();
        let own: Vec<Subject> = match names.kind {
            FileKind::Each(kind) if kind != AreaId::KIND => {
                one(AnyId::parse(kind, id).and_then(|id| Subject::of(&id)))
            }
            FileKind::Single("helplines.toml") => helplines().collect(),
            FileKind::Single("induction.toml") => own_words::of_induction(content, &names),
            FileKind::Single("words.toml") => own_words::of_words(content, &names),
            _ => Vec::new(),
        };
        // Shared words are on messages of several kinds, and an area's in whatever says whom to call there.
        self.is_everything |= own.is_empty();
        self.subjects.extend(own);
        match names.kind {
            FileKind::Each(kind) if kind == AreaId::KIND => self.areas.extend(AreaId::parse(id)),
            FileKind::Single("words.toml") => self.of_words = names.pressed,
            FileKind::Single("signpost.toml") => self.are_lines_of_a_form = true,
            _ => {}
        }
    }

    /// Asks each subject, in each setting in which it reads in its own way.
    pub(super) fn each(&self, content: &Content, mut ask: impl FnMut(&Query, &Setting<'_>)) {
        let settings = if self.is_everything { self.settings(content) } else { vec![first()] };
        for subject in &self.subjects {
            let is_a_servers = is_a_servers(content, subject);
            let most = if is_a_servers { settings.len() } else { 1 };
            let by_form = self.are_lines_of_a_form || reads_by_form(content, subject);
            for form in if by_form { Form::ALL } else { &[Form::Usual] } {
                let query = Query { form: *form, ..Query::of(subject.clone()) };
                for (now, server) in &settings[..most] {
                    let server = server.as_ref();
                    ask(&query, &Setting { server, ..Setting::at(*now) });
                }
            }
        }
    }

    /// Returns settings of every kind: no server, one of which nothing is set, one of each nation, one of which
    /// everything is set. The offices of an area read in their own way while they are open, shut and between, and
    /// an approval while it holds and once it has lapsed.
    fn settings(&self, content: &Content) -> Vec<(DateTime, Option<Server>)> {
        let open = content.calendar.next_office_morning(first().0.date()).unwrap_or(first().0);
        let shut = open.date().to_datetime(Time::midnight());
        let between = content.calendar.first_between(open.date()).unwrap_or(open);
        let in_nation = |nation: &Nation| Server { nation: Some(*nation), ..bare_server() };
        let in_area = |area: &AreaId, server| Server { area: Some(area.clone()), ..server };
        let most = most_offices(content);
        let of_areas = self.areas.iter().map(|id| in_area(id, bare_server()));
        let servers = Nation::ALL.iter().map(in_nation).chain([bare_server()]).chain(of_areas);
        let servers = servers.chain(most.map(|id| in_area(id, long_server())));
        let by_the_hour = servers
            .flat_map(|server| [open, shut, between].map(|moment| (moment, Some(server.clone()))));
        let approved =
            approvals(content).into_iter().map(|(moment, server)| (moment, Some(server)));
        [first()].into_iter().chain(by_the_hour).chain(approved).collect()
    }
}

/// Returns the area with a front door, and with a LADO where one has both.
fn most_offices(content: &Content) -> Option<&AreaId> {
    let has_office = |area: &Area| !area.front_door.is_empty();
    let areas: Vec<_> = content.areas.iter().filter(|(_, area)| has_office(area)).collect();
    let most = areas.iter().find(|(_, area)| area.lado.is_some()).or(areas.first());
    most.map(|(id, _)| *id)
}

/// Returns a server whose approval holds, one whose words have changed since, and one that is due again, each at its
/// moment.
fn approvals(content: &Content) -> Vec<(DateTime, Server)> {
    let version = content.signpost.version;
    let (next, long_ago) = (version.tomorrow(), typed("2000-01-01", 1).expect("it is a day"));
    let approved = |on| {
        let server = long_server();
        let approval = server.approval.map(|it| Approval { on, next, ..it });
        Server { approval, ..server }
    };
    let noon = |day: Date| day.civil().at(12, 0, 0, 0);
    let overdue = noon(next.tomorrow());
    vec![
        (noon(version), approved(version)),
        (noon(version), approved(long_ago)),
        (overdue, approved(version)),
    ]
}

/// Returns the setting in which nothing is left out of a text: no nation is known.
fn first() -> (DateTime, Option<Server>) {
    (date(2026, 11, 23).at(12, 0, 0, 0), None)
}

/// Leaves out the names that are right on every message. A slot is filled with the label of a button that the
/// same code adds.
fn leave_out_what_every_message_has(content: &Content, names: &mut NamesInFile<'_>) {
    let buttons = &content.words.buttons;
    let always = [buttons.local_contacts.as_str(), buttons.help_for_me.as_str()];
    names.pressed.retain(|name| !name.starts_with('{') && !always.contains(&name.as_str()));
    names.opened.retain(|rest| !always.iter().any(|label| begins_with(rest, label)));
}

/// Returns whether a subject reads differently from server to server, or by the hour.
fn is_a_servers(content: &Content, subject: &Subject) -> bool {
    match subject {
        Subject::Induction(Some(_)) | Subject::InductionEnd => {
            induction_fits::is_a_servers(content, subject)
        }
        other => matches!(
            other,
            Subject::Door(_)
                | Subject::Contacts(_)
                | Subject::Areas
                | Subject::Board(_)
                | Subject::About
        ),
    }
}

/// Returns whether a subject says something else to whoever came past the lead. A door that has its own form says
/// the same in either.
fn reads_by_form(content: &Content, subject: &Subject) -> bool {
    match subject {
        Subject::Door(id) => content.doors.get(id).is_some_and(|(_, door)| door.form.is_none()),
        Subject::Topic(_) | Subject::Contacts(_) | Subject::Areas | Subject::About => true,
        _ => false,
    }
}

/// Returns every subject that there is.
fn everything(content: &Content) -> Vec<Subject> {
    let chapters = content.chapters.iter().map(|it| Subject::Chapter(it.id.id().clone()));
    let letters = LETTERS.into_iter().filter(|run| run.are_used(content));
    let menus = [
        Subject::Help,
        Subject::Emergency,
        Subject::Concern,
        Subject::MoreDoors,
        Subject::Contacts(None),
        Subject::Areas,
        Subject::Guidance,
        Subject::Letters(None),
        Subject::Glossary,
        Subject::Sources,
        Subject::About,
        Subject::Boards,
    ];
    let mut all = Vec::from(menus);
    all.extend(helplines());
    all.extend(own_words::induction(content));
    all.extend(chapters);
    all.extend(letters.map(|run| Subject::Letters(Some(run))));
    all.extend(Refusal::ALL.iter().map(|why| Subject::Refusal(*why)));
    all.extend(content.doors.iter().map(|(id, _)| Subject::Door(id.clone())));
    all.extend(content.topics.iter().map(|(id, _)| Subject::Topic(id.clone())));
    all.extend(content.terms.iter().map(|(id, _)| Subject::Term(id.clone())));
    all.extend(content.boards.iter().map(|(id, _)| Subject::Board(id.clone())));
    all.extend(content.areas.iter().map(|(id, _)| Subject::Contacts(Some(id.clone()))));
    all
}

fn helplines() -> impl Iterator<Item = Subject> {
    let audiences = Audience::ALL.iter().map(|audience| Subject::Helplines(Some(*audience)));
    [Subject::Helplines(None)].into_iter().chain(audiences)
}
