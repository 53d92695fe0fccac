//! The lines of a new file, in the look of the files beside it.
//!
//! The program's own files have their values in a column. Where no file of a folder has, a formatter may keep it so: a new file
//! then has none either, and a list that is too long for a line has a line for each of its texts.

use jiff::civil::Date as Day;

use crate::values::quoted;

/// Formatters break a list that goes beyond this column.
const COLUMNS: usize = 80;

/// What a new file looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NewFileLook {
    /// Its values are in a column, as in the program's own files.
    InColumns,
    /// As formatters write it, with one space before each `=`.
    Formatted,
}

impl NewFileLook {
    /// Returns that of a file beside these texts; of the first in a folder it is that of the program's own.
    pub(crate) fn beside<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut texts = texts.into_iter().peekable();
        let is_first = texts.peek().is_none();
        let has_column = |text: &str| text.lines().any(is_padded);
        if is_first || texts.any(has_column) { Self::InColumns } else { Self::Formatted }
    }
}

/// Returns whether a line has more than one space between a key and its `=`.
fn is_padded(line: &str) -> bool {
    let is_of_key = |c: char| c.is_ascii_alphanumeric() || "-_.\"'".contains(c);
    let after_key = line.trim_start().trim_start_matches(is_of_key);
    let is_key = after_key.len() < line.trim_start().len();
    is_key && after_key.starts_with("  ") && after_key.trim_start().starts_with('=')
}

/// The lines of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct NewLines {
    /// The day on which they are written.
    pub(super) today: Day,
    /// What they look like.
    pub(super) look: NewFileLook,
    /// The widest key of the table.
    pub(super) width: usize,
}

impl NewLines {
    /// Returns a key with a value as a file has it.
    pub(super) fn pair(&self, key: &str, value: &str) -> String {
        let width = if self.look == NewFileLook::InColumns { self.width } else { 0 };
        format!("{key:width$} = {value}")
    }

    /// Returns a line with a note: after it, or above, since formatters differ in how far after.
    pub(super) fn with_note(&self, line: &str, note: &str) -> String {
        match self.look {
            NewFileLook::InColumns => format!("{line} # {note}"),
            NewFileLook::Formatted => format!("# {note}\n{line}"),
        }
    }

    /// Returns a key with a text.
    pub(super) fn text(&self, key: &str, text: &str) -> String {
        self.pair(key, &quoted(text))
    }

    /// Returns a key with a list of texts.
    pub(super) fn list(&self, key: &str, texts: &[&str]) -> String {
        let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
        let line = self.pair(key, &format!("[{}]", texts.join(", ")));
        if self.look == NewFileLook::InColumns || line.chars().count() <= COLUMNS {
            return line;
        }
        let lines: String = texts.iter().map(|text| format!("  {text},\n")).collect();
        self.pair(key, &format!("[\n{lines}]"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_looks_as_those_beside_it() {
        for (texts, look) in [
            (&[][..], NewFileLook::InColumns),
            (&["a = 1\nlong = 2\n"], NewFileLook::Formatted),
            (&["a    = 1\nlong = 2\n"], NewFileLook::InColumns),
            (&["a = 1\n", "[b]\n  'c'  = 1\n"], NewFileLook::InColumns),
            (&["# a   = 1\na = 'b  = c'\nd.e = 1\n"], NewFileLook::Formatted),
        ] {
            assert_eq!(NewFileLook::beside(texts.iter().copied()), look, "{texts:?}");
        }
    }
}
