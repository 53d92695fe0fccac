//! Discord's REST routes: each request is read, judged, struck by a fault or carried out.
//!
//! The order is Discord's as far as it can be known: rate limits (429), who asks (401), what is
//! asked (404, 405), then the body. A fault stands before all of that, as what fails is in front of
//! it; a header that is wrong is remembered all the same.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State as Extract};
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Value, json};

use super::faults::{Fault, Scope};
use super::moments::When;
use super::routes::{self, Route};
use super::state::{Shared, State};
use super::{APPLICATION, judge, seen};

/// A request, read.
pub(super) struct Call {
    /// None for what Discord does not have.
    pub(super) route: Option<Route>,
    /// What it is refused with where there is no route.
    otherwise: (u16, &'static str),
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
        let path = head.uri.path().replace("%40", "@");
        let line = format!("{} {path}", head.method);
        let below = path.strip_prefix("/api/v10/").unwrap_or_default();
        let routes::Found { route, otherwise, parts } = routes::find(&head.method, below);
        Self {
            route,
            otherwise,
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
    let answer = shared.change(|state| state.answer(call, fault.as_ref()));
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
        let (reason, status) = (judge::reason(call), None);
        let number = self.seen.take_in(seen::Request { at, route, line, body, reason, status });
        // A route that is shut uses no fault up: what strikes there is the 429 that shut it.
        let open = call.route.filter(|_| self.throttle.refuse_early(call).is_ok());
        let fault = open.and_then(|route| self.faults.take_rest(route));
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
            Some(Route::GatewayBot) => Answer::ok(self.gateway_bot()),
            Some(Route::Application) => Answer::ok(application(self.world.flags)),
            Some(Route::Commands) => self.list_commands(call),
            Some(Route::Overwrite) => self.overwrite_commands(call),
            Some(Route::Callback) => self.call_back(call),
            Some(Route::Edit) => self.edit_original(call),
            Some(route) => self.in_the_world(route, call),
        }
    }

    fn in_the_world(&mut self, route: Route, call: &Call) -> Answer {
        for change in self.moments.changes_before(route) {
            change(&mut self.world);
        }
        let answer = self.world.carry_out(route, call);
        self.violations.append(&mut self.world.wrongs);
        answer
    }

    fn refuse(&mut self, call: &Call, (status, says): (u16, &str)) -> Answer {
        self.violation(format!("{}: {says}", call.line));
        Answer::error(status, 0, &format!("{status}: {says}"))
    }

    fn gateway_bot(&self) -> Value {
        let limit = json!({ "total": 1000, "remaining": 999, "reset_after": 14_400_000,
            "max_concurrency": 1 });
        json!({ "url": format!("ws://{}", self.address), "shards": 1,
            "session_start_limit": limit })
    }
}

fn application(flags: u64) -> Value {
    json!({ "id": APPLICATION, "name": "Signpost", "icon": null, "description": "", "summary": "",
        "type": null, "bot": super::bot_user(), "bot_public": true, "bot_require_code_grant": false,
        "verify_key": "7f3a".repeat(16), "flags": flags, "flags_new": flags.to_string(), "redirect_uris": [],
        "interactions_endpoint_url": null, "role_connections_verification_url": null,
        "owner": { "id": "800000000000000206", "username": "owner", "global_name": null,
            "avatar": null, "discriminator": "0", "public_flags": 0, "flags": 0 },
        "approximate_guild_count": 2, "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0, "explicit_content_filter": 0, "team": null,
        "eligible_oauth2_scopes": [], "integration_types_config": { "0": {}, "1": {} } })
}

/// An answer in the making.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Option<Value>,
}

impl Answer {
    pub(super) fn ok(body: Value) -> Self {
        Self { status: 200, headers: Vec::new(), body: Some(body) }
    }

    /// Nothing, called a page all the same: discord-api-docs issue 5887.
    pub(super) fn no_content() -> Self {
        let headers = vec![("content-type", "text/html; charset=utf-8".to_owned())];
        Self { status: 204, headers, body: None }
    }

    /// An error: reference.mdx, Error Messages.
    pub(super) fn error(status: u16, code: u64, message: &str) -> Self {
        let body = json!({ "message": message, "code": code });
        Self { status, ..Self::ok(body) }
    }

    /// A body that is refused. Discord's own words can repeat what was sent, and so do these.
    pub(super) fn invalid_form(problems: &[String]) -> Self {
        let errors = problems.iter().map(|it| json!({ "code": "INVALID", "message": it }));
        let errors: Vec<Value> = errors.collect();
        let body = json!({ "message": "Invalid Form Body", "code": 50035,
            "errors": { "_errors": errors } });
        Self { status: 400, ..Self::ok(body) }
    }

    pub(super) fn server_error() -> Self {
        Self::error(500, 0, "500: Internal Server Error")
    }

    /// Not Discord's own, but of what stands in front of it: no JSON.
    pub(super) fn page(status: u16, title: &str) -> Self {
        let html = format!("<html><head><title>{status} {title}</title></head></html>");
        let headers = vec![("content-type", "text/html".to_owned())];
        Self { status, headers, body: Some(json!(html)) }
    }

    /// A 429: topics/rate-limits.mdx, Exceeding A Rate Limit. The header has whole seconds.
    pub(super) fn too_many(wait: Duration, scope: Scope) -> Self {
        let seconds = wait.as_secs_f64();
        let message = match scope {
            Scope::Shared => "The resource is being rate limited.",
            Scope::User | Scope::Global => "You are being rate limited.",
        };
        let global = scope == Scope::Global;
        let body = json!({ "message": message, "retry_after": seconds, "global": global });
        let name = format!("{scope:?}").to_lowercase();
        let mut headers =
            vec![("retry-after", seconds.ceil().to_string()), ("x-ratelimit-scope", name)];
        if global {
            headers.push(("x-ratelimit-global", "true".to_owned()));
        }
        Self { status: 429, headers, body: Some(body) }
    }

    /// A 429 for edits to old messages: of no bucket, and with a code of its own.
    pub(super) fn too_many_edits(wait: Duration) -> Self {
        let says =
            "Maximum number of edits to messages older than 1 hour reached. Try again later.";
        let seconds = wait.as_secs_f64();
        let body = json!({ "message": says, "code": 30046, "retry_after": seconds,
            "global": false });
        let headers = vec![("retry-after", seconds.ceil().to_string())];
        Self { status: 429, headers, body: Some(body) }
    }

    fn with(mut self, headers: Vec<(&'static str, String)>) -> Self {
        self.headers.extend(headers);
        self
    }

    /// Of a list, each item is changed.
    fn changed(mut self, keys: &Value) -> Self {
        let items = match &mut self.body {
            Some(Value::Array(items)) => items.iter_mut().collect(),
            body => Vec::from_iter(body),
        };
        for item in items {
            for (key, value) in keys.as_object().expect("keys") {
                item[key] = value.clone();
            }
        }
        self
    }

    fn into_response(self) -> Response {
        let mut response = Response::builder().status(self.status);
        let html = self.headers.iter().any(|(name, _)| *name == "content-type");
        for (name, value) in self.headers {
            response = response.header(name, value);
        }
        let body = match self.body {
            None => Body::empty(),
            Some(Value::String(text)) if html => Body::from(text),
            Some(json) => {
                response = response.header("content-type", "application/json");
                Body::from(json.to_string())
            }
        };
        response.body(body).unwrap()
    }
}
