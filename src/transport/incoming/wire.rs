//! What is read of an interaction, and nothing else of it.
//!
//! `privacy::FIELDS` says why each is read and how long it lives, and lists what Discord documents beside
//! them, which is never read. Where a name comes twice, its last value counts.

use std::borrow::Cow;

use serde::de::{IgnoredAny, MapAccess};

use crate::discord::{Found, List, Wanted};

type WireText<'de> = Cow<'de, str>;

/// Declares objects: each field, what is wanted there, and its name in the JSON.
macro_rules! objects {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $wanted:ty = $key:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Default)]
        pub(super) struct $name<'de> {
            $(pub(super) $field: Found<$wanted>,)*
        }

        impl<'de> Wanted<'de> for $name<'de> {
            fn object<A: MapAccess<'de>>(mut object: A) -> Result<Option<Self>, A::Error> {
                let mut read = Self::default();
                while let Some(key) = object.next_key::<Found<WireText<'de>>>()? {
                    match key.text() {
                        $(Some($key) => read.$field = object.next_value()?,)*
                        _ => {
                            object.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                Ok(Some(read))
            }

            fn is_odd(&self) -> bool {
                $(self.$field.is_odd())||*
            }
        }
    )*};
}

objects! {
    /// An interaction. Its id, its token and the application are where its response goes.
    Wire {
        kind: u64 = "type",
        id: Digits<'de> = "id",
        token: WireText<'de> = "token",
        application_id: Digits<'de> = "application_id",
        guild_id: Digits<'de> = "guild_id",
        channel_id: Digits<'de> = "channel_id",
        member: WireMember<'de> = "member",
        message: WireMessage<'de> = "message",
        data: WireData<'de> = "data",
    }

    /// Of a member only what they may do.
    WireMember {
        permissions: Digits<'de> = "permissions",
    }

    /// Of a message only which one it is, and whether the asker alone sees it.
    WireMessage {
        id: Digits<'de> = "id",
        flags: u64 = "flags",
    }

    /// What is asked: a command has a name, a button or a menu a custom id.
    WireData {
        name: WireText<'de> = "name",
        kind: u64 = "type",
        options: List<WireOption<'de>> = "options",
        custom_id: WireText<'de> = "custom_id",
        component_type: u64 = "component_type",
        values: List<WireText<'de>> = "values",
    }

    /// An option of a command, or a subcommand with options of its own.
    WireOption {
        kind: u64 = "type",
        name: WireText<'de> = "name",
        value: Value<'de> = "value",
        options: List<Inner<'de>> = "options",
    }

    /// An option of a subcommand. None of our subcommands has one below it.
    Inner {
        kind: u64 = "type",
        name: WireText<'de> = "name",
        value: Value<'de> = "value",
    }
}

/// A snowflake or permissions: a text of digits. One that comes as a number, which is not as
/// documented, is its digits, as long as none of them was lost.
pub(super) enum Digits<'de> {
    Text(WireText<'de>),
    Number(String),
}

impl<'de> Wanted<'de> for Digits<'de> {
    fn text(text: WireText<'de>) -> Option<Self> {
        Some(Self::Text(text))
    }

    fn whole(number: u64) -> Option<Self> {
        Some(Self::Number(number.to_string()))
    }

    fn is_odd(&self) -> bool {
        matches!(self, Self::Number(_))
    }
}

impl Found<Digits<'_>> {
    /// Returns the text, or the digits of the number.
    pub(super) fn text(&self) -> Option<&str> {
        Some(match self.get()? {
            Digits::Text(text) => text,
            Digits::Number(digits) => digits,
        })
    }
}

/// What was chosen. No option of ours asks for a number.
pub(super) enum Value<'de> {
    Flag(bool),
    Text(WireText<'de>),
}

impl<'de> Wanted<'de> for Value<'de> {
    fn text(text: WireText<'de>) -> Option<Self> {
        Some(Self::Text(text))
    }

    fn flag(flag: bool) -> Option<Self> {
        Some(Self::Flag(flag))
    }
}
