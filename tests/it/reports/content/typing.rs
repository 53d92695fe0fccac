//! Slips of typing for which a file is no TOML, each with what to type.
//!
//! What else is wrong with the shape of a file is in `content_problems::shape`.

use crate::support::over_shipped;

fn term(name: &str) -> String {
    let text = format!("name = {name}\nnations = [\"england\"]\ntext = [\"A word.\"]\n");
    over_shipped(&[("terms/example.toml", text)]).unwrap_err()
}

/// The quotes of a word processor are named, wherever they are in the place of straight ones.
#[test]
fn a_curly_quote_in_the_place_of_a_straight_one_is_named() {
    for (name, quote) in [
        ("\u{201c}Luton\u{201d}", '\u{201c}'),
        ("\"Luton\u{201d}", '\u{201d}'),
        ("\u{201c}Luton\"", '\u{201c}'),
        ("\u{2018}Luton\u{2019}", '\u{2018}'),
        ("'Luton\u{2019} # name", '\u{2019}'),
    ] {
        let told = term(name);
        let said = format!("error: `{quote}` is a curly quote");
        assert!(told.starts_with(&said) && told.contains("hint: type `\"`"), "{name}: {told}");
    }
    for name in ["\"A \u{201c}word\u{201d}\" x", "Luton # \u{201c}"] {
        let told = term(name);
        assert!(told.starts_with("error: the") && !told.contains("curly"), "{name}: {told}");
    }
}

/// Two rows for the same days are shown as one, with a comma.
#[test]
fn the_same_days_twice_are_shown_as_one_row() {
    for (hours, hint) in [
        (
            "hours = { mon-fri = \"09:00-12:00\", mon-fri = \"13:00-17:00\" }",
            "write the times of a day in one row: `mon-fri = \"09:00-12:00, 13:00-17:00\"`",
        ),
        (
            "hours = { fri = \"09:00-12:00\", sat = \"10:00-11:00\", \"fri\" = '13:00-17:00' }",
            "`fri = \"09:00-12:00, 13:00-17:00\"`",
        ),
        ("hours = { mon = \"09:00-12:00\", mon = \"11:00-17:00\" }", "write `mon` once"),
        ("hours = \"check\"\nhours = \"check\"", "write `hours` once"),
        (
            "[route.hours]\nmon = \"09:00-12:00\"\nmon = \"13:00-17:00\"",
            "`mon = \"09:00-12:00, 13:00-17:00\"`",
        ),
    ] {
        let text = format!(
            "name = \"Example\"\nkind = \"helpline\"\nfor = \"anyone\"\nnations = [\"england\"]\n\n\
             [[route]]\nphone = \"999\"\n{hours}\n"
        );
        let told = over_shipped(&[("services/example.toml", text)]).unwrap_err();
        assert!(told.contains("is there twice") && told.contains(hint), "{hours}: {told}");
    }
}
