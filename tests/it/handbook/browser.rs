//! The handbook in a real browser: from a disk, without a network, on a phone.
//!
//! What every browser test ensures is in `support::browser`: nothing leaves this machine, and the
//! console has no error.

use std::path::Path;

use tempfile::TempDir;

use crate::support::browser::{Browser, Key, Looks};
use crate::support::program;

/// Every kind of page.
const KINDS: [&str; 18] = [
    "index.html",
    "whole.html",
    "chapters/consent.html",
    "helplines.html",
    "emergency.html",
    "about.html",
    "doors.html",
    "doors/2.html",
    "b/doors/5.html",
    "topics/consent-compromised.html",
    "areas/luton.html",
    "b/helplines/6.html",
    "a-z.html",
    "glossary.html",
    "induction.html",
    "sources.html",
    "search.html",
    "card.html",
];

/// Returns a handbook on a disk, and a browser.
fn opened() -> Option<(TempDir, Browser)> {
    let folder = TempDir::new().unwrap();
    let output = program().arg("handbook").arg("--out").arg(folder.path()).output().unwrap();
    assert!(output.status.success());
    Some((folder, Browser::start()?))
}

fn on_disk(folder: &Path, page: &str) -> String {
    format!("file://{}", folder.join(page).display())
}

#[test]
fn no_kind_of_page_scrolls_sideways_on_a_phone_or_keeps_anyone_from_using_it() {
    let Some((folder, browser)) = opened() else { return };
    for page in KINDS {
        browser.open(&on_disk(folder.path(), page));
        for looks in [Looks::DESK, Looks::PHONE.dark()] {
            browser.is_for_everyone(looks);
        }
        // The theme is told by the colours, so once in each is enough of the other two.
        browser.looks(Looks::DESK.dark());
        assert_eq!(
            browser.barriers().unwrap_or_default(),
            Vec::<String>::new(),
            "{page} in the dark"
        );
        // The link of a single letter had none, while axe saw its text.
        assert_eq!(browser.nameless(), Vec::<String>::new(), "{page}");
    }
}

/// In colours of one's own every ground is the same, so an edge is what is left of a button.
#[test]
fn in_chosen_colours_what_looks_like_a_button_has_an_edge_and_the_page_that_is_shown_a_mark() {
    let Some((folder, browser)) = opened() else { return };
    browser.open(&on_disk(folder.path(), "doors.html"));
    browser.has_chosen_colours();
    let edges = |selector: &str| {
        browser.script(&format!(
            "return [...document.querySelectorAll('{selector}')].map((it) => {{ \
                const style = getComputedStyle(it); \
                return parseFloat(style.borderInlineStartWidth) > 0 \
                    && style.borderInlineStartColor !== style.backgroundColor \
                    && !style.borderInlineStartColor.endsWith(', 0)'); }});"
        ))
    };
    assert_eq!(edges("#leave, .always a"), serde_json::json!([true, true, true]));
    assert_eq!(edges("#pages a[aria-current]"), serde_json::json!([true]));
    assert!(!edges("#pages a").as_array().unwrap().iter().all(|edge| edge == true));
}

#[test]
fn what_is_searched_is_found_from_a_disk_and_leaves_no_trace_in_the_address() {
    let Some((folder, browser)) = opened() else { return };
    let page = on_disk(folder.path(), "search.html");
    browser.open(&page);
    let is_listed = "return document.querySelector('#found').checkVisibility()";
    assert_eq!(browser.script(is_listed), false, "a list of nothing is not there");
    browser.tabs_to("input#words");
    browser.types("older boyfriend");
    let found = browser.waits_for("#found", "Imbalance of power");
    assert!(browser.text("#count").ends_with(" found."), "{}", browser.text("#count"));
    assert!(found.contains("All guidance"), "each says of what kind it is: {found}");
    assert_eq!(browser.script("return location.href"), page);
    browser.types(" zzz");
    browser.waits_for("#count", "No page has these words. You can still get help");
    assert!(browser.text("#instead").contains("What has happened?"), "what helps is a press away");
    (0..4).for_each(|_| browser.presses(Key::Backspace));
    browser.waits_for("#found", "Imbalance of power");
    browser.tabs_to("a# Imbalance of power");
    browser.presses(Key::Enter);
    browser.waits_for("h1", "Imbalance of power");
}

