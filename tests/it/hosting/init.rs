//! `signpost init`: seven questions, each judged as it is typed, and the file that they make.
//!
//! The real binary runs on a pseudo-terminal in an empty folder.

use std::fs;
use std::path::Path;
use std::process::Output;

use jiff::civil::Date;
use tempfile::TempDir;

use super::text;
use crate::support::program;
use crate::support::terminal::{Ended, Person};

const SERVER: &str = "290926798626357999";

fn starts(folder: &TempDir) -> Person {
    let mut person = Person::starts(folder.path(), &["init"]);
    person.reads("Seven questions make your first signpost.toml");
    person
}

fn written(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join("signpost.toml")).unwrap()
}

fn run(folder: &Path, args: &[&str]) -> Output {
    program().current_dir(folder).args(args).output().unwrap()
}

#[test]
fn seven_answers_make_a_configuration_that_check_takes_and_contacts_shows() {
    let folder = TempDir::new().unwrap();
    let mut person = starts(&folder);
    person.answers("1 of 7. The id of your Discord server", SERVER);
    person.answers("2 of 7. The nation", "england");
    person.answers("3 of 7. The area", "Luton");
    person.answers("4 of 7. The role of whoever leads on safeguarding [Safeguarding lead]", "");
    person.answers("The lead's duty phone", "020 7946 0001");
    person.answers("5 of 7. The role of the deputy", "Deputy lead");
    person.answers("The deputy's duty phone", "020 7946 0002");
    person.answers("6 of 7. Where notes go", "our concern form");
    person.answers(
        "7 of 7. The id of the channel",
        "https://discord.com/channels/290926798626357999/645027906669510667",
    );
    person.reads("What /contacts will say in your server");
    person.reads("- Safeguarding lead: 020 7946 0001");
    person.reads("- Deputy lead: 020 7946 0002");
    person.reads("Luton children's social care (MASH)");
    person.answers("Write signpost.toml?", "yes");
    person.reads("Written: signpost.toml");
    person.reads("signpost doctor --config signpost.toml");
    assert_eq!(person.sees_the_end().0, Ended::With(0));
    insta::assert_snapshot!("first_configuration", without_the_day(&written(&folder)));
    let checked = run(folder.path(), &["check", "--config", "signpost.toml"]);
    assert!(checked.status.success(), "{checked:?}");
}

#[test]
fn only_the_server_and_its_nation_have_to_be_known() {
    let folder = TempDir::new().unwrap();
    let mut person = starts(&folder);
    person.answers("1 of 7", SERVER);
    person.answers("2 of 7", "ni");
    for question in ["3 of 7", "4 of 7", "The lead's duty phone", "5 of 7", "6 of 7", "7 of 7"] {
        person.answers(question, "");
    }
    person.answers("Write signpost.toml?", "y");
    assert_eq!(person.sees_the_end().0, Ended::With(0));
    let text = written(&folder);
    assert!(
        text.contains("\nnation = \"northern-ireland\" #") && text.contains("\n# area = "),
        "{text}"
    );
    assert!(text.contains("lead = { role = \"Safeguarding lead\" }\n# deputy"), "{text}");
    assert!(text.contains("# [[server.board]]\n"), "{text}");
    assert!(run(folder.path(), &["check", "--config", "signpost.toml"]).status.success());
}

