//! What no page may say, because it could hurt somebody, and what some have to say.
//!
//! Each rule is a safeguarding lead's, and holds for every answer that the shipped content gives.

use regex::Regex;
use signpost::answer::{LETTERS, Query, Reply, Setting, Subject, answer};
use signpost::content::{self, Audience, Content, Form};

use crate::support::{NOON, SHIPPED};

/// Every subject that has an answer of its own.
fn subjects(content: &Content) -> Vec<Subject> {
    let doors = content.doors.iter().map(|(id, _)| Subject::Door(id.clone()));
    let topics = content.topics.iter().map(|(id, _)| Subject::Topic(id.clone()));
    let areas = content.areas.iter().map(|(id, _)| Subject::Contacts(Some(id.clone())));
    let terms = content.terms.iter().map(|(id, _)| Subject::Term(id.clone()));
    let boards = content.boards.iter().map(|(id, _)| Subject::Board(id.clone()));
    let audiences = Audience::ALL.iter().map(|audience| Subject::Helplines(Some(*audience)));
    let letters = LETTERS.into_iter().map(|letters| Subject::Letters(Some(letters)));
    let pages = content.induction.ids().map(|id| Subject::Induction(Some(id.id().clone())));
    let whole =
        [Subject::Help, Subject::Emergency, Subject::Concern, Subject::About, Subject::Sources];
    let all = doors.chain(topics).chain(areas).chain(terms).chain(boards).chain(audiences);
    all.chain(letters).chain(pages).chain(whole).collect()
}

/// Everything that a reply shows: its heading, text, source and buttons.
fn shown(reply: &Reply) -> Vec<String> {
    let text = reply.blocks.iter().flat_map(signpost::answer::Block::lines);
    let text = text.map(|line| line.text());
    let ways = reply.ways.iter().flat_map(|way| [Some(way.label.clone()), way.description.clone()]);
    let heading = [Some(reply.title.clone()), reply.source.clone()];
    text.chain(ways.chain(heading).flatten()).collect()
}

/// Returns each line that any answer shows, with the subject it is under.
pub(crate) fn every_line() -> Vec<(String, String)> {
    let setting = Setting::at(NOON);
    let mut lines = Vec::new();
    for form in Form::ALL {
        for subject in subjects(&SHIPPED.content) {
            let trail = format!("{subject:?}");
            let query = Query { form: *form, ..Query::of(subject) };
            let reply = answer(&SHIPPED.content, &query, &setting);
            lines.extend(shown(&reply).into_iter().map(|line| (trail.clone(), line)));
        }
    }
    lines
}

/// A method that is named raises deaths by it. See Samaritans, Media guidelines.
#[test]
fn no_shown_word_names_a_method() {
    let methods = Regex::new(
        r"(?i)\b(overdos\w*|cutting (?:themsel\w*|yourself|oneself)|cuts? (?:themsel\w*|yourself)|hang(?:ing|ed) (?:themsel\w*|yourself)|hanging|noose|ligature|jump(?:ed|ing)? (?:off|from)|razor|blade|commit(?:ted|s|ting)? suicide|successful suicide|paracetamol|pills)\b",
    )
    .unwrap();
    for (trail, line) in every_line() {
        assert!(!methods.is_match(&line), "{trail}: {line}");
    }
}

/// What is promised has to be what the service itself says on its own page.
#[test]
fn nothing_is_promised_that_no_page_of_its_owner_says() {
    let promises =
        Regex::new(r"(?i)(will not be in trouble|will not tell|anonymous|confidential)").unwrap();
    // Each with the page of its owner that says it.
    let on_their_own_page = [
        (
            "CEOP is not for emergencies, and not anonymous.",
            "https://www.ceop.police.uk/safety-centre/",
        ),
        (
            "It is not for emergencies, bullying, fake accounts or hacking. It is not anonymous.",
            "https://www.ceop.police.uk/safety-centre/",
        ),
        (
            "You can stay anonymous. A volunteer can also ask the NSPCC Helpline.",
            "https://www.nspcc.org.uk/keeping-children-safe/reporting-abuse/dedicated-helplines/whistleblowing-advice-line/",
        ),
        ("You can stay anonymous. Never send a copy.", "https://www.iwf.org.uk/faqs/"),
        ("Anonymous reports count the same.", "https://safeguarding.wales/en/chi-i/chi-i-c2/c2-p6"),
    ];
    let files = content::read(&content::Origin::Shipped).unwrap().files;
    for (said, page) in on_their_own_page {
        assert!(files.values().any(|file| file.text.contains(said)), "nobody says: {said}");
        assert!(files.values().any(|file| file.text.contains(page)), "no file has {page}");
    }
    for (trail, line) in every_line() {
        let rest =
            on_their_own_page.iter().fold(line.clone(), |line, (said, _)| line.replace(said, ""));
        let is_a_name = trail.starts_with("Letters") || trail.starts_with("Sources");
        assert!(is_a_name || !promises.is_match(&rest), "{trail}: {line}");
    }
}

/// Doors are read by helpers who are children themselves.
#[test]
fn every_door_for_helpers_says_that_one_under_18_gets_an_adult() {
    let setting = Setting::at(NOON);
    for (id, door) in SHIPPED.content.doors.iter() {
        for form in Form::ALL {
            let query = Query { form: *form, ..Query::of(Subject::Door(id.clone())) };
            let lines = shown(&answer(&SHIPPED.content, &query, &setting));
            let asks = lines.iter().any(|line| {
                let line = line.to_lowercase();
                ["stay with", "look nearby", "ask"].iter().any(|words| line.contains(words))
            });
            let is_for_helpers = door.form != Some(signpost::content::DoorForm::ForOneself);
            let says = lines.iter().any(|line| {
                line.starts_with("Under 18 yourself? Get an adult ")
                    && line.ends_with("now. Nobody should do this alone.")
            });
            assert!(!asks || !is_for_helpers || says, "{id}, {form:?}");
        }
    }
}

#[test]
fn first_words_that_a_person_would_look_for_open_the_right_page() {
    let leads = |term: &str| -> Vec<Subject> {
        let found =
            SHIPPED.content.index.iter().filter(|entry| entry.term.eq_ignore_ascii_case(term));
        found.map(|entry| Subject::from(&entry.to)).collect()
    };
    let door = |id: &str| Subject::Door(signpost::content::Id::parse(id).unwrap());
    for term in ["suicide", "self-harm", "a child wants to die"] {
        assert_eq!(leads(term), [door("hurt-themselves")], "{term}");
    }
    for term in ["I want to die", "want to die", "suicidal"] {
        assert_eq!(leads(term), [Subject::Helplines(Some(Audience::Me))], "{term}");
    }
    assert_eq!(leads("my dad hits me"), [door("happened-to-me")]);
    assert_eq!(leads("I was raped"), [door("assault-help")]);
    for term in ["missing child", "ran away", "going missing"] {
        assert!(leads(term).contains(&door("missing")), "{term}");
    }
    assert_eq!(leads("blackmail").first(), Some(&door("blackmail")), "{:?}", leads("blackmail"));
}
