//! The form past the lead: however far somebody goes in it, nothing names or leads to the lead.
//!
//! The words for oneself are here too: they end the signpost of doors and helplines for somebody who
//! needs help, and whatever opens from there is past the lead.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use crate::support::interactions::press;
use crate::support::servers::example;
use crate::support::{Bot, LISTED, NOON, SHIPPED, button, buttons, over_shipped, shipped, text};
use signpost::content::{Audience, DoorForm};
use signpost::handbook::handbook;

/// What golden text 12 says, word for word.
const FOR_ONESELF: &str = "**This is not a report. No one has been told.** You can ask for help for yourself. \
    Do not type names or details on Discord. Worried about a child? Open Local contacts.";

/// What only the listed server's lead, deputy and record have.
const INTERNAL: [&str; 4] =
    ["020 7946 0001", "020 7946 0002", "our concern form", "Deputy safeguarding lead"];

/// A sentence that sends its reader to a lead or deputy.
static SENDS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?P<before>\S+ \S+ \S+ )?\b(?:tell|call|ring|ask|contact|talk to|tell it to|help) (?:your|the|our|a) (?:own )?(?:designated )?(?:safeguarding )?(?:lead|deputy)\b",
    )
    .unwrap()
});

#[track_caller]
fn assert_names_no_lead(shown: &str, trail: &str) {
    for words in INTERNAL {
        assert!(!shown.contains(words), "{trail}: {words}: {shown}");
    }
    for found in SENDS.captures_iter(shown) {
        let before = found.name("before").map_or("", |before| before.as_str()).to_lowercase();
        // That one need not, or is not to, sends nobody there.
        let denies = before.contains("not have to ") || before.contains("not ");
        assert!(denies, "{trail}: {}: {shown}", &found[0]);
    }
}

fn pressed(custom_id: &str) -> Value {
    Bot::at(NOON).respond(&press(custom_id).on_private_message().in_server(LISTED).json())
}

/// Every door with a form of its own, and every audience that reads for itself.
fn starts() -> Vec<String> {
    let doors = SHIPPED.content.doors.iter().filter(|(_, door)| door.form.is_some());
    let doors = doors.map(|(id, _)| format!("ou1:door:{id}~1"));
    let audiences = Audience::ALL.iter().filter(|audience| audience.is_for_oneself());
    doors.chain(audiences.map(|audience| format!("ou1:helplines:{}~1", audience.name()))).collect()
}

#[test]
fn whatever_is_reached_past_the_lead_names_no_lead_deputy_or_record() {
    let mut ahead: Vec<(String, String)> =
        starts().into_iter().map(|id| (id.clone(), id)).collect();
    let mut seen = BTreeSet::new();
    while let Some((custom_id, trail)) = ahead.pop() {
        if !seen.insert(custom_id.split('~').next().unwrap().to_owned()) {
            continue;
        }
        let response = pressed(&custom_id);
        let shown = text(&response);
        let endings = ["You can call yourself.", "You can ask for help for yourself."];
        assert!(endings.iter().any(|ending| shown.contains(ending)), "{trail}: {shown}");
        assert_names_no_lead(shown, &trail);
        let on = buttons(&response).into_iter();
        ahead.extend(on.map(|(label, id)| (id, format!("{trail} > {label}"))));
    }
    assert!(seen.len() > 60, "{}", seen.len());
}

#[test]
fn local_contacts_from_every_page_for_oneself_name_no_lead_deputy_or_record() {
    for start in starts() {
        let contacts = pressed(&button(&pressed(&start), "Local contacts"));
        assert_names_no_lead(text(&contacts), &start);
        assert!(text(&contacts).contains("Local contacts: Luton"), "{start}");
    }
}

#[test]
fn what_is_for_oneself_ends_with_the_words_for_oneself() {
    let own = |id: &str| text(&pressed(id)).ends_with(FOR_ONESELF);
    for (id, door) in SHIPPED.content.doors.iter() {
        assert_eq!(
            own(&format!("ou1:door:{id}~1")),
            door.form == Some(DoorForm::ForOneself),
            "{id}"
        );
    }
    for audience in Audience::ALL {
        for form in ["u", "p"] {
            let id = format!("o{form}1:helplines:{}~1", audience.name());
            assert_eq!(own(&id), audience.is_for_oneself(), "{id}");
        }
    }
    assert!(text(&pressed("ou1:helplines:own-thoughts~1")).contains(
        "Could you hurt a child? Keep away from children now. Call Stop It Now. Danger now: 999. \
         If you give a name, or tell of a crime, they pass it on."
    ));
}

