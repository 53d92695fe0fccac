//! What a person names is all that they are asked about.
//!
//! A thing is named by its kind, its id or its path, however that is written.

use std::fs;

use serde_json::Value;

use super::{FRONT_DOOR, prints, small_folder};
use crate::support::shipped;

#[test]
fn what_is_named_is_all_that_is_asked_about() {
    let folder = small_folder();
    let count = |what: &[&str]| {
        let (code, out, err) =
            prints(folder.path(), &[&["verify", "--json", "--content", "."], what].concat());
        assert!(code < 2, "{what:?}: {err}");
        serde_json::from_str::<Vec<Value>>(&out).unwrap().len()
    };
    assert_eq!(count(&["services"]), 2);
    assert_eq!(count(&["doors/worried"]), 2);
    assert_eq!(count(&["services/luton-mash.toml", "doors/"]), 3);
    assert_eq!(count(&["luton-mash", "luton-mash"]), 1);
    assert_eq!(count(&["topics"]), 0);
}

#[test]
fn a_path_is_taken_however_it_is_written() {
    let folder = small_folder();
    let named = |content: &str, what: &str| {
        let (code, out, err) =
            prints(folder.path(), &["verify", "--json", "--content", content, what]);
        assert!(code < 2, "{what}: {err}");
        let rows: Vec<Value> = serde_json::from_str(&out).unwrap();
        rows.iter().map(|row| row["file"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    for what in ["content/doors/worried.toml", "./content/doors/worried.toml", "./doors/worried"] {
        assert_eq!(named(".", what), ["./doors/worried.toml"; 2], "{what}");
    }
    assert_eq!(named(".", "content/services").len(), 2);
    fs::create_dir(folder.path().join("services/south")).unwrap();
    let below = folder.path().join("services/south/front-office.toml");
    fs::write(below, shipped(FRONT_DOOR).replace("01582 547653", "01582 547000")).unwrap();
    let absolute = folder.path().to_str().unwrap();
    for content in [".", absolute] {
        let (_, out, _) = prints(folder.path(), &["verify", "--list", "--content", content]);
        let files: Vec<&str> = out.lines().filter(|line| line.ends_with(".toml")).collect();
        assert_eq!(files.len(), 4, "{out}");
        for file in files {
            assert!(named(content, file).iter().all(|found| found == file), "{file}");
        }
    }
}
