//! Replies that are kept: never a wrong one, never too many, and nothing of anybody in them.
//!
//! `clock` runs through three years, `keys` floods what replies are kept under, `same` asks every way in which
//! somebody can be answered. The content here has, beside what is shipped, a town in each nation whose offices have
//! hours of every kind.

mod clock;
mod keys;
mod same;

use std::sync::{Arc, LazyLock};

use serde_json::{Value, json};

use crate::support::walk::walk;
use crate::support::{LISTED, NOON, UNLISTED, folder_of};
use signpost::files::{Origin, Tree};
use signpost::judge::Loaded;
use signpost::live::Snapshot;
use signpost::schema::{SourceFile, report};
use signpost::transport::respond;
use signpost::{files, judge, render};

/// A town of each nation, and when its two offices are open.
const TOWNS: [(&str, &str); 4] = [
    (
        "england",
        "{ mon-fri = \"08:30-12:00, 13:00-17:15\", sat = \"22:00-02:00\", bank-holidays = \"10:00-12:00\" }",
    ),
    ("wales", "{ mon-fri = \"17:00-09:00\", sun = \"23:30-01:30\" }"),
    ("scotland", "{ mon-sat = \"10:00-20:00\", sun = \"01:00-02:00\" }"),
    ("northern-ireland", "{ mon-sun = \"00:00-24:00\" }"),
];

/// The files of content: what is shipped, and the towns.
static FILES: LazyLock<Tree> = LazyLock::new(|| {
    let towns = TOWNS.iter().enumerate().flat_map(|(nth, (nation, hours))| {
        let area = format!(
            "name = \"Town of {nation}\"\nnation = \"{nation}\"\norder = {}\nformerly = [\"old-{nation}\"]\n\
             front-door = [\"{nation}-office\"]\nduty-team = \"{nation}-team\"\nreview = {{ by = 2027-05-23 }}\n",
            50 + nth
        );
        let office = service(&format!("{nation} office"), "front-door", nation, hours);
        let team = service(&format!("{nation} team"), "duty-team", nation, hours);
        [
            (format!("areas/town-{nation}.toml"), area),
            (format!("services/{nation}-office.toml"), office),
            (format!("services/{nation}-team.toml"), team),
        ]
    });
    let towns: Vec<(String, String)> = towns.collect();
    let towns: Vec<(&str, &str)> =
        towns.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let folder = folder_of(&towns);
    files::read(&Origin::Over(folder.path().to_owned())).unwrap()
});

static LOADED: LazyLock<Arc<Loaded>> = LazyLock::new(|| {
    Arc::new(judge::content(&FILES).map_err(|found| report::carets(&found)).unwrap())
});

fn service(name: &str, kind: &str, nation: &str, hours: &str) -> String {
    let phone = if kind == "front-door" { "01582 547653" } else { "0300 300 8123" };
    let checked =
        "on = 2026-11-23\nagainst = \"https://www.example.org/\"\nhow = \"second-hand copy\"";
    format!(
        "name = \"Town {name}\"\nkind = \"{kind}\"\nfor = \"a child\"\nnations = [\"{nation}\"]\n\
         [[route]]\nphone = \"{phone}\"\nhours = {hours}\n[checked]\n{checked}\ngrade = \"probable\"\n\
         [checked.hours]\n{checked}\ngrade = \"certain\"\n"
    )
}

/// Servers that differ: where they are, who is their lead, and how long their approval holds.
const SERVERS: [(&str, &str); 7] = [
    (
        LISTED,
        "area = \"luton\"\nlead = { role = \"Lead\", phone = \"020 7946 0001\" }\nrecord = \"our form\"\n\
         coordinator = \"coordinator\"\napproval = { role = \"Lead\", on = 2026-11-29, next = 2027-05-23 }",
    ),
    (
        "290926798626357901",
        "area = \"town-england\"\napproval = { role = \"Lead\", on = 2026-01-01, next = 2026-12-27 }",
    ),
    (
        "290926798626357902",
        "area = \"town-wales\"\napproval = { role = \"Lead\", on = 2026-11-29, next = 2028-02-29 }",
    ),
    ("290926798626357903", "area = \"town-scotland\""),
    ("290926798626357904", "area = \"town-northern-ireland\""),
    (
        "290926798626357905",
        "nation = \"northern-ireland\"\napproval = { role = \"Lead\", on = 2026-11-29, next = 2027-10-30 }",
    ),
    ("290926798626357906", "nation = \"scotland\""),
];

/// Returns a snapshot of these servers, each a guild and its keys.
#[track_caller]
fn snapshot_of(servers: &[(&str, &str)]) -> Snapshot {
    let text = |(guild, keys): &(&str, &str)| format!("[[server]]\nguild = \"{guild}\"\n{keys}\n");
    let text = match servers {
        [] => "server = []".to_owned(),
        servers => servers.iter().map(text).collect(),
    };
    let file = Arc::new(SourceFile::new("signpost.toml".to_owned(), text));
    let config = judge::config(Some(&file), &LOADED.content);
    let config = config.map_err(|found| report::carets(&found)).unwrap();
    Snapshot::new(Arc::clone(&LOADED), config)
}

/// Returns every interaction of a walk, in the server of which everything is set.
fn everything() -> &'static [Value] {
    static ALL: LazyLock<Vec<Value>> = LazyLock::new(|| {
        let from = snapshot_of(&SERVERS);
        let definitions = serde_json::to_value(render::definitions(from.content())).unwrap();
        let walked = walk(&definitions, |interaction| {
            let interaction = in_server(interaction, LISTED).to_string();
            serde_json::to_value(respond(&from, NOON, &interaction).response).unwrap()
        });
        walked.visits.into_iter().map(|visit| visit.interaction).collect()
    });
    &ALL
}

/// Returns an interaction as it comes from a server, from somebody who may change that.
fn in_server(interaction: &Value, guild: &str) -> Value {
    let mut interaction = interaction.clone();
    interaction["guild_id"] = json!(guild);
    interaction["member"]["permissions"] = json!("32");
    interaction
}

/// Returns the guilds of those servers, and one that is not listed.
fn guilds() -> impl Iterator<Item = &'static str> {
    SERVERS.iter().map(|(guild, _)| *guild).chain([UNLISTED])
}
