//! Why a program that asks for all of the sandbox does not start.
//!
//! By default nothing of this ends it: what cannot be had is a line of the log.

use std::path::PathBuf;

/// Why all of the sandbox cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum SandboxError {
    /// There is none on this system.
    #[error("only Linux has a sandbox that this program knows")]
    NotLinux,
    /// The kernel has too little of it.
    #[error("{missing}")]
    Missing {
        /// What is missing.
        missing: String,
    },
    /// A secret could be read again.
    #[error(
        "the token's file `{}` is in `{}`, which has to stay readable",
        secret.display(),
        folder.display()
    )]
    SecretInReach {
        /// The file with the secret.
        secret: PathBuf,
        /// The folder that can be read.
        folder: PathBuf,
    },
}

impl SandboxError {
    /// Returns the next step.
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::NotLinux => "leave the option out",
            Self::Missing { .. } => {
                "take Linux 6.12 or later with Landlock among its security modules (`lsm=landlock,…`), and a container that lets both through; or leave the option out: best-effort enforces what there is"
            }
            Self::SecretInReach { .. } => {
                "keep it in a folder of its own, such as /run/secrets, or where systemd's LoadCredential= puts it"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_asks_for_all_of_it_is_told_what_to_do() {
        let secret = PathBuf::from("/etc/signpost/token");
        let in_reach = SandboxError::SecretInReach { secret, folder: PathBuf::from("/etc") };
        let missing = SandboxError::Missing { missing: "confining calls has failed".to_owned() };
        for (error, message, hint) in [
            (SandboxError::NotLinux, "only Linux has a sandbox", "leave the option out"),
            (missing, "confining calls has failed", "take Linux 6.12 or later"),
            (
                in_reach,
                "the token's file `/etc/signpost/token` is in `/etc`",
                "keep it in a folder",
            ),
        ] {
            assert!(error.to_string().starts_with(message), "{error}");
            assert!(error.hint().starts_with(hint), "{error}: {}", error.hint());
        }
    }
}
