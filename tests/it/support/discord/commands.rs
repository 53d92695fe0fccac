//! The registered commands: bulk overwrite, the daily limit, and how they come back.
//!
//! interactions/application-commands.mdx. What comes back is more than what was sent: Discord adds
//! ids, versions and defaults, and lists the commands in an order of its own. A program that
//! compares what it has with what is registered must not mind.

use serde_json::{Map, Value, json};

use super::answers::Answer;
use super::rest::Call;
use super::state::State;
use super::{APPLICATION, judge};

/// How many commands can be made in a day.
const CREATES_A_DAY: usize = 200;

/// The registered commands.
#[derive(Debug, Default)]
pub(super) struct Commands {
    pub(super) registered: Vec<Value>,
    /// How many were made today. One that stays under its name is not made again.
    pub(super) created: usize,
}

impl State {
    pub(super) fn list_commands(&mut self, call: &Call) -> Answer {
        match self.about_us(call) {
            Err(answer) => answer,
            Ok(()) => Answer::ok(self.commands.registered.iter().rev().cloned().collect()),
        }
    }

    pub(super) fn overwrite_commands(&mut self, call: &Call) -> Answer {
        if let Err(answer) = self.about_us(call) {
            return answer;
        }
        let body = match judge::body(call) {
            Ok(body) => body,
            Err((what, answer)) => {
                self.violation(format!("{}: {what}", call.line));
                return answer;
            }
        };
        let problems = judge::commands(&body);
        if !problems.is_empty() {
            self.violations.extend(problems.iter().map(|it| format!("{}: {it}", call.line)));
            return Answer::invalid_form(&problems);
        }
        self.overwrite(&body)
    }

    /// Overwrites all commands, by whoever.
    pub(super) fn overwrite(&mut self, body: &Value) -> Answer {
        let wanted = body.as_array().expect("it was judged");
        let is_new = |command: &&Value| self.commands.place_of(command).is_none();
        let created = self.commands.created + wanted.iter().filter(is_new).count();
        if created > CREATES_A_DAY {
            let says = "Max number of daily application command creates has been reached (200)";
            self.violation(format!("too many commands were made today: {created}"));
            return Answer::error(400, 30034, says);
        }
        let registered: Vec<Value> = wanted.iter().map(|it| self.registered(it)).collect();
        self.commands = Commands { registered: registered.clone(), created };
        let timed = self.timed(body);
        self.seen.overwrites.push(timed);
        Answer::ok(registered.into())
    }

    /// A command as Discord gives it back; what is unchanged keeps its id and version.
    fn registered(&mut self, sent: &Value) -> Value {
        let before = self.commands.place_of(sent).map(|at| self.commands.registered[at].clone());
        let is_in = |context: u64| match &sent["contexts"] {
            Value::Array(contexts) => contexts.iter().any(|it| *it == context),
            _ => true,
        };
        let id = before.as_ref().map_or_else(|| self.fresh_id(), |it| text(&it["id"]));
        let mut command = json!({
            "id": id, "application_id": APPLICATION, "default_member_permissions": null, "type": 1,
            "dm_permission": is_in(1), "default_permission": true, "nsfw": false,
            "contexts": null, "integration_types": [0] });
        merge(&mut command, with_no_localisations(sent));
        let version = before.filter(|before| same(before, &command));
        let version = version.map_or_else(|| self.fresh_id(), |it| text(&it["version"]));
        command["version"] = version.into();
        command
    }

    fn about_us(&mut self, call: &Call) -> Result<(), Answer> {
        if call.parts[0] == APPLICATION {
            return Ok(());
        }
        self.violation(format!("{}: it is about another application", call.line));
        Err(Answer::error(
            403,
            20012,
            "You are not authorized to perform this action on this \
                                       application",
        ))
    }
}

impl Commands {
    /// Where a command of the same type and name is registered.
    fn place_of(&self, command: &Value) -> Option<usize> {
        let key = |it: &Value| (it["type"].as_u64().unwrap_or(1), it["name"].clone());
        self.registered.iter().position(|it| key(it) == key(command))
    }
}

/// Localisations come back as null; of an option, what is false or empty does not come back.
fn with_no_localisations(sent: &Value) -> Value {
    let mut item = sent.clone();
    let keys = item.as_object_mut().expect("a command, an option or a choice");
    keys.retain(|_, value| *value != json!(false) && *value != json!([]));
    for list in ["options", "choices"] {
        if let Some(Value::Array(items)) = keys.get_mut(list) {
            items.iter_mut().for_each(|item| *item = with_no_localisations(item));
        }
    }
    keys.insert("name_localizations".to_owned(), Value::Null);
    if keys.contains_key("description") {
        keys.insert("description_localizations".to_owned(), Value::Null);
    }
    item
}

fn merge(into: &mut Value, from: Value) {
    let Value::Object(from) = from else { return };
    into.as_object_mut().expect("an object").extend(from);
}

fn same(before: &Value, after: &Value) -> bool {
    let without_version = |it: &Value| -> Map<String, Value> {
        let keys = it.as_object().expect("an object").clone();
        keys.into_iter().filter(|(key, _)| key != "version").collect()
    };
    without_version(before) == without_version(after)
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}
