//! What `signpost check` shows of content that can be used, and how it ends.
//!
//! Errors are in `content_problems`; here is that nothing else fails the plain check, that the
//! strict one fails on what a person has still to do, and that advice fails neither.

use std::collections::BTreeSet;

use regex::Regex;
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
    assert!(out.ends_with("\n\n1 due: 1 list of bank holidays\n"), "{out}");
}

#[test]
fn the_strict_check_ends_with_the_grades_of_every_kind_of_file_and_what_is_due() {
    let output = program().args(["check", "--strict"]).output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    let (_, end) = out.split_once("\nreading grade").unwrap();
    let (table, total) = end.split_once("\n\n").unwrap();
    let total = total.lines().next().unwrap();
    let columns = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let kinds: Vec<String> = table.lines().skip(1).map(|line| columns(line)[0].clone()).collect();
    for kind in ["topics", "doors", "services", "areas", "terms", "signpost.toml", "words.toml"] {
        assert!(kinds.iter().any(|listed| listed == kind), "{kind}: {table}");
    }
    let doors = table.lines().find(|line| line.starts_with("doors ")).unwrap();
    assert!(doors.contains("  content/doors/") && doors.ends_with(" (at most 6.0)"), "{doors}");
    let topics = table.lines().find(|line| line.starts_with("topics ")).unwrap();
    assert!(topics.ends_with(" (at most 12.0, median 9.0)"), "{topics}");
    let counts = Regex::new(r"\d+").unwrap();
    let counts = counts.find_iter(total).map(|it| it.as_str().parse::<usize>().unwrap());
    let counts: Vec<usize> = counts.collect();
    let [all, each @ .., reasons] = counts.as_slice() else { panic!("{total}") };
    assert_eq!(*all, each.iter().sum::<usize>(), "{total}");
    assert!(reasons > all && total.ends_with(&format!("(for {reasons} reasons)")), "{total}");
    // It is the only total, and counts files.
    assert!(!out.contains(" for a person to do"), "{out}");
    assert_eq!(*all, files(&[]).len());
    assert!(total.contains(" due: ") && total.contains(" services, "), "{total}");
}

/// Returns the files of the rows that the strict check has, when it is asked about these.
fn files(args: &[&str]) -> BTreeSet<String> {
    let output = program().args(["check", "--strict", "--json"]).args(args).output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    rows(&out).iter().map(|row| row["file"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn it_can_be_asked_about_a_kind_a_file_an_area_and_a_month() {
    let all = files(&[]);
    let in_folder = |folder: &str| -> BTreeSet<String> {
        all.iter().filter(|path| path.starts_with(folder)).cloned().collect()
    };
    assert_eq!(files(&["doors"]), in_folder("content/doors/"));
    let one = BTreeSet::from(["content/doors/worried.toml".to_owned()]);
    for word in ["worried", "doors/worried", "doors/worried.toml"] {
        assert!(files(&[word]).is_superset(&one), "{word}");
    }
    assert_eq!(files(&["doors/worried"]), one);
    let luton = files(&["--area", "luton"]);
    assert!(luton.contains("content/areas/luton.toml"));
    assert!(luton.contains("content/services/luton-mash.toml"));
    assert!(!luton.contains("content/services/childline.toml"));
    assert!(files(&["areas", "--area", "luton"]).len() == 1);
    let today = clock::now().date();
    let month = |months: i64| {
        let day = today.first_of_month().saturating_add(jiff::Span::new().months(months));
        files(&["--month", &day.strftime("%Y-%m").to_string()])
    };
    assert!(
        month(0).is_superset(&in_folder("content/doors/")),
        "what is due now is for this month"
    );
    let months: Vec<BTreeSet<String>> = (1..12).map(month).collect();
    assert!(
        months.iter().all(|one| one.len() < all.len()) && months.iter().any(|one| !one.is_empty())
    );
}

#[test]
fn what_it_was_not_asked_about_is_counted_and_no_error_is_left_out() {
    let strict = |args: &[&str]| {
        let output = program().args(["check", "--strict"]).args(args).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let words = strict(&["words.toml"]);
    assert!(words.starts_with("there is no problem in what you named\n"), "{words}");
    assert!(words.contains(" files that you did not name have more\n"), "{words}");
    // What is due now is no part of a later month, and is said to be there.
    let month = clock::now().date().first_of_month().saturating_add(jiff::Span::new().months(1));
    let typed = month.strftime("%Y-%m").to_string();
    let none = strict(&["doors/worried", "--month", &typed]);
    let said = format!(
        "nothing of it is planned for {}; 1 due already: leave --month out to see that\n",
        month.strftime("%B %Y")
    );
    assert!(none.contains(&said) && !none.contains("no problem"), "{none}");
    let broken = folder_of(&[("doors/worried.toml", "title = 5\n"), ("services/a.toml", "")]);
    let run = program().args(["check", "words.toml", "--content"]).arg(broken.path()).output();
    let run = run.unwrap();
    assert_eq!(run.status.code(), Some(1));
    assert!(String::from_utf8(run.stdout).unwrap().contains("doors/worried.toml"));
}

#[test]
fn a_file_that_is_not_read_is_not_checked_in_the_place_of_another() {
    let ours = folder_of(&[(
        "services/childline.toml",
        &std::fs::read("content/services/childline.toml").unwrap()[..],
    )]);
    let file = ours.path().join("services/childline.toml");
    let run = program().args(["check", "--strict"]).arg(&file).output().unwrap();
    assert_eq!(run.status.code(), Some(2));
    assert!(String::from_utf8(run.stderr).unwrap().contains("none of the files that are read"));
    let (_, out) = {
        let run = program()
            .args(["check", "--strict", "--json"])
            .arg(&file)
            .arg("--content")
            .arg(ours.path())
            .output()
            .unwrap();
        (run.status, String::from_utf8(run.stdout).unwrap())
    };
    assert!(
        rows(&out).iter().all(|row| row["file"] == file.display().to_string().as_str()),
        "{out}"
    );
    assert!(!rows(&out).is_empty());
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
    // A slip in the year would hold through all that changes until then.
    let ahead = config("2099-01-01", "2099-06-01");
    let (code, out) = checks(&ahead, &[]);
    assert!(code == 1 && out.contains("is of 1 Jan 2099, a day that is yet to come"), "{out}");
}
