//! The longest that a configuration can make of a text.
//!
//! A server sets roles, numbers and where notes go; where it sets none, words of `words.toml` are
//! in their place. Either can be the longer, so what has to fit is tried with both. Words that Discord
//! would read as marks are longer than they look; those the configuration is held to when it is read.

use crate::answer::Setting;
use crate::config::{Approval, Contact, Server};
use crate::content::Content;
use crate::discord::Snowflake;
use crate::schema::FromToml;
use crate::values::{
    AreaId, ContactRole, Date, PhoneNumber, RecordPlace, RoleLabel, quoted, typed,
};

/// Returns what `measure` finds in each of these areas, with each, in a server of which every word is
/// as long as it may be, and in one of which nothing is set.
pub(super) fn in_extremes<'c, T>(
    areas: impl Iterator<Item = Option<&'c AreaId>>,
    measure: impl Fn(&Setting<'_>) -> T,
) -> impl Iterator<Item = (T, Option<&'c AreaId>)> {
    let servers = [long_server(), bare_server()];
    areas.flat_map(move |area| {
        servers.each_ref().map(|server| {
            let server = &Server { area: area.cloned(), ..server.clone() };
            let setting = Setting { server: Some(server), ..Setting::measured() };
            (measure(&setting), area)
        })
    })
}

/// Returns no area, and every area.
pub(super) fn all_areas(content: &Content) -> impl Iterator<Item = Option<&AreaId>> {
    std::iter::once(None).chain(content.areas.iter().map(|(id, _)| Some(id)))
}

/// Returns a server of which nothing is set.
pub(super) fn bare_server() -> Server {
    Server::unset(Snowflake::parse("100000000000000000").expect("it has the form of one"))
}

/// Returns a server of which each word is as long as it may be.
pub(super) fn long_server() -> Server {
    let number = "0 2 0 7 9 4 6 0 0 0 1";
    let phone = PhoneNumber::parse(number).expect("it is of a range that is kept for drama");
    let contact = || Some(Contact { role: longest(ContactRole::MOST), phone: Some(phone.clone()) });
    let day: Date = typed("2026-11-23", 1).expect("it is a day");
    Server {
        lead: contact(),
        deputy: contact(),
        trustee: contact(),
        record: Some(longest(RecordPlace::MOST)),
        coordinator: Some(longest(RoleLabel::MOST)),
        approval: Some(Approval {
            role: longest(ContactRole::MOST),
            on: day,
            next: day,
            edition: None,
        }),
        ..bare_server()
    }
}

/// Returns one word of that length.
fn longest<T: FromToml>(most: usize) -> T {
    typed(&quoted(&"a".repeat(most)), 1).expect("one word may be as long as its text")
}
