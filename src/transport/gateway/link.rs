//! One connection to Discord and the session on it, from the hello to its end.
//!
//! Everything that arrives is heard here, in one place: an interaction goes straight to who answers
//! it, what concerns the session to the session, and each end has its reason and what follows.

use std::mem;
use std::time::{Duration, Instant};

use futures_util::FutureExt;
use tokio::time::{sleep_until, timeout};
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use super::absent;
use super::address;
use super::answers::Answers;
use super::dial::{Gone, Socket};
use super::frame::{Event, EventKind, Frame};
use super::kept::KeptSession;
use super::line::Loopback;
use super::lost::{LostGateway, WhyLost};
use super::pulse::Pulse;
use super::session::Failed;
use crate::config::ApiBase;
use crate::live::Live;
use crate::metrics::{ConnectedShard, GatewayMetrics};

/// How long Discord may take to say hello, and then that the session goes on.
const HELLO: Duration = Duration::from_secs(10);
const READY: Duration = Duration::from_secs(60);

/// How long Discord may take to close in answer to our close.
const CLOSE: Duration = Duration::from_secs(1);

/// How many frames are heard before a silence is judged.
const MOST_AT_ONCE: usize = 256;

/// A close that ends nothing: only 1000 and 1001 end a session. See Discord Docs, Gateway
/// (Disconnecting).
const KEPT: u16 = 4000;
const OVER: u16 = 1000;

/// What every link works with.
#[derive(Clone, Copy)]
pub(super) struct Shared<'g> {
    /// Who answers what is asked.
    pub(super) answers: &'g Answers,
    /// What the host has set.
    pub(super) live: &'g Live,
    /// Where Discord's API is, and so which addresses are allowed.
    pub(super) api: &'g ApiBase,
    /// Where serenity speaks.
    pub(super) line: &'g Loopback,
    /// What is counted.
    pub(super) metrics: &'g GatewayMetrics,
}

/// A connection with a session on it.
pub(super) struct GatewayLink<'g> {
    shared: Shared<'g>,
    socket: Socket,
    kept: KeptSession,
    pulse: Pulse,
    /// Until when Discord has to say that the session goes on; nothing once it has.
    ready_by: Option<Instant>,
    /// That it counts as connected, once it does.
    connected: Option<ConnectedShard>,
    /// Whether a frame that cannot be read was logged.
    is_warned: bool,
}

/// Waits for the hello of a new connection; returns the interval of heartbeats.
///
/// # Errors
///
/// Where it does not come within ten seconds.
pub(super) async fn hello(socket: &mut Socket) -> Result<Duration, LostGateway> {
    let greeted = async {
        loop {
            if let Frame::Hello(interval) = Frame::read(&socket.next().await?) {
                return Ok(interval);
            }
        }
    };
    timeout(HELLO, greeted).await.unwrap_or(Err(LostGateway::Resume(WhyLost::NoHello)))
}

impl<'g> GatewayLink<'g> {
    /// Returns a link on which a session was just asked for.
    pub(super) fn new(
        shared: Shared<'g>,
        socket: Socket,
        kept: KeptSession,
        interval: Duration,
    ) -> Self {
        let now = Instant::now();
        let pulse = Pulse::new(interval, fastrand::f64(), now);
        let (ready_by, connected, is_warned) = (Some(now + READY), None, false);
        Self { shared, socket, kept, pulse, ready_by, connected, is_warned }
    }

    /// Hears what arrives until the connection ends.
    pub(super) async fn hold(&mut self, stop: &CancellationToken) -> LostGateway {
        loop {
            let due = self.ready_by.map_or(self.pulse.due(), |by| by.min(self.pulse.due()));
            let heard = tokio::select! {
                text = self.socket.next() => match text {
                    Ok(text) => self.hear(&text),
                    Err(gone) => Err(gone.into()),
                },
                () = sleep_until(due.into()) => self.beat().await,
                () = stop.cancelled() => return LostGateway::Left,
            };
            if let Err(lost) = heard {
                return lost;
            }
        }
    }

    /// Closes the connection; returns the session where it can be resumed.
    pub(super) async fn close(mut self, lost: &LostGateway) -> Option<KeptSession> {
        self.connected = None;
        match lost {
            LostGateway::Resume(WhyLost::Gone(_))
            | LostGateway::Over(WhyLost::Gone(_))
            | LostGateway::Refused(_) => {
                self.socket.answer_close().await;
            }
            LostGateway::Resume(_) => self.leave(KEPT).await,
            _ => self.leave(OVER).await,
        }
        let is_kept = matches!(lost, LostGateway::Resume(_)) && self.kept.session.is_known();
        is_kept.then_some(self.kept)
    }

