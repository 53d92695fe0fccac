//! What can go wrong on Discord's side, on demand.
//!
//! A fault is laid on a route or on the gateway for the next so many times, or for [`ALWAYS`], and
//! is used up by what it strikes; several on one place strike one after the other. The shapes are
//! those of topics/rate-limits.mdx, topics/opcodes-and-status-codes.mdx and events/gateway.mdx.

use std::time::Duration;

use serde_json::{Value, json};

use super::answers::Answer;
use super::routes::Route;

/// Until it is taken off with `no_more_faults`.
pub(crate) const ALWAYS: usize = usize::MAX;

/// What goes wrong with a request.
#[derive(Debug, Clone)]
pub(crate) enum Fault {
    /// 429 of scope `user`, with the seconds to wait.
    RateLimited(f64),
    /// 429 of scope `shared`: somebody else used the resource up.
    RateLimitedShared(f64),
    /// 429 of scope `global`: all routes but callbacks are shut for so many seconds.
    RateLimitedGlobally(f64),
    /// 500, and nothing was carried out.
    ServerError,
    /// 502 with a page of HTML, from what is in front of Discord.
    BadGateway,
    /// 404 with code 10062: the interaction is gone.
    UnknownInteraction,
    /// 401.
    Unauthorized,
    /// 403 with code 50001.
    Forbidden,
    /// An error of this status and code, and nothing was carried out.
    Refused(u16, u64),
    /// Nothing for so long; then as ever, if the program is still there.
    Silence(Duration),
    /// The connection is closed without an answer, and nothing was carried out.
    Closed,
    /// Carried out, and 500.
    DoneThenError,
    /// Carried out, and never answered.
    DoneThenSilence,
    /// The usual answer, with these keys in the place of its own.
    Changed(Value),
}

impl Fault {
    /// A gateway address that is none of Discord's.
    pub(crate) fn another_host() -> Self {
        Self::Changed(json!({ "url": "wss://gateway.evil.example" }))
    }

    /// No session may be started for so long.
    pub(crate) fn no_session_left(reset_after: Duration) -> Self {
        let millis = u64::try_from(reset_after.as_millis()).unwrap();
        let limit = json!({ "total": 1000, "remaining": 0, "reset_after": millis,
            "max_concurrency": 1 });
        Self::Changed(json!({ "session_start_limit": limit }))
    }

    /// Another count of shards.
    pub(crate) fn shards(count: u64) -> Self {
        Self::Changed(json!({ "shards": count }))
    }

    /// For how long a 429 shuts the route, and whether it shuts all.
    pub(super) fn shuts(&self) -> Option<(Duration, Scope)> {
        let (seconds, scope) = match self {
            Self::RateLimited(seconds) => (*seconds, Scope::User),
            Self::RateLimitedShared(seconds) => (*seconds, Scope::Shared),
            Self::RateLimitedGlobally(seconds) => (*seconds, Scope::Global),
            _ => return None,
        };
        Some((Duration::from_secs_f64(seconds), scope))
    }

    /// The answer that it gives in place of carrying out the request.
    pub(super) fn instead(&self) -> Option<Answer> {
        if let Some((wait, scope)) = self.shuts() {
            return Some(Answer::too_many(wait, scope));
        }
        match self {
            Self::ServerError => Some(Answer::server_error()),
            Self::BadGateway => Some(Answer::page(502, "Bad Gateway")),
            Self::UnknownInteraction => Some(Answer::error(404, 10062, "Unknown interaction")),
            Self::Unauthorized => Some(Answer::error(401, 0, "401: Unauthorized")),
            Self::Refused(status, code) => Some(Answer::error(*status, *code, "Refused")),
            Self::Forbidden => Some(Answer::error(403, 50001, "Missing Access")),
            _ => None,
        }
    }
}

/// Whose limit a 429 is: topics/rate-limits.mdx, Header Format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    User,
    Shared,
    Global,
}

/// What goes wrong with the gateway, each time that it could.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum GatewayFault {
    /// The upgrade to a WebSocket is refused with this status.
    Refused(u16),
    /// The socket is opened, and gone at once without a close frame.
    ClosedAtOnce,
    /// Hello never comes.
    NoHello,
    /// An identify is answered with a close of this code.
    CloseOnIdentify(u16),
    /// An identify is answered with op 9.
    InvalidOnIdentify,
    /// A resume is answered with op 9, d false: the session is over.
    InvalidOnResume,
    /// A resume is answered with op 9, d true: it can be tried again.
    NotYetOnResume,
    /// A resume is answered with a close of this code.
    CloseOnResume(u16),
    /// A heartbeat is not acknowledged.
    NoAck,
}

/// What the gateway does at once, on every open connection.
#[derive(Debug, Clone)]
pub(crate) enum Now {
    /// Op 7: reconnect and resume.
    Reconnect,
    /// Op 9, d false: the session is over.
    Invalid,
    /// Op 9, d true: the session can be resumed.
    InvalidResumable,
    /// Op 1: a heartbeat is wanted at once.
    Heartbeat,
    /// A close frame of this code.
    Close(u16),
    /// The connection goes without a close frame.
    Drop,
    /// A frame of this text, whatever it is.
    Text(String),
}

/// The faults that are laid and not used up.
#[derive(Debug, Default)]
pub(super) struct Faults {
    pub(super) rest: Vec<Laid<(Route, Fault)>>,
    pub(super) gateway: Vec<Laid<GatewayFault>>,
}

/// A fault that is laid.
#[derive(Debug)]
pub(super) struct Laid<T> {
    /// Which copy of the program it strikes; none for all.
    pub(super) copy: Option<usize>,
    pub(super) what: T,
    pub(super) times: usize,
}

impl<T> Laid<T> {
    fn strikes(&self, copy: usize) -> bool {
        self.times > 0 && self.copy.is_none_or(|struck| struck == copy)
    }

    const fn use_up(&mut self) {
        if self.times != ALWAYS {
            self.times -= 1;
        }
    }
}

impl Faults {
    pub(super) fn lay(&mut self, copy: Option<usize>, route: Route, fault: Fault, times: usize) {
        self.rest.push(Laid { copy, what: (route, fault), times });
    }

    pub(super) fn lay_on_gateway(
        &mut self,
        copy: Option<usize>,
        fault: GatewayFault,
        times: usize,
    ) {
        self.gateway.push(Laid { copy, what: fault, times });
    }

    /// Uses up one fault on this route.
    pub(super) fn take_rest(&mut self, route: Route, copy: usize) -> Option<Fault> {
        let laid = self.rest.iter_mut().find(|it| it.what.0 == route && it.strikes(copy))?;
        laid.use_up();
        Some(laid.what.1.clone())
    }

    /// Uses up one fault of a kind.
    pub(super) fn take_gateway<T>(
        &mut self,
        copy: usize,
        of: impl Fn(&GatewayFault) -> Option<T>,
    ) -> Option<T> {
        let left = self.gateway.iter_mut().filter(|it| it.strikes(copy));
        let (found, laid) = left.filter_map(|it| Some((of(&it.what)?, it))).next()?;
        laid.use_up();
        Some(found)
    }
}
