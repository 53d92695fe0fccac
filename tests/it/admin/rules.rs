//! What is shipped to watch with: alert rules that `promtool` tests, and a dashboard.
//!
//! Both name only numbers that the page has, and the documents tell of every number.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use regex::Regex;
use serde_json::Value;

use super::{watched, watched_on};
use crate::support::browser::looked_for;
use crate::support::discord::{Discord, SOON};

const ALERTS: &str = "deploy/prometheus/alerts.yml";
const DASHBOARD: &str = "deploy/grafana/signpost.json";

/// Runs promtool, where it is installed.
fn promtool(arguments: &[&str]) {
    let Some(program) = looked_for("promtool, of Prometheus", &["promtool"]) else { return };
    let output = Command::new(program).args(arguments).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&said));
}

#[test]
fn the_alert_rules_are_well_formed_and_fire_when_they_should() {
    promtool(&["check", "rules", ALERTS]);
    promtool(&["test", "rules", "deploy/prometheus/alerts.test.yml"]);
}

/// Returns every query that is shipped.
pub(super) fn expressions() -> Vec<String> {
    let alerts = fs::read_to_string(ALERTS).unwrap();
    let lines = alerts.lines().filter_map(|line| line.trim().strip_prefix("expr: "));
    let mut all: Vec<String> = lines.map(str::to_owned).collect();
    let dashboard: Value = serde_json::from_str(&fs::read_to_string(DASHBOARD).unwrap()).unwrap();
    for panel in dashboard["panels"].as_array().unwrap() {
        for target in panel["targets"].as_array().into_iter().flatten() {
            let expression = target["expr"].as_str().unwrap();
            all.push(expression.replace("$__rate_interval", "5m").replace("$job", "signpost"));
        }
    }
    all
}

#[test]
fn each_query_names_only_numbers_that_the_page_has_and_each_number_is_in_the_documents() {
    let discord = Discord::start();
    let (_serve, serve) = watched(&[]);
    let (_run, run) = watched_on(&discord, &[]);
    discord.wait_until_ready(SOON);
    let pages = [serve.metrics(), run.metrics()];
    let shown: BTreeSet<&str> = pages.iter().flat_map(super::MetricsPage::names).collect();
    assert!(shown.len() > 20, "{shown:?}");
    let name = Regex::new(r"signpost_\w+").unwrap();
    let expressions = expressions();
    assert!(expressions.len() > 20, "{}", expressions.len());
    for expression in &expressions {
        for found in name.find_iter(expression).map(|found| found.as_str()) {
            assert!(shown.contains(found), "{found} in {expression}");
        }
    }
    let page = fs::read_to_string("docs/operations.md").unwrap();
    let told: BTreeSet<&str> = name.find_iter(&page).map(|found| found.as_str()).collect();
    let parts = ["_bucket", "_sum", "_count"];
    for name in shown {
        let whole = parts.iter().find_map(|part| name.strip_suffix(part)).unwrap_or(name);
        assert!(told.contains(whole), "docs/operations.md does not tell of {whole}");
    }
}

#[test]
fn each_alert_says_what_to_do() {
    let alerts = fs::read_to_string(ALERTS).unwrap();
    let count = |part: &str| alerts.matches(part).count();
    let all = count("- alert: Signpost");
    assert!(all >= 10, "{all}");
    for part in ["expr: ", "summary: ", "description: ", "    severity: "] {
        assert_eq!(count(part), all, "{part}");
    }
    let tested = fs::read_to_string("deploy/prometheus/alerts.test.yml").unwrap();
    for name in alerts.lines().filter_map(|line| line.trim().strip_prefix("- alert: ")) {
        assert!(tested.contains(&format!("alertname: {name}\n")), "{name} is not tested");
    }
}
