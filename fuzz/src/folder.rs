//! A folder of content with files of any name in it, as it lies on a disk.
//!
//! Beside it is a file that is not part of it. Links lead to places inside the folder, or nowhere: one that leads out of it
//! is followed on purpose, as Kubernetes lays content out by links.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use arbitrary::{Arbitrary, Result, Unstructured};
use tempfile::TempDir;

/// The words of the file that is beside the folder.
pub const BESIDE: &str = "of somebody else";

/// Names that mean something to the reader, and the ends of names.
const KNOWN: [&str; 24] = [
    "services",
    "topics",
    "Topics",
    "words.toml",
    "words.tml",
    "childline.toml",
    "x.toml",
    "x.TOML",
    "x.toml.txt",
    "x.toml~",
    "#x.toml#",
    ".x.toml",
    "README.md",
    "x.toml.md",
    "..",
    "...",
    "..\\beside.toml",
    "services\\x.toml",
    "x\u{200b}.toml",
    "x.toml\u{200b}",
    "4913",
    "LICENSE",
    "x.toml.swp",
    "signpost.toml",
];

/// What is at a path.
#[derive(Debug, Clone, Arbitrary)]
pub enum Inside<'a> {
    /// A file.
    File(&'a [u8]),
    /// A folder.
    Folder,
    /// A link to the entry at this place among all, or nowhere where there is none.
    Link(u8),
}

/// A path inside the folder, and what is there.
#[derive(Debug, Clone)]
pub struct MadeEntry<'a> {
    path: PathBuf,
    inside: Inside<'a>,
}

impl<'a> Arbitrary<'a> for MadeEntry<'a> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let mut path = PathBuf::new();
        for _ in 0..u.int_in_range(1..=3)? {
            path.push(OsStr::from_bytes(&name(u)?));
        }
        Ok(Self { path, inside: u.arbitrary()? })
    }
}

/// Returns a name that a file can have: it is no way up, and has no slash and no byte of nothing.
fn name(u: &mut Unstructured<'_>) -> Result<Vec<u8>> {
    let known = u.choose(&KNOWN)?.as_bytes();
    let mut name = if u.arbitrary()? { known.to_vec() } else { u.arbitrary::<&[u8]>()?.to_vec() };
    name.retain(|byte| ![0, b'/'].contains(byte));
    name.truncate(60);
    if name.is_empty() || name == b"." || name == b".." {
        name = b"x".to_vec();
    }
    Ok(name)
}

/// A folder on the disk. It is removed when nobody needs it any more.
pub struct LaidOut {
    folder: TempDir,
    /// The files in it, each by its path as an editor would type it, that no link leads to.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl LaidOut {
    /// Returns a folder that has these entries. What cannot be laid out beside the others is left out.
    pub fn of(entries: &[MadeEntry<'_>]) -> Self {
        let folder = TempDir::new().expect("a folder can be made");
        fs::write(folder.path().join("beside.toml"), BESIDE).expect("a file can be written");
        let mut this = Self { folder, files: BTreeMap::new() };
        let root = this.root();
        fs::create_dir(&root).expect("a folder can be made");
        for entry in entries {
            this.add(&root, entry, entries);
        }
        this
    }

    /// Returns the path of the folder.
    pub fn root(&self) -> PathBuf {
        self.folder.path().join("own")
    }

    /// Returns the path of the folder as it is shown, with the stroke after it.
    pub fn shown_root(&self) -> String {
        format!("{}/", self.root().display())
    }

    fn add(&mut self, root: &Path, entry: &MadeEntry<'_>, all: &[MadeEntry<'_>]) {
        let path = root.join(&entry.path);
        let above = path.parent().unwrap_or(root);
        // A link on the way would put the file elsewhere.
        let is_straight = above.ancestors().take_while(|it| *it != root).all(|it| !it.is_symlink());
        if !is_straight || path.symlink_metadata().is_ok() || fs::create_dir_all(above).is_err() {
            return;
        }
        match entry.inside {
            Inside::File(bytes) => {
                if fs::write(&path, bytes).is_ok() {
                    self.files.insert(path.display().to_string(), bytes.to_vec());
                }
            }
            Inside::Folder => drop(fs::create_dir(&path)),
            Inside::Link(nth) => {
                let to = all.get(usize::from(nth)).map_or(Path::new("nowhere"), |it| &it.path);
                drop(symlink(root.join(to), &path));
            }
        }
    }
}
