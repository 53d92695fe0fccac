//! Custom ids: a query written in at most 100 characters, so that nothing is remembered between
//! clicks.
//!
//! An id reads `tu1:topic:consent-law~3`: whether it turns the reply or opens another (`t`, `o`),
//! the form of the signpost (`u`, `p`), the page, the subject, its id, and after `~` a slot that
//! decoding ignores, so that two buttons of one message may ask the same. What people see of it
//! is nothing; what it says of the person who presses it is nothing either.

use std::fmt::Display;

use crate::answer::{Letters, Press, Query, Refusal, Subject};
use crate::content::{Audience, Form};
use crate::values::{AreaId, BoardId, ChapterId, DoorId, Id, InductionId, Slug, TermId, TopicId};

/// Longest custom id of a first page, in characters, without the end that decoding ignores.
pub(super) const LONGEST: usize = "ou1:".len() + "induction:".len() + Slug::MOST;

/// Returns the custom id of `press`, made unique in its message by `slot`.
pub fn encode(press: &Press, slot: impl Display) -> String {
    let turns = if press.turns { 't' } else { 'o' };
    let form = match press.query.form {
        Form::Usual => 'u',
        Form::PastTheLead => 'p',
    };
    let (subject, id) = write(&press.query.subject);
    let page = press.query.page;
    match id {
        Some(id) => format!("{turns}{form}{page}:{subject}:{id}~{slot}"),
        None => format!("{turns}{form}{page}:{subject}~{slot}"),
    }
}

/// Returns the press that `custom_id` carries, where it carries one.
pub fn decode(custom_id: &str) -> Option<Press> {
    let text = custom_id.rsplit_once('~').map_or(custom_id, |(text, _slot)| text);
    let mut parts = text.split(':');
    let mut head = parts.next()?.chars();
    let turns = match head.next()? {
        't' => true,
        'o' => false,
        _ => return None,
    };
    head.next().filter(char::is_ascii_lowercase)?;
    let form = form_of(custom_id);
    let page = head.as_str().parse().ok()?;
    let subject = read(parts.next()?, parts.next())?;
    let query = Query { subject, page, form };
    parts.next().is_none().then_some(Press { query, turns })
}

/// Returns the form that a custom id is in, whatever else of it can be read.
///
/// A letter of a later version is past the lead: what may be about the lead is never answered as if it were
/// not. A button of that version may open what this one does not have: the reply that says so is past the lead
/// where the button was.
pub fn form_of(custom_id: &str) -> Form {
    let mut head = custom_id.chars();
    match (head.next(), head.next()) {
        (Some('t' | 'o'), Some(letter)) if letter.is_alphabetic() && letter != 'u' => {
            Form::PastTheLead
        }
        _ => Form::Usual,
    }
}

fn write(subject: &Subject) -> (&'static str, Option<String>) {
    let with = |name, id: &str| (name, Some(id.to_owned()));
    match subject {
        Subject::Help => ("help", None),
        Subject::Emergency => ("emergency", None),
        Subject::Concern => ("concern", None),
        Subject::MoreDoors => ("more", None),
        Subject::Door(id) => with("door", id.as_str()),
        Subject::Contacts(None) => ("contacts", None),
        Subject::Contacts(Some(id)) => with("contacts", id.as_str()),
        Subject::Areas => ("areas", None),
        Subject::Helplines(None) => ("helplines", None),
        Subject::Helplines(Some(audience)) => with("helplines", audience.name()),
        Subject::Guidance => ("guidance", None),
        Subject::Chapter(id) => with("chapter", id.as_str()),
        Subject::Topic(id) => with("topic", id.as_str()),
        Subject::Letters(None) => ("a-z", None),
        Subject::Letters(Some(letters)) => ("a-z", Some(letters.first().to_string())),
        Subject::Glossary => ("glossary", None),
        Subject::Term(id) => with("term", id.as_str()),
        Subject::Induction(None) => ("induction", None),
        Subject::Induction(Some(id)) => with("induction", id.as_str()),
        Subject::InductionStopped(None) => ("stopped", None),
        Subject::InductionStopped(Some(id)) => with("stopped", id.as_str()),
        Subject::InductionEnd => ("end", None),
        Subject::Sources => ("sources", None),
        Subject::About => ("about", None),
        Subject::Boards => ("boards", None),
        Subject::Board(id) => with("board", id.as_str()),
        Subject::Refusal(why) => with("refusal", why.name()),
    }
}

