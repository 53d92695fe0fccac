//! What is wrong with a file that is no TOML, in words that an editor knows.
//!
//! A line is said to be wrong once. Three slips are found here: quotes that a word processor has curled, a table that is
//! there twice, and a key that is, which with days and times is how people write a lunch break. The others are in
//! `syntax_words`.

use std::ops::Range;

use toml::de::Error;

use super::guide::Guide;
use super::slip::{Slip, line_at};
use super::syntax_words::{of_a_line, of_the_whole};

/// Returns the errors of syntax. Of a table that is written twice every key would be wrong, so its header speaks for
/// them; and of a line with curled quotes the first of them does.
pub(crate) fn slips(text: &str, errors: &[Error], guide: &dyn Guide) -> Vec<Slip> {
    if let Some(slip) = of_the_whole(text).filter(|_| !errors.is_empty()) {
        return vec![slip];
    }
    let mut found: Vec<Slip> = Vec::new();
    let mut told = 0..0;
    for error in errors {
        let span = error.span().unwrap_or_default();
        if told.contains(&span.start) {
            continue;
        }
        let is_twice = error.message() == "duplicate key";
        let header = header_at(text, span.start).filter(|_| is_twice);
        found.push(if let Some(header) = header {
            told = table_under(text, &header);
            table_twice(text, header)
        } else if let Some(quote) = curled_quote(text, span.start) {
            told = line_at(text, span.start);
            curled(text, quote)
        } else if is_twice {
            key_twice(text, span, guide)
        } else {
            let slip = of_a_line(text, &span, error.message());
            let line = line_at(text, slip.span.start);
            told = line.start..(line.end + 1).max(span.start + 1);
            slip
        });
    }
    found
}

fn table_twice(text: &str, header: Range<usize>) -> Slip {
    let message = format!("the table `{}` is there twice", &text[header.clone()]);
    let hint = "put what they hold into one of them, and remove the other".to_owned();
    Slip { span: header, message, hint: Some(hint) }
}

fn key_twice(text: &str, span: Range<usize>, guide: &dyn Guide) -> Slip {
    let key = text[span.clone()].trim_matches(['"', '\'']);
    let row = values_beside(text, key, &span).and_then(|values| guide.in_one_row(key, &values));
    let hint = match row {
        Some(row) => format!("write the times of a day in one row: `{row}`"),
        None => format!("write `{key}` once"),
    };
    Slip { message: format!("the key `{key}` is there twice"), hint: Some(hint), span }
}

/// Returns the texts that a key has in the table in one line around `span`.
fn values_beside<'t>(text: &'t str, key: &str, span: &Range<usize>) -> Option<Vec<&'t str>> {
    let line = line_at(text, span.start);
    let start =
        text[line.start..span.start].rfind('{').map_or(line.start, |at| line.start + at + 1);
    let start =
        if text[line.clone()].contains('{') { start } else { table_start(text, span.start) };
    let end = text[span.end..].find(['}', '\n']).map_or(text.len(), |at| span.end + at);
    let inside = &text[start..end];
    let values = inside.match_indices(key).filter_map(|(at, _)| {
        let is_whole = inside[..at].trim_end_matches(['"', '\'']).chars().next_back();
        let is_whole = is_whole.is_none_or(|c| c.is_whitespace() || c == ',');
        let rest = inside[at + key.len()..].trim_start_matches(['"', '\'']).trim_start();
        let value = rest.strip_prefix('=').filter(|_| is_whole)?.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        value[1..].split(quote).next()
    });
    let values: Vec<&str> = values.collect();
    (values.len() > 1).then_some(values)
}

/// Returns where the rows begin of the table with a header that the byte `at` is in.
fn table_start(text: &str, at: usize) -> usize {
    text[..at].rfind("\n[").map_or(0, |header| header + 1)
}

/// The quotes that word processors make of the straight ones.
const CURLED: [char; 8] = [
    '\u{201c}', '\u{201d}', '\u{201e}', '\u{201f}', '\u{2018}', '\u{2019}', '\u{201a}', '\u{201b}',
];

fn curled(text: &str, span: Range<usize>) -> Slip {
    let quote = &text[span.clone()];
    let message = format!("`{quote}` is a curly quote; text begins and ends with straight ones");
    let hint = "type `\"` in the place of each curly quote around the text".to_owned();
    Slip { span, message, hint: Some(hint) }
}

