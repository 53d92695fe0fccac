//! What a person has still to do, and what reads harder than it has to: pure, and never a reason not to answer.
//!
//! - `due` lists what nobody has verified or approved, or is overdue, and `plan` when each comes again;
//! - `stamp` writes a yes into a file's text; `new_area` writes the files of a new area, in the lines of `new_lines`;
//! - `narrowed` is what of all that somebody asks about, `summary` how much is due of it, and in which month;
//! - `readability`, `sends_back` and `uncounted` advise.
//!
//! No file is opened and no clock is asked here.

mod due;
mod narrowed;
mod new_area;
mod new_lines;
mod readability;
mod sends_back;
mod stamp;
mod summary;
mod uncounted;

pub use due::{
    CalendarMonth, CheckOf, Due, DuePart, LastCheck, Reason, Thing, Visit, Why, calendar_ending,
    due_problems, dues, plan,
};
pub use narrowed::Narrowed;
pub use readability::{
    EASY_SENTENCE_WORDS, GradeLevel, GradeLimit, KindGrade, ReadingGrade, grades_by_kind,
    grades_table, reading_grades, warnings,
};
pub use sends_back::sends_back;
pub use stamp::{Verifier, approved};
pub use uncounted::uncounted;

pub(crate) use narrowed::NearArea;
pub(crate) use new_area::{NewArea, NewOffice, NewWay, OfficePart, path_of_office};
pub(crate) use new_lines::NewFileLook;
pub(crate) use summary::{DueTotal, in_month, summary, total_of_month};
