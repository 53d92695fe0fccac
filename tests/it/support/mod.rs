//! What every test can use: the bot on the shipped content, and the program itself.
//!
//! [`Bot`] answers in this process and is what most tests want. [`program`] runs the real binary
//! with an empty environment, `running` keeps it running against the fake Discord in `discord`,
//! and `terminal` sits a person before it.
//! `interactions` builds what Discord sends, `limits_of_discord` and `openapi` judge what it is
//! sent, each by a `schema`, and `signposted` looks for the signpost in it; `walk` presses everything
//! there is to press; `servers` are servers as a host configures them, `shown` has every line of every answer, `browser` is a real one,
//! `paper` is what three programs print, and `formatters` are editors' tools; `own_thread` waits beside a test,
//! and `again` looks until something is there.

pub(crate) mod again;
pub(crate) mod browser;
pub(crate) mod discord;
pub(crate) mod formatters;
pub(crate) mod interactions;
pub(crate) mod limits_of_discord;
pub(crate) mod openapi;
pub(crate) mod own_thread;
pub(crate) mod paper;
pub(crate) mod running;
mod schema;
pub(crate) mod servers;
pub(crate) mod shown;
mod signposted;
pub(crate) mod skips;
#[cfg(unix)]
pub(crate) mod terminal;
pub(crate) mod walk;

use std::collections::BTreeMap;
use std::process::Command;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::{env, fs};

use jiff::civil::{Date, DateTime, date};
use serde_json::Value;
use tempfile::TempDir;

use signpost::config::Config;
use signpost::content::Content;
use signpost::files::{Origin, Tree};
use signpost::judge::Loaded;
use signpost::live::Snapshot;
use signpost::schema::{SourceFile, report};
use signpost::transport::respond;
use signpost::{content, files, judge, render};

pub(crate) use signposted::missing_signpost;

/// The server of `signpost.example.toml`: everything is set.
pub(crate) const LISTED: &str = "290926798626357999";

/// A server that no configuration lists.
pub(crate) const UNLISTED: &str = "290926798626358000";

/// A Monday at noon: offices are open.
pub(crate) const NOON: DateTime = date(2026, 11, 23).at(12, 0, 0, 0);

/// The day of that noon.
pub(crate) const DAY: Date = date(2026, 11, 23);

/// Christmas Day at ten at night: offices are shut.
pub(crate) const CHRISTMAS_NIGHT: DateTime = date(2026, 12, 25).at(22, 0, 0, 0);

/// The shipped content, which has no problem.
pub(crate) static SHIPPED: LazyLock<Arc<Loaded>> = LazyLock::new(|| {
    let tree = files::read(&Origin::Shipped).unwrap();
    Arc::new(judge::content(&tree).map_err(|found| report::carets(&found)).unwrap())
});

/// The bot on some content and the example configuration, at one moment.
pub(crate) struct Bot {
    from: Snapshot,
    now: DateTime,
}

impl Bot {
    /// Returns the bot on the shipped content and the example configuration.
    pub(crate) fn at(now: DateTime) -> Self {
        Self::set_up(include_str!("../../../signpost.example.toml"), now)
    }

    /// Returns the bot on the shipped content and a configuration.
    #[track_caller]
    pub(crate) fn set_up(config: &str, now: DateTime) -> Self {
        let config = configured(config);
        Self { from: Snapshot::new(Arc::clone(&SHIPPED), config), now }
    }

    /// Returns the bot on this content and the example configuration.
    pub(crate) fn on(loaded: Loaded, now: DateTime) -> Self {
        let config = configured(include_str!("../../../signpost.example.toml"));
        Self { from: Snapshot::new(Arc::new(loaded), config), now }
    }

    /// Returns the bot on the shipped content in one server of `nation`, where nothing else is set.
    #[track_caller]
    pub(crate) fn of_nation(nation: &str, now: DateTime) -> Self {
        let config = format!("[[server]]\nguild = \"{LISTED}\"\nnation = \"{nation}\"\n");
        Self::set_up(&config, now)
    }

    /// Publishes a handbook.
    pub(crate) fn with_handbook(mut self, url: &str) -> Self {
        let config = configured(&format!("handbook-url = \"{url}\""));
        self.from.config.handbook = config.handbook;
        self
    }

    /// Returns the response to an interaction.
    #[track_caller]
    pub(crate) fn respond(&self, interaction: &Value) -> Value {
        self.respond_to_text(&interaction.to_string())
    }

    /// Returns the response to whatever text arrives.
    #[track_caller]
    pub(crate) fn respond_to_text(&self, text: &str) -> Value {
        serde_json::to_value(respond(&self.from, self.now, text).response).unwrap()
    }
}