/// Returns the first curled quote of a line that is in the place of a straight one: outside all text, or at the end of
/// text that has no other end.
fn curled_quote(text: &str, at: usize) -> Option<Range<usize>> {
    let line = line_at(text, at);
    let (mut open, mut last_inside) = (None, None);
    let words = &text[line.clone()];
    for (place, c) in words.char_indices() {
        let here = line.start + place..line.start + place + c.len_utf8();
        match open {
            None if CURLED.contains(&c) => return Some(here),
            None if matches!(c, '"' | '\'') => open = Some(c),
            None if c == '#' => return None,
            Some(_) if CURLED.contains(&c) && ends_text(&text[here.end..line.end]) => {
                last_inside.get_or_insert(here);
            }
            Some(quote) if c == quote => open = None,
            _ => {}
        }
    }
    last_inside.filter(|_| open.is_some())
}

/// Returns whether what follows a quote is what follows the end of a text.
fn ends_text(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.is_empty() || rest.starts_with([',', ']', '}', '#'])
}

/// Returns the header whose line holds the byte `at`.
pub(crate) fn header_at(text: &str, at: usize) -> Option<Range<usize>> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = text[start..].lines().next()?;
    let indent = line.len() - line.trim_start().len();
    let end = line.rfind(']').filter(|_| line[indent..].starts_with('['))?;
    Some(start + indent..start + end + 1)
}

/// Returns the bytes from a header to the next one.
pub(crate) fn table_under(text: &str, header: &Range<usize>) -> Range<usize> {
    let end = text[header.end..].find("\n[").map_or(text.len(), |end| header.end + end);
    header.start..end
}

#[cfg(test)]
mod tests {
    use toml::de::DeTable;

    use super::super::guide::GuidePage;
    use super::slips;

    /// Returns what is said of a text, with what each is about.
    fn said(text: &str) -> Vec<(String, String)> {
        let (_, errors) = DeTable::parse_recoverable(text);
        let slips = slips(text, &errors, &GuidePage("x.md"));
        slips.into_iter().map(|it| (it.message, text[it.span].to_owned())).collect()
    }

    #[test]
    fn a_slip_is_said_once_in_words_and_points_at_what_is_written() {
        for (text, message, place) in [
            ("a =\n", "`a` has no value", "a ="),
            ("a =", "`a` has no value", "a ="),
            ("a = # later\n", "`a` has no value", "a = # later"),
            ("[[server]\n", "the brackets of `[[server]` do not match", "[[server]"),
            ("[server\na = 1\n", "the brackets of `[server` do not match", "[server"),
            ("a = hello\n", "the value of `a` is text without quotes", "hello"),
            ("a = 020 7946 0001\n", "the value of `a` is text without quotes", "020 7946 0001"),
            ("a = True\n", "the value of `a` is neither true nor false", "True"),
            ("a = 0123\n", "the value of `a` is a number that begins with 0", "0"),
            ("a: 1\n", "`a` has a colon after it", "a: 1"),
            ("// c\n", "a comment begins with `#`", "// c"),
            ("; c\n", "a comment begins with `#`", "; c"),
            ("a = 1,\n", "there is a comma after the value", "a = 1,"),
            (
                "a = \"x\n",
                "text on this line has no quote at its end, or a quote too many",
                "a = \"x",
            ),
            ("a = 2026-02-30\n", "the value of `a` is no day that exists", "2026-02-30"),
            ("just words\n", "a line without `=`", "just words"),
            ("a b = 1\n", "this line does not begin with a key", "a b = 1"),
        ] {
            assert_eq!(said(text), [(message.to_owned(), place.to_owned())], "{text}");
        }
    }

    #[test]
    fn a_file_of_another_kind_is_said_once() {
        for (text, message) in [
            ("{\n  \"a\": [\n 1 ]\n}\n", "this is JSON, not TOML"),
            ("server:\n  - guild: \"1\"\n", "this is YAML, not TOML"),
            ("---\na: 1\nb: 2\n", "this is YAML, not TOML"),
            ("<html>\n<body>\n", "this is a page or XML, not TOML"),
            ("a = 1\rb = 2\rc = 3\r", "a line of this file ends with the sign that old Macs wrote"),
        ] {
            let all = said(text);
            assert_eq!(all.len(), 1, "{text}: {all:?}");
            assert_eq!(all[0].0, message, "{text}");
        }
    }

    #[test]
    fn no_words_repeat_a_value() {
        for text in ["a = SECRET\n", "SECRET\n", "a: SECRET\n", "a = \"SECRET\n", "a = SECRET,\n"] {
            assert!(said(text).iter().all(|(message, _)| !message.contains("SECRET")), "{text}");
        }
    }
}
