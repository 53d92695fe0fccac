//! `area import` is killed at each moment in which a file of its takes its name, and what it left is taken back.
//!
//! strace kills it, at the call that it is told. Whoever writes there next takes back first what was left, `area new` too; so a
//! table is imported whole or not at all.

use std::fs;
use std::process::Command;

use tempfile::TempDir;

use super::{HEADER, printed, run, written};
use crate::support::skips::skipped;
use crate::support::{folder_of, program};

/// Another table, of one file.
const OTHER: &str = "ampthill,Ampthill,england,,,,,,,council-finder";

fn table() -> String {
    let office = |office: &str, number: &str| {
        format!("bedford,Bedford,england,{office},{number},,https://x.uk,2026-11-20,certain,\n")
    };
    format!("{HEADER},finder\n")
        + &office("front-door", "020 7946 0001")
        + &office("duty-team", "020 7946 0002")
        + "newtown,Newtown,england,,,,,,,council-finder\n"
}

/// The calls at which it is killed: those that give the first file and the last their names, and the one that ends the import.
const CALLS: [(&str, usize); 3] = [("renameat2", 1), ("renameat2", 4), ("unlink", 5)];

/// Starts an import that is killed at a call; nothing where there is no strace.
fn killed_at((call, nth): (&str, usize)) -> Option<TempDir> {
    let other = format!("{HEADER},finder\n{OTHER}\n");
    let folder = folder_of(&[("areas.csv", table()), ("other.csv", other)]);
    fs::create_dir(folder.path().join("own")).unwrap();
    let mut strace = Command::new("strace");
    let trace = format!("--trace={call}");
    let inject = format!("--inject={call}:signal=KILL:when={nth}");
    strace.args(["--follow-forks", "--quiet=all", "--output=trace", &trace, &inject]);
    let program = program();
    strace.arg(program.get_program()).args(["area", "import", "areas.csv", "--content", "own"]);
    let ended = strace.current_dir(folder.path()).output();
    let Ok(ended) = ended else {
        skipped("there is no strace");
        return None;
    };
    let trace = fs::read_to_string(folder.path().join("trace")).unwrap();
    assert!(trace.contains("killed by SIGKILL"), "{call} {nth}: {ended:?}: {trace}");
    Some(folder)
}

#[test]
fn an_import_that_was_cut_off_leaves_nothing_once_somebody_writes_there_again() {
    for at in CALLS {
        let Some(folder) = killed_at(at) else { return };
        assert!(written(&folder).contains(".new-files.being-written"), "{at:?}: {folder:?}");
        let begun = written(&folder);
        assert_eq!(begun.contains("areas/newtown.toml"), at.0 == "unlink", "{at:?}: {begun:?}");
        let looks = ["area", "import", "other.csv", "--content", "own", "--dry-run"];
        let looked = run(folder.path(), &looks);
        assert_eq!(looked.status.code(), Some(1));
        let said = String::from_utf8(looked.stderr).unwrap();
        assert!(said.contains("an earlier run was cut off while it wrote"), "{said}");
        let output = run(folder.path(), &looks[..5]);
        assert_eq!(output.status.code(), Some(0), "{at:?}: {output:?}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("An earlier run was cut off while it wrote"), "{at:?}: {said}");
        let left: Vec<String> = written(&folder)
            .into_iter()
            .filter(|it| it.ends_with("toml") || it.starts_with('.'))
            .collect();
        assert_eq!(left, ["areas/ampthill.toml"], "{at:?}");
    }
}

#[test]
fn the_same_import_again_is_whole() {
    for at in CALLS {
        let Some(folder) = killed_at(at) else { return };
        let output = run(folder.path(), &["area", "import", "areas.csv", "--content", "own"]);
        assert_eq!(output.status.code(), Some(0), "{at:?}: {output:?}");
        assert!(printed(&output).starts_with("Written: 2 area(s) with 2 office(s), in 4 file(s)"));
        let files = [
            "areas/bedford.toml",
            "areas/newtown.toml",
            "services/bedford-duty-team.toml",
            "services/bedford-front-door.toml",
        ];
        assert_eq!(written(&folder).into_iter().collect::<Vec<_>>(), files, "{at:?}");
    }
}
