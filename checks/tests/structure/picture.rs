//! Draws the rooms for `docs/architecture.md`, and compares the page with the drawing.
//!
//! A room is on the floor above the highest room that it uses; sizes are in whole hundreds of lines.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::names::Crate;
use crate::rooms::ROOMS;

const START: &str = "<!-- rooms: drawn by `checks/tests/structure` -->\n";
const END: &str = "<!-- end of rooms -->\n";

/// A room as it is drawn.
struct Room {
    lines: usize,
    uses: BTreeSet<&'static str>,
    floor: usize,
}

/// Returns every room, with what it uses.
fn rooms() -> BTreeMap<&'static str, Room> {
    let house = Crate::read();
    let uses = house.uses();
    let mut drawn: BTreeMap<&str, Room> = BTreeMap::new();
    for room in ROOMS {
        let is_own = |file: &[String]| file.first().is_some_and(|first| first == room);
        let own = house.files.iter().filter(|(file, _)| is_own(file));
        let lines = own.map(|(_, text)| text.lines).sum();
        let used = uses.iter().filter(|(file, _)| is_own(file)).flat_map(|(_, used)| used);
        let used: BTreeSet<&str> =
            used.filter_map(|file| file.first()).map(String::as_str).collect();
        let uses: BTreeSet<&str> =
            ROOMS.into_iter().filter(|it| used.contains(it) && *it != room).collect();
        let floor = uses.iter().map(|it| drawn[it].floor + 1).max().unwrap_or(0);
        drawn.insert(room, Room { lines, uses, floor });
    }
    drawn
}

/// Returns the floors from the top down, and then each room with its size and what it uses.
fn picture() -> String {
    let rooms = rooms();
    let top = rooms.values().map(|room| room.floor).max().unwrap_or(0);
    let on = |floor: usize| -> Vec<&str> {
        ROOMS.into_iter().filter(|name| rooms[name].floor == floor).collect()
    };
    let floors: String =
        (0..=top).rev().map(|floor| format!("{floor:>2}  {}\n", on(floor).join(" · "))).collect();
    let rows = ROOMS.map(|name| {
        let Room { lines, uses, .. } = &rooms[name];
        let size = lines.div_ceil(100) * 100;
        let uses: Vec<&str> = ROOMS.into_iter().filter(|it| uses.contains(it)).collect();
        format!("| `{name}` | {size} | {} |\n", uses.join(" "))
    });
    let rows = rows.concat();
    format!("```text\n{floors}```\n\n| room | lines, at most | uses |\n|---|---:|---|\n{rows}")
}

fn page() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/architecture.md")
}

#[test]
fn the_picture_of_the_rooms_is_as_the_source_is() {
    let text = fs::read_to_string(page()).expect("the page is there");
    let (before, rest) = text.split_once(START).expect("the page has the place of the picture");
    let (drawn, after) = rest.split_once(END).expect("the place has an end");
    let now = format!("\n{}\n", picture());
    if env::var_os("SIGNPOST_BLESS").is_some() {
        fs::write(page(), [before, START, &now, END, after].concat()).expect("it is written");
        return;
    }
    assert_eq!(drawn, now, "bless it with SIGNPOST_BLESS=1, and read what has changed");
}

#[test]
fn the_page_on_architecture_can_be_read_in_a_few_minutes() {
    let text = fs::read_to_string(page()).expect("the page is there");
    let words = text.split_whitespace().count();
    assert!(words <= 1_500, "{words} words; at most 1,500");
}
