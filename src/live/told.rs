//! What was read, in one line: so that nobody takes what is in the program for what they have written.
//!
//! It names the folder and the file as they were named, how much of each is used, and from which day the content is.
//! What is in the folder where the program was started, and was not named, is said not to be read.

use std::path::Path;

use super::once::Once;
use super::snapshot::{Origins, Snapshot};
use crate::files::{Laid, Origin, Tree, is_the_programs_own, looks_like_content};
use crate::judge::Loaded;
use crate::schema::At::Key;
use crate::schema::seen;
use crate::values::Date;

/// Where people keep content and a configuration. Nothing reads them unless they are named.
const CONTENT: &str = "content";
const HERE: &str = ".";
const CONFIG: &str = "signpost.toml";

/// What was read, as far as it is known.
struct WhatWasRead<'r> {
    origins: &'r Origins,
    laid: &'r Laid,
    /// From which day the content is, where that can be read.
    version: Option<Date>,
    servers: Servers,
}

/// How many servers were read.
#[derive(Clone, Copy)]
enum Servers {
    /// So many.
    Count(usize),
    /// The file has a problem.
    Unknown,
    /// The file cannot be used, and no server is configured.
    NotUsed,
}

/// Returns the line of what can be used.
pub(super) fn line(origins: &Origins, snapshot: &Snapshot, once: &Once) -> String {
    let is_used = origins.config.is_none() || snapshot.config.source().is_some();
    let servers =
        if is_used { Servers::Count(snapshot.config.servers.len()) } else { Servers::NotUsed };
    let version = Some(snapshot.content().signpost.version);
    let laid = &snapshot.loaded.files.laid;
    WhatWasRead { origins, laid, version, servers }.line(once)
}

/// Returns the line of content alone, whatever the configuration has.
pub fn line_of_content(origins: &Origins, content: &Loaded) -> String {
    let (laid, version) = (&content.files.laid, Some(content.content.signpost.version));
    WhatWasRead { origins, laid, version, servers: Servers::Unknown }.line(&Once::default())
}

/// Returns the line of what has a problem.
pub(super) fn line_of_problems(origins: &Origins, tree: &Tree, once: &Once) -> String {
    let words = tree.files.get("signpost.toml");
    let version = words.and_then(|file| file.written(&[Key("version")]).parse().ok());
    let (laid, version) = (&tree.laid, version.map(Date::of));
    WhatWasRead { origins, laid, version, servers: Servers::Unknown }.line(once)
}

impl WhatWasRead<'_> {
    fn line(&self, once: &Once) -> String {
        let of = self.version.map(|day| format!("content of {day}"));
        let hidden = match self.laid.hidden {
            0 => None,
            1 => Some("1 hidden file is left out".to_owned()),
            count => Some(format!("{count} hidden files are left out")),
        };
        let beside: Vec<String> = of.into_iter().chain(hidden).collect();
        let of =
            if beside.is_empty() { String::new() } else { format!(" ({})", beside.join("; ")) };
        let content = format!("{}{of}{}", self.files(), self.passed_over());
        let config = self.config(once).map(|config| format!("; {config}")).unwrap_or_default();
        // A path can have characters that nobody can see.
        seen(&format!("read: {content}{config}")).into_owned()
    }

    fn files(&self) -> String {
        let Laid { from, in_the_program, of_the_folder, same, .. } = self.laid;
        let files = counted(*of_the_folder);
        let same = match same.len() {
            0 => "",
            all if all == *of_the_folder => ", as in the program,",
            count => &format!(", {count} of them as in the program,"),
        };
        match from {
            Origin::Over(folder) if *of_the_folder > 0 => format!(
                "{files} of {}{same} laid over {in_the_program} in the program",
                folder.display()
            ),
            Origin::Only(folder) => format!("{files} of {}", folder.display()),
            Origin::Shipped | Origin::Over(_) => {
                format!("the {in_the_program} files in the program")
            }
        }
    }

    /// Returns which folder of content is there, and is not read.
    fn passed_over(&self) -> String {
        let is_used = self.laid.from != Origin::Shipped;
        match &self.origins.content {
            Origin::Over(folder) if is_used && self.laid.of_the_folder == 0 => {
                format!(", and no file of {}", folder.display())
            }
            _ if is_used => String::new(),
            Origin::Over(folder) | Origin::Only(folder) => format!(", not {}", folder.display()),
            Origin::Shipped => {
                let here = Path::new(CONTENT);
                if looks_like_content(HERE.as_ref()) && !is_the_programs_own(HERE.as_ref()) {
                    format!(", not {HERE}")
                } else if here.is_dir() && !is_the_programs_own(here) {
                    format!(", not ./{CONTENT}")
                } else {
                    String::new()
                }
            }
        }
    }

    fn config(&self, once: &Once) -> Option<String> {
        let Some(path) = &self.origins.config else {
            // In a folder of content it is the file of the lines that every message carries.
            let is_one = Path::new(CONFIG).is_file() && !looks_like_content(HERE.as_ref());
            return is_one.then(|| format!("no configuration, not ./{CONFIG}"));
        };
        let shown = path.display();
        let once = if once.has_text() { ", which is read once" } else { "" };
        Some(match self.servers {
            Servers::Unknown => format!("{shown}{once}"),
            Servers::NotUsed => format!("no server, not those of {shown}{once}"),
            Servers::Count(0) => format!("no server of {shown}{once}"),
            Servers::Count(1) => format!("1 server of {shown}{once}"),
            Servers::Count(count) => format!("{count} servers of {shown}{once}"),
        })
    }
}

fn counted(files: usize) -> String {
    match files {
        0 => "no file".to_owned(),
        1 => "1 file".to_owned(),
        count => format!("{count} files"),
    }
}
