//! What a post would look like beside what it looks like now, line by line.
//!
//! A reviewer approves words, so the text and the labels are compared and not the JSON: where only
//! what a button opens has changed, there is no difference to see, and that is said.

use similar::TextDiff;

/// Returns the lines that go, with a minus, and that come, with a plus, each among its neighbours.
pub(super) fn between(now: &str, then: &str) -> String {
    TextDiff::from_lines(now, then).unified_diff().context_radius(1).to_string()
}

/// Returns a post in lines: its text, then its buttons.
pub(super) fn lines<'l>(text: &str, labels: impl Iterator<Item = &'l str>) -> String {
    let buttons: String = labels.map(|label| format!("[ {label} ]\n")).collect();
    format!("{text}\n{buttons}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_changes_is_shown_as_it_was_and_as_it_will_be() {
        let now = lines("One.\nCall 0800 1110\nThree.", ["Local contacts", "Old"].into_iter());
        let then = lines("One.\nCall 0800 1111\nThree.", ["Local contacts", "New"].into_iter());
        let diff = between(&now, &then);
        assert!(diff.contains("-Call 0800 1110\n+Call 0800 1111\n Three.\n"), "{diff}");
        assert!(diff.contains("-[ Old ]\n+[ New ]\n"), "{diff}");
        assert_eq!(between(&now, &now), "");
    }
}
