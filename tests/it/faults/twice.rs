//! The same program twice, where there is room for one: the second says so and ends, the first answers on.
//!
//! Two copies that are meant to be two are in `standby` and `proxies::copies`; two that look after the boards at once in
//! `boards_on_discord::crashes`.

use super::{AT_ONCE, assert_answers, assert_endpoint_answers};
use crate::endpoint::{Listening, serving, serving_at};
use crate::support::discord::Discord;
use crate::support::running::{Prepared, Running};

/// Fails unless it ends at once, with what is in its way and what to do.
#[track_caller]
fn assert_ends(prepared: Prepared, address: &str, option: &str) {
    let mut second = prepared.start();
    assert_eq!(second.exit_code(AT_ONCE), 2);
    let log = second.log();
    let said = format!("error: cannot listen on `{address}`: Address already in use\n");
    assert!(log.contains(&said), "{log}");
    let next = format!("hint: name another with {option}, such as 127.0.0.1:0\n");
    assert!(log.ends_with(&next), "{log}");
}

#[test]
fn a_second_endpoint_on_one_port_says_so_and_ends() {
    let first = Listening::start(&[]);
    let address = first.address.to_string();
    assert_ends(serving_at(&address), &address, "--listen");
    assert_ends(serving().args(&["--admin", &address]), &address, "--admin");
    assert_endpoint_answers(&first);
}

#[test]
fn a_second_program_on_one_admin_port_starts_no_session() {
    let (discord, other) = (Discord::start(), Listening::start(&[]));
    let first = Running::connected(&discord, &[]);
    let address = other.address.to_string();
    let second = Running::on(&discord).args(&["run", "--admin", &address]);
    assert_ends(second, &address, "--admin");
    assert_eq!(discord.identifies().len(), 1);
    assert_answers(&discord);
    drop(first);
}
