//! What public bug reports about other programs would be here: each is a test that its right
//! behaviour passes.
//!
//! `docs/public-reports.md` has the reports with their numbers; the inputs are ours. Where a report
//! is one of a kind, its neighbours are here or in the tests of the part that it is about.

mod content;
mod decoder;
mod gateway;
mod rest;

use regex::Regex;

pub(crate) use rest::entry_point;

#[test]
fn each_of_the_twelve_names_a_test_that_is_there() {
    let page = std::fs::read_to_string("docs/public-reports.md").unwrap();
    let named = Regex::new(r"(?m)^\| (\d+) \|.*\| `reports::([a-z:]+)::(\w+)` \|$").unwrap();
    let mut numbers: Vec<u32> = Vec::new();
    for found in named.captures_iter(&page) {
        let [number, module, test] = found.extract().1;
        let file = format!("tests/it/reports/{}.rs", module.replace("::", "/"));
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.contains(&format!("#[test]\nfn {test}()")), "{test} in {file}");
        numbers.push(number.parse().unwrap());
    }
    assert_eq!(numbers, (1..=12).collect::<Vec<_>>());
}
