//! The interactions that were sent, and what becomes of them: callbacks and edits.
//!
//! interactions/receiving-and-responding.mdx: one first response within 3 seconds, then edits of the
//! original for 15 minutes. topics/opcodes-and-status-codes.mdx has the codes of what is refused.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::answers::Answer;
use super::copies::TooLate;
use super::messages::{iso, user};
use super::rest::Call;
use super::seen::Edit;
use super::state::State;
use super::{APPLICATION, judge};

/// An interaction that was sent.
pub(super) struct Asked {
    pub(super) id: String,
    pub(super) kind: u64,
    pub(super) sent: Instant,
    pub(super) channel: Value,
    /// The message that it came from; null for a command.
    on: Value,
    pub(super) answered: Option<Answered>,
    /// Whether a second response is our own fault: we carried out the first and did not say so.
    excused: bool,
}

/// The first response that was accepted.
pub(super) struct Answered {
    pub(super) body: Value,
    pub(super) took: Duration,
    /// Which copy of the program sent it.
    pub(super) by: usize,
    /// The message that can be edited; none for a pong or choices.
    message: Option<Value>,
}

impl Asked {
    pub(super) fn new(id: String, interaction: &Value) -> Self {
        Self {
            id,
            kind: interaction["type"].as_u64().unwrap_or_default(),
            sent: Instant::now(),
            channel: interaction["channel_id"].clone(),
            on: interaction["message"].clone(),
            answered: None,
            excused: false,
        }
    }
}

impl State {
    /// POST /interactions/{id}/{token}/callback
    pub(super) fn call_back(&mut self, call: &Call) -> Answer {
        let done = self.first_response(call);
        self.answered(call, done)
    }

    /// Remembers what is wrong with a call, and answers it.
    fn answered(&mut self, call: &Call, done: Result<Answer, (Vec<String>, Answer)>) -> Answer {
        done.unwrap_or_else(|(problems, answer)| {
            self.violations.extend(problems.iter().map(|it| format!("{}: {it}", call.line)));
            answer
        })
    }

    fn first_response(&mut self, call: &Call) -> Result<Answer, (Vec<String>, Answer)> {
        let within = self.settings.answer_within;
        let body = judge::body(call).map_err(|(what, answer)| (vec![what], answer))?;
        let unknown =
            |what: &str| (vec![what.to_owned()], Answer::error(404, 10062, "Unknown interaction"));
        let asked = self.asked.get(&call.parts[1]).filter(|asked| asked.id == call.parts[0]);
        let asked = asked.ok_or_else(|| unknown("there is no such interaction"))?;
        let took = asked.sent.elapsed();
        if let Some(answered) = &asked.answered {
            // Of several copies that got it, the first counts; the others could not know.
            let is_anothers = answered.by != call.copy;
            // Who hears nothing for a second sends the same once more. When our answer to the first
            // reached it cannot be seen from here, so what counts is how long ago it was asked.
            let is_the_same = answered.body == body;
            let excused = is_anothers
                || asked.excused
                || is_the_same && took >= self.settings.same_again_after;
            let what = (!excused).then(|| "it was answered before".to_owned());
            let is_unknown =
                took > within || is_anothers && self.settings.too_late == TooLate::Unknown;
            let answer = if is_unknown {
                Answer::error(404, 10062, "Unknown interaction")
            } else {
                Answer::error(400, 40060, "Interaction has already been acknowledged.")
            };
            return Err((what.into_iter().collect(), answer));
        }
        if took > within {
            return Err(unknown(&format!("it came late, after {took:?} of {within:?}")));
        }
        let mut problems = judge::callback(asked.kind, &body);
        let updates = matches!(body["type"].as_u64(), Some(6 | 7));
        let posted = updates.then(|| self.world.posted(&asked.channel, &asked.on)).transpose();
        let posted = posted.map_err(|answer| (vec![], answer))?.flatten();
        if posted.is_some() && body["type"] == 7 {
            // What everybody sees must be as a post is.
            problems.extend(judge::patch(&body["data"]));
        }
        if !problems.is_empty() {
            let answer = Answer::invalid_form(&problems);
            return Err((problems, answer));
        }
        Ok(self.accept(call, body, took, posted))
    }

