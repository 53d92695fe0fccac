//! Reads content file by file, and remembers which file each thing came from.
//!
//! The name of a file is the id of the thing that it has. Files may be in subfolders, so that many
//! areas stay tidy; two files with one id, or a file in no known place, are problems.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::former;
use super::guide::OfContent;
use super::shipped;
use crate::files;
use crate::files::{Laid, Tree, right_name, right_place};
use crate::schema::{
    Check, FromToml, Passage, Problem, SENTENCE_WORDS, SourceFile, in_path, read, seen,
};
use crate::values::{Entry, Home, Id, Kind, SLUG_HINT};

/// The kind of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// One of many, such as a topic.
    Each(Kind),
    /// The only one of its kind, such as `signpost.toml`.
    Single(&'static str),
}

impl fmt::Display for FileKind {
    /// Writes it as the list of all of them is headed: `topics`, `signpost.toml`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Each(kind) => f.pad(&format!("{}s", kind.word())),
            Self::Single(name) => f.pad(name),
        }
    }
}

/// The file of each thing that has an id, and of each single file.
#[derive(Debug, Clone, Default)]
pub struct Files {
    by_id: BTreeMap<(Kind, String), Arc<SourceFile>>,
    single: BTreeMap<&'static str, Arc<SourceFile>>,
    /// Every text of whole sentences in them.
    pub(crate) passages: Vec<Passage>,
    /// What somebody may have meant to be used and is not, or not as it was meant: a file beside them that nobody reads, one
    /// that takes the place of nothing.
    pub unread: Vec<Problem>,
    /// Warnings of what is read, and shown to nobody.
    pub unseen: Vec<Problem>,
    /// What a folder has that was laid over the content in the program.
    pub(crate) laid: Laid,
}

impl Files {
    /// Returns a fingerprint of every file by its path inside the folder: 12 hexadecimal digits, the same wherever the
    /// folder is.
    pub fn fingerprint(&self) -> String {
        let inside = |(kind, id): &(Kind, String)| match kind.home() {
            Home::Folder(folder) => format!("{folder}/{id}.toml"),
            Home::File(file) => file.to_owned(),
        };
        let by_id = self.by_id.iter().map(|(key, file)| (inside(key), file));
        let single = self.single.iter().map(|(name, file)| ((*name).to_owned(), file));
        let files: BTreeMap<String, &Arc<SourceFile>> = by_id.chain(single).collect();
        let mut digest = Sha256::new();
        for (inside, file) in files {
            for part in [inside.as_str(), &*file.text] {
                digest.update((part.len() as u64).to_le_bytes());
                digest.update(part);
            }
        }
        hex::encode(&digest.finalize()[..6])
    }

    /// Returns the file of the thing that has this id.
    pub fn of<I: Id>(&self, id: &I) -> Arc<SourceFile> {
        self.of_kind(I::KIND, id.as_str())
    }

    /// Returns the file of the thing of this kind that has this id.
    pub fn of_kind(&self, kind: Kind, id: &str) -> Arc<SourceFile> {
        self.by_id.get(&(kind, id.to_owned())).cloned().unwrap_or_else(nowhere)
    }

    /// Returns the single file of this name, such as `words.toml`.
    pub fn single(&self, name: &str) -> Arc<SourceFile> {
        self.single.get(name).cloned().unwrap_or_else(nowhere)
    }

    /// Returns where a file has a text of whole sentences; its first byte, where it has no such text.
    pub(crate) fn place_of(&self, file: &Arc<SourceFile>, text: &str) -> Range<usize> {
        let mut here = self.passages.iter().filter(|it| Arc::ptr_eq(&it.file, file));
        here.find(|it| it.text() == text).map(|it| it.span.clone()).unwrap_or_default()
    }

