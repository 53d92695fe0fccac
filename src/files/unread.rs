//! Files in a folder of content that are not read, and folders of which nothing is.
//!
//! Somebody may have corrected a number in one of them, so none is passed over in silence: `check` refuses
//! them, and what runs warns of them and goes on. What an editor or a system leaves beside a file, and notes
//! for people, are no content and meant to be none.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::schema::{Problem, SourceFile, did_you_mean, without_unseen};
use crate::values::Kind;

/// The files of content that belong in no folder and list no things of a kind.
const OTHER_FILES: [&str; 6] = [
    "signpost.toml",
    "words.toml",
    "helplines.toml",
    "handbook.toml",
    "calendar.toml",
    "index.toml",
];

/// Returns the files of content that belong in no folder.
pub(super) fn single_files() -> impl Iterator<Item = &'static str> {
    OTHER_FILES.into_iter().chain(Kind::files())
}

/// Notes for people and what systems leave there: files that nobody means to be read. Vim makes the last for a moment.
const NO_CONTENT: [&str; 8] =
    ["license", "licence", "copying", "codeowners", "thumbs.db", "desktop.ini", "icon\r", "4913"];

/// What the names of such files end in: notes, backups of editors, what Vim keeps beside a file that is open.
const NO_CONTENT_ENDS: [&str; 5] = [".md", "~", ".swp", ".swo", ".swx"];

/// The most files of one folder that are named.
pub(crate) const NAMED_AT_MOST: usize = 20;

/// What a file in a folder of content is to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NameOfFile {
    /// It is read.
    Content,
    /// It is left alone.
    NoContent,
    /// It may have been meant to be read.
    Unread,
}

/// Returns what a file is by its name alone.
pub(crate) fn named(name: &str) -> NameOfFile {
    // A name that ends in what nobody can see was meant to be read, and the reader refuses it.
    let seen = without_unseen(name);
    let small = seen.to_lowercase();
    let is_lock = name.len() > 1 && name.starts_with('#') && name.ends_with('#');
    let is_no_content = name.starts_with('.')
        || is_lock
        || NO_CONTENT.contains(&small.as_str())
        || NO_CONTENT_ENDS.iter().any(|end| small.ends_with(end)) && !small.ends_with(".toml.md");
    if is_no_content {
        NameOfFile::NoContent
    } else if seen.ends_with(".toml") {
        NameOfFile::Content
    } else {
        NameOfFile::Unread
    }
}

/// What people, editors and systems put at the end of the name of a file of content by mistake; and nothing at all.
const MISTAKEN_ENDS: [&str; 13] = [
    "toml", "tom", "tml", "txt", "md", "bak", "backup", "orig", "old", "new", "rej", "save", "copy",
];

/// Returns whether a file may be content whose name got a wrong end: `x.toml.txt`, `X.TOML`, `x.tom`, `x (1).toml`, `x`.
/// An archive, a page or a picture is none.
pub(crate) fn has_a_mistaken_end(name: &str) -> bool {
    let small = name.to_lowercase();
    let is_a_copy = small.contains(".toml") && small.ends_with(')');
    let end = small.rsplit_once('.').map_or("", |(_, end)| end);
    is_a_copy || end.is_empty() || MISTAKEN_ENDS.contains(&end)
}

/// Returns a name without what a system adds to that of a copy: `Copy of x`, `x - Copy`, `x (1)`.
fn without_copy(stem: &str) -> &str {
    let stem = stem.trim();
    let stem = stem.strip_prefix("copy of ").unwrap_or(stem);
    let number = stem.rsplit_once('(').filter(|(_, end)| end.ends_with(')'));
    let stem = number.map_or(stem, |(stem, _)| stem.trim_end());
    let apart = [' ', '-', '_'];
    let copied = stem.strip_suffix("copy").filter(|it| it.ends_with(apart));
    copied.map_or(stem, |it| it.trim_end_matches(apart))
}

/// Returns the name that a file must have to be read.
pub(crate) fn right_name(name: &str) -> String {
    let small = name.to_lowercase();
    let stem = match small.find(".tom") {
        Some(at) if at > 0 => &small[..at],
        _ => small.rsplit_once('.').map_or(small.as_str(), |(stem, _)| stem),
    };
    let stem = without_copy(stem);
    let is_slug = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let words = stem.split(|c: char| !is_slug(c)).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    let slug = if words.is_empty() { "a-name".to_owned() } else { words.join("-") };
    format!("{slug}.toml")
}

/// Returns whether a folder has the name of a file of content.
pub(crate) fn is_named_as_a_file(name: &str) -> bool {
    without_unseen(name).to_lowercase().ends_with(".toml")
}

