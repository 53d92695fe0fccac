//! What people read about the application before they install it, and in its profile.
//!
//! Its words are those of the signpost and of `/about`, so an organisation that changes those changes this too.

use crate::content::Content;
use crate::discord::limits::APPLICATION_DESCRIPTION;

/// Returns the description of the application.
///
/// # Errors
///
/// How many characters it has, where that is more than Discord takes.
pub fn description(content: &Content) -> Result<String, usize> {
    let about = &content.words.about;
    let mut lines = vec![content.signpost.opening.to_string()];
    lines.extend(about.text.iter().map(ToString::to_string));
    lines.extend(about.is_not_points.first().map(ToString::to_string));
    let text = lines.join("\n");
    match text.chars().count() {
        count if count > APPLICATION_DESCRIPTION => Err(count),
        _ => Ok(text),
    }
}
