//! Discord's REST routes: each request is read, judged, struck by a fault or carried out.
//!
//! The order is Discord's as far as it can be known: rate limits (429), who asks (401), what is
//! asked (404, 405), then the body. A fault comes before all of that, as what fails is in front of
//! it; a header that is wrong is remembered all the same.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use axum::body::to_bytes;
use axum::extract::{Request, State as Extract};
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::answers::Answer;
use super::faults::Fault;
use super::moments::When;
use super::routes::{self, Route};
use super::state::{Shared, State};
use super::{application, copies, judge, seen};

/// A request, read.
pub(super) struct Call {
    /// None for what Discord does not have.
    pub(super) route: Option<Route>,
    /// What it is refused with where there is no route.
    otherwise: (u16, &'static str),
    /// Which copy of the program sent it.
    pub(super) copy: usize,
    /// Method and path, for people.
    pub(super) line: String,
    /// The parts of the path that vary: ids and tokens.
    pub(super) parts: Vec<String>,
    pub(super) query: String,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

impl Call {
    async fn read(request: Request) -> Self {
        let (head, body) = request.into_parts();
        let (copy, path) = copies::of(head.uri.path());
        let path = path.replace("%40", "@");
        let line = format!("{} {path}", head.method);
        let below = path.strip_prefix("/api/v10/").unwrap_or_default();
        let routes::Found { route, otherwise, parts } = routes::find(&head.method, below);
        Self {
            route,
            otherwise,
            copy,
            line,
            parts: parts.into_iter().map(str::to_owned).collect(),
            query: head.uri.query().unwrap_or_default().to_owned(),
            headers: head.headers,
            body: to_bytes(body, usize::MAX).await.unwrap_or_default().to_vec(),
        }
    }

    /// The bucket of its rate limit: the route, and the channel or guild that it is about.
    pub(super) fn bucket(&self) -> String {
        let major = self.route.map_or(0, Route::major_parts).min(self.parts.len());
        format!("{:?}/{}", self.route, self.parts[..major].join("/"))
    }
}

/// Answers any request that is not the gateway's.
pub(super) async fn serve(Extract(shared): Extract<Arc<Shared>>, request: Request) -> Response {
    let call = Call::read(request).await;
    let (number, fault, hold) = shared.change(|state| state.receive(&call));
    match fault {
        // Unwinding ends the connection's task, which closes it; no panic is printed.
        Some(Fault::Closed) => std::panic::resume_unwind(Box::new("closed without an answer")),
        Some(Fault::Silence(time)) => tokio::time::sleep(time).await,
        _ => {}
    }
    let Some(when) = hold else {
        let answer = answer(&shared, &call, fault).await;
        return tell(&shared, number, answer);
    };
    // On a task of its own, because this one ends with the sender's connection.
    let held = tokio::spawn(async move {
        if when == When::Before {
            stand_still(&shared, &call).await;
        }
        let answer = answer(&shared, &call, fault).await;
        if when == When::After {
            stand_still(&shared, &call).await;
        }
        tell(&shared, number, answer)
    });
    held.await.unwrap()
}

async fn stand_still(shared: &Shared, call: &Call) {
    let told = shared.change(|state| state.moments.hold(call.line.clone()));
    if told.await.is_err() {
        std::future::pending::<()>().await;
    }
}

async fn answer(shared: &Shared, call: &Call, fault: Option<Fault>) -> Answer {
    let verified = application::is_verified(shared, call).await;
    let answer = shared.change(|state| {
        state.application.verified = verified;
        state.answer(call, fault.as_ref())
    });
    if matches!(fault, Some(Fault::DoneThenSilence)) {
        std::future::pending::<()>().await;
    }
    answer
}

fn tell(shared: &Shared, number: usize, answer: Answer) -> Response {
    shared.change(|state| state.seen.requests[number].status = Some(answer.status));
    answer.into_response()
}

impl State {
    fn receive(&mut self, call: &Call) -> (usize, Option<Fault>, Option<When>) {
        let (at, route, line) = (self.now(), call.route, call.line.clone());
        let body = serde_json::from_slice(&call.body).unwrap_or_default();
        let (query, reason, status) = (call.query.clone(), judge::reason(call), None);
        let copy = call.copy;
        let number =
            self.seen.take_in(seen::Request { at, route, copy, line, query, body, reason, status });
        // A route that is shut uses no fault up: what strikes there is the 429 that shut it.
        let open = call.route.filter(|_| self.throttle.refuse_early(call).is_ok());
        let fault = open.and_then(|route| self.faults.take_rest(route, call.copy));
        (number, fault, self.moments.hold_of(number))
    }

    fn answer(&mut self, call: &Call, fault: Option<&Fault>) -> Answer {
        let refused = judge::headers(call).err().map(|(what, answer)| {
            self.violation(format!("{}: {what}", call.line));
            answer
        });
        let early = self.throttle.refuse_early(call);
        if let Err(refusal) = early.and_then(|()| self.throttle.count_in_all(call)) {
            self.violations.extend(refusal.violation);
            return refusal.answer;
        }
        if let Some(answer) = fault.and_then(Fault::instead) {
            if let Some(shut) = fault.and_then(Fault::shuts) {
                self.throttle.shut(call, shut);
            }
            return answer;
        }
        let answer = match self.throttle.count(call) {
            Err(refusal) => {
                self.violations.extend(refusal.violation);
                return refusal.answer;
            }
            Ok(headers) => refused.unwrap_or_else(|| self.carry_out(call)).with(headers),
        };
        match fault {
            Some(Fault::Changed(keys)) => answer.changed(keys),
            Some(Fault::DoneThenError | Fault::DoneThenSilence) => {
                self.excuse(call);
                Answer::server_error()
            }
            _ => answer,
        }
    }

    fn carry_out(&mut self, call: &Call) -> Answer {
        match call.route {
            None => self.refuse(call, call.otherwise),
            Some(Route::Gateway) => self.gateway(),
            Some(Route::GatewayBot) => Answer::ok(self.gateway_bot(call.copy)),
            Some(Route::Application) => Answer::ok(self.application()),
            Some(Route::EditApplication) => self.edit_application(call),
            Some(Route::Commands) => self.list_commands(call),
            Some(Route::Overwrite) => self.overwrite_commands(call),
            Some(Route::Callback) => self.call_back(call),
            Some(Route::Edit) => self.edit_original(call),
            Some(route) => self.in_the_world(route, call),
        }
    }

    fn in_the_world(&mut self, route: Route, call: &Call) -> Answer {
        for change in self.moments.changes_before(route) {
            // A test that names what is not there must fail by it, and not by a closed connection.
            if catch_unwind(AssertUnwindSafe(|| change(&mut self.world))).is_err() {
                self.violation(format!("{}: the world could not change before it", call.line));
            }
        }
        let answer = self.world.carry_out(route, call);
        self.violations.append(&mut self.world.wrongs);
        answer
    }

    fn refuse(&mut self, call: &Call, (status, says): (u16, &str)) -> Answer {
        self.violation(format!("{}: {says}", call.line));
        Answer::error(status, 0, &format!("{status}: {says}"))
    }

    /// Where the gateway is, and by a header what time it is.
    fn gateway(&self) -> Answer {
        let now = Timestamp::now() + self.settings.clock_ahead;
        let date = now.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
        let url = format!("ws://{}", self.address);
        Answer::ok(json!({ "url": url })).with(vec![("date", date)])
    }

    fn gateway_bot(&self, copy: usize) -> Value {
        let limit = json!({ "total": 1000, "remaining": 999, "reset_after": 14_400_000,
            "max_concurrency": 1 });
        json!({ "url": format!("ws://{}{}", self.address, copies::path(copy)), "shards": 1,
            "session_start_limit": limit })
    }
}
