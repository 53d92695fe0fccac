//! Reads one TOML file into its raw shape, with every error of that file.
//!
//! A file with characters that nobody can see reports those and nothing else; so does one with syntax
//! errors. Otherwise each error of type or key
//! is recorded, the part that caused it is taken out, and the rest is read again.

use std::ops::Range;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::check::Check;
use super::problem::{Problem, did_you_mean, suggestion};
use super::slip::Slip;
use super::source_file::SourceFile;
use super::syntax::{header_at, slips, table_under};
use super::unseen;

/// Returns the raw shape of `file`, or nothing where it cannot be read; `check` has the reasons.
pub(crate) fn parse<R: DeserializeOwned>(
    file: &Arc<SourceFile>,
    check: &mut Check,
) -> Option<Spanned<R>> {
    if unseen::in_file(check) {
        return None;
    }
    let (mut table, errors) = DeTable::parse_recoverable(&file.text);
    for Slip { span, message, hint } in slips(&file.text, &errors, check.guide) {
        let general = || format!("{} shows what a file looks like", check.guide.page());
        let hint = hint.unwrap_or_else(general);
        check.error(span, message, hint);
    }
    if !errors.is_empty() || unseen::in_escapes(table.get_ref(), check) {
        return None;
    }
    loop {
        let error = match deserialise(&table) {
            Ok(raw) => return Some(raw),
            Err(error) => error,
        };
        let span = error.span().unwrap_or_default();
        let whole_list = is_header_of_list(&file.text, &span);
        let meant = if whole_list {
            record_list(span.clone(), check);
            None
        } else {
            record(error.message(), span.clone(), check)
        };
        let place = table.span().start;
        let taken_out = Faulty { span: &span, whole_list };
        let (place, key) = taken_out.remove(table.get_mut(), place)?;
        check
            .reported_keys
            .extend([Some(key), meant].into_iter().flatten().map(|key| (place, key)));
    }
}

/// Returns whether these bytes are a header in two brackets, not a value that starts like one.
fn is_header_of_list(text: &str, span: &Range<usize>) -> bool {
    let header = header_at(text, span.start).filter(|header| header == span);
    header.is_some_and(|header| text[header].starts_with("[["))
}

/// Records that a table was written as a list, in place of what was said of its keys.
fn record_list(span: Range<usize>, check: &mut Check) {
    let (file, table) = (Arc::clone(&check.file), table_under(&check.file.text, &span));
    let is_of_a_key = |it: &Problem| Arc::ptr_eq(&it.file, &file) && table.contains(&it.span.start);
    check.problems.retain(|problem| !is_of_a_key(problem));
    let written = check.file.text[span.clone()].lines().next().unwrap_or_default();
    let one = written.replace("[[", "[").replace("]]", "]");
    let message = format!("a list, `{written}`; expected one table");
    let hint =
        format!("write it once, as `{one}`; {} shows what is expected here", check.guide.page());
    check.error(span, message, hint);
}

fn deserialise<R: DeserializeOwned>(
    table: &Spanned<DeTable<'_>>,
) -> Result<Spanned<R>, toml::de::Error> {
    let whole = table.span();
    R::deserialize(toml::Deserializer::from(table.clone())).map(|raw| Spanned::new(whole, raw))
}

/// How the message about a key begins that nobody knows. Whoever hides what such a key holds looks for it.
pub(crate) const UNKNOWN_FIELD: &str = "unknown field";

/// Records serde's message in our words, with the nearest known key as the hint; returns that key.
fn record(message: &str, span: Range<usize>, check: &mut Check) -> Option<String> {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let unknown = message.starts_with("unknown field").then(|| quoted.next()).flatten();
    let Some(wrong) = unknown.filter(|name| !name.starts_with(DATE)) else {
        let written = check.file.text.get(span.clone()).unwrap_or_default();
        let page = check.guide.page();
        let hint = format!("{page} shows what is expected here");
        let hint = as_a_list(message, written).map_or(hint.clone(), |it| format!("{it}; {hint}"));
        let message = wrong_kind(message, written);
        check.error(span, message, hint);
        return None;
    };
    let message = format!("{UNKNOWN_FIELD} `{wrong}`");
    if let Some(now) = check.guide.renamed(&check.file, &span, wrong) {
        let hint = format!("remove it; it is `{now}` now");
        check.error(span, message, hint);
        return None;
    }
    let known: Vec<&str> = quoted.collect();
    let meant = did_you_mean(wrong, known.iter().copied()).map(str::to_owned);
    let above = check.file.text.get(..span.start).unwrap_or_default();
    let inside_a_table = above.lines().any(|line| line.starts_with('['));
    let hint = suggestion(wrong, known.iter().copied(), || {
        let list = format!("known are: {}", known.join(", "));
        if inside_a_table {
            format!("{list}; write a key of the whole file above the first `[`")
        } else {
            list
        }
    });
    check.error(span, message, hint);
    meant
}

