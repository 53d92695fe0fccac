//! How long an answer takes, from Discord's JSON to the JSON of the response, and how long content
//! takes to load: with what is shipped, and with thousands of areas and services. And how long it takes
//! to write the handbook. And how long Discord's JSON takes to read, beside the least that a parser can do.
//!
//! Run with `cargo bench`. The figures are for comparing within one run, not for asserting.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use divan::{Bencher, black_box};
use jiff::civil::date;
use serde::de::IgnoredAny;
use signpost::config::Config;
use signpost::files;
use signpost::files::{Origin, Tree};
use signpost::handbook::handbook;
use signpost::judge::{self, Loaded};
use signpost::live::Snapshot;
use signpost::schema::{SourceFile, report};
use signpost::transport::{Answered, decode, respond};

fn main() {
    divan::main();
}

fn shipped() -> Tree {
    files::read(&Origin::Shipped).expect("the content is in the program")
}

/// Returns the shipped files with `count` more areas, each with a front door and a duty team.
fn with_areas(count: usize) -> Tree {
    let mut tree = shipped();
    let mut add = |path: String, text: String| {
        tree.files.insert(path.clone(), Arc::new(SourceFile::new(path, text)));
    };
    // Five digits, because three could be a number to ring, which no name may hold.
    for number in 10_000..10_000 + count {
        let area = format!(
            "name = \"Area {number}\"\nnation = \"england\"\norder = {number}\nfront-door = [\"door-{number}\"]\n\
             duty-team = \"team-{number}\"\nreview = {{ by = 2027-01-01 }}\n"
        );
        add(format!("areas/made-up/area-{number}.toml"), area);
        for (name, kind) in [("door", "front-door"), ("team", "duty-team")] {
            let service = format!(
                "name = \"The {name} {number}\"\nkind = \"{kind}\"\nfor = \"a child who lives there\"\nnations = [\"england\"]\n\
                 [[route]]\nphone = \"020 7946 0001\"\nhours = \"check\"\n[checked]\non = 2026-11-23\n\
                 against = \"https://www.example.org\"\nhow = \"stored copy of the page\"\ngrade = \"probable\"\n"
            );
            add(format!("services/made-up/{name}-{number}.toml"), service);
        }
    }
    tree
}

fn load(tree: &Tree) -> Loaded {
    let loaded = judge::content(tree).map_err(|found| report::carets(&found));
    loaded.expect("the content has no problem")
}

fn snapshot(tree: &Tree) -> Snapshot {
    Snapshot::new(Arc::new(load(tree)), Config::default())
}

static SMALL: LazyLock<Snapshot> = LazyLock::new(|| snapshot(&shipped()));
static LARGE: LazyLock<Snapshot> = LazyLock::new(|| snapshot(&with_areas(2_500)));

const ASKED: [(&str, &str); 5] = [
    ("help", r#"{"type":2,"data":{"name":"help","type":1}}"#),
    (
        "contacts",
        r#"{"type":2,"data":{"name":"contacts","type":1,"options":[{"name":"area","type":3,"value":"luton"}]}}"#,
    ),
    (
        "topic",
        r#"{"type":2,"data":{"name":"consent","type":1,"options":[{"name":"topic","type":3,"value":"consent-law"}]}}"#,
    ),
    (
        "press",
        r#"{"type":3,"data":{"custom_id":"tu2:door:child-told-me~3","component_type":2},"message":{"flags":64}}"#,
    ),
    (
        "induction",
        r#"{"type":3,"data":{"custom_id":"tu1:induction:secret~3","component_type":2},"message":{"flags":64}}"#,
    ),
];

fn answer(bencher: Bencher<'_, '_>, from: &Snapshot, json: &str) {
    let now = date(2026, 11, 23).at(12, 0, 0, 0);
    bencher.bench(|| {
        let Answered { response, .. } = respond(from, now, black_box(json));
        serde_json::to_string(&response)
    });
}

fn json(name: &str) -> &'static str {
    ASKED.iter().find(|(have, _)| *have == name).expect("a name of ASKED").1
}

#[divan::bench(args = ["help", "contacts", "topic", "press", "induction"])]
fn answer_from_what_is_shipped(bencher: Bencher<'_, '_>, name: &str) {
    answer(bencher, &SMALL, json(name));
}

#[divan::bench(args = ["help", "contacts", "topic", "press", "induction"])]
fn answer_from_7500_more_files(bencher: Bencher<'_, '_>, name: &str) {
    answer(bencher, &LARGE, json(name));
}

/// A command as Discord sends it, with a member and a channel of usual size.
const WHOLE: &str = include_str!("command.json");

#[divan::bench]
fn decode_a_whole_command(bencher: Bencher<'_, '_>) {
    bencher.bench(|| decode(black_box(WHOLE)));
}

#[divan::bench]
fn skip_a_whole_command(bencher: Bencher<'_, '_>) {
    bencher.bench(|| serde_json::from_str::<IgnoredAny>(black_box(WHOLE)).is_ok());
}

#[divan::bench]
fn handbook_of_what_is_shipped() -> BTreeMap<String, String> {
    handbook(SMALL.content(), None, date(2026, 11, 23))
}

#[divan::bench]
fn load_what_is_shipped() -> Loaded {
    load(&shipped())
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn load_7500_more_files(bencher: Bencher<'_, '_>) {
    let tree = with_areas(2_500);
    bencher.bench(|| load(&tree));
}