#[test]
fn everything_is_reached_by_keyboard_past_a_link_that_skips_what_is_above_the_text() {
    let Some((folder, browser)) = opened() else { return };
    browser.open(&on_disk(folder.path(), "index.html"));
    browser.presses(Key::Tab);
    assert!(browser.focused().ends_with("Skip to the text"), "{}", browser.focused());
    browser.presses(Key::Enter);
    browser.tabs_to("A child has just told me");
    browser.presses(Key::Enter);
    browser.waits_for("h1", "A child has just told me");
}

#[test]
fn what_matters_now_is_found_before_what_explains() {
    let Some((folder, browser)) = opened() else { return };
    browser.open(&on_disk(folder.path(), "search.html"));
    browser.tabs_to("input#words");
    for (word, first) in [
        ("lead", "Our lead, or nobody acted"),
        ("bruise", "I am worried"),
        ("bruises", "I am worried"),
    ] {
        browser.types(word);
        let found = browser.waits_for("#found", first);
        assert!(found.starts_with(first), "{word}: {found}");
        (0..word.len()).for_each(|_| browser.presses(Key::Backspace));
    }
}

#[test]
fn the_way_out_and_999_stay_in_reach_and_nothing_covers_the_numbers() {
    let Some((folder, browser)) = opened() else { return };
    browser.open(&on_disk(folder.path(), "doors/2.html"));
    for looks in [Looks::DESK, Looks::PHONE] {
        browser.looks(looks);
        browser.script("window.scrollTo(0, 600)");
        let in_sight = "const box = (it) => document.querySelector(it).getBoundingClientRect(); \
            const header = box('header'); const leave = box('#leave'); \
            return [header.top, leave.top >= 0 && leave.bottom <= header.bottom, \
                leave.right <= document.documentElement.clientWidth, box('header .danger').right <= leave.left];";
        let seen = browser.script(in_sight);
        assert_eq!(seen, serde_json::json!([0, true, true, true]), "{looks:?}");
        let covered = "const box = (it) => document.querySelector(it).getBoundingClientRect(); \
            return box('.signpost').bottom <= box('.always').top;";
        assert_eq!(browser.script(covered), true, "{looks:?}");
    }
}

#[test]
fn on_a_phone_each_number_of_a_contact_is_as_high_as_a_fingertip_and_reaches_into_no_other() {
    let Some((folder, browser)) = opened() else { return };
    for page in ["helplines/adult.html", "areas/luton.html"] {
        browser.open(&on_disk(folder.path(), page));
        browser.looks(Looks::PHONE);
        let wrong = browser.script(
            "const numbers = document.querySelectorAll('main :is(li, .contact p) > a[href^=\"tel:\"]'); \
            const boxes = [...numbers].map((it) => it.getBoundingClientRect()); \
            const low = boxes.filter((box) => box.height < 44).length; \
            const over = boxes.filter((box, at) => at > 0 && boxes[at - 1].bottom > box.top + 1).length; \
            return [boxes.length > 4, low, over];",
        );
        assert_eq!(wrong, serde_json::json!([true, 0, 0]), "{page}");
    }
}

#[test]
fn leaving_puts_the_other_page_in_the_place_of_this_one() {
    let Some((folder, browser)) = opened() else { return };
    browser.open(&on_disk(folder.path(), "doors/2.html"));
    let hidden = "document.body.hidden = true; const is = getComputedStyle(document.body).display; \
        document.body.hidden = false; return is;";
    assert_eq!(browser.script(hidden), "none", "it goes blank at once");
    let before = browser.script("return history.length");
    // Not to the page outside: no request may leave this machine.
    browser.script("document.querySelector('#leave').href = '../sources.html'");
    browser.tabs_to("a#leave");
    browser.presses(Key::Enter);
    browser.waits_for("h1", "What the guidance rests on");
    assert_eq!(browser.script("return history.length"), before);
}
