//! Makes text readable that is JSON, and that the parser will not have all the same.
//!
//! RFC 8259 (sections 6 and 8.2) lets numbers be of any size and a text hold half a surrogate pair. The
//! parser takes both only where it skips them. So rarely is one where we read that the
//! text is changed for it then, and read once more.

use std::sync::LazyLock;

use regex::{Captures, Regex};

static TEXT_OR_NUMBER: LazyLock<Regex> =
    LazyLock::new(|| regex(r#"(?s)"(?:[^"\\]|\\.)*"|-?[0-9][-+.0-9eE]*"#));

static ESCAPE: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?s)(?<pair>\\u[dD][89abAB]..\\u[dD][c-fC-F]..)|(?<half>\\u[dD][89a-fA-F]..)|\\.")
});

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern of ours")
}

/// Returns `json` with the replacement character for each half of a pair, and a number that is no
/// whole one for each that is too large.
pub(super) fn readable(json: &str) -> String {
    let changed = |token: &Captures<'_>| match &token[0] {
        text if text.starts_with('"') => ESCAPE.replace_all(text, whole).into_owned(),
        number if number.parse::<f64>().is_ok_and(f64::is_infinite) => "0.5".to_owned(),
        number => number.to_owned(),
    };
    TEXT_OR_NUMBER.replace_all(json, changed).into_owned()
}

fn whole(escape: &Captures<'_>) -> String {
    let half = escape.name("half").map(|_| r"\ufffd");
    half.unwrap_or(&escape[0]).to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, from_str};

    use super::*;

    #[test]
    fn half_a_pair_is_replaced_and_a_whole_one_is_kept() {
        for (text, expected) in [
            (r#""\ud83d""#, r#""\ufffd""#),
            (r#""\uDE00x\uD83D\uDE00""#, r#""\ufffdx\uD83D\uDE00""#),
            (r#""\ud83d\ud83d\ude00\ud83d\n""#, r#""\ufffd\ud83d\ude00\ufffd\n""#),
            (r#""\\ud83d\"\u00e9""#, r#""\\ud83d\"\u00e9""#),
            (r#"{"\udfff":[1e999,-1e400,2.5,"1e999"]}"#, r#"{"\ufffd":[0.5,0.5,2.5,"1e999"]}"#),
        ] {
            assert_eq!(readable(text), expected);
        }
    }

    proptest! {
        #[test]
        fn what_the_parser_takes_is_not_changed(text in ".{0,40}", number in any::<f64>()) {
            let json = serde_json::json!([{ &text: number }, text]).to_string();
            prop_assert_eq!(readable(&json), json);
        }

        #[test]
        fn any_half_of_a_pair_becomes_readable(
            parts in proptest::collection::vec(r"\\u[dD][89a-fA-F][0-9a-f]{2}|\\\\|\\u0041|[a-z]", 0..9),
        ) {
            let json = format!("{{\"{}\": 1e999}}", parts.concat());
            prop_assert!(from_str::<Value>(&readable(&json)).is_ok(), "{}", json);
        }
    }
}
