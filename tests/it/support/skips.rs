//! Tests that need what a fresh clone may lack: they say that they are skipped, or fail where nothing may be.
//!
//! The harness hides what a passing test prints, and a skip that nobody sees is a test that nobody has run. So each
//! reason goes straight to standard error, once.

use std::collections::BTreeSet;
use std::env;
use std::io::{self, Write as _};
use std::sync::Mutex;

/// Says that a test is skipped and why, or fails where `SIGNPOST_NO_SKIPS` is set.
#[track_caller]
pub(crate) fn skipped(why: &str) {
    assert!(env::var_os("SIGNPOST_NO_SKIPS").is_none(), "SIGNPOST_NO_SKIPS is set, but {why}");
    cannot_be_run(why);
}

/// Says that a test cannot be run on this machine and why: its kernel, or the container that it is, does not let root do
/// what the test needs, and nothing that could be installed changes that.
pub(crate) fn cannot_be_run(why: &str) {
    static SAID: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    if SAID.lock().unwrap().insert(why.to_owned()) {
        writeln!(io::stderr(), "skipped: {why}").ok();
    }
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    /// Runs one test of this very program where no browser can be found.
    #[test]
    fn a_skip_is_seen_although_its_test_passes_and_fails_where_none_is_allowed() {
        let run = |no_skips: bool| {
            let name = "handbook::browser::leaving_puts_the_other_page_in_the_place_of_this_one";
            let mut command = Command::new(std::env::current_exe().unwrap());
            command.args(["--exact", name]).env("PATH", "").env_remove("SIGNPOST_NO_SKIPS");
            if no_skips {
                command.env("SIGNPOST_NO_SKIPS", "1");
            }
            let output = command.output().unwrap();
            (output.status.success(), String::from_utf8(output.stderr).unwrap())
        };
        let (passes, said) = run(false);
        assert!(passes && said.contains("skipped: "), "{said}");
        assert!(!run(true).0);
    }
}
