//! Asks for a new area, and writes its files.
//!
//! Whoever knows an area's numbers need not know the form of its files. Each answer is judged as it
//! is typed, by the rules of `check`; what would be written is shown and checked as part of the
//! whole, and only then are the files written, all or none. `questions` and `offices` ask, `hours`
//! reads times as they are typed, `new_id` judges the id, `probe` what only the whole can show, and it
//! finds what the content suggests; `menu_places` has the free places of the menu, `names` the names that
//! are taken; `add` does all of it. `place` is what they all know of the area.

mod add;
mod hours;
pub(crate) mod import;
mod menu_places;
mod names;
mod new_id;
mod offices;
mod place;
mod probe;
mod put;
mod questions;

pub(crate) use add::{Added, add};
pub(crate) use probe::Probe;
pub(crate) use put::{all as put_all, take_back_what_was_cut_off, was_cut_off};
