//! The number of a route, with how it is used and where the file has it.
//!
//! A short one that is not on our list needs the page that publishes it beside it.

use std::ops::Range;

use toml::Spanned;

use super::number_use::Use;
use super::phone::PhoneNumber;
use crate::schema::{Check, FileText, FromRaw};

/// A number as a route has it.
#[derive(Debug, Clone, PartialEq)]
pub struct RouteNumber {
    /// The number.
    pub number: PhoneNumber,
    /// Its bytes in the file.
    pub at: Range<usize>,
}

impl RouteNumber {
    fn read(raw: &Spanned<FileText>, used: Use, check: &mut Check) -> Option<Self> {
        let number = PhoneNumber::of_route(raw.get_ref(), used);
        let number =
            number.map_err(|error| check.error(raw.span(), error.to_string(), error.hint()));
        Some(Self { number: number.ok()?, at: raw.span() })
    }

    /// Records that the number needs a source, where it does.
    pub(crate) fn ask_for_its_source(&self, check: &mut Check) -> bool {
        let asks = self.number.needs_a_source();
        if asks {
            let message = format!("the short number `{}` has no source", self.number);
            check.error(self.at.clone(), message, SOURCE_HINT);
        }
        asks
    }
}

/// What to write where a number has no source.
pub(crate) const SOURCE_HINT: &str = "add `source = \"https://…\"` under it: the page of the organisation, or of Ofcom, that publishes this number";

/// Declares the numbers of a route, each by how it is used.
macro_rules! used {
    ($( $(#[$meta:meta])* $Name:ident to $Use:ident; )*) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $Name(pub RouteNumber);

        impl FromRaw for $Name {
            type Raw = FileText;

            fn from_raw(raw: Spanned<FileText>, check: &mut Check) -> Option<Self> {
                RouteNumber::read(&raw, Use::$Use, check).map(Self)
            }
        }
    )* };
}

used! {
    /// A number to ring.
    ToRing to Ring;
    /// A number to text.
    ToText to Text;
    /// A number to reach with a textphone.
    ByTextphone to Textphone;
}