/// A folder that is used as content, alone or laid over the content in the program.
pub(crate) struct OwnFolder<'f> {
    pub(crate) path: &'f Path,
    /// The paths inside it of the files that were read.
    pub(crate) read: Vec<&'f str>,
    /// The names of the folders in it.
    pub(crate) folders: &'f [String],
    /// Whether nothing else is used.
    pub(crate) is_alone: bool,
    /// How many files with the name of a file of content are hidden.
    pub(crate) hidden: usize,
}

impl OwnFolder<'_> {
    /// Returns the paths inside it of the files that are used.
    pub(crate) fn used(&self) -> BTreeSet<String> {
        let used = self.read.iter().filter(|inside| is_known(inside));
        used.map(|inside| (*inside).to_owned()).collect()
    }

    /// Returns the problem of a folder of which nothing is used: an empty one, one that is full of other things, the
    /// one above a folder of content or one in it; and of one that is not enough alone.
    pub(crate) fn unused(&self, unread: usize) -> Option<Problem> {
        let used = self.read.iter().filter(|inside| is_known(inside)).count();
        if used > 0 {
            return self.too_little(used);
        }
        let hint = match (self.below(), self.above()) {
            (Some(below), _) => format!("name the folder in it: `{}`", below.display()),
            (None, Some(above)) => format!("name the folder above it: `{}`", above.display()),
            // A few files with wrong names or places say it themselves, beside those of the program.
            (None, None)
                if !self.is_alone && (1..=NAMED_AT_MOST).contains(&(self.read.len() + unread)) =>
            {
                return None;
            }
            (None, None) if self.hidden > 0 => "files in it are hidden: take the full stop off the beginning of their names".to_owned(),
            (None, None) => "name a folder that has files such as `services/childline.toml` in it; content/README.md says what belongs where".to_owned(),
        };
        Some(at(self.path, "no file of this folder is used").hint(hint))
    }

    /// Returns the problem of a folder alone that has none of the files that only content has which is whole.
    fn too_little(&self, used: usize) -> Option<Problem> {
        let is_there = |name: &&str| self.read.contains(name);
        if !self.is_alone || OTHER_FILES.iter().any(is_there) {
            return None;
        }
        let files = if used == 1 { "one file" } else { &format!("{used} files") };
        let message = format!("this folder has {files} of content, and is used alone");
        let hint = format!(
            "lay it over the content in the program: `--content {}`; alone it needs {} and more",
            self.path.display(),
            OTHER_FILES.map(|name| format!("`{name}`")).join(", ")
        );
        Some(at(self.path, message).hint(hint))
    }

    /// Returns the folder in it that is one of content.
    fn below(&self) -> Option<PathBuf> {
        let below = self.folders.iter().find(|name| {
            let inside = self.read.iter().filter_map(|read| read.strip_prefix(name.as_str()));
            inside.filter_map(|rest| rest.strip_prefix('/')).any(is_known)
        });
        below.map(|name| self.path.join(name))
    }

    /// Returns the folder above it, where its own name is that of a folder of content.
    fn above(&self) -> Option<&Path> {
        let own_name = self.path.file_name().unwrap_or_default().to_string_lossy();
        Kind::in_folder(&own_name)?;
        let above = self.path.parent().filter(|above| !above.as_os_str().is_empty());
        Some(above.unwrap_or(Path::new(".")))
    }
}

/// Returns the files of a folder that are not read, as many of them as an editor wants to see.
pub(crate) fn at_most(folder: &Path, mut unread: Vec<Problem>) -> Vec<Problem> {
    let more = unread.len().saturating_sub(NAMED_AT_MOST);
    unread.truncate(NAMED_AT_MOST);
    if more > 0 {
        let message = format!("{more} more files in this folder are not read");
        unread.push(at(folder, message).hint("see whether it is the folder that you mean"));
    }
    unread
}

/// Returns whether a file at this path inside a folder of content is in a known place.
pub(crate) fn is_known(inside: &str) -> bool {
    single_files().any(|name| name == inside)
        || inside.split_once('/').is_some_and(|(folder, _)| Kind::in_folder(folder).is_some())
}

pub(crate) fn at(path: &Path, message: impl Into<String>) -> Problem {
    let path = path.display().to_string();
    Problem::error(&Arc::new(SourceFile::new(path, String::new())), 0..0, message)
}

