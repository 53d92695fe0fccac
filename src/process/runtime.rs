//! The thread on which everything waits, for the commands that go on.
//!
//! Others are started from it alone: what has to come before threads, such as a sandbox, is done by then.

use std::time::Duration;

use tokio::runtime::Builder;

use crate::failure::Failure;

/// How long work that cannot be stopped, such as a name that is looked up, may hold up the end.
const TO_END: Duration = Duration::from_secs(1);

/// Runs `work` to its end on this thread. What takes a processor long, such as reading content, is done on others that
/// are there for as long as it takes. An answer wakes no thread: it is made and sent where it was asked for, in less time
/// than that would take, and one core answers thousands a second.
pub(crate) fn block_on<T>(work: impl Future<Output = T>) -> Result<T, Failure> {
    let runtime = Builder::new_current_thread().enable_all().build().map_err(|error| {
        let message = format!("cannot start what everything waits on: {error}");
        Failure::problems(message, "see the limits of this account")
    })?;
    let done = runtime.block_on(work);
    runtime.shutdown_timeout(TO_END);
    Ok(done)
}
