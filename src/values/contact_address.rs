//! Where somebody can tell a host of a wrong number: a page on the web, or an address for e-mail.
//!
//! Either is published, so it is an organisation's and no person's. A program cannot tell
//! whose an address is; the hints say it.

use std::fmt;

use toml::Spanned;

use super::address_fault::{bare, is_private};
use super::url::{Url, is_domain};
use crate::schema::{Check, FileText, FromRaw};

/// A page on the web or an address for e-mail, as a link has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContactAddress {
    /// A page, such as one with a form.
    Page(Url),
    /// An address for e-mail.
    Mail(MailAddress),
}

/// An address for e-mail, without `mailto:`.
///
/// At most 254 characters (RFC 5321, section 4.5.3.1.3, without its angle brackets), 64 of them before the `@`. It
/// has no quotes, no comments and no percent signs: no link needs to escape anything of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailAddress(String);

const MAILTO: &str = "mailto:";
const MOST: usize = 254;
const MOST_BEFORE_AT: usize = 64;

/// What to write. The words between are a name for an address, not one that is there.
const HINT: &str = "write `https://` and a page, or `mailto:` and one address of the organisation, such as `mailto:safeguarding@example.org`; never a person's";

impl MailAddress {
    /// Returns the address where `text` is one.
    pub fn parse(text: &str) -> Option<Self> {
        let (local, domain) = text.split_once('@')?;
        let right = text.len() <= MOST && is_local(local) && is_domain(domain);
        right.then(|| Self(text.to_owned()))
    }

    /// Returns it as people write it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Returns whether this can be what is before the `@`.
fn is_local(text: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "_+-".contains(c);
    let is_part = |part: &str| !part.is_empty() && part.chars().all(allowed);
    text.len() <= MOST_BEFORE_AT && text.split('.').all(is_part)
}

/// Returns whether this is an address on the web, with whatever slip at its beginning.
fn is_meant_as_a_page(text: &str) -> bool {
    let bare = bare(text).to_lowercase();
    bare.starts_with("http") || bare.starts_with("www.")
}

fn starts_with_mailto(text: &str) -> bool {
    text.get(..MAILTO.len()).is_some_and(|start| start.eq_ignore_ascii_case(MAILTO))
}

impl FromRaw for ContactAddress {
    type Raw = FileText;

    fn from_raw(raw: Spanned<FileText>, check: &mut Check) -> Option<Self> {
        let (text, span): (&str, _) = (raw.get_ref(), raw.span());
        if is_meant_as_a_page(text) {
            return Url::from_raw(raw, check).map(Self::Page);
        }
        // No message repeats an address for e-mail: it may be a person's.
        let message = match text.strip_prefix(MAILTO) {
            Some(mail) => match MailAddress::parse(mail) {
                Some(mail) => return Some(Self::Mail(mail)),
                None if mail.rsplit('@').next().is_some_and(is_private) => {
                    "only a private network knows where this e-mail goes"
                }
                None => "this is not one plain e-mail address",
            },
            None if starts_with_mailto(text) => "`mailto:` is not in small letters",
            None if text != bare(text) => "a blank, a quote or a bracket is around this",
            None if text.contains('@') => "this has no `mailto:` before the e-mail address",
            None => "this is neither a page on the web nor an e-mail address",
        };
        check.error(span, message.to_owned(), HINT);
        None
    }
}

/// As a link has it: with `https://` or `mailto:`.
impl fmt::Display for ContactAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page(page) => page.fmt(f),
            Self::Mail(mail) => write!(f, "{MAILTO}{}", mail.as_str()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::{quoted, typed};

    fn taken(text: &str) -> Option<String> {
        typed::<ContactAddress>(&quoted(text), 25).ok().map(|address| address.to_string())
    }

    #[test]
    fn a_page_and_one_plain_address_for_e_mail_are_taken_as_written() {
        for right in [
            "https://www.example.org/wrong-number?from=bot#form",
            "https://example.org",
            "mailto:safeguarding@example.org",
            "mailto:safe.guarding+bot@mail.Example.org.uk",
        ] {
            assert_eq!(taken(right).as_deref(), Some(right));
        }
    }

    #[test]
    fn what_is_wrong_with_an_address_is_told_by_its_kind() {
        let message = |text: &str| {
            let found = typed::<ContactAddress>(&quoted(text), 25).unwrap_err();
            found[0].message.clone()
        };
        assert_eq!(message("MAILTO:a@example.org"), "`mailto:` is not in small letters");
        assert!(message("www.example.org").contains("does not start with `https://`"));
        assert!(message("HTTPS://example.org").contains("in small letters"));
        assert!(message("<mailto:a@example.org>").contains("a bracket is around this"));
        assert!(message("mailto:a@foo.local").contains("only a private network"));
        assert_eq!(message("a@example.org"), "this has no `mailto:` before the e-mail address");
    }

    #[test]
    fn what_is_no_page_and_no_plain_address_is_refused() {
        for wrong in [
            "http://example.org",
            "https://a@example.org",
            "https://a:b@example.org/",
            "https://.",
            "https://192.0.2.1/",
            "https://a..b/",
            "tel:+442079460001",
            "the office",
            "safeguarding@example.org",
            "MAILTO:safeguarding@example.org",
            "mailto:",
            "mailto:safeguarding",
            "mailto:@example.org",
            "mailto:a@b@example.org",
            "mailto:a@example.org,b@example.org",
            "mailto:a@example.org?subject=x",
            "mailto:a@example.org#x",
            "mailto:a%40b@example.org",
            "mailto:A Person <a@example.org>",
            "mailto:\"a b\"@example.org",
            "mailto:.a@example.org",
            "mailto:a..b@example.org",
            "mailto:a@localhost",
            "mailto:a@foo.local",
            "HTTPS://example.org",
            "www.example.org",
            " https://example.org",
            "<mailto:a@example.org>",
            "mailto:a@192.0.2.1",
            "mailto:a@[192.0.2.1]",
            "mailto:a@example..org",
            "mailto:a@-example.org",
            "mailto:a@example.org.",
            "mailto:\u{e9}@example.org",
        ] {
            assert_eq!(taken(wrong), None, "{wrong}");
        }
        assert_eq!(taken(&format!("mailto:{}@example.org", "a".repeat(65))), None);
        let long = format!("mailto:a@{}.org", vec!["a".repeat(60); 5].join("."));
        assert_eq!(taken(&long), None);
    }
}
