//! The role in which a person vouches for something: Safeguarding lead, never somebody's name.
//!
//! A program cannot tell every name from a role. It refuses what starts as a name does, with a
//! title, and it shows what was typed once more before that is written anywhere.

use std::sync::Arc;

use super::conversation::{Conversation, Stopped, YES_OR_NO, choose, until};
use crate::content::{Label, Problem, SourceFile, URGENT_SENTENCE_WORDS, quoted, typed};

/// What stands before a name and never before a role.
const TITLES: [&str; 7] = ["mr", "mrs", "ms", "miss", "mx", "dr", "doctor"];

/// Returns the role, where the text may be one.
///
/// # Errors
///
/// What is wrong with it.
pub(super) fn role(text: &str) -> Result<Label, Vec<Problem>> {
    // Doors and areas have the shorter sentences, so what is right there is right everywhere.
    let role: Label = typed(&quoted(text), URGENT_SENTENCE_WORDS)?;
    let first = text.split_whitespace().next().unwrap_or_default();
    let first = first.trim_end_matches(['.', ',']).to_lowercase();
    match TITLES.contains(&first.as_str()) {
        true => Err(vec![a_name(text)]),
        false => Ok(role),
    }
}

fn a_name(text: &str) -> Problem {
    let file = SourceFile { path: "what was typed".to_owned(), text: text.to_owned() };
    let message = format!("`{text}` starts as a name does");
    let hint = "say what you are there, such as Safeguarding lead; never your name";
    Problem::error(&Arc::new(file), 0..text.len(), message).hint(hint)
}

/// Asks for the role, and once more whether it is one.
pub(super) fn ask(with: &mut dyn Conversation) -> Result<Label, Stopped> {
    loop {
        let question = "Your role, such as Safeguarding lead; never your name";
        let role = until(with, question, None, role)?;
        let question = format!("It is written into files as `{role}`. Is that a role? (yes, no)");
        if choose(with, &question, YES_OR_NO)? {
            return Ok(role);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::conversation::{Scripted, refusal};

    #[test]
    fn what_starts_with_a_title_is_refused() {
        for name in ["Mr Smith", "mrs. Smith", "Ms Jo Smith", "Dr Smith", "MX Smith", "Miss S"] {
            let refused = refusal(&role(name).unwrap_err());
            assert!(refused.contains("starts as a name does\n  hint: say what"), "{refused}");
        }
        let refused = refusal(&role("Safeguarding\u{200b} lead").unwrap_err());
        assert!(refused.contains("U+200B, zero width space\n  hint: it is shown as"), "{refused}");
        for right in ["Safeguarding lead", "Drop-in worker", "Deputy lead, Luton", "Missions lead"]
        {
            assert_eq!(role(right).unwrap().as_str(), right);
        }
    }

    #[test]
    fn a_role_is_shown_once_more_before_it_is_taken() {
        let mut person = Scripted::new("Dr Smith\nJo\nno\nDeputy lead\nyes");
        assert_eq!(ask(&mut person).unwrap().as_str(), "Deputy lead");
        assert!(person.heard.contains("It is written into files as `Jo`. Is that a role?"));
        assert_eq!(person.left_over(), 0);
    }
}
