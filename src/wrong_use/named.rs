//! What somebody names beside `check` and `verify`: the file that they see on disk, or none.
//!
//! Whoever names a file means the one that they see. To look at another of that name in the program, or in a
//! folder that an option names, would be a false all-clear; so what is there and is not read is refused, and so is a
//! path that leads nowhere.

use std::path::{Path, PathBuf};

use super::folder;
use crate::failure::Failure;
use crate::judge::Loaded;
use crate::review::Narrowed;
use crate::values::Kind;

/// The folder that files of the program are shown in.
const SHOWN_IN: &str = "content/";

/// The words that somebody named, for a command.
pub(crate) struct Named<'n> {
    pub(crate) command: &'n str,
    /// The folder of content that an option names.
    pub(crate) folder: Option<&'n Path>,
    /// The configuration that an option names.
    pub(crate) config: Option<&'n Path>,
    pub(crate) words: &'n [String],
}

impl Named<'_> {
    /// Ensures that no word is a folder or a file that is there and that no option says to read.
    pub(crate) fn are_read(&self) -> Result<(), Failure> {
        self.words.iter().try_for_each(|word| self.on_disk(word).map(drop))
    }

    /// Returns the files that all of the words name; every file, where there is none.
    pub(crate) fn all(&self, loaded: &Loaded) -> Result<Narrowed, Failure> {
        let mut these = Narrowed::default();
        for word in self.words {
            these.add(word, self.one(word, loaded)?, None)?;
        }
        Ok(these)
    }

    /// Returns the files that a word names.
    pub(crate) fn one(&self, word: &str, loaded: &Loaded) -> Result<Narrowed, Failure> {
        match self.on_disk(word)? {
            Some(OnDisk::File(path)) => Ok(Narrowed::of_path(&path.display().to_string())),
            Some(OnDisk::Folder(inside)) => Narrowed::of(&inside, loaded),
            None => {
                let word = word.replace('\\', "/");
                let word = word.trim_start_matches("./");
                let shown = word.strip_prefix(SHOWN_IN).filter(|_| !Path::new(SHOWN_IN).is_dir());
                Narrowed::of(shown.unwrap_or(word), loaded)
            }
        }
    }

    /// Returns what is on disk under a word, where it is read.
    fn on_disk(&self, word: &str) -> Result<Option<OnDisk>, Failure> {
        let Some(there) = candidates(word).into_iter().find(|path| path.exists()) else {
            return Ok(None);
        };
        let Ok(real) = there.canonicalize() else { return Ok(None) };
        let is_config = |file: &&Path| file.canonicalize().is_ok_and(|it| it == real);
        if let Some(config) = self.config.filter(is_config) {
            return Ok(Some(OnDisk::File(config.to_owned())));
        }
        let inside = self.folder.and_then(|root| {
            let inside = real.strip_prefix(root.canonicalize().ok()?).ok()?;
            Some((root, inside.to_owned()))
        });
        match inside {
            Some((root, inside)) if real.is_file() => Ok(Some(OnDisk::File(root.join(inside)))),
            Some((_, inside)) if inside.as_os_str().is_empty() => Err(Failure::usage(
                format!("`{word}` is all that is read"),
                "leave it out, or name what is in it, such as services",
            )),
            Some((_, inside)) => Ok(Some(OnDisk::Folder(inside.display().to_string()))),
            None => Err(self.not_read(word, &there)),
        }
    }

    /// Returns what to say of what is there and is not read.
    fn not_read(&self, word: &str, there: &Path) -> Failure {
        if there.is_dir() && self.words.len() == 1 {
            return folder(self.command, there);
        }
        let there = there.display().to_string();
        let message = if there == word {
            format!("`{word}` is none of the files that are read")
        } else {
            format!("`{word}` is here too, as `{there}`, and no option says to read that")
        };
        let hint =
            "name its folder with --content or --content-only, or a configuration with --config";
        Failure::usage(message, hint)
    }
}

/// What is on disk, and is read.
enum OnDisk {
    /// A file, by the path under which it is read.
    File(PathBuf),
    /// A folder, by its path inside the content.
    Folder(String),
}

/// Returns each path that a word can be meant as.
fn candidates(word: &str) -> Vec<PathBuf> {
    let with_its_ending = |path: PathBuf| {
        let ended = path.with_file_name(format!("{}.toml", file_name(&path)));
        [path, ended]
    };
    let mut all: Vec<PathBuf> = with_its_ending(word.into()).into();
    if !word.contains(['/', '\\']) {
        let folders = Kind::folders().into_iter();
        all.extend(folders.flat_map(|folder| with_its_ending(Path::new(folder).join(word))));
    }
    all
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
