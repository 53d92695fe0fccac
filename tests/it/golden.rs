//! The whole of what people see, as golden text: a reviewer reads a change of content in one diff.
//!
//! Bless a change with `INSTA_UPDATE=always cargo test golden`, then read the diff.

use std::sync::Arc;

use insta::{assert_snapshot, with_settings};
use signpost::answer::{Query, Server, Setting, Subject, answer};
use signpost::content::{Audience, Form, Nation, SourceFile};
use signpost::{config, render};

use crate::support::{CHRISTMAS_NIGHT, LISTED, NOON, SHIPPED};

fn shown(subject: Subject) -> String {
    shown_at(subject, Form::Usual, NOON)
}

fn shown_at(subject: Subject, form: Form, now: jiff::civil::DateTime) -> String {
    let setting = Setting { now, server: None, handbook: None };
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
        let setting = Setting { now: NOON, server: Some(&server), handbook: None };
        let doors = SHIPPED.content.doors.iter().map(|(id, _)| {
            let query = Query::of(Subject::Door(id.clone()));
            render::terminal(&answer(&SHIPPED.content, &query, &setting))
        });
        golden(&format!("doors-in-{}", nation.name()), doors.collect::<Vec<_>>().join("\n\n"));
    }
}

/// Returns a server of which only the nation is set.
fn server_in(nation: Nation) -> Server {
    let text = format!("[[server]]\nguild = \"{LISTED}\"\nnation = \"{}\"\n", nation.name());
    let file = SourceFile { path: "signpost.toml".to_owned(), text };
    let config = config::read(&Arc::new(file), &SHIPPED.content).unwrap();
    config.servers.into_values().next().unwrap()
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

#[test]
fn the_helplines_of_every_audience_read_as_they_were_approved() {
    for audience in Audience::ALL {
        golden(
            &format!("helplines-{}", audience.name()),
            shown(Subject::Helplines(Some(*audience))),
        );
    }
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
