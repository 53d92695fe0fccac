//! The role in which a person vouches for something: Safeguarding lead, never somebody's name.
//!
//! A program cannot tell every name from a role. What starts as a name does is refused, as in a file, and what was
//! typed is shown once more before that is written anywhere.

use super::conversation::{Interview, NoAnswer, ToAsk, YES_OR_NO, without_quotes};
use crate::schema::{Problem, URGENT_SENTENCE_WORDS};
use crate::values::{Label, PersonRole, quoted, typed};

/// Returns the role, where the text may be one, by the rule for roles in files; quotes around it are none of it. What is
/// meant for another question is no role.
///
/// # Errors
///
/// What is wrong with it.
pub(crate) fn role(text: &str) -> Result<Label, Vec<Problem>> {
    let text = without_quotes(text.trim());
    // Doors and areas have the shorter sentences, so what is right there is right everywhere.
    typed(&quoted(text), URGENT_SENTENCE_WORDS).map(PersonRole::into_label)
}

const ROLE: ToAsk<'_> = ToAsk {
    words: "Your role, such as Safeguarding lead; never your name (back, quit, ?)",
    help: "It is written into the files that you vouch for, and everybody can read it: so say what you are there, and not who you are.",
};

const IS_ONE: &str = "yes: it is written so. no: you are asked for it again.";

/// Asks for the role, and once more whether it is one.
pub(crate) fn ask<D>(talk: &mut Interview<'_, D>) -> Result<Label, NoAnswer> {
    loop {
        let role = talk.until(ROLE, None, role)?;
        if is_a_role(talk, &format!("It is written into files as `{role}`. Is that a role?"))? {
            return Ok(role);
        }
    }
}

/// Asks, in these words, whether what was typed is a role.
pub(crate) fn is_a_role<D>(talk: &mut Interview<'_, D>, words: &str) -> Result<bool, NoAnswer> {
    talk.choose(ToAsk { words, help: IS_ONE }, YES_OR_NO)
}

#[cfg(test)]
mod tests {
    use super::super::conversation::{Scripted, refusal};
    use super::*;

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
    fn what_is_meant_for_another_question_is_no_role_and_nor_are_initials() {
        for text in [
            "yes",
            "Yes.",
            "y",
            "no",
            "n",
            "skip",
            "s",
            "back",
            "b",
            "quit",
            "q",
            "help",
            "h",
            "ok",
            "JS",
            "J. S.",
            "“yes”",
            "1234",
        ] {
            let refused = refusal(&role(text).unwrap_err());
            assert!(refused.contains(" is no role\n  hint: say what you are"), "{refused}");
        }
        for text in ["?", "", "\"\""] {
            assert!(role(text).is_err(), "{text}");
        }
        for right in ["DSL", "Helper", "Yes-group lead", "Stop team"] {
            assert_eq!(role(right).unwrap().as_str(), right);
        }
    }

    #[test]
    fn quotes_around_a_role_are_none_of_it() {
        for quoted in ["“Deputy lead”", "‘Deputy lead’", "\"Deputy lead\"", " 'Deputy lead' "]
        {
            assert_eq!(role(quoted).unwrap().as_str(), "Deputy lead", "{quoted}");
        }
    }

    #[test]
    fn a_word_that_answers_another_question_is_told_to_answer_none_here() {
        for word in ["yes", "y", "no", "n", "skip", "s", "“yes”"] {
            let mut person = Scripted::new(&format!("{word}\nDeputy lead\ny"));
            let role = Interview::new(&mut person, "").through(ask);
            assert_eq!(role.unwrap().as_str(), "Deputy lead", "{word}");
            assert!(person.heard.contains("that is no answer here"), "{}", person.heard);
        }
        let mut person = Scripted::new("b\nh\nq");
        assert!(Interview::new(&mut person, "").through(ask).is_err());
        assert!(person.heard.contains("This is the first question"), "{}", person.heard);
        assert!(person.heard.contains("so say what you are there"), "{}", person.heard);
        assert!(!person.heard.contains("Is that a role?") && person.left_over() == 0);
    }

    #[test]
    fn a_role_is_shown_once_more_before_it_is_taken() {
        let mut person = Scripted::new("Dr Smith\nJohn\nback\nJohn\nno\n“Deputy lead”\nyes");
        let role = Interview::new(&mut person, "").through(ask);
        assert_eq!(role.unwrap().as_str(), "Deputy lead");
        assert!(person.heard.contains("It is written into files as `John`. Is that a role?"));
        assert_eq!(person.left_over(), 0);
    }
}
