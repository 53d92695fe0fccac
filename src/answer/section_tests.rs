//! Steps and sections are blocks of a reply, where they are for its nation and its form.
//!
//! One door of the shipped content has parts of each kind here; its own are left out.

use jiff::civil::date;

use super::answering::Answering;
use super::line::Line;
use super::office_tests::{content_with, put};
use super::query::{Query, Subject};
use super::reply::Block::{self, Heading, Paragraph, Point, Step, UnderStep};
use super::sections::{add_section, add_steps};
use super::setting::Setting;
use crate::content::{Content, Door, Form};
use crate::values::{DoorId, Id};

const PARTS: &str = r#"
[[step]]
text   = "Call the police."
points = ["Say where you are.", "Stay."]
call   = ["police"]

[[step]]
text    = "Call social work."
nations = ["scotland"]

[[step]]
text = "Tell your lead."
form = "usual"

[[step]]
text = "Tell somebody else."
form = "past-the-lead"

[[section]]
heading = "Write it down"
text    = ["In their words."]
points  = ["Today.", "With the time."]

[[section]]
heading = "Ask your lead"
form    = "usual"
text    = ["They help."]
"#;

/// Returns the shipped content, in which one door has these parts.
fn content() -> Content {
    content_with(|tree| {
        let path = "doors/worried.toml";
        let text = tree.files[path].text.to_string();
        let (head, _) = text.split_once("\n[[step]]").unwrap();
        put(tree, path, format!("{head}{PARTS}"));
    })
}

/// Returns the blocks that `of` adds to a reply in this form.
fn blocks(form: Form, of: impl Fn(&Answering<'_>, &Door, &mut super::Reply)) -> Vec<Block> {
    let (content, setting) = (content(), Setting::at(date(2026, 11, 26).at(12, 0, 0, 0)));
    let id = DoorId::parse("worried").unwrap();
    let query = Query { form, ..Query::of(Subject::Door(id.clone())) };
    let answering = Answering { content: &content, query: &query, setting: &setting };
    let mut reply = answering.reply("A door");
    of(&answering, content.doors.get(&id).unwrap().1, &mut reply);
    reply.blocks
}

fn line(words: &str) -> Line {
    Line::plain(words)
}

#[test]
fn steps_are_numbered_as_they_are_shown_each_with_its_points_and_whom_it_calls() {
    let steps = |form| {
        blocks(form, |answering, door, reply| {
            add_steps(answering, reply, &door.step, |_, _| vec![line("999")]);
        })
    };
    let first = [
        Step(1, line("Call the police.")),
        UnderStep(line("Say where you are.")),
        UnderStep(line("Stay.")),
        UnderStep(line("999")),
        Step(2, line("In Scotland: Call social work.")),
    ];
    let of = |last: &str| [&first[..], &[Step(3, line(last))]].concat();
    assert_eq!(steps(Form::Usual), of("Tell your lead."));
    assert_eq!(steps(Form::PastTheLead), of("Tell somebody else."));
}

#[test]
fn a_section_is_its_heading_its_text_and_its_points() {
    let sections = |form| {
        blocks(form, |answering, door, reply| {
            door.section.iter().for_each(|section| add_section(answering, reply, section));
        })
    };
    let both = [
        Heading("Write it down".to_owned()),
        Paragraph(line("In their words.")),
        Point(line("Today.")),
        Point(line("With the time.")),
    ];
    assert_eq!(sections(Form::PastTheLead), both);
    let usual = [Heading("Ask your lead".to_owned()), Paragraph(line("They help."))];
    assert_eq!(sections(Form::Usual), [&both[..], &usual].concat());
}
