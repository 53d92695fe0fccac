//! The works that the guidance rests on.
//!
//! The paper has no list of references, so a title or an address is given only where it was found
//! elsewhere; names are spelt as in the paper.

use crate::schema::table;
use crate::values::{Label, Nation, Own, Prose, SourceId, Title, Url, Word, WorkTitle};

table! {
    /// Every work cited.
    pub struct Sources {
        /// The paper that most of the guidance rests on.
        paper: one Paper,
        /// The works cited in it and beside it.
        source: some Source,
    }
}

table! {
    /// The paper that most of the guidance rests on.
    pub struct Paper {
        /// Its title.
        title: one Title,
        /// Its author.
        author: one Label,
        /// Who published it.
        publisher: one Label,
        /// The nation it was written for.
        nation: one Nation,
        /// How it is used here.
        note: one Prose,
    }
}

table! {
    /// One work cited.
    pub struct Source {
        /// Its id.
        id: one Own<SourceId>,
        /// Its authors or the body that issued it.
        author: one Label,
        /// The year, or "n.d.".
        year: one Word,
        /// Its title, where it is known.
        title: maybe WorkTitle,
        /// Where it can be read.
        url: maybe Url,
        /// The pages of the paper on which it is cited; none where it is cited beside the paper.
        pages: maybe Word,
    }
}
