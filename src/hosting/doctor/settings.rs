//! What the environment sets: the token, the key, and what nobody reads.
//!
//! No value is repeated: somebody may have put a token into the wrong variable.

#[cfg(unix)]
use std::fs;
use std::path::Path;

use super::examined::Examined;
use crate::config::{Environment, EnvironmentError, unread_settings};
use crate::endpoint::PublicKeyError;
use crate::hosting::finding::Finding;
use crate::values::shell_word;

/// Returns what is found of the settings.
pub(super) fn findings(examined: &Examined) -> Vec<Finding> {
    let mut found = vec![token(examined)];
    found.extend(key(examined));
    if examined.api.as_ref().is_ok_and(|api| api.is_in_clear()) {
        let says = "`DISCORD_API_BASE` is not encrypted and not on this machine: the token can be read on the way";
        found.push(Finding::look("api", says, "let it begin with https://, or leave it out"));
    }
    for line in unread_settings(examined.variables.iter().cloned()) {
        let (says, step) = line.split_once(": ").unwrap_or((&line, "take it away"));
        found.push(Finding::look("settings", says, step));
    }
    found
}

fn token(examined: &Examined) -> Finding {
    match &examined.environment {
        Ok(Environment { token_file: Some(file), .. }) if others_read(file) => {
            let says = "others on this machine can read its file";
            Finding::look(
                "token",
                says,
                format!("type: chmod 600 {}", shell_word(&file.display().to_string())),
            )
        }
        Ok(environment) if environment.token_file.is_some() => {
            Finding::ok("token", "it comes from a file")
        }
        Ok(_) => {
            let says = "it comes from a variable, which more processes than this one can read";
            Finding::look(
                "token",
                says,
                "write it into a file, and name that in DISCORD_TOKEN_FILE",
            )
        }
        // Whoever answers over HTTP alone has none.
        Err(error @ EnvironmentError::NoToken) => {
            let says = "there is none, so nothing that needs one was looked at";
            Finding::look("token", says, error.hint())
        }
        Err(error) => {
            let about = if error.is_of_the_token() { "token" } else { "settings" };
            Finding::broken(about, error.to_string(), error.hint())
        }
    }
}

/// Returns whether a file may be read by other accounts than its owner's.
#[cfg(unix)]
fn others_read(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(file).is_ok_and(|it| it.is_file() && it.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
const fn others_read(_file: &Path) -> bool {
    false
}

/// Returns what is wrong with the key of `serve`; who has none uses `run`.
fn key(examined: &Examined) -> Option<Finding> {
    match &examined.key {
        Ok(_) => Some(Finding::ok("key", "it is one that signatures can be checked with")),
        Err(PublicKeyError::Missing) => None,
        Err(error) => Some(Finding::broken("key", error.to_string(), error.hint())),
    }
}
