//! A disk that is full under what editors' commands write: each file is whole, or as it was before, and nothing is left over.
//!
//! The disk is a small one of the test's own. When there is room again, the same command does what it was to do.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::place::Place;
use crate::area_new::{to_the_last_question, up_to_the_number};
use crate::support::terminal::Ended;
use crate::support::{program, shipped};
use crate::verify::{DUTY_TEAM, HOW, RIGHT};

/// A disk, where it was mounted, and a folder on it.
struct Disk {
    // In the order in which they go.
    folder: TempDir,
    at: TempDir,
    place: Place,
}

impl Disk {
    fn of(kib: u32) -> Option<Self> {
        let at = TempDir::new().unwrap();
        let place = Place::with_disk(at.path(), kib)?;
        let folder = TempDir::new_in(place.path(at.path())).unwrap();
        Some(Self { folder, at, place })
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// What the folder is called where the program is.
    fn inside(&self) -> String {
        self.at.path().join(self.path().file_name().unwrap()).display().to_string()
    }

    /// Fills it, and returns what takes up the room.
    fn fill(&self) -> PathBuf {
        self.place.fill(self.at.path())
    }

    /// What is in the folder: each path with its text.
    fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    files.insert(path.clone(), fs::read(path).unwrap());
                }
            }
        }
        files
    }
}

/// Fails unless a program ended with what is in its way.
#[track_caller]
fn assert_full(ended: &Ended, said: &str) {
    assert!(matches!(ended, Ended::With(1 | 2)), "{ended:?}: {said}");
    assert!(said.contains("No space left on device"), "{said}");
    assert!(said.contains("hint:"), "{said}");
    assert!(!said.contains("os error") && !said.contains("being-written"), "{said}");
}

/// Starts `verify`, and says that the one contact is right.
fn stamped(disk: &Disk) -> (Ended, String) {
    let folder = disk.inside();
    let args = ["verify", "--content", &folder, "--role", "Safeguarding lead"];
    let mut lead = disk.place.before_person(&args);
    lead.answers(RIGHT, "yes");
    lead.answers(HOW, "page");
    lead.sees_the_end()
}

#[test]
fn a_stamp_for_which_there_is_no_room_leaves_the_file_as_it_was() {
    let Some(disk) = Disk::of(128) else { return };
    fs::create_dir(disk.path().join("services")).unwrap();
    fs::write(disk.path().join(DUTY_TEAM), shipped(DUTY_TEAM)).unwrap();
    let before = disk.files();
    let filler = disk.fill();
    let (ended, said) = stamped(&disk);
    assert_full(&ended, &said);
    assert_eq!(disk.files(), before);
    fs::remove_file(filler).unwrap();
    stamped(&disk);
    let text = fs::read_to_string(disk.path().join(DUTY_TEAM)).unwrap();
    assert!(text.contains("how     = \"page opened\""), "{text}");
}

/// Types a whole new area, and says that it shall be written.
fn area(disk: &Disk) -> (Ended, String) {
    let folder = disk.inside();
    let args = ["area", "new", "bedford", "--content", &folder];
    let mut person = disk.place.before_person(&args);
    up_to_the_number(&mut person);
    to_the_last_question(&mut person);
    person.types("yes");
    person.sees_the_end()
}

#[test]
fn an_area_for_which_there_is_no_room_leaves_no_file_of_it() {
    let Some(disk) = Disk::of(128) else { return };
    let filler = disk.fill();
    let (ended, said) = area(&disk);
    assert_full(&ended, &said);
    assert!(disk.files().is_empty(), "{:?}", disk.files().keys());
    fs::remove_file(filler).unwrap();
    assert_eq!(area(&disk).0, Ended::With(0));
    assert_eq!(disk.files().len(), 3);
}

/// Writes the handbook.
fn handbook(disk: &Disk) -> (Ended, String) {
    let out = disk.path().join("book");
    let output = program().args(["handbook", "--out"]).arg(out).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    (Ended::With(output.status.code().unwrap()), said)
}

#[test]
fn a_handbook_for_which_there_is_no_room_is_finished_when_there_is() {
    let Some(disk) = Disk::of(16 * 1024) else { return };
    let filler = disk.fill();
    let (ended, said) = handbook(&disk);
    assert_full(&ended, &said);
    fs::remove_file(&filler).unwrap();
    assert_eq!(handbook(&disk).0, Ended::With(0));
    let whole = disk.files();
    assert!(whole.len() > 60, "{}", whole.len());
    // The book that is there stays as it is, and so it is served on.
    let filler = disk.fill();
    let (ended, said) = handbook(&disk);
    assert_full(&ended, &said);
    assert_eq!(disk.files(), whole);
    fs::remove_file(filler).unwrap();
    assert_eq!(handbook(&disk).0, Ended::With(0));
    assert_eq!(disk.files(), whole);
}
