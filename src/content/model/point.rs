//! A point of a list: one or more sentences, which may be for one form only.
//!
//! Most points are plain strings. One that sends the reader to the safeguarding lead says so in its
//! `form`: who came past the lead is not shown it. See `content/README.md`.

use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use toml::Spanned;

use super::signpost::Form;
use crate::schema::{Check, FromRaw, table};
use crate::values::Prose;

/// A point of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// Its words.
    pub text: Prose,
    /// The form in which it is shown, where that is not both.
    pub form: Option<Form>,
}

impl Point {
    /// Returns whether it is shown to somebody who reads in `form`.
    pub fn is_for(&self, form: Form) -> bool {
        form.shows(self.form)
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.text, f)
    }
}

table! {
    /// A point as a table: its words, and the form that it is for.
    pub struct PointOfAForm as written RawPointOfAForm {
        /// Its words.
        text: one Prose,
        /// The form in which it is shown.
        form: one Form,
    }
}

/// A point as it is written: `"…"` or `{ text = "…", form = "usual" }`.
#[derive(Debug)]
pub(crate) enum RawPoint {
    /// Its words alone.
    Words(String),
    /// Its words and its form.
    Table(RawPointOfAForm),
}

impl<'de> Deserialize<'de> for RawPoint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = RawPoint;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string or a table such as { text = \"…\", form = \"usual\" }")
            }

            fn visit_str<E: Error>(self, words: &str) -> Result<RawPoint, E> {
                Ok(RawPoint::Words(words.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<RawPoint, A::Error> {
                RawPointOfAForm::deserialize(MapAccessDeserializer::new(map)).map(RawPoint::Table)
            }
        }

        deserializer.deserialize_any(Either)
    }
}

impl FromRaw for Point {
    type Raw = RawPoint;

    fn from_raw(raw: Spanned<RawPoint>, check: &mut Check) -> Option<Self> {
        let span = raw.span();
        match raw.into_inner() {
            RawPoint::Words(words) => {
                let text = Prose::from_raw(Spanned::new(span, words), check)?;
                Some(Self { text, form: None })
            }
            RawPoint::Table(table) => {
                let table = PointOfAForm::from_raw(Spanned::new(span, table), check)?;
                Some(Self { text: table.text, form: Some(table.form) })
            }
        }
    }
}
