//! What this kernel enforces of the sandbox, and what not, in one line of the log.
//!
//! The line names the ABI of Landlock, by which hosts find out what a newer kernel would add.

use std::path::PathBuf;

use super::needs::Outgoing;
use crate::schema::seen;

/// What is enforced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SandboxReport {
    /// Nothing, as was asked for.
    Off,
    /// Nothing: this system has no sandbox that the program knows.
    NoSuchThing,
    /// What this kernel has of it.
    Entered(EnteredSandbox),
}

/// What a kernel enforces.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EnteredSandbox {
    /// The ABI of its Landlock; 0 where it has none.
    pub landlock: u8,
    /// How many calls of the system are let through; nothing where all are.
    pub calls: Option<usize>,
    /// Whether other processes cannot read the memory, and a crash writes no core.
    pub memory: bool,
    /// What can be read.
    pub read: Vec<PathBuf>,
    /// Where connections can go.
    pub connect: Outgoing,
    /// What a host has to know, a line each.
    pub notes: Vec<String>,
}

/// Something that is confined by one of two: by Landlock from an ABI on, or by the filter of calls.
struct Confined {
    what: &'static str,
    from: u8,
    kernel: &'static str,
    by_calls: bool,
}

impl SandboxReport {
    /// Returns the line that says what is enforced and what not.
    pub fn line(&self) -> String {
        match self {
            Self::Off => "sandbox: off, as --sandbox asks".to_owned(),
            Self::NoSuchThing => "sandbox: there is none on this system; Linux has one".to_owned(),
            Self::Entered(entered) => entered.line(),
        }
    }

    /// Returns what a host has to know, a line each.
    pub fn notes(&self) -> &[String] {
        match self {
            Self::Off | Self::NoSuchThing => &[],
            Self::Entered(entered) => &entered.notes,
        }
    }
}

impl EnteredSandbox {
    fn line(&self) -> String {
        let landlock = match self.landlock {
            0 => "no Landlock on this kernel".to_owned(),
            abi => format!("Landlock ABI {abi}, {}, {}", self.readable(), self.reachable()),
        };
        let calls = self.calls.map_or_else(
            || "every system call is let through".to_owned(),
            |calls| format!("{calls} system calls are let through"),
        );
        let memory = if self.memory { "memory is closed to others" } else { "memory is open" };
        let missing = self.missing();
        let missing = match &missing[..] {
            [] => "nothing is left open".to_owned(),
            missing => format!("not confined: {}", missing.join(", ")),
        };
        format!("sandbox: {landlock}; {calls}; {memory}; {missing}")
    }

    fn readable(&self) -> String {
        match &self.read[..] {
            [] => "no file is read".to_owned(),
            read => {
                let read: Vec<_> = read
                    .iter()
                    .map(|path| seen(&path.display().to_string()).into_owned())
                    .collect();
                format!("files are read in {}", read.join(", "))
            }
        }
    }

    fn reachable(&self) -> String {
        match &self.connect {
            Outgoing::Nowhere => "no connection leaves".to_owned(),
            Outgoing::Ports(ports) => {
                let ports: Vec<_> = ports.iter().map(u16::to_string).collect();
                format!("connections leave for ports {} and, for names, 53", ports.join(", "))
            }
        }
    }

    /// Returns what this kernel leaves open, with what would confine it.
    pub fn missing(&self) -> Vec<String> {
        let no_socket = self.connect == Outgoing::Nowhere;
        let all = [
            Confined { what: "reading files", from: 1, kernel: "5.13", by_calls: false },
            Confined { what: "writing files", from: 3, kernel: "6.2", by_calls: true },
            Confined { what: "starting programs", from: 1, kernel: "5.13", by_calls: true },
            Confined { what: "connections", from: 4, kernel: "6.7", by_calls: no_socket },
            Confined { what: "signals", from: 6, kernel: "6.12", by_calls: true },
            Confined { what: "sockets with a path", from: 9, kernel: "7.1", by_calls: true },
            Confined { what: "UDP", from: 10, kernel: "7.2", by_calls: no_socket },
        ];
        let is_open =
            |it: &Confined| self.landlock < it.from && !(it.by_calls && self.calls.is_some());
        let open = all.into_iter().filter(is_open);
        open.map(|it| format!("{} (Linux {} has it, ABI {})", it.what, it.kernel, it.from))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn entered(landlock: u8, calls: Option<usize>, connect: Outgoing) -> EnteredSandbox {
        let read = vec![PathBuf::from("/etc/signpost")];
        EnteredSandbox { landlock, calls, memory: true, read, connect, notes: Vec::new() }
    }

    fn ports() -> Outgoing {
        Outgoing::Ports(BTreeSet::from([443, 40123]))
    }

    #[test]
    fn one_line_says_what_is_enforced_and_what_a_newer_kernel_would_add() {
        let run = SandboxReport::Entered(entered(7, Some(70), ports()));
        assert_eq!(
            run.line(),
            "sandbox: Landlock ABI 7, files are read in /etc/signpost, connections leave for ports 443, 40123 and, for names, 53; \
             70 system calls are let through; memory is closed to others; \
             not confined: UDP (Linux 7.2 has it, ABI 10)"
        );
        let serve = entered(7, Some(68), Outgoing::Nowhere);
        assert!(serve.missing().is_empty());
        assert!(serve.line().ends_with("nothing is left open"), "{}", serve.line());
        assert!(entered(10, Some(70), ports()).missing().is_empty());
    }

    #[test]
    fn each_half_confines_what_it_can_without_the_other() {
        let what = |entered: EnteredSandbox| -> Vec<String> {
            let missing = entered.missing();
            missing.iter().map(|it| it.split(" (").next().unwrap().to_owned()).collect()
        };
        assert_eq!(what(entered(0, Some(70), ports())), ["reading files", "connections", "UDP"]);
        assert_eq!(what(entered(0, Some(68), Outgoing::Nowhere)), ["reading files"]);
        assert_eq!(what(entered(7, None, ports())), ["sockets with a path", "UDP"]);
        assert_eq!(what(entered(0, None, Outgoing::Nowhere)).len(), 7);
    }

    #[test]
    fn what_a_host_has_to_know_is_told_beside_the_line() {
        let notes = vec!["the token's file can be read".to_owned()];
        let noted = EnteredSandbox { notes: notes.clone(), ..entered(7, Some(70), ports()) };
        assert_eq!(SandboxReport::Entered(noted).notes(), notes);
        assert!(SandboxReport::Off.notes().is_empty());
        assert!(SandboxReport::NoSuchThing.notes().is_empty());
        let nothing =
            EnteredSandbox { read: Vec::new(), ..entered(7, Some(68), Outgoing::Nowhere) };
        let line = nothing.line();
        assert!(line.contains("no file is read, no connection leaves"), "{line}");
        let open = EnteredSandbox { memory: false, ..nothing };
        assert!(open.line().contains("; memory is open; "), "{}", open.line());
    }

    #[test]
    fn without_a_sandbox_the_line_says_so() {
        assert_eq!(SandboxReport::Off.line(), "sandbox: off, as --sandbox asks");
        assert!(SandboxReport::NoSuchThing.line().contains("none on this system"));
        let none = entered(0, None, ports()).line();
        assert!(
            none.starts_with("sandbox: no Landlock on this kernel; every system call"),
            "{none}"
        );
    }
}
