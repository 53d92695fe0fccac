//! What is wrong with an address, and with one whose beginning is not `https://`: each slip by its kind.
//!
//! Somebody has copied the address with what was around it, left out its beginning, or given what is no page on the
//! web. What to do about it differs, so each is said apart.

use url::Url;

use crate::schema::did_you_mean;

/// What is wrong with an address, and what to do about it.
#[derive(Debug)]
pub(super) struct AddressFault {
    pub(super) message: String,
    pub(super) hint: &'static str,
}

impl AddressFault {
    pub(super) fn new(message: impl Into<String>, hint: &'static str) -> Self {
        Self { message: message.into(), hint }
    }
}

/// How every address begins.
pub(super) const SCHEME: &str = "https://";

/// What people put around an address, or an editor makes of that.
const AROUND: [char; 17] = [
    '"', '\'', '`', '<', '>', '(', ')', '[', ']', '\u{201c}', '\u{201d}', '\u{201e}', '\u{2018}',
    '\u{2019}', '\u{ab}', '\u{bb}', '\u{201a}',
];

/// Returns a text without what people put around an address.
pub(super) fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || AROUND.contains(&c))
}

/// Returns what is wrong with the beginning of an address, or with what is around it.
pub(super) fn of_the_beginning(text: &str) -> Option<AddressFault> {
    // What is before an `@` could be a password.
    let shown = if text.contains('@') { "the address" } else { &format!("`{text}`") };
    if text != text.trim() {
        let message = format!("{shown} has a blank before or after it");
        return Some(AddressFault::new(message, "take the blank away"));
    }
    if text.starts_with(AROUND) {
        let message = format!("{shown} has a quote or a bracket before it");
        return Some(AddressFault::new(message, "take away what is around the address"));
    }
    if text.starts_with(SCHEME) {
        return None;
    }
    let not_so = || format!("{shown} does not start with `{SCHEME}`");
    if starts_with(text, SCHEME) {
        let message = format!("{shown} does not start with `{SCHEME}` in small letters");
        return Some(AddressFault::new(message, "write `https://` in small letters"));
    }
    if starts_with(text, "http://") {
        let hint = "an address without `https` can be changed on its way; use the secure one";
        return Some(AddressFault::new(not_so(), hint));
    }
    let (scheme, rest) = text.split_once(':').unwrap_or(("", text));
    let is_near = did_you_mean(&scheme.to_lowercase(), ["https"]).is_some() || is_slip(text);
    let is_scheme = rest.starts_with("//") || !scheme.contains('.');
    Some(if is_near {
        AddressFault::new(
            not_so(),
            "write its beginning as `https://`, with the colon and two slashes",
        )
    } else if !scheme.is_empty() && is_scheme && !scheme.contains('/') {
        let message = format!("{shown} is not the address of a page on the web");
        AddressFault::new(message, "link to a page, whose address starts with `https://`")
    } else if looks_like_a_page(text) {
        AddressFault::new(not_so(), "write `https://` before it")
    } else {
        let message = format!("{shown} is not the address of a page on the web");
        AddressFault::new(message, "copy the address of a page from the browser's address bar")
    })
}

fn starts_with(text: &str, scheme: &str) -> bool {
    text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
}

/// Returns whether the colon after `https` is missing.
fn is_slip(text: &str) -> bool {
    ["https//", "https/", "http//"].iter().any(|slip| starts_with(text, slip))
}

/// Returns whether a text would be an address with `https://` before it.
fn looks_like_a_page(text: &str) -> bool {
    let text = text.trim_start_matches('/');
    let host = text.split(['/', '?', '#', ':']).next().unwrap_or_default();
    host.contains('.') && !host.contains(' ') && Url::parse(&format!("{SCHEME}{text}")).is_ok()
}

/// Names that only a private network knows, or none, by the last part of the name. `example` is left alone: documents are
/// written with it.
const PRIVATE: [&str; 12] = [
    "local",
    "localhost",
    "localdomain",
    "internal",
    "intranet",
    "private",
    "lan",
    "home",
    "corp",
    "test",
    "invalid",
    "home.arpa",
];

/// Returns whether only a private network, or none, knows a host of this name.
pub(super) fn is_private(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    PRIVATE.iter().any(|end| host.strip_suffix(end).is_some_and(|rest| rest.ends_with('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_slip_at_the_beginning_of_an_address_has_its_own_hint() {
        for (text, hint) in [
            ("HTTPS://www.police.uk", "in small letters"),
            ("Https://www.police.uk", "in small letters"),
            (" https://www.police.uk", "take the blank away"),
            ("https://www.police.uk ", "take the blank away"),
            ("\u{201c}https://www.police.uk\u{201d}", "what is around"),
            ("<https://www.police.uk>", "what is around"),
            ("(www.police.uk)", "what is around"),
            ("www.police.uk", "write `https://` before it"),
            ("//www.police.uk/a", "write `https://` before it"),
            ("police.uk:8443/a", "write `https://` before it"),
            ("http://www.police.uk", "the secure one"),
            ("HTTP://www.police.uk", "the secure one"),
            ("htps://www.police.uk", "the colon and two slashes"),
            ("https//www.police.uk", "the colon and two slashes"),
            ("https:www.police.uk", "the colon and two slashes"),
            ("javascript:alert(1)", "link to a page"),
            ("ftp://police.uk/a", "link to a page"),
            ("tel:101", "link to a page"),
            ("localhost:8080", "link to a page"),
            ("mailto:x@example.org", "link to a page"),
            ("data:text/html,x", "link to a page"),
            ("the police's website", "address bar"),
            ("", "address bar"),
        ] {
            let fault = of_the_beginning(text).unwrap();
            assert!(fault.hint.contains(hint), "{text}: {}: {}", fault.message, fault.hint);
        }
        assert!(of_the_beginning("https://www.police.uk").is_none());
    }

    #[test]
    fn a_name_that_only_a_private_network_knows_is_told_by_its_end() {
        for host in ["foo.local", "a.localhost", "x.internal", "a.test", "A.LAN", "b.home.arpa"] {
            assert!(is_private(host), "{host}");
        }
        for host in ["www.example.org", "a.example", "mylocal.uk", "test.uk", "home.uk", "lan"] {
            assert!(!is_private(host), "{host}");
        }
    }
}