/// Returns what to do with a file of content at a path inside the folder that is no known place. `homes` are the
/// paths that the program's own files have.
pub(crate) fn right_place<'h>(
    inside: &str,
    homes: impl Iterator<Item = &'h str>,
) -> Option<String> {
    let name = inside.rsplit('/').next().unwrap_or_default();
    // An archive that was made elsewhere may be unpacked so.
    let parted = inside.replace('\\', "/");
    if parted != inside && is_known(&parted) {
        return Some(format!("move it to `{parted}`: a backslash parts no folders here"));
    }
    // `content/services/x.toml`: the folder above was named.
    let mut rest = inside;
    while let Some((above, below)) = rest.split_once('/') {
        if is_known(below) {
            let above = &inside[..inside.len() - below.len() - 1];
            return Some(format!(
                "move it to `{below}`, or name the folder `{above}` in place of this one"
            ));
        }
        let meant = did_you_mean(&above.to_lowercase(), Kind::folders());
        if let Some(folder) = meant.filter(|_| rest.len() == inside.len()) {
            return Some(format!("move it to `{folder}/{below}`"));
        }
        rest = below;
    }
    let mut same = homes.filter(|home| is_known(home) && home.rsplit('/').next() == Some(name));
    if let Some(home) = same.next() {
        return Some(format!("move it to `{home}`, where the program has the same file"));
    }
    let meant = single_file_near(&right_name(name)).filter(|_| name == inside);
    meant.map(|meant| format!("rename it to `{meant}`"))
}

/// Returns the file that belongs in no folder and has nearly this name.
pub(crate) fn single_file_near(name: &str) -> Option<&'static str> {
    let stem = |name: &'static str| name.trim_end_matches(".toml");
    let near = did_you_mean(name.trim_end_matches(".toml"), single_files().map(stem))?;
    single_files().find(|file| stem(file) == near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_content_by_its_name_and_what_is_meant_to_be_none() {
        for (name, is) in [
            ("a.toml", NameOfFile::Content),
            ("a.toml\u{200b}", NameOfFile::Content),
            ("a.toml.txt", NameOfFile::Unread),
            ("A.TOML", NameOfFile::Unread),
            ("a.Toml", NameOfFile::Unread),
            ("a.tom", NameOfFile::Unread),
            ("a.toml.bak", NameOfFile::Unread),
            ("a.toml.rej", NameOfFile::Unread),
            ("a toml", NameOfFile::Unread),
            ("a", NameOfFile::Unread),
            ("a.json", NameOfFile::Unread),
            ("a.toml~", NameOfFile::NoContent),
            ("a.toml.md", NameOfFile::Unread),
            ("a.md", NameOfFile::NoContent),
            ("README.MD", NameOfFile::NoContent),
            ("LICENSE", NameOfFile::NoContent),
            ("#a.toml#", NameOfFile::NoContent),
            (".#a.toml", NameOfFile::NoContent),
            (".DS_Store", NameOfFile::NoContent),
            ("a.toml.swp", NameOfFile::NoContent),
            ("Thumbs.db", NameOfFile::NoContent),
        ] {
            assert_eq!(named(name), is, "{name}");
        }
    }

    #[test]
    fn the_name_to_give_it_is_an_id() {
        for (name, right) in [
            ("luton-duty-team.toml.txt", "luton-duty-team.toml"),
            ("X.TOML", "x.toml"),
            ("x.tom", "x.toml"),
            ("x.toml.bak", "x.toml"),
            ("My Area.txt", "my-area.toml"),
            ("x_y.toml (1)", "x-y.toml"),
            ("childline", "childline.toml"),
            ("x.toml.toml", "x.toml"),
            ("Copy of x.toml", "x.toml"),
            ("x - Copy.toml", "x.toml"),
            ("x copy.toml", "x.toml"),
            ("x (2).toml", "x.toml"),
            ("NSPCC-helpline.toml", "nspcc-helpline.toml"),
        ] {
            assert_eq!(right_name(name), right, "{name}");
        }
    }

    #[test]
    fn an_end_that_nobody_gives_by_mistake_is_none_of_content() {
        for name in ["a.toml.txt", "a.TOML", "a.tom", "a.toml (1)", "a", "a.toml.orig", "a.txt"] {
            assert!(has_a_mistaken_end(name), "{name}");
        }
        for name in ["services.zip", "a-z.html", "a.png", "a.toml.gz", "a.json", "a.js", "a.css"] {
            assert!(!has_a_mistaken_end(name), "{name}");
        }
    }

    #[test]
    fn the_file_that_is_meant_is_near_by_its_own_name() {
        assert_eq!(single_file_near("word.toml"), Some("words.toml"));
        for name in ["services.toml", "service.toml", "doors.toml"] {
            assert_eq!(single_file_near(name), None, "{name}");
        }
    }
}
