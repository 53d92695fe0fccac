//! Which fields of an interaction are read, and which nobody reads: `privacy::FIELDS` is the whole of it.
//!
//! serde itself tells what is passed over, so a field that is read one day, and a field that Discord
//! adds, is missed there.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Deserializer, Value};

use super::documented::{described, interactions};
use signpost::privacy::{FIELDS, FieldUse};
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
#[derive(Clone, Default)]
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

/// Returns what the program says of each field.
fn listed() -> Table {
    let mut table = Table::new();
    for row in FIELDS {
        let fields = table.entry(row.of.to_owned()).or_default();
        let into = match row.used {
            FieldUse::Read { .. } => &mut fields.read,
            FieldUse::NeverRead => &mut fields.unread,
        };
        into.extend(row.names.iter().map(|&name| name.to_owned()));
    }
    table
}

/// Returns each field of which the table says something else than what is so, and what to do.
fn differences(listed: &Table, documented: &Table) -> Vec<String> {
    let nothing = Fields::default();
    let of = |table: &Table, object: &str| table.get(object).unwrap_or(&nothing).clone();
    let objects: BTreeSet<&String> = listed.keys().chain(documented.keys()).collect();
    let each = objects.into_iter().flat_map(|object| {
        let (said, is) = (of(listed, object), of(documented, object));
        let fields = [&said.read, &said.unread, &is.read, &is.unread];
        let fields: BTreeSet<&String> = fields.into_iter().flatten().collect();
        let each = fields.into_iter().filter_map(|field| {
            let what = difference(field, &said, &is)?;
            Some(if object.is_empty() {
                format!("{field} {what}")
            } else {
                format!("{object}.{field} {what}")
            })
        });
        each.collect::<Vec<_>>()
    });
    each.collect()
}

/// Returns what is wrong with a field of an object, of which the table says `said`.
fn difference(field: &String, said: &Fields, is: &Fields) -> Option<&'static str> {
    let among = |fields: &Fields| (fields.read.contains(field), fields.unread.contains(field));
    match (among(said), among(is)) {
        ((true, true), _) => {
            Some("is both read and never read: keep one of its rows in src/privacy/fields.rs")
        }
        ((false, false), (true, _)) => Some(
            "is read and has no row: say in src/privacy/fields.rs why, and how long it lives, or do not read it",
        ),
        ((false, false), _) => Some(
            "is documented by Discord and has no row: add it to those in src/privacy/fields.rs that are never read",
        ),
        ((false, true), (true, _)) => Some(
            "is read, and its row says never: say in src/privacy/fields.rs why, and how long it lives, or do not read it",
        ),
        ((true, _), (false, true)) => {
            Some("is never read, and its row says why it is: move it in src/privacy/fields.rs")
        }
        (_, (false, false)) => Some(
            "has a row, and Discord documents no such field: take it out of src/privacy/fields.rs",
        ),
        _ => None,
    }
}

#[test]
fn the_table_says_of_every_documented_field_what_the_decoder_does() {
    assert_eq!(differences(&listed(), &documented()), [""; 0]);
}

#[test]
fn every_field_of_discords_own_description_has_a_row() {
    let mut documented = documented();
    for (object, field) in described() {
        let fields = documented.entry(object.to_owned()).or_default();
        if !fields.read.contains(&field) {
            fields.unread.insert(field);
        }
    }
    assert_eq!(differences(&listed(), &documented), [""; 0]);
}

#[test]
fn a_field_that_discord_adds_fails_by_its_name_and_with_what_to_do() {
    let mut documented = documented();
    documented.get_mut("member").unwrap().unread.insert("mood".to_owned());
    let found = differences(&listed(), &documented);
    assert_eq!(
        found,
        [
            "member.mood is documented by Discord and has no row: add it to those in src/privacy/fields.rs that are never read"
        ]
    );
}

#[test]
fn a_field_that_is_read_while_its_row_says_never_fails_and_so_does_one_without_a_row() {
    let mut decoded = documented();
    let member = decoded.get_mut("member").unwrap();
    member.unread.remove("nick");
    member.read.extend(["mood", "nick"].map(str::to_owned));
    let found = differences(&listed(), &decoded);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("member.mood is read and has no row: "), "{found:?}");
    assert!(found[1].starts_with("member.nick is read, and its row says never: "), "{found:?}");
}

#[test]
fn a_row_that_gives_a_reason_for_what_nobody_reads_fails_and_so_does_one_of_nothing() {
    let mut listed = listed();
    let own = listed.get_mut("").unwrap();
    own.unread.remove("locale");
    own.read.extend(["aura", "locale", "user"].map(str::to_owned));
    let found = differences(&listed, &documented());
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(
        found[0].starts_with("aura has a row, and Discord documents no such field: "),
        "{found:?}"
    );
    assert!(
        found[1].starts_with("locale is never read, and its row says why it is: "),
        "{found:?}"
    );
    assert!(found[2].starts_with("user is both read and never read: "), "{found:?}");
}

#[test]
fn every_row_says_what_its_fields_are_and_those_that_are_read_say_why() {
    for row in FIELDS {
        assert!(!row.names.is_empty() && row.what.len() > 10, "{:?}", row.names);
        if let FieldUse::Read { why, kept } = row.used {
            assert!(why.len() > 10 && kept.words().starts_with("until "), "{:?}", row.names);
        }
    }
}

#[test]
fn nothing_about_a_person_is_read() {
    let table = documented();
    let read: Vec<&String> = table.values().flat_map(|fields| &fields.read).collect();
    for personal in ["user", "nick", "roles", "username", "avatar", "content", "author", "locale"] {
        assert!(!read.iter().any(|field| *field == personal), "{personal}");
    }
}
