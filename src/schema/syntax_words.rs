//! What is wrong with a line that is no TOML, said of the slip that people make and not of the grammar.
//!
//! The library names what it expected next, which an editor seldom knows. No words here repeat a value: it may be a token
//! in the wrong file.

use std::ops::Range;

use super::slip::{Slip, line_at};

/// Returns that a whole file is something else, or has lines that end in no line break: every line of it would be wrong.
pub(super) fn of_the_whole(text: &str) -> Option<Slip> {
    let bare = text.trim_start_matches('\u{feff}').trim_start();
    let start = text.len() - bare.len();
    let first = line_at(text, start);
    let slip = |message: &str, hint: &str| Slip {
        span: start..first.end.max(start),
        message: message.to_owned(),
        hint: Some(hint.to_owned()),
    };
    let old_end = text.find('\r').filter(|at| text.as_bytes().get(at + 1) != Some(&b'\n'));
    let is_key = |word: &str| !word.is_empty() && word.chars().all(is_of_a_key);
    let first = text[start..first.end].trim_end();
    let is_yaml = first == "---" || first.strip_suffix(':').is_some_and(is_key);
    if bare.starts_with('{') {
        Some(slip("this is JSON, not TOML", "write `key = value` on a line each; text has quotes"))
    } else if bare.starts_with('<') {
        Some(slip("this is a page or XML, not TOML", "see whether it is the file that you mean"))
    } else if is_yaml {
        Some(slip("this is YAML, not TOML", "write `key = value` on a line each; text has quotes"))
    } else {
        let message = "a line of this file ends with the sign that old Macs wrote";
        let hint = "save it with other line ends: an editor calls them LF, Unix or Windows";
        old_end.map(|_| Slip { span: 0..0, ..slip(message, hint) })
    }
}

