//! A person at a terminal: reads what the program shows, types, presses Ctrl-C, goes away.
//!
//! The real binary runs on a pseudo-terminal, because that is what it asks for before it asks
//! anything. The terminal does not echo, so what is read is what the program wrote. Whatever is
//! waited for comes within [`PATIENCE`], or the test says what came instead.

use std::ffi::OsStr;
use std::fs;
use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::Child;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use pty_process::blocking::{Command, Pty, open};
use rustix::process::Signal;
use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};

use super::program;

/// How long a person waits for words on the screen: far longer than they take.
const PATIENCE: Duration = Duration::from_secs(60);

/// Somebody before a terminal in which the program runs.
pub(crate) struct Person {
    terminal: Arc<Pty>,
    program: Child,
    shown: Receiver<Vec<u8>>,
    /// What has been shown and not been read.
    unread: Vec<u8>,
}

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
        Self::starts_with(folder, args, &[])
    }

    /// Starts the program in `folder`, with these variables set.
    #[track_caller]
    pub(crate) fn starts_with(folder: &Path, args: &[&str], set: &[(&str, &str)]) -> Self {
        let program = program();
        let command = heeding_interrupts(program.get_program()).env_clear();
        Self::before(command.args(args).current_dir(folder).envs(set.iter().copied()))
    }

    /// Starts the program by way of another, which ends by becoming it.
    #[track_caller]
    pub(crate) fn starts_by(starter: &[&str], args: &[&str]) -> Self {
        let program = program();
        let command = Command::new(starter[0]).args(&starter[1..]).arg(program.get_program());
        Self::before(command.env_clear().args(args))
    }

    fn before(command: Command) -> Self {
        let (terminal, program_side) = open().unwrap();
        let mut modes = tcgetattr(&terminal).unwrap();
        modes.local_modes.remove(LocalModes::ECHO);
        tcsetattr(&terminal, OptionalActions::Now, &modes).unwrap();
        let program = command.spawn(program_side).unwrap();
        let terminal = Arc::new(terminal);
        let shown = watched(Arc::clone(&terminal));
        Self { terminal, program, shown, unread: Vec::new() }
    }

    /// Reads on until `words` are on the screen; returns what came before them.
    #[track_caller]
    pub(crate) fn reads(&mut self, words: &str) -> String {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(at) = self.unread.windows(words.len()).position(|it| it == words.as_bytes())
            {
                let rest = self.unread.split_off(at + words.len());
                let before = std::mem::replace(&mut self.unread, rest);
                return String::from_utf8_lossy(&before[..at]).into_owned();
            }
            match self.shown.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(more) => self.unread.extend(more),
                Err(error) => {
                    let instead = String::from_utf8_lossy(&self.unread);
                    panic!("`{words}` does not come ({error}), but this: {instead}")
                }
            }
        }
    }

    /// Reads on until a question, and answers it.
    #[track_caller]
    pub(crate) fn answers(&mut self, question: &str, answer: &str) {
        self.reads(question);
        self.types(answer);
    }

    /// Types a line.
    pub(crate) fn types(&mut self, line: &str) {
        self.types_without_enter(&format!("{line}\n"));
    }

    /// Types, and does not press Enter.
    pub(crate) fn types_without_enter(&mut self, words: &str) {
        (&*self.terminal).write_all(words.as_bytes()).unwrap();
    }

    /// Presses a key together with Control: a letter.
    pub(crate) fn presses_control(&mut self, key: char) {
        // Control takes a letter's three highest bits away.
        let code = u8::try_from(key).unwrap() & 0x1f;
        (&*self.terminal).write_all(&[code]).unwrap();
    }

    /// Ends the program as a power cut would.
    pub(crate) fn kills(&mut self) {
        self.program.kill().unwrap();
    }

    /// Reads to the end; returns how the program ended and what was there last.
    #[track_caller]
    pub(crate) fn sees_the_end(mut self) -> (Ended, String) {
        let until = Instant::now() + PATIENCE;
        loop {
            match self.shown.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(more) => self.unread.extend(more),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    panic!("it does not end: {}", String::from_utf8_lossy(&self.unread))
                }
            }
        }
        let status = self.program.wait().unwrap();
        let ended = match (status.code(), status.signal().and_then(Signal::from_named_raw)) {
            (Some(code), _) => Ended::With(code),
            (None, Some(signal)) => Ended::By(signal),
            (None, None) => panic!("{status}"),
        };
        (ended, String::from_utf8_lossy(&self.unread).into_owned())
    }
}

/// Returns the program as a person starts it, who can end it with Ctrl-C. A script that runs the tests in the
/// background ignores Ctrl-C, and whatever it starts inherits that.
fn heeding_interrupts(program: &OsStr) -> Command {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.map_or(0, |mask| u64::from_str_radix(mask.trim(), 16).unwrap());
    match ignored & 1 << (Signal::INT.as_raw() - 1) {
        0 => Command::new(program),
        _ => Command::new("/usr/bin/env").arg("--default-signal=INT").arg(program),
    }
}

/// Returns what a terminal shows as it comes, until no program holds it any more.
fn watched(terminal: Arc<Pty>) -> Receiver<Vec<u8>> {
    let (shows, shown) = channel();
    std::thread::spawn(move || {
        let mut part = [0; 4096];
        // Linux reports the end as an error of input.
        while let Ok(length @ 1..) = (&*terminal).read(&mut part) {
            if shows.send(part[..length].to_vec()).is_err() {
                break;
            }
        }
    });
    shown
}

impl Drop for Person {
    fn drop(&mut self) {
        // It has ended already, or a test has failed and nobody waits for it.
        self.program.kill().ok();
        self.program.wait().ok();
    }
}
