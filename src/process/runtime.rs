//! The threads on which everything waits, for the commands that go on.
//!
//! They are started last: what has to come before threads, such as a sandbox, is done by then.

use std::num::NonZeroUsize;
use std::thread::available_parallelism;
use std::time::Duration;

use tokio::runtime::Builder;

use crate::failure::Failure;

/// How long work that cannot be stopped, such as a name that is looked up, may hold up the end.
const TO_END: Duration = Duration::from_secs(1);

/// Runs `work` to its end on this thread: what takes long for a processor, such as reading content, is done on others
/// that are there for as long as it takes, and an answer goes from the gateway to its call with no thread woken.
pub(crate) fn block_on<T>(work: impl Future<Output = T>) -> Result<T, Failure> {
    run(&mut Builder::new_current_thread(), work)
}

/// Runs `work` to its end on as many threads as there are cores for this process: on one, where there is one.
pub(crate) fn on_every_core<T>(work: impl Future<Output = T>) -> Result<T, Failure> {
    match available_parallelism().map_or(1, NonZeroUsize::get) {
        1 => run(&mut Builder::new_current_thread(), work),
        cores => run(Builder::new_multi_thread().worker_threads(cores), work),
    }
}

fn run<T>(builder: &mut Builder, work: impl Future<Output = T>) -> Result<T, Failure> {
    let runtime = builder.enable_all().build().map_err(|error| {
        let message = format!("cannot start threads: {error}");
        Failure::problems(message, "see the limits of this account")
    })?;
    let done = runtime.block_on(work);
    runtime.shutdown_timeout(TO_END);
    Ok(done)
}
