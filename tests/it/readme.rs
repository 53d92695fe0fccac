//! The README is true: its commands run, and its picture is what they print.
//!
//! A newcomer's first two commands must work, the picture of a reply must be one, and the editors'
//! guide must not show what `check` refuses. The rest is for people to hold true.

use std::fs;
use std::sync::Arc;

use tempfile::TempDir;

use crate::support::discord::SOON;
use crate::support::program;
use crate::support::running::Running;
use signpost::files::Origin;
use signpost::schema::SourceFile;
use signpost::{content, files, schema};

fn commands() -> Vec<String> {
    let readme = fs::read_to_string("README.md").unwrap();
    let lines = readme.lines().filter_map(|line| line.strip_prefix("cargo run -- "));
    lines.map(|line| line.split("  #").next().unwrap().trim().to_owned()).collect()
}

/// Splits as a shell does, as far as the README needs it: spaces, and single quotes.
fn split(command: &str) -> Vec<String> {
    let mut args = Vec::new();
    for (index, part) in command.split('\'').enumerate() {
        match index % 2 {
            0 => args.extend(part.split_whitespace().map(str::to_owned)),
            _ => args.push(part.to_owned()),
        }
    }
    args
}

#[test]
fn every_command_of_the_readme_runs() {
    let commands = commands();
    assert!(commands.len() >= 8, "{commands:?}");
    let out = TempDir::new().unwrap();
    for command in commands.iter().filter(|command| !command.contains("interactions.jsonl")) {
        let mut args = split(command);
        match args[0].as_str() {
            "preview" => {
                // It runs until it is stopped, and the port may be taken.
                args.retain(|arg| arg != "--open");
                let args: Vec<&str> = args.iter().map(String::as_str).collect();
                let running =
                    Running::alone().args(&args).args(&["--listen", "127.0.0.1:0"]).start();
                running.wait_for_log("Preview: http://127.0.0.1:", SOON);
                continue;
            }
            "handbook" => *args.last_mut().unwrap() = out.path().join("out").display().to_string(),
            _ => {}
        }
        let output = program().args(args).output().unwrap();
        assert!(output.status.success(), "{command}");
    }
}

#[test]
fn the_picture_in_words_is_what_the_command_prints() {
    let readme = fs::read_to_string("README.md").unwrap();
    let picture = readme.split("```text\n/contacts").nth(1).unwrap().split("```").next().unwrap();
    let args = ["ask", "/contacts area:luton", "--at", "2026-11-23T10:00"];
    let output = program().args(args).output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let mut rest = printed.as_str();
    for line in picture.lines().skip(1).filter(|line| line.trim() != "…") {
        let at = rest.find(line).unwrap_or_else(|| panic!("not printed, or not here: {line}"));
        rest = &rest[at + line.len()..];
    }
}

#[test]
fn every_picture_is_there_and_small() {
    let readme = fs::read_to_string("README.md").unwrap();
    let pictures: Vec<&str> = readme
        .split("](")
        .filter_map(|part| part.split(')').next())
        .filter(|path| path.ends_with(".webp"))
        .collect();
    assert!(!pictures.is_empty());
    for path in pictures {
        assert!(fs::metadata(path).unwrap().len() < 150_000, "{path}");
    }
}

#[test]
fn the_readme_is_short_and_says_first_what_it_is_not() {
    let readme = fs::read_to_string("README.md").unwrap();
    assert!(readme.lines().count() < 150);
    let first_screen: String = readme.lines().take(12).collect();
    assert!(first_screen.contains("not a way to report"));
    assert!(first_screen.contains("call 999"));
}

/// Returns each annotated example of the editors' guide: the path in its heading, and its text.
fn examples() -> Vec<(String, String)> {
    let guide = fs::read_to_string("content/README.md").unwrap();
    let is_one = |section: &&str| section.starts_with("A ") || section.starts_with("The induction");
    let sections = guide.split("\n## ").filter(is_one);
    let example = |section: &str| {
        let path = section.lines().next().unwrap().split('`').nth(1).unwrap().to_owned();
        let text = section.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
        (path, text.to_owned())
    };
    sections.map(example).collect()
}

#[test]
fn the_examples_of_the_editors_guide_load() {
    let mut tree = files::read(&Origin::Shipped).unwrap();
    let examples = examples();
    assert_eq!(examples.len(), 7, "topic, door, service, area, board, induction, term");
    for (path, text) in examples {
        assert!(tree.files.contains_key(&path), "{path}");
        tree.files.insert(path.clone(), Arc::new(SourceFile::new(path, text)));
    }
    let loaded = content::assemble(&tree);
    assert!(loaded.is_ok(), "{}", schema::report::carets(&loaded.unwrap_err()));
}

#[test]
fn the_test_to_copy_is_one_that_runs() {
    let page = fs::read_to_string("tests/it/README.md").unwrap();
    let code = page.split("```rust\n").nth(1).unwrap().split("```").next().unwrap();
    assert!(fs::read_to_string("tests/it/flows.rs").unwrap().contains(code), "{code}");
}
