//! Puts the files together into one [`Content`], or says everything that is wrong with them.
//!
//! Every file is read whatever is wrong with the others, so that one run shows an editor all there
//! is to put right. A file that does not load still counts as being there: its id does not come up
//! as unknown elsewhere.

use super::draft::Draft;
use super::index::index;
use super::model::{Chapters, Service, SignpostWords, Words};
use super::reader::{Files, Reader};
use super::whole_content::{Assembled, Content, SignpostNumbers};
use super::{own_files, whole};
use crate::files::Tree;
use crate::schema::{Problem, SENTENCE_WORDS, URGENT_SENTENCE_WORDS, sort};
use crate::values::{ChapterId, Home, InductionId, Kind, Shelf, SourceId};

/// Returns the content of `tree`.
///
/// A file that is not read is none of its problems: it is in [`Files::unread`].
///
/// # Errors
///
/// Every problem that it has, by file and line, and every file that is not read.
pub fn assemble(tree: &Tree) -> Result<Assembled, Vec<Problem>> {
    // Where nothing is used, why that is so says more than all that is missing.
    if tree.files.is_empty() && !tree.unread.is_empty() {
        return Err(tree.unread.clone());
    }
    let mut reader = Reader::new(tree);
    let mut draft = Draft {
        signpost: reader.single::<SignpostWords>("signpost.toml", URGENT_SENTENCE_WORDS),
        words: reader.single::<Words>("words.toml", SENTENCE_WORDS),
        chapters: reader.listed::<ChapterId, Chapters>().map(|all| all.chapter).unwrap_or_default(),
        topics: reader.folder(),
        doors: reader.folder(),
        services: reader.folder(),
        areas: reader.folder(),
        boards: reader.folder(),
        terms: reader.folder(),
        induction: reader.listed::<InductionId, _>(),
        helplines: reader.single("helplines.toml", URGENT_SENTENCE_WORDS),
        handbook: reader.single("handbook.toml", SENTENCE_WORDS),
        calendar: reader.single("calendar.toml", SENTENCE_WORDS),
        sources: reader.listed::<SourceId, _>(),
        cross_references: reader.single("index.toml", SENTENCE_WORDS),
        files: Files::default(),
    };
    reader.strays();
    let mut files = std::mem::take(&mut reader.files);
    files.passages = std::mem::take(&mut reader.check.passages);
    files.passages.shrink_to_fit();
    // Things that share a file have their ids inside it.
    for kind in Kind::ALL {
        if let Home::File(name) = kind.home() {
            files.add_inside(name, *kind, draft.entries(*kind).map(|entry| entry.id.as_str()));
        }
    }
    draft.files = files;
    let mut problems = reader.check.problems;
    problems.extend(whole::problems(&draft, &reader.check.references));
    problems.extend(whole::numbers_in_texts(draft.services.iter(), &reader.check.with_digits));
    draft.files.unread.extend(own_files::of_one_name(&draft));
    draft.files.unseen = own_files::seen_by_nobody(&draft, &reader.check.references);
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
