//! What is wrong with a file before its meaning is looked at: syntax, keys, types, ids, its place.
//!
//! The messages start as the `toml` crate's and serde's. These fixtures hold that an editor reads
//! ours: no Rust name, and the nearest known key.

use super::{folder_of, problems, shipped_text};
use crate::support::over_shipped;
use signpost::files::Origin;
use signpost::review;
use signpost::schema::Problem;

fixtures! {
    a_file_that_is_not_toml_is_shown_where_it_breaks: "syntax-error",
    a_key_that_is_there_twice_is_shown_where_it_comes_again: "key-twice",
    an_unknown_field_is_shown_with_the_nearest_known_one: "unknown-field",
    an_unknown_field_like_no_other_is_shown_with_all_that_are_known: "unknown-field-like-no-other",
    a_key_of_the_file_below_a_section_is_shown_as_unknown_there: "key-below-a-section",
    a_missing_field_is_named: "missing-field",
    a_field_missing_in_one_table_is_named_though_it_is_misspelt_in_another: "missing-field-beside-a-wrong-one",
    every_missing_field_of_an_empty_file_is_named: "empty-file",
    a_word_where_a_number_belongs_is_a_wrong_type: "wrong-type",
    a_date_where_words_belong_is_a_wrong_type: "date-for-words",
    a_date_where_a_table_belongs_is_a_wrong_type: "wrong-type-for-a-table",
    a_word_where_a_list_belongs_is_a_wrong_type: "wrong-type-for-a-list",
    a_table_where_a_list_of_tables_belongs_is_a_wrong_type: "table-for-a-list",
    a_list_of_tables_where_a_table_belongs_is_a_wrong_type: "list-for-a-table",
    one_wrong_element_of_a_list_is_shown_alone: "wrong-element",
    a_list_whose_only_element_is_wrong_is_not_called_empty_too: "wrong-element-in-a-list-of-tables",
    all_errors_of_one_file_are_shown_at_once: "several-errors-in-one-file",
    all_errors_of_five_files_are_shown_at_once: "five-broken-files",

    an_unknown_topic_is_shown_with_the_nearest_known_one: "unknown-topic",
    an_unknown_topic_like_no_other_is_shown_with_where_topics_are: "unknown-topic-like-no-other",
    an_unknown_door_is_shown_with_the_nearest_known_one: "unknown-door",
    an_unknown_chapter_is_shown_with_the_nearest_known_one: "unknown-chapter",
    an_unknown_source_is_shown_with_the_nearest_known_one: "unknown-source",
    an_unknown_service_is_shown_with_the_nearest_known_one: "unknown-service",
    an_unknown_service_of_an_area_is_shown_with_the_nearest_known_one: "unknown-service-in-an-area",
    a_badly_formed_id_is_shown_with_the_nearest_known_one: "badly-formed-reference",
    an_unknown_nation_is_shown_with_the_nearest_known_one: "unknown-nation",
    an_unknown_nation_like_no_other_is_shown_with_all_four: "unknown-nation-like-no-other",
    an_unknown_kind_of_service_is_shown_with_the_nearest_known_one: "unknown-kind",
    an_unknown_button_of_a_board_is_shown_with_the_nearest_known_one: "board-with-an-unknown-button",
    an_unknown_way_of_checking_is_shown_with_all_that_are_known: "unknown-way-of-checking",

    two_files_with_one_id_are_shown_with_the_first_of_them: "two-files-with-one-id",
    a_file_name_that_is_not_an_id_is_shown_with_what_an_id_is: "file-name-is-not-an-id",
    a_file_in_no_known_place_is_shown_with_the_known_ones: "file-in-no-known-place",
    a_former_id_that_is_not_an_id_is_shown_with_what_an_id_is: "former-id-is-not-an-id",
    a_former_id_that_is_an_id_today_is_shown: "former-id-is-an-id",
    a_former_id_of_two_is_shown_with_the_other: "former-id-of-two",
    a_former_id_of_a_board_that_is_an_id_today_is_shown: "former-id-of-a-board-is-an-id",
}

/// A value that is there and cannot be read is not also told as missing, whatever may be left out.
#[test]
fn a_value_of_the_wrong_kind_is_one_problem() {
    for (path, right, wrong) in [
        ("doors/not-heard.toml", "page     = 8\n", "page = \"8\"\n"),
        ("doors/worried.toml", "screen   = \"first\"\n", "screen = 1\n"),
        ("doors/worried.toml", "doors    = [", "doors = 1\nwas = ["),
    ] {
        let text = shipped_text(path);
        assert!(text.contains(right), "{path}: {right}");
        let text = text.replacen(right, wrong, 1).replace("\nwas = [", "\n# [");
        let folder = folder_of(&[(path, text)]);
        let found = problems(&Origin::Over(folder.path().to_owned()));
        let [problem] = &found[..] else { panic!("one problem: {found:?}") };
        assert!(problem.message.contains("; expected "), "{}", problem.message);
    }
}

/// Returns what the caret of a problem is under.
fn under_caret(problem: &Problem) -> &str {
    &problem.file.text[problem.span.clone()]
}

