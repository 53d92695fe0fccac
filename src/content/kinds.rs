//! What each kind of content holds: the one place where a kind is tied to its entries.
//!
//! Whatever treats all kinds alike goes through `Kind::ALL` and asks here for the entries of each, in content or in
//! a draft of it. What is known of a kind apart from its entries is in `values::kind`.

use super::draft::Draft;
use super::model::{
    Approver, Area, Board, Chapter, Door, Induction, Review, Section, Service, Source, Step, Term,
    Topic,
};
use super::whole_content::Content;
use crate::values::{
    AnyId, AreaId, BoardId, DoorId, Entry, Id, IndexTerm, InductionId, Kind, Own, Prose, ServiceId,
    Slug, SourceId, TermId, Title, TopicId,
};

/// One thing of any kind: whatever of it concerns more kinds than one. What a kind lacks is empty.
#[derive(Debug, Clone, Copy)]
pub struct AnyEntry<'c> {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: &'c Slug,
    /// What people call it.
    pub title: Option<&'c Title>,
    /// The ids it had before.
    pub formerly: &'c [Slug],
    /// Its place among those beside which people see it.
    pub order: Option<OrderIn<'c>>,
    /// The terms under which `/a-z` lists it.
    pub index: &'c [IndexTerm],
    /// When a person reads it again.
    pub review: Option<&'c Review>,
    /// Who approves it, where that is not the safeguarding lead.
    pub approver: Option<Approver>,
    /// The works it rests on.
    pub cites: &'c [SourceId],
    /// Its paragraphs that are in none of the lists.
    pub text: &'c [Prose],
    /// Its lists of steps and sections, in the order in which people read them.
    pub lists: [PartList<'c>; 2],
}

/// A place among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct OrderIn<'c> {
    /// The chapter, where the others are those of one.
    pub chapter: &'c str,
    /// The number.
    pub number: i64,
}

/// A list of parts in a file.
#[derive(Debug, Clone, Copy)]
pub enum PartList<'c> {
    /// Its steps, under the key `step`.
    Steps(&'c [Step]),
    /// Sections, under a key.
    Sections {
        /// The key.
        key: &'static str,
        /// The sections.
        all: &'c [Section],
    },
}

const NO_LISTS: [PartList<'_>; 2] = [PartList::Steps(&[]), PartList::Steps(&[])];

impl<'c> AnyEntry<'c> {
    /// Returns its id as one of any kind.
    pub fn any_id(&self) -> AnyId {
        AnyId::new(self.kind, self.id)
    }

    /// Returns its steps.
    pub fn steps(&self) -> &'c [Step] {
        let steps = self.lists.iter().find_map(|list| match list {
            PartList::Steps(all) => Some(*all),
            PartList::Sections { .. } => None,
        });
        steps.unwrap_or_default()
    }

    /// Returns whether it once had this id.
    pub fn was_called(&self, id: &str) -> bool {
        self.formerly.iter().any(|old| old.as_str() == id)
    }

    /// Returns an entry of which the id alone is known.
    fn bare<I: Id>(id: &'c I) -> Self {
        Self {
            kind: I::KIND,
            id: id.slug(),
            title: None,
            formerly: &[],
            order: None,
            index: &[],
            review: None,
            approver: None,
            cites: &[],
            text: &[],
            lists: NO_LISTS,
        }
    }

    /// Returns an entry of which what every file says is known.
    fn of<E: Entry>(id: &'c E::Id, title: &'c Title, entry: &'c E) -> Self {
        Self { title: Some(title), formerly: entry.formerly(), ..Self::bare(id) }
    }
}

fn topic<'c>(id: &'c TopicId, it: &'c Topic) -> AnyEntry<'c> {
    AnyEntry {
        order: Some(OrderIn { chapter: it.chapter.as_str(), number: it.order }),
        index: &it.index,
        review: Some(&it.review),
        cites: &it.cites,
        lists: [sections(&it.section), PartList::Steps(&[])],
        ..AnyEntry::of(id, &it.title, it)
    }
}

fn door<'c>(id: &'c DoorId, it: &'c Door) -> AnyEntry<'c> {
    AnyEntry {
        order: Some(OrderIn { chapter: "", number: it.order }),
        index: &it.index,
        review: Some(&it.review),
        approver: it.approver,
        cites: &it.cites,
        lists: [PartList::Steps(&it.step), sections(&it.section)],
        ..AnyEntry::of(id, &it.title, it)
    }
}

fn service<'c>(id: &'c ServiceId, it: &'c Service) -> AnyEntry<'c> {
    AnyEntry::of(id, &it.name, it)
}

