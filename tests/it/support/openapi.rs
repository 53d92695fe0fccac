//! Holds what we send against Discord's own description of its API (JSON Schema 2020-12).
//!
//! The description is no part of this crate: `DISCORD_OPENAPI` names the file, and without it these
//! checks are skipped, aloud. Two things are done to it. Objects are closed, so that a misspelt key
//! is an error and not one more unknown field. Of a union only the branch that is meant (by `type`)
//! is reported, because "not valid under any of the schemas" helps nobody. It is silent on much that
//! is documented (unique custom ids, a menu alone in its row): `limits_of_discord` stands beside it.

use std::{env, error::Error, ffi::OsString, fs, io::Write, sync::LazyLock};

use jsonschema::{Draft, ValidationError, Validator, error::ValidationErrorKind as Kind};
use regex::Regex;
use serde_json::{Value, json};

const CALLBACK: &str = "/~1interactions~1{interaction_id}~1{interaction_token}~1callback/post";
const COMMANDS: &str = "/~1applications~1{application_id}~1commands/put";
const POST: &str = "/~1channels~1{channel_id}~1messages/post";
const PATCH: &str = "/~1channels~1{channel_id}~1messages~1{message_id}/patch";
const EDIT: &str = "/~1webhooks~1{webhook_id}~1{webhook_token}~1messages~1@original/patch";
const SKIPPED: &str = "DISCORD_OPENAPI is not set, so nothing was held against Discord's \
                       OpenAPI description";

/// Where the description and Discord's documentation differ, and we follow the documentation.
pub(crate) struct Disagreement {
    /// Where in the body: a pattern for the JSON pointer.
    place: &'static str,
    /// What the description says of the documented form, and of that only: a pattern for the error.
    description_says: &'static str,
    /// Why the documentation is right, and its page.
    reason: &'static str,
}

/// Every row is held by a test: when Discord mends its description, the row fails and goes.
pub(crate) const DISAGREEMENTS: &[Disagreement] = &[
    Disagreement {
        place: r"^/\d+/default_member_permissions$",
        description_says: r#"^"\d+" is not of types "#,
        reason: "`?string` in interactions/application-commands.mdx, Application Command Structure; \
                 Discord parses both, its staff says (discord-api-spec issue 11)",
    },
    Disagreement {
        place: r"^/\d+$",
        description_says: r"\('nsfw' was unexpected\)$",
        reason: "`nsfw?: boolean` in interactions/application-commands.mdx, Application Command \
                 Structure; the description has it only in what Discord sends back",
    },
];

/// Discord's description, ready to check bodies.
pub(crate) struct OpenApi {
    callback: Validator,
    commands: Validator,
    edit: Validator,
    post: Validator,
    patch: Validator,
    description: Value,
}

/// The description that `DISCORD_OPENAPI` names. When it names none: `None`, and one line on
/// standard error, or a panic where `SIGNPOST_NO_SKIPS` is set.
pub(crate) fn discord() -> Option<&'static OpenApi> {
    static DISCORD: LazyLock<Result<Option<OpenApi>, String>> = LazyLock::new(|| {
        let no_skips = env::var_os("SIGNPOST_NO_SKIPS").is_some();
        let loaded = load(env::var_os("DISCORD_OPENAPI"), no_skips);
        if matches!(loaded, Ok(None)) {
            // Not eprintln: the harness swallows that when a test passes; a skip must be seen.
            writeln!(std::io::stderr(), "skipped: {SKIPPED}").ok();
        }
        loaded
    });
    DISCORD.as_ref().unwrap_or_else(|error| panic!("{error}")).as_ref()
}

fn load(path: Option<OsString>, no_skips: bool) -> Result<Option<OpenApi>, String> {
    let Some(path) = path else {
        let forbidden = || format!("SIGNPOST_NO_SKIPS is set, but {SKIPPED}");
        return if no_skips { Err(forbidden()) } else { Ok(None) };
    };
    // A wrong path is a mistake, never a wish to skip.
    let because = |error: &dyn Error| format!("DISCORD_OPENAPI={}: {error}", path.display());
    let text = fs::read(&path).map_err(|error| because(&error))?;
    let description = serde_json::from_slice(&text).map_err(|error| because(&error))?;
    Ok(Some(OpenApi::new(description)))
}

impl OpenApi {
    fn new(mut description: Value) -> Self {
        close_objects(&mut description["components"]);
        let of = |operation| validator(&description, &format!("{operation}/requestBody"));
        let [callback, commands, edit] = [CALLBACK, COMMANDS, EDIT].map(of);
        let [post, patch] = [POST, PATCH].map(of);
        Self { callback, commands, edit, post, patch, description }
    }

