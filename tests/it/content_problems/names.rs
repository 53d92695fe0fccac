//! Buttons that a text names and its message has not: found where the content is loaded, with a caret under
//! the name, each place once.
//!
//! The shipped content is renamed or added to in one place; what is expected is read off the shipped files, so that
//! a sentence more in one of them changes nothing here.

use std::collections::BTreeSet;

use super::{folder_of, problems, shipped, shipped_text, topic};
use signpost::files::{Origin, read};
use signpost::judge;
use signpost::schema::Problem;

/// A file laid over the shipped content: its path and its text.
type File = (&'static str, String);

/// Returns a shipped file with one place changed.
#[track_caller]
fn changed(path: &'static str, old: &str, new: &str) -> File {
    let text = shipped_text(path);
    assert!(text.contains(old), "{path}: {old}");
    (path, text.replacen(old, new, 1))
}

fn found(files: &[File]) -> Vec<Problem> {
    problems(&Origin::Over(folder_of(files).path().to_owned()))
}

fn are_none(files: &[File]) -> bool {
    let folder = folder_of(files);
    judge::content(&read(&Origin::Over(folder.path().to_owned())).unwrap()).is_ok()
}

/// A place: the end of the file's path, the line, and what the caret is under.
type Place = (String, usize, String);

/// Returns where each problem is.
fn places(problems: &[Problem]) -> BTreeSet<Place> {
    let place = |problem: &Problem| {
        let path = problem.file.path.rsplit_once('/').unwrap().1.to_owned();
        (path, problem.position().0, problem.file.text[problem.span.clone()].to_owned())
    };
    let all: BTreeSet<Place> = problems.iter().map(place).collect();
    assert_eq!(all.len(), problems.len(), "each place once: {problems:?}");
    all
}

/// Returns every place at which the shipped content says `verb` and then `name`, whatever the file.
fn shipped_places(verbs: &[&str], name: &str) -> BTreeSet<Place> {
    let mut all = BTreeSet::new();
    for (path, text) in shipped() {
        let file = path.rsplit('/').next().unwrap();
        for (line, words) in (1..).zip(text.lines()).filter(|(_, it)| !it.starts_with('#')) {
            if verbs.iter().any(|verb| words.contains(&format!("{verb}{name}"))) {
                all.insert((file.to_owned(), line, name.to_owned()));
            }
        }
    }
    all
}

#[test]
fn a_renamed_door_is_a_problem_at_every_text_that_names_it() {
    let (old, new) = ("Our lead or an organiser", "Our lead, or nobody acted");
    let label = |words: &str| format!("label    = \"{words}\"");
    let found = found(&[changed("doors/about-the-lead.toml", &label(old), &label(new))]);
    let named = shipped_places(&["Press \"", "press \""], old);
    assert!(named.len() > 5, "{named:?}");
    assert_eq!(places(&found), named);
    for Problem { message, hint, .. } in &found {
        assert!(message.ends_with(&format!("is called `{old}`")), "{message}");
        let hint = hint.as_deref().unwrap();
        // The file of the door is the organisation's, the file of the text may be the program's.
        let (says, file) = hint.split_once("` in ").unwrap();
        let keep = format!("says `{new}` now. Keep its old words: write `label = \"{old}\"");
        assert!(says.contains(keep.trim_end_matches('`')), "{hint}");
        assert!(file.ends_with("doors/about-the-lead.toml; or change this text"), "{hint}");
    }
}

#[test]
fn a_button_word_that_is_renamed_is_a_problem_in_the_induction_boards_words_and_handbook() {
    let old = "What has happened?";
    let found = found(&[changed("words.toml", old, "What is it?")]);
    let named = shipped_places(&["Press \"", "press \"", "open "], old);
    let files: BTreeSet<&str> = named.iter().map(|(file, ..)| file.as_str()).collect();
    for file in ["induction.toml", "start.toml", "find.toml", "words.toml", "handbook.toml"] {
        assert!(files.contains(file), "{file}: {named:?}");
    }
    assert_eq!(places(&found), named);
}

#[test]
fn a_button_of_every_message_that_is_renamed_is_a_problem_wherever_a_text_names_it() {
    let old = "Local contacts";
    let found = found(&[changed("words.toml", "= \"Local contacts\"", "= \"Who to call\"")]);
    let named = shipped_places(&["open ", "Open ", "Press \"", "press \""], old);
    assert!(named.iter().any(|(file, ..)| file == "signpost.toml"), "{named:?}");
    assert_eq!(places(&found), named);
    let hints = found.iter().map(|problem| problem.hint.as_deref().unwrap());
    hints.for_each(|hint| assert!(hint.contains("`Who to call`"), "{hint}"));
}

#[test]
fn what_is_open_or_nearly_a_label_is_told_from_what_is_none() {
    let says = |words: &str| {
        ("topics/new.toml", topic("consent", 990, "New").replace("A paragraph.", words))
    };
    for words in [
        "It is open Monday to Friday.",
        "Open Discord, then the settings.",
        "Press firmly. They express \\\"anger\\\".",
        "Press \\\"Help for me\\\", \\\"Local contacts\\\" or \\\"Back\\\".",
        "Open What happened next here.",
    ] {
        assert!(are_none(&[says(words)]), "{words}");
    }
    for (words, name, hint) in [
        ("Open Local contract now.", "Local contract", "did you mean `Local contacts`?"),
        ("Open Where to start.", "Where to start", "letter by letter"),
        (
            "Press \\\"Help for me\\\" or \\\"Help for you\\\".",
            "Help for you",
            "did you mean `Help for me`?",
        ),
        ("Press \\\"Next page\\\".", "Next page", "letter by letter"),
    ] {
        let found = found(&[says(words)]);
        assert_eq!(places(&found), [("new.toml".to_owned(), 9, name.to_owned())].into());
        assert!(found[0].hint.as_deref().unwrap().contains(hint), "{:?}", found[0].hint);
    }
}

#[test]
fn a_name_is_held_to_the_labels_in_whatever_quotes_and_a_few_words_after_its_verb() {
    let says = |words: &str| {
        ("topics/new.toml", topic("consent", 990, "New").replace("A paragraph.", words))
    };
    for words in [
        "Press 'Help for me' or the button \\\"Local contacts\\\".",
        "Open \\\"Local contacts\\\". PRESS either 'Back' or \u{201c}Help for me\u{201d}.",
        "The press is not children's, and 'It is' is what they say.",
    ] {
        assert!(are_none(&[says(words)]), "{words}");
    }
    for words in [
        "Press 'Nope'.",
        "Press \u{2018}Nope\u{2019}.",
        "PRESS \\\"Nope\\\".",
        "Press either \\\"Nope\\\" or \\\"Help for me\\\".",
        "Press the button \\\"Nope\\\".",
        "Open \\\"Nope\\\".",
    ] {
        let found = found(&[says(words)]);
        let nope = ("new.toml".to_owned(), 9, "Nope".to_owned());
        assert_eq!(places(&found), [nope].into(), "{words}");
    }
    let found = found(&[says("Press \\\"Children's page\\\".")]);
    assert_eq!(found[0].message, "nothing to press under \"New\" is called `Children's page`");
}

#[test]
fn a_reply_of_several_pages_has_the_button_that_turns_them() {
    let long = format!("{}Press \\\"Next page\\\".", "So it is. ".repeat(50));
    let paragraphs = [long.as_str(); 5].map(|it| format!("\"{it}\"")).join(", ");
    let text = topic("consent", 990, "New").replace("\"A paragraph.\"", &paragraphs);
    assert!(are_none(&[("topics/new.toml", text)]));
}

#[test]
fn a_button_that_is_elsewhere_but_not_on_that_message_is_a_problem_that_says_what_to_add() {
    let door = "Press \\\"A child has just told me\\\".";
    let section = "Press \\\"Consent and age\\\".";
    let new = |words: &str| topic("consent", 990, "New").replace("A paragraph.", words);
    let of_topic = |words: &str| ("topics/new.toml", new(words));
    let of_step = |words: &str| {
        changed("induction.toml", "Danger now, or a crime going on? Call 999 first.", words)
    };
    let of_board = |words: &str| changed("boards/start.toml", "Welcome.", words);
    for (file, hint) in [
        (of_topic(door), "`doors = [\"child-told-me\"]`"),
        (of_topic(section), "`see-also = [\"consent-age\"]`"),
        (of_step(door), "`doors = [\"child-told-me\"]`"),
        (of_step(section), "`topics = [\"consent-age\"]`"),
        (of_board("Press \\\"All helplines\\\"."), "`buttons = [\"helplines\"]`"),
        (of_board(door), "`buttons = [\"doors\"]`"),
        // The post of a board has no way back, though what `/board` shows of it has.
        (of_board("Press \\\"Back\\\"."), "letter by letter"),
    ] {
        let found = found(&[file]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].hint.as_deref().unwrap().contains(hint), "{:?}", found[0].hint);
    }
    let added = new(door).replace("order = 990", "order = 990\ndoors = [\"child-told-me\"]");
    assert!(are_none(&[("topics/new.toml", added)]));
}

