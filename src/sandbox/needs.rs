//! What a process does not give up: what it reads, and where it connects to.
//!
//! Whoever starts it says so, in paths and ports; what that takes of the kernel is known to the rest of the room.

use std::collections::BTreeSet;
use std::path::PathBuf;

/// What a process needs once it runs.
#[derive(Debug, Clone, Default)]
pub struct SandboxNeeds {
    /// The files and folders that are read again when they change, by the paths at which they are looked for.
    pub read: Vec<PathBuf>,
    /// Where it connects to.
    pub connect: Outgoing,
    /// The files with a secret that was read already, and which nobody is to read again.
    pub secrets: Vec<PathBuf>,
}

/// Where a process connects to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Outgoing {
    /// Nowhere: it cannot even make a socket.
    #[default]
    Nowhere,
    /// To these ports of any machine, and to the servers that know the names of machines.
    Ports(BTreeSet<u16>),
}