    /// Returns every file with its kind and the id of the thing that it has; a single file has its name.
    pub(crate) fn each_of_its_own(
        &self,
    ) -> impl Iterator<Item = (FileKind, &str, &Arc<SourceFile>)> {
        let of_many = self.by_id.iter().filter(|((kind, _), _)| !kind.is_listed());
        let of_many = of_many.map(|((kind, id), file)| (FileKind::Each(*kind), id.as_str(), file));
        let single = self.single.iter().map(|(name, file)| (FileKind::Single(name), *name, file));
        of_many.chain(single)
    }

    /// Notes that the single file `name` holds the things of a kind that have these ids.
    pub(super) fn add_inside<'i>(
        &mut self,
        name: &str,
        kind: Kind,
        ids: impl Iterator<Item = &'i str>,
    ) {
        let file = self.single(name);
        self.by_id.extend(ids.map(|id| ((kind, id.to_owned()), Arc::clone(&file))));
    }

    /// Returns whether something of this kind has this id.
    pub(super) fn has(&self, kind: Kind, id: &str) -> bool {
        self.by_id.contains_key(&(kind, id.to_owned()))
    }

    /// Returns every known id of this kind.
    pub(super) fn ids(&self, kind: Kind) -> impl Iterator<Item = &str> {
        self.by_id.keys().filter(move |(of, _)| *of == kind).map(|(_, id)| id.as_str())
    }
}

pub(super) fn nowhere() -> Arc<SourceFile> {
    Arc::new(SourceFile::new("content".to_owned(), String::new()))
}

/// A file that was meant to replace one of the program.
struct Replaced<'f, 't> {
    by: &'f Arc<SourceFile>,
    /// The path that it needs for that.
    path: &'t str,
}

/// Reads file after file and remembers which were asked for.
pub(super) struct Reader<'t> {
    tree: &'t Tree,
    pub(super) check: Check,
    pub(super) files: Files,
}

/// Of what there are that many at most, in the content of the program: passages, and references.
const AS_SHIPPED: usize = 2048;

impl<'t> Reader<'t> {
    pub(super) fn new(tree: &'t Tree) -> Self {
        let mut check = Check::of(&nowhere(), &OfContent);
        // What grows step by step leaves a hole in memory at each step, and is let go when all is read.
        check.passages.reserve(AS_SHIPPED);
        check.references.reserve(AS_SHIPPED);
        let paths = tree.files.iter();
        check.problems.extend(paths.filter_map(|(path, file)| in_path(path, file)));
        let (unread, laid) = (tree.unread.clone(), tree.laid.clone());
        let files = Files { unread, laid, ..Files::default() };
        Self { tree, check, files }
    }

    /// Reads one file that must be there.
    pub(super) fn single<T: FromToml>(
        &mut self,
        name: &'static str,
        sentence_words: usize,
    ) -> Option<T> {
        let Some(file) = self.tree.files.get(name) else {
            let file = Arc::new(SourceFile::new(format!("content/{name}"), String::new()));
            let problem = Problem::error(&file, 0..0, format!("the file `{name}` is missing"));
            self.check.problems.push(problem.hint("content/README.md says what belongs in it"));
            return None;
        };
        self.files.single.insert(name, Arc::clone(file));
        self.check.enter(file, sentence_words);
        if let Some(problem) = former::problem(name, file) {
            self.check.problems.push(problem);
            return None;
        }
        self.read(file)
    }

    fn read<T: FromToml>(&mut self, file: &Arc<SourceFile>) -> Option<T> {
        if let Some(problem) = self.tree.unreadable.get(&file.path) {
            self.check.problems.push(problem.clone());
            return None;
        }
        let before = self.check.found_so_far();
        let made = read(file, &mut self.check);
        if self.check.has_more_problems_than(&before)
            && let Some(problem) = files::configuration(file)
        {
            self.check.go_back_to(&before);
            self.check.problems.push(problem);
            return None;
        }
        made
    }

    /// Reads the file that lists the things of one kind.
    pub(super) fn listed<I: Id, T: FromToml>(&mut self) -> Option<T> {
        match I::KIND.home() {
            Home::File(name) => self.single(name, I::KIND.sentence_words()),
            Home::Folder(_) => None,
        }
    }

