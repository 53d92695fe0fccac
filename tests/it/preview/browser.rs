//! The preview in a real browser: by keyboard alone, on a phone, in the dark, while files are edited.
//!
//! Where a test is not about the keyboard, it may take a shorter way to what it is about.

use super::{Desk, shipped};
use crate::support::browser::{Browser, Key, Looks};

/// The last message of the log.
const LAST: &str = "#log > article:last-of-type";

/// Returns a browser that shows the page, with the line for commands reached by keyboard.
fn at(desk: &Desk) -> Option<Browser> {
    let browser = Browser::start()?;
    browser.looks(Looks::DESK);
    browser.open(&desk.page("/"));
    browser.waits_for("#pins", "Worried about a child");
    browser.tabs_to("#command");
    Some(browser)
}

/// Types a command, each part taken with Enter, and sends it.
fn asks(browser: &Browser, command: &str) {
    browser.tabs_to("#command");
    browser.types(command);
    browser.presses(Key::Enter);
    browser.presses(Key::Enter);
}

#[test]
fn with_the_keyboard_alone_a_command_is_typed_a_choice_picked_a_reply_read_and_a_button_pressed() {
    let desk = Desk::start();
    let Some(browser) = at(&desk) else { return };
    browser.types("/");
    let listed = browser.waits_for("#suggestions", "/concern");
    assert!(listed.contains("Worried about a child? What to do now"), "{listed}");
    assert!(!listed.contains("/board"), "a member does not see it");
    browser.types("contacts area:els");
    let choices = browser.waits_for("#suggestions", "Elsewhere in Wales");
    assert!(!choices.contains("Luton"), "choices are filtered while somebody types: {choices}");
    (0..3).for_each(|_| browser.presses(Key::Backspace));
    browser.types("lut");
    browser.presses(Key::Enter);
    assert!(browser.text("#tokens").contains("area: Luton"));
    browser.presses(Key::Enter);
    let reply = browser.waits_for(LAST, "Local contacts: Luton");
    for words in
        ["You used /contacts area: Luton", "Only you can see this", "0800 1111", "01582 547653"]
    {
        assert!(reply.contains(words), "{words} is not in:\n{reply}");
    }
    assert!(browser.focused().starts_with("input#command"), "{}", browser.focused());
    browser.script("document.querySelector('#log').focus()");
    browser.tabs_to("Child somewhere else");
    browser.presses(Key::Enter);
    browser.waits_for(LAST, "Where does the child live?");
    assert!(
        browser.focused().starts_with("article#"),
        "the reply is read out: {}",
        browser.focused()
    );
    assert_eq!(browser.script("return document.querySelectorAll('#log > article').length"), 1);
}

#[test]
fn on_christmas_night_the_duty_team_stands_first_and_on_an_office_morning_the_office_does() {
    let desk = Desk::start();
    let Some(browser) = at(&desk) else { return };
    let (office, team) = ("01582 547653", "0300 300 8123");
    for (moment, first, second) in
        [("christmas-night", team, office), ("office-morning", office, team)]
    {
        browser.script("document.querySelector('#where').focus()");
        browser.tabs_to(&format!("button#{moment}"));
        browser.presses(Key::Enter);
        asks(&browser, "/contacts area:lut");
        let reply = browser.waits_for(LAST, second);
        let place = |number: &str| reply.find(number).unwrap();
        assert!(place(first) < place(second), "{moment}:\n{reply}");
        browser.script("document.querySelectorAll('#log > article').forEach((it) => it.remove())");
    }
    browser.script(
        "const when = document.querySelector('#when'); when.value = '2026-12-26T03:30'; \
        when.dispatchEvent(new Event('change', { bubbles: true }))",
    );
    asks(&browser, "/contacts area:lut");
    assert!(browser.waits_for(LAST, office).contains("26 Dec 2026 03:30"));
}

