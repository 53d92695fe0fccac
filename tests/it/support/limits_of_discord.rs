//! Discord's documented limits and our own, checked on the JSON that leaves us.
//!
//! Written from the documentation and not from the product's code (nothing is imported from the
//! crate), so that one misreading cannot hide in both. The schemas name every key that we send: any
//! other (embeds, attachments, polls, emoji, localisations) is a problem. Pages are files under
//! `developers/` of discord/discord-api-docs; "ours" marks a rule that Discord does not have.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde_json::Value;

use super::schema::{Schema, close_objects};

/// A response to an interaction: JSON Schema with comments, its objects closed on loading.
const RESPONSE: &str = r##"{ "anyOf": [
    // interactions/receiving-and-responding.mdx, Interaction Response Object. "The only valid
    // message flag" of a deferred answer (5) "is EPHEMERAL". Ours: it always has that; there is
    // nothing to suggest (8); silence (6), modals (9) and the rest are never sent.
    { "enum": [{ "type": 1 }, { "type": 5, "data": { "flags": 64 } },
               { "type": 8, "data": { "choices": [] } }] },
    { "type": "object", "required": ["type", "data"], "properties": {
        "type": { "enum": [4, 7] }, "data": { "$ref": "#/$defs/message" } } } ],
"$defs": {
    // resources/message.mdx; components/reference.mdx, Legacy Message Component Behavior, Action Row.
    // Ours: never empty; of the flags only SUPPRESS_EMBEDS (4) and EPHEMERAL (64); no mentions.
    "message": { "type": "object", "required": ["content", "allowed_mentions"], "properties": {
        "content": { "type": "string", "minLength": 1, "maxLength": 2000 },
        "flags": { "enum": [0, 4, 64, 68] }, "allowed_mentions": { "const": { "parse": [] } },
        "components": { "type": "array", "maxItems": 5, "items": { "$ref": "#/$defs/row" } } } },
    // resources/message.mdx, Create Message and Edit Message. Ours: a nonce is always enforced, and
    // what everybody sees has buttons only, because nobody redraws it for the next person.
    "post": { "type": "object", "required": ["content", "allowed_mentions", "nonce",
        "enforce_nonce"], "properties": {
        "content": { "type": "string", "minLength": 1, "maxLength": 2000 },
        "flags": { "enum": [0, 4] }, "allowed_mentions": { "const": { "parse": [] } },
        "components": { "$ref": "#/$defs/buttons" },
        "nonce": { "type": "string", "minLength": 1, "maxLength": 25 },
        "enforce_nonce": { "const": true } } },
    "patch": { "type": "object", "required": ["allowed_mentions"], "properties": {
        "content": { "type": "string", "minLength": 1, "maxLength": 2000 },
        "flags": { "enum": [0, 4] }, "allowed_mentions": { "const": { "parse": [] } },
        "components": { "$ref": "#/$defs/buttons" } } },
    "buttons": { "type": "array", "maxItems": 5, "items": {
        "type": "object", "required": ["type", "components"], "properties": {
        "type": { "const": 1 }, "components": { "type": "array", "minItems": 1, "maxItems": 5,
            "items": { "$ref": "#/$defs/button" } } } } },
    "row": { "type": "object", "required": ["type", "components"], "properties": {
        "type": { "const": 1 }, "components": { "type": "array", "minItems": 1, "maxItems": 5,
            "items": { "anyOf": [{ "$ref": "#/$defs/button" }, { "$ref": "#/$defs/menu" }] } } } },
    // components/reference.mdx, Button. "Link buttons must have a url, and cannot have a
    // custom_id"; the others the reverse. Ours: what does not apply is left out, not disabled.
    "button": { "type": "object", "required": ["type", "style", "label"], "properties": {
        "type": { "const": 2 }, "style": { "enum": [1, 2, 3, 4, 5] },
        "label": { "type": "string", "minLength": 1, "maxLength": 80 },
        "custom_id": { "$ref": "#/$defs/text" }, "url": { "type": "string", "maxLength": 512 },
        "disabled": { "const": false } }, "if": { "properties": { "style": { "const": 5 } } },
        "then": { "required": ["url"], "not": { "required": ["custom_id"] } },
        "else": { "required": ["custom_id"], "not": { "required": ["url"] } } },
    // components/reference.mdx, String Select. One entry is chosen, which is the default.
    "menu": { "type": "object", "required": ["type", "custom_id", "options"], "properties": {
        "type": { "const": 3 }, "custom_id": { "$ref": "#/$defs/text" },
        "placeholder": { "type": "string", "maxLength": 150 }, "disabled": { "const": false },
        "options": { "type": "array", "minItems": 1, "maxItems": 25, "items": {
            "type": "object", "required": ["label", "value"], "properties": {
                "label": { "$ref": "#/$defs/text" }, "value": { "$ref": "#/$defs/text" },
                "description": { "type": "string", "maxLength": 100 } } } } } },
    "text": { "type": "string", "minLength": 1, "maxLength": 100 } } }"##;

