//! The folder of content that a person works on: the one whose files are stamped, or added to.
//!
//! It is the one that is named. The content in the program can be read and never written, so under
//! `--content DIR` only what is in DIR is ours to change; what it lies over is read with it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use crate::failure::Failure;
use crate::files::{LoadError, Origin, OwnAndAll, Tree};
use crate::judge::Loaded;
use crate::live::Unreadable;
use crate::review::NewFileLook;
use crate::schema::{Problem, SourceFile};
use crate::values::shell_word;
use crate::{files, judge};

/// A folder of content without a problem, and what it lies over.
#[derive(Debug)]
pub(crate) struct Folder {
    root: PathBuf,
    /// The same as the command line names it: alone, or laid over the content in the program.
    origin: Origin,
    /// The files of the folder itself.
    own: Tree,
    /// Those and the ones they lie over.
    pub(crate) tree: Tree,
    /// The content that they all are.
    pub(crate) loaded: Loaded,
}

/// What a person does with a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FolderUse {
    /// They work on what is in it.
    OnWhatIsThere,
    /// They add files to it, and may begin with none.
    ToAddTo,
}

/// What is in a folder that a person works on.
pub(crate) enum Opened {
    /// Content without a problem.
    Good(Box<Folder>),
    /// Every problem that it has.
    Bad(Vec<Problem>),
}

/// The file of a content that says of which day it is.
const SIGNPOST: &str = "signpost.toml";

impl Folder {
    /// Opens the folder of an origin, over what it lies over. One of which no file is used is a problem, unless somebody begins
    /// it.
    ///
    /// # Errors
    ///
    /// Fails where it cannot be read, and where the origin names no folder.
    pub(crate) fn open(origin: Origin, purpose: FolderUse) -> Result<Opened, Failure> {
        let root = match &origin {
            Origin::Over(root) | Origin::Only(root) => root.clone(),
            Origin::Shipped => {
                return Err(Failure::usage(UNNAMED, "name one with --content DIR"));
            }
        };
        if purpose == FolderUse::ToAddTo && !root.exists() {
            let path = root.display().to_string();
            let hint = format!("make it first: mkdir -p {}", shell_word(&path));
            return Err(Failure::usage(format!("there is no folder `{path}`"), hint));
        }
        let OwnAndAll { own, all: mut tree } = files::read_with_own(&origin).map_err(unreadable)?;
        let is_laid_over = matches!(origin, Origin::Over(_));
        let has_nothing_yet = own.files.is_empty() && own.unread.is_empty();
        if purpose == FolderUse::ToAddTo && is_laid_over && has_nothing_yet {
            tree.unread.clear();
        }
        Ok(match judged(&tree) {
            Ok(loaded) => Opened::Good(Box::new(Self { root, origin, own, tree, loaded })),
            Err(problems) => Opened::Bad(problems),
        })
    }

    /// Returns that no folder is named, with the command to type, from the word after the program's; `what` is what
    /// that does with a folder.
    pub(crate) fn unnamed(command: &str, what: &str) -> Failure {
        // A folder with this file is content that is whole.
        let option = if Path::new(HERE).join(SIGNPOST).is_file() {
            "--content-only content"
        } else {
            "--content DIR"
        };
        Failure::usage(
            format!("{UNNAMED}, and {what}"),
            format!("type: signpost {command} {option}"),
        )
    }

    /// Returns a command on the folder as it is pasted into a shell, from the words after the program's.
    pub(crate) fn command(&self, words: &str) -> String {
        format!("signpost {words} {}", self.origin.option().unwrap_or_default())
    }

    /// Returns what is in the same folder now.
    pub(crate) fn again(&self) -> Result<Opened, Failure> {
        Self::open(self.origin.clone(), FolderUse::OnWhatIsThere)
    }

    /// Returns whether every file on disk is as it was read, and there is none more or less. What
    /// the folder lies over is in the program, and does not change.
    pub(crate) fn is_as_on_disk(&self) -> bool {
        let texts = |tree: &Tree| -> Vec<(String, String)> {
            let files = tree.files.iter();
            files.map(|(inside, file)| (inside.clone(), file.text.to_string())).collect()
        };
        let now = files::read_with_own(&Origin::Only(self.root.clone()));
        now.is_ok_and(|now| texts(&now.own) == texts(&self.own))
    }

    /// Returns whether a path is that of the folder itself.
    pub(crate) fn is_at(&self, path: &str) -> bool {
        self.root.display().to_string() == path
    }

    /// Returns the path of a file inside the folder, if the folder has it.
    pub(crate) fn inside(&self, file: &Arc<SourceFile>) -> Option<&str> {
        let mut files = self.own.files.iter();
        files.find(|(_, own)| Arc::ptr_eq(own, file)).map(|(inside, _)| inside.as_str())
    }

    /// Returns what a new file looks like beside those of the folder.
    pub(crate) fn look(&self) -> NewFileLook {
        NewFileLook::beside(self.own.files.values().map(|file| &*file.text))
    }

    /// Returns the text that a file of the folder has now.
    pub(crate) fn text(&self, inside: &str) -> Option<&str> {
        self.own.files.get(inside).map(|file| &*file.text)
    }

    /// Returns where a file of the folder is on disk.
    pub(crate) fn path(&self, inside: &str) -> PathBuf {
        self.root.join(inside)
    }

    /// Returns how to say that people see other content from `today` on, which ends the approvals of those words.
    pub(crate) fn version_step(&self, today: Date) -> String {
        let (path, content) = (self.path(SIGNPOST), self.origin.option().unwrap_or_default());
        let path = path.display();
        let has_one = self.own.files.contains_key(SIGNPOST);
        let copy = format!("copy the content's own `{SIGNPOST}` there first, ");
        let first = if has_one { "" } else { &copy };
        format!(
            "People see other content now: in `{path}`, {first}move `version` on to {today}. That is a file of the content, and not your configuration; `signpost check {content}` says whether it is right."
        )
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
        let (root, origin) = (self.root.clone(), self.origin.clone());
        Ok(Self { root, origin, own, tree, loaded })
    }
}

/// Returns the content that the files are, unless it has an error or some of them are not read: what is only advice, or for a
/// person to do, is found elsewhere and keeps nothing from being used.
fn judged(tree: &Tree) -> Result<Loaded, Vec<Problem>> {
    let loaded = judge::content(tree)?;
    if loaded.files.unread.is_empty() { Ok(loaded) } else { Err(loaded.files.unread.clone()) }
}

/// What is wrong where there is nothing to write into.
const UNNAMED: &str = "no folder of content is named";

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
        match Self::open(Origin::Over(root.to_owned()), FolderUse::ToAddTo) {
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
