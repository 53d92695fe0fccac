//! The walls of the house: who imports whom, how large a room may be, where words come from.
//!
//! Each invariant of `docs/architecture.md` that can be read off the source is a test here, so
//! that a change that moves a wall says so.

use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

use crate::rooms::ROOMS;

/// Every Rust file below `folder`.
fn rust_files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                found.push(path);
            }
        }
    }
    found
}

/// Returns whether a file is a module that its folder compiles for tests alone, or in one.
fn is_for_tests(path: &Path) -> bool {
    let folder = path.parent().unwrap();
    let (above, name) = match path.file_stem().and_then(|name| name.to_str()) {
        Some("mod") => (folder.parent().unwrap(), folder.file_name().unwrap().to_str().unwrap()),
        Some(name) => (folder, name),
        None => return false,
    };
    let parent = above.join("mod.rs");
    fs::read_to_string(&parent).is_ok_and(|text| {
        text.contains(&format!("#[cfg(test)]\nmod {name};")) || is_for_tests(&parent)
    })
}

#[test]
fn every_room_has_its_place_in_the_order() {
    let mut rooms: Vec<String> = fs::read_dir("src")
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .map(|name| name.trim_end_matches(".rs").to_owned())
        .filter(|name| !["main", "lib"].contains(&name.as_str()))
        .collect();
    rooms.sort();
    let mut ordered = ROOMS.to_vec();
    ordered.sort_unstable();
    assert_eq!(rooms, ordered);
}

#[test]
fn what_may_be_said_and_what_is_answered_know_no_clock_network_or_discord_library() {
    let forbidden = [
        "serenity",
        "tokio",
        "tracing",
        "std::net",
        "std::time",
        "Timestamp::now",
        "SystemTime",
        "Zoned::now",
    ];
    let pure = ["schema", "values", "content", "review", "answer"];
    for path in pure.into_iter().flat_map(|room| rust_files(&format!("src/{room}"))) {
        let text = fs::read_to_string(&path).unwrap();
        for name in forbidden {
            assert!(!text.contains(name), "{} names {name}", path.display());
        }
        let opens_files =
            text.contains("std::fs") || text.contains("std::{fs") || text.contains("File::open");
        assert!(!opens_files, "{} opens files", path.display());
    }
}

/// A kept reply is sent again while all that it was made of says the same; so whatever a reply is made of may only ask
/// the moment that it is given, and cannot hold or pass on another.
#[test]
fn no_reply_can_be_made_of_a_moment_that_it_has_not_asked() {
    let clock =
        Regex::new(r"\bclock\b::|\bclock::\{|Timestamp::now|Zoned::now|SystemTime|Instant::now")
            .unwrap();
    let comment = Regex::new(r"(?m)^\s*//.*$").unwrap();
    let by_moment = Regex::new(r"\bfn (\w+)[^{;]*\b(?:DateTime|Timestamp|Zoned)\b").unwrap();
    let (mut of_a_moment, mut makes_one) = (Vec::new(), Vec::new());
    for folder in ["src/answer", "src/render", "src/content", "src/values/hours"] {
        for path in rust_files(folder) {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap();
            let code = comment.replace_all(code, "");
            let shown = path.display().to_string();
            if is_for_tests(&path) {
                continue;
            }
            assert_eq!(clock.find(&code).map(|found| found.as_str()), None, "{shown}");
            of_a_moment
                .extend(by_moment.captures_iter(&code).map(|it| format!("{shown}: {}", &it[1])));
            makes_one.extend(code.matches("AskedMoment::new").map(|_| shown.clone()));
        }
    }
    of_a_moment.sort();
    makes_one.sort();
    // The setting is made by who asks. The calendar's three are for the preview, which shows a moment of each kind; a
    // report on boards says until when Discord lets nothing be posted.
    let calendar = "src/content/model/calendar/mod.rs";
    let of = ["first_between", "is_everywhere", "next_office_morning"]
        .map(|name| format!("{calendar}: {name}"));
    let others =
        ["src/answer/board_report.rs: uk_clock", "src/answer/setting.rs: at"].map(str::to_owned);
    assert_eq!(of_a_moment, [&others[..], &of[..]].concat());
    assert_eq!(makes_one, ["src/answer/setting.rs", calendar]);
}

