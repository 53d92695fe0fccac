//! Which fields of an interaction nobody reads: the list in `docs/privacy.md` is the whole of it.
//!
//! serde itself tells what is passed over, so a field that is read one day, and a field that Discord
//! adds, is missed in that list.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::{Deserializer, Value};

use super::documented::interactions;
use signpost::transport::Decoded;

/// Returns the paths of what is passed over in an interaction, such as `member.roles`.
pub(super) fn unread(json: &str) -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    let note = |path: serde_ignored::Path<'_>| {
        paths.insert(path.to_string());
    };
    let from = &mut Deserializer::from_str(json);
    serde_ignored::deserialize::<_, _, Decoded>(from, note).unwrap();
    paths
}

/// What is read and what is not, by the object that it is in.
#[derive(Default)]
struct Fields {
    read: BTreeSet<String>,
    unread: BTreeSet<String>,
}

type Table = BTreeMap<String, Fields>;

/// Notes the fields of what is at `at`, and of what is below those that are read.
fn note(table: &mut Table, unread: &BTreeSet<String>, at: &str, value: &Value) {
    let below = |key: &str| if at.is_empty() { key.to_owned() } else { format!("{at}.{key}") };
    for (index, entry) in value.as_array().into_iter().flatten().enumerate() {
        note(table, unread, &below(&index.to_string()), entry);
    }
    for (key, inside) in value.as_object().into_iter().flatten() {
        let fields = table.entry(object_at(at)).or_default();
        if unread.contains(&below(key)) {
            fields.unread.insert(key.clone());
        } else {
            fields.read.insert(key.clone());
            note(table, unread, &below(key), inside);
        }
    }
}

/// Returns the name of an object in the list: all options of a command are one.
fn object_at(path: &str) -> String {
    let parts = path.split('.').filter(|part| part.parse::<usize>().is_err());
    parts.collect::<Vec<_>>().join(".")
}

fn documented() -> Table {
    let mut table = Table::new();
    for interaction in interactions() {
        let unread = unread(&interaction.to_string());
        note(&mut table, &unread, "", &interaction);
    }
    table
}

/// Returns the list as it is written: a row for each object.
fn rows(table: &Table) -> String {
    let quoted = |fields: &BTreeSet<String>| {
        fields.iter().map(|field| format!("`{field}`")).collect::<Vec<_>>().join(" ")
    };
    let row = |(object, Fields { read, unread }): (&String, &Fields)| {
        let object = if object.is_empty() { "the interaction" } else { &format!("`{object}`") };
        format!("| {object} | {} | {} |\n", quoted(read), quoted(unread))
    };
    table.iter().map(row).collect()
}

#[test]
fn every_documented_field_is_listed_as_read_or_as_never_read() {
    let text = fs::read_to_string("docs/privacy.md").unwrap();
    let (_, list) = text.split_once("| of | read | never read |\n|---|---|---|\n").unwrap();
    let listed = list.split_inclusive('\n').take_while(|line| line.starts_with('|'));
    let (listed, rows) = (listed.collect::<String>(), rows(&documented()));
    assert!(listed == rows, "docs/privacy.md has to list:\n{rows}");
}

#[test]
fn nothing_about_a_person_is_read() {
    let table = documented();
    let read: Vec<&String> = table.values().flat_map(|fields| &fields.read).collect();
    for personal in ["user", "nick", "roles", "username", "avatar", "content", "author", "locale"] {
        assert!(!read.iter().any(|field| *field == personal), "{personal}");
    }
}
