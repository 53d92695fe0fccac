//! Reads one TOML file into its raw shape, with every error of that file.
//!
//! A file with syntax errors reports those and nothing else. Otherwise each error of type or key
//! is recorded, the part that caused it is taken out, and the rest is read again.

use std::{ops::Range, sync::Arc};

use serde::de::DeserializeOwned;
use toml::{Spanned, de::DeArray, de::DeTable, de::DeValue};

use super::check::Check;
use super::problem::{SourceFile, did_you_mean};

/// Returns the raw shape of `file`, or nothing where it cannot be read; `check` has the reasons.
pub(crate) fn parse<R: DeserializeOwned>(
    file: &Arc<SourceFile>,
    check: &mut Check,
) -> Option<Spanned<R>> {
    let (mut table, errors) = DeTable::parse_recoverable(&file.text);
    for error in &errors {
        let span = error.span().unwrap_or_default();
        let message = format!("not TOML: {}", error.message().replace('\n', ", "));
        check.error(span, message, "content/README.md shows each kind of file");
    }
    if !errors.is_empty() {
        return None;
    }
    loop {
        let error = match deserialise(&table) {
            Ok(raw) => return Some(raw),
            Err(error) => error,
        };
        let span = error.span().unwrap_or_default();
        record(error.message(), span.clone(), check);
        check.reported_keys.push(remove(table.get_mut(), &span)?);
    }
}

fn deserialise<R: DeserializeOwned>(
    table: &Spanned<DeTable<'_>>,
) -> Result<Spanned<R>, toml::de::Error> {
    let whole = table.span();
    R::deserialize(toml::Deserializer::from(table.clone())).map(|raw| Spanned::new(whole, raw))
}

/// Records serde's message in our words, with the nearest known key as the hint.
fn record(message: &str, span: Range<usize>, check: &mut Check) {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let unknown = message.starts_with("unknown field").then(|| quoted.next()).flatten();
    let Some(wrong) = unknown else {
        let hint = "content/README.md shows what is expected here";
        return check.error(span, message.replace('\n', ", "), hint);
    };
    let known: Vec<&str> = quoted.collect();
    if let Some(near) = did_you_mean(wrong, known.iter().copied()) {
        check.reported_keys.push(near.to_owned());
    }
    check.unknown(span, "field", wrong, &known);
}

/// Takes out the key, value or element that stands at `span`; returns the key it belonged to.
fn remove(table: &mut DeTable<'_>, span: &Range<usize>) -> Option<String> {
    let here = table.iter().find(|(key, value)| key.span() == *span || value.span() == *span);
    if let Some(key) = here.map(|(key, _)| key.get_ref().to_string()) {
        table.remove(key.as_str());
        return Some(key);
    }
    table.iter_mut().find_map(|(_, value)| remove_below(value.get_mut(), span))
}

fn remove_below(value: &mut DeValue<'_>, span: &Range<usize>) -> Option<String> {
    match value {
        DeValue::Table(table) => remove(table, span),
        DeValue::Array(array) if array.iter().any(|element| element.span() == *span) => {
            let rest = std::mem::replace(array, DeArray::new()).into_iter();
            *array = rest.filter(|element| element.span() != *span).collect();
            Some(String::new())
        }
        DeValue::Array(array) => {
            array.iter_mut().find_map(|element| remove_below(element.get_mut(), span))
        }
        _ => None,
    }
}
