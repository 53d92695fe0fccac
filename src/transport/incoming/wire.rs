//! What is read of an interaction, and nothing else of it.
//!
//! `docs/privacy.md` lists what Discord documents beside it, which is never read. Where a name comes
//! twice, its last value counts.

use std::borrow::Cow;

use serde::de::{IgnoredAny, MapAccess};

use super::lenient::{Found, List, Wanted};

type Text<'de> = Cow<'de, str>;

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
                while let Some(key) = object.next_key::<Found<Text<'de>>>()? {
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
        id: Text<'de> = "id",
        token: Text<'de> = "token",
        application_id: Text<'de> = "application_id",
        guild_id: Text<'de> = "guild_id",
        channel_id: Text<'de> = "channel_id",
        member: Member<'de> = "member",
        message: Message<'de> = "message",
        data: Data<'de> = "data",
    }

    /// Of a member only what they may do.
    Member {
        permissions: Text<'de> = "permissions",
    }

    /// Of a message only which one it is, and whether the asker alone sees it.
    Message {
        id: Text<'de> = "id",
        flags: u64 = "flags",
    }

    /// What is asked: a command has a name, a button or a menu a custom id.
    Data {
        name: Text<'de> = "name",
        kind: u64 = "type",
        options: List<Choice<'de>> = "options",
        custom_id: Text<'de> = "custom_id",
        component_type: u64 = "component_type",
        values: List<Text<'de>> = "values",
    }

    /// An option of a command, or a subcommand with options of its own.
    Choice {
        kind: u64 = "type",
        name: Text<'de> = "name",
        value: Value<'de> = "value",
        options: List<Inner<'de>> = "options",
    }

    /// An option of a subcommand. None of our subcommands has one below it.
    Inner {
        kind: u64 = "type",
        name: Text<'de> = "name",
        value: Value<'de> = "value",
    }
}

/// What was chosen. No option of ours asks for a number.
pub(super) enum Value<'de> {
    Flag(bool),
    Text(Text<'de>),
}

impl<'de> Wanted<'de> for Value<'de> {
    fn text(text: Text<'de>) -> Option<Self> {
        Some(Self::Text(text))
    }

    fn flag(flag: bool) -> Option<Self> {
        Some(Self::Flag(flag))
    }
}
