//! Puts the files of new areas into their folder, all or none, and takes back what a run left that was cut off.
//!
//! Both `area new` and `area import` write so.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::editing::folder::Folder;
use crate::editing::journal::{self, NotTakenBack};
use crate::editing::writing;
use crate::failure::Failure;

/// Writes all of these files into a folder, or none, and returns where they are.
///
/// # Errors
///
/// Why nothing was written.
pub(crate) fn all(folder: &Folder, files: Vec<(String, String)>) -> Result<Vec<PathBuf>, Failure> {
    let on_disk: Vec<(PathBuf, String)> =
        files.into_iter().map(|(inside, text)| (folder.path(&inside), text)).collect();
    writing::create_all(&folder.path(""), &on_disk).map_err(|failed| {
        let hint = match failed.cause.kind() {
            ErrorKind::AlreadyExists => {
                "nothing was written; see whose file that is, and run it again"
            }
            _ => "nothing was written; see to it, then run it again",
        };
        Failure::problems(failed.to_string(), hint)
    })?;
    Ok(on_disk.into_iter().map(|(path, _)| path).collect())
}

/// Returns whether a run was cut off while it wrote new files into a folder, or still goes on.
pub(crate) fn was_cut_off(root: &Path) -> bool {
    journal::is_there(root)
}

/// Takes back the new files of a run that was cut off while it wrote them, and says so, where there was one.
///
/// # Errors
///
/// Where another run writes into the folder now, or the files cannot be taken back.
pub(crate) fn take_back_what_was_cut_off(root: &Path) -> Result<Option<String>, Failure> {
    match journal::take_back(root) {
        Ok(None) => Ok(None),
        Ok(Some(count)) => Ok(Some(format!(
            "An earlier run was cut off while it wrote: {count} of its file(s) were here, and are taken out again."
        ))),
        Err(NotTakenBack::Busy) => Err(Failure::problems(
            format!("another run writes new files into `{}` now", root.display()),
            "wait until it is done, then run it again",
        )),
        Err(NotTakenBack::Failed(error)) => Err(Failure::problems(
            format!("an earlier run was cut off, and its files cannot be taken out again: {error}"),
            "see to it, then run it again",
        )),
    }
}
