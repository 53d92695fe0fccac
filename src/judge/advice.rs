//! What there is to say of content that can be used, and that `check` says to whoever asks.
//!
//! None of it keeps content from being used.

use super::fits::crowded_choices;
use super::loaded::Loaded;
use crate::schema::Problem;
use crate::{content, review};

/// Returns every warning that does not depend on the day.
///
/// These are lists that are nearly too long, sentences that send back to the page they are on, terms that the index
/// lost, numbers that two services or two areas have, and files that nobody sees.
pub fn advice(loaded: &Loaded) -> Vec<Problem> {
    let mut found: Vec<Problem> = crowded_choices(loaded).into_iter().collect();
    found.extend(review::sends_back(loaded));
    found.extend(content::dropped_terms(loaded));
    found.extend(content::same_numbers(loaded));
    found.extend(content::numbers_of_other_areas(loaded));
    found.extend(loaded.files.unseen.iter().cloned());
    found.extend(review::uncounted(loaded));
    found
}
