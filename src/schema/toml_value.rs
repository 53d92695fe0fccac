//! One value as a file has it, with its place; and how the plainest kinds are read: texts, numbers, days, lists.
//!
//! The library's tree is read as it is, and not through serde: serde ends at the first error of a file, and makes a
//! reader of its own for every kind of table, which were a tenth of the program.

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

use super::check::Check;
use super::wrong_kind::{A_LIST, A_TABLE, WrongKind};

/// A value as it is written, with its bytes in the file.
pub(crate) type TomlValue<'t> = Spanned<DeValue<'t>>;

/// What can be made of a value that an editor wrote.
pub(crate) trait FromToml: Sized {
    /// Returns what `value` says, or records in `check` every reason why it says nothing.
    fn from_toml(value: &TomlValue<'_>, check: &mut Check) -> Option<Self>;
}

/// Returns `found`, which is what `value` holds of the kind that belongs there, or records that it is not what was `wanted`.
pub(crate) fn of_kind<T>(
    value: &TomlValue<'_>,
    found: Option<T>,
    wanted: &'static str,
    check: &mut Check,
) -> Option<T> {
    if found.is_none() {
        WrongKind { value, wanted }.record(check);
    }
    found
}

/// Returns the list that `value` is, or records that it is none.
pub(super) fn list<'v, 't>(
    value: &'v TomlValue<'t>,
    check: &mut Check,
) -> Option<&'v [TomlValue<'t>]> {
    of_kind(value, value.get_ref().as_array().map(|list| &list[..]), A_LIST, check)
}

/// Returns the table that `value` is, or records that it is none.
pub(crate) fn table<'v, 't>(
    value: &'v TomlValue<'t>,
    check: &mut Check,
) -> Option<&'v DeTable<'t>> {
    of_kind(value, value.get_ref().as_table(), A_TABLE, check)
}

/// Reads every element, so that a list with two faults reports two.
pub(super) fn each<T: FromToml>(list: &[TomlValue<'_>], check: &mut Check) -> Option<Vec<T>> {
    let made: Vec<Option<T>> = list.iter().map(|one| T::from_toml(one, check)).collect();
    made.into_iter().collect()
}

/// Returns the bytes of the value that the table `value` has under `key`; none where it has none.
pub(crate) fn place_of(value: &TomlValue<'_>, key: &str) -> Option<std::ops::Range<usize>> {
    value.get_ref().as_table()?.get(key).map(Spanned::span)
}

/// Returns the whole number that `value` is.
pub(crate) fn integer(value: &TomlValue<'_>) -> Option<i64> {
    let digits = value.get_ref().as_integer()?;
    i64::from_str_radix(digits.as_str(), digits.radix()).ok()
}

impl FromToml for i64 {
    fn from_toml(value: &TomlValue<'_>, check: &mut Check) -> Option<Self> {
        of_kind(value, integer(value), "a whole number", check)
    }
}

impl FromToml for bool {
    fn from_toml(value: &TomlValue<'_>, check: &mut Check) -> Option<Self> {
        of_kind(value, value.get_ref().as_bool(), "true or false", check)
    }
}

impl FromToml for Datetime {
    fn from_toml(value: &TomlValue<'_>, check: &mut Check) -> Option<Self> {
        let wanted = "a day without quotes, such as 2026-11-23";
        of_kind(value, value.get_ref().as_datetime(), wanted, check).copied()
    }
}
