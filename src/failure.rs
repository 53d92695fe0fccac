//! Why a command stopped: one line for the operator, the next step, and the exit code.
//!
//! Nobody has to read a chain of causes: what is of use of those is in the line.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::schema::Problem;

/// The number that the standard library writes after each error of the system: nobody can do anything with it.
static OS_ERROR: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r" \(os error \d+\)").expect("it is a valid pattern"));

/// Returns a message without the numbers of the system's errors.
pub(crate) fn without_number(message: &str) -> Cow<'_, str> {
    OS_ERROR.replace_all(message, "")
}

/// Why a subcommand stopped: one line, and the next step.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) message: String,
    pub(crate) hint: String,
    pub(crate) code: u8,
}

impl Failure {
    /// Returns wrong use or a wrong setting: exit code 2.
    pub(crate) fn usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: hint.into(), code: 2 }
    }

    /// Returns problems that were found: exit code 1.
    pub(crate) fn problems(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code: 1, ..Self::usage(message, hint) }
    }

    /// Returns that an argument is wrong, as `check` would say it of a file; `argument` is what
    /// `--help` calls it.
    pub(crate) fn of(problems: &[Problem], argument: &str) -> Self {
        let first = problems.first();
        let message = first.map_or("it cannot be this", |problem| problem.message.as_str());
        let hint = first.and_then(|problem| problem.hint.as_deref());
        Self::usage(format!("{argument}: {message}"), hint.unwrap_or("see `--help`"))
    }
}
