//! What a newcomer's two commands compile: no crate of the program twice, and none that their Rust is too old for;
//! and what a build without the gateway is made of.
//!
//! A crate is compiled once for each set of its features that is asked for. Where a test's own dependency
//! asks for one more, `cargo test` compiles the crate again, and everything that rests on it. So what
//! `cargo tree` says of the program alone has to hold for the program with its tests.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::process::Command;

use serde_json::Value;

use crate::support::skips::skipped;

/// Returns a call of the Cargo that built this test.
fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Returns each crate with its version and its features, over these kinds of dependency.
fn crates(edges: &str) -> BTreeSet<String> {
    tree(&["--edges", edges])
}

/// Returns each crate of the program, with its version and its features, that `cargo tree` lists with these arguments.
fn tree(args: &[&str]) -> BTreeSet<String> {
    let mut command = cargo();
    command.args(["tree", "--offline", "--locked", "--package", "signpost"]).args(args);
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

/// Crates that hold a token's session, call Discord or encrypt: nothing of them is in a build without the gateway.
const OF_THE_GATEWAY: [&str; 15] = [
    "aws-lc-rs",
    "hyper-rustls",
    "native-tls",
    "openssl",
    "reqwest",
    "ring",
    "rustls",
    "rustls-webpki",
    "secrecy",
    "serenity",
    "tokio-rustls",
    "tokio-tungstenite",
    "tungstenite",
    "twilight-http-ratelimiting",
    "webpki-roots",
];

/// `.ci/supply-chain` judges the same crates by the advisories, without one exception.
#[test]
fn a_build_without_the_gateway_has_no_crate_of_its_calls_and_no_encryption() {
    let names = |args: &[&str]| -> BTreeSet<String> {
        let all = tree(&[&["--edges", "no-dev"], args].concat());
        all.iter().filter_map(|it| Some(it.split(' ').next()?.to_owned())).collect()
    };
    let (with, without) = (names(&[]), names(&["--no-default-features"]));
    assert!(without.is_subset(&with) && without.len() + 40 < with.len(), "{}", without.len());
    let there: Vec<_> = OF_THE_GATEWAY.iter().filter(|name| without.contains(**name)).collect();
    assert!(there.is_empty(), "{there:?}");
    assert!(with.contains("serenity") && without.contains("ed25519-dalek"));
}

/// Returns what Cargo says of the packages for every system, or nothing where some were never fetched.
fn metadata() -> Option<Value> {
    let mut command = cargo();
    let output = command
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .output()
        .unwrap();
    if output.status.success() {
        return Some(serde_json::from_slice(&output.stdout).unwrap());
    }
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    skipped(&format!("`cargo fetch --locked` gets the packages of other systems. {said}"));
    None
}

/// Returns the ids of all that the program is built from, itself among them; what only tests need is left out.
fn built_from(metadata: &Value) -> BTreeSet<&str> {
    let nodes = metadata["resolve"]["nodes"].as_array().unwrap();
    let nodes: BTreeMap<_, _> =
        nodes.iter().map(|node| (node["id"].as_str().unwrap(), &node["deps"])).collect();
    let mut found = BTreeSet::new();
    let mut waiting = vec![metadata["resolve"]["root"].as_str().unwrap()];
    while let Some(id) = waiting.pop() {
        if !found.insert(id) {
            continue;
        }
        for dependency in nodes[id].as_array().unwrap() {
            let kinds = dependency["dep_kinds"].as_array().unwrap();
            if kinds.iter().any(|kind| kind["kind"] != "dev") {
                waiting.push(dependency["pkg"].as_str().unwrap());
            }
        }
    }
    found
}

/// Returns a version of Rust as Cargo writes it, `1.89` or `1.89.0`, so that it can be compared.
fn version(text: &str) -> [u32; 3] {
    let mut parts = text.split('.').map(|part| part.parse().unwrap());
    [0; 3].map(|absent| parts.next().unwrap_or(absent))
}

#[test]
fn the_oldest_rust_that_is_promised_compiles_all_that_the_program_is_built_from() {
    let Some(metadata) = metadata() else { return };
    let packages = built_from(&metadata);
    assert!(packages.len() > 100, "{}", packages.len());
    let ours = version(env!("CARGO_PKG_RUST_VERSION"));
    let mut newer = Vec::new();
    for package in metadata["packages"].as_array().unwrap() {
        let id = package["id"].as_str().unwrap();
        let needs = package["rust_version"].as_str().unwrap_or("1.0");
        if packages.contains(id) && version(needs) > ours {
            newer.push(format!("{id} needs Rust {needs}"));
        }
    }
    assert!(
        newer.is_empty(),
        "`rust-version` in Cargo.toml, and README.md, promise an older Rust: {newer:#?}"
    );
}

/// A copy of the advisories can lie in either of two folders.
#[cfg(unix)]
#[test]
fn the_newest_copy_of_the_advisories_is_found_in_whichever_folder_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let [one, two] = ["one", "two"].map(|name| folder.path().join(name));
    let newest = || {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/.ci/newest-copy");
        let output = Command::new(script).args([&one, &two]).output().unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    };
    assert_eq!(newest(), "");
    for (folder, day) in [(&two, "2024-08-20"), (&one, "2026-08-20"), (&two, "2026-08-19")] {
        std::fs::create_dir_all(folder).unwrap();
        std::fs::write(folder.join(format!("advisory-db-{day}.tar.xz")), "").unwrap();
    }
    assert!(newest().ends_with("one/advisory-db-2026-08-20.tar.xz"), "{}", newest());
    std::fs::write(two.join("advisory-db-2026-08-21.tar.xz"), "").unwrap();
    assert!(newest().ends_with("two/advisory-db-2026-08-21.tar.xz"), "{}", newest());
}
