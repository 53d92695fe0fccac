//! Finds which file a path leads to, through whatever hands it on.
//!
//! A name that a file neither imports nor has as a child is its own.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{Names, SourceText, crate_files};

/// The crate, and which file imports which.
pub(crate) struct Crate {
    pub(crate) files: BTreeMap<Names, SourceText>,
}

/// Where a path ends: in a file, at a name of it; at the file itself where there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    file: Names,
    name: Option<String>,
}

/// A name that is being looked up, so that none is looked up for itself.
type Asked = Vec<(Names, String)>;

impl Crate {
    pub(crate) fn read() -> Self {
        Self { files: crate_files() }
    }

    /// Returns, for each file, the other files that it uses something of.
    pub(crate) fn uses(&self) -> BTreeMap<&Names, BTreeSet<Names>> {
        let all = self.files.iter().map(|(file, text)| {
            let handed_on = text.imports.iter().filter(|it| it.is_handed_on);
            let unused: BTreeSet<&str> = handed_on
                .map(|it| it.name.as_str())
                .filter(|name| !text.words.contains(*name) && !is_first(text, name))
                .collect();
            let imports = text.imports.iter();
            let imports = imports.filter(|it| !unused.contains(it.name.as_str()) && it.name != "*");
            let imports = imports.filter_map(|it| self.leads(file, &it.path, &mut Vec::new()));
            let paths = text.paths.iter().filter_map(|it| self.leads(file, it, &mut Vec::new()));
            // A module that is imported is used where something of it is.
            let used = imports.chain(paths).filter(|it| it.name.is_some() && it.file != *file);
            (file, used.map(|it| it.file).collect())
        });
        all.collect()
    }

    /// Returns where a path of `file` leads, where that is in the crate.
    fn leads(&self, file: &Names, path: &[String], asked: &mut Asked) -> Option<Place> {
        let mut from = file.clone();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" => {
                from.clear();
                rest = &path[1..];
            }
            "self" => rest = &path[1..],
            "super" => {
                while rest.first().is_some_and(|name| name == "super") {
                    from.pop()?;
                    rest = &rest[1..];
                }
            }
            name if self.is_file(file, name) => {}
            name => {
                let place = self.imported(file, name, asked)?;
                return self.walk(place, &path[1..], asked);
            }
        }
        self.walk(Place { file: from, name: None }, rest, asked)
    }

    fn walk(&self, mut at: Place, rest: &[String], asked: &mut Asked) -> Option<Place> {
        for (nth, name) in rest.iter().enumerate() {
            if at.name.is_some() {
                break;
            }
            let is_macro =
                nth + 1 == rest.len() && self.files.get(&at.file)?.declared.contains(name);
            if !is_macro && self.is_file(&at.file, name) {
                at.file.push(name.clone());
                continue;
            }
            let file = at.file.clone();
            at = self
                .imported(&file, name, asked)
                .unwrap_or(Place { file, name: Some(name.clone()) });
        }
        Some(at)
    }

    /// Returns where a name leads that `file` imports.
    fn imported(&self, file: &Names, name: &str, asked: &mut Asked) -> Option<Place> {
        let text = self.files.get(file)?;
        let key = (file.clone(), name.to_owned());
        if text.declared.contains(name) || asked.contains(&key) {
            return None;
        }
        asked.push(key);
        if let Some(import) = text.imports.iter().find(|it| it.name == name) {
            return self.leads(file, &import.path, asked);
        }
        let globs = text.imports.iter().filter(|it| it.name == "*");
        let mut found = globs.filter_map(|it| {
            let module = self.leads(file, &it.path[..it.path.len() - 1], asked)?;
            let there = self.files.get(&module.file)?;
            if there.declared.contains(name) {
                return Some(Place { name: Some(name.to_owned()), ..module });
            }
            self.imported(&module.file, name, asked)
        });
        found.next()
    }

    fn is_file(&self, parent: &Names, name: &str) -> bool {
        self.files.contains_key(&[&parent[..], &[name.to_owned()]].concat())
    }
}

/// Returns whether a file has a path that starts with a name.
fn is_first(text: &SourceText, name: &str) -> bool {
    text.paths.iter().any(|path| path.first().is_some_and(|first| first == name))
}
