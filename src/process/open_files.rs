//! How many files and connections this process may have open.
//!
//! Systems give a process few, so that old programs do not fail, and let it ask for more. Whoever takes connections
//! asks, and takes no more than there is room for: where none is left, the admin port could not answer either.

use crate::failure::Failure;

/// Most that are asked for: more than all ports together take.
const WANTED: u64 = 4096;

/// The fewest with which a command gets by: what everything waits on takes ten or so.
const FEWEST: u64 = 32;

/// Asks for more. It does so at the very start: a sandbox may forbid it later.
///
/// # Errors
///
/// Where there may be too few for whatever the program does.
pub(crate) fn ensure_open_files() -> Result<(), Failure> {
    let most = open_files();
    if most >= FEWEST {
        return Ok(());
    }
    let message = format!("this process may have {most} files open at once, and needs {FEWEST}");
    Err(Failure::problems(message, "raise its limit: `ulimit -n`, or LimitNOFILE of a service"))
}

/// Asks for more, and returns how many there may be.
#[cfg(unix)]
pub(crate) fn open_files() -> u64 {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    let now = getrlimit(Resource::Nofile);
    let most = now.maximum.unwrap_or(WANTED).min(WANTED);
    match now.current {
        Some(current) if current < most => {
            let more = Rlimit { current: Some(most), maximum: now.maximum };
            setrlimit(Resource::Nofile, more).map_or(current, |()| most)
        }
        Some(current) => current,
        None => WANTED,
    }
}

/// Returns how many there may be; other systems than Unix have no such limit.
#[cfg(not(unix))]
pub(crate) const fn open_files() -> u64 {
    WANTED
}
