//! Walks a person through what no person has verified, or is overdue.
//!
//! It is for a safeguarding lead, not for a programmer: each thing is shown as people will see it,
//! with where it came from, and a yes is written into its file. `person` is who goes through it, `leads` whose
//! approval does not count; `show` and `source` say what is asked about, `walk` goes from
//! one thing to the next and back, `visit`, `contact` and `text` ask, with what is in
//! `talk`, `stamper` writes, `tally` counts. `list` lists what is due now, and `ahead` what
//! comes later.

mod ahead;
mod contact;
mod leads;
mod list;
mod person;
mod show;
mod source;
mod stamper;
mod talk;
mod tally;
mod text;
mod visit;
mod walk;

pub(crate) use ahead::year_ahead;
pub(crate) use leads::Leads;
pub(crate) use list::by_file;
pub(crate) use person::{Person, walk};
