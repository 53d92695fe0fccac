//! Confines files, connections and signals with Landlock.
//!
//! What each kernel can confine is counted by its ABI. What `require` asks for is of Linux 6.12: files (5), connections
//! (4), signals and sockets without a path (6). Sockets with a path (9, Linux 7.1) and datagrams (10, Linux 7.2) are
//! confined where the kernel can. See landlock(7), and the list of versions in the documentation of the crate.

use std::collections::BTreeSet;

use landlock::{
    ABI, Access, AccessFs, AccessNet, BitFlags, CompatLevel, Compatible, LandlockStatus, NetPort,
    PathBeneath, PathFd, Ruleset, RulesetAttr, RulesetCreated, RulesetCreatedAttr, RulesetError,
    Scope,
};

use super::granted::GrantedPaths;
use super::level::SandboxLevel;
use super::needs::Outgoing;

/// The port of servers that know the names of machines. See RFC 1035, section 4.2.
const NAMES: u16 = 53;

/// Any free port of this machine, from which a datagram leaves.
const ANY_FREE: u16 = 0;

/// Confines this thread, and returns the ABI of the kernel: 0 where it has no Landlock.
///
/// # Errors
///
/// Where the kernel refuses, or where `level` asks for more than it has.
pub(super) fn confine(
    granted: &GrantedPaths,
    connect: &Outgoing,
    level: SandboxLevel,
) -> Result<u8, RulesetError> {
    let needed = match level {
        SandboxLevel::Require => CompatLevel::HardRequirement,
        SandboxLevel::BestEffort | SandboxLevel::Off => CompatLevel::BestEffort,
    };
    let rules = Ruleset::default()
        .set_compatibility(needed)
        .handle_access(AccessFs::from_all(ABI::V5))?
        .handle_access(AccessNet::from_all(ABI::V4))?
        .scope(Scope::from_all(ABI::V6))?
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(ABI::V9))?
        .handle_access(AccessNet::from_all(ABI::V10))?
        .create()?;
    let rules = readable(rules, granted)?;
    let rules = match connect {
        Outgoing::Nowhere => rules,
        Outgoing::Ports(ports) => reachable(rules, ports)?,
    };
    Ok(abi(&rules.restrict_self()?.landlock))
}

fn readable(rules: RulesetCreated, granted: &GrantedPaths) -> Result<RulesetCreated, RulesetError> {
    let whole = AccessFs::ReadFile | AccessFs::ReadDir;
    let mut names = granted.of_names.iter().filter_map(|folder| PathFd::new(folder).ok());
    let rules = names.try_fold(rules, |rules, folder| {
        rules.add_rule(PathBeneath::new(folder, AccessFs::ReadFile))
    })?;
    granted.paths.iter().try_fold(rules, |rules, path| {
        // What has gone since it was found has nothing to be read.
        let Ok(place) = PathFd::new(path) else { return Ok(rules) };
        let access = if path.is_dir() { whole } else { AccessFs::ReadFile.into() };
        rules.add_rule(PathBeneath::new(place, access))
    })
}

/// Lets connections leave for these ports, and questions for the address of a name.
fn reachable(rules: RulesetCreated, ports: &BTreeSet<u16>) -> Result<RulesetCreated, RulesetError> {
    // The C library also asks with datagrams which of its own addresses it would reach each address from.
    let there: BitFlags<AccessNet> = AccessNet::ConnectTcp | AccessNet::ConnectSendUdp;
    let rules = ports
        .iter()
        .chain([&NAMES])
        .try_fold(rules, |rules, port| rules.add_rule(NetPort::new(*port, there)))?;
    rules.add_rule(NetPort::new(ANY_FREE, AccessNet::BindUdp))
}

/// Returns the number of an ABI; of one that is newer than the crate, the newest that this knows.
const fn abi(status: &LandlockStatus) -> u8 {
    match status {
        LandlockStatus::NotEnabled | LandlockStatus::NotImplemented => 0,
        LandlockStatus::Available { effective_abi, .. } => *effective_abi as u8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kernel_has_the_number_of_its_abi() {
        assert_eq!(abi(&LandlockStatus::NotEnabled), 0);
        assert_eq!(abi(&LandlockStatus::NotImplemented), 0);
        let seven = LandlockStatus::Available { effective_abi: ABI::V7, kernel_abi: None };
        assert_eq!(abi(&seven), 7);
    }
}