    /// What the description has against a response to an interaction.
    pub(crate) fn check_callback(&self, body: &Value) -> Vec<String> {
        errors(&self.callback, body, DISAGREEMENTS)
    }

    /// What the description has against the body that overwrites all commands.
    pub(crate) fn check_commands(&self, body: &Value) -> Vec<String> {
        errors(&self.commands, body, DISAGREEMENTS)
    }

    /// What the description has against an edit of an original response.
    pub(crate) fn check_edit(&self, body: &Value) -> Vec<String> {
        errors(&self.edit, body, DISAGREEMENTS)
    }
}

impl OpenApi {
    /// What the description has against a post.
    pub(crate) fn check_post(&self, body: &Value) -> Vec<String> {
        errors(&self.post, body, DISAGREEMENTS)
    }

    /// What the description has against an edit of a post.
    pub(crate) fn check_patch(&self, body: &Value) -> Vec<String> {
        errors(&self.patch, body, DISAGREEMENTS)
    }

    /// What the description has against an answer: to a method, on a path with its names in braces.
    pub(crate) fn check_answer(&self, method: &str, path: &str, body: &Value) -> Vec<String> {
        let place = format!("/{}/{method}/responses/200", path.replace('/', "~1"));
        errors(&validator(&self.description, &place), body, &[])
    }
}

/// Checks the body that is described at this place below the paths.
fn validator(description: &Value, place: &str) -> Validator {
    let body = description["paths"].pointer(place).expect("it is described");
    // The components stay at the root, so that `#/components/schemas/…` resolves as it stands.
    let schema = json!({
        "components": description["components"],
        "allOf": [body["content"]["application/json"]["schema"]],
    });
    let options = jsonschema::options().with_draft(Draft::Draft202012);
    // Of the formats only `uri` is known; Discord's own (snowflake, int32, nonce) are ignored.
    let validator = options.should_validate_formats(true).build(&schema);
    validator.expect("the description is made of JSON Schemas")
}

