//! Registers the commands where they differ from what Discord has.
//!
//! Only what we send is compared: Discord adds ids, versions and defaults to it, and a bulk
//! overwrite at every start would use up the day's 200 new commands. The overwrite replaces
//! everything at once, so two processes that do it together leave the same commands as one. See
//! Discord Docs, Application Commands (Bulk Overwrite Global Application Commands).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::Rest;
use super::error::RestError;
use crate::answer::Snowflake;
use crate::render::CommandDefinition;

/// What there was to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Registration {
    /// Discord had them already.
    Unchanged,
    /// They were replaced.
    Replaced,
}

/// Ensures that Discord has these commands for `application` and no others. Where it is not given,
/// Discord is asked which application the token is of.
///
/// # Errors
///
/// Where Discord refuses a call or cannot be reached.
pub async fn register(
    rest: &Rest,
    application: Option<Snowflake>,
    definitions: &[CommandDefinition],
) -> Result<Registration, RestError> {
    let application = match application {
        Some(application) => application,
        None => rest.bot().await?.application,
    };
    let wanted = serde_json::to_value(definitions).expect("definitions have only text keys");
    let there = rest.commands(application).await?;
    if are_same(&wanted, &there) {
        return Ok(Registration::Unchanged);
    }
    rest.overwrite_commands(application, definitions).await?;
    Ok(Registration::Replaced)
}

/// Returns whether two lists have the same commands, in any order. What cannot be read is not the
/// same as anything.
fn are_same(wanted: &Value, there: &Value) -> bool {
    let commands = |list: &Value| -> Option<BTreeMap<String, Command>> {
        let list = Vec::<Command>::deserialize(list).ok()?;
        Some(list.into_iter().map(|command| (command.name.clone(), command)).collect())
    };
    let count = |list: &Value| list.as_array().map(Vec::len);
    count(wanted) == count(there)
        && commands(wanted).is_some_and(|one| Some(one) == commands(there))
}

/// A command as far as people can tell it from another.
#[derive(Debug, PartialEq, Deserialize)]
struct Command {
    #[serde(rename = "type", default = "slash_command")]
    kind: u8,
    name: String,
    description: String,
    #[serde(default, deserialize_with = "or_none")]
    options: Vec<Opt>,
    #[serde(default)]
    default_member_permissions: Option<String>,
    #[serde(default, deserialize_with = "or_none")]
    contexts: BTreeSet<u8>,
    #[serde(default, deserialize_with = "or_none")]
    integration_types: BTreeSet<u8>,
    #[serde(default, deserialize_with = "or_none")]
    nsfw: bool,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Opt {
    #[serde(rename = "type")]
    kind: u8,
    name: String,
    description: String,
    #[serde(default, deserialize_with = "or_none")]
    choices: Vec<Choice>,
    #[serde(default, deserialize_with = "or_none")]
    options: Vec<Self>,
    #[serde(default, deserialize_with = "or_none")]
    required: bool,
    #[serde(default, deserialize_with = "or_none")]
    autocomplete: bool,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Choice {
    name: String,
    value: Value,
}

const fn slash_command() -> u8 {
    1
}

/// Discord sends null for what is not set.
fn or_none<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(
    from: D,
) -> Result<T, D::Error> {
    Option::deserialize(from).map(Option::unwrap_or_default)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn ours() -> Value {
        let choices = json!([{ "name": "Age", "value": "age" }, { "name": "Law", "value": "law" }]);
        let topic =
            json!({ "type": 3, "name": "topic", "description": "Which", "choices": choices });
        json!([
            { "type": 1, "name": "help", "description": "Start", "contexts": [0, 1],
              "integration_types": [0, 1] },
            { "type": 1, "name": "consent", "description": "C", "contexts": [0], "options": [topic],
              "integration_types": [0], "default_member_permissions": "32" },
        ])
    }

    /// What Discord makes of it: another order, and fields of its own.
    fn theirs() -> Value {
        let mut list = ours();
        for command in list.as_array_mut().unwrap() {
            let added = json!({ "id": "1", "application_id": "2", "version": "3", "nsfw": false,
                "dm_permission": true, "default_permission": true, "name_localizations": null,
                "description_localizations": null });
            command.as_object_mut().unwrap().extend(added.as_object().unwrap().clone());
        }
        list[0]["contexts"] = json!([1, 0]);
        list[0]["options"] = json!(null);
        list[1]["options"][0]["required"] = json!(false);
        list.as_array_mut().unwrap().reverse();
        list
    }

    #[test]
    fn what_discord_adds_is_no_difference() {
        assert!(are_same(&ours(), &theirs()));
        assert!(are_same(&ours(), &ours()));
    }

    #[test]
    fn whatever_people_would_notice_is_a_difference() {
        let changes = [
            ("/0/description", json!("Other")),
            ("/0/options/0/choices/1/name", json!("Loi")),
            ("/0/options/0/choices", json!([])),
            ("/0/options/0/required", json!(true)),
            ("/0/contexts", json!([0, 1])),
            ("/0/default_member_permissions", json!(null)),
            ("/0/nsfw", json!(true)),
            ("/1/name", json!("helf")),
            ("/1/type", json!(2)),
            ("/1", json!("not a command")),
        ];
        for (place, value) in changes {
            let mut there = theirs();
            *there.pointer_mut(place).unwrap() = value;
            assert!(!are_same(&ours(), &there), "{place}");
        }
        for there in [json!([]), json!(null), json!([ours()[0]]), json!([ours()[0], ours()[0]])] {
            assert!(!are_same(&ours(), &there), "{there}");
        }
        let more = json!([ours()[0], ours()[1], { "name": "old", "description": "O" }]);
        assert!(!are_same(&ours(), &more));
    }

    #[test]
    fn a_changed_order_of_choices_is_a_difference() {
        let mut there = theirs();
        there[0]["options"][0]["choices"].as_array_mut().unwrap().reverse();
        assert!(!are_same(&ours(), &there));
    }
}
