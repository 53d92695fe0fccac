//! The sandbox: what this process gives up before it answers anybody.
//!
//! A promise that nothing is collected is worth more where the process could not do it. So `run`, `serve` and `preview`
//! give up, before their first thread, whatever they do not need: they read their own content and settings, `run` connects
//! to the ports that Discord has, and nothing else. Linux alone has what this takes: Landlock confines files and
//! connections, a seccomp filter the calls of the system. Elsewhere a line of the log says that there is no sandbox.
//!
//! `args` and `level` are how much is asked for, `needs` what is not given up, `enter` the way in, and `linux` its steps;
//! `granted` finds the folders that have to be readable, and the `resolver` those of names. `landlocked` and `calls`
//! confine, `memory` shuts other processes out, and the `report` says what this kernel enforces.

mod args;
#[cfg(target_os = "linux")]
mod calls;
mod enter;
mod error;
#[cfg(target_os = "linux")]
mod granted;
#[cfg(target_os = "linux")]
mod landlocked;
mod level;
#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "linux")]
mod memory;
mod needs;
mod report;
#[cfg(target_os = "linux")]
mod resolver;

pub(crate) use args::SandboxArgs;
pub use enter::enter;
pub use error::SandboxError;
pub use level::SandboxLevel;
pub use needs::{Outgoing, SandboxNeeds};
pub use report::{EnteredSandbox, SandboxReport};
