//! Who hosts this copy of the program, and where a reader tells them of a wrong number.
//!
//! Both are published, so neither is a person's. They are checked as everything else is; the privacy policy
//! shows them, and nothing else yet.

use std::fmt;

use toml::Spanned;

use crate::schema::{Check, FileText, FromRaw, table};
use crate::values::{ContactAddress, Label, starts_as_a_name};

table! {
    /// Who hosts this copy. Whoever is named can be reached, so neither goes without the other.
    pub struct HostedBy {
        /// The organisation.
        name: one Organisation,
        /// Where a reader tells it of a wrong number.
        contact: one ContactAddress,
    }
}

/// The name of an organisation, at most 80 characters; never a person's.
///
/// A program cannot tell every name of a person from one of an organisation. It refuses what starts with a title,
/// and says how an organisation is written whose name does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation(Label);

impl Organisation {
    /// Returns the words.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl FromRaw for Organisation {
    type Raw = FileText;

    fn from_raw(raw: Spanned<FileText>, check: &mut Check) -> Option<Self> {
        let at = raw.span();
        let name = Label::from_raw(raw, check)?;
        if starts_as_a_name(name.as_str()) {
            let message = format!("`{name}` starts as a person's name does");
            let hint = "name the organisation, never a person; where its name starts so, write The before it";
            check.error(at, message, hint);
            return None;
        }
        Some(Self(name))
    }
}

impl fmt::Display for Organisation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::Organisation;
    use crate::values::{quoted, typed};

    #[test]
    fn an_organisation_has_a_name_that_is_no_persons() {
        let taken = |name: &str| typed::<Organisation>(&quoted(name), 25).is_ok();
        for right in ["Example Youth Trust", "The Dr Example Foundation", "Drama for All"] {
            assert!(taken(right), "{right}");
        }
        for wrong in ["", "Dr Example", "Mrs. Example", "Trust 020 7946 0001", "a@example.org"] {
            assert!(!taken(wrong), "{wrong}");
        }
    }
}
