//! What `deploy/` holds, as text and as the documents that tools read from it.
//!
//! A broken copy is the same with one text of one file replaced: so each rule can be shown to notice what it is for. Each
//! text is parsed once, for there are many broken copies.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use regex::Regex;
use serde_json::Value;

/// The files of `deploy/`, by their paths in it.
#[derive(Clone)]
pub(super) struct Shipped(BTreeMap<String, Manifest>);

/// One file.
#[derive(Clone)]
struct Manifest {
    text: Arc<str>,
    /// What tools read from it, where it is YAML.
    documents: Arc<[Value]>,
}

impl Manifest {
    #[track_caller]
    fn parsed(name: &str, text: &str) -> Self {
        let is_yaml = name.ends_with(".yaml");
        let parse =
            || serde_saphyr::from_multiple(text).unwrap_or_else(|it| panic!("{name}: {it}"));
        let documents = if is_yaml { parse() } else { Vec::new() };
        Self { text: text.into(), documents: documents.into() }
    }
}

impl Shipped {
    /// Reads them all.
    pub(super) fn read() -> Self {
        static READ: LazyLock<Shipped> = LazyLock::new(|| {
            let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy");
            let mut files = BTreeMap::new();
            collect(&root, &root, &mut files);
            Shipped(files)
        });
        READ.clone()
    }

    /// Returns a copy in which one text of one file is another. The text has to be there.
    #[track_caller]
    pub(super) fn with(&self, file: &str, from: &str, to: &str) -> Self {
        let mut copy = self.clone();
        let text = self.text(file);
        assert!(text.contains(from), "deploy/{file} has no `{from}`");
        let broken = Manifest::parsed(file, &text.replacen(from, to, 1));
        copy.0.insert(file.to_owned(), broken);
        copy
    }

    /// Returns a copy in which all that is marked as optional is done.
    pub(super) fn with_all_options(&self) -> Self {
        let in_a_list = Regex::new(r"(?m)^( *)# OPTIONAL: (- --.*)$").unwrap();
        let of_a_unit = Regex::new(r"(?m)^# OPTIONAL: (--.*)\n(ExecStart=.*)$").unwrap();
        let done = |file: &str, manifest: &Manifest| {
            let text = in_a_list.replace_all(&manifest.text, "$1$2").into_owned();
            Manifest::parsed(file, &of_a_unit.replace_all(&text, "$2 $1"))
        };
        Self(self.0.iter().map(|(file, it)| (file.clone(), done(file, it))).collect())
    }

    /// Returns what a file says.
    #[track_caller]
    pub(super) fn text(&self, file: &str) -> &str {
        &self.of(file).text
    }

    /// Returns the documents of a YAML file, its anchors followed.
    #[track_caller]
    pub(super) fn documents(&self, file: &str) -> &[Value] {
        &self.of(file).documents
    }

    #[track_caller]
    fn of(&self, file: &str) -> &Manifest {
        self.0.get(file).unwrap_or_else(|| panic!("deploy/ has no {file}"))
    }

    /// Returns the paths of all files below a folder, or of all with the empty name.
    pub(super) fn files_in(&self, folder: &str) -> Vec<&str> {
        let below = self.0.keys().map(String::as_str);
        below.filter(|file| file.starts_with(folder)).collect()
    }
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Manifest>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            let manifest = Manifest::parsed(&name, &fs::read_to_string(&path).unwrap());
            files.insert(name, manifest);
        }
    }
}

/// Returns the texts of a list, or none where there is no list.
pub(super) fn texts(list: &Value) -> Vec<String> {
    let entries = list.as_array().into_iter().flatten();
    entries.map(|entry| entry.as_str().map_or_else(|| entry.to_string(), str::to_owned)).collect()
}

/// Returns the entries of a list, or none where there is no list.
pub(super) fn entries(list: &Value) -> &[Value] {
    list.as_array().map_or(&[], Vec::as_slice)
}

/// Returns the names and values of a table, or none where there is no table.
pub(super) fn table(table: &Value) -> impl Iterator<Item = (&String, &Value)> {
    table.as_object().into_iter().flatten()
}
