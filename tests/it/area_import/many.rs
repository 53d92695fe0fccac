//! `area import` of many areas: more than the menu has places for, and more than Discord offers as choices.
//!
//! Whoever is told what to do about it does that here, and it helps.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use super::{HEADER, import, run, table_of_forty, written};
use crate::support::shipped;

/// The menu has room for some 900 areas; whoever has more is told what to do, and doing that helps.
#[test]
fn more_areas_than_fit_into_the_menu_are_imported_once_its_end_is_moved() {
    let rows = (0..950).map(|nth| {
        let letter = |by: usize| char::from(b'a' + u8::try_from(nth / by % 26).unwrap());
        let name = format!("{}{}{}", letter(676), letter(26), letter(1));
        format!("new-{name},New {name},england,,,,,,,council-finder\n")
    });
    let table = format!("{HEADER},finder\n") + &rows.collect::<String>();
    let (folder, refused) = import(&table, &["--json"]);
    let problems: Vec<Value> = serde_json::from_slice(&refused.stdout).unwrap();
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    let message = problem["message"].as_str().unwrap();
    assert!(message.contains("950 areas have no `order`, and 908 of them fit"), "{message}");
    assert_eq!(problem["line"], 910);
    let hint = problem["hint"].as_str().unwrap();
    fs::create_dir(folder.path().join("own/areas")).unwrap();
    for part in hint.split("write ").nth(1).unwrap().split(", ") {
        let words: Vec<&str> = part.split('`').collect();
        let [_, order, _, path, ..] = words.as_slice() else { panic!("{part}") };
        let text = shipped(path.strip_prefix("own/").unwrap());
        let lines = text.lines().map(|it| if it.starts_with("order ") { order } else { it });
        fs::write(folder.path().join(path), lines.collect::<Vec<_>>().join("\n") + "\n").unwrap();
    }
    let output = run(folder.path(), &["area", "import", "areas.csv", "--content", "own"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(written(&folder).len(), 954);
}

/// Discord offers 25 areas as choices at most; of more, `check` does not compare the names.
#[test]
fn what_is_imported_has_no_problem_afterwards_whatever_its_names_are() {
    let office = |office: &str, number: &str, name: &str| {
        format!("bedford,Luton,england,{office},{number},,https://x.uk,2026-11-20,certain,{name}\n")
    };
    let table = table_of_forty().replace(",certain\n", ",certain,\n").replacen(
        "grade",
        "grade,office-name",
        1,
    ) + &office("front-door", "020 7946 0001", "")
        + &office("duty-team", "020 7946 0002", "Luton emergency duty team: all other times");
    let (folder, refused) = import(&table, &["--json"]);
    let problems: Vec<Value> = serde_json::from_slice(&refused.stdout).unwrap();
    let lines: BTreeSet<(u64, &str)> = problems
        .iter()
        .map(|it| {
            (
                it["line"].as_u64().unwrap(),
                it["message"].as_str().unwrap().split(':').next().unwrap(),
            )
        })
        .collect();
    assert_eq!(lines, BTreeSet::from([(122, "name"), (123, "office-name")]));
    assert!(written(&folder).is_empty());
}
