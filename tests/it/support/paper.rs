//! Pages on paper: what Chromium, Firefox and `WeasyPrint` print of them, as the text of each sheet.
//!
//! It needs those programs and `pdftotext`, which a fresh clone may lack: then a test says so on standard error
//! and is skipped, or fails where `SIGNPOST_NO_SKIPS` is set. `.ci/run` installs all of them. A browser prints
//! while no other one runs; `WeasyPrint` opens no window and needs no turn.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::browser::{looked_for, node_with_puppeteer, turn};

/// What prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Printer {
    Chromium,
    Firefox,
    WeasyPrint,
}

/// What is printed of one page: the text of each sheet.
pub(crate) type Sheets = Vec<String>;

impl Printer {
    /// Returns what is printed of these files, in their order, where all that it takes is there.
    #[track_caller]
    pub(crate) fn prints(self, pages: &[PathBuf]) -> Option<Vec<Sheets>> {
        let reader = looked_for("pdftotext of poppler-utils", &["pdftotext"])?;
        let out = TempDir::new().unwrap();
        let (browser, names): (_, &[&str]) = match self {
            Self::Chromium => ("chromium", &["chromium", "google-chrome"]),
            Self::Firefox => ("firefox", &["firefox-esr", "firefox"]),
            Self::WeasyPrint => {
                let program = weasyprint()?;
                for (place, page) in pages.iter().enumerate() {
                    let pdf = out.path().join(format!("{place}.pdf"));
                    ends_well(Command::new(&program).arg("--quiet").arg(page).arg(pdf));
                }
                return Some(read(&reader, out.path(), pages.len()));
            }
        };
        let (program, node) = (looked_for(browser, names)?, node_with_puppeteer()?);
        let _turn = turn();
        let mut command = Command::new(node);
        command.args(["tests/browser/print.mjs", browser, &program]).arg(out.path()).args(pages);
        ends_well(&mut command);
        Some(read(&reader, out.path(), pages.len()))
    }
}

/// Returns where `WeasyPrint` is: what the variable names, else what is in the path.
#[track_caller]
fn weasyprint() -> Option<String> {
    let named = env::var("SIGNPOST_WEASYPRINT").ok();
    named.or_else(|| looked_for("WeasyPrint", &["weasyprint"]))
}

#[track_caller]
fn ends_well(command: &mut Command) -> Vec<u8> {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[track_caller]
fn read(reader: &str, folder: &Path, count: usize) -> Vec<Sheets> {
    let all = (0..count).map(|place| {
        let pdf = folder.join(format!("{place}.pdf"));
        let text = ends_well(Command::new(reader).arg("-layout").arg(pdf).arg("-"));
        let text = String::from_utf8(text).unwrap();
        // A form feed ends each sheet.
        let mut sheets: Sheets = text.split('\u{c}').map(str::to_owned).collect();
        assert_eq!(sheets.pop().as_deref(), Some(""), "nothing is after the last sheet");
        sheets
    });
    all.collect()
}
