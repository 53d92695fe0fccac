//! A connection that ends where nothing comes on it for too long.
//!
//! hyper has one time for headers, which also ends a connection between two requests, and none before the
//! first byte where it has to find out which HTTP it hears. Here each wait has its own: the time runs from when
//! the wait began, and is looked at only where the socket has nothing, so that a quick client costs nothing.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep, sleep};

use super::limits::EndpointLimits;

/// The requests of one connection that are being answered.
#[derive(Debug, Clone, Default)]
pub(super) struct InHand(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    now: AtomicUsize,
    ever: AtomicUsize,
}

impl InHand {
    /// Counts a request until what is returned is dropped.
    pub(super) fn one(&self) -> OneInHand {
        self.0.ever.fetch_add(1, Ordering::Relaxed);
        self.0.now.fetch_add(1, Ordering::Relaxed);
        OneInHand(self.clone())
    }

    fn is_any(&self) -> bool {
        self.0.now.load(Ordering::Relaxed) > 0
    }

    fn ever(&self) -> usize {
        self.0.ever.load(Ordering::Relaxed)
    }
}

/// One request that is being answered.
#[derive(Debug)]
pub(super) struct OneInHand(InHand);

impl Drop for OneInHand {
    fn drop(&mut self) {
        self.0.0.now.fetch_sub(1, Ordering::Relaxed);
    }
}

/// What a connection waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wait {
    /// The first byte of all.
    FirstByte,
    /// The rest of a request's headers.
    Header,
    /// What the service itself waits for, as a body; it has its own limit. It may be the last time that anybody looks
    /// for bytes before the answer: so the time until the next request begins here.
    InHand,
    /// The next request.
    Idle,
    /// The client, to read what it was sent.
    Write,
}

/// A connection whose waits have an end.
#[derive(Debug)]
pub(super) struct PatientStream {
    stream: TcpStream,
    in_hand: InHand,
    limits: EndpointLimits,
    /// What it waits for, since the last time that it did not.
    wait: Option<Wait>,
    /// Until when it waits, where it does.
    until: Instant,
    /// Wakes it, then or earlier: a deadline that moves with each request would cost more than it is worth.
    alarm: Pin<Box<Sleep>>,
    /// How many requests there had been when that wait began.
    asked: usize,
    /// How many requests there had been when bytes last came.
    read_after: Option<usize>,
    /// Whether it is HTTP/2, of which bytes come between requests too.
    is_http_2: bool,
}

impl PatientStream {
    pub(super) fn new(stream: TcpStream, in_hand: InHand, limits: &EndpointLimits) -> Self {
        let alarm = Box::pin(sleep(limits.first_byte));
        Self {
            stream,
            in_hand,
            limits: limits.clone(),
            wait: None,
            until: alarm.deadline(),
            alarm,
            asked: 0,
            read_after: None,
            is_http_2: false,
        }
    }

    /// Returns what it waits for where the socket has nothing to read.
    fn waiting_for(&self) -> Wait {
        let ever = self.in_hand.ever();
        match self.read_after {
            _ if self.in_hand.is_any() => Wait::InHand,
            None => Wait::FirstByte,
            Some(after) if after == ever && (ever == 0 || !self.is_http_2) => Wait::Header,
            Some(_) => Wait::Idle,
        }
    }

    /// Notes that bytes came: whatever it waited for is there, but for the rest of a header. Between two requests of
    /// HTTP/2 bytes come that are none, such as the answer to a ping.
    fn has_read(&mut self, bytes: &[u8]) {
        if self.read_after.is_none() {
            self.is_http_2 = bytes.starts_with(b"PRI");
        }
        let ever = self.in_hand.ever();
        let goes_on = match self.wait {
            Some(Wait::Header) => true,
            Some(Wait::InHand | Wait::Idle) => self.is_http_2,
            _ => false,
        };
        if !goes_on || self.read_after != Some(ever) {
            self.wait = None;
        }
        self.read_after = Some(ever);
    }

    /// Ends the connection where it has waited for this too long.
    fn wait(&mut self, wait: Wait, context: &mut Context<'_>) -> Poll<io::Error> {
        if !self.goes_on(wait) {
            self.until = Instant::now() + self.most(wait);
            if self.until < self.alarm.deadline() {
                self.alarm.as_mut().reset(self.until);
            }
        }
        loop {
            ready!(self.alarm.as_mut().poll(context));
            if wait == Wait::InHand {
                self.until = Instant::now() + self.limits.idle;
            } else if self.alarm.deadline() >= self.until {
                return Poll::Ready(io::ErrorKind::TimedOut.into());
            }
            self.alarm.as_mut().reset(self.until);
        }
    }

    /// Notes what it waits for, and returns whether it did so before.
    fn goes_on(&mut self, wait: Wait) -> bool {
        let ever = self.in_hand.ever();
        let before = self.wait.replace(wait);
        let is_same = before == Some(wait) || (before, wait) == (Some(Wait::InHand), Wait::Idle);
        std::mem::replace(&mut self.asked, ever) == ever && is_same
    }

    const fn most(&self, wait: Wait) -> Duration {
        match wait {
            Wait::FirstByte => self.limits.first_byte,
            Wait::Header => self.limits.header,
            Wait::InHand | Wait::Idle => self.limits.idle,
            Wait::Write => self.limits.write,
        }
    }
}

impl AsyncRead for PatientStream {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let before = into.filled().len();
        match Pin::new(&mut this.stream).poll_read(context, into) {
            Poll::Ready(done) => {
                let read = &into.filled()[before..];
                if !read.is_empty() {
                    this.has_read(read);
                }
                Poll::Ready(done)
            }
            Poll::Pending => this.wait(this.waiting_for(), context).map(Err),
        }
    }
}

impl AsyncWrite for PatientStream {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        match Pin::new(&mut this.stream).poll_write(context, bytes) {
            Poll::Pending => this.wait(Wait::Write, context).map(Err),
            done => done,
        }
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        match Pin::new(&mut this.stream).poll_write_vectored(context, parts) {
            Poll::Pending => this.wait(Wait::Write, context).map(Err),
            done => done,
        }
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(context)
    }
}
