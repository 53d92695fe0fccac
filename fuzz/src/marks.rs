//! Whether a message has no mark of Discord's Markdown but those that the program puts there.
//!
//! See Discord Docs, Reference (Message Formatting): a backslash before a mark makes it a character.

/// What is a mark anywhere in a line.
const ANYWHERE: [char; 7] = ['_', '~', '`', '|', '<', '[', ']'];

/// What is a mark at the start of a line, and what the program puts there itself.
const AT_THE_START: [char; 4] = ['#', '>', '-', '+'];
const OURS: [&str; 4] = ["- ", "### ", "## ", "-# "];

/// Judges the lines of a message whose words are the input's.
pub fn are_words(lines: &[&str]) {
    for line in lines {
        let bare = without_escapes(line);
        assert!(!bare.contains(ANYWHERE), "a mark of the input is left in {line:?}");
        assert!(!bare.replace("**", "").contains('*'), "a mark of the input is left in {line:?}");
        let words = OURS.iter().find_map(|ours| line.strip_prefix(ours)).unwrap_or(line);
        let after_digits = words.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_list = after_digits.len() < words.len() && after_digits.starts_with(['.', ')']);
        assert!(!is_list && !words.starts_with(AT_THE_START), "{line:?} begins with a mark");
    }
}

/// Returns a line without each backslash and what comes after it.
fn without_escapes(line: &str) -> String {
    let mut characters = line.chars();
    let mut bare = String::new();
    while let Some(one) = characters.next() {
        if one == '\\' {
            characters.next();
        } else {
            bare.push(one);
        }
    }
    bare
}
