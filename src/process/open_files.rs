//! How many files and connections this process may have open.
//!
//! Systems give a process few, so that old programs do not fail, and let it ask for more. Whoever takes connections
//! asks, and takes no more than there is room for: where none is left, the admin port could not answer either.

/// Most that are asked for: more than all ports together take.
const WANTED: u64 = 4096;

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
