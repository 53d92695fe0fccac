//! Finds the folders that have to be readable, so that a change of content or settings is still read.
//!
//! A rule of Landlock is about what is at a path when it is laid: whatever takes its place later is another thing, which
//! cannot be read. So not the folder is granted but the one that it is in, and the same where a link leads. Only of what
//! is in `/` itself that cannot be done: it would grant the whole machine. Who connects also reads what looking names up takes.

use std::collections::{BTreeSet, VecDeque};
use std::fs;
use std::path::{self, Path, PathBuf};

use super::needs::{Outgoing, SandboxNeeds};
use super::resolver;
use crate::files::WayToPath;

/// How many files and folders of content are looked at for links that lead out of it: as many as are read.
const MOST: usize = 10_000;

/// What is readable.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct GrantedPaths {
    /// Folders, with all that is below them, and single files; each without links, none inside another.
    pub(super) paths: BTreeSet<PathBuf>,
    /// The folders that looking a machine's name up reads, each without links.
    pub(super) of_names: BTreeSet<PathBuf>,
    /// What a host has to know about them, a line each.
    pub(super) notes: Vec<String>,
}

impl GrantedPaths {
    /// Returns what has to be readable for these needs.
    pub(super) fn of(needs: &SandboxNeeds) -> Self {
        let of_names = match needs.connect {
            Outgoing::Nowhere => BTreeSet::new(),
            Outgoing::Ports(_) => resolver::folders(),
        };
        let mut granted = Self { of_names, ..Self::default() };
        for path in &needs.read {
            granted.add(path);
        }
        granted
    }

    /// Returns everything, each once.
    pub(super) fn all(&self) -> BTreeSet<&Path> {
        self.paths.iter().chain(&self.of_names).map(PathBuf::as_path).collect()
    }

    /// Returns the folder or file that makes a path readable.
    pub(super) fn reach(&self, path: &Path) -> Option<&Path> {
        let real = path.canonicalize().ok()?;
        self.all().into_iter().find(|granted| real.starts_with(granted))
    }

    fn add(&mut self, path: &Path) {
        // What is no file and no folder is read once, and that was before.
        let is_read_again = |it: &fs::Metadata| it.is_file() || it.is_dir();
        match path.metadata() {
            Ok(there) if !is_read_again(&there) => return,
            Ok(_) => {}
            Err(_) => return self.wait_for(path),
        }
        // What is read through the system's own links to what is open already has no other place.
        let is_of_system = ["/dev", "/proc"].iter().any(|of| path.starts_with(of));
        if !is_of_system {
            let way = WayToPath::walk(path);
            for link in way.steps.iter().filter(|step| step.is_symlink()) {
                self.add_where_it_may_lead(link);
            }
        }
        self.add_what_is_at(path);
        // Of `/` nothing is granted: whatever is in it would be everything.
        if path.is_dir() && path.canonicalize().is_ok_and(|real| real.parent().is_some()) {
            self.add_links_inside(path);
        }
    }

    /// Makes readable what is at a path, and what may come to be there.
    fn add_what_is_at(&mut self, path: &Path) {
        let Ok(real) = path.canonicalize() else { return };
        match real.parent() {
            Some(parent) if parent.parent().is_some() => self.insert(parent.to_owned()),
            Some(_) => {
                self.note(format!(
                    "`{}` is in `/`: what takes its place is not read until a restart",
                    real.display()
                ));
                self.insert(real);
            }
            None => self.note("`/` is named: it is not read again".to_owned()),
        }
    }

    /// Makes readable where a link may come to lead: all that is below the folder that it and its end have in common. That
    /// is where releases lie beside each other, and where a file or folder may take the place of the link.
    fn add_where_it_may_lead(&mut self, link: &Path) {
        let (Some(folder), Ok(end)) = (link.parent(), link.canonicalize()) else { return };
        let common = folder.ancestors().find(|above| end.starts_with(above));
        match common.filter(|common| common.parent().is_some()) {
            Some(common) => self.insert(common.to_owned()),
            // A link of the system's, such as from `/var/run` to `/run`.
            None if end.parent().is_some_and(|above| above.parent().is_none()) => {}
            None => {
                self.add_what_is_at(link);
                self.note(format!(
                    "`{}` leads to `{}`: where it comes to lead elsewhere, that is not read until a restart",
                    link.display(),
                    end.display()
                ));
            }
        }
    }