#[test]
fn help_for_me_opens_with_999_and_the_crisis_line_of_the_nation() {
    let lines = [
        ("england", "NHS mental health line (England)"),
        ("wales", "NHS mental health line (Wales)"),
        ("scotland", "NHS 24 (Scotland)"),
        ("northern-ireland", "Lifeline (Northern Ireland)"),
    ];
    for (nation, line) in lines {
        let bot = Bot::of_nation(nation, NOON);
        let response = bot.respond(&press("ou1:helplines:me~1").in_server(LISTED).json());
        let shown = text(&response);
        let emergency = shown.find("Call 999, or go to A&E.").unwrap();
        let names: Vec<&str> =
            shown.lines().filter(|line| line.starts_with("**")).skip(1).collect();
        assert_eq!(names[0].trim_matches('*'), line, "{shown}");
        assert!(emergency < shown.find(line).unwrap());
        for (_, other) in lines.iter().filter(|(other, _)| *other != nation) {
            assert!(!shown.contains(other), "{nation}: {other}");
        }
    }
}

#[test]
fn a_frightened_child_sees_at_most_four_numbers_before_the_signpost() {
    let number = Regex::new(r"(?m)[: ](999|101|0\d{2,4} [\d ]{4,})$|\b999\b").unwrap();
    for nation in ["england", "wales", "scotland", "northern-ireland"] {
        let bot = Bot::of_nation(nation, NOON);
        let shown = bot.respond(&press("ou1:door:happened-to-me~1").in_server(LISTED).json());
        let own = text(&shown).split("**Danger now: call 999.**").next().unwrap();
        let found: BTreeSet<&str> =
            number.find_iter(own).map(|found| found.as_str().trim_matches([':', ' '])).collect();
        assert!((3..=4).contains(&found.len()), "{nation}: {found:?}");
        assert!(buttons(&shown).iter().any(|(label, _)| label == "Sexual assault: help near you"));
    }
}

/// The lead may be the next to look at the history of that browser.
#[test]
fn pages_for_oneself_have_addresses_and_titles_that_say_nothing() {
    let book = handbook(&SHIPPED.content, Some(&example()), NOON.date());
    let telling =
        ["own-thoughts", "survivor", "assault", "happened", "helplines/me", "helplines/child"];
    for path in book.keys() {
        assert!(!telling.iter().any(|word| path.contains(word)), "{path}");
    }
    for (path, page) in
        book.iter().filter(|(path, _)| path.starts_with("b/") && path.ends_with(".html"))
    {
        assert!(page.contains("<title>Safeguarding handbook</title>"), "{path}");
        let shown = page.split("<main").nth(1).unwrap_or(page);
        for words in INTERNAL {
            assert!(!shown.contains(words), "{path}: {words}");
        }
    }
}

const TOPIC: &str = "title = \"Example\"\nchapter = \"acting\"\norder = 900\nshort = \"Call now.\"\n\
    nations = [\"wales\"]\nreview = { by = 2027-11-23 }\n\n[[section]]\n";

#[track_caller]
fn refused(section: &str) -> String {
    over_shipped(&[("topics/example.toml", format!("{TOPIC}{section}"))]).unwrap_err()
}

