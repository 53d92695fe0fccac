//! Content that would do something if it were not text, in every part of the page.
//!
//! A whole tag is refused when content loads, and then the problem shows it; half of one is not.

use super::{Desk, EXAMPLE, shipped};
use crate::support::browser::{Browser, Key, Looks};
use crate::support::folder_of;

/// Half a tag, an ampersand, and quotes. A mark that turns what follows round does not load.
const HALF: &str = "<script src=/x & \"q\" left";

/// A whole one.
const WHOLE: &str = "<script>document.title = 'taken'</script>";

#[test]
fn it_is_text_in_suggestions_messages_pins_problems_and_the_content_health() {
    let half = format!("'{HALF}'");
    let files = [
        ("topics/power.toml", "\"Imbalance of power\""),
        ("doors/worried.toml", "\"I am worried about a child, or not sure\""),
        ("boards/find.toml", "\"Find guidance\""),
        ("services/childline.toml", "\"Childline\""),
    ];
    let files = files.map(|(path, title)| (path, shipped(path, title, &half)));
    let files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let desk = Desk::over(folder_of(&files), &["--config", EXAMPLE]);
    let Some(browser) = Browser::start() else { return };
    browser.looks(Looks::DESK);
    browser.open(&desk.page("/"));
    browser.waits_for("#pins", HALF);
    browser
        .script("document.querySelectorAll('#pins details').forEach((it) => { it.open = true; })");
    browser.tabs_to("#command");
    browser.types("/concern about:src");
    browser.waits_for("#suggestions", HALF);
    browser.presses(Key::Enter);
    browser.presses(Key::Enter);
    browser.waits_for("#log article h3", HALF);
    let whole = shipped("topics/ethnicity.toml", "title = \"", &format!("title = \"{WHOLE} "));
    desk.write("topics/ethnicity.toml", &whole);
    browser.waits_for("#problems", WHOLE);
    let untouched = |browser: &Browser| {
        let scripts = browser.script("return document.querySelectorAll('script').length");
        let title = browser.script("return document.title");
        (scripts, title)
    };
    assert_eq!(untouched(&browser), (1.into(), "Signpost preview".into()));
    browser.open(&desk.page("/health"));
    browser.waits_for("#texts", HALF);
    assert_eq!(untouched(&browser).0, 1);
    browser.open(&desk.page("/handbook/topics/power.html"));
    browser.waits_for("h1", HALF);
    assert_eq!(untouched(&browser).0, 1);
}
