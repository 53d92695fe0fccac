//! Numbers and addresses that nobody may be shown, and how the others are written.
//!
//! Whoever keeps a number that was given up rings a stranger. So none of the list is in a reply, a
//! board, a page of the handbook, its search or its card, nor in any file of the content but where
//! that says what is printed wrongly elsewhere. Digits are compared as whole numbers, whatever
//! is between them. What the content calls a misprint joins the list by itself.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use crate::support::interactions::command;
use crate::support::shown::{Line, every_line, every_text};
use crate::support::walk::walk;
use crate::support::{Bot, CHRISTMAS_NIGHT, DAY, LISTED, NOON, SHIPPED, definitions, text};
use signpost::answer::{Setting, card};
use signpost::content::Route;
use signpost::handbook::handbook;
use signpost::values::{Id, ServiceId};

/// Addresses that were closed or that nobody has found.
const ADDRESSES: [&str; 5] =
    ["gcsx.gov.uk", "gsi.gov.uk", "mash@luton.gov.uk", "emergencysms.org.uk", "pandys.org"];

/// Numbers as their owners group them; each that the content has is written like this.
const AS_THEIR_OWNERS_WRITE_THEM: [&str; 45] = [
    "0300 303 1056",
    "18000",
    "18001 101",
    "18001 0808 808 8000",
    "0808 800 5000",
    "0800 1111",
    "0800 028 0285",
    "0808 1000 900",
    "116 000",
    "116 123",
    "08000 121 700",
    "0808 2000 247",
    "0808 500 2222",
    "85258",
    "0800 068 4141",
    "0800 555 111",
    "0808 801 0331",
    "0800 0119 100",
    "08000 562 561",
    "08000 28 22 33",
    "0808 808 8000",
    "0800 148 88 88",
    "08088 01 03 02",
    "0800 389 4424",
    "0808 80 10 800",
    "07860 077333",
    "0800 027 1234",
    "0808 802 1414",
    "0808 801 0327",
    "0800 011 3764",
    "0800 5999 247",
    "020 7008 0151",
    "0800 043 4303",
    "0300 1234 333",
    "028 9050 7000",
    "0300 1000 300",
    "0800 783 7745",
    "028 7131 4090",
    "028 9504 9999",
    "01582 547653",
    "0300 300 8123",
    "01582 548069",
    "020 3117 2520",
    "0303 003 1111",
    "0808 808 2008",
];

/// Something that nobody may be shown.
enum Never {
    /// A number, whatever is between its digits.
    Digits(String),
    /// A number with its digits grouped like this.
    Grouped(String),
    /// Words or an address, in capitals or not.
    Words(String),
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Returns the numbers of all services.
fn numbers() -> impl Iterator<Item = String> {
    let routes = SHIPPED.content.services.iter().flat_map(|(_, service)| &service.route);
    routes.filter_map(Route::number).map(|number| number.as_str().to_owned())
}

/// What the content calls a misprint, and the addresses.
static LIST: LazyLock<Vec<Never>> = LazyLock::new(|| {
    let shown: BTreeSet<String> = numbers().map(|number| digits(&number)).collect();
    let services = SHIPPED.content.services.iter();
    let misprints = services.flat_map(|(_, service)| &service.misprint).map(|misprint| {
        let printed = misprint.printed.as_str().to_owned();
        let own = digits(&printed);
        match printed.chars().all(|c| c.is_ascii_digit() || c == ' ') {
            // The digits are right, and how they are grouped is not.
            true if shown.contains(&own) => Never::Grouped(printed),
            true => Never::Digits(own),
            false => Never::Words(printed.to_lowercase()),
        }
    });
    let words = ADDRESSES.iter().map(|address| Never::Words((*address).to_owned()));
    misprints.chain(words).collect()
});

/// Returns each run of digits with little between them, and never a letter.
fn runs(text: &str) -> impl Iterator<Item = Vec<&str>> {
    static RUN: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"[0-9]+(?:[^\p{L}\p{N}\n]{1,3}[0-9]+)*").unwrap());
    RUN.find_iter(text).map(|run| {
        run.as_str().split(|c: char| !c.is_ascii_digit()).filter(|it| !it.is_empty()).collect()
    })
}

/// Returns whether some neighbouring groups of a run are these digits.
fn has_digits(groups: &[&str], wanted: &str) -> bool {
    (0..groups.len()).any(|start| {
        let mut so_far = String::new();
        groups[start..].iter().any(|group| {
            so_far.push_str(group);
            so_far == wanted
        })
    })
}

/// Returns what of the list a text shows.
fn shows(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let runs: Vec<Vec<&str>> = runs(text).collect();
    let is_there = |never: &&Never| match never {
        Never::Digits(wanted) => runs.iter().any(|groups| has_digits(groups, wanted)),
        Never::Grouped(wanted) => {
            let wanted: Vec<&str> = wanted.split(' ').collect();
            runs.iter().any(|groups| groups.windows(wanted.len()).any(|part| part == wanted))
        }
        Never::Words(wanted) => lower.contains(wanted),
    };
    LIST.iter().find(is_there).map(|never| match never {
        Never::Digits(it) | Never::Grouped(it) | Never::Words(it) => it.as_str(),
    })
}

