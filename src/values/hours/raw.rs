//! Hours as a file has them, each day and time with its place.
//!
//! What is of another shape is kept as such, since `hours` can say more of it than that it is of the wrong kind.

use toml::Spanned;
use toml::de::DeValue;

use crate::schema::{Check, FromToml, TomlValue, table_of};

/// Hours as written: `"always"`, `"check"` or a table of days and times.
#[derive(Debug)]
pub(crate) enum RawHours {
    /// A word.
    Word(String),
    /// Days and times.
    Table(RawTable),
    /// Anything else.
    Other,
}

/// Days and their times, in the order of the file.
#[derive(Debug)]
pub(crate) struct RawTable(Vec<(Spanned<String>, Spanned<RawTimes>)>);

/// The times of a day as written.
#[derive(Debug)]
pub(crate) enum RawTimes {
    /// Text, as it should be.
    Text(String),
    /// A list of texts.
    List(Vec<String>),
    /// Anything else.
    Other,
}

/// One row of a table: days, and their times.
pub(super) type HoursRow<'r> = (&'r Spanned<String>, &'r Spanned<RawTimes>);

impl RawTable {
    pub(super) fn rows(&self) -> impl Iterator<Item = HoursRow<'_>> {
        self.0.iter().map(|(days, times)| (days, times))
    }

    #[cfg(test)]
    pub(super) fn of(rows: &[(&str, &str)]) -> Self {
        let word = |word: &str| Spanned::new(0..0, word.to_owned());
        let times = |text: &str| Spanned::new(0..0, RawTimes::Text(text.to_owned()));
        Self(rows.iter().map(|(days, text)| (word(days), times(text))).collect())
    }
}

impl FromToml for RawHours {
    fn from_toml(value: &TomlValue<'_>, check: &mut Check) -> Option<Self> {
        Some(match value.get_ref() {
            DeValue::String(word) => Self::Word(word.to_string()),
            DeValue::Table(_) => Self::Table(RawTable::from_toml(value, check)?),
            _ => Self::Other,
        })
    }
}

impl FromToml for RawTable {
    fn from_toml(value: &TomlValue<'_>, check: &mut Check) -> Option<Self> {
        let rows = table_of(value, check)?.iter().map(|(days, times)| {
            let days = Spanned::new(days.span(), days.get_ref().to_string());
            (days, Spanned::new(times.span(), RawTimes::of(times.get_ref())))
        });
        Some(Self(rows.collect()))
    }
}

impl RawTimes {
    fn of(value: &DeValue<'_>) -> Self {
        match value {
            DeValue::String(text) => Self::Text(text.to_string()),
            DeValue::Array(list) => {
                let texts = list.iter().map(|one| one.get_ref().as_str().map(str::to_owned));
                texts.collect::<Option<_>>().map_or(Self::Other, Self::List)
            }
            _ => Self::Other,
        }
    }
}