#[test]
fn a_wrong_answer_is_refused_in_the_words_of_check_and_nothing_is_lost() {
    let folder = TempDir::new().unwrap();
    let mut person = starts(&folder);
    let mut heard = String::new();
    let mut asked = |person: &mut Person, question: &str, wrong: &[&str], right: &str| {
        person.reads(question);
        for answer in wrong {
            person.types(answer);
            let said = person.reads(question);
            // What is refused is said in lines of its own, after the rest of the question.
            let refused = said.split_once("  ").map_or("", |(_, refused)| refused);
            let refused: String =
                refused.lines().map(|line| format!("  {}\n", line.trim())).collect();
            assert!(!refused.is_empty(), "{question} {answer}: {said}");
            heard += &format!("{question}: {answer}\n{refused}\n");
        }
        person.types(right);
    };
    let ids = ["Our server", "12345", "https://discord.gg/abc", ""];
    asked(&mut person, "1 of 7. The id of your Discord server", &ids, SERVER);
    asked(&mut person, "2 of 7. The nation", &["UK"], "england");
    asked(&mut person, "3 of 7. The area", &["Lutn", "elsewhere-wales", "LU1 2AB"], "luton");
    let roles = [
        "Mrs Smith",
        "Safeguarding lead of the whole youth work",
        "020 7946 0001",
        "@everyone",
        "Head, 01582 547653",
    ];
    asked(&mut person, "4 of 7. The role of whoever leads", &roles, "Safeguarding lead");
    let numbers = ["0808 800 500", "0800 1111", "999", "ask me"];
    asked(&mut person, "The lead's duty phone", &numbers, "020 7946 0001");
    asked(
        &mut person,
        "5 of 7. The role of the deputy",
        &["Dr Smith", "the safeguarding lead"],
        "Deputy",
    );
    asked(&mut person, "The deputy's duty phone", &["020 7946 0001"], "");
    asked(
        &mut person,
        "6 of 7. Where notes go",
        &["call 020 7946 0009", "#concerns"],
        "our concern form",
    );
    asked(&mut person, "7 of 7. The id of the channel", &[SERVER, "#welcome"], "quit");
    person.reads("stopped: nothing was written");
    assert_eq!(person.sees_the_end().0, Ended::With(1));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    insta::assert_snapshot!("wrong_answers", heard);
}

#[test]
fn whoever_goes_back_finds_there_what_they_said() {
    let folder = TempDir::new().unwrap();
    let mut person = starts(&folder);
    person.answers("1 of 7", SERVER);
    person.answers("2 of 7", "wales");
    person.answers("3 of 7", "back");
    person.reads("[wales]");
    person.types("scotland");
    person.answers("3 of 7", "?");
    person.reads("There are: ");
    person.answers("3 of 7", "quit");
    assert_eq!(person.sees_the_end().0, Ended::With(1));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
}

#[test]
fn enter_keeps_what_was_said_and_a_dash_takes_it_away() {
    let folder = TempDir::new().unwrap();
    let mut person = starts(&folder);
    person.answers("1 of 7", SERVER);
    person.answers("2 of 7", "england");
    person.answers("3 of 7", "luton");
    person.answers("4 of 7", "");
    person.answers("The lead's duty phone", "020 7946 0001");
    person.answers("5 of 7", "back");
    person.reads("The lead's duty phone, or nothing [020 7946 0001] (- for nothing)");
    person.types("back");
    person.answers("4 of 7", "back");
    person.reads("or nothing [luton] (- for nothing)");
    person.types("-");
    person.answers("4 of 7", "");
    person.answers("The lead's duty phone", "");
    for question in ["5 of 7", "6 of 7", "7 of 7"] {
        person.answers(question, "");
    }
    person.answers("Write signpost.toml?", "y");
    assert_eq!(person.sees_the_end().0, Ended::With(0));
    let text = written(&folder);
    assert!(text.contains("lead = { role = \"Safeguarding lead\", phone = \"020 7946 0001\" }"));
    assert!(text.contains("\n# area = "), "{text}");
}

#[test]
fn what_may_be_a_name_is_asked_about_and_told_where_nobody_is_asked() {
    let folder = TempDir::new().unwrap();
    let mut person = starts(&folder);
    person.answers("1 of 7", SERVER);
    person.answers("2 of 7", "england");
    person.answers("3 of 7", "");
    person.answers("4 of 7", "Jane Doe");
    person.reads("Everybody in the server sees `Jane Doe`. Is that a role, and nobody's name?");
    person.types("no");
    person.answers("4 of 7", "Cook");
    person.answers("Everybody in the server sees `Cook`", "yes");
    person.answers("The lead's duty phone", "");
    person.answers("5 of 7", "John");
    person.answers("Everybody in the server sees `John`", "no");
    person.answers("5 of 7", "");
    person.answers("6 of 7", "");
    person.answers("7 of 7", "");
    person.answers("Write signpost.toml?", "y");
    assert_eq!(person.sees_the_end().0, Ended::With(0));
    let text_of_it = written(&folder);
    assert!(!text_of_it.contains("John") && text_of_it.contains("\n# deputy = "), "{text_of_it}");
    fs::remove_file(folder.path().join("signpost.toml")).unwrap();

    let args = ["init", "--yes", "--server", SERVER, "--lead-role", "John"];
    let output = run(folder.path(), &args);
    let says = "Is `John` a role, and nobody's name? Everybody in the server sees it.";
    assert!(text(&output.stderr).contains(says), "{output:?}");
}

