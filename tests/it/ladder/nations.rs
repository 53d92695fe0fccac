//! Each nation has its own offices, duties and words, whoever asks.
//!
//! No server is shown the office of a nation that it did not ask for, and no area that nobody named.

use serde_json::json;

use super::{DUTY_TEAM, FRONT_DOOR, LADO, contacts, every_page};
use crate::support::interactions::{command, press};
use crate::support::{
    Bot, CHRISTMAS_NIGHT, LISTED, NOON, SHIPPED, UNLISTED, folder_of, missing_signpost, program,
    text,
};
use signpost::answer::{Query, Setting, Subject, answer};
use signpost::content::Form;
use signpost::render;

/// Words that only one nation's answer may have, and what it must not have.
const OF_NATION: [(&str, &[&str], &[&str]); 4] = [
    ("england", &["Children's social care", "council", "LADO"], &["Gateway", "Designated Officer"]),
    (
        "wales",
        &["Social services", "24 hours"],
        &["LADO", "Gateway", FRONT_DOOR, "one working day"],
    ),
    ("scotland", &["Social work"], &["LADO", "Gateway", FRONT_DOOR, "one working day"]),
    (
        "northern-ireland",
        &["Gateway", "028 9504 9999", "may give you a duty to tell the police"],
        &["LADO", FRONT_DOOR, "one working day", "council"],
    ),
];

#[test]
fn each_nation_gets_its_own_offices_and_duties() {
    for (nation, has, has_not) in OF_NATION {
        let area = format!("elsewhere-in-{nation}");
        for now in [NOON, CHRISTMAS_NIGHT] {
            let text = contacts(&area, now);
            assert!(has.iter().all(|words| text.contains(words)), "{nation}: {text}");
            let strange = has_not.iter().find(|words| text.contains(**words));
            assert_eq!(strange, None, "{nation}: {text}");
        }
    }
}

#[test]
fn a_server_of_which_only_the_nation_is_set_gets_the_same_offices() {
    for (nation, ..) in OF_NATION {
        let own = every_page(&Bot::of_nation(nation, NOON), command("contacts"), LISTED);
        assert_eq!(own, contacts(&format!("elsewhere-in-{nation}"), NOON));
    }
}

#[test]
fn a_server_that_nobody_listed_is_asked_for_the_area_and_gets_no_areas_numbers() {
    for now in [NOON, CHRISTMAS_NIGHT] {
        let response = Bot::at(now).respond(&command("contacts").in_server(UNLISTED).json());
        let text = text(&response);
        assert_eq!(missing_signpost(&response), Vec::<&str>::new());
        assert!(text.contains("Where does the child live?"));
        for number in [FRONT_DOOR, DUTY_TEAM, LADO, "028 "] {
            assert!(!text.contains(number), "{number}");
        }
    }
}

#[test]
fn a_listed_server_without_an_area_still_gets_its_own_lead() {
    let config = format!(
        "[[server]]\nguild = \"{LISTED}\"\nlead = {{ role = \"Lead\", phone = \"020 7946 0001\" }}\n"
    );
    let asked = command("contacts").in_server(LISTED).json();
    let response = Bot::set_up(&config, NOON).respond(&asked);
    assert!(text(&response).contains("Lead: 020 7946 0001"));
}

/// Whoever asks, an area shows its own nation's offices, in both forms of the signpost.
#[test]
fn no_server_is_shown_another_nations_office_for_the_area_it_asks_for() {
    let nations = OF_NATION.map(|(nation, ..)| nation);
    for asking in nations.into_iter().map(Some).chain([None]) {
        for area in
            nations.iter().map(|of| format!("elsewhere-in-{of}")).chain(["luton".to_owned()])
        {
            for form in ["u", "p"] {
                let bot = asking.map_or_else(|| Bot::at(NOON), |own| Bot::of_nation(own, NOON));
                let guild = if asking.is_some() { LISTED } else { UNLISTED };
                let button = press(&format!("o{form}1:contacts:{area}~0"));
                let text = every_page(&bot, button, guild);
                let english = area == "luton" || area.ends_with("-england");
                let what = format!("{asking:?} {area} {form}: {text}");
                assert_eq!(text.contains("LADO"), english, "{what}");
                assert_eq!(text.contains(FRONT_DOOR), area == "luton", "{what}");
                assert_eq!(text.contains("028 9504 9999"), area.ends_with("ireland"), "{what}");
                assert_eq!(text.contains("In your organisation"), form == "u", "{what}");
            }
        }
    }
}

#[test]
fn whoever_came_past_the_lead_is_told_by_no_door_to_call_the_lead() {
    for (id, door) in SHIPPED.content.doors.iter() {
        let told = |form: Form| {
            let query = Query { form, ..Query::of(Subject::Door(id.clone())) };
            let setting = Setting::at(NOON);
            render::terminal(&answer(&SHIPPED.content, &query, &setting))
        };
        let call = ["Call your safeguarding lead", "Your safeguarding lead.", "Your deputy lead"];
        let past = told(Form::PastTheLead);
        assert!(!call.iter().any(|words| past.contains(words)), "{id}:\n{past}");
        let usual = told(Form::Usual);
        let calls = call.iter().any(|words| usual.contains(words));
        assert!(door.form.is_some() || calls, "{id}");
        assert!(past.contains("\n1. ") && past.contains("social care"), "{id}:\n{past}");
    }
}

#[test]
fn a_door_says_what_the_office_is_called_where_the_reader_is() {
    for (nation, office) in [
        ("england", None),
        ("wales", Some("Social services")),
        ("scotland", Some("Social work")),
        ("northern-ireland", Some("The Gateway team")),
    ] {
        let asked = command("concern").option("about", json!("worried"));
        let text = every_page(&Bot::of_nation(nation, NOON), asked, LISTED);
        let line = office.map(|office| format!("children's social care is: {office}."));
        assert_eq!(text.contains("social care is:"), line.is_some(), "{nation}");
        assert!(line.is_none_or(|line| text.contains(&line)), "{nation}: {text}");
    }
}

/// A page to read is for some nations, and who is elsewhere is not sent to it.
#[test]
fn a_topic_ends_with_the_services_that_are_there_for_the_nation() {
    for (nation, is_there) in [("england", true), ("scotland", false), ("wales", false)] {
        let asked = press("ou1:topic:for-leads~0");
        let text = every_page(&Bot::of_nation(nation, NOON), asked, LISTED);
        assert!(text.contains("For safeguarding leads"), "{nation}: {text}");
        assert_eq!(text.contains("charitysafeguarding.dcms.gov.uk"), is_there, "{nation}: {text}");
    }
}

/// Lays an area of Wales without lines of its own over the content.
#[test]
fn an_area_without_duties_of_its_own_has_those_of_its_nation() {
    let area = "name = \"Newtown\"\nnation = \"wales\"\norder = 20\nway-in = [\"Call us.\"]\n\
                review = { by = 2027-05-23 }\n";
    let folder = folder_of(&[("areas/newtown.toml", area)]);
    let args = ["ask", "/contacts area:newtown", "--content"];
    let out = program().args(args).arg(folder.path()).output().unwrap();
    let text = String::from_utf8(out.stdout).unwrap();
    assert!(text.contains("Designated Officer for Safeguarding"), "{text}");
    assert!(text.contains("Confirm your call in writing within 24 hours."), "{text}");
}