#[track_caller]
fn assert_right(trail: &str, text: &str) {
    assert_eq!(shows(text), None, "{trail}: {text}");
}

#[test]
fn the_list_knows_its_numbers_in_any_form_and_no_others() {
    for text in [
        "Call 0808 800 500.",
        "0808800500",
        "0808-800/500 or",
        "Text 8 8 8 5 8",
        "0808\u{a0}800\u{a0}500",
        "at MASH@luton.gov.uk",
        "0800 7837 745",
        "call 111 for non-emergency police",
    ] {
        assert!(shows(text).is_some(), "{text}");
    }
    for text in ["0808 800 5000", "0800 783 7745", "111", "0300 300 8123", "885", "116 000"] {
        assert_eq!(shows(text), None, "{text}");
    }
}

#[test]
fn no_reply_shows_what_is_never_printed() {
    for Line { under, text } in every_line() {
        assert_right(&under, &text);
    }
}

/// Held to what Discord is sent, in a server of each nation and in none; by day and at night.
#[test]
fn nothing_that_can_be_reached_shows_what_is_never_printed() {
    let nations = ["england", "wales", "scotland", "northern-ireland"];
    let bots = nations.map(|nation| Bot::of_nation(nation, CHRISTMAS_NIGHT));
    for bot in bots.iter().chain([&Bot::at(NOON)]) {
        let walk = walk(&definitions(), |interaction| {
            let mut interaction = interaction.clone();
            interaction["guild_id"] = Value::from(LISTED);
            interaction["member"]["permissions"] = Value::from("32");
            bot.respond(&interaction)
        });
        for visit in &walk.visits {
            assert_right(&visit.trail, text(&visit.response));
        }
    }
    assert_right("/sources", text(&Bot::at(NOON).respond(&command("sources").json())));
}

#[test]
fn no_page_of_the_handbook_shows_what_is_never_printed() {
    let book = handbook(&SHIPPED.content, None, DAY);
    assert!(book.keys().any(|path| path.ends_with("card.html")));
    for (path, page) in &book {
        // An address of ours has no number in it.
        assert_right(path, &page.replace("&#160;", " "));
    }
}

/// A comment may say what was given up and why; a text may not.
#[test]
fn no_file_has_what_is_never_printed_but_where_it_says_so() {
    for Line { under, text } in every_text() {
        assert_right(&under, &text);
    }
}

/// A page of the paper's publisher says so, and 111 is the NHS.
#[test]
fn no_line_of_the_police_shows_111() {
    let police = ServiceId::parse("police").unwrap();
    let lines = card(&SHIPPED.content, &police, &Setting::at(NOON)).unwrap();
    let lines: Vec<String> = lines.iter().map(signpost::answer::Line::text).collect();
    assert!(lines.iter().any(|line| line.ends_with("101")), "{lines:?}");
    let all = lines.into_iter().map(|text| Line { under: "police".to_owned(), text });
    for Line { under, text } in all.chain(every_line()) {
        let is_of_the_police = under == "police" || text.starts_with("Police");
        let shows_111 = runs(&text).any(|groups| groups == ["111"]);
        assert!(!(is_of_the_police && shows_111), "{under}: {text}");
    }
}

/// Numbers that had once been written down; a service holds each, so that no route can have it.
#[test]
fn what_was_given_up_is_a_misprint_of_some_service() {
    for number in [
        "0808 800 500",
        "01582 401212",
        "01234 846960",
        "88858",
        "88247",
        "0808 802 9999",
        "0300 330 0630",
        "0500 700 700",
        "0800 085 3330",
        "0800 028 3550",
        "020 7008 1500",
        "0800 055 7214",
        "0808 808 4994",
        "0113 240 5226",
        "028 9504 1744",
        "0300 300 812",
    ] {
        assert!(shows(number).is_some(), "{number}");
    }
}

/// People read a number out as its owner groups it, and know it again by that.
#[test]
fn every_number_is_grouped_as_its_owner_groups_it() {
    let mut listed: BTreeSet<&str> = BTreeSet::new();
    for number in numbers() {
        let own = digits(&number);
        let owners = AS_THEIR_OWNERS_WRITE_THEM.iter().find(|written| digits(written) == own);
        match owners {
            Some(written) => assert_eq!(number, *written),
            // Three digits have one way to be written.
            None => assert!(own.len() == 3, "{number}: add it as its owner groups it"),
        }
        listed.extend(owners);
    }
    for written in AS_THEIR_OWNERS_WRITE_THEM {
        assert!(listed.contains(written), "{written}: no service has it");
    }
}
