//! Characters that nobody can see, which no file and no answer may have.
//!
//! A soft hyphen or a zero width space in a number hides it from every check, and a mark that turns
//! the direction of text makes people read other digits than they dial. So they are refused in
//! every place, in comments and keys too, and where a string is written with an escape such as
//! `\\u200B`. The report shows a sign in their place, so that the caret points at something. A
//! no-break space can stay, and so can a byte order mark at the very start of a file.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::check::Check;
use super::problem::Problem;
use super::seen::{UNSEEN, seen, visible};
use super::source_file::SourceFile;

const HINT: &str = "it is shown as `\u{fffd}` here: delete it, and type the words around it again";

const ESCAPE_HINT: &str = "delete it, and type the words around it again";

/// Records every such character of the file at hand; returns whether there was one.
pub(crate) fn in_file(check: &mut Check) -> bool {
    let text = check.file.text.strip_prefix('\u{feff}').unwrap_or(&check.file.text);
    // Most files are plain ASCII, and then have none.
    if text.is_ascii() || !UNSEEN.is_match(text) {
        return false;
    }
    let lead = check.file.text.len() - text.len();
    let found: Vec<Range<usize>> =
        UNSEEN.find_iter(text).map(|it| it.start() + lead..it.end() + lead).collect();
    // A mark that may be there is left out of what is shown, so that no second place looks wrong.
    let shown = Arc::new(SourceFile::new(check.file.path.clone(), visible(text)));
    for at in found {
        let message = message(&check.file.text[at.clone()]);
        let start = visible(&check.file.text[lead..at.start]).len();
        let end = start + visible(&check.file.text[at]).len();
        check.problems.push(Problem::error(&shown, start..end, message).hint(HINT));
    }
    true
}

/// Records every string or key of the file at hand that has such a character by an escape; returns whether
/// there was one.
pub(crate) fn in_escapes(table: &DeTable<'_>, check: &mut Check) -> bool {
    let text = &check.file.text;
    let may_have_one = text.contains('\\');
    if !may_have_one || !["\\u", "\\U", "\\x"].iter().any(|escape| text.contains(escape)) {
        return false;
    }
    let mut found = Vec::new();
    in_table(table, &mut found);
    for UnseenText { at, unseen } in &found {
        let at = escape(&check.file.text, at, unseen).unwrap_or_else(|| at.clone());
        check.error(at, message(unseen), ESCAPE_HINT);
    }
    !found.is_empty()
}

/// The bytes of a string, and the characters in it that nobody can see.
struct UnseenText {
    at: Range<usize>,
    unseen: String,
}

impl UnseenText {
    fn of(text: &str, at: Range<usize>) -> Option<Self> {
        let found = UNSEEN.find(text).filter(|_| !text.is_ascii())?;
        Some(Self { at, unseen: found.as_str().to_owned() })
    }
}

/// Returns the bytes of the first escape at `place` that makes the first of `unseen`.
fn escape(text: &str, place: &Range<usize>, unseen: &str) -> Option<Range<usize>> {
    let written = text.get(place.clone())?;
    // Each escape is a backslash and what is after it, which can be a backslash too.
    let mut next = 0;
    let starts = std::iter::from_fn(|| {
        let at = next + written.get(next..)?.find('\\')?;
        next = at + 1 + written[at + 1..].chars().next()?.len_utf8();
        Some(at)
    });
    let mut starts = starts;
    starts.find_map(|at| {
        let length = match written[at + 1..].chars().next()? {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => return None,
        };
        let hex = written.get(at + 2..at + 2 + length)?;
        let made = u32::from_str_radix(hex, 16).ok().and_then(char::from_u32)?;
        let start = place.start + at;
        unseen.starts_with(made).then_some(start..start + 2 + length)
    })
}

fn in_table(table: &DeTable<'_>, found: &mut Vec<UnseenText>) {
    for (key, value) in table {
        found.extend(UnseenText::of(key.get_ref(), key.span()));
        in_value(value, found);
    }
}

fn in_value(value: &Spanned<DeValue<'_>>, found: &mut Vec<UnseenText>) {
    match value.get_ref() {
        DeValue::String(text) => found.extend(UnseenText::of(text, value.span())),
        DeValue::Array(all) => {
            for one in all {
                in_value(one, found);
            }
        }
        DeValue::Table(table) => in_table(table, found),
        _ => {}
    }
}

/// Returns the problem of a file whose path inside the content has such a character.
pub(crate) fn in_path(inside: &str, file: &SourceFile) -> Option<Problem> {
    let found = UNSEEN.find(inside).filter(|_| !inside.is_ascii())?;
    let shown = Arc::new(SourceFile::new(seen(&file.path).into_owned(), String::new()));
    let message = format!("the name of this file or of its folder has {}", message(found.as_str()));
    Some(Problem::error(&shown, 0..0, message).hint("rename it: type the whole name again"))
}

