//! How hard the content is to read: the reading grade of every file, and where one is too high.
//!
//! - `syllables` and `level` reckon the Flesch-Kincaid grade level of a text;
//! - `limits` says how high the grade of each kind of file may be, and sums up each kind;
//! - `warnings` points at the sentence that an editor should look at first.
//!
//! A grade is a hint to the editor. It never keeps content from being used: a number that is right
//! in a sentence that is long still has to reach who needs it. Titles, labels and index terms are
//! no sentences, so they are not counted.

mod grades;
mod level;
mod limits;
mod syllables;
mod warnings;

pub use grades::grades_table;
pub use level::GradeLevel;
pub use limits::{GradeLimit, KindGrade, grades_by_kind};
pub use warnings::{EASY_SENTENCE_WORDS, warnings};

use std::{collections::BTreeMap, sync::Arc};

use crate::content::{Assembled, FileKind};
use crate::schema::{Passage, SourceFile};
use level::Count;

/// The reading grade of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingGrade {
    /// The kind of file.
    pub kind: FileKind,
    /// The id of what stands in it; a single file's own name.
    pub id: String,
    /// The file.
    pub file: Arc<SourceFile>,
    /// The grade of all its prose.
    pub grade: GradeLevel,
}

/// Returns the reading grade of every file that has prose, kind by kind, by id.
pub fn reading_grades(loaded: &Assembled) -> Vec<ReadingGrade> {
    let passages = passages_by_file(loaded);
    let graded = loaded.files.each_of_its_own().filter_map(|(kind, id, file)| {
        let prose = passages.get(file.path.as_str())?;
        let count = prose.iter().map(|passage| Count::of(&passage.text)).sum();
        let grade = GradeLevel::of(count)?;
        Some(ReadingGrade { kind, id: id.to_owned(), file: Arc::clone(file), grade })
    });
    let mut graded: Vec<ReadingGrade> = graded.collect();
    graded.sort_by(|a, b| (a.kind, &a.id).cmp(&(b.kind, &b.id)));
    graded
}

fn passages_by_file(loaded: &Assembled) -> BTreeMap<&str, Vec<&Passage>> {
    let mut by_file: BTreeMap<&str, Vec<&Passage>> = BTreeMap::new();
    for passage in &loaded.files.passages {
        by_file.entry(passage.file.path.as_str()).or_default().push(passage);
    }
    by_file
}
