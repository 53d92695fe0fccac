//! Every problem that `signpost.toml` can have, shown exactly as the host meets it.
//!
//! Each file of `tests/fixtures/config` has one kind of problem; its test pins what is printed
//! for it in `tests/it/snapshots/config`. Every key but `guild` may be left out, and is here.
//!
//! Bless a change with `INSTA_UPDATE=always cargo test config_problems`, then read the diff.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use insta::{assert_snapshot, with_settings};

use crate::support::{LISTED, SHIPPED, changed};
use signpost::config::{Config, Server};
use signpost::content::Content;
use signpost::judge;
use signpost::schema::{Problem, SourceFile, report};

const FOLDER: &str = "tests/fixtures/config";

fn read(path: &str, text: String) -> Result<Config, Vec<Problem>> {
    let file = Arc::new(SourceFile::new(path.to_owned(), text));
    judge::config(Some(&file), &SHIPPED.content)
}

/// Pins what the host sees of the fixture.
fn shows(test: &str, fixture: &str) {
    let path = format!("{FOLDER}/{fixture}.toml");
    let problems = read(&path, fs::read_to_string(&path).unwrap()).unwrap_err();
    assert!(!problems.is_empty(), "{path} shows no problem");
    let sentence = test.replace('_', " ");
    with_settings!({
        snapshot_path => "snapshots/config",
        prepend_module_to_snapshot => false,
        omit_expression => true,
        description => sentence,
    }, {
        assert_snapshot!(fixture, report::carets(&problems));
    });
}

macro_rules! fixtures {
    ($( $test:ident: $fixture:literal, )*) => {
        const FIXTURES: &[&str] = &[$( $fixture, )*];
        $(
            #[test]
            fn $test() {
                shows(stringify!($test), $fixture);
            }
        )*
    };
}

fixtures! {
    a_file_that_is_not_toml_is_shown_where_it_breaks: "syntax-error",
    a_header_without_its_bracket_and_a_key_without_its_value_are_said_in_words: "no-bracket-and-no-value",
    a_file_of_another_kind_is_said_to_be_one: "json",
    a_table_in_the_place_of_a_list_is_told_its_brackets: "one-table-for-a-list",
    an_unknown_field_is_shown_with_the_nearest_known_one: "unknown-field",
    an_unknown_table_is_shown_with_the_nearest_known_one: "unknown-table",
    a_value_of_the_wrong_type_is_shown: "wrong-type",
    a_server_has_a_guild: "server-without-a-guild",
    a_guild_is_a_snowflake: "bad-snowflake",
    a_snowflake_has_digits_only: "snowflake-with-a-sign",
    a_snowflake_is_in_quotes: "snowflake-without-quotes",
    a_server_is_there_once: "server-twice",
    an_unknown_area_is_shown_with_the_nearest_known_one: "unknown-area",
    an_unknown_area_like_no_other_is_shown_with_where_areas_are: "unknown-area-like-no-other",
    an_unknown_nation_is_shown_with_the_nearest_known_one: "unknown-nation",
    an_area_lies_in_the_nation_that_is_set: "area-not-in-the-nation",
    a_contact_has_a_number_of_the_united_kingdom: "bad-phone",
    a_contact_has_an_ordinary_number: "short-phone",
    a_character_that_nobody_can_see_is_found_here_too: "unseen-character",
    a_contact_has_a_number_of_its_own: "a-number-for-everyone",
    a_contact_has_a_role: "contact-without-a-role",
    a_role_of_37_characters_is_too_long: "role-too-long",
    a_label_obeys_the_rules_of_prose: "web-address-in-a-label",
    an_approval_is_due_after_it_was_given: "approval-due-before-it-was-given",
    a_key_of_a_server_is_sent_there_from_below_a_board: "approval-below-a-board",
    a_key_of_a_server_is_sent_there_from_the_start_of_the_file: "approval-above-the-server",
    a_key_of_the_whole_file_is_sent_to_its_start: "language-in-a-server",
    the_lead_has_another_number_than_an_office: "number-of-an-office",
    the_deputy_is_somebody_else: "deputy-is-the-lead",
    notes_do_not_go_on_discord: "record-on-discord",
    a_handbook_has_a_secure_address: "http-handbook",
    an_address_begins_in_small_letters: "handbook-in-capitals",
    a_handbook_is_on_no_private_network: "handbook-of-a-private-network",
    a_handbook_has_no_password_in_its_address: "handbook-with-a-password",
    a_handbook_is_on_no_machines_number: "handbook-at-a-number",
    a_handbook_is_at_a_host_in_plain_letters: "handbook-of-other-letters",
    whoever_is_named_is_a_role_and_no_person: "name-for-a-lead",
    a_name_is_one_with_the_before_it: "name-after-the",
    a_board_has_a_channel_and_an_id: "bad-board",
    an_unknown_board_is_shown_with_the_nearest_known_one: "unknown-board",
    an_unknown_board_like_no_other_is_shown_with_where_boards_are: "unknown-board-like-no-other",
    a_channel_has_a_board_once: "board-twice",
    a_channel_has_a_board_once_whichever_server_lists_it: "board-twice-in-two-servers",
    a_server_leaves_every_board_short_enough_to_be_posted: "board-too-long-for-a-post",
    a_host_is_reached_at_a_secure_page: "http-contact",
    a_host_is_reached_at_a_page_without_a_password: "contact-with-a-password",
    a_host_is_reached_in_writing: "contact-is-a-number",
    an_e_mail_address_has_mailto_before_it: "contact-without-mailto",
    an_e_mail_address_begins_in_small_letters: "contact-in-capitals",
    an_e_mail_address_has_nothing_after_it: "contact-with-a-subject",
    a_host_is_an_organisation: "host-is-a-person",
    a_host_can_be_reached: "host-without-a-contact",
    an_unknown_field_of_the_host_is_shown: "unknown-field-of-the-host",
    what_a_server_is_called_obeys_the_rules_of_prose: "number-in-a-server-name",
    an_edition_is_written_in_small_letters: "edition-in-capitals",
    an_edition_is_in_quotes: "edition-without-quotes",
    british_english_is_the_only_language: "unknown-language",
    a_withdrawal_says_that_it_takes_nothing_out: "withdrawn-is-not-in-use",
    a_withdrawal_in_any_form_says_that_it_takes_nothing_out: "withdrawn-in-a-list",
    a_withdrawn_service_is_one_of_the_contents: "withdrawn-unknown-service",
    a_service_is_withdrawn_once: "withdrawn-twice",
    no_withdrawn_service_takes_the_place_of_another: "withdrawn-in-place-of-another",
    all_errors_of_the_file_are_shown_at_once: "several-errors",
}

