//! What the content in the program has where the words of an organisation lack something.
//!
//! A sentence that is new in this version is missing from every `words.toml` of the version before. Its
//! editor is told the whole line to write, and need not look for it.

use std::sync::Arc;

use super::misprint::{KnownMisprint, Misprinted};
use super::model::KEYS_OF_NUMBERS;
use crate::files::{Origin, read};
use crate::schema::At::{self, Index, Key};
use crate::schema::SourceFile;
use crate::values::Kind;

/// The files that are words alone: what is in any other file of its own is facts, which nobody should
/// copy unseen.
const FILES_OF_WORDS: [&str; 3] = ["words.toml", "handbook.toml", "signpost.toml"];

/// Returns the line that the program's own file has for the key at the end of a path, which `file` lacks or has wrong;
/// the whole table, where it is one with a header. Only a value on one line is shown.
pub(super) fn line(file: &SourceFile, path: &[At<'_>]) -> Option<String> {
    let Key(key) = path.last()? else { return None };
    let name = FILES_OF_WORDS.into_iter().find(|name| is_called(file, name))?;
    let shipped = read(&Origin::Shipped).ok()?;
    let own = shipped.files.get(name)?;
    if let Some(table) = table_at(own, path) {
        return Some(table);
    }
    let value = Some(own.written(path)).filter(|it| !it.is_empty() && !it.contains('\n'))?;
    Some(format!("{key} = {value}"))
}

/// Returns what the program's own file `path` has for `key` above its tables, as it is written; nothing where there is no such
/// file or key.
pub(super) fn value(path: &str, key: &str) -> Option<String> {
    let shipped = read(&Origin::Shipped).ok()?;
    let file = shipped.files.get(path)?;
    file.span(&[Key(key)]).map(|at| file.text[at].to_owned())
}

/// Returns the entry that the program's own `sources.toml` has for the work `id`, where it has one.
pub(super) fn work(id: &str) -> Option<String> {
    let shipped = read(&Origin::Shipped).ok()?;
    let file = shipped.files.get("sources.toml")?;
    table_at(file, &[Key("source"), Index(file.index_of_id("source", id)?)])
}

/// Returns whether a file is one of the program's own, as it is.
pub(super) fn is_own(file: &Arc<SourceFile>) -> bool {
    let own = read(&Origin::Shipped);
    own.is_ok_and(|own| own.files.values().any(|own| Arc::ptr_eq(own, file)))
}

/// Returns the path of the program's own file that has an index term.
pub(super) fn home_of_term(term: &str) -> Option<String> {
    let quoted = format!("\"{}\"", term.to_lowercase());
    let has_it = |text: &str| text.to_lowercase().contains(&quoted);
    let own = read(&Origin::Shipped).ok()?;
    let mut files = own.files.iter().filter(|(path, _)| *path != "index.toml");
    let home = files.find(|(_, file)| {
        // Few files have the words at all.
        has_it(&file.text) && has_it(file.written(&[Key("index")]))
    });
    home.map(|(path, _)| path.clone())
}

/// Returns what the program calls now what had this id before.
pub(super) fn now_called(kind: Kind, id: &str) -> Option<String> {
    let (folder, quoted) = (format!("{}/", kind.folder()?), format!("\"{id}\""));
    let own = read(&Origin::Shipped).ok()?;
    let mut files = own.files.iter().filter(|(path, _)| path.starts_with(&folder));
    let now = files.find(|(_, file)| file.written(&[Key("formerly")]).contains(&quoted));
    now.map(|(path, _)| {
        path.rsplit('/').next().unwrap_or_default().trim_end_matches(".toml").to_owned()
    })
}

/// Returns the check of hours that the program's own file of the same service has; nothing where there is none, or
/// where it has other hours.
pub(super) fn check_of_hours(file: &SourceFile) -> Option<String> {
    let own = same_service(file)?;
    let table = table_at(&own, &[Key("checked"), Key("hours")])?;
    // Who has checked it for the program has not checked this file.
    let lines: Vec<&str> = table.lines().filter(|line| !line.starts_with("by ")).collect();
    (known_hours(&own) == known_hours(file)).then(|| lines.join("\n"))
}

/// Returns the numbers that the program's own services call misprints.
pub(super) fn misprints() -> Vec<KnownMisprint> {
    let Ok(shipped) = read(&Origin::Shipped) else {
        return Vec::new();
    };
    let services = shipped.files.iter().filter_map(|(path, file)| {
        let id = path.strip_prefix("services/")?.strip_suffix(".toml")?;
        file.text.contains("[[misprint]]").then_some((id, file))
    });
    services.flat_map(|(id, file)| misprints_in(id, file)).collect()
}

fn misprints_in(id: &str, file: &SourceFile) -> Vec<KnownMisprint> {
    let routes = 0..file.count(&[Key("route")]);
    let numbers = routes.flat_map(|nth| {
        let value = move |key| file.unquoted(&[Key("route"), Index(nth), Key(key)]);
        KEYS_OF_NUMBERS.into_iter().map(value)
    });
    let numbers: Vec<&str> = numbers.filter(|number| !number.is_empty()).collect();
    let misprints = 0..file.count(&[Key("misprint")]);
    let known = misprints.filter_map(|nth| {
        let value = |key| file.unquoted(&[Key("misprint"), Index(nth), Key(key)]);
        let (printed, why) = (value("printed"), value("why"));
        Misprinted { service: id, printed, why }.known(&numbers)
    });
    known.collect()
}

/// Returns whether the program's own file of the same service has no hours that are known.
pub(super) fn has_no_hours(file: &SourceFile) -> bool {
    same_service(file).is_some_and(|own| known_hours(&own).is_empty())
}

fn same_service(file: &SourceFile) -> Option<Arc<SourceFile>> {
    let name = file.path.rsplit(['/', '\\']).next()?;
    read(&Origin::Shipped).ok()?.files.get(&format!("services/{name}")).cloned()
}

/// Returns the hours that are known. A route that is new in the program's file, with hours that nobody knows,
/// makes no difference.
fn known_hours(file: &SourceFile) -> Vec<String> {
    let routes = 0..file.count(&[Key("route")]);
    let hours = routes.map(|nth| file.written(&[Key("route"), Index(nth), Key("hours")]));
    let known = hours.filter(|hours| !hours.is_empty() && !is_unknown(hours));
    known.map(str::to_owned).collect()
}

fn is_unknown(hours: &str) -> bool {
    hours.trim_matches(['"', '\'']) == "check"
}

/// Returns the table with a header that a file of the program has at the end of a path, without comments.
pub(super) fn table_at(file: &SourceFile, path: &[At<'_>]) -> Option<String> {
    let at = file.span(path).filter(|at| file.text[at.clone()].starts_with('['))?;
    // A list in brackets is no table.
    file.table_at(&at)?;
    let mut lines = file.text[at.start..].lines();
    let first = lines.next()?;
    let rest = lines.take_while(|line| !is_header(line));
    Some(without_comments(std::iter::once(first).chain(rest)))
}

/// Returns lines together, without those that are empty or a comment.
pub(super) fn without_comments<'l>(lines: impl Iterator<Item = &'l str>) -> String {
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns whether a file has this name, whatever its folder.
pub(super) fn is_called(file: &SourceFile, name: &str) -> bool {
    file.path.rsplit(['/', '\\']).next() == Some(name)
}

fn is_header(line: &str) -> bool {
    line.starts_with('[')
}