#[test]
fn a_point_of_one_form_says_which() {
    insta::assert_snapshot!(refused("points = [\"One.\", { text = \"Two.\" }]"), @r#"
    error: missing field `form`
     --> DIR/topics/example.toml:9:19
      |
    9 | points = ["One.", { text = "Two." }]
      |                   ^^^^^^^^^^^^^^^^^
      |
      = hint: add `form = …`; content/README.md shows every field
    "#);
    insta::assert_snapshot!(refused("points = [{ text = \"Two.\", form = \"for-oneself\" }]"), @r#"
    error: unknown form `for-oneself`
     --> DIR/topics/example.toml:9:35
      |
    9 | points = [{ text = "Two.", form = "for-oneself" }]
      |                                   ^^^^^^^^^^^^^
      |
      = hint: known are: usual, past-the-lead
    "#);
    insta::assert_snapshot!(refused("points = [3]"), @r#"
    error: number `3`; expected text in quotes, or a table such as { text = "…", form = "usual" }
     --> DIR/topics/example.toml:9:11
      |
    9 | points = [3]
      |           ^
      |
      = hint: content/README.md shows what is expected here
    "#);
}

#[test]
fn a_section_is_empty_in_no_form() {
    let section = "points = [{ text = \"Tell your lead.\", form = \"usual\" }]";
    insta::assert_snapshot!(refused(section), @r#"
    error: a section that is empty in the form `past-the-lead`
     --> DIR/topics/example.toml:8:1
      |
    8 | [[section]]
      | ^^^^^^^^^^^
      |
      = hint: write the `form` of its points on the section itself
    "#);
    let whole = format!(
        "{TOPIC}points = [\"Tell your lead.\"]\nform = \"usual\"\n\n[[section]]\ntext = [\"Call.\"]\n"
    );
    over_shipped(&[("topics/example.toml", whole)]).unwrap();
}

#[test]
fn a_part_of_a_door_that_nobody_would_see_is_refused() {
    let door = "title = \"Example\"\norder = 900\nscreen = \"more\"\npage = 900\nform = \"past-the-lead\"\n\
        short = \"Call.\"\nreview = { by = 2027-11-23 }\n\n[[step]]\ntext = \"Call.\"\n\n\
        [[step]]\ntext = \"Tell your lead.\"\nform = \"usual\"\n";
    insta::assert_snapshot!(over_shipped(&[("doors/example.toml", door)]).unwrap_err(), @r#"
    error: a part of `example` is not for `past-the-lead`, so nobody would see it
      --> DIR/doors/example.toml:14:8
       |
    14 | form = "usual"
       |        ^^^^^^^
       |
       = hint: take its `form` out, or take it out
    "#);
}

#[track_caller]
fn refused_door(steps: &str) -> String {
    let door = format!(
        "title = \"Example\"\norder = 900\nscreen = \"more\"\npage = 900\nshort = \"Call.\"\n\
         review = {{ by = 2027-11-23 }}\n\n{steps}"
    );
    over_shipped(&[("doors/example.toml", door)]).unwrap_err()
}

#[test]
fn a_door_says_what_to_do_in_each_form_and_nation() {
    let lead = "[[step]]\ntext = \"Call someone now.\"\ncall = [\"lead\", \"deputy\"]\n";
    let past = "the door `example` has no step in the form `past-the-lead` for";
    assert!(refused_door(lead).contains(&format!("{past} `england`")), "{}", refused_door(lead));
    let wales = format!("{lead}\n[[step]]\ntext = \"Call.\"\nnations = [\"wales\"]\n");
    assert!(
        refused_door(&wales).contains(&format!("{past} `england`")),
        "{}",
        refused_door(&wales)
    );
}

#[test]
fn a_board_is_read_by_everyone_so_no_part_of_it_has_a_form() {
    let board = shipped("boards/worried.toml");
    let step = board.replacen(
        "call   = [\"emergency-bsl\"]",
        "call   = [\"emergency-bsl\"]\nform   = \"usual\"",
        1,
    );
    assert_ne!(step, board);
    let found = over_shipped(&[("boards/worried.toml", step)]).unwrap_err();
    assert!(found.contains("a part of the board `worried` has a `form`"), "{found}");
}

#[test]
fn a_topic_is_an_empty_page_in_no_form() {
    let found = refused("points = [\"Tell your lead.\"]\nform = \"usual\"\n");
    assert!(
        found.contains("the topic `example` has no section in the form `past-the-lead`"),
        "{found}"
    );
}

#[test]
fn what_an_area_says_of_adults_is_for_its_form_too() {
    let area = shipped("areas/elsewhere-in-wales.toml");
    let area = area.replacen(
        "[[adults]]\n",
        "[[adults]]\nform = \"usual\"\npoints = [\"Ask the lead first.\"]\n\n[[adults]]\n",
        1,
    );
    let bot = Bot::on(over_shipped(&[("areas/elsewhere-in-wales.toml", area)]).unwrap(), NOON);
    let shown = |form: &str| {
        let pressed = press(&format!("o{form}1:contacts:elsewhere-in-wales~1"));
        bot.respond(&pressed.in_server(LISTED).json()).to_string()
    };
    assert!(
        shown("u").contains("Ask the lead first.") && !shown("p").contains("Ask the lead first.")
    );
}

/// A button of a later version may open what this one does not have.
#[test]
fn a_button_past_the_lead_that_leads_nowhere_stays_past_the_lead() {
    for id in ["op1:newsubject~1", "op1:door:gone~1", "oz1:newsubject~1", "op99999:help~1"] {
        let response = pressed(id);
        assert_names_no_lead(text(&response), id);
        assert!(text(&response).contains("You can call yourself."), "{id}");
    }
}

#[test]
fn a_signpost_of_the_version_before_is_told_what_to_write() {
    let words = shipped("signpost.toml");
    let old = words.split("# For somebody who reads for").next().unwrap();
    insta::assert_snapshot!(over_shipped(&[("signpost.toml", old)]).unwrap_err(), @r#"
    error: missing field `for-oneself`
    --> DIR/signpost.toml
     = hint: add this, as the content in the program has it:
             [for-oneself]
             tell    = "You can ask for help for yourself."
             details = "Do not type names or details on Discord. Worried about a child? Open Local contacts."
    "#);
}
