//! What no page may say, because it could hurt somebody, and what some have to say.
//!
//! Each rule is a safeguarding lead's, and holds for every answer that the shipped content gives.

use regex::Regex;

use crate::support::shown::{Line, every_line, shown};
use crate::support::{NOON, SHIPPED};
use signpost::answer::{Query, Setting, Subject, answer};
use signpost::content::{Audience, DoorForm, Form};
use signpost::files;
use signpost::values::Nation;

/// A method that is named raises deaths by it. See Samaritans, Media guidelines.
#[test]
fn no_shown_word_names_a_method() {
    let methods = Regex::new(
        r"(?i)\b(overdos\w*|cutting (?:themsel\w*|yourself|oneself)|cuts? (?:themsel\w*|yourself)|hang(?:ing|ed) (?:themsel\w*|yourself)|hanging|noose|ligature|jump(?:ed|ing)? (?:off|from)|razor|blade|commit(?:ted|s|ting)? suicide|successful suicide|paracetamol|pills)\b",
    )
    .unwrap();
    for Line { under, text: line } in every_line() {
        assert!(!methods.is_match(&line), "{under}: {line}");
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
    let files = files::read(&files::Origin::Shipped).unwrap().files;
    for (said, page) in on_their_own_page {
        assert!(files.values().any(|file| file.text.contains(said)), "nobody says: {said}");
        assert!(files.values().any(|file| file.text.contains(page)), "no file has {page}");
    }
    for Line { under, text: line } in every_line() {
        let rest =
            on_their_own_page.iter().fold(line.clone(), |line, (said, _)| line.replace(said, ""));
        let is_a_name = under.starts_with("Letters") || under.starts_with("Sources");
        assert!(is_a_name || !promises.is_match(&rest), "{under}: {line}");
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
            let is_for_helpers = door.form != Some(DoorForm::ForOneself);
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
    let door = |id: &str| Subject::Door(signpost::values::Id::parse(id).unwrap());
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

/// What somebody reads who fears the police, or has no papers.
const AFRAID: &str =
    "Afraid of the police, or about visas? You can call children's social care. Danger now: 999.";

/// Who fears the police, or has no papers, has a second number wherever the police are not the only
/// ones who can come. That fear has its reasons: so nothing is promised of what is passed on.
#[test]
fn social_care_is_beside_the_police_on_every_door_that_names_them() {
    const BEFORE: &str = "You can ask what they pass on before you give a name.";
    let police = Regex::new(r"\b(?:police|101)\b").unwrap();
    let setting = Setting::at(NOON);
    for (id, _) in SHIPPED.content.doors.iter() {
        for form in Form::ALL {
            let query = Query { form: *form, ..Query::of(Subject::Door(id.clone())) };
            let lines = shown(&answer(&SHIPPED.content, &query, &setting));
            // The numbers at the foot of every message name the police too.
            let own = lines.iter().filter(|line| !line.starts_with("Police, not urgent"));
            let names_them = own.clone().any(|line| police.is_match(line) && !line.contains("999"));
            let says = own.clone().any(|line| line == AFRAID)
                && own.clone().any(|line| line.starts_with(BEFORE));
            assert!(!names_them || says, "{id}, {form:?}");
        }
    }
}

#[test]
fn every_area_names_its_office_to_who_fears_the_police() {
    let setting = Setting::at(NOON);
    for (id, area) in SHIPPED.content.areas.iter() {
        let office = match area.nation {
            Nation::England => "children's social care",
            Nation::Wales => "social services",
            Nation::Scotland => "social work",
            Nation::NorthernIreland => "the Gateway team or the duty team",
        };
        let said = format!(
            "Afraid of the police, or about visas? You can call {office}. Danger now: 999."
        );
        for form in Form::ALL {
            let subject = Subject::Contacts(Some(id.clone()));
            let query = Query { form: *form, ..Query::of(subject) };
            let lines = shown(&answer(&SHIPPED.content, &query, &setting));
            assert!(lines.contains(&said), "{id}, {form:?}");
        }
    }
}

/// A topic is read before somebody calls: where it sends them to the police alone, and not in danger, it says
/// who else takes the call.
#[test]
fn no_topic_sends_anyone_to_the_police_alone() {
    let sends = Regex::new(r"(?i)\b(?:call|ring|tell) (?:101|the police)\b").unwrap();
    let others = Regex::new(r"999|social care|social work|social services|Gateway|lead|duty to tell|the council|adult protection|police too").unwrap();
    let setting = Setting::at(NOON);
    for (id, _) in SHIPPED.content.topics.iter() {
        for form in Form::ALL {
            let query = Query { form: *form, ..Query::of(Subject::Topic(id.clone())) };
            let lines = shown(&answer(&SHIPPED.content, &query, &setting));
            let alone = lines.iter().find(|line| sends.is_match(line) && !others.is_match(line));
            let says = lines.iter().any(|line| line == AFRAID);
            assert!(alone.is_none() || says, "{id}, {form:?}: {alone:?}");
        }
    }
}
