//! The check that whatever a text says to press or to open is a button of the message that people read it on.
//!
//! A text that names a button which is not there leaves somebody looking for it who is in a hurry. So each
//! reply that has such a text is made, and each name in it is looked up among the labels of that very
//! message. `asked` says which replies those are, `own_words` which words are a page's own, `hint` what an
//! editor can do. `said` is what a reply says, `label` what its buttons are called, `lost` collects the names
//! that are not there. The words that only the handbook has are looked up among its pages (`in_handbook`).

mod asked;
mod hint;
mod in_handbook;
mod label;
mod lost;
mod own_words;
mod said;

use crate::answer::answer;
use crate::content::Assembled;
use crate::schema::Problem;
use asked::RepliesToMake;
use lost::Lost;

/// Ensures that every name in a text is the label of a button or of a menu entry of the message it is on.
pub(super) fn names_fit(loaded: &Assembled) -> Vec<Problem> {
    let asked = RepliesToMake::of(loaded);
    let mut lost = Lost::default();
    asked.each(&loaded.content, |query, setting| {
        lost.add_those_of(loaded, &answer(&loaded.content, query, setting));
    });
    lost.add_those_of_reports(loaded, &asked.of_words);
    lost.add_those_of_the_handbook(loaded);
    lost.problems.into_values().collect()
}
