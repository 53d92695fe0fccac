//! Which gateway may be dialled: Discord's own, or the host to which our token goes anyway.
//!
//! Whoever is dialled is given the token. An answer or a READY that names another host, by a fault
//! or by somebody in between, is never followed. See Discord Docs, Gateway (Connecting, Resuming).

use url::{Host, Url};

use crate::config::ApiBase;

/// Discord's gateways are under this name.
const DISCORD: &str = "discord.gg";

/// The port of Discord's gateways. See RFC 6455, section 11.1.2.
pub const GATEWAY_PORT: u16 = 443;

/// What Discord named as its gateway is not to be dialled.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the gateway that was named is at `{host}`, which is not Discord's")]
pub struct NotAllowed {
    /// The host, or what was in its place.
    pub host: String,
}

/// The version of the gateway that we speak, and as what. See Discord Docs, Gateway (Gateway URL
/// Query String Params).
const QUERY: &str = "v=10&encoding=json";

/// The longest name that a host can have, in characters. See RFC 1035, section 2.3.4.
const LONGEST_HOST: usize = 253;

/// Returns the address to dial, where `named` is one that may be dialled.
///
/// # Errors
///
/// Where it is neither at port 443 under `discord.gg` with encryption, nor at the host and port of
/// an API address that was set.
pub(super) fn allowed(named: &str, api: &ApiBase) -> Result<Url, NotAllowed> {
    let mut url = Url::parse(named).map_err(|_| NotAllowed::at("no address"))?;
    let is_anonymous = url.username().is_empty() && url.password().is_none();
    if is_anonymous && (is_discords(&url) || is_at(&url, api)) {
        url.set_query(Some(QUERY));
        url.set_fragment(None);
        return Ok(url);
    }
    Err(NotAllowed::at(url.host_str().unwrap_or("no host")))
}

impl NotAllowed {
    /// Returns a refusal of a host, of which a line of the log holds so much.
    fn at(host: &str) -> Self {
        Self { host: host.chars().take(LONGEST_HOST).collect() }
    }
}

fn is_discords(url: &Url) -> bool {
    let is_under = |name: &str| {
        name.strip_suffix(DISCORD).is_some_and(|before| before.is_empty() || before.ends_with('.'))
    };
    let is_name = matches!(url.host(), Some(Host::Domain(name)) if is_under(name));
    is_name && url.scheme() == "wss" && url.port_or_known_default() == Some(GATEWAY_PORT)
}

/// A test server, or a proxy that carries the gateway too.
fn is_at(url: &Url, api: &ApiBase) -> bool {
    let encrypted = if api.url().scheme() == "https" { "wss" } else { "ws" };
    let same_place = url.host() == api.url().host()
        && url.port_or_known_default() == api.url().port_or_known_default();
    !api.is_discord() && url.scheme() == encrypted && same_place
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(api: &str, named: &str) -> Option<String> {
        allowed(named, &ApiBase::parse(api).unwrap()).ok().map(String::from)
    }

    #[test]
    fn discords_own_gateways_may_be_dialled() {
        for named in ["wss://gateway.discord.gg", "wss://gateway-us-east1-b.discord.gg:443/?x=y#z"]
        {
            let dialled = with("https://discord.com/api/v10", named).unwrap();
            assert!(dialled.starts_with("wss://gateway"), "{dialled}");
            assert!(dialled.ends_with(".discord.gg/?v=10&encoding=json"), "{dialled}");
            assert_eq!(with("http://127.0.0.1:8080/api/v10", named), Some(dialled), "by a proxy");
        }
    }

    #[test]
    fn nothing_that_only_looks_like_discord_may_be_dialled() {
        for named in [
            "ws://gateway.discord.gg",
            "wss://gateway.discord.gg:8443",
            "wss://evildiscord.gg",
            "wss://discord.gg.evil.example",
            "wss://evil.example/gateway.discord.gg",
            "wss://gateway.discord.gg@evil.example",
            "wss://somebody:secret@gateway.discord.gg",
            "https://gateway.discord.gg",
            "wss://127.0.0.1",
            "wss://discord.com",
            "gateway.discord.gg",
            "",
        ] {
            assert_eq!(with("https://discord.com/api/v10", named), None, "{named}");
        }
    }

    #[test]
    fn an_api_address_that_was_set_allows_its_own_host_and_port_and_no_other() {
        let api = "http://127.0.0.1:8080/api/v10";
        let dialled = with(api, "ws://127.0.0.1:8080/a/path");
        assert_eq!(dialled.as_deref(), Some("ws://127.0.0.1:8080/a/path?v=10&encoding=json"));
        for named in ["ws://127.0.0.1:8081", "ws://127.0.0.2:8080", "wss://127.0.0.1:8080"] {
            assert_eq!(with(api, named), None, "{named}");
        }
        let encrypted = "https://proxy.example/api/v10";
        assert!(with(encrypted, "wss://proxy.example").is_some());
        assert_eq!(with(encrypted, "ws://proxy.example"), None);
    }

    #[test]
    fn a_refusal_names_the_host_alone() {
        let named = "wss://user:secret@evil.example/path?token=secret";
        let refused = allowed(named, &ApiBase::default()).unwrap_err();
        assert_eq!(refused, NotAllowed { host: "evil.example".to_owned() });
    }
}