fn message(found: &str) -> String {
    let first = found.chars().next().unwrap_or_default();
    let more = match found.chars().count() {
        1 => String::new(),
        count => format!(" and {} more", count - 1),
    };
    format!("a character that nobody can see: U+{:04X}, {}{more}", u32::from(first), name(first))
}

/// Returns what Unicode calls it, in words.
const fn name(c: char) -> &'static str {
    match c {
        '\u{ad}' => "soft hyphen",
        '\u{34f}' => "combining grapheme joiner",
        '\u{61c}' => "Arabic letter mark",
        '\u{200b}' => "zero width space",
        '\u{200c}' => "zero width non-joiner",
        '\u{200d}' => "zero width joiner",
        '\u{200e}' => "left-to-right mark",
        '\u{200f}' => "right-to-left mark",
        '\u{2028}' => "line separator",
        '\u{2029}' => "paragraph separator",
        '\u{202a}' => "left-to-right embedding",
        '\u{202b}' => "right-to-left embedding",
        '\u{202c}' => "pop directional formatting",
        '\u{202d}' => "left-to-right override",
        '\u{202e}' => "right-to-left override",
        '\u{2060}' => "word joiner",
        '\u{2066}' => "left-to-right isolate",
        '\u{2067}' => "right-to-left isolate",
        '\u{2068}' => "first strong isolate",
        '\u{2069}' => "pop directional isolate",
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => "Hangul filler",
        '\u{2800}' => "Braille blank",
        '\u{feff}' => "byte order mark",
        '\u{fe00}'..='\u{fe0f}' => "variation selector",
        '\u{e0000}'..='\u{e007f}' => "tag",
        _ => "a character that cannot be seen",
    }
}

#[cfg(test)]
mod tests {
    use super::super::guide::GuidePage;
    use super::super::parse::parse;
    use super::*;

    fn problems(text: &str) -> Vec<String> {
        let file = Arc::new(SourceFile::new("x.toml".to_owned(), text.to_owned()));
        let mut check = Check::of(&file, &GuidePage("x.md"));
        let read = parse(&file, &mut check).map(drop);
        assert_eq!(read.is_none(), !check.problems.is_empty(), "{text:?}");
        let shown = |problem: Problem| {
            let (line, column) = problem.position();
            format!("{line}:{column} {}", problem.message)
        };
        check.problems.into_iter().map(shown).collect()
    }

    #[test]
    fn a_character_that_nobody_can_see_is_refused_in_every_place() {
        let what = "a character that nobody can see: U+200B, zero width space";
        for (text, place) in [
            ("a = \"0808\u{200b} 800\"", "1:10"),
            ("# a\u{200b}b", "1:4"),
            ("x = 1\na\u{200b} = 1", "2:2"),
            ("a = 'é\u{200b}'", "1:7"),
            ("a = \"x\\u200B\"", "1:7"),
            ("a = \"x\\U0000200b\"", "1:7"),
            ("a = [{ b = [\"\\u200b\"] }]", "1:14"),
            ("\"a\\u200b\" = 1", "1:3"),
            // An escaped backslash is none.
            ("a = \"\\\\u200B \\u200B\"", "1:14"),
            // Nor is a mark at the start of a file a column of it.
            ("\u{feff}a = \"\u{200b}\"", "1:6"),
        ] {
            assert_eq!(problems(text), [format!("{place} {what}")], "{text}");
        }
    }

    #[test]
    fn every_kind_of_them_is_named() {
        for (c, name) in [
            ('\u{ad}', "U+00AD, soft hyphen"),
            ('\u{202e}', "U+202E, right-to-left override"),
            ('\u{2028}', "U+2028, line separator"),
            ('\u{2029}', "U+2029, paragraph separator"),
            ('\u{feff}', "U+FEFF, byte order mark"),
            ('\u{e0041}', "U+E0041, tag"),
            ('\u{fe0f}', "U+FE0F, variation selector"),
            ('\u{3164}', "U+3164, Hangul filler"),
            ('\u{2800}', "U+2800, Braille blank"),
            ('\u{34f}', "U+034F, combining grapheme joiner"),
            ('\u{17b4}', "U+17B4, a character that cannot be seen"),
        ] {
            let text = format!("a = \"{c}\"");
            assert_eq!(problems(&text), [format!("1:6 a character that nobody can see: {name}")]);
        }
        assert!(problems("# \u{200b}\u{200d}")[0].ends_with("zero width space and 1 more"));
    }

    #[test]
    fn what_people_can_see_and_a_mark_at_the_start_are_left_alone() {
        for text in
            ["\u{feff}# a", "a = \"0808\u{a0}800 é – “x”\"", "a = 'x\\u200B'", "a = \"\\\\u200B\""]
        {
            assert_eq!(problems(text), Vec::<String>::new(), "{text}");
        }
    }
}
