//! Hours as a file has them, each day and time with its place.
//!
//! The library keeps no places in what it has to hold back to try several shapes, so the shapes are asked
//! for by hand.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use toml::Spanned;

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

impl<'de> Deserialize<'de> for RawHours {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(AnyHours)
    }
}

impl<'de> Deserialize<'de> for RawTable {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Rows)
    }
}

impl<'de> Deserialize<'de> for RawTimes {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(AnyTimes)
    }
}

/// What a value is that is no text, list or table.
macro_rules! others {
    ($value:ty) => {
        fn visit_bool<E: Error>(self, _: bool) -> Result<$value, E> {
            Ok(<$value>::Other)
        }

        fn visit_i64<E: Error>(self, _: i64) -> Result<$value, E> {
            Ok(<$value>::Other)
        }

        fn visit_f64<E: Error>(self, _: f64) -> Result<$value, E> {
            Ok(<$value>::Other)
        }
    };
}

struct AnyHours;

impl<'de> Visitor<'de> for AnyHours {
    type Value = RawHours;

    others!(RawHours);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text in quotes")
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<RawHours, E> {
        Ok(RawHours::Word(word.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<RawHours, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(RawHours::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, table: A) -> Result<RawHours, A::Error> {
        RawTable::deserialize(MapAccessDeserializer::new(table)).map(RawHours::Table)
    }
}

struct Rows;

impl<'de> Visitor<'de> for Rows {
    type Value = RawTable;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a table")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut table: A) -> Result<RawTable, A::Error> {
        let mut rows = Vec::new();
        while let Some(row) = table.next_entry()? {
            rows.push(row);
        }
        Ok(RawTable(rows))
    }
}

struct AnyTimes;

impl<'de> Visitor<'de> for AnyTimes {
    type Value = RawTimes;

    others!(RawTimes);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text in quotes")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<RawTimes, E> {
        Ok(RawTimes::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<RawTimes, A::Error> {
        let (mut all, mut is_text) = (Vec::new(), true);
        while let Some(one) = list.next_element::<RawTimes>()? {
            match one {
                RawTimes::Text(text) => all.push(text),
                RawTimes::List(_) | RawTimes::Other => is_text = false,
            }
        }
        Ok(if is_text { RawTimes::List(all) } else { RawTimes::Other })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut table: A) -> Result<RawTimes, A::Error> {
        while table.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(RawTimes::Other)
    }
}
