//! Writes files of content so that whoever reads them meanwhile finds the old text or the new.
//!
//! A text is written beside the place where it is to be, whole and on disk, and then takes its
//! name, which is one act: whatever happens before that, all is as it was. What somebody else has
//! changed is never written over, and nor is a file that is there already. What a program that was
//! killed leaves beside is hidden, so it is no content, and the next one that writes there removes
//! it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::beside::{beside, take_free_name};
use super::journal::Journal;
use crate::failure::without_number;

/// Why a file was not written. It is as it was.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotWritten {
    /// It does not hold what was read.
    #[error("it was changed on disk since it was read")]
    Changed,
    /// It is not to be written.
    #[error("it is read-only")]
    ReadOnly,
    /// The link leads to no file.
    #[error("it is a link that leads nowhere")]
    Dangling,
    /// The system does not let us.
    #[error("it cannot be written: {}", without_number(&.0.to_string()))]
    Failed(#[from] io::Error),
}

/// Why no new file was written.
#[derive(Debug, thiserror::Error)]
#[error("cannot write `{}`: {}", path.display(), without_number(&cause.to_string()))]
pub(crate) struct NotCreated {
    /// The file, or a folder on the way to it.
    pub(crate) path: PathBuf,
    /// Why.
    #[source]
    pub(crate) cause: io::Error,
}

impl NotCreated {
    fn of(path: &Path, cause: io::Error) -> Self {
        let cause = if is_dangling(path) {
            io::Error::new(cause.kind(), NotWritten::Dangling.to_string())
        } else {
            cause
        };
        Self { path: path.to_owned(), cause }
    }
}