/// Returns a configuration on the shipped content. Each is judged once, though thousands of bots have it.
#[track_caller]
fn configured(text: &str) -> Config {
    static JUDGED: Mutex<BTreeMap<String, Config>> = Mutex::new(BTreeMap::new());
    let mut judged = JUDGED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(config) = judged.get(text) {
        return config.clone();
    }
    let file = SourceFile::new("signpost.toml".to_owned(), text.to_owned());
    let config = judge::config(Some(&Arc::new(file)), &SHIPPED.content);
    let config = config.map_err(|found| report::carets(&found)).unwrap();
    judged.insert(text.to_owned(), config.clone());
    config
}

/// Returns the shipped content with some words of its files replaced; each must be there. It may not fit into what
/// Discord takes: that is for a test to find out.
#[track_caller]
pub(crate) fn changed(path: &str, replace: &[(&str, &str)]) -> Content {
    let replace: Vec<(&str, &str, &str)> =
        replace.iter().map(|(old, new)| (path, *old, *new)).collect();
    let assembled = content::assemble(&tree_with(&replace));
    assembled.map_err(|found| report::carets(&found)).unwrap().content
}

/// Returns the same for several files: a path, the words, the words in their place. It fits.
#[track_caller]
pub(crate) fn changed_in(replace: &[(&str, &str, &str)]) -> Loaded {
    judge::content(&tree_with(replace)).map_err(|found| report::carets(&found)).unwrap()
}

#[track_caller]
fn tree_with(replace: &[(&str, &str, &str)]) -> Tree {
    let mut tree = files::read(&Origin::Shipped).unwrap();
    for (path, old, new) in replace {
        let text = &tree.files[*path].text;
        assert!(text.contains(old), "{old}");
        let (path, text) = ((*path).to_owned(), text.replace(old, new));
        tree.files.insert(path.clone(), Arc::new(SourceFile::new(path, text)));
    }
    tree
}

/// Returns the shipped text of a file.
pub(crate) fn shipped(path: &str) -> String {
    files::read(&Origin::Shipped).unwrap().files[path].text.to_string()
}

/// Returns the shipped content with these files laid over it, or its problems as an editor reads them; DIR is the
/// folder that they are in.
pub(crate) fn over_shipped<T: AsRef<[u8]>>(files: &[(&str, T)]) -> Result<Loaded, String> {
    let folder = folder_of(files);
    let tree = files::read(&Origin::Over(folder.path().to_owned())).unwrap();
    let found = judge::content(&tree);
    let folder = folder.path().display().to_string();
    found.map_err(|found| report::carets(&found).replace(&folder, "DIR"))
}

/// Returns the version of the shipped content, as `signpost.toml` has it, and one of a day later.
pub(crate) fn versions() -> [String; 2] {
    let day = SHIPPED.content.signpost.version.civil();
    [day, day.tomorrow().unwrap()].map(|day| format!("version = {day}"))
}

/// Returns the commands of the shipped content, as they are registered.
pub(crate) fn definitions() -> Value {
    serde_json::to_value(render::definitions(&SHIPPED.content)).unwrap()
}

/// Returns a fresh folder that holds these files, each a path with what is in it.
pub(crate) fn folder_of<T: AsRef<[u8]>>(files: &[(&str, T)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (path, inside) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, inside).unwrap();
    }
    folder
}

/// Returns what the program printed without the line of what it read, and that line: it has paths and counts that a test
/// does not set.
pub(crate) fn without_what_was_read(printed: String) -> (String, String) {
    let is_it = |line: &&str| line.starts_with("read: ");
    let (read, others): (Vec<&str>, Vec<&str>) = printed.split_inclusive('\n').partition(is_it);
    (others.concat(), read.concat())
}

/// Returns the text of a response's message.
#[track_caller]
pub(crate) fn text(response: &Value) -> &str {
    response["data"]["content"].as_str().unwrap()
}

/// Returns the buttons of a response's message: label and custom id.
pub(crate) fn buttons(response: &Value) -> Vec<(String, String)> {
    let rows = response["data"]["components"].as_array().into_iter().flatten();
    let all = rows.flat_map(|row| row["components"].as_array().into_iter().flatten());
    all.filter_map(|button| {
        let label = button["label"].as_str()?.to_owned();
        Some((label, button["custom_id"].as_str()?.to_owned()))
    })
    .collect()
}

/// Returns the custom id of the button with this label.
#[track_caller]
pub(crate) fn button(response: &Value, label: &str) -> String {
    let all = buttons(response);
    let found = all.iter().find(|(have, _)| have == label);
    found.unwrap_or_else(|| panic!("no button `{label}` among {all:?}")).1.clone()
}

/// Returns the program, ready to be given arguments, with an empty environment. `SIGNPOST_BINARY`
/// names another build of it, such as one to be measured.
pub(crate) fn program() -> Command {
    let built = || env!("CARGO_BIN_EXE_signpost").into();
    let mut command = Command::new(env::var_os("SIGNPOST_BINARY").unwrap_or_else(built));
    command.env_clear();
    command
}
