//! A person at a terminal: reads what the program shows, types, presses Ctrl-C, goes away.
//!
//! The real binary runs on a pseudo-terminal, because that is what it asks for before it asks
//! anything. Whatever is waited for comes within [`PATIENCE`], or the test says what came instead.

use std::path::Path;

use rexpect::process::{Signal, WaitStatus};
use rexpect::session::{PtySession, spawn_command};

use super::program;

/// How long a person waits for words on the screen, in milliseconds: far longer than they take.
const PATIENCE: u64 = 30_000;

/// Somebody before a terminal in which the program runs.
pub(crate) struct Person(PtySession);

/// How a program ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    /// With this exit code.
    With(i32),
    /// By this signal.
    By(Signal),
}

impl Person {
    /// Starts the program in `folder`.
    #[track_caller]
    pub(crate) fn starts(folder: &Path, args: &[&str]) -> Self {
        let mut command = program();
        command.args(args).current_dir(folder);
        Self(spawn_command(command, Some(PATIENCE)).unwrap())
    }

    /// Reads on until `words` are on the screen; returns what stood before them.
    #[track_caller]
    pub(crate) fn reads(&mut self, words: &str) -> String {
        let read = self.0.exp_string(words);
        read.unwrap_or_else(|error| panic!("`{words}` does not come: {error}"))
    }

    /// Reads on until a question, and answers it.
    #[track_caller]
    pub(crate) fn answers(&mut self, question: &str, answer: &str) {
        self.reads(question);
        self.0.send_line(answer).unwrap();
    }

    /// Types a line.
    pub(crate) fn types(&mut self, line: &str) {
        self.0.send_line(line).unwrap();
    }

    /// Types, and does not press Enter.
    pub(crate) fn types_without_enter(&mut self, words: &str) {
        self.0.send(words).unwrap();
        self.0.flush().unwrap();
    }

    /// Presses a key together with Control.
    pub(crate) fn presses_control(&mut self, key: char) {
        self.0.send_control(key).unwrap();
    }

    /// Ends the program as a power cut would.
    pub(crate) fn kills(&mut self) {
        self.0.process_mut().signal(Signal::SIGKILL).unwrap();
    }

    /// Reads to the end; returns how the program ended and what stood there last.
    #[track_caller]
    pub(crate) fn sees_the_end(mut self) -> (Ended, String) {
        let last = self.0.exp_eof().unwrap();
        let ended = match self.0.process().wait().unwrap() {
            WaitStatus::Exited(_, code) => Ended::With(code),
            WaitStatus::Signaled(_, signal, _) => Ended::By(signal),
            other => panic!("{other:?}"),
        };
        (ended, last)
    }
}
