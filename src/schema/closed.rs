//! Closed lists: an enum whose every value has one name.
//!
//! The names are written once, in the macro's call, and serve the files, the custom ids, the commands
//! and the "did you mean" alike.

/// Declares an enum and the names of its values.
macro_rules! named {
    ($(#[$meta:meta])* pub enum $Name:ident {
        $( $(#[$value_meta:meta])* $Value:ident = $name:literal, )*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $Name {
            $( $(#[$value_meta])* $Value, )*
        }

        impl $Name {
            /// Every value, in the order in which people read them.
            pub const ALL: &'static [Self] = &[$( Self::$Value, )*];

            /// Returns its name, as files, custom ids and commands have it.
            pub const fn name(self) -> &'static str {
                match self {
                    $( Self::$Value => $name, )*
                }
            }

            /// Returns the value that has this name, where one has.
            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.name() == name)
            }
        }
    };
}

/// Declares an enum, the names of its values in content, and its check with "did you mean".
macro_rules! closed {
    ($(#[$meta:meta])* pub enum $Name:ident, a $what:literal {
        $( $(#[$value_meta:meta])* $Value:ident = $name:literal, )*
    }) => {
        $crate::schema::named! {
            $(#[$meta])*
            pub enum $Name {
                $( $(#[$value_meta])* $Value = $name, )*
            }
        }

        impl $crate::schema::FromRaw for $Name {
            type Raw = $crate::schema::FileText;

            fn from_raw(
                raw: toml::Spanned<$crate::schema::FileText>,
                check: &mut $crate::schema::Check,
            ) -> Option<Self> {
                let found = Self::parse(raw.get_ref());
                if found.is_none() {
                    check.unknown(raw.span(), $what, raw.get_ref(), &[$( $name, )*]);
                }
                found
            }
        }
    };
}

pub(crate) use {closed, named};
