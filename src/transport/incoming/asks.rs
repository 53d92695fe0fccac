//! What a command, a button or a menu asks.
//!
//! Where what says so is odd, the rest of it is made the most of: somebody waits for an answer.

use std::borrow::Cow;

use super::wire::{Value, Wire, WireData, WireOption};
use crate::answer::{
    Asked, COMMANDS, Chosen, CommandOption, Given, Query, Refusal, Visibility, asked,
};
use crate::discord::limits::{ADMINISTRATOR, EPHEMERAL, MANAGE_GUILD};
use crate::discord::{Found, List};
use crate::render;

/// The type of a slash-command in `data`; user and message commands have others.
const CHAT_INPUT: u64 = 1;

/// The types of an option that is a subcommand, or a group of them.
const SUBCOMMANDS: [u64; 2] = [1, 2];

/// The type of a component that is a menu of texts.
const MENU: u64 = 3;

/// Returns what asks for the reply that says that it cannot be read.
pub(super) fn unreadable() -> Asked {
    Asked::ephemerally(Query::refusal(Refusal::Unreadable))
}

/// Returns what a command asks. What was chosen in a way that is not documented was not chosen.
pub(super) fn command(wire: &Wire<'_>) -> Asked {
    let Some(WireData { name: Found::Is(name), kind, options, .. }) = wire.data.get() else {
        return unreadable();
    };
    if kind.get().is_some_and(|kind| *kind != CHAT_INPUT) {
        return unreadable();
    }
    let options = entries(options);
    let subcommand = subcommand(options);
    let options = match subcommand {
        Some(one) => {
            entries(&one.options).iter().filter_map(|it| given(&it.name, &it.value)).collect()
        }
        None => options.iter().filter_map(|it| given(&it.name, &it.value)).collect(),
    };
    let chosen =
        Chosen { command: name, subcommand: subcommand.and_then(|one| one.name.text()), options };
    let for_managers = COMMANDS.iter().any(|one| one.for_managers && one.name == name);
    if for_managers && !may_manage(wire) {
        Asked::ephemerally(Query::refusal(Refusal::BoardNotAllowed))
    } else {
        asked(&chosen)
    }
}

fn entries<T>(list: &Found<List<T>>) -> &[T] {
    list.get().map_or(&[], |list| &list.entries)
}

/// Returns the subcommand. It is the only option of its command: where its type is not there, that
/// and a value that is missing tell it.
fn subcommand<'o, 'de>(options: &'o [WireOption<'de>]) -> Option<&'o WireOption<'de>> {
    let is_alone = options.len() == 1;
    let is_one = |option: &&WireOption<'_>| match option.kind.get() {
        Some(kind) => SUBCOMMANDS.contains(kind),
        None => is_alone && matches!(option.value, Found::Nothing),
    };
    options.iter().find(is_one)
}

/// Returns an option with its value. What no command has as an option was not chosen.
fn given<'o>(
    name: &'o Found<Cow<'_, str>>,
    value: &'o Found<Value<'_>>,
) -> Option<(CommandOption, Given<'o>)> {
    Some((CommandOption::parse(name.text()?)?, given_value(value)?))
}

fn given_value<'o>(value: &'o Found<Value<'_>>) -> Option<Given<'o>> {
    Some(match value.get()? {
        Value::Text(text) => Given::Choice(text),
        Value::Flag(flag) => Given::Flag(*flag),
    })
}

/// Returns whether the member may change the server. Discord hides `/board` from others by
/// default; a server can show it to everyone, so it is checked again here.
fn may_manage(wire: &Wire<'_>) -> bool {
    let permissions = wire.member.get().and_then(|member| member.permissions.text());
    let bits: u64 = permissions.and_then(|bits| bits.parse().ok()).unwrap_or_default();
    wire.guild_id.get().is_some() && bits & (MANAGE_GUILD | ADMINISTRATOR) != 0
}

/// Returns what a button or a menu asks. A press turns the reply it is on only where the asker
/// alone sees that reply.
pub(super) fn component(wire: &Wire<'_>) -> Asked {
    let Some(asks) = wire.data.get().and_then(asks) else {
        return unreadable();
    };
    let Some(press) = render::decode(asks) else {
        let form = render::form_of(asks);
        return Asked::ephemerally(Query { form, ..Query::refusal(Refusal::Gone) });
    };
    let flags = wire.message.get().and_then(|message| message.flags.get().copied());
    let own = flags.unwrap_or_default() & EPHEMERAL != 0;
    let visibility = if press.turns && own { Visibility::Turned } else { Visibility::Ephemeral };
    Asked::Query { query: press.query, visibility }
}

/// Returns whether it is a menu in which something was chosen.
pub(super) fn is_menu(data: &WireData<'_>) -> bool {
    data.component_type
        .get()
        .map_or_else(|| !entries(&data.values).is_empty(), |kind| *kind == MENU)
}

/// Returns the custom id that says what is asked: a button's own, or that of a menu's entry. Where
/// the component's type is not there, only a menu has entries.
fn asks<'d>(data: &'d WireData<'_>) -> Option<&'d str> {
    let custom_id = data.custom_id.text();
    let chosen = entries(&data.values).first().map(AsRef::as_ref);
    match data.component_type.get() {
        Some(&MENU) => chosen,
        Some(_) => custom_id,
        None => chosen.or(custom_id),
    }
}
