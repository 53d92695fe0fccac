//! A program that a manifest starts, said in the same words whatever starts it.
//!
//! Compose, Swarm, Kubernetes and systemd each have a file beside this one that reads theirs. Rules that hold of all of them
//! are then written once.

use std::collections::BTreeMap;

use super::shipped::Shipped;
use super::{in_compose, in_kubernetes, in_systemd};

/// One copy of Signpost in a manifest.
#[derive(Debug, Default)]
pub(super) struct Workload {
    /// The file, and what it is called there.
    pub(super) place: String,
    /// What starts it.
    pub(super) under: Starter,
    /// The arguments of the program, without the program.
    pub(super) command: Vec<String>,
    /// What asks whether it is well: the program's own arguments, where it is the program that asks; none of them where
    /// nobody is to ask.
    pub(super) health: Option<Vec<String>>,
    /// Nothing where it is a program of the machine.
    pub(super) image: Option<String>,
    /// Variables by name.
    pub(super) environment: BTreeMap<String, String>,
    /// The most that it may take, in MiB.
    pub(super) memory: Option<u64>,
    /// How many seconds it has between SIGTERM and SIGKILL.
    pub(super) grace: Option<u64>,
    /// The files and folders that it can read, by their paths.
    pub(super) readable: Vec<String>,
    /// Whether a secret is handed to it.
    pub(super) has_secret: bool,
    /// What of the hardening is not asked for.
    pub(super) lacks: Vec<String>,
}

/// What starts a program.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Starter {
    #[default]
    Compose,
    Swarm,
    Kubernetes,
    Systemd,
}

impl Workload {
    /// Returns every copy in every manifest.
    pub(super) fn all(shipped: &Shipped) -> Vec<Self> {
        let mut all = in_compose::workloads(shipped);
        all.extend(in_kubernetes::workloads(shipped));
        all.extend(in_systemd::workloads(shipped));
        all
    }

    /// Returns the command of the program: `run`, `serve`, `boards`, `commands`.
    pub(super) fn verb(&self) -> &str {
        self.command.first().map_or("", String::as_str)
    }

    /// Returns whether it goes on until it is told to stop.
    pub(super) fn goes_on(&self) -> bool {
        ["run", "serve"].contains(&self.verb())
    }

    /// Returns the value of an option, in either way of writing it.
    pub(super) fn option(&self, name: &str) -> Option<&str> {
        let mut arguments = self.command.iter();
        while let Some(argument) = arguments.next() {
            if argument == name {
                return arguments.next().map(String::as_str);
            }
            if let Some(value) = argument.strip_prefix(name).and_then(|it| it.strip_prefix('=')) {
                return Some(value);
            }
        }
        None
    }

    /// Returns the port of an option that is an address.
    pub(super) fn port(&self, name: &str) -> Option<u64> {
        self.option(name)?.rsplit_once(':')?.1.parse().ok()
    }
}

/// Returns a size in MiB, as Compose (`64m`, `64M`), Kubernetes (`64Mi`) and systemd (`64M`) write it.
pub(super) fn mebibytes(written: &str) -> Option<u64> {
    written.trim_end_matches('i').strip_suffix(['m', 'M'])?.parse().ok()
}

/// Returns a time in seconds, as Compose (`20s`) and systemd (`20`) write it.
pub(super) fn seconds(written: &str) -> Option<u64> {
    written.trim_end_matches('s').parse().ok()
}