#[test]
fn no_fixture_is_forgotten() {
    let there = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path());
    let there = there.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned());
    let tested: BTreeSet<String> = FIXTURES.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(tested.len(), FIXTURES.len(), "a fixture has two tests");
    assert_eq!(there.collect::<BTreeSet<_>>(), tested);
}

/// A server on which everything is set, with one key a line.
const FULL: &str = r#"[[server]]
guild = "290926798626357999"
name = "Volunteers"
area = "luton"
nation = "england"
lead = { role = "Safeguarding lead", phone = "020 7946 0001" }
deputy = { role = "Deputy lead", phone = "020 7946 0002" }
trustee = { role = "Trustee for safeguarding", phone = "020 7946 0003" }
record = "our concern form"
coordinator = "Volunteer coordinator"
approval = { role = "Safeguarding lead", on = 2026-11-23, next = 2027-05-23 }
board = [{ channel = "645027906669510667", board = "worried" }]
"#;

#[track_caller]
fn server(text: String) -> Server {
    let config = read("signpost.toml", text);
    let config = config.map_err(|problems| report::carets(&problems)).unwrap();
    config.servers[&LISTED.parse().unwrap()].clone()
}

/// Returns the keys that are not set, by the names that they have in the file.
fn unset(server: &Server) -> Vec<&'static str> {
    let keys = [
        ("name", server.name.is_none()),
        ("area", server.area.is_none()),
        ("nation", server.nation.is_none()),
        ("lead", server.lead.is_none()),
        ("deputy", server.deputy.is_none()),
        ("trustee", server.trustee.is_none()),
        ("record", server.record.is_none()),
        ("coordinator", server.coordinator.is_none()),
        ("approval", server.approval.is_none()),
        ("board", server.board.is_empty()),
    ];
    keys.into_iter().filter(|(_, unset)| *unset).map(|(key, _)| key).collect()
}

#[test]
fn every_key_but_the_guild_may_be_left_out() {
    assert_eq!(unset(&server(FULL.to_owned())), [""; 0]);
    let keys: Vec<&str> = FULL.lines().skip(2).collect();
    for left_out in &keys {
        let text = FULL.replace(&format!("{left_out}\n"), "");
        let key = left_out.split(' ').next().unwrap();
        assert_eq!(unset(&server(text)), [key]);
    }
    let only_guild: String = FULL.lines().take(2).map(|line| format!("{line}\n")).collect();
    assert_eq!(unset(&server(only_guild)).len(), keys.len());
}

