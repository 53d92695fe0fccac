//! Addresses on the web.
//!
//! Only `https`, because what comes over plain `http` can be changed on its way; and no character
//! that Markdown or HTML could read as a mark. The host has to be the one that a reader takes it for: the
//! `url` crate says which host a browser would ask, and an address that reads otherwise is refused.

use std::fmt;

use toml::Spanned;
use url::{Host, ParseError};

use super::address_fault::{AddressFault, SCHEME, is_private, of_the_beginning};
use crate::discord;
use crate::schema::{Check, FileText, FromRaw};

/// An `https://` address, at most 512 characters (a link button holds no more).
///
/// It has no user and no password. Its host is a domain in plain letters, with a dot in it. It is kept and shown
/// as written, since that is what the editor has opened: a browser asks the same host, whichever way it writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Url(FileText);

const COPY: &str = "copy it from the browser's address bar";
const NAME_THE_HOST: &str =
    "write the organisation's own address, with a host such as `www.example.org`";

impl Url {
    /// Returns the address as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns what is wrong with `text` as an address.
    fn fault(text: &str) -> Option<AddressFault> {
        if let Some(fault) = of_the_beginning(text) {
            return Some(fault);
        }
        let rest = &text[SCHEME.len()..];
        if text.len() > discord::limits::LINK_URL {
            let message = "the address is over 512 characters";
            return Some(AddressFault::new(message, "link to a shorter address"));
        }
        let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
        let (before_path, path) = rest.split_at(end);
        if before_path.contains('@') {
            return Some(AddressFault::new(
                "the address has a user or a password before its host",
                "take out what is before the `@`, and the `@`: whoever reads it takes that for the host",
            ));
        }
        if text.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return Some(AddressFault::new(not_an_address(text), COPY));
        }
        let is_mark = |c: char| !c.is_ascii_graphic() || "<>()[]\"`\\|".contains(c);
        of_the_host(before_path)
            .or_else(|| {
                text.contains(is_mark).then(|| AddressFault::new(not_an_address(text), COPY))
            })
            .or_else(|| of_what_a_browser_asks(text, before_path))
            .or_else(|| (!path.is_empty() && !path.starts_with('/')).then(not_after_a_host))
    }
}

fn not_an_address(text: &str) -> String {
    format!("`{text}` is not a web address")
}

fn not_after_a_host() -> AddressFault {
    AddressFault::new(
        "the host of the address ends in `?` or `#`, so what follows can look like a part of it",
        "write a `/` after the host",
    )
}

/// Returns what is wrong with what comes before the path, as it is written.
fn of_the_host(written: &str) -> Option<AddressFault> {
    let host = without_port(written);
    let (message, hint) = if host.is_empty() {
        ("the address has no host".to_owned(), NAME_THE_HOST)
    } else if is_a_number(host) {
        let message =
            format!("the host `{host}` is a machine's number, which nobody can recognise");
        (message, NAME_THE_HOST)
    } else if !host.is_ascii() || has_other_letters(host) {
        let signs =
            host.chars().filter(|c| !c.is_ascii()).map(|c| format!("U+{:04X}", u32::from(c)));
        let signs = signs.collect::<Vec<_>>().join(", ");
        let which = if signs.is_empty() { signs } else { format!(": {signs}") };
        let message = format!("the host `{host}` has letters other than a to z{which}");
        (message, "such a host can look like another's; use an address in plain letters")
    } else if is_private(host) {
        let message = format!("the host `{host}` is one that only a private network knows");
        (message, "write the address that everyone can open, with a host such as `www.example.org`")
    } else if !is_domain(host) {
        (format!("`{host}` is not the host of a website"), NAME_THE_HOST)
    } else {
        let port = &written[host.len()..];
        return (!is_port(port)).then(|| {
            let message = format!("`{port}` after the host is not a port");
            AddressFault::new(message, "leave it out: few addresses need one")
        });
    };
    Some(AddressFault::new(message, hint))
}

/// Returns what is before the last colon; the colons of an address of the internet's sixth version are in brackets.
fn without_port(written: &str) -> &str {
    match written.rsplit_once(':') {
        Some((host, _)) if !written.ends_with(']') => host,
        _ => written,
    }
}

/// Returns whether this is nothing, or a colon and a port.
fn is_port(text: &str) -> bool {
    let number = text.strip_prefix(':').filter(|digits| digits.bytes().all(|c| c.is_ascii_digit()));
    text.is_empty() || number.is_some_and(|digits| digits.parse::<u16>().is_ok_and(|it| it > 0))
}

fn is_a_number(host: &str) -> bool {
    let parsed = Host::parse(host);
    host.starts_with('[')
        || matches!(parsed, Ok(Host::Ipv4(_)) | Err(ParseError::InvalidIpv4Address))
}

/// Returns whether a label of it is in the form that encodes other letters than a to z.
fn has_other_letters(host: &str) -> bool {
    let mut labels = host.split('.');
    labels.any(|label| label.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("xn--")))
}

/// Returns what is wrong where a browser would ask another host than the one that is written.
fn of_what_a_browser_asks(text: &str, written: &str) -> Option<AddressFault> {
    let host = without_port(written);
    match url::Url::parse(text) {
        Ok(url) if url.domain().is_some_and(|asked| asked.eq_ignore_ascii_case(host)) => None,
        _ => Some(AddressFault::new(not_an_address(text), COPY)),
    }
}