    /// Reads every file below the folder of a kind; the name of a file is the id of the thing in it.
    pub(super) fn folder<T: FromToml + Entry>(&mut self) -> BTreeMap<T::Id, T> {
        let kind = <T::Id as Id>::KIND;
        let (tree, sentence_words) = (self.tree, kind.sentence_words());
        let Home::Folder(folder) = kind.home() else {
            return BTreeMap::new();
        };
        let inside = tree.files.iter().filter(|(path, _)| in_folder(path, folder));
        let mut all = BTreeMap::new();
        for (path, file) in inside.filter(|(path, file)| in_path(path, file).is_none()) {
            self.check.enter(file, sentence_words);
            let name = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".toml");
            let id = self.claim::<T::Id>(name, file);
            if let (Some(entry), Some(id)) = (self.read::<T>(file), id) {
                all.insert(id, entry);
            }
        }
        all
    }

    /// Returns which of two files with one id is an organisation's, where the other is the program's.
    fn replaced<'f>(
        &self,
        one: &'f Arc<SourceFile>,
        other: &'f Arc<SourceFile>,
    ) -> Option<Replaced<'f, 't>> {
        let (by, own) = match (shipped::is_own(one), shipped::is_own(other)) {
            (true, false) => (other, one),
            (false, true) => (one, other),
            _ => return None,
        };
        let mut files = self.tree.files.iter();
        let (path, _) = files.find(|(_, file)| Arc::ptr_eq(file, own))?;
        Some(Replaced { by, path })
    }

    /// Takes the id for this file, unless it is badly formed or another file has it.
    fn claim<I: Id>(&mut self, name: &str, file: &Arc<SourceFile>) -> Option<I> {
        let Some(id) = I::parse(name) else {
            // A configuration says so when it is read, and needs no other name.
            if files::configuration(file).is_none() {
                let message = format!("the file's name `{}` is not an id", seen(name));
                let right = right_name(name);
                let hint = match I::parse(right.trim_end_matches(".toml")) {
                    Some(_) => format!("rename it to `{right}`; {SLUG_HINT}"),
                    None => SLUG_HINT.to_owned(),
                };
                self.check.error(0..0, message, hint);
            }
            return None;
        };
        let key = (I::KIND, name.to_owned());
        if let Some(first) = self.files.by_id.get(&key) {
            let message = format!("a second {} with the id `{name}`", I::KIND.word());
            let problem = match self.replaced(first, file) {
                Some(Replaced { by, path }) => Problem::error(by, 0..0, message)
                    .hint(format!("to change the one in the program, move this to `{path}`")),
                None => Problem::error(file, 0..0, message)
                    .hint(format!("the first is {}; rename one of them", first.path)),
            };
            self.check.problems.push(problem);
            return None;
        }
        self.files.by_id.insert(key, Arc::clone(file));
        Some(id)
    }

    /// A file in no known place would be silently left out: somebody meant it to be read.
    pub(super) fn strays(&mut self) {
        let folders = Kind::folders();
        for (path, file) in &self.tree.files {
            let known = self.files.single.contains_key(path.as_str())
                || folders.iter().any(|folder| in_folder(path, folder));
            if known || in_path(path, file).is_some() {
                continue;
            }
            self.check.enter(file, SENTENCE_WORDS);
            let unreadable = self.tree.unreadable.get(&file.path).cloned();
            if let Some(problem) = unreadable.or_else(|| files::configuration(file)) {
                self.check.problems.push(problem);
                continue;
            }
            let homes = self.tree.files.keys().map(String::as_str);
            let hint = right_place(path, homes.filter(|home| home != path)).unwrap_or_else(|| {
                let folders = folders.join(", ");
                format!("files belong in {folders} or are named in content/README.md")
            });
            self.check.error(0..0, format!("`{}` is in no known place", seen(path)), hint);
        }
    }
}

fn in_folder(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}
