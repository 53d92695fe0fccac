//! What a newcomer's two commands compile: no crate of the program twice.
//!
//! A crate is compiled once for each set of its features that is asked for. Where a test's own dependency
//! asks for one more, `cargo test` compiles the crate again, and everything that rests on it. So what
//! `cargo tree` says of the program alone has to hold for the program with its tests.

use std::collections::BTreeSet;
use std::env;
use std::process::Command;

/// Returns each crate with its version and its features, over these kinds of dependency.
fn crates(edges: &str) -> BTreeSet<String> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["tree", "--offline", "--locked", "--package", "signpost", "--edges", edges]);
    let output = command.args(["--prefix", "none", "--format", "{p} [{f}]"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| line.trim_end_matches(" (*)").to_owned()).collect()
}

#[test]
fn the_tests_ask_for_no_feature_that_the_program_does_without() {
    let (program, with_tests) = (crates("no-dev"), crates("all"));
    assert!(program.len() > 100 && program.len() < with_tests.len(), "{}", program.len());
    let again: Vec<_> = program.difference(&with_tests).collect();
    assert!(
        again.is_empty(),
        "`cargo test` compiles these once more, with other features: {again:#?}"
    );
}
