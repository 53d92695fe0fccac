//! Whether words name a person, where only a role or a place belongs.
//!
//! A program cannot tell every name from a role. It knows one by its title: `Mrs Smith`, `Lead: Mr Jones`, `Rev Ann
//! Brown`. Some titles are roles too, so they count only with a name after them: `Sister in charge of the ward`, `Imam`
//! and `Pastor and safeguarding lead` name nobody.

use std::ops::Range;

use crate::schema::Check;

/// What comes before a name, and neither before a role nor as one.
const TITLES: [&str; 5] = ["mr", "mrs", "ms", "miss", "mx"];

/// A title that some places have in their name: `the team of Dr Example School`. Before all else it starts a name.
const DOCTOR: &str = "dr";

/// What comes before a name, and is a role too.
const TITLES_AND_ROLES: [&str; 25] = [
    "doctor",
    "prof",
    "professor",
    "rev",
    "revd",
    "reverend",
    "father",
    "fr",
    "sister",
    "sr",
    "brother",
    "pastor",
    "imam",
    "rabbi",
    "canon",
    "sir",
    "dame",
    "lady",
    "lord",
    "cllr",
    "captain",
    "major",
    "colonel",
    "sergeant",
    "lieutenant",
];

/// What follows `MS` where that is a company's: notes may go to a place in one of these.
const OF_THE_COMPANY: [&str; 9] =
    ["teams", "sharepoint", "forms", "office", "outlook", "onedrive", "onenote", "planner", "word"];

/// Words of roles that somebody writes with a capital: `Pastor and Safeguarding Lead`.
pub(super) const OF_ROLES: [&str; 40] = [
    "adviser",
    "advisor",
    "and",
    "care",
    "chair",
    "chaplain",
    "charge",
    "child",
    "children",
    "children's",
    "coordinator",
    "deputy",
    "desk",
    "designated",
    "duty",
    "for",
    "head",
    "in",
    "incident",
    "incidents",
    "lead",
    "leader",
    "lieutenant",
    "manager",
    "mayor",
    "member",
    "missioner",
    "of",
    "officer",
    "protection",
    "safeguarding",
    "secretary",
    "superior",
    "teacher",
    "team",
    "trustee",
    "ward",
    "welfare",
    "worker",
    "youth",
];

/// The most words of a name.
const WORDS_OF_A_NAME: usize = 3;

/// How a text names a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Naming {
    /// It is a name.
    AtItsStart,
    /// There is one in it.
    Inside,
}

/// Ensures that words name nobody; `instead` is what to write.
pub(super) fn names_nobody(
    words: &str,
    at: Range<usize>,
    instead: &'static str,
    check: &mut Check,
) -> bool {
    let message = match naming(words).or_else(|| after_the(words)) {
        None => return true,
        Some(Naming::AtItsStart) => format!("`{words}` starts as a name does"),
        Some(Naming::Inside) => format!("`{words}` has a person's name in it"),
    };
    check.error(at, message, instead);
    false
}

/// Returns whether the first word is a title, with or without a full stop.
pub(crate) fn starts_as_a_name(text: &str) -> bool {
    naming(text) == Some(Naming::AtItsStart)
}

fn words_of(text: &str) -> Vec<&str> {
    let is_split = |c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '\u{2019}');
    text.split(is_split).filter(|word| !word.is_empty()).collect()
}

/// Returns whether it is `The Reverend Jones`. The name of an organisation may start so.
fn after_the(text: &str) -> Option<Naming> {
    let words = words_of(text);
    let (the, rest) = words.split_first()?;
    let (title, name) = rest.split_first()?;
    let is_name = the.eq_ignore_ascii_case("the") && is_title_and_role(title) && is_a_name(name);
    is_name.then_some(Naming::AtItsStart)
}

