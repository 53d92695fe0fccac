//! Sentences with slots, such as `Tell {role} today.`, filled by name and checked when they load.
//!
//! The words around the slots obey the same rules as any other sentence, and each template has the
//! length of its place.

use std::collections::BTreeSet;

use toml::Spanned;

use super::text;
use crate::schema::{Check, FileText};

/// Returns the template's text where it has exactly `slots` and is otherwise plain prose.
pub(crate) fn check_slots(
    raw: Spanned<FileText>,
    slots: &[&str],
    most: usize,
    check: &mut Check,
) -> Option<FileText> {
    let all = slots_of(raw.get_ref());
    let written: BTreeSet<&str> = all.iter().copied().collect();
    let wanted: BTreeSet<&str> = slots.iter().copied().collect();
    let names = |set: BTreeSet<&str>| {
        set.iter().map(|slot| format!("{{{slot}}}")).collect::<Vec<_>>().join(", ")
    };
    let missing: BTreeSet<&str> = wanted.difference(&written).copied().collect();
    let strange: BTreeSet<&str> = written.difference(&wanted).copied().collect();
    if !missing.is_empty() || !strange.is_empty() {
        let message = if missing.is_empty() {
            format!("unknown slot {}", names(strange))
        } else {
            format!("the slot {} is missing", names(missing))
        };
        let hint =
            format!("this text has the slots {}{}", names(wanted), in_the_program(&raw, check));
        check.error(raw.span(), message, hint);
        return None;
    }
    // What a text has twice takes twice the room that its place allows for.
    if all.len() > written.len() {
        let message = "this text has a slot twice".to_owned();
        check.error(raw.span(), message, format!("write each once: {}", names(wanted)));
        return None;
    }
    // The words around the slots obey the rules of prose; a slot counts as one word.
    let named = |text: String, slot: &&str| text.replace(&format!("{{{slot}}}"), slot);
    let plain = slots.iter().fold(raw.get_ref().to_string(), named);
    let plain = Spanned::new(raw.span(), plain.into());
    text::counts(&plain, check);
    text::is_prose(&plain, most, check).then(|| raw.into_inner())
}

/// Says what the content in the program has in the place of this text, where that can be told.
fn in_the_program(raw: &Spanned<FileText>, check: &Check) -> String {
    let path = check.file.path_of(&raw.span());
    let shipped = path.and_then(|path| check.guide.line(&check.file, &path));
    shipped.map(|line| format!("; the content in the program has `{line}`")).unwrap_or_default()
}

/// Returns the names between braces, in order.
fn slots_of(text: &str) -> Vec<&str> {
    let after_open = text.split('{').skip(1);
    after_open.filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).collect()
}

/// Declares sentences with slots; each gets a `fill` with one argument a slot.
macro_rules! template {
    ($( $(#[$meta:meta])* $Name:ident($($slot:ident),+) at most $most:literal; )*) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $Name($crate::schema::FileText);

        impl $Name {
            /// Most characters it may have, each slot counted as its name.
            pub const MOST: usize = $most;

            /// Most characters around what its slots are filled with.
            pub const AROUND: usize = $most $( - stringify!($slot).len() )+;

            /// Returns the sentence with its slots filled.
            pub fn fill(&self, $($slot: impl std::fmt::Display),+) -> String {
                let text = self.0.to_string();
                $( let text = text.replace(concat!("{", stringify!($slot), "}"), &$slot.to_string()); )+
                text
            }
        }

        impl $crate::schema::FromRaw for $Name {
            type Raw = $crate::schema::FileText;

            fn from_raw(
                raw: toml::Spanned<$crate::schema::FileText>,
                check: &mut $crate::schema::Check,
            ) -> Option<Self> {
                let slots = [$( stringify!($slot) ),+];
                $crate::values::check_slots(raw, &slots, Self::MOST, check).map(Self)
            }
        }
    )* };
}

pub(crate) use template;
