//! How hard each file is to read.
//!
//! A grade is of all whole sentences of a file together.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::level::{Count, GradeLevel};
use crate::content::{Assembled, FileKind};
use crate::schema::{Passage, SourceFile};

/// The reading grade of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingGrade {
    /// The kind of file.
    pub kind: FileKind,
    /// The id of the thing that the file has; a single file's own name.
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
        let count = prose.iter().map(|passage| Count::of(passage.text())).sum();
        let grade = GradeLevel::of(count)?;
        Some(ReadingGrade { kind, id: id.to_owned(), file: Arc::clone(file), grade })
    });
    let mut graded: Vec<ReadingGrade> = graded.collect();
    graded.sort_by(|a, b| (a.kind, &a.id).cmp(&(b.kind, &b.id)));
    graded
}

pub(super) fn passages_by_file(loaded: &Assembled) -> BTreeMap<&str, Vec<&Passage>> {
    let mut by_file: BTreeMap<&str, Vec<&Passage>> = BTreeMap::new();
    for passage in &loaded.files.passages {
        by_file.entry(passage.file.path.as_str()).or_default().push(passage);
    }
    by_file
}
