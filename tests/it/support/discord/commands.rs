//! The registered commands: bulk overwrite, the daily limit, and how they come back.
//!
//! interactions/application-commands.mdx. What comes back is more than what was sent: Discord adds
//! ids, versions and defaults, and lists the commands in an order of its own. A program that
//! compares what it has with what is registered must not mind. An Entry Point command (type 4), which
//! Discord makes for an Activity, or a type that comes after it, is none of the program's: it has to
//! come back as it was.

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
            Ok(()) => {
                let with = call.query.split('&').any(|it| it == "with_localizations=true");
                let shown = |it: &Value| if with { it.clone() } else { in_one_language(it) };
                Answer::ok(self.commands.registered.iter().rev().map(shown).collect())
            }
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
        if let Err((what, answer)) = self.others_come_back(&body) {
            self.violation(format!("{}: {what}", call.line));
            return answer;
        }
        let ours = body.as_array().into_iter().flatten().filter(|it| !is_other(it));
        let problems = judge::commands(&ours.cloned().collect());
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
            "dm_permission": is_in(1), "default_permission": true, "nsfw": false, "description": "",
            "description_localizations": null,
            "contexts": null, "integration_types": [0] });
        merge(&mut command, with_localisations(sent));
        let version = before.filter(|before| same(before, &command));
        let version = version.map_or_else(|| self.fresh_id(), |it| text(&it["version"]));
        command["version"] = version.into();
        command
    }

    /// Whether each command that is none of the program's comes back as it was, and no other does.
    fn others_come_back(&mut self, body: &Value) -> Result<(), (String, Answer)> {
        let others = |all: &[Value]| -> Vec<Value> {
            all.iter().filter(|it| is_other(it)).cloned().collect()
        };
        let sent = others(body.as_array().map_or(&[], Vec::as_slice));
        let there = others(&self.commands.registered);
        let says = "You cannot remove this app's Entry Point command in a bulk update operation. \
                    Include the Entry Point command in your update request or delete it separately.";
        let gone = there.iter().find(|it| !sent.iter().any(|sent| key(sent) == key(it)));
        if let Some(gone) = gone {
            let what = format!("{} is left out", gone["name"]);
            return Err((what, Answer::error(400, 50240, says)));
        }
        let problems = judge::others(&sent.iter().filter(|it| it["type"] == 4).cloned().collect());
        if !problems.is_empty() {
            return Err((problems.join("; "), Answer::invalid_form(&problems)));
        }
        for command in &sent {
            let back = self.registered(command);
            if !there.iter().any(|there| same(there, &back)) {
                let what = format!("{command} is not as it was");
                return Err((what.clone(), Answer::invalid_form(&[what])));
            }
        }
        Ok(())
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
        self.registered.iter().position(|it| key(it) == key(command))
    }
}

/// What Discord knows a command by.
fn key(command: &Value) -> (u64, Value) {
    (command["type"].as_u64().unwrap_or(1), command["name"].clone())
}

/// Whether it is of a type of which the program has none and may have none.
fn is_other(command: &Value) -> bool {
    !matches!(key(command).0, 1..=3)
}

/// A command as it is listed where nobody asks for every language.
fn in_one_language(command: &Value) -> Value {
    let mut command = command.clone();
    for key in ["name_localizations", "description_localizations"] {
        command[key] = Value::Null;
    }
    command
}

/// Localisations come back as null; of an option, what is false or empty does not come back.
fn with_localisations(sent: &Value) -> Value {
    let mut item = sent.clone();
    let keys = item.as_object_mut().expect("a command, an option or a choice");
    keys.retain(|_, value| *value != json!(false) && *value != json!([]));
    for list in ["options", "choices"] {
        if let Some(Value::Array(items)) = keys.get_mut(list) {
            for item in items {
                *item = with_localisations(item);
            }
        }
    }
    keys.entry("name_localizations").or_insert(Value::Null);
    if keys.contains_key("description") {
        keys.entry("description_localizations").or_insert(Value::Null);
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
