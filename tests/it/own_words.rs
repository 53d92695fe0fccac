//! The guidance is in our own words: facts carry over from the source paper, sentences do not.
//!
//! Where `SIGNPOST_SOURCE_TEXT` names the paper's text, no run of eight words in the content is
//! also in the paper. The paper's title and the names of its publisher are the only exception.

use std::collections::BTreeSet;
use std::{env, fs};

use crate::support::skips::skipped;
use signpost::files;
use signpost::files::Origin;

const RUN: usize = 8;

/// Names that are the same in both because they are names.
const NAMES: [&str; 2] = [
    "Child Sexual Exploitation: Challenges and Responses",
    "Faiths Against Child Sexual Exploitation (FACES)",
];

fn words(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !c.is_alphanumeric());
    parts.filter(|part| !part.is_empty()).map(str::to_lowercase).collect()
}

fn runs(words: &[String]) -> impl Iterator<Item = String> + '_ {
    words.windows(RUN).map(|run| run.join(" "))
}

#[test]
fn no_run_of_eight_words_is_the_papers() {
    let Ok(path) = env::var("SIGNPOST_SOURCE_TEXT") else {
        return skipped("SIGNPOST_SOURCE_TEXT is not set, so the words were not compared");
    };
    let paper: BTreeSet<String> = runs(&words(&fs::read_to_string(path).unwrap())).collect();
    assert!(paper.len() > 3_000, "the paper is not where SIGNPOST_SOURCE_TEXT says");
    for file in files::read(&Origin::Shipped).unwrap().files.values() {
        let text = NAMES.iter().fold(file.text.to_string(), |text, name| text.replace(name, " | "));
        for line in text.lines() {
            let shared = runs(&words(line)).find(|run| paper.contains(run));
            assert_eq!(shared, None, "{}", file.path);
        }
    }
}
