//! A real Prometheus reads the page, and answers queries from it.
//!
//! Without Prometheus the test says that it is skipped; `.ci/run` installs it.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::thread;

use serde_json::Value;
use tempfile::TempDir;

use super::super::endpoint::{Signer, serving};
use super::{ANY, AdminPort, Listening};
use crate::support::again::again;
use crate::support::browser::looked_for;
use crate::support::interactions::command;

/// A Prometheus that reads one admin port each second, and the rules that are shipped.
struct Prometheus {
    child: Child,
    address: String,
    _folder: TempDir,
}

impl Prometheus {
    /// Starts it; nothing where it is not installed.
    fn reading(admin: SocketAddr) -> Option<Self> {
        let program = looked_for("Prometheus", &["prometheus"])?;
        let folder = TempDir::new().unwrap();
        let rules = concat!(env!("CARGO_MANIFEST_DIR"), "/deploy/prometheus/alerts.yml");
        let config = format!(
            "global: {{ scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s }}\n\
             rule_files: [ {rules:?} ]\n\
             scrape_configs:\n- job_name: signpost\n  static_configs: [ {{ targets: [ \"{admin}\" ] }} ]\n"
        );
        let file = folder.path().join("prometheus.yml");
        fs::write(&file, config).unwrap();
        let mut child = Command::new(program)
            .arg(format!("--config.file={}", file.display()))
            .arg(format!("--storage.tsdb.path={}", folder.path().join("data").display()))
            .arg("--web.listen-address=127.0.0.1:0")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let address = lines.find_map(|line| {
            let line = line.unwrap();
            let is_said = line.contains("msg=\"Listening on\"");
            is_said.then(|| line.split("address=").nth(1).unwrap().trim().to_owned())
        });
        // What is not read any more must not stop it.
        thread::spawn(move || lines.for_each(drop));
        Some(Self { child, address: address.unwrap(), _folder: folder })
    }

    /// Returns what a query gives: each result's labels and number.
    fn query(&self, query: &str) -> Vec<(Value, f64)> {
        let url = format!("http://{}/api/v1/query", self.address);
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let text = runtime.block_on(async {
            let request = client.get(url).query(&[("query", query)]);
            request.send().await.unwrap().text().await.unwrap()
        });
        // At first it answers that it is not ready.
        let Ok(answer) = serde_json::from_str::<Value>(&text) else {
            return Vec::new();
        };
        assert_eq!(answer["status"], "success", "{query}: {answer}");
        let results = answer["data"]["result"].as_array().unwrap();
        let number = |result: &Value| result["value"][1].as_str().unwrap().parse().unwrap();
        results.iter().map(|result| (result["metric"].clone(), number(result))).collect()
    }

    /// Queries until there is a result that is so.
    #[track_caller]
    fn wait_for(&self, query: &str, is_so: impl Fn(&Value, f64) -> bool) -> (Value, f64) {
        again(|| {
            let results = self.query(query);
            let found = results.iter().find(|(labels, number)| is_so(labels, *number));
            found.cloned().ok_or_else(|| format!("{query}: {results:?}"))
        })
    }
}

impl Drop for Prometheus {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

#[test]
fn prometheus_reads_the_page_and_answers_from_it() {
    let listening = Listening::of(serving().args(&["--admin", ANY]).env("SIGNPOST_LOG", "info"));
    let admin = AdminPort::of(&listening.running);
    let Some(prometheus) = Prometheus::reading(admin.0) else { return };
    prometheus.wait_for("up{job=\"signpost\"}", |_, number| number > 0.5);
    let asked = Signer::discord().signs(command("help").json().to_string()).bytes();
    let mut client = listening.connect();
    for _ in 0..200 {
        client.send(&asked);
        assert_eq!(client.answer().status, 200);
    }
    let count = "signpost_interactions_total{kind=\"help\",outcome=\"answered\"}";
    prometheus.wait_for(count, |_, number| (number - 200.0).abs() < 0.5);
    let quantile = "histogram_quantile(0.99, signpost_answer_duration_seconds_bucket)";
    let (_, p99) = prometheus.wait_for(quantile, |_, number| number > 0.0);
    assert!(p99 < 3.0, "{p99}");
    let (labels, one) = prometheus.wait_for("signpost_content_info", |_, _| true);
    assert_eq!(labels["edition"].as_str().unwrap().len(), 12, "{labels}");
    assert!((one - 1.0).abs() < f64::EPSILON);
    // What is shipped to query with is taken, also by the parts of it that a test does not wait for.
    assert_eq!(prometheus.query("ALERTS{alertname=\"SignpostContentProblems\"}"), []);
    for expression in super::rules::expressions() {
        // It fails where Prometheus does not take it.
        prometheus.query(&expression);
    }
}
