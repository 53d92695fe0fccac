//! The way to a path: each step of it, past all symbolic links.
//!
//! What is at a path can change at each of them: a folder is renamed over, a link points elsewhere. Whoever watches for that,
//! or has to let it be read, asks here.

use std::collections::{BTreeSet, VecDeque};
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};
use std::{fs, mem, path};

/// How many symbolic links a way may have, as in the Linux kernel: a circle has no end.
const LINKS: usize = 40;

/// The way to a path, as the disk is at this moment.
#[derive(Debug, Default)]
pub(crate) struct WayToPath {
    /// Every step, each in a folder past all links. What does not exist yet is a step too.
    pub(crate) steps: BTreeSet<PathBuf>,
    /// Where it ends, past all links; nothing where links lead in a circle.
    pub(crate) end: Option<PathBuf>,
}

impl WayToPath {
    /// Walks it.
    pub(crate) fn walk(path: &Path) -> Self {
        let mut way = Self::default();
        way.end = way.steps_to(path);
        way
    }

    fn steps_to(&mut self, path: &Path) -> Option<PathBuf> {
        let mut ahead = parts(&path::absolute(path).ok()?);
        let (mut at, mut links) = (PathBuf::new(), 0);
        while let Some(part) = ahead.pop_front() {
            let step = match Path::new(&part).components().next() {
                Some(Component::Normal(name)) => at.join(name),
                Some(Component::ParentDir) => {
                    at.pop();
                    continue;
                }
                Some(Component::CurDir) | None => continue,
                // Pushing a root leaves nothing of what was there.
                Some(Component::Prefix(_) | Component::RootDir) => {
                    at.push(&part);
                    continue;
                }
            };
            self.steps.insert(step.clone());
            match fs::read_link(&step) {
                Ok(_) if links == LINKS => return None,
                Ok(target) => {
                    links += 1;
                    let rest = mem::replace(&mut ahead, parts(&target));
                    ahead.extend(rest);
                }
                Err(_) => at = step,
            }
        }
        Some(at)
    }
}

fn parts(path: &Path) -> VecDeque<OsString> {
    path.components().map(|part| part.as_os_str().to_owned()).collect()
}
