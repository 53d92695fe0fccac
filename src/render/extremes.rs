//! The longest that a configuration can make of a text.
//!
//! A server sets roles, numbers and where notes go; where it sets none, words of `words.toml` stand in
//! their place. Either can be the longer, so what has to fit is tried with both.

use crate::answer::{Approval, Contact, Server, Snowflake};
use crate::content::{Date, Label, PhoneNumber, Role, quoted, typed};

/// Returns a server of which each word is as long as it may be, and one of which nothing is set.
pub(super) fn extremes() -> [Server; 2] {
    [long_server(), bare_server()]
}

/// Returns a server of which nothing is set.
fn bare_server() -> Server {
    Server {
        guild: Snowflake::parse("100000000000000000").expect("it has the form of one"),
        area: None,
        nation: None,
        lead: None,
        deputy: None,
        trustee: None,
        record: None,
        coordinator: None,
        approval: None,
        board: Vec::new(),
    }
}

/// Returns a server of which each word is as long as it may be.
fn long_server() -> Server {
    let label = || -> Label {
        typed(&quoted(&"a".repeat(Label::MOST)), 1).expect("one word of that length is a label")
    };
    let role = || -> Role {
        typed(&quoted(&"a".repeat(Role::MOST)), 1).expect("one word of that length is a role")
    };
    let number = "0 2 0 7 9 4 6 0 0 0 1";
    let phone = PhoneNumber::parse(number).expect("it is of a range that is kept for drama");
    let contact = || Some(Contact { role: role(), phone: Some(phone.clone()) });
    let day: Date = typed("2026-11-23", 1).expect("it is a day");
    Server {
        lead: contact(),
        deputy: contact(),
        trustee: contact(),
        record: Some(label()),
        coordinator: Some(label()),
        approval: Some(Approval { role: role(), on: day, next: day }),
        ..bare_server()
    }
}
