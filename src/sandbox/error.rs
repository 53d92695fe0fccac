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
