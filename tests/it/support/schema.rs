//! A JSON Schema (2020-12) that is compiled once, and what it has against a body, one by one.
//!
//! Both judges of bodies use it, `openapi` and `limits_of_discord`. boon compiles only what the
//! wanted places refer to, and fetches nothing. Of a union only the branch that is meant (by `type`)
//! is reported, because "none matched" helps nobody. A finding is in boon's words, with two
//! differences: each key that is missing or too many has its own, and where boon says only what it
//! wants, the finding says what is there too.

use std::fmt::{self, Display};
use std::sync::Arc;

use boon::{
    Compiler, Draft, ErrorKind as Kind, SchemaIndex, Schemas, SchemeUrlLoader, ValidationError,
};
use serde_json::{Value, json};

/// What boon calls the document: no address, so that nobody mistakes it for one.
const DOCUMENT: &str = "urn:document";

/// One schema of a document.
pub(super) struct Schema {
    document: Arc<Schemas>,
    index: SchemaIndex,
}

/// What a schema has against a body.
pub(super) struct Finding {
    /// Where in the body: a JSON pointer.
    pub(super) place: String,
    /// In boon's words.
    pub(super) what: String,
}

impl Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

impl Schema {
    /// Compiles the schemas at these places of a document, each a JSON pointer.
    pub(super) fn at<const N: usize>(document: Value, places: [impl AsRef<str>; N]) -> [Self; N] {
        let mut compiler = Compiler::new();
        compiler.set_default_draft(Draft::V2020_12);
        // Discord's own formats (snowflake, int32, nonce) are unknown to boon, which ignores them.
        compiler.enable_format_assertions();
        // This loader knows no scheme: a schema that is elsewhere is an error.
        compiler.use_loader(Box::new(SchemeUrlLoader::new()));
        compiler.add_resource(DOCUMENT, document).expect("a URL");
        let mut schemas = Schemas::new();
        let indices = places.map(|place| {
            let place = format!("{DOCUMENT}#{}", place.as_ref());
            compiler.compile(&place, &mut schemas).unwrap_or_else(|error| panic!("{error:#}"))
        });
        let document = Arc::new(schemas);
        indices.map(|index| Self { document: Arc::clone(&document), index })
    }

    /// What the schema has against a body.
    pub(super) fn findings(&self, body: &Value) -> Vec<Finding> {
        let error = self.document.validate(body, self.index).err();
        error.map(|error| leaves(&error, body)).unwrap_or_default()
    }

    /// The same, each as "where: what".
    pub(super) fn problems(&self, body: &Value) -> Vec<String> {
        self.findings(body).iter().map(Finding::to_string).collect()
    }
}

/// Closes objects, so that a misspelt key is an error and not one more unknown field.
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

/// An error as findings: of a union those of the branch that the value comes closest to.
fn leaves(error: &ValidationError<'_, '_>, body: &Value) -> Vec<Finding> {
    gathered(error).into_iter().flat_map(|error| findings(error, body)).collect()
}

/// The errors that an error only gathers, of a branch, say, or of what is referred to.
fn gathered<'e, 's, 'v>(error: &'e ValidationError<'s, 'v>) -> Vec<&'e ValidationError<'s, 'v>> {
    match error.kind {
        Kind::Schema { .. } | Kind::Group | Kind::Reference { .. } | Kind::AllOf => {
            error.causes.iter().flat_map(gathered).collect()
        }
        _ => vec![error],
    }
}

fn findings(error: &ValidationError<'_, '_>, body: &Value) -> Vec<Finding> {
    let place = error.instance_location.to_string();
    if matches!(error.kind, Kind::AnyOf | Kind::OneOf(None))
        && let Some(findings) = closest(&place, &error.causes, body)
    {
        return findings;
    }
    let found = body.pointer(&place).expect("boon was there");
    let finding = |what| Finding { place: place.clone(), what };
    sentences(&error.kind, found).into_iter().map(finding).collect()
}

