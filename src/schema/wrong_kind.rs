//! What is said of a value of the wrong kind.
//!
//! It names what is there and what belongs there, and shows how that is written.

use toml::Spanned;
use toml::de::DeValue;

use super::check::Check;
use super::syntax::header_at;

/// A value that is not of the kind that belongs in its place.
pub(super) struct WrongKind<'v, 't> {
    /// The value.
    pub(super) value: &'v Spanned<DeValue<'t>>,
    /// What belongs there.
    pub(super) wanted: &'static str,
}

impl WrongKind<'_, '_> {
    /// Records it in `check`.
    pub(super) fn record(&self, check: &mut Check) {
        let span = self.value.span();
        let written = check.file.text.get(span.clone()).unwrap_or_default();
        let (message, how) = match self.header_of_list(&check.file.text) {
            Some(header) => {
                let one = header.replace("[[", "[").replace("]]", "]");
                let message = format!("a list, `{header}`; expected one table");
                (message, Some(format!("write it once, as `{one}`")))
            }
            None => {
                let message = format!("{}; expected {}", self.found(written), self.wanted);
                (message, self.as_a_list(written))
            }
        };
        let shows = format!("{} shows what is expected here", check.guide.page());
        let hint = how.map_or_else(|| shows.clone(), |how| format!("{how}; {shows}"));
        check.error(span, message, hint);
    }

    /// Returns the first header of a list of tables where one table belongs.
    fn header_of_list<'f>(&self, text: &'f str) -> Option<&'f str> {
        let span = self.value.span();
        let header = header_at(text, span.start).filter(|header| *header == span)?;
        let is_list = self.value.get_ref().is_array() && self.wanted == A_TABLE;
        Some(&text[header]).filter(|header| is_list && header.starts_with("[["))
    }

    /// Returns what it is, in an editor's words.
    fn found(&self, written: &str) -> String {
        match self.value.get_ref() {
            DeValue::String(text) => format!("text {text:?}"),
            DeValue::Integer(it) if it.as_str().len() > MOST_DIGITS => {
                format!("number `{written}`, which is too large")
            }
            DeValue::Integer(_) | DeValue::Float(_) => format!("number `{written}`"),
            DeValue::Boolean(value) => format!("boolean `{value}`"),
            DeValue::Datetime(it) if it.time.is_none() => "a date".to_owned(),
            DeValue::Datetime(_) => "a date or a time".to_owned(),
            DeValue::Array(_) => "a list".to_owned(),
            DeValue::Table(_) => "a table".to_owned(),
        }
    }

    /// Returns how a table is written where a list of tables belongs.
    fn as_a_list(&self, written: &str) -> Option<String> {
        if !self.value.get_ref().is_table() || self.wanted != A_LIST {
            return None;
        }
        match written.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            Some(name) => Some(format!("write `[[{name}]]` above each of them")),
            None if written.starts_with('{') => {
                Some("put brackets around it: `[{ … }]`".to_owned())
            }
            None => None,
        }
    }
}

/// Numbers of so many digits can all be read.
const MOST_DIGITS: usize = 18;

/// How a list is called where one belongs.
pub(super) const A_LIST: &str = "a list";

/// How a table is called where one belongs.
pub(super) const A_TABLE: &str = "a table";
