//! What is wrong with a long single file: the shipped one with one line changed.
//!
//! The signpost is on every message, so each line that it could lose has a test of its own.

use super::{folder_of, problems, shipped, shipped_text, shows_over};
use signpost::files::Origin;

/// Declares one test a change of a file.
macro_rules! changes {
    ($file:literal { $( $test:ident: $name:literal => $text:expr, )* }) => { $(
        #[test]
        fn $test() {
            shows_over(stringify!($test), $name, &[($file, $text)]);
        }
    )* };
}

/// Returns `text` without the line that starts with `key`.
fn without_line(text: &str, key: &str) -> String {
    let is_it =
        |line: &&str| line.strip_prefix(key).is_some_and(|rest| rest.starts_with([' ', '=']));
    assert_eq!(text.lines().filter(is_it).count(), 1, "{key}");
    text.lines().filter(|line| !is_it(line)).map(|line| format!("{line}\n")).collect()
}

/// Returns `text` in two: the table with this header, and all the rest.
fn split(text: &str, header: &str) -> (String, String) {
    let (before, table) = text.split_once(&format!("\n{header}\n")).unwrap();
    let (table, after) = table.split_once("\n[").unwrap_or((table, ""));
    let after = if after.is_empty() { String::new() } else { format!("[{after}") };
    (format!("{table}\n"), format!("{before}\n{after}"))
}

/// Returns the tables of a file, without the keys above the first one.
fn tables(text: &str) -> &str {
    &text[text.find("\n[").unwrap() + 1..]
}

/// Returns the shipped signpost with `line` for its key; it comes first, so that its number in a
/// snapshot does not change with the others.
fn signpost(key: &str, line: &str) -> String {
    let text = shipped_text("signpost.toml");
    let rest = if text.contains(&format!("\n[{key}]\n")) {
        split(&text, &format!("[{key}]")).1
    } else {
        without_line(&text, key)
    };
    if line.is_empty() { rest } else { format!("{line}\n{rest}") }
}

/// Returns the shipped words with `line` for the key of a table; both come first.
fn words(header: &str, key: &str, line: &str) -> String {
    let (table, rest) = split(&shipped_text("words.toml"), header);
    let table = without_line(&table, key);
    let line = if line.is_empty() { String::new() } else { format!("{line}\n") };
    format!("{header}\n{line}{table}\n{rest}")
}