#[test]
fn a_folder_that_is_not_there_is_told_before_anything_is_asked() {
    let folder = TempDir::new().unwrap();
    let output = run(folder.path(), &["init", "--out", "not/there/signpost.toml"]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    let said = text(&output.stderr);
    assert!(said.contains("`not/there/signpost.toml` cannot be written"), "{said}");
    assert!(said.contains("make the folder `not/there`"), "{said}");
    for none in ["new/", "-"] {
        let output = run(folder.path(), &["init", "--out", none]);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert!(text(&output.stderr).contains(&format!("`{none}` names no file")), "{output:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_is_written_is_said_to_be_where_the_answer_cannot_be_printed() {
    let folder = TempDir::new().unwrap();
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let mut command = program();
    command.current_dir(folder.path()).stdout(full);
    let output = command.args(["init", "--yes", "--server", SERVER]).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(text(&output.stderr).contains("`signpost.toml` is written all the same"), "{output:?}");
    assert!(written(&folder).contains(SERVER));
}

#[test]
fn a_file_that_is_there_is_left_as_it_is() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("signpost.toml"), "mine\n").unwrap();
    let output = run(folder.path(), &["init"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("`signpost.toml` is there already"), "{output:?}");
    assert_eq!(written(&folder), "mine\n");
    let output = run(folder.path(), &["init", "--out", "other.toml"]);
    assert!(text(&output.stderr).contains("nobody can answer here"), "{output:?}");
}

#[test]
fn a_script_gives_the_answers_as_options() {
    let folder = TempDir::new().unwrap();
    let all = [
        "init",
        "--yes",
        "--server",
        SERVER,
        "--nation",
        "england",
        "--area",
        "luton",
        "--lead-role",
        "Safeguarding lead",
        "--lead-phone",
        "020 7946 0001",
        "--deputy-role",
        "Deputy lead",
        "--deputy-phone",
        "020 7946 0002",
        "--record",
        "our concern form",
        "--channel",
        "645027906669510667",
    ];
    let output = run(folder.path(), &all);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(text(&output.stdout).starts_with("Written: signpost.toml\n"), "{output:?}");
    insta::assert_snapshot!("first_configuration", without_the_day(&written(&folder)));
    let output = run(folder.path(), &["init", "--area", "luton"]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
}

#[test]
fn each_wrong_option_is_named_at_once_and_nothing_is_written() {
    let folder = TempDir::new().unwrap();
    let wrong = [
        ("--server", "12345"),
        ("--nation", "wales"),
        ("--area", "lutn"),
        ("--lead-role", "Mr Smith"),
        ("--lead-phone", "999"),
        ("--deputy-role", "@everyone"),
        ("--deputy-phone", "0808 800 500"),
        ("--record", "#concerns"),
        ("--out", "b.toml"),
    ];
    let mut args = vec!["init", "--yes"];
    args.extend(wrong.into_iter().flat_map(|(option, value)| [option, value]));
    let output = run(folder.path(), &args);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    insta::assert_snapshot!("wrong_options", text(&output.stderr));
    assert!(!folder.path().join("b.toml").exists());
}

fn without_the_day(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let written = line.strip_prefix("# `signpost init` wrote it on ");
        let approval = line.strip_prefix("# approval = { role = \"Safeguarding lead\", on = ");
        match (written, approval) {
            (Some(_), _) => "# `signpost init` wrote it on DAY.".to_owned(),
            (_, Some(days)) => {
                let days: Vec<Date> =
                    days.split([' ', ',']).filter_map(|word| word.parse().ok()).collect();
                let [on, next] = days[..] else { panic!("{line}") };
                assert_eq!(on.until(next).unwrap().get_days(), 180, "{line}");
                line.replace(&on.to_string(), "DAY").replace(&next.to_string(), "DAY")
            }
            _ => line.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n") + "\n"
}
