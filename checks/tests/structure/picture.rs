//! Draws the rooms for `docs/architecture.md`, and holds the page to the drawing.

use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs};

use crate::names::Crate;
use crate::rooms::ROOMS;

const START: &str = "<!-- rooms: drawn by `checks/tests/structure` -->\n";
const END: &str = "<!-- end of rooms -->\n";

/// Returns the rooms in order: what each says of itself first, how large it is, and what it imports.
fn rooms() -> String {
    let house = Crate::read();
    let uses = house.uses();
    let mut drawn = "| room | lines | uses |\n|---|---:|---|\n".to_owned();
    for room in ROOMS {
        let own = |file: &[String]| file.first().is_some_and(|first| first == room);
        let lines: usize =
            house.files.iter().filter(|(file, _)| own(file)).map(|(_, text)| text.lines).sum();
        let used = uses.iter().filter(|(file, _)| own(file)).flat_map(|(_, used)| used);
        let used: BTreeSet<&str> = used
            .filter_map(|file| file.first())
            .map(String::as_str)
            .filter(|it| *it != room)
            .collect();
        let names: Vec<&str> = ROOMS.into_iter().filter(|it| used.contains(it)).collect();
        // Hundreds of lines are as much as a reader wants to know, and do not change with every commit.
        let size = lines.div_ceil(100) * 100;
        drawn += &format!("| `{room}` | {size} | {} |\n", names.join(" "));
    }
    drawn
}

#[test]
fn the_picture_of_the_rooms_is_as_the_source_is() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/architecture.md");
    let page = fs::read_to_string(&path).expect("the page is there");
    let (before, rest) = page.split_once(START).expect("the page has the place of the picture");
    let (drawn, after) = rest.split_once(END).expect("the place has an end");
    let now = format!("\n{}\n", rooms());
    if env::var_os("SIGNPOST_BLESS").is_some() {
        fs::write(&path, [before, START, &now, END, after].concat()).expect("the page is written");
        return;
    }
    assert_eq!(drawn, now, "bless it with SIGNPOST_BLESS=1, and read what has changed");
}

#[test]
fn the_page_on_architecture_can_be_read_in_a_few_minutes() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/architecture.md");
    let words = fs::read_to_string(path).expect("the page is there").split_whitespace().count();
    assert!(words <= 1_500, "{words} words; at most 1,500");
}
