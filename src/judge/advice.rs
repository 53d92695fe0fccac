//! What there is to say of content that can be used, and that `check` says to whoever asks.
//!
//! None of it keeps content from being used.

use super::fits::crowded_choices;
use super::loaded::Loaded;
use crate::schema::Problem;
use crate::{content, review};

/// Returns a line for each file of a folder that is not used as it was meant.
///
/// It is not read, takes the place of nothing, has another's number, or nobody sees it. Whoever runs the program is told
/// what `check` tells of these.
pub fn unused(loaded: &Loaded) -> Vec<String> {
    let unread = &loaded.files.unread;
    let mut lines: Vec<String> = unread.iter().map(Problem::in_one_line).collect();
    let is_told = |it: &Problem| unread.iter().any(|told| told.file.path == it.file.path);
    let mut rest = content::same_numbers(loaded);
    rest.extend(loaded.files.unseen.iter().cloned());
    rest.retain(|problem| !is_told(problem));
    rest.sort_by(|one, other| one.file.path.cmp(&other.file.path));
    for of_a_file in rest.chunk_by(|one, other| one.file.path == other.file.path) {
        let messages: Vec<&str> = of_a_file.iter().map(|it| it.message.as_str()).collect();
        let first = of_a_file[0].clone();
        lines.push(Problem { message: messages.join("; "), ..first }.in_one_line());
    }
    lines
}

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
