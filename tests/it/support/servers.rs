//! Servers as a host configures them, on the shipped content.
//!
//! Each is read from text by the door that every configuration goes through.

use std::sync::Arc;

use super::{LISTED, SHIPPED};
use signpost::config::Server;
use signpost::judge;
use signpost::schema::{SourceFile, report};

/// Returns the server of `signpost.example.toml`: everything is set.
#[track_caller]
pub(crate) fn example() -> Server {
    only_server(include_str!("../../../signpost.example.toml").to_owned())
}

/// Returns a server with these keys below its guild.
#[track_caller]
pub(crate) fn server(keys: &str) -> Server {
    only_server(format!("[[server]]\nguild = \"{LISTED}\"\n{keys}"))
}

#[track_caller]
fn only_server(text: String) -> Server {
    let file = SourceFile::new("signpost.toml".to_owned(), text);
    let config = judge::config(Some(&Arc::new(file)), &SHIPPED.content);
    let config = config.map_err(|found| report::carets(&found)).unwrap();
    config.servers.into_values().next().unwrap()
}
