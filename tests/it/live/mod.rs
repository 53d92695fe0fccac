//! What answers while content and configuration are edited: what is taken up, what is kept.
//!
//! A [`Site`] is a folder of content laid over the shipped one, and a configuration, each with a
//! name that can be looked for. `start` and `reload` call what they test and wait for nothing;
//! `follow` changes files behind the program's back and waits for what it makes of that.

mod follow;
#[cfg(unix)]
mod once;
mod reload;
mod running;
mod start;

use std::cell::RefCell;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Once;

use tempfile::TempDir;

use crate::support::LISTED;
use signpost::files::Origin;
use signpost::live::{Live, Origins, Snapshot};
use signpost::values::{AreaId, Id};

/// A folder of content and a configuration that a test may edit.
pub(crate) struct Site {
    root: TempDir,
}

impl Site {
    /// Returns a site with nothing in it.
    pub(crate) fn empty() -> Self {
        Self { root: TempDir::new().unwrap() }
    }

    /// Returns a site whose area and lead have this name.
    pub(crate) fn named(name: &str) -> Self {
        let site = Self::empty();
        site.write_area(name);
        site.write_lead(name);
        site
    }

    pub(crate) fn path(&self, inside: &str) -> PathBuf {
        self.root.path().join(inside)
    }

    pub(crate) fn write(&self, inside: &str, text: &str) {
        let path = self.path(inside);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn write_area(&self, name: &str) {
        self.write("content/areas/bedford.toml", &area(name));
    }

    fn write_lead(&self, name: &str) {
        self.write("signpost.toml", &lead(name));
    }

    pub(crate) fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path(from), self.path(to)).unwrap();
    }

    /// Points the link at `to` in one step, as `ln -sfn` and Kubernetes do.
    #[cfg(unix)]
    pub(crate) fn link(&self, link: &str, to: &str) {
        let fresh = self.path("fresh-link");
        std::os::unix::fs::symlink(to, &fresh).unwrap();
        fs::rename(fresh, self.path(link)).unwrap();
    }

    fn sources(&self) -> Origins {
        self.sources_at("content", "signpost.toml")
    }

    fn sources_at(&self, content: &str, config: &str) -> Origins {
        Origins { content: Origin::Over(self.path(content)), config: Some(self.path(config)) }
    }

    fn start(&self) -> Live {
        Live::start(self.sources())
    }
}

/// The file of an area that is not shipped.
fn area(name: &str) -> String {
    format!(
        "name = \"{name}\"\nnation = \"england\"\norder = 20\nfinder = \"council-finder\"\n\
         review = {{ by = 2027-05-23 }}\n"
    )
}

/// A configuration whose server lies in that area, which is no area of the shipped content.
fn lead(name: &str) -> String {
    server("area = \"bedford\"\nnation = \"england\"", name)
}

/// A configuration that any content has the areas for.
fn lead_anywhere(name: &str) -> String {
    server("", name)
}

fn server(place: &str, name: &str) -> String {
    format!(
        "[[server]]\nguild = \"{LISTED}\"\n{place}\n\
         lead = {{ role = \"{name}\", phone = \"020 7946 0001\" }}\n"
    )
}

/// The names that answer: the area's, where it is there, and the lead's, where a server is.
fn names(snapshot: &Snapshot) -> (&str, &str) {
    let area = snapshot.content().areas.get(&AreaId::parse("bedford").unwrap());
    let server = snapshot.config.servers.values().next();
    let lead = server.and_then(|server| server.lead.as_ref());
    (area.map_or("", |(_, area)| area.name.as_str()), lead.map_or("", |lead| lead.role.as_str()))
}

#[track_caller]
fn answers(live: &Live, area: &str, lead: &str) {
    assert_eq!(names(&live.current()), (area, lead));
}

/// Runs `work`; returns what it returns, and what was logged meanwhile on this thread.
///
/// One subscriber serves all threads: with one for each, a log line that two threads reach first at
/// the same moment can be lost.
fn logged<T>(work: impl FnOnce() -> T) -> (T, String) {
    static LOGGING: Once = Once::new();
    LOGGING.call_once(|| {
        let lines = tracing_subscriber::fmt().with_writer(|| Sink).with_ansi(false).without_time();
        lines.init();
    });
    LOGGED.set(Vec::new());
    let done = work();
    (done, String::from_utf8(LOGGED.take()).unwrap())
}

thread_local! {
    static LOGGED: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

struct Sink;

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOGGED.with_borrow_mut(|logged| logged.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Counts how often a line that says `text` was logged.
fn count(log: &str, text: &str) -> usize {
    log.matches(text).count()
}

/// Returns how a problem shows the place where it is.
fn place(path: &Path, position: &str) -> String {
    format!("--> {}:{position}", path.display())
}