    /// Accepts a first response, to a message that is `posted` or to one of its own.
    fn accept(
        &mut self,
        call: &Call,
        body: Value,
        took: Duration,
        posted: Option<Value>,
    ) -> Answer {
        let (message_id, now) = (self.fresh_id(), iso(self.world.now()));
        let kind = body["type"].as_u64().unwrap_or_default();
        let asked = self.asked.get_mut(&call.parts[1]).expect("it was found");
        // A deferred answer shows that the app is thinking: LOADING, resources/message.mdx.
        let loading = if kind == 5 { 128 } else { 0 };
        let flags = body["data"]["flags"].as_u64().unwrap_or_default() | loading;
        let message = match (posted, kind) {
            (Some(mut posted), 7) => {
                apply(&mut posted, &body["data"], &now);
                Some(posted)
            }
            (None, 4..=7) => {
                Some(message(&message_id, &asked.channel, &body["data"], (flags, &now)))
            }
            (posted, _) => posted,
        };
        let callback = json!({ "id": asked.id, "type": asked.kind,
            "response_message_id": message.as_ref().map(|it| &it["id"]),
            "response_message_loading": kind == 5, "response_message_ephemeral": flags & 64 != 0 });
        let resource = message.as_ref().map(|it| json!({ "type": kind, "message": it }));
        if let Some(message) = &message {
            self.world.keep(message);
        }
        asked.answered = Some(Answered { body, took, message, by: call.copy });
        if !call.query.split('&').any(|it| it == "with_response=true") {
            return Answer::no_content();
        }
        let mut body = json!({ "interaction": callback });
        if let Some(resource) = resource {
            body["resource"] = resource;
        }
        Answer::ok(body)
    }

    /// PATCH /webhooks/{application}/{token}/messages/@original
    pub(super) fn edit_original(&mut self, call: &Call) -> Answer {
        let done = self.edited(call);
        self.answered(call, done)
    }

    fn edited(&mut self, call: &Call) -> Result<Answer, (Vec<String>, Answer)> {
        let within = self.settings.edit_within;
        let body = judge::body(call).map_err(|(what, answer)| (vec![what], answer))?;
        let refused = |what: &str, answer| (vec![what.to_owned()], answer);
        let unknown = |what| refused(what, Answer::error(404, 10015, "Unknown Webhook"));
        let token = &call.parts[1];
        let asked = self.asked.get_mut(token).filter(|_| call.parts[0] == APPLICATION);
        let asked = asked.ok_or_else(|| unknown("there is no such interaction"))?;
        if asked.sent.elapsed() > within {
            let answer = Answer::error(401, 50027, "Invalid Webhook Token");
            return Err(refused("its token has expired", answer));
        }
        let answered = asked.answered.as_mut();
        let answered = answered.ok_or_else(|| unknown("it has no response to edit"))?;
        let Some(message) = &mut answered.message else {
            let answer = Answer::error(404, 10008, "Unknown Message");
            return Err(refused("its response was no message", answer));
        };
        let problems = judge::edit(&body);
        if !problems.is_empty() {
            let answer = Answer::invalid_form(&problems);
            return Err((problems, answer));
        }
        apply(message, &body, &iso(self.world.now()));
        self.world.keep(message);
        self.seen.edits.push(Edit { token: token.clone(), body });
        Ok(Answer::ok(message.clone()))
    }

    /// Forgives a second response: the program could not know that the first was carried out.
    pub(super) fn excuse(&mut self, call: &Call) {
        let token = call.parts.get(1);
        if let Some(asked) = token.and_then(|token| self.asked.get_mut(token)) {
            asked.excused = true;
        }
    }
}

/// A message as Discord gives it back: resources/message.mdx, Message Structure.
fn message(id: &str, channel: &Value, data: &Value, (flags, now): (u64, &str)) -> Value {
    let mut message = json!({ "id": id, "type": 20, "channel_id": channel, "content": "",
        "author": user(APPLICATION), "application_id": APPLICATION, "webhook_id": APPLICATION,
        "timestamp": now, "edited_timestamp": null, "tts": false,
        "mention_everyone": false, "mentions": [], "mention_roles": [], "attachments": [],
        "embeds": [], "pinned": false, "flags": flags, "components": [] });
    fill(&mut message, data);
    message
}

/// An edit keeps whether a message is ephemeral, and ends its loading.
fn apply(message: &mut Value, body: &Value, now: &str) {
    let before = message["flags"].as_u64().unwrap_or_default() & !128;
    let flags = body["flags"].as_u64().map_or(before, |flags| before & 64 | flags);
    message["flags"] = json!(flags);
    message["edited_timestamp"] = json!(now);
    fill(message, body);
}

/// White space around content goes; components are numbered from 1 where they are not:
/// components/reference.mdx, Anatomy of a Component.
pub(super) fn fill(message: &mut Value, data: &Value) {
    if let Some(content) = data["content"].as_str() {
        message["content"] = content.trim().into();
    }
    if data["components"].is_array() {
        message["components"] = data["components"].clone();
        number(&mut message["components"], &mut 0);
    }
}

fn number(components: &mut Value, last: &mut u64) {
    for component in components.as_array_mut().into_iter().flatten() {
        *last += 1;
        component["id"] = json!(*last);
        if let Some(inner) = component.get_mut("components") {
            number(inner, last);
        }
    }
}
