//! What a board claims of itself: who has checked its numbers, and whether its approval holds.
//!
//! Its last line says no more than what is so, and at its longest there is room left on the post.

use std::sync::Arc;

use jiff::civil::{Date, date};
use regex::Regex;

use super::{APPROVED, posts_at, server};
use crate::support::{NOON, SHIPPED, changed, changed_in};
use signpost::answer::Setting;
use signpost::config::Server;
use signpost::content::Content;
use signpost::files::Origin;
use signpost::schema::{SourceFile, report};
use signpost::values::{Date as Day, Id};
use signpost::{content, files, judge, render};

/// The shipped content as if a person had opened the page of every contact but these.
fn checked_but(unchecked: &[&str]) -> Content {
    let how = Regex::new("(?m)^how +=.*$").unwrap();
    let mut tree = files::read(&Origin::Shipped).unwrap();
    for (path, file) in &mut tree.files {
        let id = path.strip_prefix("services/").map(|name| name.trim_end_matches(".toml"));
        if id.is_some_and(|id| !unchecked.contains(&id)) {
            let by = "how = \"page opened\"\nby = \"Safeguarding lead\"";
            let text = how.replace(&file.text, by).into_owned();
            *file = Arc::new(SourceFile::new(file.path.clone(), text));
        }
    }
    judge::content(&tree).map_err(|found| report::carets(&found)).unwrap().content.clone()
}

/// The last line of the first board on a day.
fn last_line(content: &Content, server: Option<&Server>, today: Date) -> String {
    let posts = posts_at(content, server, today.at(12, 0, 0, 0));
    posts[0].message.content().lines().last().unwrap().to_owned()
}

fn version() -> Day {
    SHIPPED.content.signpost.version
}

/// A server whose approval was given on one day and is due again on another.
fn approved_on(on: Date, next: Date) -> Server {
    server(&format!("approval = {{ role = \"Deputy lead\", on = {on}, next = {next} }}\n"))
}

const UNTESTED: &str = "Numbers from pages read on 23 Nov 2026. No person has tested them yet. \
                        One fails? Call 101, or 999.";
const DUE: &str = "Words due for a check. 999 and 101 still work.";

#[test]
fn a_board_says_checked_only_for_what_a_person_has_checked() {
    let luton = server("area = \"luton\"\n");
    let line = |unchecked: &[&str]| last_line(&checked_but(unchecked), Some(&luton), NOON.date());
    assert!(line(&[]).starts_with("Checked 23 Nov 2026. Version "), "{}", line(&[]));
    for shown in ["luton-mash", "luton-duty-team", "police", "emergency-bsl", "childline"] {
        assert!(line(&[shown]).starts_with(UNTESTED), "{shown}: {}", line(&[shown]));
    }
    assert!(line(&["luton-lado", "samaritans"]).starts_with("Checked 23 Nov 2026."));
    let shipped = last_line(&SHIPPED.content, Some(&luton), NOON.date());
    assert!(shipped.starts_with(UNTESTED), "{shipped}");
}

#[test]
fn an_approval_that_is_older_than_the_content_has_lapsed_on_every_board() {
    let (version, next) = (version().civil(), date(2031, 5, 23));
    let older = approved_on(version.yesterday().unwrap(), next);
    for post in posts_at(&SHIPPED.content, Some(&older), NOON) {
        let text = post.message.content();
        assert!(text.ends_with(DUE) && !text.contains("Approved by"), "{text}");
    }
    let of_that_day = approved_on(version, next);
    let line = last_line(&SHIPPED.content, Some(&of_that_day), NOON.date());
    assert!(line.ends_with("Approved by Deputy lead."), "{line}");
}

#[test]
fn an_approval_lapses_on_a_board_on_the_day_after_it_was_due_and_not_before() {
    let next = date(2031, 5, 23);
    let server = approved_on(version().civil(), next);
    let line = |today| last_line(&SHIPPED.content, Some(&server), today);
    for holds in [next.yesterday().unwrap(), next] {
        assert!(line(holds).ends_with("Approved by Deputy lead."), "{holds}");
    }
    let lapsed = line(next.tomorrow().unwrap());
    assert!(lapsed.ends_with(DUE) && lapsed.starts_with(UNTESTED), "{lapsed}");
}

#[test]
fn where_nobody_has_approved_it_a_board_says_that_it_is_a_draft_whatever_the_day() {
    for today in [NOON.date(), date(2040, 1, 1)] {
        let line = last_line(&SHIPPED.content, None, today);
        assert!(line.ends_with("Draft: not yet approved."), "{line}");
    }
}

#[test]
fn that_the_account_cannot_read_messages_is_said_on_find_and_start_alone() {
    for post in posts_at(&SHIPPED.content, None, NOON) {
        let says_so = post.message.content().contains("This account cannot read messages");
        assert_eq!(says_so, post.mark.board.as_str() != "worried", "{}", post.mark.board);
    }
}

