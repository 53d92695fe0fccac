//! Where Discord's REST API is: its own address, or that of a proxy or a test server.
//!
//! Only an address that routes can follow is taken. Whether a token can be read on the way there is asked
//! before anything is sent.

use url::{Host, Url};

/// The address in front of every REST route, such as `https://discord.com/api/v10`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiBase(Url);

impl Default for ApiBase {
    /// Returns Discord's own. See Discord Docs, API Reference (Base URL).
    fn default() -> Self {
        Self::parse("https://discord.com/api/v10").expect("Discord's own address has the form")
    }
}

impl ApiBase {
    /// Returns the address in `text`, if routes can follow it: with no question,
    /// no fragment and nobody's name in it. Slashes at its end are nothing.
    pub fn parse(text: &str) -> Option<Self> {
        let mut url = Url::parse(text).ok()?;
        let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
        let is_plain = url.query().is_none() && url.fragment().is_none();
        let is_anonymous = url.username().is_empty() && url.password().is_none();
        if !(is_web && is_plain && is_anonymous) {
            return None;
        }
        let path = url.path().trim_end_matches('/').to_owned();
        url.set_path(&path);
        Some(Self(url))
    }

    /// Returns the address of a path below it.
    pub fn route(&self, path: &str) -> String {
        // An address without a path is written with a slash.
        format!("{}/{path}", self.0.as_str().trim_end_matches('/'))
    }

    /// Returns whether this is Discord itself, and no proxy or test server.
    pub fn is_discord(&self) -> bool {
        *self == Self::default()
    }

    /// Returns whether a token that is sent there can be read on the way.
    pub fn is_in_clear(&self) -> bool {
        let is_here = match self.0.host() {
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            Some(Host::Domain(name)) => name == "localhost",
            None => false,
        };
        self.0.scheme() == "http" && !is_here
    }

    /// Returns the port to which calls go.
    pub fn port(&self) -> u16 {
        self.0.port_or_known_default().expect("http and https have a port")
    }

    /// Returns the address, for what it is of. A path below it has its address from
    /// [`route`](Self::route).
    pub fn url(&self) -> &Url {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_base_is_an_address_that_routes_can_stand_behind() {
        let base = ApiBase::parse;
        assert_eq!(base("http://127.0.0.1:80/api/v10/").unwrap().url().path(), "/api/v10");
        for wrong in [
            "",
            "discord.com",
            "ftp://x/",
            "https://a:b@c/",
            "https://c/?q",
            "https://c?",
            "https://c/?/",
            "https://c/#f",
            "https://c/#/",
        ] {
            assert!(base(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn a_route_has_one_slash_in_front_however_the_base_ends() {
        let route = |base: &str| ApiBase::parse(base).unwrap().route("gateway/bot");
        for end in ["", "/", "//", "/ ", "/.", "/\\", "\t"] {
            let bare = format!("http://127.0.0.1:8080{end}");
            assert_eq!(route(&bare), "http://127.0.0.1:8080/gateway/bot", "{end:?}");
            let below = format!("http://127.0.0.1:8080/api/v10{end}");
            assert_eq!(route(&below), "http://127.0.0.1:8080/api/v10/gateway/bot", "{end:?}");
        }
        assert!(ApiBase::parse("https://discord.com/api/v10//").unwrap().is_discord());
    }

    #[test]
    fn an_address_without_encryption_is_told_unless_it_is_this_machine() {
        let in_clear = |text| ApiBase::parse(text).unwrap().is_in_clear();
        assert!(in_clear("http://proxy/api/v10") && in_clear("http://192.0.2.1:3000"));
        assert!(!in_clear("https://proxy/api/v10") && !in_clear("http://127.0.0.1:3000"));
        assert!(!in_clear("http://[::1]/") && !in_clear("http://localhost/api/v10"));
    }
}
