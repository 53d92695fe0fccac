//! Shuts other processes out of this one's memory, and keeps it off the disk.
//!
//! Without this, each process of the same account could read the token and what somebody has just asked, and a crash
//! would write both into a file. The superuser reads everything all the same.

use std::io;

use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};

/// Lets no other process of this account read the memory, and lets a crash write no core. See `PR_SET_DUMPABLE` in
/// prctl(2), and core(5).
///
/// # Errors
///
/// Where the kernel refuses.
pub(super) fn close() -> io::Result<()> {
    set_dumpable_behavior(DumpableBehavior::NotDumpable)?;
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    Ok(setrlimit(Resource::Core, none)?)
}
