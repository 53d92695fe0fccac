//! Lists where a change of content or configuration can show.
//!
//! A file can change without being touched: a folder on the way is renamed over, or a symbolic
//! link points elsewhere. So every folder on the way is watched for the one name that leads on,
//! those past symbolic links too. What does not exist yet is waited for in the folder where it
//! would appear. A link inside the content to a single file elsewhere is not followed here.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use notify::RecursiveMode;

use super::once::is_read_once;
use super::snapshot::Origins;
use crate::files::{Origin, WayToPath};

/// Where a change can show, as the disk is at this moment.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Places {
    /// The folder of content, past all links: whatever changes below it counts.
    content: Option<PathBuf>,
    /// Every step on the way to content and configuration, each in a folder past all links.
    steps: BTreeSet<PathBuf>,
}

impl Places {
    /// Returns the places for these origins.
    pub(super) fn of(origins: &Origins) -> Self {
        let mut places = Self::default();
        if let Origin::Over(folder) | Origin::Only(folder) = &origins.content {
            let end = places.walk(folder);
            places.content = end.filter(|folder| folder.is_dir());
        }
        // What is read once is not followed.
        if let Some(file) = origins.config.as_ref().filter(|file| !is_read_once(file)) {
            places.walk(file);
        }
        places
    }

    /// Returns the folders to watch, those that lead to others first.
    pub(super) fn folders(&self) -> BTreeMap<PathBuf, RecursiveMode> {
        let on_the_way = self.steps.iter().filter_map(|step| step.parent());
        // A folder is watched in one way only, and what is below the content is watched already.
        let outside = on_the_way.filter(|folder| !self.is_below_content(folder));
        let mut folders: BTreeMap<_, _> =
            outside.map(|folder| (folder.to_owned(), RecursiveMode::NonRecursive)).collect();
        let content = self.content.iter().cloned();
        folders.extend(content.map(|folder| (folder, RecursiveMode::Recursive)));
        folders
    }

    /// Returns whether a change at `path` can be one of content or configuration.
    pub(super) fn concern(&self, path: &Path) -> bool {
        self.steps.contains(path) || self.is_below_content(path)
    }

    fn is_below_content(&self, path: &Path) -> bool {
        self.content.as_ref().is_some_and(|content| path.starts_with(content))
    }

    /// Notes every step to `path`; returns where it ends, past all links.
    fn walk(&mut self, path: &Path) -> Option<PathBuf> {
        let way = WayToPath::walk(path);
        self.steps.extend(way.steps);
        way.end
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use tempfile::TempDir;

    use super::*;

    /// A fresh folder whose own path has no link.
    fn folder() -> (TempDir, PathBuf) {
        let folder = TempDir::new().unwrap();
        let path = folder.path().canonicalize().unwrap();
        (folder, path)
    }

    fn of(content: Option<&Path>, config: Option<&Path>) -> Places {
        let content = content.map_or(Origin::Shipped, |folder| Origin::Over(folder.to_owned()));
        Places::of(&Origins { content, config: config.map(Path::to_owned) })
    }

    /// The places below `root`, as `folder` or `folder/**`, without what lies above it.
    fn below(root: &Path, places: &Places) -> Vec<String> {
        let folders = places.folders().into_iter().filter(|(folder, _)| folder.starts_with(root));
        let shown = folders.map(|(folder, mode)| {
            let inside = folder.strip_prefix(root).unwrap().display().to_string();
            if mode == RecursiveMode::Recursive { inside + "/**" } else { inside }
        });
        shown.collect()
    }

    #[test]
    fn what_is_in_the_program_is_not_watched() {
        assert_eq!(of(None, None), Places::default());
        assert!(of(None, None).folders().is_empty());
    }

    #[test]
    fn a_folder_is_watched_with_all_that_lead_to_it() {
        let (_kept, root) = folder();
        let content = root.join("a/content");
        fs::create_dir_all(content.join("topics")).unwrap();
        let places = of(Some(&content), None);
        assert_eq!(below(&root, &places), ["", "a", "a/content/**"]);
        let above = root.parent().unwrap();
        assert_eq!(places.folders().get(above), Some(&RecursiveMode::NonRecursive));
    }

    #[test]
    fn only_the_names_on_the_way_and_what_is_below_the_content_concern_us() {
        let (_kept, root) = folder();
        fs::create_dir(root.join("content")).unwrap();
        let places = of(Some(&root.join("content")), Some(&root.join("signpost.toml")));
        for (path, concerns) in [
            ("content", true),
            ("content/topics/power.toml", true),
            ("content/..data", true),
            ("signpost.toml", true),
            ("signpost.toml.swp", false),
            ("elsewhere", false),
        ] {
            assert_eq!(places.concern(&root.join(path)), concerns, "{path}");
        }
        assert!(places.concern(&root), "a folder on the way that is renamed");
    }

    #[test]
    fn links_are_followed_and_watched_where_they_stand_and_where_they_lead() {
        let (_kept, root) = folder();
        fs::create_dir_all(root.join("releases/1/content")).unwrap();
        fs::create_dir(root.join("site")).unwrap();
        symlink("../releases/1", root.join("site/current")).unwrap();
        let places = of(Some(&root.join("site/current/content")), None);
        let expected = ["", "releases", "releases/1", "releases/1/content/**", "site"];
        assert_eq!(below(&root, &places), expected);
        assert!(places.concern(&root.join("site/current")));
    }

    #[test]
    fn a_folder_with_the_configuration_in_it_is_watched_once_and_wholly() {
        let (_kept, root) = folder();
        fs::create_dir(root.join("content")).unwrap();
        let content = root.join("content");
        let places = of(Some(&content), Some(&content.join("signpost.toml")));
        assert_eq!(below(&root, &places), ["", "content/**"]);
    }

    #[test]
    fn what_is_not_there_yet_is_waited_for_step_by_step() {
        let (_kept, root) = folder();
        let places = of(Some(&root.join("later/content")), None);
        assert_eq!(below(&root, &places), ["", "later"]);
        assert!(places.concern(&root.join("later")));
    }

    #[test]
    fn a_circle_of_links_has_an_end() {
        let (_kept, root) = folder();
        symlink("two", root.join("one")).unwrap();
        symlink("one", root.join("two")).unwrap();
        assert_eq!(below(&root, &of(Some(&root.join("one")), None)), [""]);
    }
}
