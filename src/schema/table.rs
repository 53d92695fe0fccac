//! The one way from what an editor wrote to what the bot may say.
//!
//! [`FromToml`] turns one written value into a checked one, or records why not. The `table!` macro
//! declares a kind of table once and makes its reader: every field is read, so that all that is wrong or
//! missing is reported, not only the first. A rule that joins several fields is a function, named after
//! `checked by`. A field is declared with how many of it there are:
//!
//! - `one`: required · `maybe`: may be left out · `some`: a list of at least one · `any`: a list.

use toml::Spanned;

use super::check::Check;
use super::toml_value::{FromToml, TomlValue};

/// A checked value, made from what is written in one piece: mostly a text.
pub(crate) trait FromRaw: Sized {
    /// The shape in the file.
    type Raw: FromToml;

    /// Returns the checked value, or records in `check` every reason why there is none.
    fn from_raw(raw: Spanned<Self::Raw>, check: &mut Check) -> Option<Self>;
}

impl<T: FromRaw> FromToml for T {
    fn from_toml(value: &TomlValue<'_>, check: &mut Check) -> Option<Self> {
        let raw = T::Raw::from_toml(value, check)?;
        Self::from_raw(Spanned::new(value.span(), raw), check)
    }
}

/// Declares a table and how it is read; see the module's documentation.
macro_rules! table {
    ($(#[$meta:meta])* pub struct $Name:ident $(checked by $after:ident)? {
        $( $(#[$field_meta:meta])* $field:ident: $many:ident $Type:ty, )*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $Name {
            $( $(#[$field_meta])* pub $field: table!(@checked $many $Type), )*
        }

        impl $Name {
            /// Its keys, as Rust calls them.
            pub const FIELDS: &'static [&'static str] = &[$( stringify!($field), )*];
        }

        impl $crate::schema::FromToml for $Name {
            // One room a kind: or all kinds are read in one function, with room for each on its stack.
            #[inline(never)]
            fn from_toml(
                value: &$crate::schema::TomlValue<'_>,
                check: &mut $crate::schema::Check,
            ) -> Option<Self> {
                let mut fields = $crate::schema::TableFields::of(value, Self::FIELDS, check)?;
                $( let $field = fields.$many::<$Type>(stringify!($field)); )*
                let made = Self { $( $field: $field?, )* };
                $( if !$after(&made, &value.span(), check) { return None; } )?
                Some(made)
            }
        }
    };

    (@checked one $Type:ty) => { $Type };
    (@checked maybe $Type:ty) => { Option<$Type> };
    (@checked some $Type:ty) => { Vec<$Type> };
    (@checked any $Type:ty) => { Vec<$Type> };
}

pub(crate) use table;
