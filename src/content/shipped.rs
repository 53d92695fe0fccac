//! What the content in the program has where the words of an organisation lack something.
//!
//! A sentence that is new in this version is missing from every `words.toml` of the version before. Its
//! editor is told the whole line to write, and need not look for it.

use std::sync::Arc;

use super::load::{Origin, read};
use super::whole::{KnownMisprint, Misprinted};
use crate::schema::SourceFile;
use crate::values::Kind;

/// The files that are words alone: what is in any other file of its own is facts, which nobody should
/// copy unseen.
const FILES_OF_WORDS: [&str; 3] = ["words.toml", "handbook.toml", "signpost.toml"];

/// Returns the line that the program's own file has for `key`, where `at` is a byte of the table of
/// `file` that lacks it or has it wrong. Only a value on one line is shown.
pub(super) fn line(file: &SourceFile, at: usize, key: &str) -> Option<String> {
    let name = FILES_OF_WORDS.into_iter().find(|name| is_called(file, name))?;
    let header = header(&file.text, at);
    let shipped = read(&Origin::Shipped).ok()?;
    let text = &shipped.files.get(name)?.text;
    let table = text.lines().skip_while(|line| header.is_some_and(|header| *line != header));
    let inside = table.skip(usize::from(header.is_some())).take_while(|line| !is_header(line));
    let mut lines = inside.filter(|line| {
        let value = line.strip_prefix(key).and_then(|rest| rest.trim_start().strip_prefix('='));
        value.is_some_and(|value| !value.trim_start().starts_with('[') || value.ends_with(']'))
    });
    match lines.next() {
        Some(line) => Some(format!("{key} = {}", line.split_once('=')?.1.trim())),
        None => block(text, |line| *line == format!("[{key}]")),
    }
}

/// Returns what the program's own file `path` has for `key`, as it is written; nothing where there is no such
/// file or key.
pub(super) fn value(path: &str, key: &str) -> Option<String> {
    let shipped = read(&Origin::Shipped).ok()?;
    let file = shipped.files.get(path)?;
    let at = file.spans_of(key).into_iter().next()?;
    Some(file.text[at].to_owned())
}

/// Returns the entry that the program's own `sources.toml` has for the work `id`, where it has one.
pub(super) fn work(id: &str) -> Option<String> {
    let shipped = read(&Origin::Shipped).ok()?;
    let text = &shipped.files.get("sources.toml")?.text;
    let at = text.find(&format!("[[source]]\nid = \"{id}\"\n"))?;
    block(&text[at..], |line| is_header(line))
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
        has_it(&file.text) && has_it(&file.text[file.span_at(&["index"])])
    });
    home.map(|(path, _)| path.clone())
}

/// Returns what the program calls now what had this id before.
pub(super) fn now_called(kind: Kind, id: &str) -> Option<String> {
    let (folder, quoted) = (format!("{}s/", kind.word()), format!("\"{id}\""));
    let own = read(&Origin::Shipped).ok()?;
    let mut files = own.files.iter().filter(|(path, _)| path.starts_with(&folder));
    let now = files.find(|(_, file)| file.text[file.span_of("formerly")].contains(&quoted));
    now.map(|(path, _)| {
        path.rsplit('/').next().unwrap_or_default().trim_end_matches(".toml").to_owned()
    })
}

/// Returns the check of hours that the program's own file of the same service has; nothing where there is none, or
/// where it has other hours.
pub(super) fn check_of_hours(file: &SourceFile) -> Option<String> {
    let own = same_service(file)?;
    let table = block(&own.text, |line| *line == "[checked.hours]")?;
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
    let values = |key: &str| {
        let all = file.spans_of(key).into_iter();
        all.map(|at| file.text[at].trim_matches('"')).collect::<Vec<_>>()
    };
    let numbers = [values("phone"), values("textphone"), values("text")].concat();
    let printed = values("printed").into_iter().zip(values("why"));
    let known = printed
        .filter_map(|(printed, why)| Misprinted { service: id, printed, why }.known(&numbers));
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
    let hours = file.spans_of("hours").into_iter().map(|at| file.text[at].to_owned());
    hours.filter(|hours| hours != "\"check\"").collect()
}

/// Returns the table that the first line for which `is_first` is true opens, without comments.
pub(super) fn block(text: &str, is_first: impl Fn(&&str) -> bool) -> Option<String> {
    let mut lines = text.lines().skip_while(|line| !is_first(line));
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

/// Returns the header of the table that holds the byte `at`; none above the first.
fn header(text: &str, at: usize) -> Option<&str> {
    let line = text.get(at..)?.find('\n').map_or(text.len(), |end| at + end);
    text.get(..line)?.lines().rev().find(|line| is_header(line)).map(str::trim_end)
}

fn is_header(line: &str) -> bool {
    line.starts_with('[')
}