/// What an error says of the value that was found in its place.
fn sentences(kind: &Kind<'_, '_>, found: &Value) -> Vec<String> {
    let found = || format!("{:.80}", found.to_string());
    match kind {
        Kind::AnyOf | Kind::OneOf(None) => vec![format!("{} is of no known kind", found())],
        Kind::AdditionalProperties { got } => {
            let alone = |key| Kind::AdditionalProperties { got: vec![Clone::clone(key)] };
            got.iter().map(|key| alone(key).to_string()).collect()
        }
        Kind::Required { want } => {
            want.iter().map(|key| Kind::Required { want: vec![key] }.to_string()).collect()
        }
        Kind::Type { .. } | Kind::Const { .. } | Kind::Enum { .. } => {
            vec![format!("{kind} (it is {})", found())]
        }
        _ => vec![kind.to_string()],
    }
}

/// The findings of the branch that the value in a place comes closest to, if it is of its kind.
fn closest(
    place: &str,
    branches: &[ValidationError<'_, '_>],
    body: &Value,
) -> Option<Vec<Finding>> {
    let of_its_kind = branches.iter().filter(|branch| !is_other_kind(place, branch));
    of_its_kind.map(|branch| leaves(branch, body)).min_by_key(Vec::len)
}

/// Whether a branch is for something else: for `null`, say, or for another `type` of component.
fn is_other_kind(place: &str, branch: &ValidationError<'_, '_>) -> bool {
    gathered(branch).into_iter().any(|error| {
        let of_value =
            matches!(error.kind, Kind::Type { .. } | Kind::Const { .. } | Kind::Enum { .. });
        let there = error.instance_location.to_string();
        of_value && matches!(there.strip_prefix(place), Some("" | "/type"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(schema: Value, body: &Value) -> Vec<String> {
        let [schema] = Schema::at(schema, [""]);
        schema.problems(body)
    }

    #[test]
    fn a_known_format_is_held_and_an_unknown_one_is_ignored() {
        let of = |format| json!({ "type": "string", "format": format });
        for (format, fits, does_not) in [
            ("uri", "https://example.org/card?a=b#c", "here"),
            ("date-time", "2026-11-23T12:00:00.000000+00:00", "2026-11-23"),
        ] {
            assert_eq!(problems(of(format), &json!(fits)), [""; 0]);
            let found = problems(of(format), &json!(does_not));
            let says = format!(": '{does_not}' is not valid {format}: ");
            assert!(found.len() == 1 && found[0].starts_with(&says), "{found:?}");
        }
        for format in ["snowflake", "int32", "int64", "double", "nonce"] {
            assert_eq!(problems(of(format), &json!("anything")), [""; 0]);
        }
    }

    #[test]
    fn every_key_is_a_finding_and_a_wrong_value_is_named() {
        let mut schema = json!({ "type": "object", "required": ["a", "b"],
            "properties": { "a": { "const": [1] }, "b": { "type": "string" } } });
        close_objects(&mut schema);
        let missing = [": missing properties 'a'", ": missing properties 'b'"];
        assert_eq!(problems(schema.clone(), &json!({})), missing);
        let found = problems(schema, &json!({ "a": [2], "b": 7, "c": 1, "d/e": 1 }));
        let says = [
            "/a: const failed (it is [2])",
            "/b: want string, but got number (it is 7)",
            ": additionalProperties 'c' not allowed",
            ": additionalProperties 'd/e' not allowed",
        ];
        assert_eq!(found, says);
    }

    #[test]
    fn of_a_union_the_branch_that_is_meant_is_reported() {
        for union in ["anyOf", "oneOf"] {
            let of = |kind: u64, key: &str| {
                json!({ "type": "object", "required": [key],
                "properties": { "type": { "const": kind }, (key): { "maxLength": 1 } } })
            };
            let schema = json!({ "items": { (union): [{ "$ref": "#/$defs/a" }, of(2, "b"),
                { "type": "null" }] }, "$defs": { "a": of(1, "a") } });
            let body = json!([null, { "type": 1, "a": "aa" }, { "type": 2 }, { "type": 3 }]);
            let says = [
                "/1/a: length must be <=1, but got 2",
                "/2: missing properties 'b'",
                "/3: {\"type\":3} is of no known kind",
            ];
            assert_eq!(problems(schema, &body), says);
        }
        let one = json!({ "oneOf": [{ "const": 1 }] });
        assert_eq!(problems(one, &json!(2)), [": value must be 1 (it is 2)"]);
    }

    #[test]
    #[should_panic(expected = "file:///etc/hostname")]
    fn a_schema_that_is_elsewhere_is_not_fetched() {
        problems(json!({ "$ref": "file:///etc/hostname" }), &json!(1));
    }
}
