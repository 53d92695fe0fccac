//! Puts the files together into one [`Content`], or says everything that is wrong with them.
//!
//! Every file is read whatever is wrong with the others, so that one run shows an editor all
//! there is to mend. A file that does not load still counts as being there: its id does not come
//! up as unknown elsewhere.

use super::draft::Draft;
use super::index::{IndexEntry, index};
use super::load::Tree;
use super::model::{
    Area, Board, Calendar, Chapter, Chapters, Door, Handbook, Helplines, Induction, Service,
    SignpostWords, Sources, Term, Topic, Words,
};
use super::reader::{Files, Reader};
use super::whole;
use crate::schema::{Problem, SENTENCE_WORDS, URGENT_SENTENCE_WORDS, sort};
use crate::values::{PhoneNumber, Shelf};

/// Everything that Signpost may say. It does not change, and every id in it names something in it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Content {
    /// The words of the signpost.
    pub signpost: SignpostWords,
    /// The numbers of the signpost.
    pub numbers: SignpostNumbers,
    /// Every other sentence.
    pub words: Words,
    /// The chapters in reading order.
    pub chapters: Vec<Chapter>,
    /// The sections of guidance.
    pub topics: Shelf<Topic>,
    /// The doors of `/concern`.
    pub doors: Shelf<Door>,
    /// The helplines and offices.
    pub services: Shelf<Service>,
    /// The local areas.
    pub areas: Shelf<Area>,
    /// The pinned posts.
    pub boards: Shelf<Board>,
    /// The glossary.
    pub terms: Shelf<Term>,
    /// The volunteers' induction.
    pub induction: Induction,
    /// Whom each helpline is for.
    pub helplines: Helplines,
    /// The words that only the handbook has.
    pub handbook: Handbook,
    /// When offices can be expected to answer.
    pub calendar: Calendar,
    /// The works cited.
    pub sources: Sources,
    /// The whole back-of-book index, in alphabetical order.
    pub index: Vec<IndexEntry>,
}

/// The numbers behind the labels of the signpost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignpostNumbers {
    /// Police, not urgent.
    pub police: PhoneNumber,
    /// For an adult worried about a child.
    pub adult: PhoneNumber,
    /// For a child.
    pub child: PhoneNumber,
}

/// Content that is put together, and whose own rules hold, with the files it came from. Whether it may be used is
/// for `judge` to say, which also measures what is made of it.
#[derive(Debug, Clone)]
pub struct Assembled {
    /// The content.
    pub content: Content,
    /// The files.
    pub files: Files,
}

/// Returns the content of `tree`.
///
/// A file that is not read is none of its problems: it is in [`Files::unread`].
///
/// # Errors
///
/// Every problem that it has, by file and line, and every file that is not read.
pub fn assemble(tree: &Tree) -> Result<Assembled, Vec<Problem>> {
    let mut reader = Reader::new(tree);
    let mut draft = Draft {
        signpost: reader.single::<SignpostWords>("signpost.toml", URGENT_SENTENCE_WORDS),
        words: reader.single::<Words>("words.toml", SENTENCE_WORDS),
        chapters: reader
            .single::<Chapters>("chapters.toml", SENTENCE_WORDS)
            .map(|all| all.chapter)
            .unwrap_or_default(),
        topics: reader.folder("topics", SENTENCE_WORDS),
        doors: reader.folder("doors", URGENT_SENTENCE_WORDS),
        services: reader.folder("services", SENTENCE_WORDS),
        areas: reader.folder("areas", URGENT_SENTENCE_WORDS),
        boards: reader.folder("boards", URGENT_SENTENCE_WORDS),
        terms: reader.folder("terms", SENTENCE_WORDS),
        induction: reader.single("induction.toml", URGENT_SENTENCE_WORDS),
        helplines: reader.single("helplines.toml", URGENT_SENTENCE_WORDS),
        handbook: reader.single("handbook.toml", SENTENCE_WORDS),
        calendar: reader.single("calendar.toml", SENTENCE_WORDS),
        sources: reader.single("sources.toml", SENTENCE_WORDS),
        cross_references: reader.single("index.toml", SENTENCE_WORDS),
        files: Files::default(),
    };
    reader.strays();
    let mut files = std::mem::take(&mut reader.files);
    files.passages = std::mem::take(&mut reader.check.passages);
    // Chapters, works cited and pages of the induction share a file, so their ids come from inside it.
    let sources = draft.sources.iter().flat_map(|all| &all.source);
    files.add_inside("chapters.toml", draft.chapters.iter().map(|one| &one.id));
    let pages = draft.induction.iter().flat_map(Induction::ids);
    files.add_inside("induction.toml", pages);
    files.add_inside("sources.toml", sources.map(|one| &one.id));
    draft.files = files;
    let mut problems = reader.check.problems;
    problems.extend(whole::problems(&draft, &reader.check.references));
    problems.extend(whole::numbers_in_texts(draft.services.iter(), &reader.check.with_digits));
    let unread = draft.files.unread.clone();
    sort(&mut problems);
    match finish(draft) {
        Some(loaded) if problems.is_empty() => Ok(loaded),
        _ => Err([problems, unread].concat()),
    }
}

/// Returns the content where nothing is missing.
fn finish(draft: Draft) -> Option<Assembled> {
    let numbers = numbers(&draft)?;
    let cross_references = draft.cross_references?;
    let mut content = Content {
        signpost: draft.signpost?,
        numbers,
        words: draft.words?,
        chapters: draft.chapters,
        topics: Shelf::new(draft.topics),
        doors: Shelf::new(draft.doors),
        services: Shelf::new(draft.services),
        areas: Shelf::new(draft.areas),
        boards: Shelf::new(draft.boards),
        terms: Shelf::new(draft.terms),
        induction: draft.induction?,
        helplines: draft.helplines?,
        handbook: draft.handbook?,
        calendar: draft.calendar?,
        sources: draft.sources?,
        index: Vec::new(),
    };
    content.index = index(&content, &cross_references);
    Some(Assembled { content, files: draft.files })
}

fn numbers(draft: &Draft) -> Option<SignpostNumbers> {
    let words = draft.signpost.as_ref()?;
    let number = |id| draft.services.get(id).and_then(Service::phone).cloned();
    Some(SignpostNumbers {
        police: number(&words.police.service)?,
        adult: number(&words.adult.service)?,
        child: number(&words.child.service)?,
    })
}
