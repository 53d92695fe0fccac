//! The one way from what an editor wrote to what the bot may say.
//!
//! [`FromRaw`] turns one written value into a checked one, or records why not. The `table!` macro
//! declares a kind of table once and makes both shapes of it: the raw one (every field optional,
//! so that all that is missing is reported, not only the first) and the checked one, whose fields
//! cannot be wrong. A rule that joins several fields is a function, named after `checked by`. A
//! field is declared with how many of it there are:
//!
//! - `one`: required · `maybe`: may be left out · `some`: a list of at least one · `any`: a list.

use serde::de::DeserializeOwned;
use toml::Spanned;

use super::check::Check;

/// A checked value, made from what an editor wrote.
pub(crate) trait FromRaw: Sized {
    /// The shape in the file.
    type Raw: DeserializeOwned;

    /// Returns the checked value, or records in `check` every reason why there is none.
    fn from_raw(raw: Spanned<Self::Raw>, check: &mut Check) -> Option<Self>;
}

/// Checks every element, so that a list with two faults reports two.
pub(crate) fn each<T: FromRaw>(raw: Vec<Spanned<T::Raw>>, check: &mut Check) -> Option<Vec<T>> {
    let made: Vec<Option<T>> = raw.into_iter().map(|one| T::from_raw(one, check)).collect();
    made.into_iter().collect()
}

/// Declares a table as written and as checked; see the module's documentation.
macro_rules! table {
    ($(#[$meta:meta])* pub struct $Name:ident as written $Raw:ident $(checked by $after:ident)? {
        $( $(#[$field_meta:meta])* $field:ident: $many:ident $Type:ty, )*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $Name {
            $( $(#[$field_meta])* pub $field: table!(@checked $many $Type), )*
        }

        #[derive(Debug, Default, serde::Deserialize)]
        #[serde(deny_unknown_fields, rename_all = "kebab-case", default, expecting = "a table")]
        pub(crate) struct $Raw {
            $( $field: table!(@raw $many $Type), )*
        }

        impl $Name {
            /// Its keys, as Rust calls them.
            pub const FIELDS: &'static [&'static str] = &[$( stringify!($field), )*];
        }

        impl $crate::schema::FromRaw for $Name {
            type Raw = $Raw;

            fn from_raw(
                raw: toml::Spanned<$Raw>,
                check: &mut $crate::schema::Check,
            ) -> Option<Self> {
                let place = raw.span();
                let raw = raw.into_inner();
                $( let $field = table!(@check $many $Type, raw.$field, stringify!($field), place, check); )*
                let made = Self { $( $field: $field?, )* };
                $( if !$after(&made, &place, check) { return None; } )?
                Some(made)
            }
        }
    };

    (@checked one $Type:ty) => { $Type };
    (@checked maybe $Type:ty) => { Option<$Type> };
    (@checked some $Type:ty) => { Vec<$Type> };
    (@checked any $Type:ty) => { Vec<$Type> };

    (@raw one $Type:ty) => { Option<toml::Spanned<<$Type as $crate::schema::FromRaw>::Raw>> };
    (@raw maybe $Type:ty) => { table!(@raw one $Type) };
    (@raw some $Type:ty) => {
        Option<toml::Spanned<Vec<toml::Spanned<<$Type as $crate::schema::FromRaw>::Raw>>>>
    };
    (@raw any $Type:ty) => { table!(@raw some $Type) };

    (@check one $Type:ty, $raw:expr, $name:expr, $place:ident, $check:ident) => {
        match $raw {
            Some(raw) => <$Type as $crate::schema::FromRaw>::from_raw(raw, $check),
            None => { $check.missing($place.clone(), $name); None }
        }
    };
    (@check maybe $Type:ty, $raw:expr, $name:expr, $place:ident, $check:ident) => {
        match $raw {
            Some(raw) => <$Type as $crate::schema::FromRaw>::from_raw(raw, $check).map(Some),
            // What was there and could not be read is not the same as what was left out.
            None => (!$check.has_reported(&$place, $name)).then_some(None),
        }
    };
    (@check some $Type:ty, $raw:expr, $name:expr, $place:ident, $check:ident) => {
        match $raw {
            Some(raw) if raw.as_ref().is_empty() => { $check.empty(raw.span(), $name); None }
            Some(raw) => $crate::schema::each::<$Type>(raw.into_inner(), $check),
            None => { $check.missing($place.clone(), $name); None }
        }
    };
    (@check any $Type:ty, $raw:expr, $name:expr, $place:ident, $check:ident) => {
        match $raw {
            Some(raw) => $crate::schema::each::<$Type>(raw.into_inner(), $check),
            None => (!$check.has_reported(&$place, $name)).then(Vec::new),
        }
    };
}

pub(crate) use table;

/// Numbers and yes or no are right as they are written.
macro_rules! as_written {
    ($($Type:ty),*) => { $(
        impl FromRaw for $Type {
            type Raw = $Type;

            fn from_raw(raw: Spanned<$Type>, _check: &mut Check) -> Option<Self> {
                Some(raw.into_inner())
            }
        }
    )* };
}

as_written!(i64, bool);