changes! { "signpost.toml" {
    the_opening_names_999: "signpost-opening-without-999" =>
        signpost("opening", r#"opening = "Danger now? Call someone.""#),
    a_longer_number_with_999_in_it_is_not_999: "signpost-with-9990" =>
        signpost("danger", r#"danger = "Danger now: 9990.""#),
    the_signpost_names_999: "signpost-without-999" =>
        signpost("danger", r#"danger = "Danger now: call someone.""#),
    the_ways_to_999_start_with_the_one_that_rings_it: "signpost-emergency-without-999" =>
        signpost("emergency", r#"emergency = ["emergency-bsl", "emergency", "police"]"#),
    the_ways_to_999_are_by_text_and_in_sign_language_too: "signpost-emergency-by-voice-only" =>
        signpost("emergency", r#"emergency = ["emergency"]"#),
    the_signpost_holds_in_every_nation: "signpost-for-england-only" =>
        signpost("police", r#"police = { label = "Police:", service = "luton-mash" }"#),
    the_signpost_names_101: "signpost-without-101" =>
        signpost("police", r#"police = { label = "Police:", service = "nspcc-helpline" }"#),
    childline_does_not_stand_for_the_adult_helpline: "signpost-adult-helpline-swapped" =>
        signpost("adult", r#"adult = { label = "Adult worried:", service = "childline" }"#),
    the_adult_helpline_does_not_stand_for_childline: "signpost-child-helpline-swapped" =>
        signpost("child", r#"child = { label = "Under 19:", service = "nspcc-helpline" }"#),
    a_line_of_the_signpost_has_a_service: "signpost-line-without-a-service" =>
        signpost("child", r#"child = { label = "Under 19: Childline" }"#),
    a_sentence_over_20_words_is_too_long_in_the_signpost: "signpost-sentence-too-long" =>
        signpost("not-a-report", r#"not-a-report = "This is not a report and nobody at all has been told about any of what you have read or pressed.""#),
    the_signpost_says_that_it_is_no_report: "signpost-without-not-a-report" =>
        signpost("not-a-report", ""),
    the_signpost_has_its_usual_form: "signpost-without-usual" =>
        signpost("usual", ""),
    the_usual_form_says_whom_to_tell: "signpost-usual-without-tell" =>
        signpost("usual", r#"usual = { details = "Not on Discord." }"#),
    the_usual_form_says_where_details_go: "signpost-usual-without-details" =>
        signpost("usual", r#"usual = { tell = "Tell your lead." }"#),
    the_signpost_has_its_form_past_the_lead: "signpost-without-past-the-lead" =>
        signpost("past-the-lead", ""),
    the_form_past_the_lead_says_whom_to_tell: "signpost-past-the-lead-without-tell" =>
        signpost("past-the-lead", r#"past-the-lead = { details = "Not on Discord." }"#),
    the_form_past_the_lead_says_where_details_go: "signpost-past-the-lead-without-details" =>
        signpost("past-the-lead", r#"past-the-lead = { tell = "Go past your lead." }"#),
} }

changes! { "helplines.toml" {
    every_audience_is_served_in_every_nation: "audience-without-a-service-in-wales" =>
        format!("[me]\ntitle = \"me\"\nservices = [\"nhs-111\"]\n\n{}", tables(&split(&shipped_text("helplines.toml"), "[me]").1)),
} }

changes! { "handbook.toml" {
    the_card_shows_a_board_that_is_there: "handbook-unknown-board" =>
        shipped_text("handbook.toml").replace("= \"worried\"", "= \"worred\""),
    the_way_out_is_a_secure_address: "handbook-insecure-way-out" =>
        shipped_text("handbook.toml").replace("\"https://", "\"http://"),
    the_words_over_what_was_found_have_their_slot: "handbook-slot-missing" =>
        shipped_text("handbook.toml").replace("results = \"{count} found.\"", "results = \"Some found.\""),
    the_card_names_the_line_for_the_lead: "handbook-card-without-lead" =>
        shipped_text("handbook.toml").replace("lead         = \"Safeguarding lead\"\n", ""),
} }

changes! { "words.toml" {
    a_description_over_100_characters_is_too_long: "words-description-too-long" =>
        words("[commands]", "help", r#"help = "Start here: 999, what to do about a worry, who to call, what to read, and whatever else there may be here""#),
    a_slot_that_is_missing_is_named: "words-slot-missing" =>
        words("[common]", "for-whom", r#"for-whom = "For you.""#),
    a_slot_that_is_unknown_is_named: "words-slot-unknown" =>
        words("[common]", "for-whom", r#"for-whom = "For {whom} in {place}.""#),
    a_slot_that_is_there_twice_is_refused: "words-slot-twice" =>
        words("[common]", "for-whom", r#"for-whom = "For {whom}, and only for {whom}.""#),
    the_words_around_slots_obey_the_rules_of_prose: "words-number-around-slots" =>
        words("[common]", "for-whom", r#"for-whom = "For {whom}: 0800 1111""#),
    a_word_that_the_program_needs_is_there: "words-missing" =>
        words("[common]", "chat", ""),
    a_word_that_the_program_does_not_know_is_refused: "words-unknown" =>
        words("[common]", "chat", r#"chatt = "Chat""#),
} }

#[test]
fn a_signpost_leaves_room_for_a_text() {
    let line = "Tell your safeguarding lead today, or call. ".repeat(13);
    let line = line.trim();
    let text = signpost("usual", &format!("usual = {{ tell = \"{line}\", details = \"{line}\" }}"));
    let folder = folder_of(&[("signpost.toml", text)]);
    let found = problems(&Origin::Over(folder.path().to_owned()));
    let [first] = found.as_slice() else { panic!("{found:?}") };
    let message = "the signpost in the form `usual` leaves too little room for a text";
    assert_eq!(first.message, message);
    assert_eq!(first.hint.as_deref(), Some("shorten its lines"));
}

#[test]
fn each_single_file_that_is_missing_is_named_and_nothing_else() {
    let all = shipped();
    let single: Vec<&str> =
        all.iter().map(|(path, _)| path.as_str()).filter(|path| !path.contains('/')).collect();
    assert_eq!(single.len(), 9, "{single:?}");
    for missing in single {
        let rest = all.iter().filter(|(path, _)| path != missing);
        let rest: Vec<_> = rest.map(|(path, text)| (path.as_str(), text.clone())).collect();
        let folder = folder_of(&rest);
        let found = problems(&Origin::Only(folder.path().to_owned()));
        let messages: Vec<_> = found.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(messages, [format!("the file `{missing}` is missing")]);
    }
}
