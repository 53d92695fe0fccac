//! The program that drives Chromium: it is asked a line at a time, and answers each.
//!
//! It is `tests/browser/driver.mjs`, which says what can be asked. Where it does not answer in time, or has
//! ended, the test fails with what was asked and with what the program said on standard error.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use serde_json::Value;

/// How long an answer may take: longer than anything that the program itself waits for.
const ANSWERED: Duration = Duration::from_secs(120);

/// How long the browser may take to end.
const ENDED: Duration = Duration::from_secs(20);

/// The program while it runs.
pub(super) struct Driver {
    child: Child,
    /// Where requests go; when it is closed, the program ends and its browser with it.
    requests: Option<ChildStdin>,
    answers: Receiver<String>,
    said: PathBuf,
}

impl Driver {
    /// Starts it, with a browser that has its profile in this folder.
    pub(super) fn start(node: &str, chromium: &str, folder: &Path) -> Self {
        let said = folder.join("said");
        let mut command = Command::new(node);
        command.args(["tests/browser/driver.mjs", chromium]).arg(folder.join("profile"));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(File::create(&said).unwrap());
        let mut child = command.spawn().unwrap();
        let requests = child.stdin.take();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let (send, answers) = channel();
        std::thread::spawn(move || {
            lines.map_while(Result::ok).try_for_each(|line| send.send(line))
        });
        Self { child, requests, answers, said }
    }

    /// Returns the answer to a request: its name, then what it is given.
    #[track_caller]
    pub(super) fn asked(&self, request: &Value) -> Value {
        let request = request.to_string();
        let shown: String = request.chars().take(300).collect();
        // Where the program has ended, no answer comes, which says more.
        writeln!(self.requests.as_ref().unwrap(), "{request}").ok();
        let why = match self.answers.recv_timeout(ANSWERED) {
            Ok(answer) => return told(&answer, &shown),
            Err(RecvTimeoutError::Timeout) => format!("has not answered within {ANSWERED:?}"),
            Err(RecvTimeoutError::Disconnected) => "has ended".to_owned(),
        };
        let said = fs::read_to_string(&self.said).unwrap();
        panic!("the driver of the browser {why}; it was asked {shown}\n{said}")
    }
}

/// Returns what is in an answer, and fails where that is an error.
#[track_caller]
fn told(answer: &str, request: &str) -> Value {
    let mut answer: Value = serde_json::from_str(answer).unwrap();
    if let Some(error) = answer["error"].as_str() {
        panic!("the browser was asked {request}: {error}");
    }
    answer["answer"].take()
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.requests.take());
        while self.answers.recv_timeout(ENDED).is_ok() {}
        // Chromium ends when the program does, also when that is killed.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