/// The body that overwrites all commands: interactions/application-commands.mdx.
const COMMANDS: &str = r##"{ "type": "array", "maxItems": 100, "items":
    // Structure. Ours: no type 2 or 3 (they send us what people wrote); contexts always said.
    { "type": "object", "required": ["name", "description", "contexts", "integration_types"],
      "properties": { "type": { "const": 1 }, "nsfw": { "const": false },
        "name": { "$ref": "#/$defs/name" }, "description": { "$ref": "#/$defs/text" },
        "contexts": { "$ref": "#/$defs/some" }, "integration_types": { "$ref": "#/$defs/some" },
        "default_member_permissions": { "type": ["string", "null"] },
        "options": { "$ref": "#/$defs/options" } } },
"$defs": { "some": { "type": "array", "minItems": 1 },
    // Option Structure, Choice Structure. Ours: nothing is required; subcommands, fixed choices and
    // yes-no (5) only; no autocomplete, it is free text ("not confined to only use choices given").
    "options": { "type": "array", "maxItems": 25, "items": {
        "type": "object", "required": ["type", "name", "description"], "properties": {
            "type": { "enum": [1, 2, 3, 5] }, "name": { "$ref": "#/$defs/name" },
            "description": { "$ref": "#/$defs/text" }, "required": { "const": false },
            "autocomplete": { "const": false }, "choices": { "$ref": "#/$defs/choices" },
            "options": { "$ref": "#/$defs/options" } },
        "if": { "properties": { "type": { "const": 3 } } }, "then": { "required": ["choices"] } } },
    "choices": { "type": "array", "minItems": 1, "maxItems": 25, "items": {
        "type": "object", "required": ["name", "value"], "properties": {
            "name": { "$ref": "#/$defs/text" }, "value": { "$ref": "#/$defs/text" } } } },
    // Naming. "If there is a lowercase variant of any letters used, you must use those."
    "name": { "type": "string", "pattern": "^[-_'\\p{Ll}\\p{Lm}\\p{Lo}\\p{N}]{1,32}$" },
    "text": { "type": "string", "minLength": 1, "maxLength": 100 } } }"##;

/// The messages: a response to an interaction, a post and an edit of a post.
static MESSAGES: LazyLock<[Schema; 3]> =
    LazyLock::new(|| Schema::at(read(RESPONSE), ["", "/$defs/post", "/$defs/patch"]));