/// What the whole file can set, beside its servers. A withdrawal is refused: nothing acts on it yet.
const WHOLE: &str = r#"handbook-url = "https://www.example.org/handbook"
language = "en-GB"
host = { name = "Example Youth Trust", contact = "mailto:safeguarding@example.org" }
"#;

#[test]
fn every_key_can_be_set_at_once() {
    let edition = FULL.replace("05-23 }", "05-23, edition = \"0123456789abcdef\" }");
    let config = read("signpost.toml", format!("{WHOLE}{edition}"));
    let config = config.map_err(|problems| report::carets(&problems)).unwrap();
    assert_eq!(config.handbook.unwrap().as_str(), "https://www.example.org/handbook");
    let host = config.host.unwrap();
    assert_eq!(host.name.as_str(), "Example Youth Trust");
    assert_eq!(host.contact.to_string(), "mailto:safeguarding@example.org");
    let server = &config.servers[&LISTED.parse().unwrap()];
    assert_eq!(unset(server), [""; 0]);
    assert_eq!(server.name.as_ref().unwrap().as_str(), "Volunteers");
    let edition = server.approval.as_ref().unwrap().edition.as_ref().unwrap();
    assert_eq!(edition.as_str(), "0123456789abcdef");
}

/// Whoever hosts it may set them one after the other, and a file of the version before has none.
#[test]
fn every_key_of_the_whole_file_may_be_left_out() {
    for line in WHOLE.lines() {
        assert!(read("signpost.toml", format!("{}{FULL}", WHOLE.replace(line, ""))).is_ok());
        assert!(read("signpost.toml", format!("{line}\n{FULL}")).is_ok(), "{line}");
    }
    assert_eq!(read("signpost.toml", FULL.to_owned()).unwrap().host, None);
}

/// No message says any of it, so servers that differ in nothing else are judged once.
#[test]
fn a_server_reads_the_same_whatever_it_is_called_and_is_published_without_its_name() {
    let (one, mut other) = (server(FULL.to_owned()), server(FULL.to_owned()));
    other.name = None;
    assert!(one.reads_as(&other) && one != other);
    assert_eq!(unset(&one.without_contacts()).first(), Some(&"name"));
}

/// The days alone decide whether an approval holds.
#[test]
fn nothing_compares_an_edition_yet() {
    let version = SHIPPED.content.signpost.version;
    let approved = |edition: &str| {
        let text = FULL.replace("05-23 }", &format!("05-23{edition} }}"));
        server(text).approval.unwrap().lapse(version, None)
    };
    assert_eq!(approved(", edition = \"000000000000\""), approved(""));
}

#[test]
fn a_contact_without_a_number_is_a_role_alone() {
    let text = FULL.replace(", phone = \"020 7946 0001\"", "");
    let lead = server(text).lead.unwrap();
    assert_eq!((lead.role.as_str(), lead.phone), ("Safeguarding lead", None));
}

#[test]
fn a_role_of_36_characters_is_taken() {
    let role = "Designated safeguarding lead, nights";
    assert_eq!(role.chars().count(), 36);
    let text = FULL.replace("\"Safeguarding lead\", phone", &format!("\"{role}\", phone"));
    assert_eq!(server(text).lead.unwrap().role.as_str(), role);
}

#[test]
fn a_list_without_a_server_sets_nothing_and_an_empty_file_is_refused() {
    let none = read("signpost.toml", "server = []\n".to_owned()).unwrap();
    assert!(none.servers.is_empty() && none.handbook.is_none());
    let empty = read("signpost.toml", String::new()).unwrap_err();
    assert_eq!(empty[0].message, "the configuration is empty");
}

/// Content is tried with words of the longest length; those that Discord reads as marks are longer.
#[test]
fn a_server_leaves_every_page_of_the_induction_whole() {
    let end = |count: usize| {
        let lines = vec!["  \"Call the lead.\",\n"; count].concat();
        changed("induction.toml", &[("  \"Thank you. ", &format!("{lines}  \"Thank you. "))])
    };
    let config = |content: &Content, coordinator: &str| {
        let text = format!("[[server]]\nguild = \"{LISTED}\"\ncoordinator = \"{coordinator}\"\n");
        let file = Arc::new(SourceFile::new("signpost.toml".to_owned(), text));
        judge::config(Some(&file), content)
    };
    let (plain, marked) = ("a".repeat(80), "a_".repeat(40));
    let counts: Vec<usize> = (1..=200).collect();
    let longest = end(counts.partition_point(|count| config(&end(*count), &plain).is_ok()));
    let found = config(&longest, &marked).unwrap_err();
    let [only] = found.as_slice() else { panic!("{found:?}") };
    let message = "the last page of the induction does not fit into one message in this server";
    assert_eq!((only.message.as_str(), only.position()), (message, (2, 9)));
    let hint = "shorten the roles, the `record` and the `coordinator` of this server";
    assert_eq!(only.hint.as_deref(), Some(hint));
    // Nor does a configuration that was read before the content changed.
    let before = config(&SHIPPED.content, &marked).unwrap();
    assert!(judge::config(before.source(), &longest).is_err());
}