fn is_of_a_key(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

/// Returns the slip on the line of an error, of which the library says `why`.
pub(super) fn of_a_line(text: &str, at: &Range<usize>, why: &str) -> Slip {
    let start = at.start.min(text.len());
    // What is missing at the end of a line is missing from that line.
    let start = if start > 0 && !text[..start].ends_with('\n') { start - 1 } else { start };
    let start = (0..=start).rev().find(|byte| text.is_char_boundary(*byte)).unwrap_or_default();
    let line = line_at(text, start);
    let written = text[line.clone()].trim();
    let (message, hint) = words(written, why);
    let is_blank = text.get(at.clone()).is_none_or(|it| it.trim().is_empty());
    let indent = text[line.clone()].len() - text[line.clone()].trim_start().len();
    let whole = line.start + indent..line.start + indent + written.len();
    let span = if is_blank { whole } else { at.clone() };
    Slip { span, message, hint }
}

/// What is said of one thing that the library finds. `{key}` is the key of the line.
struct SlipWords {
    /// How the library names it; several names have `|` between them.
    why: &'static str,
    message: &'static str,
    hint: &'static str,
}

const NO_VALUE: SlipWords = SlipWords {
    why: "",
    message: "{key} has no value",
    hint: "write one after the `=`, or take the line out",
};

const IN_A_LIST: SlipWords = SlipWords {
    why: "",
    message: "the value of {key} has text without quotes in it, or lacks a comma",
    hint: "put straight quotes around text, and a comma between two values",
};

const NO_KEY: SlipWords = SlipWords {
    why: "invalid unquoted key|invalid key-value pair",
    message: "this line does not begin with a key",
    hint: "write `key = value`: a key is one word of small letters and hyphens",
};

const WORDS: [SlipWords; 18] = [
    NO_KEY,
    SlipWords {
        why: "string values must be quoted",
        message: "the value of {key} is text without quotes",
        hint: "put straight quotes around text, and write each key on a line of its own",
    },
    SlipWords {
        why: "invalid boolean",
        message: "the value of {key} is neither true nor false",
        hint: "write `true` or `false` in small letters, without quotes",
    },
    SlipWords {
        why: "unexpected leading zero",
        message: "the value of {key} is a number that begins with 0",
        hint: "a telephone number is text: put straight quotes around it",
    },
    SlipWords {
        why: "key with no value",
        message: "a line without `=`",
        hint: "write `key = value`, or a `#` before what is a comment",
    },
    SlipWords {
        why: "unexpected key or value",
        message: "there is more on this line than a key and its value",
        hint: "put quotes around the whole of a text, and write each key on a line of its own",
    },
    SlipWords {
        why: "extra `=`",
        message: "this line has one `=` too many",
        hint: "take one of them out",
    },
    SlipWords {
        why: "unquoted keys cannot be empty",
        message: "a name is missing on this line",
        hint: "write the key before the `=`, or the name between the brackets",
    },
    SlipWords {
        why: "missing escaped value",
        message: "a backslash in double quotes has a meaning of its own",
        hint: "write it twice, or put the text into single quotes",
    },
    SlipWords {
        why: "invalid basic string|invalid literal string",
        message: "text on this line has no quote at its end, or a quote too many",
        hint: "begin and end it with one straight quote, on one line",
    },
    SlipWords {
        why: "invalid multi-line basic string|invalid multi-line literal string",
        message: "text over several lines has no end",
        hint: "write the three quotes after it that are before it",
    },
    SlipWords {
        why: "missing comma between array elements",
        message: "a comma or the end of a list is missing before this",
        hint: "write a `,` after each entry of the list, and a `]` after the last",
    },
    SlipWords {
        why: "missing comma between key-value pairs|extra assignment between key-value pairs",
        message: "a comma or the end of a table in braces is missing here",
        hint: "write a `,` between two of its values, and a `}` after the last",
    },
    SlipWords {
        why: "unclosed array",
        message: "a list has no end",
        hint: "write a `]` after its last entry",
    },
    SlipWords {
        why: "unclosed inline table",
        message: "a table in braces has no end",
        hint: "write a `}` after its last value",
    },
    SlipWords {
        why: "missing table open",
        message: "this bracket closes nothing",
        hint: "take it out, or write the one that opens",
    },
    SlipWords {
        why: "invalid date",
        message: "the value of {key} is no day that exists",
        hint: "write a day as 2026-11-23, without quotes; all else is text in quotes",
    },
    SlipWords {
        why: "invalid datetime|invalid date-time|invalid time",
        message: "the value of {key} is no day, and no text in quotes",
        hint: "write a day as 2026-11-23, without quotes; all else is text in quotes",
    },
];

/// Returns what is wrong with a line, and what to do, where more is known than what a file looks like.
fn words(line: &str, why: &str) -> (String, Option<String>) {
    let first = why.split([',', '\n']).next().unwrap_or_default();
    if let Some((message, hint)) = of_the_line(line, first) {
        return (message, Some(hint.to_owned()));
    }
    let (key, value) = line.split_once('=').unwrap_or((line, ""));
    let (key, value) = (key.trim(), value.trim());
    let is_of_a_value = ["string values must be quoted", "invalid boolean"].contains(&first);
    let known = || WORDS.iter().find(|known| known.why.split('|').any(|why| why == first));
    let words = if is_of_a_value && (value.is_empty() || value.starts_with('#')) {
        Some(&NO_VALUE)
    } else if is_of_a_value && value.starts_with(['[', '{']) {
        Some(&IN_A_LIST)
    } else if first == "key with no value" && line.contains('=') {
        Some(&NO_KEY)
    } else {
        known()
    };
    let is_key = !key.is_empty() && key.chars().all(|c| is_of_a_key(c) || c == '.');
    let key = if is_key { format!("`{key}`") } else { "this key".to_owned() };
    match words {
        Some(SlipWords { message, hint, .. }) => {
            (message.replace("{key}", &key), Some((*hint).to_owned()))
        }
        None => (format!("this is not TOML: {}", why.replace('\n', ", ")), None),
    }
}

/// Returns what a line shows by itself, whatever the library says of it.
fn of_the_line(line: &str, first: &str) -> Option<(String, &'static str)> {
    let is_header = line.starts_with('[') && !line.contains('=');
    let name = line.trim_matches(['[', ']']);
    if is_header && !name.is_empty() && first != "unquoted keys cannot be empty" {
        let message = format!("the brackets of `{line}` do not match");
        return Some((message, "write `[name]` above one table, `[[name]]` above each of a list"));
    }
    if line.starts_with("//") || line.starts_with(';') || line.starts_with("--") {
        return Some(("a comment begins with `#`".to_owned(), "write `#` before it"));
    }
    let before = line.split('=').next().unwrap_or_default();
    let (key, _) = before.split_once(':').unwrap_or_default();
    let key = key.trim().trim_matches('"');
    if !key.is_empty() && key.chars().all(is_of_a_key) {
        let message = format!("`{key}` has a colon after it");
        return Some((message, "write `=` between a key and its value, and text in quotes"));
    }
    let ends_in_comma = first == "unexpected key or value" && line.ends_with(',');
    ends_in_comma.then(|| {
        let message = "there is a comma after the value".to_owned();
        (message, "take it out: commas are only between what is in a list or in braces")
    })
}
