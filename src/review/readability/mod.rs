//! How hard the content is to read: the reading grade of every file, and where one is too high.
//!
//! - `syllables` and `level` reckon the Flesch-Kincaid grade level of a text;
//! - `reading_grade` has the grade of each file, `limits` how high that may be, `grades` a table of both;
//! - `warnings` points at the sentence that an editor should look at first.
//!
//! A grade is a hint to the editor. It never keeps content from being used: a number that is right
//! in a sentence that is long still has to reach who needs it. Titles, labels and index terms are
//! no sentences, so they are not counted.

mod grades;
mod level;
mod limits;
mod reading_grade;
mod syllables;
mod warnings;

pub use reading_grade::{ReadingGrade, reading_grades};

pub use grades::grades_table;
pub use level::GradeLevel;
pub use limits::{GradeLimit, KindGrade, grades_by_kind};
pub use warnings::{EASY_SENTENCE_WORDS, warnings};