pub(super) fn close_objects(schema: &mut Value) {
    match schema {
        Value::Object(keys) => {
            keys.values_mut().for_each(close_objects);
            if keys.contains_key("properties") && keys.contains_key("type") {
                keys.insert("additionalProperties".into(), json!(false));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(close_objects),
        _ => {}
    }
}

/// Where something is wrong (a JSON pointer), and what.
type Finding = (String, String);

fn is_known((place, what): &Finding, row: &Disagreement) -> bool {
    let fits = |pattern, text| Regex::new(pattern).expect("a pattern").is_match(text);
    fits(row.place, place) && fits(row.description_says, what)
}

/// What a schema has against a body, except where we differ knowingly, each as "where: what".
pub(super) fn errors(schema: &Validator, body: &Value, except: &[Disagreement]) -> Vec<String> {
    let mut findings = findings(schema, body);
    findings.retain(|finding| !except.iter().any(|row| is_known(finding, row)));
    let text = |(place, what): &Finding| format!("{place}: {what}");
    findings.iter().map(text).collect()
}

fn findings(schema: &Validator, body: &Value) -> Vec<Finding> {
    let errors = schema.iter_errors(body);
    errors.flat_map(|error| leaves(&error)).collect()
}

/// An error as findings: of a union those of the branch that the value comes closest to.
fn leaves(error: &ValidationError<'_>) -> Vec<Finding> {
    let place = error.instance_path().as_str();
    let (Kind::AnyOf { context } | Kind::OneOfNotValid { context }) = error.kind() else {
        return vec![(place.to_owned(), error.to_string())];
    };
    let of_its_kind = context.iter().filter(|one| !is_other_kind(place, one));
    let findings = of_its_kind.map(|branch| branch.iter().flat_map(leaves).collect::<Vec<_>>());
    let no_kind = || format!("{:.80} is of no known kind", error.instance().to_string());
    let closest = findings.min_by_key(Vec::len);
    closest.unwrap_or_else(|| vec![(place.to_owned(), no_kind())])
}

/// Whether a branch is for something else: for `null`, say, or for another `type` of component.
fn is_other_kind(place: &str, branch: &[ValidationError<'static>]) -> bool {
    branch.iter().any(|error| {
        let here = error.instance_path().as_str().strip_prefix(place);
        let keyword = error.kind().keyword();
        matches!(here, Some("" | "/type")) && matches!(keyword, "type" | "const" | "enum")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(kind: u64) -> Value {
        let menu = json!({ "type": 3, "custom_id": "m~1", "placeholder": "Choose", "options":
            [{ "label": "Consent", "value": "t~0", "description": "What it is" }] });
        let rows = json!([{ "type": 1, "components": [
            { "type": 2, "style": 2, "custom_id": "h~0", "label": "Help for me" },
            { "type": 2, "style": 5, "url": "https://example.org/card", "label": "Card" }] },
            { "type": 1, "components": [menu] }]);
        json!({ "type": kind, "data": { "content": "999", "flags": 68,
            "allowed_mentions": { "parse": [] }, "components": rows } })
    }

    fn commands() -> Value {
        let options = json!([{ "type": 3, "name": "topic", "description": "A topic",
            "choices": [{ "name": "A", "value": "a" }] },
            { "type": 5, "name": "share", "description": "Show everyone" }]);
        let law = json!([{ "type": 1, "name": "law", "description": "L", "options": options }]);
        let command = json!({ "type": 1, "name": "consent", "description": "A command",
            "contexts": [0, 1], "integration_types": [0, 1], "nsfw": false,
            "default_member_permissions": "32", "options": options });
        json!([command, { "type": 1, "name": "guidance", "description": "G", "options": law }])
    }

    #[test]
    fn every_form_that_we_send_holds() {
        let Some(discord) = discord() else { return };
        let empty = json!({ "type": 8, "data": { "choices": [] } });
        let later = json!({ "type": 5, "data": { "flags": 64 } });
        for body in [json!({ "type": 1 }), message(4), message(7), empty, later] {
            assert_eq!(discord.check_callback(&body), [""; 0], "{body}");
        }
        assert_eq!(discord.check_commands(&commands()), [""; 0]);
        assert_eq!(discord.check_edit(&message(4)["data"]), [""; 0]);
        let mut post = message(4)["data"].clone();
        assert_eq!(discord.check_patch(&post), [""; 0]);
        (post["nonce"], post["enforce_nonce"]) = (json!("n".repeat(25)), json!(true));
        assert_eq!(discord.check_post(&post), [""; 0]);
        assert_eq!(discord.check_patch(&post).len(), 1, "an edit has no nonce");
    }

    #[test]
    fn every_disagreement_still_stands_and_cites_its_page() {
        let Some(discord) = discord() else { return };
        let mut body = commands();
        let findings = findings(&discord.commands, &body);
        for row in DISAGREEMENTS {
            let used = findings.iter().any(|finding| is_known(finding, row));
            assert!(used, "Discord mended it, drop the row: {}", row.place);
            assert!(row.reason.contains(".mdx"), "{}", row.reason);
        }
        body[0]["default_member_permissions"] = json!("not the documented form");
        assert_eq!(discord.check_commands(&body).len(), 1);
    }

    #[test]
    fn an_error_names_its_place_and_only_the_branch_that_is_meant() {
        let Some(discord) = discord() else { return };
        let wrong = json!({
            "/type": [10, "is of no known kind"],
            "/data/flag": [64, "/data: Additional properties are not allowed ('flag'"],
            "/data/components": ["x", "/data/components: \"x\" is not of types"],
            "/data/components/0/components/0/custom_id": ["", "/custom_id: \"\" is shorter than 1"],
            "/data/components/0/components/1/url": ["here", "/1/url: \"here\" is not a \"uri\""],
            "/data/components/0/components/0/style": [9, "/0/style: 9 is of no known kind"],
            "/data/components/1/components/0/options": [[], "/options: [] has less than 1 item"],
        });
        for (place, case) in wrong.as_object().expect("an object") {
            let mut body = message(4);
            let (parent, key) = place.rsplit_once('/').expect("a pointer");
            body.pointer_mut(parent).expect("a place")[key] = case[0].clone();
            let found = discord.check_callback(&body);
            let says = case[1].as_str().expect("a text");
            assert_eq!(found.len(), 1, "{found:?}");
            assert!(found[0].contains(says), "{says:?}: {found:?}");
        }
    }

    #[test]
    fn without_the_file_the_checks_are_skipped_unless_that_is_forbidden() {
        assert!(matches!(load(None, false), Ok(None)));
        let forbidden = load(None, true).err();
        assert!(forbidden.is_some_and(|error| error.contains("SIGNPOST_NO_SKIPS is set")));
        let wrong = load(Some("no/such.json".into()), false).err();
        assert!(wrong.is_some_and(|error| error.contains("no/such.json")));
    }
}
