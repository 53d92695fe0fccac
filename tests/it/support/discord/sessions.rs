//! The gateway's sessions: who is connected, what was dispatched, what was missed.
//!
//! events/gateway.mdx. A session outlives its connection: what is dispatched meanwhile is kept, and
//! replayed to whoever resumes it with its id and the last sequence. Each shard has sessions of its
//! own, and an event goes to every session of its shard, as two running copies of a bot would find.

use std::collections::{HashSet, VecDeque};
use std::fmt;
use std::time::Instant;

use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedSender;

/// What a connection is told to do.
#[derive(Debug)]
pub(super) enum Order {
    Send(String),
    Close(u16),
    Drop,
}

/// Puts the frames of one kind of event in other words, such as Discord has none of yet.
pub(super) struct Rewording {
    pub(super) event: &'static str,
    pub(super) frame: Box<dyn Fn(&str) -> String + Send>,
}

impl fmt::Debug for Rewording {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{} in other words", self.event)
    }
}

/// All sessions and the open connections.
#[derive(Debug, Default)]
pub(super) struct Sessions {
    pub(super) rewording: Option<Rewording>,
    all: Vec<Session>,
    links: Vec<Option<UnboundedSender<Order>>>,
    /// Which copy of the program is at the other end of each link.
    copies: Vec<usize>,
    /// The copies whose links bring no event, as if Discord had lost it on its way.
    pub(super) muted: HashSet<usize>,
    /// When the last session was started.
    pub(super) last_start: Option<Instant>,
}

/// Whether a close of this code ends the session: "closing with 1000 or 1001" does, and so do the
/// codes of topics/opcodes-and-status-codes.mdx that say to start again or not to come back.
pub(super) fn ends_session(code: u16) -> bool {
    matches!(code, 1000 | 1001 | 4003 | 4004 | 4007 | 4009..=4014)
}

/// How many events are kept for a resume.
const MOST_KEPT: usize = 1000;

/// One session.
#[derive(Debug)]
struct Session {
    id: String,
    shard: (u64, u64),
    sequence: u64,
    /// What was dispatched, for a resume.
    events: VecDeque<(u64, String)>,
    /// The connection that it is on.
    link: Option<usize>,
    ended: bool,
}

impl Session {
    /// Sends an event with the next sequence.
    fn dispatch(&mut self, name: &str, data: &Value) -> (u64, String) {
        self.sequence += 1;
        let frame = json!({ "op": 0, "s": self.sequence, "t": name, "d": data });
        (self.sequence, frame.to_string())
    }

    fn is_of(&self, guild: Option<u64>) -> bool {
        let (shard, count) = self.shard;
        !self.ended && guild.map_or(0, |guild| (guild >> 22) % count) == shard
    }
}

impl Sessions {
    /// Opens a connection, and gives its number.
    pub(super) fn connect(&mut self, link: UnboundedSender<Order>, copy: usize) -> usize {
        self.links.push(Some(link));
        self.copies.push(copy);
        self.links.len() - 1
    }

    /// Forgets a connection; its session stays, to be resumed.
    pub(super) fn disconnect(&mut self, number: usize) {
        self.links[number] = None;
        for session in self.all.iter_mut().filter(|it| it.link == Some(number)) {
            session.link = None;
        }
    }

    /// Ends the session of a connection, so that it cannot be resumed.
    pub(super) fn end(&mut self, number: usize) {
        for session in self.all.iter_mut().filter(|it| it.link == Some(number)) {
            (session.link, session.ended) = (None, true);
        }
    }

    /// Ends a session by its id, where a close of that code ends one.
    pub(super) fn end_named(&mut self, id: &str, code: u16) {
        let ends = ends_session(code);
        for session in self.all.iter_mut().filter(|it| ends && it.id == id) {
            (session.link, session.ended) = (None, true);
        }
    }

    /// Begins a session, and sends READY.
    pub(super) fn begin(&mut self, number: usize, shard: (u64, u64), mut ready: Value) {
        let id = format!("fake-session-{}", self.all.len());
        ready["session_id"] = json!(id);
        let (link, ended) = (Some(number), false);
        self.last_start = Some(Instant::now());
        let mut session = Session { id, shard, sequence: 0, events: VecDeque::new(), link, ended };
        let (_, frame) = session.dispatch("READY", &ready);
        self.all.push(session);
        self.order(number, Order::Send(self.worded("READY", frame)));
    }

