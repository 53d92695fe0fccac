//! The volunteers' induction: every path through it, what it says, and that it remembers nobody.
//!
//! `pages` presses every button of it, `words` is what the shipped one has to be, `on_discord` walks
//! it against the fake, from the command and from the pinned post.

mod on_discord;
mod pages;
mod words;

use serde_json::{Value, json};

use crate::support::interactions::{choose, command, press};
use crate::support::{Bot, LISTED, NOON, button, text};

/// Returns the bot in a server where all is set.
fn bot() -> Bot {
    Bot::at(NOON)
}

/// Returns the response to `/induction`.
fn first(bot: &Bot) -> Value {
    bot.respond(&command("induction").in_server(LISTED).json())
}

/// Returns the response to a press on a page of one's own.
#[track_caller]
fn pressed(bot: &Bot, page: &Value, label: &str) -> Value {
    let id = button(page, label);
    bot.respond(&press(&id).on_private_message().in_server(LISTED).json())
}

/// Returns the response to the choice of an entry in the menu of pages.
fn jumped(bot: &Bot, page: &Value, value: &str) -> Value {
    let menu = menu(page);
    let id = menu["custom_id"].as_str().unwrap();
    bot.respond(&choose(id, value).on_private_message().in_server(LISTED).json())
}

/// Returns the menu of pages.
#[track_caller]
fn menu(page: &Value) -> &Value {
    let mut menus = cells(page).filter(|cell| cell["type"] == 3);
    let menu = menus.next().expect("the page has a menu");
    assert!(menus.next().is_none(), "one menu a page");
    menu
}

/// Returns the entries of the menu of pages: what each says, and its value.
fn entries(page: &Value) -> Vec<(String, String)> {
    let entries = menu(page)["options"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    entries.map(|entry| (text(&entry["label"]), text(&entry["value"]))).collect()
}

fn cells(page: &Value) -> impl Iterator<Item = &Value> {
    let rows = page["data"]["components"].as_array().into_iter().flatten();
    rows.flat_map(|row| row["components"].as_array().into_iter().flatten())
}

/// Returns the heading of a page.
fn heading(page: &Value) -> &str {
    let heading = text(page).lines().find_map(|line| line.strip_prefix("## "));
    heading.expect("the page has a heading")
}

/// Returns a custom id without its end, which only tells two buttons of one message apart.
fn asked(id: &str) -> &str {
    id.rsplit_once('~').map_or(id, |(asked, _)| asked)
}

/// Returns a page with only those buttons and menus that stay in the induction.
fn within(mut page: Value) -> Value {
    let stays = |id: &Value| {
        let id = id.as_str().unwrap_or_default();
        [":induction", ":stopped:", ":end"].iter().any(|part| id.contains(part))
    };
    for row in page["data"]["components"].as_array_mut().into_iter().flatten() {
        let cells = row["components"].as_array_mut().unwrap();
        cells.retain(|cell| stays(&cell["custom_id"]));
    }
    if let Some(rows) = page["data"]["components"].as_array_mut() {
        rows.retain(|row| row["components"] != json!([]));
    }
    page
}
