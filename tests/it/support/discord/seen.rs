//! What the fake Discord saw of the program, for tests to look at.
//!
//! Times are since the fake was started, so that a test can hold back-off and spacing against what
//! Discord asks for. Everything that came is here, also what was refused; what Discord would
//! accept is with the part that keeps it (the registered commands, the accepted answers).

use std::collections::HashMap;
use std::fmt;
use std::time::Duration;

use serde_json::Value;

use super::routes::Route;

/// Everything that came in, in its order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Seen {
    /// Each WebSocket that was opened.
    pub(crate) connects: Vec<Duration>,
    /// The path of each.
    pub(crate) paths: Vec<String>,
    /// The `d` of each identify.
    pub(crate) identifies: Vec<Timed>,
    /// The `d` of each resume.
    pub(crate) resumes: Vec<Timed>,
    /// The `d` of each heartbeat: the last sequence, or null.
    pub(crate) heartbeats: Vec<Timed>,
    /// The `d` of each presence update.
    pub(crate) presences: Vec<Timed>,
    /// The code of each close frame from the program; none where it had none or just went away.
    pub(crate) closes: Vec<Option<u16>>,
    /// Each request over HTTP.
    pub(crate) requests: Vec<Request>,
    counts: HashMap<Route, usize>,
    /// The body of each overwrite of the commands that was accepted.
    pub(crate) overwrites: Vec<Timed>,
    /// The body of each edit of an original response that was accepted.
    pub(crate) edits: Vec<Edit>,
}

/// Something, and when it came.
#[derive(Debug, Clone)]
pub(crate) struct Timed {
    pub(crate) at: Duration,
    pub(crate) json: Value,
}

/// A request over HTTP.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) at: Duration,
    /// None for a route that Discord does not have, or that is not faked.
    pub(crate) route: Option<Route>,
    /// Which copy of the program sent it.
    pub(crate) copy: usize,
    /// Method and path, as they came.
    pub(crate) line: String,
    /// What comes after the path, as it came.
    pub(crate) query: String,
    /// Its body; null where it has none, or one that is not JSON.
    pub(crate) body: Value,
    /// The reason that it gives for the audit log.
    pub(crate) reason: Option<String>,
    /// None as long as there is no answer.
    pub(crate) status: Option<u16>,
}

/// An edit of an original response.
#[derive(Debug, Clone)]
pub(crate) struct Edit {
    /// The token of its interaction.
    pub(crate) token: String,
    pub(crate) body: Value,
}

impl Seen {
    /// Takes a request in, and gives its number.
    pub(super) fn take_in(&mut self, request: Request) -> usize {
        if let Some(route) = request.route {
            *self.counts.entry(route).or_default() += 1;
        }
        self.requests.push(request);
        self.requests.len() - 1
    }

    /// Forgets what was in each; that they came, and when, stays known.
    pub(super) fn forget(&mut self) {
        for request in &mut self.requests {
            request.body = Value::Null;
        }
    }

    /// How many requests there were on one route.
    pub(crate) fn count(&self, route: Route) -> usize {
        self.counts.get(&route).copied().unwrap_or_default()
    }

    /// The requests on one route.
    pub(crate) fn on(&self, route: Route) -> Vec<&Request> {
        self.requests.iter().filter(|request| request.route == Some(route)).collect()
    }
}

/// What a panic says of it: counts, and the last requests with their answers.
impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { connects, identifies, resumes, heartbeats, closes, requests, .. } = self;
        let lengths = [connects.len(), identifies.len(), resumes.len(), heartbeats.len()];
        let [connects, identifies, resumes, heartbeats] = lengths;
        write!(
            f,
            "{connects} connects, {identifies} identifies, {resumes} resumes, \
             {heartbeats} heartbeats, closes {closes:?}, {} requests",
            requests.len()
        )?;
        for Request { at, line, status, .. } in requests.iter().rev().take(12).rev() {
            let status = status.map_or_else(|| "no answer".to_owned(), |it| it.to_string());
            write!(f, "\n  {at:>9.3?} {line}: {status}")?;
        }
        Ok(())
    }
}
