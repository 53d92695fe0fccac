//! Where content comes from: the program, a folder over it, or a folder alone.
//!
//! What is in the files is judged in `content_problems`; here is which files are read at all, and
//! what is said of a folder that cannot be.

use std::error::Error;
use std::path::Path;

use tempfile::TempDir;

use crate::support::folder_of;
use signpost::files::{LoadError, Origin, Tree};
use signpost::judge::Loaded;
use signpost::schema::report;
use signpost::values::{AreaId, Id, TopicId};
use signpost::{content, files, judge};

fn over(folder: &TempDir) -> Result<Tree, LoadError> {
    files::read(&Origin::Over(folder.path().to_owned()))
}

fn only(folder: &TempDir) -> Result<Tree, LoadError> {
    files::read(&Origin::Only(folder.path().to_owned()))
}

fn shipped() -> Tree {
    files::read(&Origin::Shipped).unwrap()
}

#[track_caller]
fn loaded(tree: &Tree) -> Loaded {
    judge::content(tree).map_err(|problems| report::carets(&problems)).unwrap()
}

fn paths(tree: &Tree) -> Vec<&str> {
    tree.files.keys().map(String::as_str).collect()
}

const AREA: &[u8] = b"name = \"Bedford\"\nnation = \"england\"\norder = 20\n\
    finder = \"council-finder\"\nreview = { by = 2027-05-23 }\n";

#[test]
fn the_shipped_content_has_no_problem() {
    let tree = shipped();
    loaded(&tree);
    assert!(tree.files.values().all(|file| file.path.starts_with("content/")));
}

#[test]
fn the_shipped_content_is_the_folder_of_the_repository() {
    let folder = files::read(&Origin::Only("content".into())).unwrap();
    assert_eq!(paths(&folder), paths(&shipped()));
    for (path, file) in &shipped().files {
        assert_eq!(folder.files[path].text, file.text);
    }
}

#[test]
fn a_folder_laid_over_replaces_one_file_and_keeps_the_rest() {
    let shipped = shipped();
    let text = shipped.files["topics/power.toml"].text.replacen("title = \"", "title = \"New: ", 1);
    let folder = folder_of(&[("topics/power.toml", text.as_bytes())]);
    let tree = over(&folder).unwrap();
    assert_eq!(paths(&tree), paths(&shipped));
    let changed = tree.files.iter().filter(|(path, file)| shipped.files[*path] != **file);
    assert_eq!(changed.map(|(path, _)| path.as_str()).collect::<Vec<_>>(), ["topics/power.toml"]);
    let (id, loaded) = (TopicId::parse("power").unwrap(), loaded(&tree));
    assert!(loaded.content.topics.get(&id).unwrap().1.title.as_str().starts_with("New: "));
}

#[test]
fn a_folder_laid_over_adds_a_file() {
    let tree = over(&folder_of(&[("areas/bedford.toml", AREA)])).unwrap();
    assert_eq!(tree.files.len(), shipped().files.len() + 1);
    let (before, after) = (loaded(&shipped()), loaded(&tree));
    assert_eq!(after.content.areas.len(), before.content.areas.len() + 1);
    assert!(after.content.areas.get(&AreaId::parse("bedford").unwrap()).is_some());
    assert_eq!(after.content.topics, before.content.topics);
}

#[test]
fn a_file_of_a_folder_is_named_as_an_editor_would_type_it() {
    let folder = folder_of(&[("areas/bedford.toml", AREA)]);
    let path = folder.path().join("areas/bedford.toml");
    let tree = over(&folder).unwrap();
    assert_eq!(tree.files["areas/bedford.toml"].path, path.display().to_string());
}

#[test]
fn a_folder_alone_uses_nothing_that_is_shipped() {
    assert_eq!(paths(&only(&folder_of::<&str>(&[])).unwrap()), [""; 0]);
    let tree = only(&folder_of(&[("areas/bedford.toml", AREA)])).unwrap();
    let problems = content::assemble(&tree).unwrap_err();
    let [only] = problems.as_slice() else { panic!("{problems:?}") };
    assert_eq!(only.message, "this folder has one file of content, and is used alone");
    let words = ("words.toml", shipped().files["words.toml"].text.to_string().into_bytes());
    let tree = self::only(&folder_of(&[("areas/bedford.toml", AREA.to_vec()), words])).unwrap();
    assert_eq!(paths(&tree), ["areas/bedford.toml", "words.toml"]);
    let messages = content::assemble(&tree).unwrap_err();
    assert!(messages.iter().any(|problem| problem.message == "the file `index.toml` is missing"));
}

