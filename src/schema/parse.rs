//! Reads one TOML file, with every error of that file.
//!
//! A file with characters that nobody can see reports those and nothing else; so does one with syntax
//! errors.

use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::check::Check;
use super::slip::Slip;
use super::source_file::SourceFile;
use super::syntax::slips;
use super::toml_value::{FromToml, TomlValue};
use super::unseen;

/// Returns what `file` says, or nothing where it says nothing; `check` has the reasons.
pub(crate) fn read<T: FromToml>(file: &Arc<SourceFile>, check: &mut Check) -> Option<T> {
    T::from_toml(&parse(file, check)?, check)
}

/// Returns the whole of `file` as a table, or nothing where it cannot be read; `check` has the reasons.
pub(crate) fn parse<'f>(file: &'f Arc<SourceFile>, check: &mut Check) -> Option<TomlValue<'f>> {
    if unseen::in_file(check) {
        return None;
    }
    let (table, errors) = DeTable::parse_recoverable(&file.text);
    for Slip { span, message, hint } in slips(&file.text, &errors, check.guide) {
        let general = || format!("{} shows what a file looks like", check.guide.page());
        let hint = hint.unwrap_or_else(general);
        check.error(span, message, hint);
    }
    if !errors.is_empty() || unseen::in_escapes(table.get_ref(), check) {
        return None;
    }
    let place = table.span();
    Some(Spanned::new(place, DeValue::Table(table.into_inner())))
}
