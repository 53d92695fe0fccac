//! The way to Discord, its clock beside ours, and what the interactions endpoint answers.
//!
//! None of it needs a token.

use tokio::net::TcpStream;
use tokio::time::{Duration, timeout};
use url::Url;

use crate::config::ApiBase;
use crate::hosting::finding::Finding;
use crate::rest::{ClockReading, Rest, Unreached, UnsignedAnswer};

/// How long it may take to connect.
const CONNECT: Duration = Duration::from_secs(10);

/// By how many seconds a clock may differ: an answer says it in whole ones, and takes its time.
const RIGHT: u64 = 2;

/// By how many seconds a clock has to differ to break something: an interaction is answered within three, and a
/// certificate has a first and a last day.
const WRONG: u64 = 30;

/// Returns from where this machine reaches Discord's API, and where that is.
pub(super) async fn outgoing(api: &ApiBase) -> Finding {
    let Some(host) = api.url().host_str() else {
        return Finding::broken("network", "the API has no host", "leave DISCORD_API_BASE out");
    };
    let connecting = TcpStream::connect((host.trim_matches(['[', ']']), api.port()));
    let step = "see that this machine may connect there, and that its name server answers";
    let connected = match timeout(CONNECT, connecting).await {
        Ok(Ok(connected)) => connected,
        Ok(Err(error)) => {
            return Finding::broken("network", format!("no connection to {host}: {error}"), step);
        }
        Err(_) => {
            return Finding::broken("network", format!("no connection to {host} in time"), step);
        }
    };
    match (connected.local_addr(), connected.peer_addr()) {
        (Ok(from), Ok(to)) => {
            let by = if api.is_discord() { "" } else { ", as DISCORD_API_BASE says" };
            Finding::ok("network", format!("calls leave from {} for {to}{by}", from.ip()))
        }
        _ => Finding::look("network", format!("the connection to {host} broke at once"), step),
    }
}

/// What was found of the clock, and whether Discord could be reached for it.
pub(super) struct ClockFinding {
    pub(super) finding: Finding,
    pub(super) is_broken_connection: bool,
}

/// Returns how far our clock is from Discord's.
pub(super) async fn clock(rest: &Rest) -> ClockFinding {
    let (finding, is_broken_connection) = match rest.clock().await {
        Err(error) => (Finding::broken("discord", error.to_string(), error.hint()), true),
        Ok(None) => {
            let says = "the answer has no time in it, so the clocks cannot be compared";
            (Finding::look("clock", says, "compare this machine's clock with another"), false)
        }
        Ok(Some(reading)) => (compared(reading), false),
    };
    ClockFinding { finding, is_broken_connection }
}

fn compared(ClockReading { theirs, ours }: ClockReading) -> Finding {
    let ahead = ours.as_second() - theirs.as_second();
    let off = ahead.unsigned_abs();
    let which = if ahead > 0 { "fast" } else { "slow" };
    let step = "set it by the network: `timedatectl set-ntp true` on most systems";
    let says = format!("it is {off} seconds {which}");
    if off <= RIGHT {
        Finding::ok("clock", "it agrees with Discord's")
    } else if off <= WRONG {
        Finding::look("clock", says, step)
    } else {
        let harm = "hours of offices are wrong, and certificates may be refused";
        Finding::broken("clock", format!("{says}: {harm}"), step)
    }
}

/// Returns an address without what only its owner may know: a name, a password, and all that follows a question mark.
pub(super) fn without_secrets(address: &str) -> String {
    let Ok(mut url) = Url::parse(address) else { return "an address that is none".to_owned() };
    let had_more = url.query().is_some();
    url.set_query(None);
    url.set_fragment(None);
    // They fail for an address that can have neither.
    url.set_username("").ok();
    url.set_password(None).ok();
    format!("{url}{}", if had_more { "?…" } else { "" })
}

/// Returns what an interactions endpoint answers to a signature that is nobody's; nothing where there is no endpoint.
pub(super) async fn endpoint(rest: &Rest, address: Option<&str>) -> Option<Finding> {
    let address = address?;
    Some(of_endpoint(address, rest.post_unsigned(address).await))
}

fn of_endpoint(address: &str, answered: Result<UnsignedAnswer, Unreached>) -> Finding {
    let step = "see that `signpost serve` runs and that the load balancer sends this address to it";
    // What is on this machine is asked past the load balancer.
    let is_in_clear = ApiBase::parse(address).is_some_and(|it| it.is_in_clear());
    let address = without_secrets(address);
    let broken = |says: String, step| Finding::broken("endpoint", says, step);
    match answered {
        Ok(UnsignedAnswer { status: 401, asks_for_a_password: true }) => {
            let step = "let this address pass what is in front of Signpost";
            broken(format!("{address} asks for a password, which Discord has not"), step)
        }
        Ok(UnsignedAnswer { status: 401, .. }) if is_in_clear => {
            let says =
                format!("{address} answers, and is not encrypted: Discord takes no such one");
            let step = "let a load balancer take https:// there, as deploy/README.md shows";
            Finding::look("endpoint", says, step)
        }
        Ok(UnsignedAnswer { status: 401, .. }) => {
            Finding::ok("endpoint", format!("{address} answers, and refuses a wrong signature"))
        }
        Ok(UnsignedAnswer { status, .. }) => {
            let not = "and not with 401";
            broken(format!("{address} answered a wrong signature with {status} {not}"), step)
        }
        Err(why) => broken(format!("{address} cannot be reached: {why}"), step),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_asks_for_a_password_or_is_not_encrypted_is_no_endpoint_that_is_well() {
        let told = |address, status, asks_for_a_password| {
            of_endpoint(address, Ok(UnsignedAnswer { status, asks_for_a_password }))
        };
        let (here, far) = ("http://127.0.0.1:8080/i", "http://192.0.2.1/i");
        let asks = "http://127.0.0.1:8080/i asks for a password, which Discord has not";
        let step = "let this address pass what is in front of Signpost";
        assert_eq!(told(here, 401, true), Finding::broken("endpoint", asks, step));
        let clear = "http://192.0.2.1/i answers, and is not encrypted: Discord takes no such one";
        let step = "let a load balancer take https:// there, as deploy/README.md shows";
        assert_eq!(told(far, 401, false), Finding::look("endpoint", clear, step));
        let well = "http://127.0.0.1:8080/i answers, and refuses a wrong signature";
        assert_eq!(told(here, 401, false), Finding::ok("endpoint", well));
        assert!(told(here, 200, false).is_broken());
    }

    #[test]
    fn no_password_and_no_token_of_an_address_is_repeated() {
        for (address, shown) in [
            ("https://a:zq@example.org/interactions", "https://example.org/interactions"),
            ("https://example.org/i?token=zq", "https://example.org/i?…"),
            ("http://127.0.0.1:9/interactions", "http://127.0.0.1:9/interactions"),
        ] {
            assert_eq!(without_secrets(address), shown);
        }
    }
}