/// A thread that runs before the sandbox is entered stays outside it: so they start in few places,
/// and `run` reaches those last.
#[test]
fn threads_start_in_one_place_and_after_everything_else() {
    let starts_threads =
        Regex::new(r"thread::(spawn|Builder)|runtime::Builder|new_multi_thread|new_current_thread")
            .unwrap();
    let mut places: Vec<String> = rust_files("src")
        .into_iter()
        .filter(|path| {
            let text = fs::read_to_string(path).unwrap();
            starts_threads.is_match(text.split("#[cfg(test)]").next().unwrap())
        })
        .map(|path| path.display().to_string())
        .collect();
    places.sort();
    assert_eq!(places, ["src/process/runtime.rs"]);
    let orders = [
        (
            "src/cli/run.rs",
            ["discord::environment()", "Live::start", "admin.listener()", "LoopbackPort::bind()"],
        ),
        (
            "src/cli/serve.rs",
            ["public_key()?", "Live::start", "listen(self.listen", "admin.listener()"],
        ),
        (
            "src/cli/preview.rs",
            ["are_there(from)?", "Live::start", "listen(self.listen", "open_in_browser("],
        ),
    ];
    for (file, steps) in orders {
        let text = fs::read_to_string(file).unwrap();
        let last = ["sandbox.enter(", "process::block_on("];
        let text = text.split_once("fn run(").unwrap().1;
        let at: Vec<_> = steps.iter().chain(&last).map(|step| text.find(step).unwrap()).collect();
        assert!(at.is_sorted(), "{file}: {steps:?}: {at:?}");
    }
}

#[test]
fn no_file_is_over_400_lines_and_each_has_a_header() {
    for path in ["src", "tests/it", "."].into_iter().flat_map(|folder| match folder {
        "." => vec![PathBuf::from("build.rs")],
        folder => rust_files(folder),
    }) {
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.lines().count() <= 400, "{} is too long", path.display());
        let header = text.lines().take_while(|line| line.starts_with("//!")).count();
        // The crate's own header is the picture of the whole.
        let most = if path.ends_with("src/lib.rs") { 30 } else { 12 };
        assert!((3..=most).contains(&header), "{} has a header of {header} lines", path.display());
    }
    assert!(fs::read_to_string("src/main.rs").unwrap().lines().count() <= 40);
}

/// A file that nothing declares is not compiled, and its tests are never run.
#[test]
fn every_file_is_compiled() {
    let declares = |folder: &Path, name: &str| {
        let declared =
            Regex::new(&format!(r"(?m)^\s*(?:pub(?:\(\w+\))? )?mod {name}(?:;| \{{)")).unwrap();
        let parents = ["main.rs", "lib.rs", "mod.rs"].map(|parent| folder.join(parent));
        parents.iter().any(|it| fs::read_to_string(it).is_ok_and(|text| declared.is_match(&text)))
    };
    for path in ["src", "tests/it", "tests/sandbox"].into_iter().flat_map(rust_files) {
        let (folder, stem) = (path.parent().unwrap(), path.file_stem().unwrap().to_str().unwrap());
        let is_declared = match stem {
            "main" | "lib" => continue,
            "mod" => {
                let name = folder.file_name().unwrap().to_str().unwrap();
                declares(folder.parent().unwrap(), name)
            }
            _ => declares(folder, stem),
        };
        assert!(is_declared, "nothing declares {}", path.display());
    }
}

#[test]
fn the_structs_that_an_interaction_becomes_have_no_field_for_a_person() {
    let fields = "user username nick global_name avatar roles channel author content locale";
    for path in rust_files("src/transport/incoming") {
        let text = fs::read_to_string(&path).unwrap();
        for field in fields.split(' ') {
            assert!(!text.contains(&format!("    {field}:")), "{field} in {}", path.display());
        }
    }
}

#[test]
fn the_address_of_a_response_is_no_part_of_what_was_asked() {
    let text = fs::read_to_string("src/transport/incoming/mod.rs").unwrap();
    let incoming = text.split("pub struct Incoming {").nth(1).unwrap().split('}').next().unwrap();
    for field in ["address", "token", "id", "application"] {
        assert!(!incoming.contains(&format!(" {field}:")), "{field}");
    }
}

/// Sentences have a capital, a full stop and several words; the messages for editors and operators
/// have neither capital nor full stop.
#[test]
fn no_sentence_that_people_read_stands_in_the_code() {
    let sentence = Regex::new(r#""[A-Z][a-z]+( [A-Za-z,']+){2,}[.?!]"#).unwrap();
    for folder in ["src/answer", "src/render", "src/transport"] {
        for path in rust_files(folder) {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap();
            if is_for_tests(&path) {
                continue;
            }
            assert_eq!(sentence.find(code).map(|found| found.as_str()), None, "{}", path.display());
        }
    }
}

/// A tuple has no names for its parts, so whoever calls reads them off their order.
#[test]
fn no_function_takes_a_tuple_apart_where_its_parameters_stand() {
    let signature = Regex::new(r"\bfn \w+[^{;]*").unwrap();
    let tuple = Regex::new(r"[(,]\s*\((?:[^()]|\([^()]*\))*\):\s").unwrap();
    assert!(tuple.is_match("fn one(all: &[u8], (page, count): (usize, usize))"));
    for path in rust_files("src") {
        let text = fs::read_to_string(&path).unwrap();
        for found in signature.find_iter(&text).map(|found| found.as_str()) {
            assert!(!tuple.is_match(found), "{}: {found}", path.display());
        }
    }
}
