//! Holds what we send against Discord's own description of its API (JSON Schema 2020-12).
//!
//! The description is no part of this crate: `DISCORD_OPENAPI` names the file, and without it these
//! checks are skipped, aloud. Its objects are closed, so that a misspelt key is an error and not one
//! more unknown field. It is silent on much that is documented (unique custom ids, a menu alone in
//! its row): `limits_of_discord` checks that.

use std::error::Error;
use std::ffi::OsString;
use std::io::Write;
use std::sync::LazyLock;
use std::{env, fs};

use regex::Regex;
use serde_json::Value;

use super::schema::{Finding, Schema, close_objects};

const CALLBACK: &str = "/~1interactions~1{interaction_id}~1{interaction_token}~1callback/post";
const COMMANDS: &str = "/~1applications~1{application_id}~1commands/put";
const POST: &str = "/~1channels~1{channel_id}~1messages/post";
const PATCH: &str = "/~1channels~1{channel_id}~1messages~1{message_id}/patch";
const EDIT: &str = "/~1webhooks~1{webhook_id}~1{webhook_token}~1messages~1@original/patch";
const SKIPPED: &str = "DISCORD_OPENAPI is not set, so nothing was compared with Discord's \
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

/// Every row is held by a test: when Discord corrects its description, the row fails and goes.
pub(crate) const DISAGREEMENTS: &[Disagreement] = &[
    Disagreement {
        place: r"^/\d+/default_member_permissions$",
        description_says: r#"^want null or integer, but got string \(it is "\d+"\)$"#,
        reason: "`?string` in interactions/application-commands.mdx, Application Command Structure; \
                 Discord parses both, its staff says (discord-api-spec issue 11)",
    },
    Disagreement {
        place: r"^/\d+$",
        description_says: r"^additionalProperties 'nsfw' not allowed$",
        reason: "`nsfw?: boolean` in interactions/application-commands.mdx, Application Command \
                 Structure; the description has it only in what Discord sends back",
    },
];

/// Discord's description, ready to check bodies.
pub(crate) struct OpenApi {
    callback: Schema,
    commands: Schema,
    edit: Schema,
    post: Schema,
    patch: Schema,
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
        let of = |operation| json_at(&format!("{operation}/requestBody"));
        let places = [CALLBACK, COMMANDS, EDIT, POST, PATCH].map(of);
        let [callback, commands, edit, post, patch] = Schema::at(description.clone(), places);
        Self { callback, commands, edit, post, patch, description }
    }

    /// What the description has against a response to an interaction.
    pub(crate) fn check_callback(&self, body: &Value) -> Vec<String> {
        errors(&self.callback, body)
    }

    /// What the description has against the body that overwrites all commands.
    pub(crate) fn check_commands(&self, body: &Value) -> Vec<String> {
        errors(&self.commands, body)
    }

    /// What the description has against an edit of an original response.
    pub(crate) fn check_edit(&self, body: &Value) -> Vec<String> {
        errors(&self.edit, body)
    }
}

impl OpenApi {
    /// What the description has against a post.
    pub(crate) fn check_post(&self, body: &Value) -> Vec<String> {
        errors(&self.post, body)
    }

    /// What the description has against an edit of a post.
    pub(crate) fn check_patch(&self, body: &Value) -> Vec<String> {
        errors(&self.patch, body)
    }

    /// The names of what an object of the description may have.
    pub(crate) fn fields(&self, object: &str) -> Vec<&str> {
        let fields = &self.description["components"]["schemas"][object]["properties"];
        fields.as_object().expect(object).keys().map(String::as_str).collect()
    }

    /// What the description has against an answer: to a method, on a path with its names in braces.
    pub(crate) fn check_answer(&self, method: &str, path: &str, body: &Value) -> Vec<String> {
        let place = format!("/{}/{method}/responses/200", path.replace('/', "~1"));
        let [schema] = Schema::at(self.description.clone(), [json_at(&place)]);
        schema.problems(body)
    }
}

/// Where the description has the schema of a body, which is described at this place below the paths.
fn json_at(place: &str) -> String {
    format!("/paths{place}/content/application~1json/schema")
}

fn is_known(finding: &Finding, row: &Disagreement) -> bool {
    let fits = |pattern, text| Regex::new(pattern).expect("a pattern").is_match(text);
    fits(row.place, &finding.place) && fits(row.description_says, &finding.what)
}

/// What a schema has against a body, except where we differ knowingly, each as "where: what".
fn errors(schema: &Schema, body: &Value) -> Vec<String> {
    let mut findings = schema.findings(body);
    findings.retain(|finding| !DISAGREEMENTS.iter().any(|row| is_known(finding, row)));
    findings.iter().map(Finding::to_string).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

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
        let keys = ["enforce_nonce", "nonce"];
        let not_of_edits = keys.map(|key| format!(": additionalProperties '{key}' not allowed"));
        assert_eq!(discord.check_patch(&post), not_of_edits, "an edit has no nonce");
    }

    #[test]
    fn every_disagreement_still_stands_and_cites_its_page() {
        let Some(discord) = discord() else { return };
        let mut body = commands();
        let findings = discord.commands.findings(&body);
        for row in DISAGREEMENTS {
            let used = findings.iter().any(|finding| is_known(finding, row));
            assert!(used, "Discord corrected it, drop the row: {}", row.place);
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
            "/data/flag": [64, "/data: additionalProperties 'flag' not allowed"],
            "/data/components": ["x", "/data/components: want null or array, but got string"],
            "/data/components/0/components/0/custom_id": ["", "/custom_id: length must be >=1, but"],
            "/data/components/0/components/1/url": ["here", "/1/url: 'here' is not valid uri"],
            "/data/components/0/components/0/style": [9, "/0/style: 9 is of no known kind"],
            "/data/components/1/components/0/options": [[], "/options: minimum 1 items required"],
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
