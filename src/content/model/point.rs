//! A point of a list: one or more sentences, which may be for one form only.
//!
//! Most points are plain strings. One that sends the reader to the safeguarding lead says so in its
//! `form`: who came past the lead is not shown it. See `content/README.md`.

use std::fmt;

use super::signpost::Form;
use crate::schema::{Check, FromToml, TomlValue, of_kind, table};
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
    pub struct PointOfAForm {
        /// Its words.
        text: one Prose,
        /// The form in which it is shown.
        form: one Form,
    }
}

impl FromToml for Point {
    /// A point is written as `"…"` or `{ text = "…", form = "usual" }`.
    fn from_toml(value: &TomlValue<'_>, check: &mut Check) -> Option<Self> {
        if value.get_ref().is_str() {
            return Some(Self { text: Prose::from_toml(value, check)?, form: None });
        }
        let wanted = "text in quotes, or a table such as { text = \"…\", form = \"usual\" }";
        of_kind(value, value.get_ref().as_table(), wanted, check)?;
        let PointOfAForm { text, form } = PointOfAForm::from_toml(value, check)?;
        Some(Self { text, form: Some(form) })
    }
}
