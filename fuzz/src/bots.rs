//! Bots on the shipped content: with servers of every nation and without any, by day and at night.

use std::sync::{Arc, LazyLock};

use jiff::civil::{DateTime, date};
use signpost::config::Config;
use signpost::files::{self, Origin, Tree};
use signpost::judge::{self, Loaded};
use signpost::live::Snapshot;
use signpost::schema::{SourceFile, report};

/// The files of the shipped content.
pub static FILES: LazyLock<Tree> =
    LazyLock::new(|| files::read(&Origin::Shipped).expect("the content of the checkout is there"));

/// The shipped content, which has no problem.
pub static SHIPPED: LazyLock<Arc<Loaded>> = LazyLock::new(|| {
    let loaded = judge::content(&FILES).map_err(|found| report::carets(&found));
    Arc::new(loaded.expect("the shipped content loads"))
});

/// A Monday at noon, Christmas Day at ten at night, and a morning on which offices are about to open.
pub const MOMENTS: [DateTime; 3] = [
    date(2026, 11, 23).at(12, 0, 0, 0),
    date(2026, 12, 25).at(22, 0, 0, 0),
    date(2026, 11, 24).at(8, 30, 0, 0),
];

/// The server of `signpost.example.toml`, where everything is set.
pub const LISTED: &str = "290926798626357999";

/// Servers in which the nation alone is set.
pub const OF_A_NATION: [(&str, &str); 3] = [
    ("900000000000000201", "wales"),
    ("900000000000000202", "scotland"),
    ("900000000000000203", "northern-ireland"),
];

/// What answers where servers are listed, and what answers where none are.
pub static BOTS: LazyLock<[Snapshot; 2]> = LazyLock::new(|| {
    let of_a_nation = OF_A_NATION.map(|(guild, nation)| {
        format!("\n[[server]]\nguild = \"{guild}\"\nnation = \"{nation}\"\n")
    });
    let listed = include_str!("../../signpost.example.toml").to_owned() + &of_a_nation.concat();
    let file = Arc::new(SourceFile::new("signpost.toml".to_owned(), listed));
    let config = judge::config(Some(&file), &SHIPPED.content);
    let config = config.map_err(|found| report::carets(&found));
    let config = config.expect("the example is right");
    [config, Config::default()].map(|config| Snapshot::new(Arc::clone(&SHIPPED), config))
});
