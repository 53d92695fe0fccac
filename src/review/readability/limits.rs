//! How high the reading grade of each kind of file may be.
//!
//! What a frightened person acts on reads like a page for a child of eleven; guidance that is read
//! in peace may ask for more. GOV.UK writes for a reading age of 9, specialists included, the NHS
//! for 9 to 11, or 11 to 14 where the subject forces it.
//! See <https://service-manual.nhs.uk/content/how-we-write>.

use super::level::GradeLevel;
use super::reading_grade::ReadingGrade;
use crate::content::FileKind;
use crate::values::ReadIn;

/// How high the grades of one kind of file may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GradeLimit {
    /// The highest of any file.
    pub highest: GradeLevel,
    /// The highest that the median of the kind may be, where that is lower.
    pub median: Option<GradeLevel>,
}

impl FileKind {
    /// Returns how high its grades may be, where they have a limit.
    pub fn limit(self) -> Option<GradeLimit> {
        match self {
            Self::Each(kind) => match kind.read_in() {
                ReadIn::Urgency => Some(URGENT),
                ReadIn::Peace => Some(GUIDANCE),
                ReadIn::Passing => None,
            },
            Self::Single("signpost.toml" | "induction.toml") => Some(URGENT),
            Self::Single(_) => None,
        }
    }
}

const URGENT: GradeLimit = GradeLimit { highest: GradeLevel::years(6), median: None };

const GUIDANCE: GradeLimit =
    GradeLimit { highest: GradeLevel::years(12), median: Some(GradeLevel::years(9)) };

/// The grades of one kind of file, summed up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindGrade {
    /// The kind.
    pub kind: FileKind,
    /// How many files of it have prose.
    pub files: usize,
    /// The median of their grades.
    pub median: GradeLevel,
    /// The one that is hardest to read.
    pub highest: ReadingGrade,
}

/// Returns `grades` summed up, kind by kind, in the order in which they come.
pub fn grades_by_kind(grades: &[ReadingGrade]) -> Vec<KindGrade> {
    let kinds = grades.chunk_by(|a, b| a.kind == b.kind);
    let summed = kinds.filter_map(|alike| {
        Some(KindGrade {
            kind: alike.first()?.kind,
            files: alike.len(),
            median: GradeLevel::median(alike.iter().map(|one| one.grade).collect())?,
            highest: alike.iter().max_by_key(|one| one.grade)?.clone(),
        })
    });
    summed.collect()
}