/// What is wrong with a response to an interaction, each as "where: what".
pub(crate) fn check_response(body: &Value) -> Vec<String> {
    let [schema, _, _] = &*MESSAGES;
    let mut problems = schema.problems(body);
    let data = &body["data"];
    // An update keeps the state of its message, and only private replies are updated.
    let private = body["type"] == 7 || data["flags"].as_u64().is_some_and(|it| it & 64 != 0);
    let mut components = Vec::new();
    for (place, row) in items("/data/components", &data["components"]) {
        let cells = items(&format!("{place}/components"), &row["components"]);
        for (place, menu) in cells.iter().filter(|(_, cell)| cell["type"] == 3) {
            // components/reference.mdx, Action Row: "up to 5 buttons" or "a single select".
            if cells.len() > 1 {
                problems.push(format!("{place}: a menu must be alone in its row"));
            }
            // Ours: where it is not redrawn, choosing the same entry twice sends nothing.
            if !private {
                problems.push(format!("{place}: a menu must be in a private message"));
            }
            problems.extend(twice(&items(place, &menu["options"]), "value"));
        }
        components.extend(cells);
    }
    // components/reference.mdx: components "must not share the same custom_id".
    problems.extend(twice(&components, "custom_id"));
    problems
}

/// What is wrong with a post, each as "where: what".
pub(crate) fn check_post(body: &Value) -> Vec<String> {
    let [_, schema, _] = &*MESSAGES;
    check_public(schema, body)
}

/// What is wrong with an edit of a post, each as "where: what".
pub(crate) fn check_patch(body: &Value) -> Vec<String> {
    let [_, _, schema] = &*MESSAGES;
    check_public(schema, body)
}

fn check_public(schema: &Schema, body: &Value) -> Vec<String> {
    let mut problems = schema.problems(body);
    let rows = items("/components", &body["components"]);
    let cells = rows.iter().map(|(place, row)| (format!("{place}/components"), &row["components"]));
    let components: Vec<_> = cells.flat_map(|(place, cells)| items(&place, cells)).collect();
    problems.extend(twice(&components, "custom_id"));
    problems
}

/// What is wrong with the body that overwrites all commands, each as "where: what".
pub(crate) fn check_commands(body: &Value) -> Vec<String> {
    static SCHEMA: LazyLock<[Schema; 1]> = LazyLock::new(|| Schema::at(read(COMMANDS), [""]));
    let mut problems = SCHEMA[0].problems(body);
    problems.extend(siblings("", body));
    // "8000 characters for combined name, description, and value properties".
    for (place, command) in items("", body) {
        if characters(command) > 8000 {
            problems.push(format!("{place}: is longer than 8000 in all"));
        }
    }
    problems
}

/// Names are unique among siblings; so, ours, are the values of choices.
fn siblings(place: &str, list: &Value) -> Vec<String> {
    let items = items(place, list);
    let mut problems = [twice(&items, "name"), twice(&items, "value")].concat();
    for (place, item) in items {
        for key in ["options", "choices"] {
            problems.extend(siblings(&format!("{place}/{key}"), &item[key]));
        }
    }
    problems
}

/// Every text in a command; the digits of its permissions are not in the sum, and do no harm.
fn characters(item: &Value) -> usize {
    match item {
        Value::String(text) => text.chars().count(),
        Value::Array(items) => items.iter().map(characters).sum(),
        Value::Object(keys) => keys.values().map(characters).sum(),
        _ => 0,
    }
}

/// The items whose `key` an earlier item has too.
fn twice(items: &[(String, &Value)], key: &str) -> Vec<String> {
    let mut seen = HashSet::new();
    let items = items.iter().filter(|(_, item)| !item[key].is_null());
    let taken = items.filter(|(_, item)| !seen.insert(&item[key]));
    let text = |(place, _): &(String, _)| format!("{place}: has a {key} that is taken");
    taken.map(text).collect()
}

fn items<'a>(place: &str, list: &'a Value) -> Vec<(String, &'a Value)> {
    let items = list.as_array().into_iter().flatten().enumerate();
    let placed = |(i, item)| (format!("{place}/{i}"), item);
    items.map(placed).collect()
}

