//! Where notes of a concern go, as a host calls the place: our concern form, never a channel.
//!
//! A note names a child. What is on Discord is read by whoever joins the server, and lies outside the organisation. So no
//! place there is one for notes; nor may the name of a place name a person.

use std::ops::Range;

use super::person_name::names_nobody;
use crate::schema::Check;

/// Ensures that words name a place that is not on Discord, and name nobody; `instead` is what to write.
pub(super) fn names_a_place_for_notes(
    words: &str,
    at: Range<usize>,
    instead: &'static str,
    check: &mut Check,
) -> bool {
    if is_on_discord(words) {
        let hint = "notes do not go on Discord: name the form, folder or system that your organisation has for them";
        check.error(at, format!("`{words}` is a place on Discord"), hint);
        return false;
    }
    names_nobody(words, at, instead, check)
}

/// Returns whether the words name Discord, or write a channel as people do there.
fn is_on_discord(words: &str) -> bool {
    let lower = words.to_lowercase();
    let is_channel = |word: &str| {
        let name = word.trim_start_matches('<').strip_prefix('#');
        name.is_some_and(|name| name.contains(char::is_alphabetic) || name.ends_with('>'))
    };
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words.any(|word| word == "discord") || lower.split_whitespace().any(is_channel)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_channel_is_no_place_for_notes() {
        for place in ["#safeguarding", "the channel #concerns", "<#645027906669510667>"] {
            assert!(is_on_discord(place), "{place}");
        }
        for place in ["a post on Discord", "Discord's staff channel", "https://discord.com/x"] {
            assert!(is_on_discord(place), "{place}");
        }
        for place in ["our concern form", "form #3", "MS Teams", "the folder in the office"] {
            assert!(!is_on_discord(place), "{place}");
        }
    }
}