/// Replaces the text `old` of the file at `path` with `new`. A link is followed; permissions and,
/// where we may set it, the owner are kept.
pub(crate) fn replace(path: &Path, old: &str, new: &str) -> Result<(), NotWritten> {
    if is_dangling(path) {
        return Err(NotWritten::Dangling);
    }
    let path = path.canonicalize()?;
    let before = fs::metadata(&path)?;
    if before.permissions().readonly() {
        return Err(NotWritten::ReadOnly);
    }
    let beside = beside(&path, new)?;
    keep_owner(&beside, &before);
    // Some file systems have one mode for all files, and let nobody set another.
    if fs::metadata(&beside)?.permissions() != before.permissions() {
        fs::set_permissions(&beside, before.permissions())?;
    }
    // As late as can be: what is changed from here on is lost, and that is a moment.
    if fs::read(&path)? != old.as_bytes() {
        return Err(NotWritten::Changed);
    }
    beside.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

/// Writes one new file, whole; its folder is there already.
pub(crate) fn create(path: &Path, text: &str) -> Result<(), NotCreated> {
    let put = beside(path, text).and_then(|beside| take_free_name(beside, path));
    put.map_err(|cause| NotCreated::of(path, cause))
}

/// Writes every one of these new files into the folder `root`, or none, and the folders that they need. Where the program is
/// ended meanwhile, `journal::take_back` removes what it has left.
pub(crate) fn create_all(root: &Path, files: &[(PathBuf, String)]) -> Result<(), NotCreated> {
    let mut made = MadeFile::default();
    let mut all = Vec::new();
    for (path, text) in files {
        made.folders_of(path)?;
        let beside = beside(path, text).map_err(|cause| NotCreated::of(path, cause))?;
        all.push((beside, path));
    }
    let of_list = |cause| NotCreated::of(root, cause);
    made.journal = Some(Journal::begin(root, files).map_err(of_list)?);
    for (beside, path) in all {
        take_free_name(beside, path).map_err(|cause| NotCreated::of(path, cause))?;
        made.files.push(path.clone());
    }
    made.keep(root).map_err(of_list)
}

/// What was made on the way, which goes again unless it is all there.
#[derive(Debug, Default)]
struct MadeFile {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
    journal: Option<Journal>,
}

impl MadeFile {
    fn folders_of(&mut self, path: &Path) -> Result<(), NotCreated> {
        let folders: Vec<&Path> = path.ancestors().skip(1).collect();
        for folder in folders.into_iter().rev() {
            if !folder.as_os_str().is_empty() && !folder.is_dir() {
                fs::create_dir(folder).map_err(|cause| NotCreated::of(folder, cause))?;
                self.folders.push(folder.to_owned());
            }
        }
        Ok(())
    }

    /// Keeps all of it: from the moment in which the list of files is gone.
    fn keep(&mut self, root: &Path) -> io::Result<()> {
        let folders: BTreeSet<&Path> = self.files.iter().filter_map(|file| file.parent()).collect();
        folders.into_iter().for_each(sync_names);
        if let Some(mut journal) = self.journal.take() {
            journal.remove()?;
        }
        sync_names(root);
        self.folders.clear();
        self.files.clear();
        Ok(())
    }
}

impl Drop for MadeFile {
    fn drop(&mut self) {
        // They were made a moment ago; if one cannot be removed, `check` will name it.
        for file in &self.files {
            let _ = fs::remove_file(file);
        }
        if let Some(mut journal) = self.journal.take() {
            let _ = journal.remove();
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Waits until the names in a folder are on the disk, where the system lets a program do so.
fn sync_names(folder: &Path) {
    let _ = fs::File::open(folder).and_then(|folder| folder.sync_all());
}

fn is_dangling(path: &Path) -> bool {
    path.is_symlink() && !path.exists()
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
    use super::super::test_folder::{folder, names};
    use super::*;

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
    fn whoever_reads_meanwhile_has_the_old_text_or_the_new() {
        let (folder, path) = folder("old");
        let mut reader = fs::File::open(&path).unwrap();
        replace(&path, "old", "new").unwrap();
        // A plain write would change the text under whoever has the file open.
        assert_eq!(io::read_to_string(&mut reader).unwrap(), "old");
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        let new = folder.path().join("b.toml");
        create_all(folder.path(), &[(new.clone(), "b".to_owned())]).unwrap();
        let mut reader = fs::File::open(&new).unwrap();
        replace(&new, "b", "c").unwrap();
        assert_eq!(io::read_to_string(&mut reader).unwrap(), "b");
    }

    #[test]
    fn what_a_killed_program_left_beside_is_replaced() {
        let (folder, path) = folder("old");
        fs::write(folder.path().join(".a.toml.being-written"), "ne").unwrap();
        fs::write(folder.path().join(".b.toml.being-written"), "ne").unwrap();
        replace(&path, "old", "new").unwrap();
        create_all(folder.path(), &[(folder.path().join("b.toml"), "new".to_owned())]).unwrap();
        assert_eq!(names(&folder), ["a.toml", "b.toml"]);
    }

    #[test]
    fn new_files_are_written_together_or_not_at_all() {
        let (folder, path) = folder("there");
        let at = |name: &str| (folder.path().join(name), "new".to_owned());
        let failed =
            create_all(folder.path(), &[at("b.toml"), at("a.toml"), at("c.toml")]).unwrap_err();
        assert_eq!((&failed.path, failed.cause.kind()), (&path, io::ErrorKind::AlreadyExists));
        assert_eq!(fs::read_to_string(&path).unwrap(), "there");
        assert_eq!(names(&folder), ["a.toml"]);
        create_all(folder.path(), &[at("b.toml"), at("c.toml")]).unwrap();
        assert_eq!(names(&folder), ["a.toml", "b.toml", "c.toml"]);
    }

    #[test]
    fn a_new_file_is_never_there_in_part() {
        let (folder, _path) = folder("there");
        let new = folder.path().join("b.toml");
        let text = "x".repeat(1 << 22);
        let seen = std::thread::scope(|scope| {
            let reader = scope.spawn(|| {
                let patience = std::time::Instant::now();
                loop {
                    match fs::read(&new) {
                        Ok(read) => return read.len(),
                        Err(_) if patience.elapsed().as_secs() > 30 => return 0,
                        Err(_) => std::hint::spin_loop(),
                    }
                }
            });
            create_all(folder.path(), &[(new.clone(), text.clone())]).unwrap();
            reader.join().unwrap()
        });
        assert_eq!(seen, text.len());
    }

    #[test]
    fn folders_made_on_the_way_go_again_where_nothing_was_written() {
        let (folder, _path) = folder("there");
        let at = |name: &str| (folder.path().join(name), "new".to_owned());
        create_all(folder.path(), &[at("x/y/b.toml"), at("a.toml")]).unwrap_err();
        assert_eq!(names(&folder), ["a.toml"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_can_be_read_by_whoever_may_read_new_files() {
        use std::os::unix::fs::PermissionsExt;
        let (folder, any_other) = folder("there");
        let new = folder.path().join("b.toml");
        create_all(folder.path(), &[(new.clone(), "new".to_owned())]).unwrap();
        let mode = |path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&new), mode(&any_other));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_nowhere_is_named() {
        let (folder, _path) = folder("there");
        let link = folder.path().join("areas");
        std::os::unix::fs::symlink("nowhere", &link).unwrap();
        let failed =
            create_all(folder.path(), &[(link.join("b.toml"), "new".to_owned())]).unwrap_err();
        let expected =
            format!("cannot write `{}`: it is a link that leads nowhere", link.display());
        assert_eq!(failed.to_string(), expected);
        assert!(matches!(replace(&link, "old", "new"), Err(NotWritten::Dangling)));
    }
}
