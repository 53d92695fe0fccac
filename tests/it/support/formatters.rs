//! Formatters that editors use on TOML: taplo, and prettier with its plugin.
//!
//! `.ci/run` installs both into `tests/format`, in pinned versions. They are tools of the tests, and nothing of them is shipped.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::browser::looked_for;
use super::skips::skipped;

/// A formatter that is there.
pub(crate) struct Formatter {
    /// What it is called.
    pub(crate) name: &'static str,
    program: PathBuf,
    /// What comes before what is to be done.
    arguments: Vec<String>,
    writes: &'static [&'static str],
    checks: &'static [&'static str],
}

impl Formatter {
    /// Returns taplo, where it is there.
    #[track_caller]
    pub(crate) fn taplo() -> Option<Self> {
        let how = "`python3 -m pip install --target tests/format/python -r tests/format/requirements.txt`";
        let program = installed("python/bin/taplo", how)?;
        let arguments = vec!["fmt".to_owned(), "--no-auto-config".to_owned()];
        Some(Self { name: "taplo", program, arguments, writes: &[], checks: &["--check"] })
    }

    /// Returns prettier with its plugin for TOML, where they are there.
    #[track_caller]
    pub(crate) fn prettier() -> Option<Self> {
        let how = "`npm ci --prefix tests/format`";
        let prettier = installed("node_modules/prettier/bin/prettier.cjs", how)?;
        let plugin = installed("node_modules/prettier-plugin-toml/lib/index.js", how)?;
        let program = looked_for("Node.js", &["node"])?.into();
        let plugin = format!("--plugin={}", plugin.display());
        let alone = ["--no-config", "--no-editorconfig"].map(str::to_owned);
        let mut arguments = vec![prettier.display().to_string(), plugin];
        arguments.extend(alone);
        let (writes, checks) = (&["--write", "**/*.toml"], &["--check", "**/*.toml"]);
        Some(Self { name: "prettier", program, arguments, writes, checks })
    }

    /// Writes every TOML file of a folder as it thinks right.
    #[track_caller]
    pub(crate) fn format(&self, folder: &Path) {
        self.run(folder, self.writes);
    }

    /// Ensures that every TOML file of a folder is as it would write it.
    #[track_caller]
    pub(crate) fn finds_nothing_to_do(&self, folder: &Path) {
        self.run(folder, self.checks);
    }

    #[track_caller]
    fn run(&self, folder: &Path, what: &[&str]) {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).args(what).current_dir(folder);
        let output = command.output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        assert!(output.status.success(), "{}: {}", self.name, String::from_utf8_lossy(&said));
    }
}

/// Returns the whole path of a file in `tests/format`, where it is there; else says how it comes there.
#[track_caller]
fn installed(path: &str, how: &str) -> Option<PathBuf> {
    let path = Path::new("tests/format").join(path);
    if path.is_file() {
        return Some(env::current_dir().unwrap().join(path));
    }
    skipped(&format!("`{}` is not there; {how} installs it", path.display()));
    None
}
