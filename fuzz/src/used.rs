//! What becomes of each file of a folder: it is used, or somebody is told that it is not.

use std::sync::Arc;

use signpost::content::assemble;
use signpost::files::Tree;
use signpost::schema::Problem;

use crate::folder::{BESIDE, LaidOut};
use crate::told::are_told;

/// Notes, and what systems leave in a folder.
const LEFT_ALONE: [&str; 8] =
    ["license", "licence", "copying", "codeowners", "thumbs.db", "desktop.ini", "icon\r", "4913"];

/// The ends of notes, and of what editors keep.
const LEFT_ALONE_ENDS: [&str; 5] = [".md", "~", ".swp", ".swo", ".swx"];

/// Judges what was read of a folder.
pub fn is_used_or_told(laid_out: &LaidOut, tree: &Tree) {
    if !tree.unread.is_empty() {
        are_told(&tree.unread);
    }
    let root = laid_out.shown_root();
    let own = tree.files.iter().filter(|(_, file)| file.path.starts_with(&root));
    let own = Tree {
        files: own.map(|(inside, file)| (inside.clone(), Arc::clone(file))).collect(),
        ..tree.clone()
    };
    for file in own.files.values() {
        assert_ne!(&*file.text, BESIDE, "`{}` was read from outside", file.path);
    }
    // Without the other files, of which none is in a wrong place: to read them all takes far longer.
    let problems = assemble(&own).err().unwrap_or_default();
    for (path, bytes) in &laid_out.files {
        let inside = path.strip_prefix(&root).expect("it is in the folder");
        if is_left_alone(inside) {
            continue;
        }
        let told: Vec<&Problem> =
            tree.unread.iter().chain(&problems).chain(tree.unreadable.values()).collect();
        let is_told = told.iter().any(|one| is_of(one, path) || is_of_many(one));
        let used = tree.files.values().find(|file| file.path == *path);
        match used {
            Some(file) if str::from_utf8(bytes) == Ok(&*file.text) => {}
            _ => assert!(is_told, "nobody is told of `{path}`"),
        }
    }
}

/// Returns whether a problem is of a file, or of a folder that it is in.
fn is_of(problem: &Problem, path: &str) -> bool {
    let rest = path.strip_prefix(&problem.file.path);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Returns whether a problem is of more files than it names.
fn is_of_many(problem: &Problem) -> bool {
    ["more files in this folder are not read", "no file of this folder is used"]
        .iter()
        .any(|end| problem.message.ends_with(end))
}

fn is_left_alone(inside: &str) -> bool {
    let is_hidden = inside.split('/').any(|part| part.starts_with('.'));
    let name = inside.rsplit('/').next().unwrap_or_default().to_lowercase();
    let is_kept = name.len() > 1 && name.starts_with('#') && name.ends_with('#');
    let is_note =
        LEFT_ALONE_ENDS.iter().any(|end| name.ends_with(end)) && !name.ends_with(".toml.md");
    is_hidden || is_kept || is_note || LEFT_ALONE.contains(&name.as_str())
}
