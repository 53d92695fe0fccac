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
            let says = format!("{says}; not confined: {}", missing.join(", "));
            Finding::look(
                "sandbox",
                says,
                "a newer kernel confines that too; nothing has to be done",
            )
        }
    }
}