#[test]
fn in_chosen_colours_whatever_is_pressed_has_an_edge() {
    let desk = Desk::start();
    let Some(browser) = at(&desk) else { return };
    browser.has_chosen_colours();
    asks(&browser, "/concern");
    browser.waits_for(LAST, "What has happened?");
    let bare = browser.script(
        "return [...document.querySelectorAll('button')].filter((it) => it.checkVisibility() \
            && !it.matches('.dismiss') && getComputedStyle(it).borderTopStyle === 'none') \
            .map((it) => it.outerHTML)",
    );
    assert_eq!(bare, serde_json::json!([]));
}

#[test]
fn the_induction_is_walked_from_its_first_page_to_its_last_with_the_keyboard() {
    let desk = Desk::start();
    let Some(browser) = at(&desk) else { return };
    asks(&browser, "/induction");
    browser.waits_for(LAST, "New here? Start");
    browser.script("document.querySelector('#log').focus()");
    let mut titles = vec![browser.text(&format!("{LAST} h3"))];
    let last = &crate::support::SHIPPED.content.induction.end.title;
    while titles.last().unwrap() != last.as_str() {
        assert!(titles.len() < 30, "{titles:?}");
        browser.tabs_to("button# Next");
        browser.presses(Key::Enter);
        browser.waits_until_other(&format!("{LAST} h3"), titles.last().unwrap());
        titles.push(browser.text(&format!("{LAST} h3")));
        if titles.last().unwrap().contains("question 1 of") {
            browser.tabs_to("button# A:");
            browser.presses(Key::Enter);
            browser.waits_for(LAST, "You chose A");
            assert!(!browser.text(LAST).contains("score"));
        }
    }
    let induction = &crate::support::SHIPPED.content.induction;
    assert_eq!(titles.len(), 2 + induction.step.len() + induction.question.len(), "{titles:?}");
}

#[test]
fn who_asks_and_where_decide_what_is_offered_and_shown() {
    let desk = Desk::start();
    let Some(browser) = at(&desk) else { return };
    browser.script("document.querySelector('input[value=manager]').click()");
    asks(&browser, "/board status");
    browser.waits_for(LAST, "Pinned posts cannot be changed from here");
    asks(&browser, "/contacts area:lut");
    assert!(browser.waits_for(LAST, "Luton").contains("020 7946 0001"));
    browser.script(
        "const where = document.querySelector('#where'); where.value = ''; \
        where.dispatchEvent(new Event('change', { bubbles: true }))",
    );
    browser.waits_for("#channel-heading", "Direct message");
    asks(&browser, "/contacts area:lut");
    browser.waits_until_other(LAST, "020 7946 0001");
    assert!(!browser.waits_for(LAST, "Luton").contains("020 7946 0001"), "nothing internal there");
    browser.tabs_to("#command");
    browser.types("/bo");
    let offered = browser.waits_for("#suggestions", "/about");
    assert!(!offered.contains("/board"), "it is for servers: {offered}");
}

#[test]
fn a_broken_file_is_shown_beside_the_page_while_answers_go_on_and_goes_when_it_is_mended() {
    let desk = Desk::start();
    let Some(browser) = at(&desk) else { return };
    let title = "\"Imbalance of power\"";
    desk.write("topics/power.toml", &shipped("topics/power.toml", title, "\"\""));
    let problems = browser.waits_for("#problems", "topics/power.toml");
    for words in ["power.toml:1:9", "the last good content goes on answering", "^"] {
        assert!(problems.contains(words), "{words} is not in:\n{problems}");
    }
    asks(&browser, "/guidance understanding topic:imbal");
    browser.waits_for(LAST, "Imbalance of power");
    let health = || desk.get("/health").body;
    assert!(health().contains("The files have 1 problem(s)."), "it is of other content");
    desk.write("topics/power.toml", &shipped("topics/power.toml", title, "\"Who has power\""));
    browser.waits_until_other("#problems", "topics/power.toml");
    assert!(!health().contains("problem(s)"));
    asks(&browser, "/guidance understanding topic:who has");
    browser.waits_for(LAST, "Who has power");
}

