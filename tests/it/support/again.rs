//! What comes soon, but not at once.
//!
//! Another process or thread brings it about, and nobody tells the test when: so it looks again and again. On a slow and
//! busy machine "soon" is long, and a test that passes looks a few times.

use std::thread;
use std::time::{Duration, Instant};

use super::discord::SOON;

/// The time between two looks.
const PAUSE: Duration = Duration::from_millis(20);

/// Looks until there is what is waited for, and returns it; `look` says what is missing in its place.
#[track_caller]
pub(crate) fn again<T>(mut look: impl FnMut() -> Result<T, String>) -> T {
    let until = Instant::now() + SOON;
    loop {
        match look() {
            Ok(found) => return found,
            Err(missing) => assert!(Instant::now() < until, "after {SOON:?}: {missing}"),
        }
        thread::sleep(PAUSE);
    }
}

/// The same of something that is so or is not.
#[track_caller]
pub(crate) fn again_until(missing: impl Fn() -> String, mut is_so: impl FnMut() -> bool) {
    again(|| is_so().then_some(()).ok_or_else(&missing));
}
