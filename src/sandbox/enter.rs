//! The way into the sandbox, on each system.
//!
//! Linux alone has one; elsewhere who asks for all of it is refused, and whoever takes what there is gets nothing.

use super::error::SandboxError;
use super::level::SandboxLevel;
#[cfg(target_os = "linux")]
use super::linux;
use super::needs::SandboxNeeds;
use super::report::SandboxReport;

/// Gives up what is not among `needs`, for this thread and all that it starts; returns what is enforced.
///
/// It is entered once, after files were read and listeners were bound, and before any other thread: one that runs already
/// stays outside. Nothing takes it back. Calls that are refused answer `ENOSYS` or `EACCES`, so that whoever makes one goes
/// on as on an older kernel.
///
/// # Errors
///
/// With [`SandboxLevel::Require`]: where this system cannot enforce all of it, or where a secret can still be read.
pub fn enter(level: SandboxLevel, needs: &SandboxNeeds) -> Result<SandboxReport, SandboxError> {
    match level {
        SandboxLevel::Off => Ok(SandboxReport::Off),
        #[cfg(target_os = "linux")]
        _ => linux::enter(level, needs).map(SandboxReport::Entered),
        #[cfg(not(target_os = "linux"))]
        SandboxLevel::BestEffort => Ok(SandboxReport::NoSuchThing),
        #[cfg(not(target_os = "linux"))]
        SandboxLevel::Require => Err(SandboxError::NotLinux),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_asks_for_none_keeps_everything() {
        let report = enter(SandboxLevel::Off, &SandboxNeeds::default()).unwrap();
        assert_eq!(report, SandboxReport::Off);
    }
}
