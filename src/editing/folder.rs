//! The folder of content that a person works on: the one whose files are stamped, or added to.
//!
//! It is the one that is named, else `content` here where that is one. The content in the program
//! can be read and never written, so under `--content DIR` only what is in DIR is ours to
//! change; what it lies over is read with it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::failure::Failure;
use crate::files::{LoadError, Origin, OwnAndAll, Tree};
use crate::judge::Loaded;
use crate::live::Unreadable;
use crate::schema::{Problem, SourceFile};
use crate::{files, judge};

/// A folder of content without a problem, and what it lies over.
#[derive(Debug)]
pub(crate) struct Folder {
    root: PathBuf,
    /// What it lies over.
    below: Option<Origin>,
    /// The files of the folder itself.
    own: Tree,
    /// Those and the ones they lie over.
    pub(crate) tree: Tree,
    /// The content that they all are.
    pub(crate) loaded: Loaded,
}

/// What is in a folder that a person works on.
pub(crate) enum Opened {
    /// Content without a problem.
    Good(Box<Folder>),
    /// Every problem that it has.
    Bad(Vec<Problem>),
}

impl Folder {
    /// Opens the folder `root`, over what it lies over.
    ///
    /// # Errors
    ///
    /// Fails where it cannot be read.
    pub(crate) fn open(root: PathBuf, below: Option<Origin>) -> Result<Opened, Failure> {
        let origin = match &below {
            Some(_) => Origin::Over(root.clone()),
            None => Origin::Only(root.clone()),
        };
        let OwnAndAll { own, all: mut tree } = files::read_with_own(&origin).map_err(unreadable)?;
        // Whoever starts a folder of their own has nothing in it yet.
        if below.is_some() && own.files.is_empty() && own.unread.is_empty() {
            tree.unread.clear();
        }
        Ok(match judged(&tree) {
            Ok(loaded) => Opened::Good(Box::new(Self { root, below, own, tree, loaded })),
            Err(problems) => Opened::Bad(problems),
        })
    }

    /// Returns that no folder is named, with the command to type.
    pub(crate) fn unnamed(command: &str) -> Failure {
        // A folder with this file is content that is whole.
        let option = if Path::new(HERE).join("signpost.toml").is_file() {
            "--content-only content"
        } else {
            "--content DIR"
        };
        Failure::usage(
            "no folder of content is named, and this writes into one",
            format!("type: signpost {command} {option}"),
        )
    }

    /// Returns what is in the same folder now.
    pub(crate) fn again(&self) -> Result<Opened, Failure> {
        Self::open(self.root.clone(), self.below.clone())
    }

    /// Returns whether every file on disk is as it was read, and there is none more or less. What
    /// the folder lies over is in the program, and does not change.
    pub(crate) fn is_as_on_disk(&self) -> bool {
        let texts = |tree: &Tree| -> Vec<(String, String)> {
            let files = tree.files.iter();
            files.map(|(inside, file)| (inside.clone(), file.text.clone())).collect()
        };
        let now = files::read_with_own(&Origin::Only(self.root.clone()));
        now.is_ok_and(|now| texts(&now.own) == texts(&self.own))
    }

    /// Returns the path of a file inside the folder, if the folder has it.
    pub(crate) fn inside(&self, file: &Arc<SourceFile>) -> Option<&str> {
        let mut files = self.own.files.iter();
        files.find(|(_, own)| Arc::ptr_eq(own, file)).map(|(inside, _)| inside.as_str())
    }

    /// Returns the text that a file of the folder has now.
    pub(crate) fn text(&self, inside: &str) -> Option<&str> {
        self.own.files.get(inside).map(|file| file.text.as_str())
    }

    /// Returns where a file of the folder is on disk.
    pub(crate) fn path(&self, inside: &str) -> PathBuf {
        self.root.join(inside)
    }

    /// Returns the folder with these texts in it, each with its path inside; nothing is written.
    ///
    /// # Errors
    ///
    /// Every problem that the whole would have.
    pub(crate) fn with(&self, texts: &[(String, String)]) -> Result<Self, Vec<Problem>> {
        let (mut own, mut tree) = (self.own.clone(), self.tree.clone());
        for (inside, text) in texts {
            let path = self.path(inside).display().to_string();
            let file = Arc::new(SourceFile::new(path, text.clone()));
            own.files.insert(inside.clone(), Arc::clone(&file));
            tree.files.insert(inside.clone(), file);
        }
        let loaded = judged(&tree)?;
        Ok(Self { root: self.root.clone(), below: self.below.clone(), own, tree, loaded })
    }
}

/// Returns the content that the files are, unless it has an error or some of them are not read: what is only advice, or for a
/// person to do, is found elsewhere and keeps nothing from being used.
fn judged(tree: &Tree) -> Result<Loaded, Vec<Problem>> {
    let loaded = judge::content(tree)?;
    if loaded.files.unread.is_empty() { Ok(loaded) } else { Err(loaded.files.unread.clone()) }
}

/// Where content is in the repository.
const HERE: &str = "content";

fn unreadable(error: LoadError) -> Failure {
    let hint = error.hint();
    Failure::usage(Unreadable::from(error).with_cause(), hint)
}

#[cfg(test)]
impl Folder {
    /// Returns a folder laid over the shipped content.
    pub(crate) fn over(root: &Path) -> Self {
        match Self::open(root.to_owned(), Some(Origin::Shipped)) {
            Ok(Opened::Good(folder)) => *folder,
            _ => panic!("the folder has a problem"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use jiff::civil::date;
    use tempfile::TempDir;

    use super::*;
    use crate::review;

    #[test]
    fn advice_and_what_is_due_keep_no_folder_from_being_worked_on() {
        let root = TempDir::new().unwrap();
        fs::create_dir(root.path().join("areas")).unwrap();
        let hard = "Institutional representatives investigate organisational accountability \
            collaboratively, notwithstanding administrative considerations.";
        let area = format!(
            "name = \"Newtown\"\nnation = \"wales\"\norder = 20\nway-in = [\"{hard}\"]\n\
            review = {{ by = 2026-01-01 }}\n"
        );
        fs::write(root.path().join("areas/newtown.toml"), area).unwrap();
        let folder = Folder::over(root.path());
        assert!(folder.is_as_on_disk());
        let of_area = |problem: &Problem| problem.file.path.ends_with("newtown.toml");
        assert!(review::warnings(&folder.loaded).iter().any(of_area));
        assert!(review::due_problems(&folder.loaded, date(2026, 11, 24)).iter().any(of_area));
    }
}
