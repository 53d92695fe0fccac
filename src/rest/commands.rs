//! Registers the commands where they differ from what Discord has.
//!
//! Only what we send is compared: Discord adds ids, versions and defaults to it, and a bulk
//! overwrite at every start would use up the day's 200 new commands. The overwrite replaces
//! everything at once, so two processes that do it together leave the same commands as one; and it
//! is refused where it leaves out an Entry Point command (50240), so what others made goes back.
//! See Discord Docs, Application Commands (Bulk Overwrite Global Application Commands).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::client::Rest;
use super::error::RestError;
use crate::discord::{CommandDefinition, Snowflake};

/// What there was to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Registration {
    /// Discord had them already.
    Unchanged,
    /// They were replaced.
    Replaced,
}

/// Ensures that Discord has these commands for `application` and no others of their types. Where
/// `application` is not given, Discord is asked which one the token is of.
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
    let value = |it| serde_json::to_value(it).expect("definitions have only text keys");
    let mut wanted: Vec<Value> = definitions.iter().map(value).collect();
    let mut there = rest.commands(application).await?;
    let others = take_others(&mut there);
    if are_same(&Value::from(wanted.as_slice()), &there) {
        return Ok(Registration::Unchanged);
    }
    wanted.extend(others.iter().map(put_back));
    rest.overwrite_commands(application, &wanted).await?;
    Ok(Registration::Replaced)
}

/// Returns whether Discord has these commands for `application` and no others of their types. Nothing is changed.
///
/// # Errors
///
/// Where Discord refuses the call or cannot be reached.
pub async fn are_registered(
    rest: &Rest,
    application: Snowflake,
    definitions: &[CommandDefinition],
) -> Result<bool, RestError> {
    let wanted = serde_json::to_value(definitions).expect("definitions have only text keys");
    let mut there = rest.commands(application).await?;
    take_others(&mut there);
    Ok(are_same(&wanted, &there))
}

/// The types among which ours are: chat input, user and message. See Discord Docs, Application
/// Commands (Application Command Types).
const TYPES: [u64; 3] = [1, 2, 3];

/// What the overwrite takes of a command. See Discord Docs, Application Commands (Bulk Overwrite
/// Global Application Commands).
const TAKEN: [&str; 13] = [
    "id",
    "type",
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "options",
    "default_member_permissions",
    "dm_permission",
    "contexts",
    "integration_types",
    "handler",
    "nsfw",
];

/// Takes the commands out of a list that are of a type which none of ours is: an Entry Point (4),
/// which Discord makes for an application with an Activity, or what it may think of next.
fn take_others(there: &mut Value) -> Vec<Value> {
    let is_other = |command: &mut Value| match command.get("type") {
        None | Some(Value::Null) => false,
        Some(kind) => !kind.as_u64().is_some_and(|kind| TYPES.contains(&kind)),
    };
    match there {
        Value::Array(list) => list.extract_if(.., is_other).collect(),
        _ => Vec::new(),
    }
}

/// Returns a command as it goes back, with every field that the overwrite is documented to take. No
/// null goes back, and no empty description: Discord gives that where it takes none. An empty list
/// goes back: left out, it would mean what is usual.
fn put_back(command: &Value) -> Value {
    let is_sent = |key: &str, value: &Value| {
        !value.is_null() && (key, value.as_str()) != ("description", Some(""))
    };
    let taken = TAKEN.iter().filter_map(|key| Some(((*key).to_owned(), command.get(key)?.clone())));
    Value::Object(taken.filter(|(key, value)| is_sent(key, value)).collect::<Map<_, _>>())
}

/// Returns whether two lists have the same commands, in any order. What cannot be read is not the
/// same as anything.
fn are_same(wanted: &Value, there: &Value) -> bool {
    let commands = |list: &Value| -> Option<BTreeMap<String, RegisteredCommand>> {
        let list = Vec::<RegisteredCommand>::deserialize(list).ok()?;
        Some(list.into_iter().map(|command| (command.name.clone(), command)).collect())
    };
    let count = |list: &Value| list.as_array().map(Vec::len);
    count(wanted) == count(there)
        && commands(wanted).is_some_and(|one| Some(one) == commands(there))
}

/// A command as far as people can tell it from another.
#[derive(Debug, PartialEq, Deserialize)]
struct RegisteredCommand {
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
    choices: Vec<RegisteredChoice>,
    #[serde(default, deserialize_with = "or_none")]
    options: Vec<Self>,
    #[serde(default, deserialize_with = "or_none")]
    required: bool,
    #[serde(default, deserialize_with = "or_none")]
    autocomplete: bool,
}

#[derive(Debug, PartialEq, Deserialize)]
struct RegisteredChoice {
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
    fn only_what_is_of_a_type_of_its_own_is_taken_out() {
        let odd = json!({ "type": 4, "name": "launch" });
        let next = json!({ "type": 99, "name": "next" });
        let mut list = json!([odd, { "type": 1 }, { "type": 2 }, { "type": null }, {}, "x", next]);
        assert_eq!(take_others(&mut list), [odd, next]);
        assert_eq!(list, json!([{ "type": 1 }, { "type": 2 }, { "type": null }, {}, "x"]));
        assert!(take_others(&mut json!(null)).is_empty());
    }

    #[test]
    fn a_command_goes_back_with_what_the_overwrite_takes_and_no_null() {
        let command = json!({ "id": "1", "application_id": "2", "version": "3", "type": 4,
            "name": "launch", "name_localizations": { "de": "start" }, "name_localized": "start",
            "description": "", "description_localizations": null, "handler": 2,
            "default_member_permissions": null, "dm_permission": false, "nsfw": false,
            "contexts": [0, 1], "integration_types": [0, 1], "guild_id": null });
        let back = json!({ "id": "1", "type": 4, "name": "launch", "handler": 2,
            "name_localizations": { "de": "start" }, "dm_permission": false, "nsfw": false,
            "contexts": [0, 1], "integration_types": [0, 1] });
        assert_eq!(put_back(&command), back);
    }

    #[test]
    fn a_command_for_no_context_and_no_installation_goes_back_for_none() {
        let command = json!({ "id": "1", "type": 4, "name": "launch", "handler": 1,
            "contexts": [], "integration_types": [], "name_localizations": {} });
        assert_eq!(put_back(&command), command);
        let said = json!({ "type": 99, "name": "next", "description": "Next" });
        assert_eq!(put_back(&said), said);
    }

    #[test]
    fn a_changed_order_of_choices_is_a_difference() {
        let mut there = theirs();
        there[0]["options"][0]["choices"].as_array_mut().unwrap().reverse();
        assert!(!are_same(&ours(), &there));
    }
}
