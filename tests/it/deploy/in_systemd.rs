//! Reads systemd's units.
//!
//! A unit of an instance, `NAME@.service`, is read once for each thing that its timer names.

use std::collections::BTreeMap;

use super::shipped::Shipped;
use super::workload::{Starter, Workload, mebibytes, seconds};

/// What an instance of a unit may be called, where the unit leaves it open.
const INSTANCES: [&str; 2] = ["boards", "commands"];

/// The program, where a package puts it.
const PROGRAM: &str = "/usr/bin/signpost";

/// One unit, its settings in the order in which they are written.
pub(super) struct Unit {
    pub(super) name: String,
    settings: Vec<Setting>,
}

struct Setting {
    key: String,
    value: String,
}

impl Unit {
    fn parsed(name: &str, text: &str) -> Self {
        let lines = text.lines().filter(|line| !line.starts_with(['#', '[']));
        let settings = lines
            .filter_map(|line| line.split_once('='))
            .map(|(key, value)| Setting { key: key.to_owned(), value: value.to_owned() });
        Self { name: name.to_owned(), settings: settings.collect() }
    }

    /// Returns all values of a key.
    pub(super) fn all(&self, key: &str) -> Vec<&str> {
        let of_key = self.settings.iter().filter(|setting| setting.key == key);
        of_key.map(|setting| setting.value.as_str()).collect()
    }

    /// Returns whether a key has this value, among others that it may have.
    pub(super) fn has(&self, key: &str, value: &str) -> bool {
        self.all(key).contains(&value)
    }
}

/// Returns all services, an instance each where they have some.
pub(super) fn services(shipped: &Shipped) -> Vec<Unit> {
    let mut all = Vec::new();
    for file in shipped.files_in("systemd/") {
        let Some(stem) = file.strip_suffix(".service") else { continue };
        let text = shipped.text(file);
        if stem.ends_with('@') {
            for instance in INSTANCES {
                let name = format!("{stem}{instance}.service");
                all.push(Unit::parsed(&name, &text.replace("%i", instance)));
            }
        } else {
            all.push(Unit::parsed(file, text));
        }
    }
    all
}

/// Returns what the units start.
pub(super) fn workloads(shipped: &Shipped) -> Vec<Workload> {
    services(shipped).iter().map(workload).collect()
}

fn workload(unit: &Unit) -> Workload {
    let started = unit.all("ExecStart");
    let command = started.first().and_then(|line| line.strip_prefix(PROGRAM)).unwrap_or("");
    let credentials = unit.all("LoadCredential");
    let stop = unit.all("TimeoutStopSec");
    let mut readable: Vec<String> =
        credentials.iter().map(|it| format!("%d/{}", it.split(':').next().unwrap())).collect();
    readable.push("/etc/signpost".to_owned());
    Workload {
        place: unit.name.clone(),
        under: Starter::Systemd,
        command: command.split_whitespace().map(str::to_owned).collect(),
        health: None,
        image: None,
        environment: environment(unit),
        memory: unit.all("MemoryMax").first().and_then(|size| mebibytes(size)),
        grace: stop.first().and_then(|time| seconds(time)),
        readable,
        has_secret: !credentials.is_empty(),
        lacks: lacks(unit),
    }
}

fn environment(unit: &Unit) -> BTreeMap<String, String> {
    let lines = unit.all("Environment").into_iter().filter_map(|line| line.split_once('='));
    lines.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// What of the hardening is missing, beside what `systemd-analyze security` counts.
fn lacks(unit: &Unit) -> Vec<String> {
    let needed = [
        ("DynamicUser", "yes"),
        ("NoNewPrivileges", "yes"),
        ("ProtectSystem", "strict"),
        ("CapabilityBoundingSet", ""),
        ("MemorySwapMax", "0"),
        ("LimitCORE", "0"),
        ("SystemCallFilter", "@system-service"),
        // Without these the program could not confine itself, and would start all the same.
        (
            "SystemCallFilter",
            "landlock_create_ruleset landlock_add_rule landlock_restrict_self seccomp",
        ),
    ];
    let missing = needed.iter().filter(|(key, value)| !unit.has(key, value));
    missing.map(|(key, value)| format!("{key}={value}")).collect()
}
