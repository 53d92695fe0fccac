//! An id of any kind, for whatever treats all kinds alike.
//!
//! It says which kind of thing it names, so it becomes the typed id again where a rule is about one kind.

use super::id::{Id, Slug};
use super::kind::Kind;

/// An id, and the kind of thing that it names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct AnyId {
    kind: Kind,
    id: Slug,
}

impl AnyId {
    /// Returns the id as one of any kind.
    pub fn of<I: Id>(id: &I) -> Self {
        Self::new(I::KIND, id.slug())
    }

    /// Returns the id of a thing of this kind.
    pub fn new(kind: Kind, id: &Slug) -> Self {
        Self { kind, id: id.clone() }
    }

    /// Returns the id of a thing of this kind, where `text` is well formed.
    pub fn parse(kind: Kind, text: &str) -> Option<Self> {
        Slug::parse(text).map(|id| Self { kind, id })
    }

    /// Returns the typed id, where it names a thing of that kind.
    pub fn to<I: Id>(&self) -> Option<I> {
        if self.kind == I::KIND { I::parse(self.as_str()) } else { None }
    }

    /// Returns the kind of thing that it names.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Returns it as written.
    pub fn as_str(&self) -> &str {
        self.id.as_str()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::{AreaId, DoorId};

    #[test]
    fn it_becomes_the_typed_id_of_its_own_kind_and_of_no_other() {
        let door: DoorId = Id::parse("worried").unwrap();
        let any = AnyId::of(&door);
        assert_eq!((any.to::<DoorId>(), any.to::<AreaId>()), (Some(door), None));
    }
}
