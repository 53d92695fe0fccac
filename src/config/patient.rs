//! Reads a file of any kind to its end, with a limit for how much comes and how long that takes.
//!
//! A name can be that of a pipe to which nobody writes, or of a device without an end. No thread is
//! needed for that: the file is opened without waiting, and waited for with a limit.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;
use std::time::{Duration, Instant};

/// How long something has to come until somebody is told.
#[cfg(unix)]
const SOON: Duration = Duration::from_secs(2);

/// How a file is read.
#[derive(Debug, Clone, Copy)]
pub struct Patient<'w> {
    /// What is waited for, as a line of the log names it.
    pub what: &'w str,
    /// The most bytes that are read.
    pub most: usize,
    /// What an error says where more come.
    pub too_long: &'static str,
    /// How long is waited.
    pub patience: Duration,
    /// For what that is the limit.
    pub limit: Limit,
}

/// What may take no longer than the patience.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Each silence.
    Silence,
    /// The whole, to its end.
    Whole,
}

impl<'w> Patient<'w> {
    /// Returns how `what` is read, which is no regular file: each silence has an end, and so has what comes, since
    /// a device can have none.
    pub const fn for_what_is_read_once(what: &'w str) -> Self {
        let (most, patience) = (8 << 20, Duration::from_secs(20));
        let too_long = "it has no end within 8 MiB";
        Self { what, most, too_long, patience, limit: Limit::Silence }
    }

    /// Opens a file once something can be read of it, or its end has come.
    ///
    /// # Errors
    ///
    /// It cannot be opened, or nothing comes in time.
    pub fn open(&self, path: &Path) -> io::Result<File> {
        let from = open(path)?;
        self.wait(&from, Instant::now())?;
        #[cfg(unix)]
        rustix::fs::fcntl_setfl(&from, rustix::fs::OFlags::empty())?;
        Ok(from)
    }

    /// Returns what is in a file, to its end.
    ///
    /// # Errors
    ///
    /// It cannot be read, is too long, or does not come in time.
    pub fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let mut from = open(path)?;
        let mut start = Instant::now();
        let (mut bytes, mut piece) = (Vec::new(), vec![0; (self.most + 1).min(1 << 16)]);
        while bytes.len() <= self.most {
            if self.limit == Limit::Silence {
                start = Instant::now();
            }
            self.wait(&from, start)?;
            match from.read(&mut piece) {
                Ok(0) => return Ok(bytes),
                Ok(length) => bytes.extend_from_slice(&piece[..length]),
                Err(error)
                    if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::Error::new(ErrorKind::FileTooLarge, self.too_long))
    }

    /// Waits until something can be read, or the end has come.
    #[cfg(unix)]
    fn wait(&self, from: &File, start: Instant) -> io::Result<()> {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};
        let Self { what, patience, .. } = *self;
        let seconds = patience.as_secs();
        let mut is_told = false;
        while start.elapsed() < patience {
            let left = patience.saturating_sub(start.elapsed());
            let step = if is_told { left } else { left.min(SOON) };
            let step = Timespec::try_from(step).map_err(io::Error::other)?;
            match poll(&mut [PollFd::new(from, PollFlags::IN)], Some(&step)) {
                Ok(0) if !is_told && start.elapsed() < patience => {
                    tracing::warn!(
                        "waiting for what comes from {what}, for {seconds} seconds at most"
                    );
                    is_told = true;
                }
                Ok(0) | Err(rustix::io::Errno::INTR) => {}
                Ok(_) => return Ok(()),
                Err(error) => return Err(error.into()),
            }
        }
        let why = match self.limit {
            Limit::Silence => format!("nothing came from it within {seconds} seconds"),
            Limit::Whole => format!("its end did not come within {seconds} seconds"),
        };
        Err(io::Error::new(ErrorKind::TimedOut, why))
    }

    #[cfg(not(unix))]
    fn wait(&self, _from: &File, _start: Instant) -> io::Result<()> {
        Ok(())
    }
}

/// Opens without waiting for somebody who writes.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let flags = i32::try_from(rustix::fs::OFlags::NONBLOCK.bits()).unwrap_or_default();
    File::options().read(true).custom_flags(flags).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}
