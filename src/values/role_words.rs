//! Whether words say what somebody is in an organisation, wherever a role is written.
//!
//! A program cannot tell every role. It knows what none is: an answer to another question, initials, words in quotes,
//! a mention on Discord, //! and a name (`person_name`).

use std::ops::Range;

use super::person_name::{OF_ROLES, names_nobody};
use crate::schema::Check;

/// Fewer letters are initials, or a word for yes or no.
const FEWEST_LETTERS: usize = 3;

/// What people write where they are asked something else, or what means nothing.
const NO_ROLES: [&str; 17] = [
    "yes", "yeah", "yep", "yup", "okay", "nope", "none", "skip", "back", "quit", "exit", "stop",
    "help", "true", "false", "role", "nothing",
];

/// Ensures that words are a role, and name nobody; `instead` is what to write.
pub(super) fn names_a_role(
    words: &str,
    at: Range<usize>,
    instead: &'static str,
    check: &mut Check,
) -> bool {
    let is_quote = |c: char| matches!(c, '"' | '\'' | '`' | '‘'..='‟' | '«' | '»');
    if words.starts_with(is_quote) || words.ends_with(is_quote) {
        let message = format!("`{words}` has quotes of its own");
        check.error(at, message, "take the quotes that belong to the words away");
        return false;
    }
    if words.starts_with(['@', '<']) {
        check.error(at, format!("`{words}` is a mention on Discord, and no role"), instead);
        return false;
    }
    let letters: String = words.chars().filter(|c| c.is_alphanumeric()).collect();
    let is_short = letters.chars().filter(|c| c.is_alphabetic()).count() < FEWEST_LETTERS;
    if is_short || NO_ROLES.contains(&letters.to_lowercase().as_str()) {
        check.error(at, format!("`{words}` is no role"), instead);
        return false;
    }
    names_nobody(words, at, instead, check)
}

/// Words of roles that say nothing alone, and so may be part of anything.
const SMALL: [&str; 4] = ["and", "for", "in", "of"];

/// What people call their lead by the first letters.
const SHORT: [&str; 7] = ["dsl", "ddsl", "dso", "dsp", "lso", "cpo", "cwo"];

/// Returns whether a word says what somebody is. Where none does it may be a name: `John` as well as `Cook`. Words beside it
/// may be a name too, which no program can tell.
pub fn says_a_role(words: &str) -> bool {
    let lower = words.to_lowercase();
    let mut each = lower.split(|c: char| !c.is_alphanumeric());
    each.any(|word| SHORT.contains(&word) || (OF_ROLES.contains(&word) && !SMALL.contains(&word)))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::schema::{GuidePage, SourceFile};

    #[test]
    fn an_answer_to_another_question_initials_and_quotes_are_no_role() {
        let file = Arc::new(SourceFile::new(String::new(), String::new()));
        let says = |words: &str| {
            let mut check = Check::of(&file, &GuidePage("x.md"));
            let is_one = names_a_role(words, 0..0, "x", &mut check);
            (is_one, check.problems.first().map(|problem| problem.message.clone()))
        };
        for none in ["yes", "Q", "no", "J. S.", "1234", "Skip."] {
            assert_eq!(says(none), (false, Some(format!("`{none}` is no role"))));
        }
        for mention in ["@everyone", "@Safeguarding lead", "<@&41771983423143936>"] {
            assert!(says(mention).1.unwrap().contains("is a mention on Discord"), "{mention}");
        }
        for quoted in ["“Deputy lead”", "'Deputy lead'", "Deputy lead”"] {
            assert!(says(quoted).1.unwrap().contains("quotes of its own"), "{quoted}");
        }
        for role in ["Safeguarding lead", "DSL", "the duty team", "Head of Year 7"] {
            assert!(says_a_role(role), "{role}");
        }
        for doubtful in ["John", "Jane Doe", "mike#1234", "luton"] {
            assert!(!says_a_role(doubtful), "{doubtful}");
        }
        for role in ["DSL", "Deputy lead", "Head of Year 7", "Children's lead"] {
            assert_eq!(says(role), (true, None));
        }
    }
}
