//! Ids: what things are called in files, choices and custom ids.
//!
//! An id is a [`Slug`] that says what kind of thing it names. Being well formed is all that the
//! type promises: a button from last year may carry an id that names nothing today, so an id is
//! always looked up on a `Shelf`, never trusted and never an index.

use std::fmt;

use toml::Spanned;

use super::kind::Kind;
use crate::schema::{Check, FileText, FromRaw};

/// A short name of small letters, digits and hyphens that starts with a letter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(FileText);

impl Slug {
    /// Longest id, in characters: it must fit in a custom id beside everything else.
    pub const MOST: usize = 40;

    /// Returns the slug where `text` is one.
    pub fn parse(text: &str) -> Option<Self> {
        Self::of(text.into())
    }

    fn of(text: FileText) -> Option<Self> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let right = text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.chars().all(allowed)
            && text.len() <= Self::MOST;
        right.then_some(Self(text))
    }

    /// Returns it as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An id of one kind of thing.
pub trait Id: Clone + Ord + fmt::Display {
    /// The kind it names.
    const KIND: Kind;

    /// Returns the id of this slug.
    fn of(slug: Slug) -> Self;

    /// Returns the id where `text` is well formed.
    fn parse(text: &str) -> Option<Self> {
        Slug::parse(text).map(Self::of)
    }

    /// Returns it without its kind.
    fn slug(&self) -> &Slug;

    /// Returns it as written.
    fn as_str(&self) -> &str {
        self.slug().as_str()
    }
}

macro_rules! ids {
    ($( $(#[$meta:meta])* $Name:ident: $Kind:ident, )*) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $Name(Slug);

        impl Id for $Name {
            const KIND: Kind = Kind::$Kind;

            fn of(slug: Slug) -> Self {
                Self(slug)
            }

            fn slug(&self) -> &Slug {
                &self.0
            }
        }

        impl fmt::Display for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.0.as_str())
            }
        }

        impl FromRaw for $Name {
            type Raw = FileText;

            /// Takes a reference to something in another file; it is resolved once all are read.
            fn from_raw(raw: Spanned<FileText>, check: &mut Check) -> Option<Self> {
                check.refer(Kind::$Kind.word(), raw.get_ref(), raw.span());
                Slug::of(raw.into_inner()).map(Self)
            }
        }
    )* };
}

ids! {
    /// The id of a topic: its file's name in `content/topics/`.
    TopicId: Topic,
    /// The id of a door of `/concern`: its file's name in `content/doors/`.
    DoorId: Door,
    /// The id of a service: its file's name in `content/services/`.
    ServiceId: Service,
    /// The id of an area: its file's name in `content/areas/`.
    AreaId: Area,
    /// The id of a glossary term: its file's name in `content/terms/`.
    TermId: Term,
    /// The id of a chapter, as `content/chapters.toml` has it.
    ChapterId: Chapter,
    /// The id of a work cited, as `content/sources.toml` has it.
    SourceId: Source,
    /// The id of a board, a pinned post: its file's name in `content/boards/`.
    BoardId: Board,
    /// The id of a page of the induction, as `content/induction.toml` has it: of a step, a question or
    /// one of its choices. No two of them share one.
    InductionId: InductionPage,
}

/// An id that is given here, where one of the same type elsewhere refers to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own<I>(I);

impl<I: Id> FromRaw for Own<I> {
    type Raw = FileText;

    fn from_raw(raw: Spanned<FileText>, check: &mut Check) -> Option<Self> {
        Slug::from_raw(raw, check).map(|slug| Self(I::of(slug)))
    }
}

impl<I: Id> Own<I> {
    /// Returns the id.
    pub const fn id(&self) -> &I {
        &self.0
    }

    /// Returns it as written.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl FromRaw for Slug {
    type Raw = FileText;

    fn from_raw(raw: Spanned<FileText>, check: &mut Check) -> Option<Self> {
        let span = raw.span();
        let slug = Self::of(raw.get_ref().clone());
        if slug.is_none() {
            check.error(span, format!("`{}` is not an id", raw.get_ref()), SLUG_HINT);
        }
        slug
    }
}

/// What an editor can do about a badly formed id.
pub(crate) const SLUG_HINT: &str = "an id has small letters, digits and hyphens, starts with a letter and has at most 40 characters";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_small_letters_digits_and_hyphens() {
        assert!(Slug::parse("consent-age").is_some());
        for wrong in ["", "Consent", "9-lives", "a_b", "a.b", "é", &"a".repeat(41)] {
            assert!(Slug::parse(wrong).is_none(), "{wrong}");
        }
    }
}