fn naming(text: &str) -> Option<Naming> {
    let words = words_of(text);
    let (first, rest) = words.split_first()?;
    let lower = first.to_lowercase();
    let starts = is_title(first)
        || lower == DOCTOR
        || is_title_and_role(first) && is_a_name(rest)
        || *first == "MS" && rest.len() == 1 && is_a_name(rest) && !is_of_the_company(rest[0]);
    if starts {
        return Some(Naming::AtItsStart);
    }
    let mut pairs = words.windows(2);
    let has_one = pairs.any(|pair| is_title(pair[0]) && has_a_capital(pair[1]));
    has_one.then_some(Naming::Inside)
}

fn is_title_and_role(word: &str) -> bool {
    TITLES_AND_ROLES.contains(&word.to_lowercase().as_str())
}

fn is_of_the_company(word: &str) -> bool {
    OF_THE_COMPANY.contains(&word.to_lowercase().as_str())
}

/// Returns whether a word is a title. In capitals, `MS` is a company's: notes may go to a place in MS Teams.
fn is_title(word: &str) -> bool {
    word != "MS" && TITLES.contains(&word.to_lowercase().as_str())
}

/// Returns whether what comes after a title is a name, and not the rest of a role.
fn is_a_name(words: &[&str]) -> bool {
    let is_of_a_role = |word: &&str| {
        let word = word.to_lowercase().replace('\u{2019}', "'");
        OF_ROLES.contains(&word.as_str())
    };
    (1..=WORDS_OF_A_NAME).contains(&words.len())
        && words.iter().all(|word| has_a_capital(word) && !is_of_a_role(word))
}

fn has_a_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_with_a_name_is_a_name() {
        for name in [
            "Mr Smith",
            "mrs. Smith",
            "Dr.Smith",
            "MX\u{a0}Smith",
            "Miss",
            "Mrs Jane Smith",
            "Ms O\u{2019}Brien",
            "Rev Ann Brown",
            "Revd. Brown",
            "Father John",
            "Fr. John",
            "Sister Agnes",
            "Pastor Jo",
            "Imam Ali",
            "Rabbi Cohen",
            "Professor A. Jones",
            "Doctor Smith",
            "Sir John Smith",
            "Cllr Jones",
            "MS JONES",
            "Captain Jack",
            "Major Tom Brown",
            "Sergeant Smith",
        ] {
            assert_eq!(naming(name), Some(Naming::AtItsStart), "{name}");
        }
        for name in ["Safeguarding lead, Mrs Smith", "Lead: Mr Jones", "the desk of Miss J Brown"] {
            assert_eq!(naming(name), Some(Naming::Inside), "{name}");
        }
        for name in ["The Reverend Jones", "the Revd. Ann Brown", "The Captain Jack"] {
            assert_eq!(after_the(name), Some(Naming::AtItsStart), "{name}");
        }
    }

    #[test]
    fn a_role_is_none_whatever_it_starts_with() {
        for role in [
            "Designated safeguarding lead",
            "DSL",
            "Head of Year 7",
            "Dean",
            "Canon",
            "Imam",
            "Sister in charge of the ward",
            "Ward Sister",
            "Sister in Charge",
            "Doctor on call",
            "Pastor",
            "Pastor and Safeguarding Lead",
            "Father and toddler group leader",
            "Reverend in charge",
            "Professor of nursing",
            "Lady Mayor",
            "Rabbi and youth worker",
            "Missions lead",
            "Drop-in worker",
            "Msc tutor",
            "Mistress of the house",
            "Drama lead",
            "Lead of Dr Example School",
            "Councillor",
            "Trustee for safeguarding",
            "Matron",
            "Housemaster",
            "Brown Owl",
            "Akela",
            "Guider",
            "The lead of the hospital in Rhyl",
            "MS Teams, the safeguarding channel",
            "MS Teams",
            "MS Forms",
            "The Reverend in charge",
            "The Imam",
            "Captain of the team",
            "Major Incident Desk",
        ] {
            assert_eq!(naming(role).or_else(|| after_the(role)), None, "{role}");
        }
    }
}