/// Returns how a table is written where a list of tables belongs.
fn as_a_list(message: &str, written: &str) -> Option<String> {
    let is_it = message.starts_with("invalid type: map, expected a sequence");
    let name = written.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
    Some(match name.filter(|_| is_it) {
        Some(name) => format!("write `[[{name}]]` above each of them"),
        None if is_it && written.starts_with('{') => "put brackets around it: `[{ … }]`".to_owned(),
        None => return None,
    })
}

/// How the `toml` crate shows serde a date: as a table with a key that starts like this.
const DATE: &str = "$__toml_private";

/// Returns what an editor can read of serde's message about a value of the wrong kind.
fn wrong_kind(message: &str, written: &str) -> String {
    let date = || message.contains(DATE).then_some(("map", "a table"));
    let parts = message.strip_prefix("invalid type: ");
    let parts = parts.and_then(|rest| rest.rsplit_once(", expected ")).or_else(date);
    let Some((found, wanted)) = parts else {
        return "not the kind of value that belongs here".to_owned();
    };
    let found = match found {
        // The library shows a date or a time as a table, which has no places of its own.
        found if found.contains(DATE) => "a date or a time",
        "map" if written.starts_with(|c: char| c.is_ascii_digit()) => "a date",
        "map" => "a table",
        "sequence" => "a list",
        other => other,
    };
    let found = found.replacen("string ", "text ", 1).replacen("integer ", "number ", 1);
    let wanted = match wanted {
        "a string" => "text in quotes",
        "i64" => "a whole number",
        "a boolean" => "true or false",
        "a sequence" => "a list",
        "a spanned value" => "text in quotes",
        "a TOML datetime" => "a day without quotes, such as 2026-11-23",
        other => other,
    };
    format!("{found}; expected {wanted}")
}

/// What could not be read, and is taken out.
struct Faulty<'s> {
    /// Where it is.
    span: &'s Range<usize>,
    /// Whether the whole list goes that it is in.
    whole_list: bool,
}

impl Faulty<'_> {
    /// Takes out the key, value or element, below a table that starts at `place`; returns where the table
    /// that held it starts, and the key it belonged to.
    fn remove(&self, table: &mut DeTable<'_>, place: usize) -> Option<(usize, String)> {
        let mut entries = table.iter();
        let here = entries.find(|(key, value)| self.is(&key.span()) || self.is_value(value));
        if let Some(key) = here.map(|(key, _)| key.get_ref().to_string()) {
            table.remove(key.as_str());
            return Some((place, key));
        }
        table.iter_mut().find_map(|(_, value)| self.remove_below(value))
    }

    fn remove_below(&self, value: &mut Spanned<DeValue<'_>>) -> Option<(usize, String)> {
        let place = value.span().start;
        match value.get_mut() {
            DeValue::Table(table) => self.remove(table, place),
            DeValue::Array(array) if self.is_in(array) => {
                let rest = std::mem::replace(array, DeArray::new()).into_iter();
                *array = rest.filter(|element| !self.is(&element.span())).collect();
                Some((place, String::new()))
            }
            DeValue::Array(array) => {
                array.iter_mut().find_map(|element| self.remove_below(element))
            }
            _ => None,
        }
    }

    fn is_value(&self, value: &Spanned<DeValue<'_>>) -> bool {
        let list = value.get_ref().as_array().filter(|_| self.whole_list);
        self.is(&value.span()) || list.is_some_and(|list| self.is_in(list))
    }

    fn is_in(&self, list: &DeArray<'_>) -> bool {
        list.iter().any(|element| self.is(&element.span()))
    }

    fn is(&self, span: &Range<usize>) -> bool {
        span == self.span
    }
}
