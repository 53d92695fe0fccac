//! Who may ask, and what every answer carries.
//!
//! A page anywhere on the web can point a name of its own at this machine, or load a script from it, and so
//! read what is served here; the server's internal numbers are among it. The one names that page's
//! host, the other says that it comes from elsewhere. Neither is answered, save a link that somebody follows,
//! unless the person who runs the preview says that it is public.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Whose requests are answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guests {
    /// Those that name this machine.
    ThisMachine,
    /// All.
    Anyone,
}

/// The page loads nothing from anywhere else, is shown in no frame, and sends nothing by a form.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
    connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What every answer carries.
const HEADERS: [(HeaderName, &str); 5] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (REFERRER_POLICY, "no-referrer"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    // What is shown is what the files say now.
    (CACHE_CONTROL, "no-store"),
];

/// Answers a guest, with the headers that every answer carries.
pub(super) async fn guard(State(guests): State<Guests>, request: Request, next: Next) -> Response {
    let mut response = if guests == Guests::ThisMachine && !is_welcome(request.headers()) {
        let refused = "open the preview by the address that it has printed\n";
        (StatusCode::MISDIRECTED_REQUEST, refused).into_response()
    } else {
        next.run(request).await
    };
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Returns whether a request names this machine and is no other page's: a script or picture that a page
/// elsewhere loads from here comes with the right name, and its browser says where it comes from.
fn is_welcome(headers: &HeaderMap) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let site = text(HeaderName::from_static("sec-fetch-site"));
    let is_opened = text(HeaderName::from_static("sec-fetch-mode")) == Some("navigate");
    let is_elsewhere = matches!(site, Some("cross-site" | "same-site"));
    text(HOST).is_some_and(is_this_machine) && (is_opened || !is_elsewhere)
}

/// Returns whether a `Host` header names this machine: `localhost`, `127.0.0.1:8080`, `[::1]`.
fn is_this_machine(host: &str) -> bool {
    if let Ok(address) = host.parse::<SocketAddr>() {
        return address.ip().is_loopback();
    }
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|digit| digit.is_ascii_digit());
    let name =
        host.rsplit_once(':').map_or(host, |(name, port)| if is_port(port) { name } else { host });
    let bare = name.trim_start_matches('[').trim_end_matches(']');
    name.eq_ignore_ascii_case("localhost")
        || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_taken_for_it() {
        for here in
            ["localhost", "LOCALHOST:8080", "127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:80"]
        {
            assert!(is_this_machine(here), "{here}");
        }
        let elsewhere = [
            "",
            "example.org",
            "localhost.example.org",
            "127.0.0.1.example.org:80",
            "192.168.0.2:8080",
            "[2001:db8::1]:80",
            "localhost:",
            "localhost:80:80",
        ];
        for elsewhere in elsewhere {
            assert!(!is_this_machine(elsewhere), "{elsewhere}");
        }
    }

    #[test]
    fn what_a_page_elsewhere_loads_from_here_is_not_answered_and_a_link_to_here_is() {
        let from = |site: &'static str, mode: &'static str| {
            let pairs =
                [("host", "127.0.0.1:8080"), ("sec-fetch-site", site), ("sec-fetch-mode", mode)];
            let headers = pairs.map(|(name, value)| {
                (HeaderName::from_static(name), HeaderValue::from_static(value))
            });
            is_welcome(&HeaderMap::from_iter(headers))
        };
        assert!(from("same-origin", "cors") && from("none", "navigate"));
        assert!(from("cross-site", "navigate"), "somebody followed a link");
        for site in ["cross-site", "same-site"] {
            assert!(!from(site, "no-cors") && !from(site, "cors"), "{site}");
        }
    }
}