/// Whatever is set, wherever it is, whoever has checked what, and on any day.
#[test]
fn every_board_at_its_longest_leaves_fifty_characters_of_a_post() {
    let (role, record) = ("a".repeat(36), "a".repeat(80));
    let contact = format!("{{ role = \"{role}\", phone = \"0 2 0 7 9 4 6 0 0 0 1\" }}");
    // Another role and number than the lead's, and as long.
    let deputy = contact.replacen('a', "b", 1).replace("0 0 0 1", "0 0 0 2");
    let set = format!(
        "lead = {contact}\ndeputy = {deputy}\ntrustee = {contact}\nrecord = \"{record}\"\n"
    );
    let approval =
        format!("approval = {{ role = \"{role}\", on = 2030-11-23, next = 2031-05-23 }}\n");
    let approved = format!("{set}{approval}");
    let areas = SHIPPED.content.areas.iter().map(|(id, _)| format!("area = \"{id}\"\n"));
    let places: Vec<String> = areas.chain([String::new()]).collect();
    let checked = checked_but(&[]);
    let mut longest = 0;
    for place in &places {
        for keys in ["", &set, &approved] {
            let server = server(&format!("{place}{keys}"));
            for content in [&SHIPPED.content, &checked] {
                for today in [date(2031, 5, 23), date(2031, 5, 24)] {
                    for post in posts_at(content, Some(&server), today.at(12, 0, 0, 0)) {
                        let (id, length) =
                            (&post.mark.board, post.message.content().chars().count());
                        let setting = Setting { server: Some(&server), ..Setting::measured() };
                        let most = render::board_length(content, id, &setting).unwrap();
                        assert!(length <= most && most <= 1_950, "{id} {length} {most} {place}");
                        longest = longest.max(length);
                    }
                }
            }
        }
    }
    assert_eq!(judge::BOARD_BUDGET, 1_950);
    assert!(longest > 1_850, "{longest}: were the longest words tried?");
}

/// A board of which each number is checked today may hold an unchecked one tomorrow.
#[test]
fn a_board_is_as_long_as_its_longest_last_line_whatever_it_says_today() {
    let long = APPROVED.replace("role = \"Safeguarding lead\", on", "role = \"Lead\", on");
    let server = server(&format!("area = \"luton\"\n{long}"));
    let setting = Setting { server: Some(&server), ..Setting::measured() };
    let (id, _) = SHIPPED.content.boards.iter().next().unwrap();
    let most = render::board_length(&SHIPPED.content, id, &setting);
    assert_eq!(render::board_length(&checked_but(&[]), id, &setting), most);
    let lapsed = posts_at(&SHIPPED.content, Some(&server), date(2040, 1, 1).at(0, 0, 0, 0));
    assert_eq!(Some(lapsed[0].message.content().chars().count()), most);
}

#[test]
fn of_several_front_doors_a_board_has_the_place_alone_and_says_above_what_they_are() {
    let ireland = server("nation = \"northern-ireland\"\n");
    let lines = |content: &Content| {
        let text = posts_at(content, Some(&ireland), NOON)[0].message.content().to_owned();
        let lines = text.lines().skip_while(|line| !line.contains("The Gateway team"));
        lines.take(6).map(str::to_owned).collect::<Vec<_>>()
    };
    let shown = lines(&SHIPPED.content);
    assert_eq!(
        shown[..3],
        [
            "   - The Gateway team, office hours. Pick where the child lives. Not sure? Call the police.",
            "   - Belfast: 028 9050 7000",
            "   - Northern: 0300 1234 333",
        ]
    );
    // One that has no label keeps its name and its times.
    let content = changed("services/gateway-belfast.toml", &[("label   = \"Belfast\"\n", "")]);
    assert_eq!(lines(&content)[1], "   - Belfast Gateway team, office hours: 028 9050 7000");
    let checked = "grade   = \"probable\"\n";
    let with_hours = format!(
        "{checked}\n[checked.hours]\non = 2026-11-23\nagainst = \"https://www.example.org\"\n\
         how = \"page opened\"\ngrade = \"certain\"\n"
    );
    let always = [("\"check\"", "\"always\""), (checked, &with_hours)];
    let content = changed("services/gateway-belfast.toml", &always);
    assert_eq!(lines(&content)[1], "   - Belfast Gateway team, office hours: 028 9050 7000");
}

#[test]
fn the_words_of_the_version_before_are_refused_with_the_lines_to_write() {
    let words = &SHIPPED.files.single("words.toml").text;
    let is_new = |line: &&str| {
        let new = [
            "numbers-",
            "imprint",
            "several-by-label",
            "lapsed",
            "due  ",
            "pins-refused",
            "timed-out",
        ];
        new.iter().any(|key| line.starts_with(key))
    };
    let old: String =
        words.lines().filter(|line| !is_new(line)).fold(String::new(), |text, line| {
            let old = match line {
                "[boards.report]" => "overdue = \"That day has passed: ask for a new approval.\"\n",
                "[boards]" => {
                    "imprint = \"Checked {checked}. Version {version}. Approved by {role}.\"\n"
                }
                _ => "",
            };
            text + line + "\n" + old
        });
    let mut tree = files::read(&Origin::Shipped).unwrap();
    let file = SourceFile::new("words.toml".to_owned(), old);
    tree.files.insert("words.toml".to_owned(), Arc::new(file));
    let found = content::assemble(&tree).unwrap_err();
    let hints: Vec<&str> = found.iter().filter_map(|problem| problem.hint.as_deref()).collect();
    for key in ["numbers-checked", "numbers-untested", "imprint-of-draft", "imprint-lapsed"]
        .into_iter()
        .chain(["several-by-label", "due", "lapsed-changed", "lapsed-due", "lapsed", "imprint"])
        .chain(["pins-refused", "timed-out"])
    {
        let is_it = |line: &&str| line.split_once('=').is_some_and(|(have, _)| have.trim() == key);
        let (_, value) = words.lines().find(is_it).unwrap().split_once(" = ").unwrap();
        let line = format!("`{key} = {}`", value.trim());
        assert!(hints.iter().any(|hint| hint.contains(&line)), "{line} in {hints:#?}");
    }
    let messages: Vec<&str> = found.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(found.len(), 13, "{messages:#?}");
    assert!(messages.contains(&"unknown field `overdue`"), "{messages:#?}");
}

/// Somebody's own file of an office that has no label yet must not make a board too long.
#[test]
fn an_office_of_the_version_before_has_no_label_and_loads() {
    changed_in(&[("services/gateway-belfast.toml", "label   = \"Belfast\"\n", "")]);
}
