//! What the sandbox gives up on this machine.
//!
//! It was entered to find out, as `run` enters it: the kernel says by its ABI what it can confine.

use crate::hosting::finding::Finding;
use crate::sandbox::SandboxReport;

/// Returns what is found of the sandbox.
pub(crate) fn of_the_sandbox(report: &SandboxReport) -> Vec<Finding> {
    let mut found = vec![of_the_kernel(report)];
    let notes = report.notes().iter();
    found.extend(
        notes.map(|note| Finding::look("sandbox", note, "see docs/operations.md, The sandbox")),
    );
    found
}

fn of_the_kernel(report: &SandboxReport) -> Finding {
    let SandboxReport::Entered(entered) = report else {
        let step = "on Linux the kernel keeps the promises of docs/privacy.md too";
        return Finding::look("sandbox", "this system has none", step);
    };
    let calls = entered.calls.map_or_else(
        || "every system call is let through".to_owned(),
        |calls| format!("{calls} system calls are let through"),
    );
    let says = format!("Landlock ABI {}, {calls}", entered.landlock);
    match &entered.missing()[..] {
        [] => Finding::ok("sandbox", format!("{says}; nothing is left open")),
        missing => {
            let says = format!("{says}; not confined on this kernel: {}", missing.join(", "));
            // A kernel that confines some of it keeps files and connections closed: nothing has to be done.
            if entered.landlock > 0 && entered.calls.is_some() {
                return Finding::ok("sandbox", says);
            }
            let step = "a kernel with Landlock and seccomp confines that too: Linux 5.13 or newer";
            Finding::look("sandbox", says, step)
        }
    }
}
