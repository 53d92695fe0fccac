//! Lines that are said to a person, and lines that they type.
//!
//! The person is at a terminal, or in tests a list of answers.

use std::io::{self, BufRead, IsTerminal, Write};
use std::sync::Arc;

use crate::failure::Failure;
use crate::schema::{Problem, SourceFile};

/// Why there is no answer.
#[derive(Debug)]
pub(crate) enum Stopped {
    /// The person has left: Ctrl-D, or the terminal is gone.
    Left,
    /// The terminal cannot be read or written.
    Broken(io::Error),
}

impl Stopped {
    /// Returns why a command ends that writes nothing before the end.
    pub(crate) fn nothing_written(self) -> Failure {
        let message = match self {
            Self::Left => "stopped: nothing was written".to_owned(),
            Self::Broken(error) => {
                format!("the terminal is gone, and nothing was written: {error}")
            }
        };
        Failure::problems(message, "run it again to start from the beginning")
    }
}

/// Somebody who reads and answers.
pub(crate) trait Conversation {
    /// Shows `text` on lines of its own.
    fn say(&mut self, text: &str) -> Result<(), Stopped>;

    /// Asks, and returns the answer without the white space around it.
    fn ask(&mut self, question: &str) -> Result<String, Stopped>;
}

/// The terminal that the program was started in.
#[derive(Debug)]
pub(crate) struct Terminal(());

impl Terminal {
    /// Returns the terminal, where a person can both read and answer.
    pub(crate) fn open() -> Option<Self> {
        (io::stdin().is_terminal() && io::stdout().is_terminal()).then_some(Self(()))
    }
}

impl Conversation for Terminal {
    fn say(&mut self, text: &str) -> Result<(), Stopped> {
        let mut out = io::stdout().lock();
        writeln!(out, "{text}").and_then(|()| out.flush()).map_err(Stopped::Broken)
    }

    fn ask(&mut self, question: &str) -> Result<String, Stopped> {
        loop {
            let mut out = io::stdout().lock();
            write!(out, "{question} ").and_then(|()| out.flush()).map_err(Stopped::Broken)?;
            let mut line = Vec::new();
            io::stdin().lock().read_until(b'\n', &mut line).map_err(Stopped::Broken)?;
            if !line.ends_with(b"\n") {
                // What comes next must not go on the line of the question.
                return writeln!(out).map_err(Stopped::Broken).and(Err(Stopped::Left));
            }
            match String::from_utf8(line) {
                Ok(line) => return Ok(line.trim().to_owned()),
                Err(_) => writeln!(out, "  that is not UTF-8: type it again"),
            }
            .map_err(Stopped::Broken)?;
        }
    }
}

/// Returns that something was typed wrongly, where no rule of a file says so.
pub(crate) fn typed_wrongly(
    typed: &str,
    message: impl Into<String>,
    hint: impl Into<String>,
) -> Problem {
    let file = Arc::new(SourceFile::new("what was typed".to_owned(), typed.to_owned()));
    Problem::error(&file, 0..0, message).hint(hint)
}

/// Returns messages and hints in lines, without a caret: the line that is wrong was just typed.
pub(crate) fn refusal(problems: &[Problem]) -> String {
    let lines = problems.iter().flat_map(|problem| {
        let hint = problem.hint.iter().map(|hint| format!("  hint: {hint}"));
        std::iter::once(format!("  {}", problem.message)).chain(hint)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A person who answers from a list and then leaves, and what they were shown.
#[cfg(test)]
#[derive(Debug, Default)]
pub(crate) struct Scripted {
    answers: std::collections::VecDeque<String>,
    /// Everything that was said and asked, with the answers.
    pub(crate) heard: String,
}

#[cfg(test)]
impl Scripted {
    /// Returns a person with these answers, one a line.
    pub(crate) fn new(answers: &str) -> Self {
        let answers = answers.lines().map(|line| line.trim().to_owned()).collect();
        Self { answers, heard: String::new() }
    }

    /// Returns the answers that nobody asked for.
    pub(crate) fn left_over(&self) -> usize {
        self.answers.len()
    }
}

#[cfg(test)]
impl Conversation for Scripted {
    fn say(&mut self, text: &str) -> Result<(), Stopped> {
        self.heard += &format!("{text}\n");
        Ok(())
    }

    fn ask(&mut self, question: &str) -> Result<String, Stopped> {
        let answer = self.answers.pop_front();
        self.heard += &format!("{question} {}\n", answer.as_deref().unwrap_or("^D"));
        answer.ok_or(Stopped::Left)
    }
}
