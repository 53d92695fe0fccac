//! The role in which a person vouches for something: Safeguarding lead, never somebody's name.
//!
//! `person_name` refuses a name, in a file as on the command line. Two roles are one however they are written: what
//! differs is capitals, spaces, hyphens, full stops or a leading "the".

use std::fmt;

use toml::Spanned;

use super::role_words::names_a_role;
use super::text::Label;
use crate::schema::{Check, FileText, FromRaw};

/// The word before a role that says no more than the role does.
const ARTICLE: &str = "the";

/// What to write in place of one's name.
const SAY_YOUR_ROLE: &str = "say what you are there, such as Safeguarding lead; never your name";

/// The role of a person, as they or an editor wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRole(Label);

impl PersonRole {
    /// Returns the words.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Returns the words as any other label.
    pub fn into_label(self) -> Label {
        self.0
    }
}

/// Returns whether two roles are one, however they are written.
pub fn is_same_role(one: &str, other: &str) -> bool {
    folded(one) == folded(other)
}

/// Returns a role without whatever makes no other role of it.
fn folded(role: &str) -> String {
    let lower = role.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words = words.peekable();
    let article = words.next_if_eq(&ARTICLE);
    let rest: String = words.collect();
    // A role that is nothing but the article is itself.
    if rest.is_empty() { article.unwrap_or_default().to_owned() } else { rest }
}

impl FromRaw for PersonRole {
    type Raw = FileText;

    fn from_raw(raw: Spanned<FileText>, check: &mut Check) -> Option<Self> {
        let at = raw.span();
        let role = Label::from_raw(raw, check)?;
        names_a_role(role.as_str(), at, SAY_YOUR_ROLE, check).then_some(Self(role))
    }
}

impl fmt::Display for PersonRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_one_however_it_is_written() {
        for other in [
            "safeguarding LEAD",
            "Safeguarding  lead",
            "Safeguarding\u{a0}lead",
            "Safeguarding-lead",
            "Safeguarding\u{2011}lead",
            "The safeguarding lead",
            "the Safeguarding lead.",
        ] {
            assert!(is_same_role("Safeguarding lead", other), "{other}");
        }
        assert!(is_same_role("D.S.L.", "DSL") && is_same_role("Co-ordinator", "Coordinator"));
        for other in ["Deputy safeguarding lead", "Safeguarding leader", "Theatre lead", "The"] {
            assert!(!is_same_role("Safeguarding lead", other), "{other}");
        }
        assert!(!is_same_role("Theatre lead", "Atre lead"));
    }
}