#[test]
fn the_shipped_example_loads_and_so_does_what_it_has_commented_out() {
    let path = "signpost.example.toml";
    let text = fs::read_to_string(Path::new(path)).unwrap();
    assert_eq!(unset(&server(text.clone())), ["name", "approval", "board"]);
    // A comment that starts like a key or a table is one that the host may take up.
    let is_setting = |rest: &str| rest.starts_with('[') || rest.contains(" = ");
    let uncommented = text.lines().map(|line| match line.strip_prefix("# ") {
        Some(rest) if is_setting(rest) => format!("{rest}\n"),
        _ => format!("{line}\n"),
    });
    let config = read(path, uncommented.collect());
    let config = config.map_err(|problems| report::carets(&problems)).unwrap();
    assert!(config.handbook.is_some() && config.host.is_some());
    assert_eq!(unset(&config.servers[&LISTED.parse().unwrap()]), [""; 0]);
}

#[test]
fn a_token_in_the_wrong_file_is_not_printed() {
    let server = "[[server]]\nguild = \"290926798626357999\"\n";
    let approval = "role = \"Trustee\", on = 2026-11-23, next = 2026-11-23";
    for (text, message) in [
        (format!("token = \"SECRET\"\n{server}secret = \"SECRET\"\n"), "unknown field `token`"),
        (format!("{server}approval = {{ {approval}, token = \"SECRET\" }}\n"), "due before"),
        (format!("{server}lead = {{ role = \"Lead\", phone = \"1\", t = 'SECRET' }}"), "does not"),
        (format!("withdrawn = {{ service = \"x\", token = \"SECRET\" }}\n{server}"), "withdrawn"),
        (format!("withdrawn.token = \"SECRET\"\n{server}"), "withdrawn"),
        (format!("language = {{ token = \"SECRET\" }}\n{server}"), "expected text"),
        (
            format!("host = {{ name = \"E T\", contact = \"x\", token = \"SECRET\" }}\n{server}"),
            "neither a page",
        ),
        (format!("token = SECRET\n{server}"), "text without quotes"),
    ] {
        let file = Arc::new(SourceFile::new("signpost.toml".to_owned(), text.clone()));
        let found = judge::config(Some(&file), &SHIPPED.content).unwrap_err();
        let shown = report::carets(&found);
        assert!(shown.contains(message) && !shown.contains("SECRET"), "{text}{shown}");
        assert!(!report::json(&found).to_string().contains("SECRET"), "{text}");
    }
}

/// Servers that read the same are judged once where all is well, and each by itself where it is not.
#[test]
fn what_is_too_long_in_one_server_is_said_of_each_that_sets_the_same() {
    let long = fs::read_to_string(format!("{FOLDER}/board-too-long-for-a-post.toml")).unwrap();
    let said = |text: String| read("signpost.toml", text).unwrap_err().len();
    let guild = |number: &str| long.replacen("guild", &format!("guild = \"{number}\"\n# guild"), 1);
    let one = guild("290926798626358001");
    assert_eq!(said(format!("{one}\n{}", guild("290926798626358002"))), 2 * said(one));
}

#[test]
fn a_contact_has_a_number_that_people_ring() {
    for number in ["85258", "18000", "18001 101", "60777"] {
        let found = read("signpost.toml", FULL.replace("020 7946 0001", number)).unwrap_err();
        let [only] = found.as_slice() else { panic!("{found:?}") };
        assert!(only.hint.as_deref().unwrap().contains("it starts with 0"), "{only:?}");
    }
}

#[test]
fn no_text_of_a_server_hides_the_number_of_a_service() {
    for text in ["0808: 800: 5000", "form 0808, 800, 5000", "O8O8: 8OO: 5OOO"] {
        let found = read("signpost.toml", FULL.replace("our concern form", text)).unwrap_err();
        let message = "this text has a telephone number: that of `nspcc-helpline`";
        assert_eq!(found.iter().map(|it| it.message.as_str()).collect::<Vec<_>>(), [message]);
    }
}