/// Returns whether this is a name of the domain system in plain letters, with a dot in it and no dot at its end.
pub(super) fn is_domain(text: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let is_part = |part: &str| {
        let has_ends = !part.starts_with('-') && !part.ends_with('-');
        !part.is_empty() && part.len() <= 63 && has_ends && part.chars().all(allowed)
    };
    let top = text.rsplit('.').next().unwrap_or_default();
    let is_top = top.len() >= 2 && top.bytes().any(|byte| byte.is_ascii_alphabetic());
    let is_name = matches!(Host::parse(text), Ok(Host::Domain(_)));
    is_name
        && is_top
        && !is_private(text)
        && text.len() <= 253
        && text.contains('.')
        && text.split('.').all(is_part)
        && !has_other_letters(text)
}

impl FromRaw for Url {
    type Raw = FileText;

    fn from_raw(raw: Spanned<FileText>, check: &mut Check) -> Option<Self> {
        if let Some(AddressFault { message, hint }) = Self::fault(raw.get_ref()) {
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

    fn message(text: &str) -> Option<String> {
        Url::fault(text).map(|fault| fault.message)
    }

    #[test]
    fn whole_secure_addresses_are_taken_as_they_are_written() {
        for right in [
            "https://www.police.uk",
            "https://www.police.uk/",
            "https://999bsl.co.uk",
            "https://247sexualabusesupport.org.uk/",
            "https://WWW.Police.uk/Contact",
            "https://switchboard.lgbt/how?area=luton#call",
            "https://www.gov.uk/a/@b/c:d",
            "https://handbook.example.org:8443/a",
            "https://a--b.example.org/%20x/../y",
        ] {
            assert_eq!(message(right), None, "{right}");
        }
        let longest = format!("https://www.police.uk/{}", "a".repeat(490));
        assert_eq!((longest.len(), message(&longest)), (512, None));
        assert_eq!(message(&(longest + "a")).unwrap(), "the address is over 512 characters");
    }

    #[track_caller]
    fn are_refused(all: &[(&str, &str)]) {
        for (wrong, why) in all {
            assert_eq!(message(wrong).as_deref(), Some(*why), "{wrong}");
        }
    }

    #[test]
    fn what_is_no_secure_address_is_refused() {
        are_refused(&[
            ("http://www.police.uk", "`http://www.police.uk` does not start with `https://`"),
            ("http://a:b@police.uk", "the address does not start with `https://`"),
            ("www.police.uk", "`www.police.uk` does not start with `https://`"),
            (
                "javascript:alert(1)",
                "`javascript:alert(1)` is not the address of a page on the web",
            ),
            ("https://a b.uk", "`https://a b.uk` is not a web address"),
            ("https://www.police.uk/a b", "`https://www.police.uk/a b` is not a web address"),
            ("https://x.police.uk/)", "`https://x.police.uk/)` is not a web address"),
            ("https://www.police.uk\t/", "`https://www.police.uk\t/` is not a web address"),
            (
                "https://a.example\\.police.uk",
                "`https://a.example\\.police.uk` is not a web address",
            ),
        ]);
    }

    #[test]
    fn a_host_that_is_not_the_one_it_looks_like_is_refused() {
        let user = "the address has a user or a password before its host";
        for wrong in [
            "https://www.police.uk@evil.example/x",
            "https://user:pw@nspcc.org.uk",
            "https://@nspcc.org.uk",
            "https://:@nspcc.org.uk",
        ] {
            are_refused(&[(wrong, user)]);
        }
        let after = "the host of the address ends in `?` or `#`, so what follows can look like a part of it";
        are_refused(&[
            ("https://evil.example#.police.uk", after),
            ("https://evil.example?.police.uk", after),
            (
                "https://www.p\u{43e}lice.uk/",
                "the host `www.p\u{43e}lice.uk` has letters other than a to z: U+043E",
            ),
            (
                "https://www.xn--plice-6cd.uk/",
                "the host `www.xn--plice-6cd.uk` has letters other than a to z",
            ),
        ]);
    }

    #[test]
    fn what_is_no_host_of_a_website_is_refused() {
        for wrong in ["https://", "https:///police.uk", "https://:443/"] {
            are_refused(&[(wrong, "the address has no host")]);
        }
        for (wrong, host) in [
            ("https://.", "."),
            ("https://localhost/", "localhost"),
            ("https://a..b:notaport/", "a..b"),
            ("https://a.b/", "a.b"),
            ("https://police.uk./", "police.uk."),
            ("https://-police.uk/", "-police.uk"),
            ("https://police_uk.example/", "police_uk.example"),
            ("https://police%2euk/", "police%2euk"),
        ] {
            are_refused(&[(wrong, &format!("`{host}` is not the host of a website"))]);
        }
        for host in ["192.0.2.1", "0x7f.1", "3221225985", "[::1]"] {
            let why =
                format!("the host `{host}` is a machine's number, which nobody can recognise");
            are_refused(&[
                (&format!("https://{host}/"), &why),
                (&format!("https://{host}:80"), &why),
            ]);
        }
    }

    #[test]
    fn a_host_that_only_a_private_network_knows_is_refused() {
        for host in ["foo.local", "handbook.localhost", "wiki.internal", "nas.lan", "a.test"] {
            let why = format!("the host `{host}` is one that only a private network knows");
            are_refused(&[(&format!("https://{host}/a"), &why)]);
        }
        assert_eq!(message("https://www.example/"), None);
    }

    #[test]
    fn what_is_no_port_is_refused() {
        for port in [":notaport", ":", ":0", ":65536", ":+80"] {
            let wrong = format!("https://police.uk{port}/");
            are_refused(&[(&wrong, &format!("`{port}` after the host is not a port"))]);
        }
    }
}