    /// Closes with a code. What arrives until the other side has closed too is answered.
    async fn leave(&mut self, code: u16) {
        self.socket.close(code).await;
        let last = async {
            while let Ok(text) = self.socket.next().await {
                self.hear(&text).ok();
            }
        };
        timeout(CLOSE, last).await.ok();
    }

    fn hear(&mut self, text: &str) -> Result<(), LostGateway> {
        let now = Instant::now();
        match Frame::read(text) {
            Frame::Event(event) => {
                self.happened(event, now)?;
            }
            Frame::Acknowledged => self.acknowledged(),
            Frame::HeartbeatWanted => self.pulse.hurry(now),
            Frame::Reconnect => return Err(LostGateway::Resume(WhyLost::Asked)),
            Frame::InvalidSession { resumable: true } => {
                return Err(LostGateway::Resume(WhyLost::Invalid));
            }
            Frame::InvalidSession { resumable: false } => {
                return Err(LostGateway::Over(WhyLost::Invalid));
            }
            Frame::Hello(_) => {}
            Frame::Unreadable => self.unreadable(),
        }
        Ok(())
    }

    /// Something has happened in the session: it goes on.
    fn happened(&mut self, event: Event<'_>, arrived: Instant) -> Result<(), Failed> {
        match (event.kind, event.data) {
            (EventKind::Ready, _) => self.begun(event)?,
            (EventKind::Interaction, Some(data)) => {
                self.shared.answers.answer(data.get().into(), arrived)
            }
            (EventKind::Interaction, None) => self.unreadable(),
            (EventKind::Other, _) => {}
        }
        if let Some(sequence) = event.sequence {
            self.kept.session.has_come(sequence)?;
        }
        self.ready();
        Ok(())
    }

    /// Remembers how the session can be resumed.
    fn begun(&mut self, event: Event<'_>) -> Result<(), Failed> {
        let ready = event.ready();
        absent::tell(&self.shared.live.current().config, &ready);
        match ready.session {
            Some(id) => self.kept.session.is_called(&id, event.sequence.unwrap_or(1))?,
            None => warn!("READY could not be read: this session cannot be resumed"),
        }
        match ready.resume_at.map(|named| address::allowed(&named, self.shared.api)) {
            Some(Ok(address)) => self.kept.resume_at = Some(address),
            Some(Err(refused)) => warn!("{refused}: it is not dialled to resume"),
            None => {}
        }
        Ok(())
    }

    fn ready(&mut self) {
        if self.ready_by.take().is_some() {
            self.kept.elsewhere = false;
            self.connected = Some(self.shared.metrics.shard_connected());
            info!("connected to the gateway");
        }
    }

    /// Discord has heard a heartbeat; a session that goes on until then was not resumed in vain.
    const fn acknowledged(&mut self) {
        self.pulse.heard();
        if self.ready_by.is_none() {
            self.kept.tries = 0;
        }
    }

    /// Passes over a frame that cannot be read. That it came means that Discord goes on.
    fn unreadable(&mut self) {
        if !mem::replace(&mut self.is_warned, true) {
            warn!("Discord sent what cannot be read; it is passed over");
        }
        self.ready();
    }

    /// Returns what Discord should have sent by now and has not.
    fn has_failed(&self, now: Instant) -> Option<LostGateway> {
        if self.ready_by.is_some_and(|by| by <= now) {
            return Some(LostGateway::Over(WhyLost::NotReady));
        }
        self.pulse.has_stopped(now).then_some(LostGateway::Resume(WhyLost::Silent))
    }

    /// Hears what has arrived already.
    fn catch_up(&mut self) -> Result<(), LostGateway> {
        for _ in 0..MOST_AT_ONCE {
            match self.socket.next().now_or_never() {
                Some(text) => self.hear(&text?)?,
                None => break,
            }
        }
        Ok(())
    }

    /// Sends a heartbeat, unless the last has been answered by nothing.
    async fn beat(&mut self) -> Result<(), LostGateway> {
        let now = Instant::now();
        if self.has_failed(now).is_some() {
            // After a pause of the whole program, what would speak for Discord may be there unread.
            self.catch_up()?;
        }
        if let Some(lost) = self.has_failed(now) {
            return Err(lost);
        }
        let heartbeat = self.kept.session.heartbeat(self.shared.line).await;
        self.pulse.beat(now);
        self.socket.send(heartbeat?).await.map_err(|_| Gone::Broken.into())
    }
}
