//! What waits for others beside a test, such as the fake Discord.
//!
//! It has a thread of its own with a runtime on it, as the program does all its waiting on one thread.

use std::thread::{self, JoinHandle};

use tokio::runtime::Builder;
use tokio_util::sync::CancellationToken;

/// A stack as the program's own thread has.
const STACK: usize = 4 * 1024 * 1024;

/// Work that goes on until this is dropped.
pub(crate) struct OwnThread {
    stop: CancellationToken,
    thread: Option<JoinHandle<()>>,
}

impl OwnThread {
    /// Starts `work`, which is told when it is to end.
    pub(crate) fn run<F: Future<Output = ()>>(
        work: impl FnOnce(CancellationToken) -> F + Send + 'static,
    ) -> Self {
        let stop = CancellationToken::new();
        let told = stop.clone();
        let thread = thread::Builder::new().stack_size(STACK).spawn(move || {
            let runtime = Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(work(told));
            runtime.shutdown_background();
        });
        Self { stop, thread: Some(thread.unwrap()) }
    }
}

impl Drop for OwnThread {
    fn drop(&mut self) {
        self.stop.cancel();
        let ended = self.thread.take().unwrap().join();
        if !thread::panicking() {
            ended.unwrap();
        }
    }
}
