//! How much a client may send, how long it may take, and how many there may be.
//!
//! Each wait has an end, so that nobody can hold a connection by saying nothing. The idle time is longer than what
//! load balancers keep a connection for, so that it is they who close it: a request that comes at that moment would
//! be lost.

use std::time::Duration;

/// The limits of the endpoint.
#[derive(Debug, Clone)]
pub struct EndpointLimits {
    /// How long a new connection may be silent.
    pub first_byte: Duration,
    /// How long a request's line and headers may take, from their first byte.
    pub header: Duration,
    /// How long a request's body may take.
    pub body: Duration,
    /// How long a connection may be silent between two requests.
    pub idle: Duration,
    /// How long a client may take to read what it is sent.
    pub write: Duration,
    /// How many bytes of line and headers; more is answered with 431.
    pub header_bytes: usize,
    /// How many bytes of body; more is answered with 413. Discord's largest interactions have some 30 KiB.
    pub body_bytes: usize,
    /// How many connections there may be at once; others wait until one ends.
    pub connections: usize,
    /// How many requests there may be at once on one connection of HTTP/2.
    pub streams: u32,
    /// How long interactions are answered after the program is told to stop. Load balancers see in this time that
    /// it is not ready.
    pub drain: Duration,
}

/// How many open files are for other things than interactions: the admin port, content, the log.
const OTHERS: u64 = 128;

impl EndpointLimits {
    /// Returns the limits of a process that may have so many files open.
    #[must_use]
    pub fn within(self, open_files: u64) -> Self {
        let room = usize::try_from(open_files.saturating_sub(OTHERS)).unwrap_or(usize::MAX);
        Self { connections: self.connections.min(room.max(1)), ..self }
    }
}

impl Default for EndpointLimits {
    fn default() -> Self {
        Self {
            first_byte: Duration::from_secs(10),
            header: Duration::from_secs(5),
            body: Duration::from_secs(5),
            idle: Duration::from_secs(75),
            write: Duration::from_secs(10),
            header_bytes: 16 * 1024,
            body_bytes: 256 * 1024,
            connections: 1024,
            streams: 64,
            drain: Duration::from_secs(5),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::EndpointLimits;

    #[test]
    fn connections_leave_room_for_what_else_is_open() {
        let connections = |files| EndpointLimits::default().within(files).connections;
        assert_eq!(connections(1_048_576), 1024);
        assert_eq!(connections(4096), 1024);
        assert_eq!(connections(1024), 896);
        assert_eq!(connections(256), 128);
        assert_eq!(connections(64), 1);
    }
}
