//! Asks the admin port of a copy that runs whether it is well: the other end of `pages`, for `signpost health`.
//!
//! It is a few lines over a plain connection: a build without the gateway has no client, and one question needs none.
//! The whole of it ends in time whatever is on the other side, and nothing that another program says is repeated.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use super::pages::{HEALTHZ, READYZ, SERVER};

/// How long it may take: less than whoever asks every half a minute waits, and more than a busy machine needs.
const PATIENCE: Duration = Duration::from_secs(2);

/// What is read of an answer at most: ours has some hundred bytes.
const MOST: usize = 16 * 1024;

/// Headers that are read at most; ours has five.
const HEADERS: usize = 100;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HealthQuestion {
    /// Whether the program answers at all.
    Alive,
    /// Whether it may be sent interactions.
    Ready,
}

/// Why a copy is not well, as far as somebody sees who asks it.
#[derive(Debug)]
pub(crate) enum Unhealthy {
    /// Nothing has that port.
    NothingListens,
    /// The address leads nowhere.
    Unreachable(io::Error),
    /// There is no whole answer in time.
    Silent,
    /// The connection was ended before there was one.
    HungUp,
    /// What answers is not the admin port of Signpost. Its HTTP status, where it has one.
    AnotherProgram(Option<u16>),
    /// It says itself why, in the first line of what it answers.
    NotReady(String),
    /// The page failed, with this HTTP status.
    Failed(u16),
}

/// What the admin port has answered.
struct AdminAnswer {
    status: u16,
    /// Its lines, with a semicolon between.
    lines: String,
}

impl HealthQuestion {
    const fn path(self) -> &'static str {
        match self {
            Self::Alive => HEALTHZ,
            Self::Ready => READYZ,
        }
    }

    /// Asks the admin port that listens there, and returns what it says where all is well. It takes two seconds at most.
    ///
    /// # Errors
    ///
    /// Why the copy is not well. Its words say what to look at.
    pub(crate) fn ask(self, address: SocketAddr) -> Result<String, Unhealthy> {
        let answer = asked(address, self.path())?;
        match (answer.status, self) {
            (200, Self::Alive) => Ok(format!("healthy: Signpost answers on {address}")),
            (200, Self::Ready) => Ok(answer.lines),
            (503, Self::Ready) => Err(Unhealthy::NotReady(answer.lines)),
            (status, _) => Err(Unhealthy::Failed(status)),
        }
    }
}

/// Asks for a page, and reads what comes until it is whole.
fn asked(address: SocketAddr, path: &str) -> Result<AdminAnswer, Unhealthy> {
    let until = Instant::now() + PATIENCE;
    // A time-out of nothing is refused.
    let left = || match until.saturating_duration_since(Instant::now()) {
        Duration::ZERO => Err(Unhealthy::Silent),
        left => Ok(left),
    };
    let mut stream = TcpStream::connect_timeout(&address, left()?)?;
    stream.set_write_timeout(Some(left()?))?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes())?;
    let mut answer = Vec::new();
    let mut piece = [0; 4096];
    loop {
        stream.set_read_timeout(Some(left()?))?;
        let count = match stream.read(&mut piece) {
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            read => read?,
        };
        answer.extend_from_slice(&piece[..count]);
        match AdminAnswer::read(&answer)? {
            Some(answer) => return Ok(answer),
            None if count == 0 => return Err(Unhealthy::HungUp),
            None if answer.len() > MOST => return Err(Unhealthy::AnotherProgram(None)),
            None => {}
        }
    }
}

impl AdminAnswer {
    /// Reads an answer; nothing where more of it has to come.
    fn read(bytes: &[u8]) -> Result<Option<Self>, Unhealthy> {
        let mut headers = [httparse::EMPTY_HEADER; HEADERS];
        let mut head = httparse::Response::new(&mut headers);
        let is_whole = head.parse(bytes).map_err(|_| Unhealthy::AnotherProgram(None))?;
        let httparse::Status::Complete(end) = is_whole else { return Ok(None) };
        let status = head.code.unwrap_or_default();
        let value = |name: &str| {
            let header = head.headers.iter().find(|it| it.name.eq_ignore_ascii_case(name));
            header.and_then(|header| std::str::from_utf8(header.value).ok())
        };
        let length = value("content-length").and_then(|length| length.parse::<usize>().ok());
        let (Some(SERVER), Some(length)) = (value("server"), length.filter(|it| *it <= MOST))
        else {
            return Err(Unhealthy::AnotherProgram(Some(status)));
        };
        let body = bytes.get(end..end + length);
        Ok(body.map(|body| {
            let text = String::from_utf8_lossy(body);
            Self { status, lines: text.lines().collect::<Vec<_>>().join("; ") }
        }))
    }
}

impl From<io::Error> for Unhealthy {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::ConnectionRefused => Self::NothingListens,
            // Systems differ in which of the two a time-out is.
            ErrorKind::TimedOut | ErrorKind::WouldBlock => Self::Silent,
            ErrorKind::ConnectionReset
            | ErrorKind::ConnectionAborted
            | ErrorKind::BrokenPipe
            | ErrorKind::UnexpectedEof => Self::HungUp,
            _ => Self::Unreachable(error),
        }
    }
}

impl Unhealthy {
    /// Returns what is wrong with the copy that was asked on `address`, and what to look at, in one line.
    pub(crate) fn line(&self, address: SocketAddr) -> String {
        let admin = "name the address that `--admin` has";
        match self {
            Self::NothingListens => format!(
                "unhealthy: nothing listens on {address}; start Signpost with `--admin {address}`, or {admin}"
            ),
            Self::Unreachable(error) => {
                format!("unhealthy: {address} cannot be reached: {error}; {admin}")
            }
            Self::Silent => format!(
                "unhealthy: {address} has not answered within {} seconds; look at the end of its log, and start it again where that is old",
                PATIENCE.as_secs()
            ),
            Self::HungUp => format!(
                "unhealthy: {address} has ended the connection without a whole answer; {admin}, and look at its log"
            ),
            Self::AnotherProgram(status) => {
                let status = status.map(|status| format!(" (HTTP {status})")).unwrap_or_default();
                format!(
                    "unhealthy: what answers on {address} is not the admin port of Signpost{status}; {admin}"
                )
            }
            Self::NotReady(lines) => format!("{lines}; look at the end of its log"),
            Self::Failed(status) => {
                format!(
                    "unhealthy: Signpost answers on {address} with HTTP {status}; look at its log"
                )
            }
        }
    }
}
