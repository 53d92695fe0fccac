//! Any one field of any interaction goes, comes or becomes something else: it is answered.
//!
//! The changes are made in the text, so that there can be what no parser of ours would write: half
//! a surrogate pair, numbers of any size, lists of any depth.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

use super::documented::interactions;
use super::unread::unread;
use crate::support::{Bot, NOON, limits_of_discord, missing_signpost};
use signpost::transport::decode;

static INTERACTIONS: LazyLock<Vec<Value>> = LazyLock::new(interactions);

/// What a field becomes. Each is JSON.
const ODD: [&str; 18] = [
    "null",
    "true",
    "-7",
    "2",
    "2.0",
    "1e999",
    "-1E+400",
    "18446744073709551616",
    "\"\"",
    "\"2\"",
    "\"help\"",
    r#""\ud83d""#,
    r#""\ude00\ud83d""#,
    "[]",
    "{}",
    "[1,\"a\",null]",
    r#"[{"name":"area","value":"\ud83d"}]"#,
    r#"{"id":7,"name":{},"\ud83d":1e999}"#,
];

/// What takes the place of a change until the text is written.
const HERE: &str = "@changed@";

#[derive(Debug, Clone, Copy)]
enum Change {
    Drop,
    Add,
    Retype,
}

/// Returns the pointers of all fields and entries, those within others too.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    let named = value.as_object().into_iter().flatten().map(|(key, it)| (key.clone(), it));
    let listed = value.as_array().into_iter().flatten().enumerate();
    for (key, inside) in named.chain(listed.map(|(index, it)| (index.to_string(), it))) {
        let at = format!("{at}/{key}");
        places(inside, &at, found);
        found.push(at);
    }
}

/// Returns the text of `interaction` with one change at `place`.
fn changed(interaction: &Value, place: &str, change: Change, odd: &str) -> String {
    let mut interaction = interaction.clone();
    let (around, key) = place.rsplit_once('/').unwrap();
    match (change, interaction.pointer_mut(around).unwrap()) {
        (Change::Drop, Value::Object(object)) => drop(object.remove(key)),
        (Change::Drop, Value::Array(list)) => drop(list.remove(key.parse().unwrap())),
        (Change::Add, Value::Object(object)) => drop(object.insert(HERE.to_owned(), HERE.into())),
        (_, around) => *around.pointer_mut(&format!("/{key}")).unwrap() = HERE.into(),
    }
    let text = interaction.to_string();
    let text = text.replace(&format!("\"{HERE}\":"), r#""\ud83d":"#);
    text.replace(&format!("\"{HERE}\""), odd)
}

fn odd() -> impl Strategy<Value = String> {
    let deep = format!("{}1{}", "[{\"a\":".repeat(200), "}]".repeat(200));
    prop_oneof![30 => select(&ODD[..]).prop_map(str::to_owned), 1 => Just(deep)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn whatever_one_field_is_like_the_interaction_is_answered(
        interaction in select(&INTERACTIONS[..]),
        place in any::<Index>(),
        change in select(&[Change::Drop, Change::Add, Change::Retype][..]),
        odd in odd(),
    ) {
        let mut all = Vec::new();
        places(&interaction, "", &mut all);
        let place = place.get(&all);
        let text = changed(&interaction, place, change, &odd);
        let bot = Bot::at(NOON);
        let response = bot.respond_to_text(&text);
        if ![1, 8].contains(&response["type"].as_u64().unwrap()) {
            prop_assert_eq!(missing_signpost(&response), Vec::<&str>::new());
            prop_assert_eq!(limits_of_discord::check_response(&response), Vec::<String>::new());
        }
        let path = place[1..].replace('/', ".");
        if !["id", "token", "application_id"].contains(&path.as_str()) {
            let address = decode(&interaction.to_string()).address;
            prop_assert_eq!(decode(&text).address, address, "{} in {}", place, text);
        }
        if is_unread(&interaction, &path, change) {
            prop_assert_eq!(response, bot.respond(&interaction), "{} in {}", place, text);
        }
    }
}

/// Returns whether what is changed there is passed over: it, what it is in, or what comes to it.
fn is_unread(interaction: &Value, path: &str, change: Change) -> bool {
    let pointer = format!("/{}", path.replace('.', "/"));
    let (around, _) = pointer.rsplit_once('/').unwrap();
    let comes_as_a_field = interaction.pointer(around).unwrap().is_object();
    let is_at_or_below = |unread: &String| format!("{path}.").starts_with(&format!("{unread}."));
    matches!(change, Change::Add) && comes_as_a_field
        || unread(&interaction.to_string()).iter().any(is_at_or_below)
}