    fn note(&mut self, note: String) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Makes readable the folder in which what is not there yet would come to be, or the nearest above it.
    fn wait_for(&mut self, path: &Path) {
        let absolute = path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let real = absolute.ancestors().find_map(|above| above.canonicalize().ok());
        match real.filter(|above| above.parent().is_some()) {
            Some(above) => {
                self.note(format!(
                    "`{}` is not there yet: until it is, and this is started again, all of `{}` can be read",
                    path.display(),
                    above.display()
                ));
                self.insert(above);
            }
            None => self.note(format!(
                "`{}` is not there: once it is, it is not read until a restart",
                path.display()
            )),
        }
    }

    /// Makes readable where links inside a folder lead, and those inside the folders there.
    fn add_links_inside(&mut self, folder: &Path) {
        let (mut ahead, mut seen) = (VecDeque::from([folder.to_owned()]), BTreeSet::new());
        while let Some(folder) = ahead.pop_front() {
            if !folder.canonicalize().is_ok_and(|real| seen.insert(real)) {
                continue;
            }
            for entry in fs::read_dir(&folder).into_iter().flatten().flatten().take(MOST) {
                let (path, kind) = (entry.path(), entry.file_type());
                if kind.is_ok_and(|kind| kind.is_symlink()) && self.reach(&path).is_none() {
                    self.add_what_is_at(&path);
                }
                if seen.len() + ahead.len() < MOST && path.is_dir() {
                    ahead.push_back(path);
                }
            }
        }
    }