fn read(text: &str) -> Value {
    let is_json = |line: &&str| !line.trim_start().starts_with("//");
    let text: String = text.lines().filter(is_json).collect();
    let mut schema = serde_json::from_str(&text).expect("JSON");
    close_objects(&mut schema);
    schema
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const LONG: fn(usize) -> String = |most| "é".repeat(most + 1);

    /// Puts each value in its place of a good body, and expects what the case says of it.
    fn assert_refused(check: fn(&Value) -> Vec<String>, good: &Value, cases: &Value) {
        assert_eq!(check(good), [""; 0]);
        for case in cases.as_array().expect("a list") {
            let [place, says] = [0, 2].map(|i| case[i].as_str().expect("a text"));
            let (parent, key) = place.rsplit_once('/').expect("a pointer");
            let mut body = good.clone();
            match body.pointer_mut(parent) {
                Some(Value::Array(list)) => list.push(case[1].clone()),
                object => object.expect("a place")[key] = case[1].clone(),
            }
            let problems = check(&body).join("; ");
            assert!(problems.contains(says), "{case}: {problems}");
        }
    }

    #[test]
    fn every_limit_of_a_response_refuses_what_is_beyond_it() {
        let button = json!({ "type": 2, "style": 2, "label": "Help", "custom_id": "h~0" });
        let link = json!({ "type": 2, "style": 5, "label": "Card", "url": "https://example.org" });
        let entry = json!({ "label": "Law", "value": "law~0", "description": "The law" });
        let menu = json!({ "type": 3, "custom_id": "m~0", "options": [entry] });
        let row = json!({ "type": 1, "components": [menu] });
        let rows = json!([{ "type": 1, "components": [button, link] }, row]);
        let good = json!({ "type": 4, "data": { "content": "é".repeat(2000), "flags": 68,
            "allowed_mentions": { "parse": [] }, "components": rows } });
        let b = |tail: &str| format!("/data/components/0/components/{tail}");
        let m = |tail: &str| format!("/data/components/1/components/0/{tail}");
        let cases = json!([
            ["/type", 9, "no known"], ["/type", 5, "no known"],
            ["/data/flags", 32768, "/data/flags"], ["/data/content", "", ">=1,"],
            ["/data/content", LONG(2000), "<=2000,"],
            ["/data/allowed_mentions", { "parse": ["users"] }, "allowed_mentions"],
            ["/data/embeds", [], "'embeds' not allowed"],
            ["/data/attachments", [], "'attachments' not allowed"],
            ["/data/flags", 4, "private message"],
            ["/data/components", vec![&row; 6], "maximum 5 items"],
            ["/data/components/0/type", 17, "must be 1 (it is 17)"],
            [b("-"), menu, "alone in its row"],
            ["/data/components/0/components", [], "minimum 1 items"], [b("-"), button, "is taken"],
            ["/data/components/0/components", vec![&button; 6], "maximum 5 items"],
            [b("-"), { "type": 5, "custom_id": "x" }, "no known kind"],
            [b("0/style"), 6, "5 (it is 6)"], [b("0/label"), "", ">=1,"],
            [b("0/label"), LONG(80), "<=80,"], [b("0/custom_id"), "", ">=1,"],
            [b("0/custom_id"), LONG(100), "<=100,"], [b("0/disabled"), true, "must be false ("],
            [b("0/url"), "https://a.org", "/0: not failed"],
            [b("1/custom_id"), "c~0", "/1: not failed"], [b("1/url"), LONG(512), "<=512,"],
            [m("options"), [], "minimum 1 items"],
            [m("options"), vec![&entry; 26], "maximum 25 items"],
            [m("options/-"), entry, "is taken"], [m("placeholder"), LONG(150), "<=150,"],
            [m("options/0/value"), "", ">=1,"], [m("options/0/value"), LONG(100), "<=100,"],
            [m("options/0/label"), LONG(100), "<=100,"],
            [m("options/0/description"), LONG(100), "<=100,"],
        ]);
        assert_refused(check_response, &good, &cases);
    }

    #[test]
    fn every_limit_of_a_post_refuses_what_is_beyond_it() {
        let button = json!({ "type": 2, "style": 2, "label": "Help", "custom_id": "h~0" });
        let menu =
            json!({ "type": 3, "custom_id": "m", "options": [{ "label": "L", "value": "v" }] });
        let row = json!({ "type": 1, "components": [button] });
        let edit = json!({ "content": "é".repeat(2000), "flags": 4, "components": [row],
            "allowed_mentions": { "parse": [] } });
        let cases = json!([
            ["/content", "", ">=1,"], ["/content", LONG(2000), "<=2000,"],
            ["/flags", 64, "0, 4 (it is 64)"], ["/embeds", [], "'embeds' not allowed"],
            ["/tts", true, "'tts' not allowed"],
            ["/allowed_mentions", { "parse": ["users"] }, "allowed_mentions"],
            ["/allowed_mentions", null, "allowed_mentions"], ["/components/-", row, "is taken"],
            ["/components", vec![&row; 6], "maximum 5 items"],
            ["/components/0/components", vec![&button; 6], "maximum 5 items"],
            ["/components/0/components", [], "minimum 1 items"],
            ["/components/0/components/-", menu, "must be 2 (it is 3)"],
            ["/components/0/components/0/custom_id", LONG(100), "<=100,"],
            ["/components/0/components/0/label", LONG(80), "<=80,"],
        ]);
        assert_refused(check_patch, &edit, &cases);
        let mut post = edit.clone();
        (post["nonce"], post["enforce_nonce"]) = (json!("n".repeat(25)), json!(true));
        assert_refused(check_post, &post, &cases);
        let of_nonces = json!([
            ["/nonce", "", ">=1,"],
            ["/nonce", LONG(25), "<=25,"],
            ["/nonce", 7, "/nonce"],
            ["/enforce_nonce", false, "must be true ("],
        ]);
        assert_refused(check_post, &post, &of_nonces);
        assert!(check_post(&edit).join("; ").contains("missing properties 'nonce'"));
        assert!(check_patch(&post).join("; ").contains("'nonce' not allowed"));
    }

    #[test]
    fn every_limit_of_a_command_refuses_what_is_beyond_it() {
        let choice = json!({ "name": "Law", "value": "law" });
        let topic = json!({ "type": 3, "name": "topic", "description": "T", "choices": [choice] });
        let share = json!({ "type": 5, "name": "share", "description": "Show everyone" });
        let chapter = json!({ "type": 1, "name": "law", "description": "Law", "options": [topic] });
        let good = json!([{ "type": 1, "name": "a-z", "description": "All words",
            "contexts": [0, 1], "integration_types": [0, 1], "options": [topic, share, chapter] }]);
        let big = json!({ "options": [], "choices": vec![json!({ "value": LONG(320) }); 25] });
        let o = |tail: &str| format!("/0/options/{tail}");
        let cases = json!([
            ["/-", good[0], "is taken"], ["/0/name", "A-z", "'A-z' does not match"],
            ["/0/name", "a z", "'a z' does not match"], ["/0/name", LONG(32), "does not match"],
            ["/0/description", "", ">=1,"], ["/0/description", LONG(100), "<=100,"],
            ["/0/type", 2, "must be 1 (it is 2)"], ["/0/contexts", null, "contexts"],
            ["/0/integration_types", [], "minimum 1 items"],
            ["/0/options", vec![&topic; 26], "maximum 25 items"], [o("-"), share, "is taken"],
            [o("-"), { "type": 6 }, "5 (it is 6)"], [o("-"), big, "longer than 8000"],
            [o("-"), { "type": 3 }, "missing properties 'choices'"],
            [o("0/required"), true, "must be false ("],
            [o("0/autocomplete"), true, "must be false ("], [o("0/choices"), [], "minimum 1 items"],
            [o("0/choices"), vec![&choice; 26], "maximum 25 items"],
            [o("0/choices/-"), { "name": "Law" }, "a name that is taken"],
            [o("0/choices/-"), { "value": "law" }, "a value that is taken"],
            [o("0/choices/0/name"), "", ">=1,"], [o("0/choices/0/name"), LONG(100), "<=100,"],
            [o("2/options/0/choices/0/value"), LONG(100), "<=100,"],
        ]);
        assert_refused(check_commands, &good, &cases);
        assert!(check_commands(&json!(vec![&good[0]; 101]))[0].contains("maximum 100 items"));
    }
}
