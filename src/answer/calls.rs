//! Whom a step says to call, and where it says to write: now, or at any time of day.
//!
//! A door is read when somebody has to call; a board and the induction are read at any time, and
//! their numbers are to be right whenever that is. It guards against sending somebody back to the
//! lead they fear.

use super::answering::Answering;
use super::line::Line;
use super::{contacts, office_times, offices};
use crate::content::{Call, Form};

/// Returns whom to call at this moment, one line each, with the number last.
pub(super) fn now(answering: &Answering<'_>, call: &Call) -> Vec<Line> {
    match call {
        Call::Local => offices::local(answering, None),
        Call::Lado => offices::lado(answering, None),
        other => at_any_hour(answering, other),
    }
}

/// Returns whom to call, whatever the time: each office with the times at which it answers.
pub(super) fn at_all_times(answering: &Answering<'_>, call: &Call) -> Vec<Line> {
    match call {
        Call::Local => office_times::local_at_all_times(answering),
        Call::Lado => office_times::lado_at_all_times(answering, None),
        // Where none is named, that would be a line with nobody to call.
        Call::Trustee if answering.setting.server.is_none_or(|it| it.trustee.is_none()) => {
            Vec::new()
        }
        other => at_any_hour(answering, other),
    }
}

/// Returns whom to call where that does not depend on the hour.
fn at_any_hour(answering: &Answering<'_>, call: &Call) -> Vec<Line> {
    match call {
        // Somebody who came past the lead is not sent back to them.
        Call::Lead | Call::Deputy if answering.form() == Form::PastTheLead => Vec::new(),
        Call::Lead => vec![contacts::lead(answering)],
        Call::Deputy => vec![contacts::deputy(answering)],
        Call::Trustee => vec![contacts::trustee(answering)],
        Call::Record => record(answering).map(Line::plain).into_iter().collect(),
        Call::Service(id) if answering.is_served(id) => answering.brief(id).into_iter().collect(),
        Call::Local | Call::Lado | Call::Service(_) => Vec::new(),
    }
}

/// Returns where notes go. The lead may read the usual record: where the lead is the concern, the
/// door itself says where not to keep them.
pub(super) fn record(answering: &Answering<'_>) -> Option<String> {
    let words = &answering.content.words.concern;
    let record = answering.setting.server.and_then(|server| server.record.as_ref());
    let line =
        record.map_or_else(|| words.record_unset.to_string(), |record| words.record.fill(record));
    (answering.form() == Form::Usual).then_some(line)
}
