//! The container image: built from what is here, and with nothing in it but the program.
//!
//! No image is built in a test, for that needs the network; these are the rules that a reader of
//! the Dockerfile would check.

use std::fs;
use std::path::Path;

/// The instructions of the Dockerfile: the word and what comes after it.
fn instructions() -> Vec<(String, String)> {
    let text = fs::read_to_string("Dockerfile").unwrap();
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let split = lines.map(|line| line.split_once(' ').unwrap());
    split.map(|(word, rest)| (word.to_owned(), rest.to_owned())).collect()
}

/// The instructions of the last stage, which is what is shipped.
fn shipped() -> Vec<(String, String)> {
    let all = instructions();
    let last = all.iter().rposition(|(word, _)| word == "FROM").unwrap();
    all[last..].to_vec()
}

fn of<'i>(instructions: &'i [(String, String)], word: &str) -> Vec<&'i str> {
    let found = instructions.iter().filter(|(have, _)| have == word);
    found.map(|(_, rest)| rest.as_str()).collect()
}

#[test]
fn the_image_holds_the_program_alone_and_no_shell() {
    let shipped = shipped();
    assert_eq!(of(&shipped, "FROM"), ["scratch"]);
    assert_eq!(of(&shipped, "COPY"), ["--from=build /signpost/target/release/signpost /signpost"]);
    assert_eq!(of(&shipped, "RUN"), [""; 0]);
    // In the form that needs no shell.
    assert_eq!(of(&shipped, "ENTRYPOINT"), [r#"["/signpost"]"#]);
    assert_eq!(of(&shipped, "CMD"), [r#"["run"]"#]);
}

#[test]
fn the_image_runs_as_nobody_in_particular() {
    let shipped = shipped();
    let [user] = of(&shipped, "USER")[..] else { panic!("one user") };
    let (user, group) = user.split_once(':').unwrap();
    assert!(user.parse::<u32>().unwrap() > 0 && group.parse::<u32>().unwrap() > 0);
}

#[test]
fn everything_that_is_copied_is_here_and_is_let_through() {
    let let_through = fs::read_to_string(".dockerignore").unwrap();
    let all = instructions();
    for copy in of(&all, "COPY").into_iter().filter(|copy| !copy.starts_with("--from")) {
        let mut names: Vec<&str> = copy.split(' ').collect();
        names.pop();
        for name in names {
            assert!(Path::new(name).exists(), "{name}");
            assert!(let_through.lines().any(|line| line == format!("!{name}")), "{name}");
        }
    }
}

#[test]
fn what_the_build_reads_is_copied() {
    let all = instructions();
    let copied: Vec<&str> = of(&all, "COPY").iter().flat_map(|copy| copy.split(' ')).collect();
    let needed = ["Cargo.toml", "Cargo.lock", "build.rs", "src", "content", "tests", "checks"];
    for name in needed {
        assert!(copied.contains(&name), "{name}");
    }
}
