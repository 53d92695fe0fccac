//! What `signpost check` shows of content that can be used, and how it ends.
//!
//! Errors are in `content_problems`; here is that nothing else fails the plain check, that the
//! strict one fails on what a person has still to do, and that advice fails neither.

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{SHIPPED, folder_of, program, without_what_was_read};
use signpost::files::Origin;
use signpost::{clock, files};

/// Runs the check over `folder` alone; returns its exit code and what it prints.
fn check(folder: &TempDir, args: &[&str]) -> (i32, String) {
    let program = &mut program();
    let run = program.arg("check").args(args).arg("--content-only").arg(folder.path());
    let output = run.output().unwrap();
    let (out, _) = without_what_was_read(String::from_utf8(output.stdout).unwrap());
    (output.status.code().unwrap(), out)
}

/// Returns the shipped content as if a person had verified and approved all of it today, with
/// `change` made to each file.
fn approved(change: impl Fn(&str, String) -> String) -> TempDir {
    let today = clock::now().date();
    let shipped = files::read(&Origin::Shipped).unwrap().files;
    let line = |line: &str| match line.split_whitespace().next() {
        Some("review") => {
            format!("review = {{ by = 2099-01-01, on = {today}, role = \"Safeguarding lead\" }}\n")
        }
        Some("basis") => line.replace("inference", "approved") + "\n",
        Some("on") => format!("on = {today}\n"),
        Some("how") => "how = \"page opened\"\nby = \"Safeguarding lead\"\n".to_owned(),
        Some("by") => String::new(),
        Some("next") if line.contains("= 2") => String::new(),
        Some("until") => "until = 2099-12-31\n".to_owned(),
        _ => format!("{line}\n"),
    };
    let approval = format!("[checked]\napproved = {{ on = {today}, role = \"Deputy lead\" }}\n");
    let whole = |text: &str| {
        let lines: String = text.lines().map(line).collect();
        let has_number =
            ["phone", "textphone", "text "].iter().any(|key| text.contains(&format!("]]\n{key}")));
        if has_number { lines.replace("[checked]\n", &approval) } else { lines }
    };
    let files: Vec<(&str, String)> = shipped
        .iter()
        .map(|(path, file)| (path.as_str(), change(path, whole(&file.text))))
        .collect();
    folder_of(&files)
}

fn rows(text: &str) -> Vec<Value> {
    serde_json::from_str(text).unwrap()
}

#[test]
fn content_that_people_have_approved_passes_the_strict_check() {
    let folder = approved(|_, text| text);
    let (code, out) = check(&folder, &["--strict"]);
    assert_eq!(code, 0, "{out}");
    assert!(out.starts_with("the content has no problem\n\nreading grade"), "{out}");
    assert_eq!(check(&folder, &["--strict", "--json"]), (0, "[]\n".to_owned()));
}

#[test]
fn advice_alone_is_shown_by_the_strict_check_and_fails_it_no_more_than_the_plain_one() {
    let long = format!("Do {}it.", "do ".repeat(19));
    let folder = approved(|path, text| match path {
        "topics/definition.toml" => text + &format!("\n[[section]]\ntext = [\"{long}\"]\n"),
        _ => text,
    });
    let (code, out) = check(&folder, &["--strict", "--json"]);
    let advice = rows(&out);
    assert_eq!((code, advice.len()), (0, 1), "{out}");
    assert_eq!(advice[0]["severity"], "warning");
    assert_eq!(advice[0]["message"], "a sentence of 21 words; one of 20 reads more easily");

    let (code, out) = check(&folder, &["--strict"]);
    assert!(code == 0 && out.contains("\n\n1 warning(s)\n\nreading grade"), "{out}");
    assert_eq!(check(&folder, &[]), (0, "the content has no problem\n".to_owned()));
}

#[test]
fn a_list_of_holidays_that_ends_is_shown_by_the_plain_check_and_fails_only_the_strict_one() {
    let folder = approved(|path, text| match path {
        "calendar.toml" => text.replace("2099-12-31", "2020-12-31"),
        _ => text,
    });
    let message = "the list of bank holidays ends on 31 Dec 2020";
    for (args, fails) in [(&["--json"][..], 0), (&["--strict", "--json"], 1)] {
        let (code, out) = check(&folder, args);
        let rows = rows(&out);
        assert_eq!((code, rows.len()), (fails, 1), "{out}");
        assert_eq!((&rows[0]["severity"], &rows[0]["message"]), (&"due".into(), &message.into()));
    }
    let (code, out) = check(&folder, &[]);
    assert!(code == 0 && out.contains(message), "{out}");
    assert!(out.ends_with("\n\n1 thing(s) for a person to do\n"), "{out}");
}

#[test]
fn the_strict_check_ends_with_the_grades_of_every_kind_of_file() {
    let output = program().args(["check", "--strict"]).output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    let (_, table) = out.split_once("\nreading grade").unwrap();
    let columns = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let kinds: Vec<String> = table.lines().skip(1).map(|line| columns(line)[0].clone()).collect();
    for kind in ["topics", "doors", "services", "areas", "terms", "signpost.toml", "words.toml"] {
        assert!(kinds.iter().any(|listed| listed == kind), "{kind}: {table}");
    }
    let doors = table.lines().find(|line| line.starts_with("doors ")).unwrap();
    assert!(doors.contains("  content/doors/") && doors.ends_with(" (at most 6.0)"), "{doors}");
    let topics = table.lines().find(|line| line.starts_with("topics ")).unwrap();
    assert!(topics.ends_with(" (at most 12.0, median 9.0)"), "{topics}");
}

#[test]
fn its_help_says_what_fails_and_what_the_grades_may_be() {
    let output = program().args(["check", "--help"]).output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    // Where its lines are broken depends on how wide a terminal is.
    let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        "fails on errors",
        "doors, areas, boards, induction.toml and signpost.toml at most 6",
        "bank holidays",
    ] {
        assert!(help.contains(said), "{said}: {help}");
    }
}

#[test]
fn an_approval_that_has_lapsed_is_shown_with_its_server_and_fails_the_strict_check_alone() {
    let config = |on: &str, next: &str| {
        let approval = format!("approval = {{ role = \"Deputy lead\", on = {on}, next = {next} }}");
        let first = "[[server]]\nguild = \"290926798626357998\"\n\n";
        let text = format!("{first}[[server]]\nguild = \"290926798626357999\"\n{approval}\n");
        folder_of(&[("signpost.toml", text)])
    };
    let checks = |folder: &TempDir, args: &[&str]| {
        let program = &mut program();
        let path = folder.path().join("signpost.toml");
        let output = program.arg("check").args(args).arg("--config").arg(path).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
    };
    let version = SHIPPED.content.signpost.version.civil();
    let (before, version) = (version.yesterday().unwrap().to_string(), version.to_string());
    for (folder, why) in [
        (config(&before, "2099-01-01"), "the content has changed"),
        (config("2026-01-01", "2026-01-02"), "the next one was due"),
    ] {
        let (code, out) = checks(&folder, &[]);
        assert_eq!(code, 0, "{out}");
        assert!(out.contains("the approval of this server has lapsed since"), "{out}");
        assert!(out.contains(why) && out.contains("signpost.toml:5:9"), "{out}");
        assert_eq!(checks(&folder, &["--strict"]).0, 1);
    }
    let (code, out) = checks(&config(&version, "2099-01-01"), &[]);
    assert_eq!((code, out.contains("lapsed")), (0, false), "{out}");
}
