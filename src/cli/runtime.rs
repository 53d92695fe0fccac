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

/// How large the stack of a thread is, in bytes: the WebSocket of serenity's make puts its buffers of
/// 128 KiB there first, several times over in a debug build.
const STACK: usize = 4 * 1024 * 1024;

/// Runs `work` to its end on two threads, one of which may wait for a long answer to be made.
pub(super) fn block_on<T>(work: impl Future<Output = T>) -> Result<T, Failure> {
    let mut builder = Builder::new_multi_thread();
    run(builder.worker_threads(2).thread_stack_size(STACK), work)
}

/// Runs `work` to its end on as many threads as there are cores for this process: on one, where there is one.
pub(super) fn on_every_core<T>(work: impl Future<Output = T>) -> Result<T, Failure> {
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
