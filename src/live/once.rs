//! A configuration that is no regular file: a pipe, `<(…)`, `/dev/stdin`, a terminal.
//!
//! Its text can be had once. So it is read to its end, kept, and never read again, neither to see whether it stays the
//! same nor when something else has changed: a second reading would find nothing, and nothing is a configuration
//! without servers. What nobody writes to is waited for with a limit.

use std::fs::{self, Metadata};
use std::io;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::config::Patient;
use crate::schema::in_utf8;

/// What was read of the last such file; its text is kept for as long as it is the one that is named.
#[derive(Debug, Default)]
pub(super) struct Once {
    kept: Mutex<Option<KeptText>>,
}

#[derive(Debug, Clone)]
struct KeptText {
    of: Option<(u64, u64)>,
    /// Its text, or why there is none.
    text: Result<String, (io::ErrorKind, String)>,
}

impl KeptText {
    fn text(&self) -> io::Result<String> {
        self.text.clone().map_err(|(kind, why)| io::Error::new(kind, why))
    }
}

impl Once {
    /// Returns the text of the file at `path`: as it is now, or as it was kept.
    ///
    /// # Errors
    ///
    /// It cannot be read, is no text, has no end, or nothing comes from it. Of what is no regular file that is kept too: a
    /// reader that came later would have only what is left.
    pub(super) fn text(&self, path: &Path) -> io::Result<String> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let there = fs::metadata(path);
        match (&there, &*kept) {
            (Ok(it), _) if it.is_file() || it.is_dir() => {
                *kept = None;
                return fs::read(path).and_then(text_of);
            }
            // Who made a pipe may remove it once it was read.
            (Err(_), Some(kept)) => return kept.text(),
            (Err(_), None) => return fs::read_to_string(path),
            (Ok(it), Some(kept)) if identity(it) == kept.of => return kept.text(),
            (Ok(_), _) => {}
        }
        let text = to_its_end(path, None).map_err(|error| (error.kind(), error.to_string()));
        kept.insert(KeptText { of: there.as_ref().ok().and_then(identity), text }).text()
    }

    /// Returns whether the text of such a file is kept.
    pub(super) fn has_text(&self) -> bool {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.as_ref().is_some_and(|kept| kept.text.is_ok())
    }
}

/// Returns whether this is there, and neither a regular file nor a folder.
pub(super) fn is_read_once(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|it| !it.is_file() && !it.is_dir())
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere there is none")]
fn identity(of: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some((of.dev(), of.ino()))
}

#[cfg(not(unix))]
fn identity(_of: &Metadata) -> Option<(u64, u64)> {
    None
}

/// Reads to the end, as long as something comes in time.
fn to_its_end(path: &Path, patience: Option<Duration>) -> io::Result<String> {
    let what = format!("`{}`", path.display());
    let usual = Patient::for_what_is_read_once(&what);
    let patience = patience.unwrap_or(usual.patience);
    Patient { patience, ..usual }.read(path).and_then(text_of)
}

fn text_of(bytes: Vec<u8>) -> io::Result<String> {
    in_utf8(bytes).map_err(|why| io::Error::new(io::ErrorKind::InvalidData, why))
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::process::Command;
    use std::thread;

    use tempfile::TempDir;

    use super::*;

    fn pipe() -> (TempDir, std::path::PathBuf) {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("pipe");
        assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        (folder, path)
    }

    #[test]
    fn a_pipe_is_read_once_and_its_text_is_kept_when_it_has_gone() {
        let (_folder, path) = pipe();
        let once = Once::default();
        thread::scope(|scope| {
            scope.spawn(|| fs::write(&path, "server = []\n").unwrap());
            assert_eq!(once.text(&path).unwrap(), "server = []\n");
        });
        assert_eq!(once.text(&path).unwrap(), "server = []\n");
        fs::remove_file(&path).unwrap();
        assert_eq!(once.text(&path).unwrap(), "server = []\n");
        assert!(once.has_text());
        fs::write(&path, "a file").unwrap();
        assert_eq!(once.text(&path).unwrap(), "a file");
        assert!(!once.has_text());
    }

    #[test]
    fn a_pipe_that_nobody_writes_to_is_given_up() {
        let (_folder, path) = pipe();
        let error = to_its_end(&path, Some(Duration::from_millis(50))).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        assert_eq!(error.to_string(), "nothing came from it within 0 seconds");
    }

    #[test]
    fn a_device_without_an_end_or_with_nothing_in_it_is_read_at_once() {
        let error = to_its_end(Path::new("/dev/zero"), None).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
        assert_eq!(to_its_end(Path::new("/dev/null"), None).unwrap(), "");
    }
}
