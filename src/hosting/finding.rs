//! One thing that was looked at: how it is, and what to do about it.
//!
//! `ok` needs nothing; `look` works, and somebody should look at it; `broken` keeps the bot from what it is there for.

use serde_json::{Value, json};

use crate::failure::without_number;
use crate::schema::seen;

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FindingState {
    Ok,
    Look,
    Broken,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    about: String,
    state: FindingState,
    says: String,
    step: Option<String>,
}

impl Finding {
    /// Returns that all is well with something.
    pub(super) fn ok(about: impl Into<String>, says: impl Into<String>) -> Self {
        Self::of(FindingState::Ok, about, says, None)
    }

    /// Returns that somebody should look at something.
    pub(super) fn look(
        about: impl Into<String>,
        says: impl Into<String>,
        step: impl Into<String>,
    ) -> Self {
        Self::of(FindingState::Look, about, says, Some(step.into()))
    }

    /// Returns that something does not work.
    pub(super) fn broken(
        about: impl Into<String>,
        says: impl Into<String>,
        step: impl Into<String>,
    ) -> Self {
        Self::of(FindingState::Broken, about, says, Some(step.into()))
    }

    fn of(
        state: FindingState,
        about: impl Into<String>,
        says: impl Into<String>,
        step: Option<String>,
    ) -> Self {
        let says = without_number(&says.into()).into_owned();
        Self { about: about.into(), state, says, step }
    }

    /// Returns whether it does not work.
    pub(super) fn is_broken(&self) -> bool {
        self.state == FindingState::Broken
    }

    const fn word(&self) -> &'static str {
        match self.state {
            FindingState::Ok => "ok",
            FindingState::Look => "look",
            FindingState::Broken => "broken",
        }
    }
}

/// Returns whether something does not work.
pub(crate) fn are_broken(findings: &[Finding]) -> bool {
    findings.iter().any(Finding::is_broken)
}

/// Returns one line each, the next step under it, and how many there are of each.
pub(crate) fn findings_in_words(findings: &[Finding]) -> String {
    let each = findings.iter().map(|it| {
        let line = format!("{:<8}{}: {}\n", it.word(), it.about, seen(&it.says));
        let step = it.step.iter().map(|step| format!("        next: {}\n", seen(step)));
        line + &step.collect::<String>()
    });
    let count = |state| findings.iter().filter(|it| it.state == state).count();
    let (ok, look) = (count(FindingState::Ok), count(FindingState::Look));
    let broken = count(FindingState::Broken);
    each.collect::<String>() + &format!("\n{ok} ok, {look} to look at, {broken} broken\n")
}

/// Returns an array with an object for each: `about`, `state`, `says` and `next`.
pub(crate) fn findings_json(findings: &[Finding]) -> Value {
    let rows = findings.iter().map(
        |it| json!({ "about": it.about, "state": it.word(), "says": it.says, "next": it.step }),
    );
    Value::from_iter(rows)
}