    fn insert(&mut self, path: PathBuf) {
        if self.paths.iter().any(|granted| path.starts_with(granted)) {
            return;
        }
        self.paths.retain(|granted| !granted.starts_with(&path));
        self.paths.insert(path);
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use tempfile::TempDir;

    use super::*;

    /// A fresh folder whose own path has no link.
    fn folder() -> (TempDir, PathBuf) {
        let folder = TempDir::new().unwrap();
        let path = folder.path().canonicalize().unwrap();
        (folder, path)
    }

    /// What is granted for a path.
    fn of(path: impl AsRef<Path>) -> GrantedPaths {
        let read = vec![path.as_ref().to_owned()];
        GrantedPaths::of(&SandboxNeeds { read, ..SandboxNeeds::default() })
    }

    /// What is granted for `path` below `root`, without the root.
    fn granted(root: &Path, path: &str) -> Vec<String> {
        let granted = of(root.join(path));
        assert_eq!(granted.notes, Vec::<String>::new());
        let inside = |path: &PathBuf| path.strip_prefix(root).unwrap().display().to_string();
        granted.paths.iter().map(inside).collect()
    }

    #[test]
    fn a_folder_and_a_file_are_readable_through_the_folder_that_they_are_in() {
        let (_kept, root) = folder();
        fs::create_dir_all(root.join("site/content/topics")).unwrap();
        fs::write(root.join("site/signpost.toml"), "").unwrap();
        assert_eq!(granted(&root, "site/content"), ["site"]);
        assert_eq!(granted(&root, "site/signpost.toml"), ["site"]);
    }

    #[test]
    fn where_a_link_leads_its_neighbours_are_readable_too() {
        let (_kept, root) = folder();
        fs::create_dir_all(root.join("releases/1/content")).unwrap();
        fs::create_dir(root.join("site")).unwrap();
        symlink("../releases/1", root.join("site/current")).unwrap();
        assert_eq!(granted(&root, "site/current/content"), [""]);
        symlink("../releases/1/content", root.join("site/content")).unwrap();
        assert_eq!(granted(&root, "site/content"), [""]);
        assert_eq!(granted(&root, "site/content/"), [""], "as a shell completes it");
        // A link on the way to where another leads may be swapped too.
        fs::create_dir(root.join("site/inner")).unwrap();
        symlink("../current/content", root.join("site/inner/content")).unwrap();
        assert_eq!(granted(&root, "site/inner/content"), [""]);
        symlink("one", root.join("two")).unwrap();
        symlink("two", root.join("one")).unwrap();
        assert_eq!(of(root.join("one/content")).paths, BTreeSet::from([root]), "a circle ends");
    }

    #[test]
    fn a_link_inside_the_content_leads_to_what_is_readable() {
        let (_kept, root) = folder();
        for folder in ["site/content/services", "shared/services", "others"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        fs::write(root.join("others/mash.toml"), "").unwrap();
        symlink(root.join("shared/services"), root.join("site/content/more")).unwrap();
        symlink("services", root.join("site/content/inside")).unwrap();
        symlink("nowhere", root.join("site/content/broken")).unwrap();
        assert_eq!(granted(&root, "site/content"), ["shared", "site"]);
        symlink("../../others/mash.toml", root.join("shared/services/mash.toml")).unwrap();
        assert_eq!(granted(&root, "site/content"), ["others", "shared", "site"]);
    }

    #[test]
    fn what_is_not_there_yet_is_waited_for_in_the_nearest_folder() {
        let (_kept, root) = folder();
        let later = of(root.join("later/content"));
        assert_eq!(later.paths, BTreeSet::from([root]));
        assert!(later.notes[0].contains("is not there yet"), "{later:?}");
        let nowhere = of("/no-such-folder-here/content");
        assert!(nowhere.paths.is_empty());
        assert!(nowhere.notes[0].contains("is not there"), "{nowhere:?}");
    }

    #[test]
    fn what_is_in_the_root_is_granted_alone_and_told() {
        let root = of("/etc");
        assert!(root.paths.contains(Path::new("/etc")), "{root:?}");
        let note = "`/etc` is in `/`: what takes its place is not read until a restart";
        assert!(root.notes.iter().any(|told| told == note), "{root:?}");
        assert!(!root.paths.contains(Path::new("/")), "{root:?}");
        assert!(of("/").paths.is_empty());
    }

    #[test]
    fn a_link_that_has_only_the_root_in_common_with_its_end_is_told() {
        let (_kept, root) = folder();
        symlink("/etc/hosts", root.join("hosts")).unwrap();
        let told = of(root.join("hosts")).notes;
        let note =
            "`/etc/hosts`: where it comes to lead elsewhere, that is not read until a restart";
        assert!(told.iter().any(|told| told.ends_with(note)), "{told:?}");
        // As the system's own links do.
        symlink("/etc", root.join("etc")).unwrap();
        let told = of(root.join("etc")).notes;
        assert!(!told.iter().any(|told| told.contains("leads to `/etc`")), "{told:?}");
    }

    #[test]
    fn the_settings_of_names_are_read_where_connections_leave() {
        let names = |connect| GrantedPaths::of(&SandboxNeeds { connect, ..Default::default() });
        let ports = Outgoing::Ports(BTreeSet::from([443]));
        assert_eq!(names(ports).of_names, resolver::folders());
        assert!(resolver::folders().contains(Path::new("/etc")));
        assert_eq!(names(Outgoing::Nowhere), GrantedPaths::default());
    }

    #[test]
    fn what_is_read_once_is_not_read_again() {
        assert_eq!(of("/dev/null"), GrantedPaths::default());
    }

    #[test]
    fn a_path_is_in_reach_where_it_really_is() {
        let (_kept, root) = folder();
        for folder in ["site/content", "secret"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        fs::write(root.join("secret/token"), "").unwrap();
        symlink(root.join("secret/token"), root.join("site/token")).unwrap();
        fs::write(root.join("site/other"), "").unwrap();
        let granted = of(root.join("site/content"));
        assert_eq!(granted.reach(&root.join("site/other")), Some(root.join("site").as_path()));
        assert_eq!(granted.reach(&root.join("site/token")), None);
        assert_eq!(granted.reach(&root.join("nothing")), None);
    }
}
