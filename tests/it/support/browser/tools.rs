//! What the browser tests need beside the program, and a fresh clone may lack.
//!
//! `.ci/run` installs all of it: Chromium and Node.js from Debian; puppeteer, axe and html-validate from npm.
//! They are tools of the tests, and nothing of them is shipped.

use std::env;
use std::path::Path;
use std::process::Command;

use crate::support::skips::skipped;

/// Returns the first of these programs that is there; else says that a test is skipped, or fails where
/// nothing may be skipped.
#[track_caller]
pub(crate) fn looked_for(what: &str, names: &[&str]) -> Option<String> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<_> = env::split_paths(&path).collect();
    let found = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    let found = found.filter(|path| path.is_file()).map(|path| path.display().to_string()).next();
    if found.is_none() {
        skipped(&format!("{what} ({}) is not installed", names.join(" or ")));
    }
    found
}

/// A file of the tools from npm, where `npm ci` has been run in `tests/browser`.
#[track_caller]
fn from_npm(path: &str) -> Option<String> {
    let path = format!("tests/browser/node_modules/{path}");
    if Path::new(&path).is_file() {
        return Some(path);
    }
    skipped(&format!("`{path}` is not there; `npm ci --prefix tests/browser` installs it"));
    None
}

/// Returns where axe is.
#[track_caller]
pub(super) fn axe() -> Option<String> {
    from_npm("axe-core/axe.min.js")
}

/// Returns Node.js, where it can load puppeteer.
#[track_caller]
pub(crate) fn node_with_puppeteer() -> Option<String> {
    from_npm("puppeteer-core/package.json")?;
    looked_for("Node.js", &["node"])
}

/// Ensures that every HTML file of a folder is valid; nothing where the validator is not there.
#[track_caller]
pub(crate) fn is_valid_html(folder: &Path) {
    let (Some(validator), Some(node)) =
        (from_npm("html-validate/bin/html-validate.mjs"), looked_for("Node.js", &["node"]))
    else {
        return;
    };
    let mut command = Command::new(node);
    command.arg(validator).args(["--config", "tests/browser/html-validate.json", "--ext", "html"]);
    let output = command.arg(folder).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let shown: String = said.chars().take(4_000).collect();
    assert!(output.status.success(), "{shown}{}", String::from_utf8_lossy(&output.stderr));
}
