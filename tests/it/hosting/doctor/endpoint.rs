//! The address to which Discord posts interactions: it has to answer 401 to a wrong signature.
//!
//! `doctor` needs no token for it, and asks the address that Discord has where none is named.

use super::super::Host;
use super::{Case, assert_found};
use crate::endpoint::{Listening, Signer, serving};

const NOWHERE: &str = "http://127.0.0.1:9/interactions";

/// The same, with what only its owner may know.
const SECRET: &str = "http://me:zq@127.0.0.1:9/interactions?token=zq";

#[test]
fn what_is_wrong_with_an_endpoint_is_named_with_the_next_step() {
    let key = Signer::discord().public_key();
    let listening = Listening::of(serving().env("DISCORD_PUBLIC_KEY", &key));
    let port = listening.address.to_string();
    let host = Host::new();
    let address = format!("http://{port}/interactions");
    let (code, found) = host.doctor(&["--endpoint", &address]);
    let says = format!("{address} answers, and refuses a wrong signature");
    let is_told = found.iter().any(|it| it["about"] == "endpoint" && it["says"] == says);
    assert!(is_told && code == 0, "{found:#?}");

    let elsewhere = ["--endpoint", &format!("http://{port}/elsewhere")];
    let something_else = Case::of("something else answers", &host, &["endpoint"], &elsewhere);
    let something_else =
        Case { found: something_else.found.replace(&port, "SERVE"), ..something_else };
    let without = Host::new().unsets("DISCORD_TOKEN_FILE");
    let cases = [
        something_else,
        Case::of("without a token", &without, &["endpoint"], &["--endpoint", NOWHERE]),
        Case::of("an address with secrets", &without, &["endpoint"], &["--endpoint", SECRET]),
        Case::after("the address that Discord has", &["endpoint"], |host| {
            host.discord.set_endpoint(NOWHERE);
        }),
    ];
    assert_found("endpoint", &cases);
}
