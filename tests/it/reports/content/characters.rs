//! Short numbers, and characters that nobody can see.
//!
//! Every form of both is in `content_problems` and in the tests beside the code; here is what was reported.

use super::CHECKED;
use crate::support::over_shipped;

fn service(route: &str) -> Result<(), String> {
    let text = format!(
        "name = \"Example\"\nkind = \"helpline\"\nfor = \"anyone\"\nnations = [\"england\"]\n\n\
         [[route]]\n{route}\nhours = \"check\"\n\n[checked]\n{CHECKED}"
    );
    over_shipped(&[("services/example.toml", text)]).map(|_| ())
}

fn sentence(text: &str) -> Result<(), String> {
    let term = format!("name = \"Example\"\nnations = [\"england\"]\ntext = [\"{text}\"]\n");
    over_shipped(&[("terms/example.toml", term)]).map(|_| ())
}

/// An editor adds a short number in the file alone, with the page that publishes it.
#[test]
fn a_short_number_is_added_with_its_source_and_without_it_the_hint_asks_for_that() {
    let source = "source = \"https://www.example.org/numbers\"";
    for number in [
        "text = \"61016\"",
        "text = \"70800\"",
        "phone = \"116 006\"",
        "phone = \"105\"",
        "phone = \"119\"",
        "phone = \"159\"",
        "textphone = \"18001 105\"",
        "textphone = \"18001 0808 800 5000\"",
    ] {
        let told = service(number).unwrap_err();
        assert!(told.contains("has no source") && told.contains("add `source = "), "{told}");
        assert!(!told.contains(".rs"), "no editor needs Rust: {told}");
        assert_eq!(service(&format!("{number}\n{source}")), Ok(()), "{number}");
    }
    for other in ["phone = \"911\"", "phone = \"155\""] {
        let told = service(&format!("{other}\n{source}")).unwrap_err();
        assert!(
            told.contains("a short number to add is 105, 119 or 159, or has 116 and three"),
            "{told}"
        );
    }
    // One that a service calls a misprint stays refused, whatever its source.
    let told = service(&format!("text = \"88247\"\n{source}")).unwrap_err();
    assert!(told.contains("`papyrus` calls the number `88247` a misprint"), "{told}");
}

/// Where words say to use a short number, it is found as a long one is.
#[test]
fn a_short_number_in_a_sentence_is_found() {
    for (text, number) in [
        ("Text 88247 now.", "88247"),
        ("Text HELP to 61016.", "61016"),
        ("Ring 116 006 at any hour.", "116 006"),
        ("Call 105 now.", "105"),
        ("Ring 101 or 119.", "119"),
        ("Use 18001 first.", "18001"),
    ] {
        let told = sentence(text).unwrap_err();
        let said = format!("error: a telephone number in a sentence: `{number}`");
        assert!(told.starts_with(&said), "{text}: {told}");
    }
    assert_eq!(sentence("It has 105 pages, and 60,000 people have read it."), Ok(()));
}

/// What nobody can see is refused by its code point, in every text.
#[test]
fn a_character_that_nobody_can_see_is_refused_by_its_code_point() {
    for (text, named) in [
        ("Call 0808\u{200b}800\u{200b}5000.", "U+200B, zero width space"),
        ("A so\u{ad}ft word.", "U+00AD, soft hyphen"),
        ("Two\u{2060}words.", "U+2060, word joiner"),
        ("A word\u{202e} turned round.", "U+202E, right-to-left override"),
        ("An \u{61c}Arabic mark.", "U+061C, Arabic letter mark"),
        ("A \u{2800} blank.", "U+2800, Braille blank"),
        ("An escape: \\u2060.", "U+2060, word joiner"),
    ] {
        let told = sentence(text).unwrap_err();
        let said = format!("error: a character that nobody can see: {named}");
        assert!(told.starts_with(&said), "{text}: {told}");
    }
}