#[test]
fn a_number_or_word_of_the_signpost_that_is_mended_is_right_on_the_page_itself_too() {
    let desk = Desk::start();
    let Some(browser) = at(&desk) else { return };
    let (old, new) = ("Under 19: Childline", "Under 19? Childline");
    assert!(browser.text("aside.signpost").contains(old));
    desk.write("signpost.toml", &shipped("signpost.toml", old, new));
    browser.waits_for("aside.signpost", new);
    let link =
        browser.script("return document.querySelector('aside.signpost a').getAttribute('href')");
    assert_eq!(link, "tel:999");
}

#[test]
fn a_menu_opens_and_its_entries_are_chosen_with_the_keyboard() {
    let desk = Desk::start();
    let Some(browser) = at(&desk) else { return };
    asks(&browser, "/a-z letters:a to");
    browser.waits_for(LAST, "A to B");
    browser.script("document.querySelector('#log').focus()");
    browser.tabs_to("summary# a child abroad to");
    browser.presses(Key::Enter);
    browser.tabs_to("button# a child told me");
    browser.presses(Key::Enter);
    browser.waits_for(LAST, "A child has just told me");
    assert_eq!(browser.script("return document.querySelectorAll('#log > article').length"), 1);
}

#[test]
fn somebody_who_has_never_seen_a_command_can_try_one() {
    let desk = Desk::start();
    let Some(browser) = at(&desk) else { return };
    browser.script("document.querySelector('[data-try]').click()");
    assert!(browser.text("#tokens").contains("/help"));
    browser.presses(Key::Enter);
    browser.waits_for(LAST, "Where to start");
}

#[test]
fn a_press_on_a_pinned_post_opens_a_reply_that_only_the_asker_sees() {
    let desk = Desk::start();
    let Some(browser) = at(&desk) else { return };
    browser.script("document.querySelector('#pins details').open = true");
    browser.tabs_to("summary# Worried about a child");
    browser.tabs_to("A child has just told me");
    browser.presses(Key::Enter);
    let reply = browser.waits_for(LAST, "A child has just told me");
    assert!(reply.contains("Only you can see this"), "{reply}");
}

#[test]
fn no_page_scrolls_sideways_on_a_phone_or_keeps_anyone_from_using_it() {
    let desk = Desk::start();
    let Some(browser) = at(&desk) else { return };
    asks(&browser, "/concern about:told");
    browser.waits_for(LAST, "A child has just told me");
    asks(&browser, "/induction");
    browser.waits_for(LAST, "New here?");
    browser.script("document.querySelectorAll('details').forEach((it) => { it.open = true; })");
    desk.write("topics/power.toml", "title = 1\n");
    browser.waits_for("#problems", "power.toml");
    browser.tabs_to("#command");
    browser.types("/co");
    for looks in [Looks::DESK, Looks::DESK.dark(), Looks::PHONE, Looks::PHONE.dark()] {
        browser.is_for_everyone(looks);
    }
    browser.open(&desk.page("/health"));
    for looks in [Looks::DESK, Looks::DESK.dark(), Looks::PHONE, Looks::PHONE.dark()] {
        browser.is_for_everyone(looks);
    }
}

#[test]
fn a_table_of_the_content_health_is_sorted_by_the_heading_that_is_pressed() {
    let desk = Desk::start();
    let Some(browser) = at(&desk) else { return };
    browser.open(&desk.page("/health"));
    let first = || browser.text("#texts tbody th");
    let before = first();
    browser.script("document.querySelector('#texts thead button').focus()");
    browser.tabs_to("button# Longest");
    browser.presses(Key::Enter);
    let shortest = first();
    browser.presses(Key::Enter);
    assert!(first() != shortest && before != shortest, "{before} {shortest}");
    let sorted = "return document.querySelector('#texts [aria-sort]').getAttribute('aria-sort')";
    assert_eq!(browser.script(sorted), "descending");
    let lengths = "return [...document.querySelectorAll('#texts tbody tr')].map((row) => Number(row.cells[6].textContent))";
    let lengths: Vec<i64> = serde_json::from_value(browser.script(lengths)).unwrap();
    assert!(lengths.len() > 60 && lengths.is_sorted_by(|one, next| one >= next), "{lengths:?}");
}
