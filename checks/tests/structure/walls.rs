//! The rules: no circle of files, no import of a later room, no room too large, no name of two types.

use std::collections::{BTreeMap, BTreeSet};

use crate::names::Crate;
use crate::rooms::ROOMS;
use crate::source::Names;

/// Returns the room of a file.
fn room(file: &Names) -> Option<usize> {
    ROOMS.iter().position(|room| file.first().is_some_and(|first| first == room))
}

fn shown(file: &Names) -> String {
    format!("src/{}", file.join("/"))
}

#[test]
fn no_two_files_import_each_other_by_whatever_way() {
    let house = Crate::read();
    let mut uses = house.uses();
    // What uses nothing that is left, or is used by nothing that is left, is in no circle.
    loop {
        let left: BTreeSet<Names> = uses.keys().map(|file| (*file).clone()).collect();
        let used: BTreeSet<Names> = uses.values().flatten().cloned().collect();
        let before = uses.len();
        uses.retain(|file, used_by_it| {
            used.contains(*file) && used_by_it.iter().any(|other| left.contains(other))
        });
        if uses.len() == before {
            break;
        }
    }
    let arrows = uses.iter().flat_map(|(file, used)| {
        let inside = used.iter().filter(|other| uses.contains_key(other));
        inside.map(|other| format!("{} uses {}", shown(file), shown(other)))
    });
    assert_eq!(arrows.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn each_room_imports_only_the_rooms_before_it() {
    let house = Crate::read();
    for (file, used) in house.uses() {
        let Some(own) = room(file) else {
            assert_eq!(
                file.len(),
                0,
                "{} is in no room that has a place in the order",
                shown(file)
            );
            continue;
        };
        for other in &used {
            let theirs = room(other).unwrap_or_else(|| panic!("{} is in no room", shown(other)));
            assert!(theirs <= own, "{} uses {}", shown(file), shown(other));
        }
    }
}

#[test]
fn no_room_is_a_fifth_of_the_source() {
    let house = Crate::read();
    let all: usize = house.files.values().map(|text| text.lines).sum();
    let mut rooms: BTreeMap<&str, RoomSize> = BTreeMap::new();
    for (file, text) in &house.files {
        let room = rooms.entry(file.first().map_or("lib", String::as_str)).or_default();
        room.lines += text.lines;
        room.files += 1;
    }
    for (room, RoomSize { lines, files }) in rooms {
        assert!(lines * 5 < all, "{room} has {lines} of {all} lines");
        // A command is a file: what does its work is in another room.
        let is_short = lines < 100 * files;
        assert!(
            room != "cli" || is_short,
            "cli reads arguments and prints: {lines} lines in {files} files"
        );
    }
}

/// How large a room is.
#[derive(Default)]
struct RoomSize {
    lines: usize,
    files: usize,
}

#[test]
fn no_name_of_a_type_is_declared_twice() {
    let house = Crate::read();
    let mut homes: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (file, text) in &house.files {
        for name in &text.types {
            homes.entry(name).or_default().push(shown(file));
        }
    }
    homes.retain(|_, files| files.len() > 1);
    assert_eq!(homes, BTreeMap::new(), "one meaning a noun: call one of the two something else");
}

#[test]
fn only_what_renders_makes_a_message() {
    let house = Crate::read();
    let makes = |file: &Names| {
        let of = ["Message".to_owned(), "of".to_owned()];
        house.files[file].paths.iter().any(|path| path.ends_with(&of))
    };
    let makers: Vec<&Names> = house.files.keys().filter(|file| makes(file)).collect();
    let outside = |file: &&&Names| file.first().is_none_or(|room| room != "render");
    let outside: Vec<_> = makers.iter().filter(outside).map(|file| shown(file)).collect();
    assert_eq!(outside, Vec::<String>::new(), "a message without its signpost could be made there");
}