/// Returns what is under the caret of each problem of the content in the program with other files over it.
#[track_caller]
fn carets_over(files: &[(&str, String)]) -> Vec<String> {
    let folder = folder_of(files);
    let found = problems(&Origin::Over(folder.path().to_owned()));
    found.iter().map(|problem| under_caret(problem).to_owned()).collect()
}

/// A service whose check an editor has written in some way.
fn service(check: &str) -> (&'static str, String) {
    let above =
        "name = \"Example\"\nkind = \"helpline\"\nfor = \"anyone\"\nnations = [\"england\"]\n";
    let text = format!("{above}route = [{{ web = \"https://www.example.org\" }}]\n{check}");
    ("services/example.toml", text)
}

/// Returns the same check in every layout that `verify` can stamp.
fn layouts(next: &str) -> Vec<(&'static str, String)> {
    let keys = ["on", "against", "how", "grade", "next"];
    let values = ["2026-11-23", "'https://www.example.org'", "\"page opened\"", "'certain'", next];
    let each = |before: &str, after: &str| {
        let entries =
            keys.iter().zip(values).map(|(key, value)| format!("{before}{key}{after} = {value}"));
        entries.collect::<Vec<_>>()
    };
    let lines = each("", "").join("\n");
    vec![
        ("header", service(&format!("[checked] # next = 1\n{lines}\n")).1),
        ("inline", service(&format!("checked = {{ {} }}\n", each("", "").join(", "))).1),
        ("dotted", service(&each("checked.", "").join("\n")).1),
        ("quoted", service(&format!("[\"checked\"]\n{}\n", each("'", "'").join("\n"))).1),
        ("quoted and dotted", service(&each("\"checked\".'", "'").join("\n")).1),
        ("mark", format!("\u{feff}{}", service(&format!("[checked]\n{lines}")).1)),
        ("CRLF", service(&format!("[checked]\n{lines}\n")).1.replace('\n', "\r\n")),
        ("indented", service(&format!("  [ checked ]\n\t{}\n", each("", "").join("\n\t"))).1),
    ]
}

#[test]
fn a_caret_is_under_the_value_however_its_table_is_written() {
    for (layout, text) in layouts("2029-01-01") {
        let found = carets_over(&[("services/example.toml", text)]);
        assert_eq!(found, ["2029-01-01"], "{layout}");
    }
    // The file loads, and nobody has checked it: the day is due.
    for (layout, text) in layouts("2027-02-04") {
        let loaded = over_shipped(&[("services/example.toml", text)]).unwrap();
        let due = review::due_problems(&loaded, jiff::civil::date(2027, 1, 1));
        let mut of_it = due.iter().filter(|due| due.file.path.ends_with("example.toml"));
        assert_eq!(of_it.next().map(under_caret), Some("2026-11-23"), "{layout}");
    }
}

#[test]
fn a_line_of_the_signpost_is_found_however_its_table_is_written() {
    let police = "police = { label = \"Police, not urgent:\", service = \"police\" }\n";
    let signpost = shipped_text("signpost.toml");
    assert!(signpost.contains(police));
    let label = "label = \"Police, not urgent:\"";
    let table = format!("\n[police] # 101\n{label}\nservice = \"childline\"\n");
    let dotted = format!("police.{label}\npolice.service = \"childline\"\n");
    let quoted = format!("'police' = {{ {label}, service = \"childline\" }}\n");
    for (text, expected) in [
        (signpost.replace(police, "") + &table, "[police]"),
        (signpost.replace(police, &dotted), "police"),
        (signpost.replace(police, &quoted), quoted.trim_start_matches("'police' = ").trim()),
    ] {
        let found = carets_over(&[("signpost.toml", text)]);
        assert!(found.iter().any(|caret| caret == expected), "{expected}: {found:?}");
    }
}

#[test]
fn of_two_entries_that_read_alike_the_caret_is_under_the_second() {
    let helplines = shipped_text("helplines.toml");
    let (child, parent) = ("\"a child or young person\"", "\"a parent or carer\"");
    for text in [helplines.replacen(parent, child, 1), helplines.replacen(child, parent, 1)] {
        let folder = folder_of(&[("helplines.toml", &text)]);
        let found = problems(&Origin::Over(folder.path().to_owned()));
        let alike = found.iter().find(|it| it.message.starts_with("another choice of `for`"));
        let at = alike.unwrap().span.start;
        let table = text[..at].lines().rev().find(|line| line.starts_with('['));
        assert_eq!(table, Some("[parent]"));
    }
}

#[test]
fn a_part_of_a_step_or_a_section_has_the_caret() {
    let door = shipped_text("doors/worried.toml")
        + "\n[[section]]\ntext = [\"It is so.\"]\nform = \"usual\"\n";
    let door = door.replace("\norder", "\nform = \"past-the-lead\"\norder");
    let found = carets_over(&[("doors/worried.toml", door)]);
    assert!(found.contains(&"\"usual\"".to_owned()), "{found:?}");
}