#[test]
fn a_renamed_topic_and_a_renamed_audience_are_problems_where_a_text_names_them() {
    let named = topic("consent", 990, "New")
        .replace("A paragraph.", "Press \\\"What consent means in law\\\".")
        .replace("order = 990", "order = 990\nsee-also = [\"consent-law\"]");
    let file = || ("topics/new.toml", named.clone());
    assert!(are_none(&[file()]));
    let (old, new) = ("\"What consent means in law\"", "\"What consent is in law\"");
    let renamed = changed("topics/consent-law.toml", old, new);
    let found_there = found(&[file(), renamed]);
    let hint = found_there[0].hint.as_deref().unwrap();
    assert_eq!(found_there.len(), 1);
    assert!(hint.contains("write `label = \"What consent means in law\"` in "), "{hint}");
    assert!(hint.contains("topics/consent-law.toml; or"), "{hint}");
    let choose =
        changed("words.toml", "Choose below. Each", "Press \\\"an adult survivor\\\". Each");
    assert!(are_none(std::slice::from_ref(&choose)));
    let renamed = changed("helplines.toml", "\"an adult survivor\"", "\"a grown-up survivor\"");
    let [problem] = &found(&[choose, renamed])[..] else { panic!("one") };
    assert!(problem.file.path.ends_with("words.toml"), "{problem:?}");
}

