//! The whole of what people see, as golden text: a reviewer reads a change of content in one diff.
//!
//! Bless a change with `INSTA_UPDATE=always cargo test golden`, then read the diff.

use insta::{assert_snapshot, with_settings};

use crate::support::servers::{example, server};
use crate::support::{CHRISTMAS_NIGHT, NOON, SHIPPED};
use signpost::answer::{Query, Setting, Subject, answer, induction};
use signpost::config::Server;
use signpost::content::{Audience, Form};
use signpost::render;
use signpost::values::{Id, Nation};

fn shown(subject: Subject) -> String {
    shown_at(subject, Form::Usual, NOON)
}

fn shown_at(subject: Subject, form: Form, now: jiff::civil::DateTime) -> String {
    let setting = Setting::at(now);
    let query = Query { form, ..Query::of(subject) };
    render::terminal(&answer(&SHIPPED.content, &query, &setting))
}

fn golden(name: &str, text: String) {
    with_settings!({ snapshot_path => "golden", prepend_module_to_snapshot => false, omit_expression => true }, {
        assert_snapshot!(name, text);
    });
}

#[test]
fn every_topic_reads_as_it_was_approved() {
    for (id, _) in SHIPPED.content.topics.iter() {
        golden(&format!("topic-{id}"), shown(Subject::Topic(id.clone())));
    }
}

#[test]
fn every_door_reads_as_it_was_approved() {
    for (id, _) in SHIPPED.content.doors.iter() {
        golden(&format!("door-{id}"), shown(Subject::Door(id.clone())));
    }
}

/// A door has parts that are for some nations; here each nation sees its own and no other's.
#[test]
fn every_door_reads_in_each_nation_as_it_was_approved() {
    for nation in Nation::ALL {
        let server = server_in(*nation);
        let setting = Setting { server: Some(&server), ..Setting::at(NOON) };
        let doors = SHIPPED.content.doors.iter().map(|(id, _)| {
            let query = Query::of(Subject::Door(id.clone()));
            render::terminal(&answer(&SHIPPED.content, &query, &setting))
        });
        golden(&format!("doors-in-{}", nation.name()), doors.collect::<Vec<_>>().join("\n\n"));
    }
}

/// Returns a server of which only the nation is set.
fn server_in(nation: Nation) -> Server {
    server(&format!("nation = \"{}\"\n", nation.name()))
}

#[test]
fn the_contacts_of_every_area_read_as_they_were_approved() {
    for (id, _) in SHIPPED.content.areas.iter() {
        let contacts = Subject::Contacts(Some(id.clone()));
        golden(&format!("area-{id}"), shown(contacts.clone()));
        golden(
            &format!("area-{id}-at-night"),
            shown_at(contacts.clone(), Form::Usual, CHRISTMAS_NIGHT),
        );
        golden(&format!("area-{id}-past-the-lead"), shown_at(contacts, Form::PastTheLead, NOON));
    }
}

/// At a quarter to five either the office answers or the duty team, and at a quarter past too.
#[test]
fn an_area_between_office_hours_and_night_reads_as_it_was_approved() {
    let contacts = |form, (hour, minute)| {
        let now = NOON.with().hour(hour).minute(minute).build().unwrap();
        shown_at(Subject::Contacts(Some(Id::parse("luton").unwrap())), form, now)
    };
    golden("area-luton-between", contacts(Form::Usual, (16, 45)));
    golden("area-luton-between-and-late", contacts(Form::Usual, (17, 15)));
    golden("area-luton-between-past-the-lead", contacts(Form::PastTheLead, (16, 45)));
}

#[test]
fn the_helplines_of_every_audience_read_as_they_were_approved() {
    for audience in Audience::ALL {
        golden(
            &format!("helplines-{}", audience.name()),
            shown(Subject::Helplines(Some(*audience))),
        );
    }
}

/// Some helplines stop at a border; here each nation sees its own and no other's.
#[test]
fn the_helplines_read_in_each_nation_as_they_were_approved() {
    for nation in Nation::ALL {
        let server = server_in(*nation);
        let setting = Setting { server: Some(&server), ..Setting::at(NOON) };
        let audiences = Audience::ALL.iter().map(|audience| {
            let query = Query::of(Subject::Helplines(Some(*audience)));
            render::terminal(&answer(&SHIPPED.content, &query, &setting))
        });
        let name = format!("helplines-in-{}", nation.name());
        golden(&name, audiences.collect::<Vec<_>>().join("\n\n"));
    }
}

/// As `ask /induction --all` prints it: where nothing is set, and where all is.
#[test]
fn the_whole_induction_reads_as_it_was_approved() {
    let bare = Setting::at(NOON);
    golden("induction", render::terminal(&induction(&SHIPPED.content, &bare)));
    let server = example();
    let example = Setting { server: Some(&server), ..bare };
    golden("induction-of-the-example", render::terminal(&induction(&SHIPPED.content, &example)));
}

/// One page of each kind, with what is around it.
#[test]
fn each_kind_of_page_of_the_induction_reads_as_it_was_approved() {
    let all = &SHIPPED.content.induction;
    let (step, question) = (&all.step[0], &all.question[0]);
    let choices = question.choice.iter().map(|choice| choice.id.id().clone());
    let stopped = Subject::InductionStopped(Some(step.id.id().clone()));
    let pages = [step.id.id().clone(), question.id.id().clone()].into_iter().chain(choices);
    let pages = pages.map(|id| Subject::Induction(Some(id)));
    let pages = [Subject::Induction(None)].into_iter().chain(pages);
    let pages = pages.chain([stopped, Subject::InductionEnd]).map(shown);
    golden("induction-pages", pages.collect::<Vec<_>>().join("\n\n"));
}

#[test]
fn every_other_answer_reads_as_it_was_approved() {
    for (name, subject) in [
        ("help", Subject::Help),
        ("emergency", Subject::Emergency),
        ("concern", Subject::Concern),
        ("areas", Subject::Areas),
        ("helplines", Subject::Helplines(None)),
        ("guidance", Subject::Guidance),
        ("a-z", Subject::Letters(None)),
        ("glossary", Subject::Glossary),
        ("sources", Subject::Sources),
        ("about", Subject::About),
        ("boards", Subject::Boards),
    ] {
        golden(name, shown(subject));
    }
    for (id, _) in SHIPPED.content.terms.iter() {
        golden(&format!("term-{id}"), shown(Subject::Term(id.clone())));
    }
    for why in signpost::answer::Refusal::ALL {
        golden(&format!("refusal-{}", why.name()), shown(Subject::Refusal(*why)));
    }
}
