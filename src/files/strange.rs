//! Files that were put into the other's place: the servers' configuration inside the content, and content named as
//! the configuration.
//!
//! Each is TOML, and one file of the content has the name that the configuration usually has. Judged as what it is not,
//! such a file would show a dozen unknown and missing keys and not one word of what has happened.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use super::load::read;
use super::tree::Origin;
use super::unread::single_files;
use crate::schema::{Problem, SourceFile};

/// The keys of a configuration: the servers', and those beside them.
const SERVER: &str = "server";
const BESIDE: [&str; 4] = ["handbook-url", "host", "language", "withdrawn"];

/// The key that each of its servers has.
const GUILD: &str = "guild";

/// Returns the problem that a file inside the content is a configuration, where it has the shape of one.
pub(crate) fn configuration(file: &Arc<SourceFile>) -> Option<Problem> {
    let first = key_of_a_configuration(&file.text)?;
    let message = "this looks like the servers' configuration, and it is among the content";
    let hint = "move it out of this folder, and name it with `--config FILE`";
    Some(Problem::error(file, first, message).hint(hint))
}

/// Returns where the first key of a text is that only a configuration has.
fn key_of_a_configuration(text: &str) -> Option<Range<usize>> {
    let (table, _) = DeTable::parse_recoverable(text);
    let keys = || table.get_ref().iter();
    let has_guild = |table: &DeTable<'_>| table.contains_key(GUILD);
    let is_server = |value: &DeValue<'_>| match value {
        DeValue::Table(table) => has_guild(table),
        DeValue::Array(all) => {
            all.iter().any(|one| one.get_ref().as_table().is_some_and(has_guild))
        }
        _ => false,
    };
    let is_known = |key: &str| key == SERVER || BESIDE.contains(&key);
    let is_all = keys().all(|(key, _)| is_known(key.get_ref()));
    let mut its_own = keys()
        .filter(|(key, value)| is_all || key.get_ref() == SERVER || is_server(value.get_ref()));
    its_own.next().map(|(key, _)| key.span())
}

/// Returns the problem that the file named as the configuration is content, where it has the shape of that.
pub(crate) fn content(file: &Arc<SourceFile>) -> Option<Problem> {
    let keys = top_keys(&file.text);
    if keys.is_empty() || key_of_a_configuration(&file.text).is_some() {
        return None;
    }
    let shipped = read(&Origin::Shipped).ok()?;
    // A key that only one kind of file has says more than one that all have.
    let shared = |text: &str| {
        let own = top_keys(text);
        keys.iter().filter(|key| own.contains(*key)).count()
    };
    let nearest = shipped.files.iter().map(|(path, file)| (shared(&file.text), path));
    let (most, path) = nearest.max_by_key(|(shared, _)| *shared)?;
    // More than half of it is what such a file has.
    (most * 2 > keys.len()).then_some(())?;
    let what = match path.split_once('/') {
        Some((folder, _)) => format!("one of {folder}/"),
        None if single_files().any(|name| name == path.as_str()) => path.clone(),
        None => return None,
    };
    let message = format!("this is a file of the content ({what}), not the servers' configuration");
    let hint = "name the servers' configuration with --config, and a folder of content with `--content DIR`; signpost.example.toml shows what a configuration looks like";
    Some(Problem::error(file, 0..0, message).hint(hint))
}

/// Returns the keys and tables at the top of a file, as far as it can be read.
fn top_keys(text: &str) -> BTreeSet<String> {
    let (table, _) = DeTable::parse_recoverable(text);
    table.get_ref().keys().map(|key| key.get_ref().to_string()).collect()
}
