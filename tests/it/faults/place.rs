//! A place of its own for the program: the same machine with some other files, or a disk that can be full.
//!
//! A mount namespace is entered by a process that waits, and the program is started in it. It is gone with that process,
//! whatever becomes of the test. Only root may make one.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::support::running::Prepared;
use crate::support::skips::{cannot_be_run, skipped};
use crate::support::terminal::Person;

/// A mount namespace.
pub(super) struct Place {
    holder: Child,
}

impl Place {
    /// Returns a place in which this shell script has mounted something. Where this account may not, that is said.
    pub(super) fn where_mounted(script: &str) -> Option<Self> {
        if !rustix::process::geteuid().is_root() {
            skipped("other files for one process are mounted by root alone");
            return None;
        }
        let script = format!("set -e\n{script}\necho ready\nexec sleep 600");
        let mut command = Command::new("unshare");
        command.args(["--mount", "--propagation", "private", "sh", "-c", &script]);
        let mut holder = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .ok()?;
        let mut line = String::new();
        BufReader::new(holder.stdout.take().unwrap()).read_line(&mut line).unwrap();
        if line == "ready\n" {
            return Some(Self { holder });
        }
        let output = holder.wait_with_output().unwrap();
        let why = String::from_utf8_lossy(&output.stderr);
        cannot_be_run(&format!("nothing can be mounted here: {}", why.trim()));
        None
    }

    /// Returns a place with a disk of so many KiB at `at`.
    pub(super) fn with_disk(at: &Path, kib: u32) -> Option<Self> {
        Self::where_mounted(&format!("mount -t tmpfs -o size={kib}k none {}", at.display()))
    }

    /// Starts the program in this place.
    pub(super) fn of(&self, prepared: Prepared) -> Prepared {
        let holder = self.holder.id().to_string();
        prepared.started_by("nsenter", &["--mount", "--target", &holder, "--"])
    }

    /// Starts the program in this place, before a person.
    #[track_caller]
    pub(super) fn before_person(&self, args: &[&str]) -> Person {
        let holder = self.holder.id().to_string();
        Person::starts_by(&["/usr/bin/nsenter", "--mount", "--target", &holder, "--"], args)
    }

    /// Returns how a test reaches a path of this place.
    pub(super) fn path(&self, path: &Path) -> PathBuf {
        let root = PathBuf::from(format!("/proc/{}/root", self.holder.id()));
        root.join(path.strip_prefix("/").unwrap())
    }

    /// Fills the disk at `at` to its last byte with a file, and returns that file.
    pub(super) fn fill(&self, at: &Path) -> PathBuf {
        let filler = self.path(at).join("filler");
        let mut file = fs::File::create(&filler).unwrap();
        for part in [64 * 1024, 512] {
            while file.write_all(&vec![0; part]).is_ok() {}
        }
        filler
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.holder.kill().ok();
        self.holder.wait().ok();
    }
}