fn read(name: &str, id: Option<&str>) -> Option<Subject> {
    Some(match (name, id) {
        ("help", None) => Subject::Help,
        ("emergency", None) => Subject::Emergency,
        ("concern", None) => Subject::Concern,
        ("more", None) => Subject::MoreDoors,
        ("door", Some(id)) => Subject::Door(DoorId::parse(id)?),
        ("contacts", None) => Subject::Contacts(None),
        ("contacts", Some(id)) => Subject::Contacts(Some(AreaId::parse(id)?)),
        ("areas", None) => Subject::Areas,
        ("helplines", None) => Subject::Helplines(None),
        ("helplines", Some(id)) => Subject::Helplines(Some(Audience::parse(id)?)),
        ("guidance", None) => Subject::Guidance,
        ("chapter", Some(id)) => Subject::Chapter(ChapterId::parse(id)?),
        ("topic", Some(id)) => Subject::Topic(TopicId::parse(id)?),
        ("a-z", None) => Subject::Letters(None),
        ("a-z", Some(id)) => Subject::Letters(Some(Letters::parse(id)?)),
        ("glossary", None) => Subject::Glossary,
        ("term", Some(id)) => Subject::Term(TermId::parse(id)?),
        ("induction", None) => Subject::Induction(None),
        ("induction", Some(id)) => Subject::Induction(Some(InductionId::parse(id)?)),
        ("stopped", None) => Subject::InductionStopped(None),
        ("stopped", Some(id)) => Subject::InductionStopped(Some(InductionId::parse(id)?)),
        ("end", None) => Subject::InductionEnd,
        ("sources", None) => Subject::Sources,
        ("about", None) => Subject::About,
        ("boards", None) => Subject::Boards,
        ("board", Some(id)) => Subject::Board(BoardId::parse(id)?),
        ("refusal", Some(id)) => Subject::Refusal(Refusal::parse(id)?),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::answer::LETTERS;
    use crate::discord::limits::CUSTOM_ID;

    fn slug() -> impl Strategy<Value = String> {
        "[a-z][a-z0-9-]{0,39}"
    }

    fn subjects() -> impl Strategy<Value = Subject> {
        let id = slug;
        prop_oneof![
            Just(Subject::Help),
            Just(Subject::Emergency),
            Just(Subject::Concern),
            Just(Subject::MoreDoors),
            Just(Subject::Areas),
            Just(Subject::Guidance),
            Just(Subject::Glossary),
            Just(Subject::InductionEnd),
            proptest::option::of(id())
                .prop_map(|id| Subject::Induction(id.and_then(|id| InductionId::parse(&id)))),
            proptest::option::of(id()).prop_map(|id| Subject::InductionStopped(
                id.and_then(|id| InductionId::parse(&id))
            )),
            Just(Subject::Sources),
            Just(Subject::About),
            Just(Subject::Boards),
            id().prop_map(|id| Subject::Board(BoardId::parse(&id).unwrap())),
            id().prop_map(|id| Subject::Door(DoorId::parse(&id).unwrap())),
            id().prop_map(|id| Subject::Chapter(ChapterId::parse(&id).unwrap())),
            id().prop_map(|id| Subject::Topic(TopicId::parse(&id).unwrap())),
            id().prop_map(|id| Subject::Term(TermId::parse(&id).unwrap())),
            proptest::option::of(id())
                .prop_map(|id| Subject::Contacts(id.and_then(|id| AreaId::parse(&id)))),
            proptest::option::of(proptest::sample::select(Audience::ALL))
                .prop_map(Subject::Helplines),
            proptest::option::of(proptest::sample::select(&LETTERS[..])).prop_map(Subject::Letters),
            proptest::sample::select(Refusal::ALL).prop_map(Subject::Refusal),
        ]
    }

    proptest! {
        #[test]
        fn a_press_comes_back_as_it_went_whatever_its_slot(
            subject in subjects(),
            page in 0u16..,
            past in any::<bool>(),
            turns in any::<bool>(),
            slot in 0usize..200,
        ) {
            let form = if past { Form::PastTheLead } else { Form::Usual };
            let press = Press { query: Query { subject, page, form }, turns };
            let custom_id = encode(&press, slot);
            prop_assert!(custom_id.chars().count() <= CUSTOM_ID);
            let first = Press { query: Query { page: 1, ..press.query.clone() }, turns };
            prop_assert!(encode(&first, "").chars().count() <= LONGEST + "~".len());
            prop_assert_eq!(decode(&custom_id), Some(press));
        }

        #[test]
        fn any_text_decodes_without_panic(text in ".*") {
            let _ = decode(&text);
        }
    }

    #[test]
    fn a_form_that_this_version_does_not_know_is_past_the_lead() {
        for letter in ('a'..='z').filter(|letter| *letter != 'u') {
            let press = decode(&format!("o{letter}1:contacts~2")).unwrap();
            assert_eq!(press.query.form, Form::PastTheLead, "{letter}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_past_the_lead_where_its_button_was() {
        for past in ["op1:newsubject~1", "oP1:help", "o\u{e9}1:help", "tp99999:help", "op1"] {
            assert_eq!((decode(past), form_of(past)), (None, Form::PastTheLead), "{past}");
        }
        for usual in ["ou1:newsubject~1", "", "menu~3", "t1:help", "x"] {
            assert_eq!((decode(usual), form_of(usual)), (None, Form::Usual), "{usual}");
        }
    }

    #[test]
    fn what_is_not_a_press_decodes_to_nothing() {
        for text in [
            "",
            "tu1",
            "xu1:help",
            "tU1:help",
            "t-1:help",
            "tu:help",
            "tu1:help:extra",
            "tu1:topic",
            "tu1:topic:UP",
            "tu1:nothing~0",
            "tu70000:help",
            "tu1:help:a:b",
        ] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