fn area<'c>(id: &'c AreaId, it: &'c Area) -> AnyEntry<'c> {
    let adults = PartList::Sections { key: "adults", all: &it.adults };
    AnyEntry {
        order: Some(OrderIn { chapter: "", number: it.order }),
        index: &it.index,
        review: Some(&it.review),
        cites: &it.cites,
        lists: [adults, sections(&it.section)],
        ..AnyEntry::of(id, &it.name, it)
    }
}

fn board<'c>(id: &'c BoardId, it: &'c Board) -> AnyEntry<'c> {
    AnyEntry {
        order: Some(OrderIn { chapter: "", number: it.order }),
        review: Some(&it.review),
        cites: &it.cites,
        text: &it.text,
        lists: [PartList::Steps(&it.step), sections(&it.section)],
        ..AnyEntry::of(id, &it.title, it)
    }
}

fn term<'c>(id: &'c TermId, it: &'c Term) -> AnyEntry<'c> {
    AnyEntry { text: &it.text, ..AnyEntry::of(id, &it.name, it) }
}

fn chapter(it: &Chapter) -> AnyEntry<'_> {
    AnyEntry { title: Some(&it.title), ..AnyEntry::bare(it.id.id()) }
}

fn work(it: &Source) -> AnyEntry<'_> {
    AnyEntry::bare(it.id.id())
}

/// The whole induction has the review and the terms of all its pages.
fn page(id: &Own<InductionId>) -> AnyEntry<'_> {
    AnyEntry::bare(id.id())
}

const fn sections(all: &[Section]) -> PartList<'_> {
    PartList::Sections { key: "section", all }
}

/// The entries of one kind.
type Entries<'c> = Box<dyn Iterator<Item = AnyEntry<'c>> + 'c>;

/// Returns the entries of a kind that `$all` holds, whose works and induction are these.
macro_rules! entries {
    ($kind:expr, $all:expr, $works:expr, $induction:expr) => {
        match $kind {
            Kind::Topic => Box::new($all.topics.iter().map(|(id, it)| topic(id, it))),
            Kind::Door => Box::new($all.doors.iter().map(|(id, it)| door(id, it))),
            Kind::Service => Box::new($all.services.iter().map(|(id, it)| service(id, it))),
            Kind::Area => Box::new($all.areas.iter().map(|(id, it)| area(id, it))),
            Kind::Term => Box::new($all.terms.iter().map(|(id, it)| term(id, it))),
            Kind::Chapter => Box::new($all.chapters.iter().map(chapter)),
            Kind::Source => Box::new($works.flat_map(|all| &all.source).map(work)),
            Kind::Board => Box::new($all.boards.iter().map(|(id, it)| board(id, it))),
            Kind::InductionPage => Box::new($induction.flat_map(Induction::ids).map(page)),
        }
    };
}

impl Content {
    /// Returns every entry of a kind, in reading order.
    pub fn entries(&self, kind: Kind) -> Entries<'_> {
        entries!(kind, self, [&self.sources].into_iter(), [&self.induction].into_iter())
    }

    /// Returns the entry that has, or once had, this id.
    pub fn entry(&self, id: &AnyId) -> Option<AnyEntry<'_>> {
        match id.kind() {
            Kind::Topic => self.topics.find(id).map(|(id, it)| topic(id, it)),
            Kind::Door => self.doors.find(id).map(|(id, it)| door(id, it)),
            Kind::Service => self.services.find(id).map(|(id, it)| service(id, it)),
            Kind::Area => self.areas.find(id).map(|(id, it)| area(id, it)),
            Kind::Term => self.terms.find(id).map(|(id, it)| term(id, it)),
            Kind::Board => self.boards.find(id).map(|(id, it)| board(id, it)),
            kind @ (Kind::Chapter | Kind::Source | Kind::InductionPage) => {
                self.entries(kind).find(|entry| entry.id.as_str() == id.as_str())
            }
        }
    }
}

impl Draft {
    /// Returns every entry of a kind that could be read, by id.
    pub(super) fn entries(&self, kind: Kind) -> Entries<'_> {
        entries!(kind, self, self.sources.iter(), self.induction.iter())
    }

    /// Returns whether every file of this kind loaded: only then does what is not there not exist.
    pub(super) fn has_all(&self, kind: Kind) -> bool {
        if kind.is_listed() {
            // They share a file, which lists one at least: it loaded, or none of them did.
            return self.entries(kind).next().is_some();
        }
        self.entries(kind).count() == self.files.ids(kind).count()
    }
}