/// Who reads a shared reply has not the door past the lead: opening that in public would be seen.
#[test]
fn what_everyone_reads_names_no_button_that_only_the_asker_has() {
    let old = "Lead does not answer? Do not wait: next number.";
    let found = found(&[changed("words.toml", old, "Press \\\"Our lead or an organiser\\\".")]);
    let [problem] = &found[..] else { panic!("{found:?}") };
    assert!(problem.message.contains("under \"Local contacts: "), "{}", problem.message);
}

/// Words that are said only in some servers, at some hours, in one form of the signpost, or by `/board`.
const SOMEWHERE: &[&str] = &[
    "written-for",
    "office",
    "shared",
    "number-fails",
    "record",
    "record-unset",
    "lead-unset",
    "between",
    "between-several",
    "lado-between",
    "lapsed-changed",
    "lapsed-due",
    "lapsed",
    "due",
    "numbers-untested",
    "imprint",
    "imprint-of-draft",
    "imprint-lapsed",
    "several-by-label",
    "out-of-hours",
    "lado",
    "lado-past-lead",
    "lado-out-of-hours",
    "no-lado",
    "used-in",
    "draft",
    "approved",
    "wrong-number",
    "wrong-number-past",
    "not-quite",
    "tell",
    "one-of-several",
    "contested",
];

#[test]
fn a_name_is_looked_up_wherever_words_are_said_that_several_messages_share() {
    let mut expected = BTreeSet::new();
    let lines: Vec<String> = (1..)
        .zip(shipped_text("words.toml").lines())
        .map(|(number, line)| {
            let Some((key, value)) = line.split_once('=') else { return line.to_owned() };
            let key = key.trim();
            // `shared` is a label that nothing is pressed under, and `office` is a key of the boards too.
            let is_label = key == "shared" || (key == "office" && value.contains("{times}"));
            if is_label || !SOMEWHERE.contains(&key) || value.trim_start().starts_with('[') {
                return line.to_owned();
            }
            let slots = value.split('{').skip(1).filter_map(|it| it.split_once('}'));
            let slots: String = slots.map(|(slot, _)| format!(" {{{slot}}}")).collect();
            expected.insert(("words.toml".to_owned(), number, format!("No {number} way")));
            format!("{key} = 'Press \"No {number} way\".{slots}'")
        })
        .collect();
    assert!(expected.len() >= SOMEWHERE.len() - 1, "{expected:?}");
    let found = found(&[("words.toml", lines.join("\n"))]);
    let missed: Vec<_> = expected.difference(&places(&found)).cloned().collect();
    assert_eq!(missed, []);
    assert_eq!(found.len(), expected.len(), "each place once, however many messages say it");
}

#[test]
fn a_line_of_the_signpost_may_name_only_what_every_message_has() {
    let tell = "Open Local contacts.\"";
    for (words, is_right) in
        [("Press \\\"Help for me\\\".\"", true), ("Press \\\"Back\\\".\"", false)]
    {
        let file = [changed("signpost.toml", tell, words)];
        assert_eq!(are_none(&file), is_right, "{words}");
    }
    // The door past the lead has a button of every door and no other message: nothing can be added to this file.
    let door = "Press \\\"Our lead or an organiser\\\".\"";
    let hint = found(&[changed("signpost.toml", tell, door)])[0].hint.clone().unwrap();
    assert!(hint.contains("letter by letter"), "{hint}");
    // One line is of who came past the lead, one of who reads for themselves.
    for before in ["You can call yourself. ", "Worried about a child? "] {
        let (old, new) = (format!("{before}{tell}"), format!("{before}Press \\\"Go on\\\".\""));
        assert_eq!(found(&[changed("signpost.toml", &old, &new)]).len(), 1, "{before}");
    }
}
