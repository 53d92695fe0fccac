//! How much of the sandbox is asked for.
//!
//! By default it is as much as the kernel has, since a bot that does not start helps nobody. Who wants to be sure asks
//! for all of it, and is told where that cannot be had.

use clap::ValueEnum;

/// How much of the sandbox is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum SandboxLevel {
    /// All of it, or the program does not start.
    Require,
    /// What this system has.
    #[default]
    BestEffort,
    /// None of it: somebody looks for a fault with a debugger.
    Off,
}
