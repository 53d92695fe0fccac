//! A file that is written beside the place where it is to be, and then takes its name.
//!
//! Its own name is hidden, so that it is no content, and always the same, so that the next one that writes there removes
//! what a program left that was killed.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile, TempPath};

/// What the name of a file beside another ends in.
const BESIDE: &str = ".being-written";

/// Writes `text` into a file beside `path`, whole and on disk, that goes unless it takes the other's
/// name.
pub(super) fn beside(path: &Path, text: &str) -> io::Result<TempPath> {
    let file = written_beside(path, text)?;
    file.as_file().sync_all()?;
    let beside = file.into_temp_path();
    if fs::read(&beside)? == text.as_bytes() {
        Ok(beside)
    } else {
        Err(io::Error::other("it does not read back as it was written"))
    }
}

/// Returns where a file is that is written beside `path`.
pub(super) fn hidden(path: &Path) -> PathBuf {
    path.with_file_name(hidden_name(path))
}

fn hidden_name(path: &Path) -> String {
    format!(".{}{BESIDE}", path.file_name().unwrap_or_default().to_string_lossy())
}

/// Writes `text` into a file beside `path`. Its name is hidden, so that it is no content, and always the same, so
/// that it is found.
fn written_beside(path: &Path, text: &str) -> io::Result<NamedTempFile> {
    let hidden = hidden_name(path);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    // One that is there already was left by a program that was ended in the middle.
    let _ = fs::remove_file(folder.join(&hidden));
    let mut file = named(&hidden).tempfile_in(folder).map_err(of_the_system)?;
    file.write_all(text.as_bytes()).map_err(of_the_system)?;
    Ok(file)
}

/// Returns what the system said: the library adds the path of the file beside, which nobody looks for.
fn of_the_system(error: io::Error) -> io::Error {
    let said = error.to_string();
    match said.split_once(" at path ") {
        Some((said, _)) => io::Error::new(error.kind(), said),
        None => error,
    }
}

/// A file of this very name that others may read as they may read any new file: the library makes
/// names of its own, which only their owner can read.
fn named(name: &str) -> Builder<'_, '_> {
    let mut builder = Builder::new();
    builder.prefix(name).rand_bytes(0);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

/// Gives a file the name `path`, unless one has come there meanwhile: that is not replaced.
pub(super) fn take_free_name(beside: TempPath, path: &Path) -> io::Result<()> {
    match beside.persist_noclobber(path) {
        Ok(()) => Ok(()),
        Err(taken) if taken.error.kind() == io::ErrorKind::AlreadyExists => Err(taken.error),
        // Where a file system neither moves a file to a free name only nor links it, as exFAT over FUSE.
        Err(other) => take_reserved_name(other.path, path),
    }
}

/// The same in two acts, so that whoever reads in between finds an empty file, which no content is.
fn take_reserved_name(beside: TempPath, path: &Path) -> io::Result<()> {
    fs::File::create_new(path)?;
    beside.persist(path).map_err(|failed| {
        // It is ours and empty.
        let _ = fs::remove_file(path);
        failed.error
    })
}

/// Puts `text` where a file of ours is, or none: whoever reads meanwhile finds the old text or the new. It does not wait for the
/// disk.
pub(crate) fn put(path: &Path, text: &str) -> io::Result<()> {
    let beside = written_beside(path, text)?.into_temp_path();
    beside.persist(path).map_err(|error| error.error)
}

/// Returns whether a program that was killed has left a file of this name.
pub(crate) fn is_left_over(name: &str) -> bool {
    name.starts_with('.') && name.ends_with(BESIDE)
}

#[cfg(test)]
mod tests {
    use super::super::test_folder::{folder, names};
    use super::*;

    /// As on a file system that has neither links nor a move to a free name only.
    #[test]
    fn a_name_that_is_reserved_first_is_taken_where_it_is_free_and_nowhere_else() {
        let (folder, path) = folder("there");
        let new = folder.path().join("b.toml");
        take_reserved_name(beside(&new, "new").unwrap(), &new).unwrap();
        assert_eq!(fs::read_to_string(&new).unwrap(), "new");
        let taken = take_reserved_name(beside(&path, "new").unwrap(), &path).unwrap_err();
        assert_eq!(taken.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&path).unwrap(), "there");
        // What was written beside is gone before it can take the name.
        let gone = beside(&folder.path().join("c.toml"), "new").unwrap();
        fs::remove_file(&gone).unwrap();
        take_reserved_name(gone, &folder.path().join("c.toml")).unwrap_err();
        assert_eq!(names(&folder), ["a.toml", "b.toml"]);
    }

    #[test]
    fn a_file_of_ours_is_put_whole_in_the_place_of_the_one_before() {
        let (folder, path) = folder("old");
        let mut reader = fs::File::open(&path).unwrap();
        put(&path, "new").unwrap();
        assert_eq!(io::read_to_string(&mut reader).unwrap(), "old");
        put(&folder.path().join("b.toml"), "b").unwrap();
        assert_eq!(names(&folder), ["a.toml", "b.toml"]);
        assert!(is_left_over(".a.toml.being-written") && !is_left_over("a.toml"));
    }
}