    /// Whether a connection has a session.
    pub(super) fn has(&self, number: usize) -> bool {
        self.all.iter().any(|it| it.link == Some(number))
    }

    /// The last sequence of a connection's session.
    pub(super) fn sequence(&self, number: usize) -> u64 {
        let session = self.all.iter().find(|it| it.link == Some(number));
        session.map_or(0, |it| it.sequence)
    }

    /// Resumes a session: replays what came after `last`, then RESUMED. The error is the code to
    /// close with, or none for op 9.
    pub(super) fn resume(&mut self, number: usize, id: &str, last: u64) -> Result<(), Option<u16>> {
        let session = self.all.iter_mut().find(|it| it.id == id && !it.ended).ok_or(None)?;
        if last > session.sequence {
            session.ended = true;
            return Err(Some(4007));
        }
        let stale = session.link.replace(number);
        let missed = session.events.iter().filter(|(sequence, _)| *sequence > last);
        let missed: Vec<String> = missed.map(|(_, frame)| frame.clone()).collect();
        let (_, resumed) = session.dispatch("RESUMED", &json!({}));
        let resumed = self.worded("RESUMED", resumed);
        for frame in missed.into_iter().chain([resumed]) {
            self.order(number, Order::Send(frame));
        }
        if let Some(stale) = stale {
            self.order(stale, Order::Close(4000));
        }
        Ok(())
    }

    /// Whether every shard has a connection.
    pub(super) fn all_up(&self) -> bool {
        let of = |shard, count| {
            self.all.iter().any(|it| it.link.is_some() && it.shard == (shard, count))
        };
        let newest = self.all.iter().rev().find(|it| it.link.is_some());
        newest.is_some_and(|it| (0..it.shard.1).all(|shard| of(shard, it.shard.1)))
    }

    /// Whether somebody would get an event of this guild now.
    pub(super) fn is_up(&self, guild: Option<u64>) -> bool {
        self.all.iter().any(|it| it.is_of(guild) && it.link.is_some())
    }

    /// Whether a copy of the program has a session.
    pub(super) fn is_copy_up(&self, copy: usize) -> bool {
        self.all.iter().any(|it| it.link.is_some_and(|link| self.copy(link) == copy))
    }

    /// Which copy of the program is at the other end of a link.
    pub(super) fn copy(&self, number: usize) -> usize {
        self.copies[number]
    }

    /// Whether somebody would get an event of this guild, now or on a resume.
    pub(super) fn is_known(&self, guild: Option<u64>) -> bool {
        self.all.iter().any(|it| it.is_of(guild))
    }

    /// Dispatches an event to all sessions of its shard; no guild is shard 0.
    pub(super) fn dispatch(&mut self, guild: Option<u64>, name: &str, data: &Value) {
        let mut orders = Vec::new();
        for session in self.all.iter_mut().filter(|it| it.is_of(guild)) {
            let event = session.dispatch(name, data);
            orders.extend(session.link.map(|link| (link, event.1.clone())));
            // Nobody who resumes lacks more.
            if session.events.len() == MOST_KEPT {
                session.events.pop_front();
            }
            session.events.push_back(event);
        }
        for (link, frame) in orders {
            if !self.muted.contains(&self.copies[link]) {
                self.order(link, Order::Send(self.worded(name, frame)));
            }
        }
    }

    /// Puts a frame in the words that a test wants.
    fn worded(&self, event: &str, frame: String) -> String {
        match &self.rewording {
            Some(rewording) if rewording.event == event => (rewording.frame)(&frame),
            _ => frame,
        }
    }

    /// Tells a connection what to do; one that has gone cannot hear it.
    pub(super) fn order(&self, number: usize, order: Order) {
        if let Some(link) = &self.links[number] {
            link.send(order).ok();
        }
    }

    /// The open connections.
    pub(super) fn open(&self) -> Vec<usize> {
        (0..self.links.len()).filter(|number| self.links[*number].is_some()).collect()
    }
}
