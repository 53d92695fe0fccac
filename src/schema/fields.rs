//! The fields of a table, read one after the other.
//!
//! Keys that nobody knows are recorded first, each with the nearest known key. A field that such a key was meant for is
//! not reported as missing too.

use std::ops::Range;

use toml::de::DeTable;

use super::check::{Check, is_key_of, key_of};
use super::problem::{did_you_mean, suggestion};
use super::toml_value::{FromToml, TomlValue, each, list, table};

/// How the message about a key begins that nobody knows. Whoever hides what such a key holds looks for it.
pub(crate) const UNKNOWN_FIELD: &str = "unknown field";

/// A table whose fields are being read.
pub(crate) struct TableFields<'v, 't, 'c> {
    table: &'v DeTable<'t>,
    place: Range<usize>,
    /// Known keys that were meant by unknown ones.
    meant: Vec<String>,
    check: &'c mut Check,
}

impl<'v, 't, 'c> TableFields<'v, 't, 'c> {
    /// Returns the fields of the table that `value` is, where it has no keys but those of `known`, as Rust calls
    /// them; those it has are recorded.
    pub(crate) fn of(
        value: &'v TomlValue<'t>,
        known: &'static [&'static str],
        check: &'c mut Check,
    ) -> Option<Self> {
        let table = table(value, check)?;
        let mut meant = Vec::new();
        for key in table.keys() {
            let name = key.get_ref();
            if !known.iter().any(|field| is_key_of(field, name)) {
                meant.extend(unknown(name, &key.span(), known, check));
            }
        }
        Some(Self { table, place: value.span(), meant, check })
    }

    /// Returns a field that must be there.
    pub(crate) fn one<T: FromToml>(&mut self, name: &str) -> Option<T> {
        let value = self.required(name)?;
        T::from_toml(value, self.check)
    }

    /// Returns a field that may be left out; nothing at all where what is there cannot be read.
    #[expect(
        clippy::option_option,
        reason = "the inner one is the field's, the outer one the reading's"
    )]
    pub(crate) fn maybe<T: FromToml>(&mut self, name: &str) -> Option<Option<T>> {
        match self.value(name) {
            Some(value) => T::from_toml(value, self.check).map(Some),
            None => self.may_lack(name).then_some(None),
        }
    }

    /// Returns a list that must have an entry.
    pub(crate) fn some<T: FromToml>(&mut self, name: &str) -> Option<Vec<T>> {
        let value = self.required(name)?;
        let list = list(value, self.check)?;
        if list.is_empty() {
            self.check.error(
                value.span(),
                format!("`{}` is empty", key_of(name)),
                "write at least one entry",
            );
            return None;
        }
        each(list, self.check)
    }

    /// Returns a list that may be empty or left out.
    pub(crate) fn any<T: FromToml>(&mut self, name: &str) -> Option<Vec<T>> {
        match self.value(name) {
            Some(value) => each(list(value, self.check)?, self.check),
            None => self.may_lack(name).then(Vec::new),
        }
    }

    fn value(&self, name: &str) -> Option<&'v TomlValue<'t>> {
        self.table.get(key_of(name).as_str())
    }

    fn required(&mut self, name: &str) -> Option<&'v TomlValue<'t>> {
        let value = self.value(name);
        if value.is_none() && self.may_lack(name) {
            self.check.missing(self.place.clone(), name);
        }
        value
    }

    /// Returns whether nothing was written in the place of a field that is not there.
    fn may_lack(&self, name: &str) -> bool {
        !self.meant.iter().any(|key| is_key_of(name, key))
    }
}

/// Records that nobody knows the key `wrong`, with the nearest known key as the hint; returns that key.
fn unknown(
    wrong: &str,
    span: &Range<usize>,
    known: &'static [&'static str],
    check: &mut Check,
) -> Option<String> {
    let message = format!("{UNKNOWN_FIELD} `{wrong}`");
    if let Some(now) = check.guide.renamed(&check.file, span, wrong) {
        let hint = format!("remove it; it is `{now}` now");
        check.error(span.clone(), message, hint);
        return None;
    }
    if let Some(place) = check.guide.belongs(wrong) {
        check.error(span.clone(), message, place);
        return None;
    }
    let known: Vec<String> = known.iter().map(|field| key_of(field)).collect();
    let known = || known.iter().map(String::as_str);
    let meant = did_you_mean(wrong, known()).map(str::to_owned);
    let above = check.file.text.get(..span.start).unwrap_or_default();
    let inside_a_table = above.lines().any(|line| line.starts_with('['));
    let hint = suggestion(wrong, known(), || {
        let list = format!("known are: {}", known().collect::<Vec<_>>().join(", "));
        if inside_a_table {
            format!("{list}; write a key of the whole file above the first `[`")
        } else {
            list
        }
    });
    check.error(span.clone(), message, hint);
    meant
}
