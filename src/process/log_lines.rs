//! Where the log goes: to standard error, and never at the cost of an answer.
//!
//! Whoever reads standard error may have stopped: a container's log driver that hangs, a terminal that somebody holds
//! with Ctrl-S. A write would then wait for as long as they do, and so would everybody who asks. So a line waits for a
//! moment only. Where there is still no room, it and those after it are left out until there is, and then the log says
//! how many they were. A disk that is full costs lines too, and nothing else.

use std::io::{self, Write};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tracing::warn;

use crate::failure::without_number;

/// How much is written at once: what a pipe in which there is room takes without waiting. See POSIX, `PIPE_BUF`; Linux
/// has a page.
const PIECE: usize = 4096;

/// How long a line waits for room: a reader that is only slow takes less, and an answer has three seconds.
const PATIENCE: Duration = Duration::from_secs(1);

/// Standard error, for a log that writes one line at a time; without the numbers of the system's errors.
#[derive(Debug, Default)]
pub(super) struct LogLines;

/// What became of the lines before.
#[derive(Debug)]
struct LinesBefore {
    /// How many were left out since the last that was written.
    left_out: u64,
    /// Whether the last that was written lacks its end.
    is_cut: bool,
}

static BEFORE: Mutex<LinesBefore> = Mutex::new(LinesBefore { left_out: 0, is_cut: false });

impl Write for LogLines {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(line);
        let left_out = put(without_number(&text).as_bytes());
        if left_out > 0 {
            warn!(lines = left_out, "lines of the log were left out: nobody took them");
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes a line where there is room for it; returns how many were left out before it, where it is the first again.
fn put(line: &[u8]) -> u64 {
    let mut before = BEFORE.lock().unwrap_or_else(PoisonError::into_inner);
    let end: &[u8] = if before.is_cut { b"\n" } else { b"" };
    // Once a line had to be left out, those after it do not wait.
    let patience = if before.left_out > 0 { Duration::ZERO } else { PATIENCE };
    for (at, piece) in [end, line].concat().chunks(PIECE).enumerate() {
        let is_written = has_room(patience) && io::stderr().write_all(piece).is_ok();
        if !is_written {
            before.left_out += 1;
            before.is_cut |= at > 0;
            return 0;
        }
    }
    before.is_cut = false;
    std::mem::take(&mut before.left_out)
}

/// Returns whether standard error takes something now or within that time.
#[cfg(unix)]
fn has_room(patience: Duration) -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let (stderr, patience) = (io::stderr(), Timespec::try_from(patience).ok());
    loop {
        match poll(&mut [PollFd::new(&stderr, PollFlags::OUT)], patience.as_ref()) {
            Ok(ready) => return ready > 0,
            Err(rustix::io::Errno::INTR) => {}
            // What cannot be asked is tried.
            Err(_) => return true,
        }
    }
}

/// Returns that it takes something: other systems than Unix cannot be asked.
#[cfg(not(unix))]
const fn has_room(_: Duration) -> bool {
    true
}
