//! The option that says how much of the sandbox is wanted, and what is told of it.
//!
//! Whoever runs the program reads in one line of the log what holds on this machine.

use clap::Args;
use tracing::{info, warn};

use super::enter::enter;
use super::level::SandboxLevel;
use super::needs::SandboxNeeds;
use super::report::SandboxReport;
use crate::failure::Failure;
use crate::schema::seen;

/// The option that says so.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct SandboxArgs {
    /// Give up, before answering, what is not needed: to write files, to start programs, to read or connect elsewhere. best-effort gives up what this system can, require refuses to start without all of it, off keeps everything
    #[arg(long, value_name = "LEVEL", default_value = "best-effort", hide_possible_values = true)]
    sandbox: SandboxLevel,
}

impl SandboxArgs {
    /// Gives up what is not among `needs`, and says in the log what is enforced. Below it may be threads.
    pub(crate) fn enter(self, needs: &SandboxNeeds) -> Result<(), Failure> {
        let report = enter(self.sandbox, needs).map_err(|error| {
            let message = format!("`--sandbox require` cannot be had: {error}");
            Failure::usage(message, error.hint())
        })?;
        match report {
            SandboxReport::Off => warn!("{}", report.line()),
            SandboxReport::NoSuchThing | SandboxReport::Entered(_) => info!("{}", report.line()),
        }
        report.notes().iter().for_each(|note| warn!("sandbox: {}", seen(note)));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_cannot_be_had_is_told_in_the_words_of_the_option() {
        let folder = tempfile::tempdir().unwrap();
        let secret = folder.path().join("token");
        fs::write(&secret, "").unwrap();
        let (read, secrets) = (vec![secret.clone()], vec![secret]);
        let needs = SandboxNeeds { read, secrets, ..SandboxNeeds::default() };
        let refused = SandboxArgs { sandbox: SandboxLevel::Require }.enter(&needs).unwrap_err();
        assert_eq!(refused.code, 2);
        assert!(
            refused.message.starts_with("`--sandbox require` cannot be had: the token's file `")
        );
    }
}
