//! The list of new files that are being put into a folder: what makes many files one act.
//!
//! Each file takes its name in one act, but many of them do not. So the list is on disk, with the fingerprint of each, before
//! the first takes its name, and goes once the last has: a list that is there says that a run was cut off. Whoever writes there
//! next takes back what is on it, and leaves a file that somebody has changed since. The list is locked while its own
//! run goes on. It is hidden, so that it is no content.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::failure::without_number;

/// What the list is called, in the folder itself.
const NAME: &str = ".new-files.being-written";

/// A list that is on disk and locked.
#[derive(Debug)]
pub(super) struct Journal {
    path: PathBuf,
    /// What has the lock.
    file: Option<File>,
}

/// Why what was cut off is still there.
#[derive(Debug, thiserror::Error)]
pub(super) enum NotTakenBack {
    /// Its run goes on.
    #[error("another run writes there now")]
    Busy,
    /// The system does not let us.
    #[error("{}", without_number(&.0.to_string()))]
    Failed(#[from] io::Error),
}

impl Journal {
    /// Writes the list of these files, each with its path inside `root`, to the disk.
    ///
    /// # Errors
    ///
    /// Where there is a list already, or it cannot be written.
    pub(super) fn begin(root: &Path, files: &[(PathBuf, String)]) -> io::Result<Self> {
        let path = root.join(NAME);
        let mut file = File::create_new(&path)?;
        // Some file systems have no locks. Without one, only two runs at one time go wrong.
        let _ = file.try_lock();
        let mut begun = Self { path, file: None };
        let lines = files.iter().map(|(path, text)| line(root, path, text));
        let written = file.write_all(lines.collect::<String>().as_bytes());
        if let Err(error) = written.and_then(|()| file.sync_all()) {
            begun.remove()?;
            return Err(error);
        }
        begun.file = Some(file);
        Ok(begun)
    }

    /// Removes the list: all of it is done, or taken back.
    pub(super) fn remove(&mut self) -> io::Result<()> {
        self.file = None;
        fs::remove_file(&self.path)
    }
}

fn line(root: &Path, path: &Path, text: &str) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    format!("{}  {}\n", fingerprint(text.as_bytes()), inside.display())
}

fn fingerprint(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// Returns whether a run was cut off that wrote new files into a folder, or still goes on.
pub(super) fn is_there(root: &Path) -> bool {
    root.join(NAME).exists()
}

/// Removes every file that is on the list of a run that was cut off, and then the list. Returns how many were there; nothing
/// where there is no list.
///
/// # Errors
///
/// Where its run goes on, or something cannot be removed.
pub(super) fn take_back(root: &Path) -> Result<Option<usize>, NotTakenBack> {
    let path = root.join(NAME);
    let list = match File::open(&path) {
        Ok(list) => list,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    if matches!(list.try_lock(), Err(TryLockError::WouldBlock)) {
        return Err(NotTakenBack::Busy);
    }
    let mut count = 0;
    for (digits, inside) in io::read_to_string(&list)?.lines().filter_map(|it| it.split_once("  "))
    {
        let is_inside = Path::new(inside).components().all(|it| matches!(it, Component::Normal(_)));
        let path = root.join(inside);
        if is_inside && fs::read(&path).is_ok_and(|bytes| fingerprint(&bytes) == digits) {
            fs::remove_file(&path)?;
            count += 1;
        }
        let _ = fs::remove_file(super::beside::hidden(&path));
    }
    drop(list);
    fs::remove_file(path)?;
    Ok(Some(count))
}

#[cfg(test)]
mod tests {
    use super::super::test_folder::{folder, names};
    use super::*;

    #[test]
    fn what_a_run_left_that_was_cut_off_is_taken_back_and_nothing_else() {
        let (folder, kept) = folder("there");
        let root = folder.path();
        let at = |name: &str, text: &str| (root.join(name), text.to_owned());
        let files = [at("b.toml", "b"), at("c.toml", "c"), at("d.toml", "d"), at("a.toml", "a")];
        let journal = Journal::begin(root, &files).unwrap();
        fs::write(root.join("b.toml"), "b").unwrap();
        fs::write(root.join("c.toml"), "somebody else's").unwrap();
        fs::write(root.join(".d.toml.being-written"), "d").unwrap();
        assert!(is_there(root) && matches!(take_back(root), Err(NotTakenBack::Busy)));
        drop(journal);
        assert_eq!(take_back(root).unwrap(), Some(1));
        assert_eq!(names(&folder), ["a.toml", "c.toml"]);
        assert_eq!(fs::read_to_string(kept).unwrap(), "there");
        assert_eq!(take_back(root).unwrap(), None);
    }

    #[test]
    fn a_list_that_leads_out_of_the_folder_takes_nothing_back_there() {
        let (folder, outside) = folder("x");
        let root = folder.path().join("content");
        fs::create_dir(&root).unwrap();
        let lines = ["../a.toml".to_owned(), outside.display().to_string()];
        let lines = lines.map(|path| format!("{}  {path}\n", fingerprint(b"x"))).concat();
        fs::write(root.join(NAME), format!("{lines}no line\n")).unwrap();
        assert_eq!(take_back(&root).unwrap(), Some(0));
        assert_eq!(names(&folder), ["a.toml", "content"]);
        assert!(!is_there(&root));
    }

    #[test]
    fn a_second_run_begins_no_list_beside_the_first() {
        let (folder, _) = folder("there");
        let mut first = Journal::begin(folder.path(), &[]).unwrap();
        let second = Journal::begin(folder.path(), &[]).unwrap_err();
        assert_eq!(second.kind(), io::ErrorKind::AlreadyExists);
        first.remove().unwrap();
        assert_eq!(names(&folder), ["a.toml"]);
    }
}
