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

use super::faults::{Fault, Route, Scope};
use super::state::{Shared, State};
use super::{APPLICATION, judge, seen};

/// A request, read.
pub(super) struct Call {
    /// None for what Discord does not have.
    pub(super) route: Option<Route>,
    /// Whether the path is known, with another method.
    known: bool,
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
        let segments: Vec<&str> = below.split('/').collect();
        let (routes, parts) = match segments[..] {
            ["gateway", "bot"] => (vec![("GET", Route::GatewayBot)], vec![]),
            ["applications", "@me"] => (vec![("GET", Route::Application)], vec![]),
            ["applications", id, "commands"] => {
                (vec![("GET", Route::Commands), ("PUT", Route::Overwrite)], vec![id])
            }
            ["interactions", id, token, "callback"] => {
                (vec![("POST", Route::Callback)], vec![id, token])
            }
            ["webhooks", application, token, "messages", "@original"] => {
                (vec![("PATCH", Route::Edit)], vec![application, token])
            }
            _ => (vec![], vec![]),
        };
        let route = routes.iter().find(|(method, _)| head.method == *method).map(|(_, it)| *it);
        Self {
            route,
            known: !routes.is_empty(),
            line,
            parts: parts.into_iter().map(str::to_owned).collect(),
            query: head.uri.query().unwrap_or_default().to_owned(),
            headers: head.headers,
            body: to_bytes(body, usize::MAX).await.unwrap_or_default().to_vec(),
        }
    }

    /// The bucket of its rate limit: the route and what it is about.
    pub(super) fn bucket(&self) -> String {
        format!("{:?}/{}", self.route, self.parts.join("/"))
    }
}

/// Answers any request that is not the gateway's.
pub(super) async fn serve(Extract(shared): Extract<Arc<Shared>>, request: Request) -> Response {
    let call = Call::read(request).await;
    let (number, fault) = shared.change(|state| state.receive(&call));
    match fault {
        // Unwinding ends the connection's task, which closes it; no panic is printed.
        Some(Fault::Closed) => std::panic::resume_unwind(Box::new("closed without an answer")),
        Some(Fault::Silence(time)) => tokio::time::sleep(time).await,
        _ => {}
    }
    let answer = shared.change(|state| state.answer(&call, fault.as_ref()));
    if matches!(fault, Some(Fault::DoneThenSilence)) {
        std::future::pending::<()>().await;
    }
    shared.change(|state| state.seen.requests[number].status = Some(answer.status));
    answer.into_response()
}

impl State {
    fn receive(&mut self, call: &Call) -> (usize, Option<Fault>) {
        let (at, line) = (self.now(), call.line.clone());
        self.seen.requests.push(seen::Request { at, route: call.route, line, status: None });
        // A route that is shut uses no fault up: what strikes there is the 429 that shut it.
        let open = call.route.filter(|_| self.throttle.refuse_early(call).is_ok());
        let fault = open.and_then(|route| self.faults.take_rest(route));
        (self.seen.requests.len() - 1, fault)
    }

    fn answer(&mut self, call: &Call, fault: Option<&Fault>) -> Answer {
        let refused = judge::headers(call).err().map(|(what, answer)| {
            self.violation(format!("{}: {what}", call.line));
            answer
        });
        if let Err(early) = self.throttle.refuse_early(call) {
            self.violations.extend(early.violation);
            return early.answer;
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
            Ok(headers) => Answer { headers, ..refused.unwrap_or_else(|| self.carry_out(call)) },
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
            None if call.known => self.refuse(call, 405, "Method Not Allowed"),
            None => self.refuse(call, 404, "Not Found"),
            Some(Route::GatewayBot) => Answer::ok(self.gateway_bot()),
            Some(Route::Application) => Answer::ok(application()),
            Some(Route::Commands) => self.list_commands(call),
            Some(Route::Overwrite) => self.overwrite_commands(call),
            Some(Route::Callback) => self.call_back(call),
            Some(Route::Edit) => self.edit_original(call),
        }
    }

    fn refuse(&mut self, call: &Call, status: u16, says: &str) -> Answer {
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

fn application() -> Value {
    json!({ "id": APPLICATION, "name": "Signpost", "icon": null, "description": "", "summary": "",
        "type": null, "bot": super::bot_user(), "bot_public": true, "bot_require_code_grant": false,
        "verify_key": "7f3a".repeat(16), "flags": 0, "flags_new": "0", "redirect_uris": [],
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

    pub(super) fn no_content() -> Self {
        Self { status: 204, headers: Vec::new(), body: None }
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
    pub(super) fn bad_gateway() -> Self {
        let html = "<html><head><title>502 Bad Gateway</title></head></html>";
        let headers = vec![("content-type", "text/html".to_owned())];
        Self { status: 502, headers, body: Some(json!(html)) }
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

    fn changed(mut self, keys: &Value) -> Self {
        for (key, value) in keys.as_object().expect("keys") {
            self.body.as_mut().expect("a body")[key] = value.clone();
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
