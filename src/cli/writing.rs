//! Writes files of content so that whoever reads them meanwhile finds the old text or the new.
//!
//! A changed file is written beside the one it replaces and then takes its name, which is one act:
//! whatever happens before that, the file is as it was. What somebody else has changed is never
//! written over, and nor is a file that is there already.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;

/// Why a file was not written. It is as it was.
#[derive(Debug, thiserror::Error)]
pub(super) enum NotWritten {
    /// It does not hold what was read.
    #[error("it was changed on disk since it was read")]
    Changed,
    /// It is not to be written.
    #[error("it is read-only")]
    ReadOnly,
    /// The system does not let us.
    #[error("it cannot be written: {0}")]
    Failed(#[from] io::Error),
}

/// Replaces the text `old` of the file at `path` with `new`. A link is followed; permissions and,
/// where we may set it, the owner are kept.
pub(super) fn replace(path: &Path, old: &str, new: &str) -> Result<(), NotWritten> {
    let path = path.canonicalize()?;
    let before = fs::metadata(&path)?;
    if before.permissions().readonly() {
        return Err(NotWritten::ReadOnly);
    }
    let beside = Beside::of(&path, new)?;
    keep_owner(&beside.0, &before);
    fs::set_permissions(&beside.0, before.permissions())?;
    // As late as can be: what is changed from here on is lost, and that is a moment.
    if fs::read(&path)? != old.as_bytes() {
        return Err(NotWritten::Changed);
    }
    fs::rename(&beside.0, &path)?;
    Ok(())
}

/// Writes every one of these new files, or none.
pub(super) fn create_all(files: &[(PathBuf, String)]) -> Result<(), (PathBuf, io::Error)> {
    for (index, (path, text)) in files.iter().enumerate() {
        if let Err(error) = create(path, text) {
            for (written, _) in &files[..index] {
                // It was made a moment ago; if it cannot be removed, `check` will name it.
                let _ = fs::remove_file(written);
            }
            return Err((path.clone(), error));
        }
    }
    Ok(())
}

fn create(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    written.inspect_err(|_| {
        let _ = fs::remove_file(path);
    })
}

/// A file beside another, whole and on disk, that goes unless it takes the other's name. Its own
/// is hidden, so that it is no content.
struct Beside(PathBuf);

impl Beside {
    fn of(path: &Path, text: &str) -> io::Result<Self> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let beside = path.with_file_name(format!(".{name}.{}", process::id()));
        // One that is there already was left by a program that was ended in the middle.
        let _ = fs::remove_file(&beside);
        let mut file = OpenOptions::new().write(true).create_new(true).open(&beside)?;
        let beside = Self(beside);
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        match fs::read(&beside.0)? == text.as_bytes() {
            true => Ok(beside),
            false => Err(io::Error::other("it does not read back as it was written")),
        }
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // Where it took the other's name there is none to remove.
        let _ = fs::remove_file(&self.0);
    }
}

/// Only the superuser can give a file away, and only then it needs to be.
#[cfg(unix)]
fn keep_owner(path: &Path, before: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, chown};
    let _ = chown(path, Some(before.uid()), Some(before.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_path: &Path, _before: &fs::Metadata) {}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn names(folder: &TempDir) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    fn folder(text: &str) -> (TempDir, PathBuf) {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("a.toml");
        fs::write(&path, text).unwrap();
        (folder, path)
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let (folder, path) = folder("old");
        replace(&path, "old", "new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(names(&folder), ["a.toml"]);
    }

    #[test]
    fn what_somebody_else_has_changed_is_left_as_they_wrote_it() {
        let (folder, path) = folder("theirs");
        assert!(matches!(replace(&path, "old", "new"), Err(NotWritten::Changed)));
        assert_eq!(fs::read_to_string(&path).unwrap(), "theirs");
        assert_eq!(names(&folder), ["a.toml"]);
        fs::remove_file(&path).unwrap();
        assert!(matches!(replace(&path, "old", "new"), Err(NotWritten::Failed(_))));
        assert!(names(&folder).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_kept_and_a_link_is_followed() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let (folder, path) = folder("old");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        let link = folder.path().join("link.toml");
        symlink("a.toml", &link).unwrap();
        replace(&link, "old", "new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[test]
    fn a_file_that_is_read_only_stays_as_it_is() {
        let (_folder, path) = folder("old");
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert!(matches!(replace(&path, "old", "new"), Err(NotWritten::ReadOnly)));
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    }

    #[test]
    fn new_files_are_written_together_or_not_at_all() {
        let (folder, path) = folder("there");
        let at = |name: &str| (folder.path().join(name), "new".to_owned());
        let (wrong, error) = create_all(&[at("b.toml"), at("a.toml"), at("c.toml")]).unwrap_err();
        assert_eq!((wrong, error.kind()), (path.clone(), io::ErrorKind::AlreadyExists));
        assert_eq!(fs::read_to_string(&path).unwrap(), "there");
        assert_eq!(names(&folder), ["a.toml"]);
        create_all(&[at("b.toml"), at("c.toml")]).unwrap();
        assert_eq!(names(&folder), ["a.toml", "b.toml", "c.toml"]);
    }
}
