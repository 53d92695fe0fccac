//! Addresses on the web.
//!
//! Only `https`, because what comes over plain `http` can be changed on its way; and no character
//! that Markdown or HTML could read as a mark.

use std::fmt;

use toml::Spanned;

use crate::discord;
use crate::schema::{Check, FromRaw};

/// An `https://` address, at most 512 characters (a link button holds no more).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Url(String);

impl Url {
    /// Returns the address as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns what is wrong with `text` as an address, with a hint.
    fn fault(text: &str) -> Option<(String, &'static str)> {
        let host =
            text.strip_prefix("https://").map(|rest| rest.split('/').next().unwrap_or_default());
        let Some(host) = host else {
            let message = format!("`{text}` does not start with `https://`");
            return Some((
                message,
                "an address without `https` can be changed on its way; use the secure one",
            ));
        };
        let plain = |c: char| c.is_ascii_graphic() && !"<>()[]\"`\\|".contains(c);
        if !host.contains('.') || !text.chars().all(plain) {
            return Some((
                format!("`{text}` is not a web address"),
                "copy it from the browser's address bar",
            ));
        }
        (text.len() > discord::limits::LINK_URL)
            .then(|| ("the address is over 512 characters".to_owned(), "link to a shorter address"))
    }
}

impl FromRaw for Url {
    type Raw = String;

    fn from_raw(raw: Spanned<String>, check: &mut Check) -> Option<Self> {
        if let Some((message, hint)) = Self::fault(raw.get_ref()) {
            check.error(raw.span(), message, hint);
            return None;
        }
        Some(Self(raw.into_inner()))
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Url;

    #[test]
    fn only_whole_secure_addresses_are_taken() {
        assert_eq!(Url::fault("https://www.police.uk"), None);
        for wrong in [
            "http://www.police.uk",
            "www.police.uk",
            "https://",
            "https://a b.uk",
            "https://x.uk/)",
        ] {
            assert!(Url::fault(wrong).is_some(), "{wrong}");
        }
    }
}