#[test]
fn a_folder_alone_without_the_files_that_others_name_says_which_are_unknown() {
    for folder in ["doors/", "services/"] {
        let shipped = shipped();
        let files = shipped.files.iter().filter(|(path, _)| !path.starts_with(folder));
        let files = files.map(|(path, file)| (path.as_str(), file.text.as_bytes()));
        let tree = only(&folder_of(&files.collect::<Vec<_>>())).unwrap();
        let found = content::assemble(&tree).unwrap_err();
        let kind = folder.trim_end_matches("s/");
        let unknown = format!("unknown {kind} `");
        assert!(found.iter().any(|problem| problem.message.starts_with(&unknown)), "{folder}");
    }
}

#[test]
fn a_folder_alone_that_is_a_copy_of_the_shipped_content_loads_the_same() {
    let shipped = shipped();
    let files = shipped.files.iter().map(|(path, file)| (path.as_str(), file.text.as_bytes()));
    let tree = only(&folder_of(&files.collect::<Vec<_>>())).unwrap();
    assert_eq!(loaded(&tree).content, loaded(&shipped).content);
}

#[test]
fn a_file_may_be_in_a_folder_of_a_folder() {
    let tree = over(&folder_of(&[("areas/bedfordshire/bedford.toml", AREA)])).unwrap();
    let areas = loaded(&tree).content.areas.clone();
    assert!(areas.get(&AreaId::parse("bedford").unwrap()).is_some());
}

#[test]
fn hidden_files_backups_and_the_readme_are_left_alone() {
    let broken: &[u8] = b"not TOML, and \xff not UTF-8";
    let names = [
        "README.md",
        ".hidden.toml",
        "areas/.bedford.toml",
        "areas/.#bedford.toml",
        "areas/#bedford.toml#",
        "areas/.bedford.toml.swp",
        "areas/bedford.toml~",
        ".idea/bedford.toml",
        "areas/.trash/bedford.toml",
        "areas/bedford.toml.bak",
        "areas/bedford.toml.orig",
    ];
    let files: Vec<_> = names.iter().map(|name| (*name, broken)).collect();
    let folder = folder_of(&files);
    assert_eq!(paths(&only(&folder).unwrap()), [""; 0]);
    assert_eq!(over(&folder).unwrap().files, shipped().files);
}

#[test]
fn a_folder_that_does_not_exist_is_an_error_that_names_it() {
    let folder = folder_of::<&str>(&[]);
    let nowhere = folder.path().join("nowhere");
    for origin in [Origin::Over(nowhere.clone()), Origin::Only(nowhere.clone())] {
        let error = files::read(&origin).unwrap_err();
        assert_eq!(error.to_string(), format!("cannot read `{}`", nowhere.display()));
        assert_eq!(error.cause.kind(), std::io::ErrorKind::NotFound);
        assert!(error.source().is_some());
    }
}

#[test]
fn a_file_is_not_a_folder() {
    let error = files::read(&Origin::Over(Path::new("Cargo.toml").to_owned())).unwrap_err();
    assert_eq!(error.to_string(), "cannot read `Cargo.toml`");
}

#[test]
fn a_file_that_is_not_utf_8_is_a_problem_that_names_it() {
    let folder = folder_of(&[("areas/bedford.toml", b"name = \"B\xe9dford\"\n")]);
    let path = folder.path().join("areas/bedford.toml").display().to_string();
    for tree in [over(&folder).unwrap(), only(&folder).unwrap()] {
        let problems = content::assemble(&tree).unwrap_err();
        let of_it: Vec<_> = problems.iter().filter(|problem| problem.file.path == path).collect();
        let [only] = of_it.as_slice() else { panic!("{problems:?}") };
        assert_eq!(only.message, "`areas/bedford.toml` is not read: it is not in UTF-8");
    }
}

/// Such a file would look as if it were read.
#[test]
fn a_name_with_a_character_that_nobody_can_see_is_refused_and_shown_by_its_code_point() {
    for name in
        ["areas/bed\u{200b}ford.toml", "areas/bedford.toml\u{200b}", "areas\u{200b}/bedford.toml"]
    {
        let folder = folder_of(&[(name, AREA)]);
        let problems = content::assemble(&over(&folder).unwrap()).unwrap_err();
        let [only] = problems.as_slice() else { panic!("{name:?}: {problems:?}") };
        let message = "the name of this file or of its folder has a character that nobody can see: \
            U+200B, zero width space";
        assert_eq!(only.message, message);
        let shown = report::carets(&problems);
        assert!(shown.contains(&name.replace('\u{200b}', "<U+200B>")), "{shown}");
        assert!(!shown.contains('\u{200b}'), "{shown}");
    }
}
