//! Reads JSON of which nothing can be relied on: each value is what was wanted, or is passed over.
//!
//! Nothing is buffered: a visitor is told the kind of a value as it begins, keeps what it wants and
//! skips the rest, however large its numbers and however deep its lists.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// What was found where something was wanted.
#[derive(Default)]
pub(crate) enum Found<T> {
    /// No field, or null.
    #[default]
    Nothing,
    /// A value of another kind.
    Odd,
    /// What was wanted.
    Is(T),
}

/// What can be wanted. Each kind of value is odd unless the type takes it.
pub(crate) trait Wanted<'de>: Sized {
    /// Takes a text.
    fn text(_: Cow<'de, str>) -> Option<Self> {
        None
    }

    /// Takes a whole number.
    fn whole(_: u64) -> Option<Self> {
        None
    }

    /// Takes yes or no.
    fn flag(_: bool) -> Option<Self> {
        None
    }

    /// Takes a list.
    fn list<A: SeqAccess<'de>>(mut list: A) -> Result<Option<Self>, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    /// Takes an object.
    fn object<A: MapAccess<'de>>(mut object: A) -> Result<Option<Self>, A::Error> {
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    /// Returns whether something inside was odd.
    fn is_odd(&self) -> bool {
        false
    }
}

impl<T> Found<T> {
    /// Returns what was wanted, where it was found.
    pub(crate) const fn get(&self) -> Option<&T> {
        match self {
            Self::Is(value) => Some(value),
            Self::Nothing | Self::Odd => None,
        }
    }

    fn of(taken: Option<T>) -> Self {
        taken.map_or(Self::Odd, Self::Is)
    }
}

impl<'de, T: Wanted<'de>> Found<T> {
    /// Returns whether it, or something inside, is of another kind than wanted.
    pub(crate) fn is_odd(&self) -> bool {
        match self {
            Self::Nothing => false,
            Self::Odd => true,
            Self::Is(value) => value.is_odd(),
        }
    }
}

impl Found<Cow<'_, str>> {
    /// Returns the text.
    pub(crate) fn text(&self) -> Option<&str> {
        self.get().map(AsRef::as_ref)
    }
}

impl<'de> Wanted<'de> for Cow<'de, str> {
    fn text(text: Cow<'de, str>) -> Option<Self> {
        Some(text)
    }
}

impl Wanted<'_> for u64 {
    fn whole(number: u64) -> Option<Self> {
        Some(number)
    }
}

/// A list: those of its entries that are as wanted.
pub(crate) struct List<T> {
    pub(crate) entries: Vec<T>,
    odd: bool,
}

impl<'de, T: Wanted<'de>> Wanted<'de> for List<T> {
    fn list<A: SeqAccess<'de>>(mut list: A) -> Result<Option<Self>, A::Error> {
        let (mut entries, mut odd) = (Vec::new(), false);
        while let Some(entry) = list.next_element::<Found<T>>()? {
            match entry {
                Found::Is(entry) => entries.push(entry),
                Found::Nothing | Found::Odd => odd = true,
            }
        }
        Ok(Some(Self { entries, odd }))
    }

    fn is_odd(&self) -> bool {
        self.odd || self.entries.iter().any(T::is_odd)
    }
}

impl<'de, T: Wanted<'de>> Deserialize<'de> for Found<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(OfAnyKind(PhantomData))
    }
}

struct OfAnyKind<T>(PhantomData<T>);

impl<'de, T: Wanted<'de>> Visitor<'de> for OfAnyKind<T> {
    type Value = Found<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_unit<E>(self) -> Result<Found<T>, E> {
        Ok(Found::Nothing)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Found<T>, E> {
        Ok(Found::of(T::flag(flag)))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Found<T>, E> {
        Ok(Found::of(T::whole(number)))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Found<T>, E> {
        // None of ours is below zero.
        Ok(Found::Odd)
    }

    fn visit_f64<E>(self, number: f64) -> Result<Found<T>, E> {
        // JSON has one kind of number: 2.0 is 2. Past 32 bits a fraction may have been lost.
        let is_whole = number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number);
        Ok(Found::of(is_whole.then_some(number as u64).and_then(T::whole)))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Found<T>, E> {
        Ok(Found::of(T::text(Cow::Borrowed(text))))
    }

    fn visit_str<E>(self, text: &str) -> Result<Found<T>, E> {
        Ok(Found::of(T::text(Cow::Owned(text.to_owned()))))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Found<T>, A::Error> {
        Ok(Found::of(T::list(list)?))
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Found<T>, A::Error> {
        Ok(Found::of(T::object(object)?))
    }
}
