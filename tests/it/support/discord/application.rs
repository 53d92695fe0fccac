//! Our own application: what is set of it, and how Discord verifies an interactions endpoint.
//!
//! While an address is saved, it is sent a PING that is signed as everything will be, and one with a signature that is
//! none: interactions/overview.mdx, "Setting Up an Endpoint". An address is `https` alone, as Discord's are; a test says
//! to which port of this machine a name leads, as DNS and a load balancer with a certificate would.

use std::collections::HashMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use ed25519_dalek::{Signer as _, SigningKey};
use serde_json::{Value, json};

use super::answers::Answer;
use super::messages::user;
use super::rest::Call;
use super::routes::Route;
use super::state::{Shared, State};
use super::{APPLICATION, Discord, judge};

/// The key with which Discord signs; another one signs nothing that is for this application.
pub(crate) const SIGNS: [u8; 32] = [7; 32];
const SIGNS_FOR_ANOTHER: [u8; 32] = [9; 32];

/// Who owns the application.
const OWNER: &str = "800000000000000206";

/// How long Discord waits for an answer.
const PATIENCE: Duration = Duration::from_secs(3);

/// resources/application.mdx: the most characters of a description; of an address, by the OpenAPI description.
const DESCRIPTION: usize = 400;
const ADDRESS: usize = 2048;

/// What is set of the application.
#[derive(Default)]
pub(super) struct Application {
    description: String,
    endpoint: Option<String>,
    /// Where an address leads on this machine.
    leads: HashMap<String, String>,
    /// Whether the address of the request that is being answered has been verified.
    pub(super) verified: bool,
}

impl Discord {
    /// Has an address lead to another one on this machine.
    pub(crate) fn lead(&self, address: &str, to: &str) {
        let leads = (address.to_owned(), to.to_owned());
        self.shared.change(|state| state.application.leads.extend([leads]));
    }

    /// The address to which interactions are posted.
    pub(crate) fn endpoint(&self) -> Option<String> {
        self.shared.change(|state| state.application.endpoint.clone())
    }

    /// Has an address been set before the program comes.
    pub(crate) fn set_endpoint(&self, address: &str) {
        self.shared.change(|state| state.application.endpoint = Some(address.to_owned()));
    }

    /// What people read about the application.
    pub(crate) fn description(&self) -> String {
        self.shared.change(|state| state.application.description.clone())
    }
}

/// Whether the address that a request sets is an interactions endpoint: it is asked.
pub(super) async fn is_verified(shared: &Shared, call: &Call) -> bool {
    if call.route != Some(Route::EditApplication) || judge::headers(call).is_err() {
        return false;
    }
    let body: Value = serde_json::from_slice(&call.body).unwrap_or_default();
    let Some(address) = body["interactions_endpoint_url"].as_str() else { return false };
    let leads = shared.change(|state| state.application.leads.get(address).cloned());
    match leads {
        None => false,
        Some(to) => answers(&to, SIGNS, 200).await && answers(&to, SIGNS_FOR_ANOTHER, 401).await,
    }
}

/// Whether a PING with this key's signature is answered with this status, and with a PONG where that is 200.
async fn answers(address: &str, key: [u8; 32], status: u16) -> bool {
    let ping = json!({ "application_id": APPLICATION, "id": "1300000000000000000", "type": 1,
        "token": "zq-interaction-token-7f3a", "user": user(OWNER), "version": 1,
        "entitlements": [], "authorizing_integration_owners": {} });
    let body = ping.to_string();
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs().to_string();
    let message = format!("{seconds}{body}");
    let signature = SigningKey::from_bytes(&key).sign(message.as_bytes());
    let client = reqwest::Client::builder().no_proxy().timeout(PATIENCE).build().unwrap();
    let request = client
        .post(address)
        .header("user-agent", "Discord-Interactions/1.0 (+https://discord.com)")
        .header("content-type", "application/json")
        .header("x-signature-ed25519", hex::encode(signature.to_bytes()))
        .header("x-signature-timestamp", seconds)
        .body(body);
    let Ok(response) = request.send().await else { return false };
    let answered = response.status().as_u16();
    let body: Value =
        serde_json::from_slice(&response.bytes().await.unwrap_or_default()).unwrap_or_default();
    answered == status && (status != 200 || body["type"] == 1)
}

impl State {
    pub(super) fn application(&self) -> Value {
        let Application { description, endpoint, .. } = &self.application;
        let (flags, key) = (self.world.flags, SigningKey::from_bytes(&SIGNS).verifying_key());
        json!({ "id": APPLICATION, "name": "Signpost", "icon": null, "description": description,
            "type": null, "bot": user(APPLICATION), "bot_public": true, "bot_require_code_grant": false,
            "verify_key": hex::encode(key.to_bytes()), "flags": flags, "flags_new": flags.to_string(),
            "redirect_uris": [], "interactions_endpoint_url": endpoint,
            "role_connections_verification_url": null, "owner": user(OWNER),
            "approximate_guild_count": 2, "approximate_user_install_count": 0,
            "approximate_user_authorization_count": 0, "explicit_content_filter": 0, "team": null,
            "eligible_oauth2_scopes": [], "integration_types_config": { "0": {}, "1": {} } })
    }

    /// Sets what a request says, and nothing of it where one field is wrong.
    pub(super) fn edit_application(&mut self, call: &Call) -> Answer {
        let body = match judge::body(call) {
            Ok(Value::Object(body)) => body,
            Ok(_) => return Answer::invalid_form(&["the body is no object".to_owned()]),
            Err((what, answer)) => {
                self.violations.push(what);
                return answer;
            }
        };
        let (mut description, mut endpoint) = (None, None);
        for (field, value) in &body {
            let is_right = match (field.as_str(), value) {
                ("description", Value::String(text)) if text.chars().count() <= DESCRIPTION => {
                    description = Some(text.clone());
                    true
                }
                ("interactions_endpoint_url", Value::Null) => {
                    endpoint = Some(None);
                    true
                }
                ("interactions_endpoint_url", Value::String(url))
                    if url.starts_with("https://") && url.len() <= ADDRESS =>
                {
                    endpoint = Some(Some(url.clone()));
                    true
                }
                _ => false,
            };
            if !is_right {
                self.violations.push(format!("PATCH /applications/@me: {field} is {value}"));
                return wrong(field, "INVALID", "It cannot be this.");
            }
        }
        if matches!(endpoint, Some(Some(_))) && !self.application.verified {
            let says = "The specified interactions endpoint url could not be verified.";
            let code = "APPLICATION_INTERACTIONS_ENDPOINT_URL_INVALID";
            return wrong("interactions_endpoint_url", code, says);
        }
        self.application.description = description.unwrap_or(self.application.description.clone());
        self.application.endpoint = endpoint.unwrap_or(self.application.endpoint.clone());
        Answer::ok(self.application())
    }
}

/// A refusal for one field: reference.mdx, Error Messages.
fn wrong(field: &str, code: &str, says: &str) -> Answer {
    let errors = json!({ field: { "_errors": [{ "code": code, "message": says }] } });
    let body = json!({ "message": "Invalid Form Body", "code": 50035, "errors": errors });
    Answer { status: 400, ..Answer::ok(body) }
}
