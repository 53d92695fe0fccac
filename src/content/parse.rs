//! Reads one TOML file into its raw shape, with every error of that file.
//!
//! A file with characters that nobody can see reports those and nothing else; so does one with syntax
//! errors. Otherwise each error of type or key
//! is recorded, the part that caused it is taken out, and the rest is read again.

use std::{ops::Range, sync::Arc};

use serde::de::DeserializeOwned;
use toml::{Spanned, de::DeArray, de::DeTable, de::DeValue};

use super::check::Check;
use super::former;
use super::problem::{SourceFile, did_you_mean, suggestion};
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
    for error in &errors {
        let span = error.span().unwrap_or_default();
        let message = format!("not TOML: {}", error.message().replace('\n', ", "));
        check.error(span, message, format!("{} shows what a file looks like", check.guide));
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
        let meant = record(error.message(), span.clone(), check);
        let place = table.span().start;
        let (place, key) = remove(table.get_mut(), place, &span)?;
        check
            .reported_keys
            .extend([Some(key), meant].into_iter().flatten().map(|key| (place, key)));
    }
}

fn deserialise<R: DeserializeOwned>(
    table: &Spanned<DeTable<'_>>,
) -> Result<Spanned<R>, toml::de::Error> {
    let whole = table.span();
    R::deserialize(toml::Deserializer::from(table.clone())).map(|raw| Spanned::new(whole, raw))
}

/// Records serde's message in our words, with the nearest known key as the hint; returns that key.
fn record(message: &str, span: Range<usize>, check: &mut Check) -> Option<String> {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let unknown = message.starts_with("unknown field").then(|| quoted.next()).flatten();
    let Some(wrong) = unknown.filter(|name| !name.starts_with(DATE)) else {
        let hint = format!("{} shows what is expected here", check.guide);
        let message = wrong_kind(message, check.file.text.get(span.clone()).unwrap_or_default());
        check.error(span, message, hint);
        return None;
    };
    if let Some(now) = former::renamed(&check.file, span.start, wrong) {
        let hint = format!("remove it; it is `{now}` now");
        check.error(span, format!("unknown field `{wrong}`"), hint);
        return None;
    }
    let known: Vec<&str> = quoted.collect();
    let meant = did_you_mean(wrong, known.iter().copied()).map(str::to_owned);
    let above = check.file.text.get(..span.start).unwrap_or_default();
    let inside_a_table = above.lines().any(|line| line.starts_with('['));
    let hint = suggestion(wrong, known.iter().copied(), || {
        let list = format!("known are: {}", known.join(", "));
        match inside_a_table {
            true => format!("{list}; keys of the whole file stand above the first `[`"),
            false => list,
        }
    });
    check.error(span, format!("unknown field `{wrong}`"), hint);
    meant
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
        "a TOML datetime" => "a day without quotes, such as 2026-11-23",
        other => other,
    };
    format!("{found}; expected {wanted}")
}

/// Takes out the key, value or element that stands at `span`, below a table that starts at
/// `place`; returns where the table that held it starts, and the key it belonged to.
fn remove(table: &mut DeTable<'_>, place: usize, span: &Range<usize>) -> Option<(usize, String)> {
    let here = table.iter().find(|(key, value)| key.span() == *span || value.span() == *span);
    if let Some(key) = here.map(|(key, _)| key.get_ref().to_string()) {
        table.remove(key.as_str());
        return Some((place, key));
    }
    table.iter_mut().find_map(|(_, value)| remove_below(value, span))
}

fn remove_below(value: &mut Spanned<DeValue<'_>>, span: &Range<usize>) -> Option<(usize, String)> {
    let place = value.span().start;
    match value.get_mut() {
        DeValue::Table(table) => remove(table, place, span),
        DeValue::Array(array) if array.iter().any(|element| element.span() == *span) => {
            let rest = std::mem::replace(array, DeArray::new()).into_iter();
            *array = rest.filter(|element| element.span() != *span).collect();
            Some((place, String::new()))
        }
        DeValue::Array(array) => array.iter_mut().find_map(|element| remove_below(element, span)),
        _ => None,
    }
}
