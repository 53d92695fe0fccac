//! A network between the program and the fake Discord, that fails on demand.
//!
//! The program is told that Discord is at this end. Each connection that it makes is carried to the fake by two threads,
//! and a test says what becomes of those that are open and of those that come. The gateway and the calls can fail apart:
//! the first bytes of a connection tell which it is.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

use serde_json::json;

use crate::support::discord::{ALWAYS, Discord, Fault, Route, SOON};
use crate::support::running::{Prepared, Running};

/// What is done with what a connection carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    /// It arrives.
    Passes,
    /// It vanishes in both directions, and no end is told: the other machine has lost its power.
    Vanishes,
    /// What Discord sends arrives one byte a second.
    Trickles,
    /// The next that Discord sends arrives by half, and then the connection ends.
    IsCut,
}

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    Calls,
    Gateway,
}

/// The network, until it is dropped.
pub(super) struct Wire {
    address: SocketAddr,
    lines: Arc<Lines>,
}

#[derive(Default)]
struct Lines {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    open: Vec<(Line, Flow)>,
    /// What becomes of those that come.
    calls: Option<Flow>,
    gateway: Option<Flow>,
    is_over: bool,
}

impl Wire {
    /// Lays a network to the fake, which names this end as its gateway.
    pub(super) fn to(discord: &Discord) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let far = discord.gateway().strip_prefix("ws://").unwrap().to_owned();
        let near = format!("ws://{address}");
        discord.fault(Route::GatewayBot, Fault::Changed(json!({ "url": near })), ALWAYS);
        let named = far.clone();
        discord.reword("READY", move |frame| frame.replace(&named, &address.to_string()));
        let lines = Arc::<Lines>::default();
        let accepting = Arc::clone(&lines);
        thread::spawn(move || {
            for near in listener.incoming() {
                if accepting.state.lock().unwrap().is_over {
                    return;
                }
                let (lines, far) = (Arc::clone(&accepting), far.clone());
                thread::spawn(move || lines.carry(near.unwrap(), &far));
            }
        });
        Self { address, lines }
    }

    /// Prepares the program at this end.
    pub(super) fn on(&self, discord: &Discord) -> Prepared {
        let base = format!("http://{}/api/v10", self.address);
        Running::on(discord).env("DISCORD_API_BASE", &base)
    }

    /// Says what becomes of what is open, and of what comes.
    pub(super) fn now(&self, line: Line, flow: Flow) {
        self.lines.change(|state| {
            for open in state.open.iter_mut().filter(|open| open.0 == line) {
                // What has vanished comes back by a new connection alone.
                if open.1 != Flow::Vanishes {
                    open.1 = flow;
                }
            }
        });
        self.those_that_come(line, flow);
    }

    /// Says what becomes of what comes.
    pub(super) fn those_that_come(&self, line: Line, flow: Flow) {
        self.lines.change(|state| match line {
            Line::Calls => state.calls = Some(flow),
            Line::Gateway => state.gateway = Some(flow),
        });
    }

    /// Cuts what is open of a line; what comes then passes.
    pub(super) fn cut(&self, line: Line) {
        self.now(line, Flow::IsCut);
        self.those_that_come(line, Flow::Passes);
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.lines.change(|state| state.is_over = true);
        TcpStream::connect(self.address).ok();
    }
}

impl Lines {
    fn change(&self, act: impl FnOnce(&mut State)) {
        act(&mut self.state.lock().unwrap());
        self.changed.notify_all();
    }

    /// Carries one connection to its end.
    fn carry(self: Arc<Self>, mut near: TcpStream, far: &str) {
        let mut first = vec![0; 16 * 1024];
        let Ok(count @ 1..) = near.read(&mut first) else { return };
        first.truncate(count);
        let line = if first.starts_with(b"GET /?") { Line::Gateway } else { Line::Calls };
        let mut number = 0;
        self.change(|state| {
            let fresh = if line == Line::Gateway { state.gateway } else { state.calls };
            number = state.open.len();
            state.open.push((line, fresh.unwrap_or(Flow::Passes)));
        });
        let Ok(far) = TcpStream::connect(far) else { return };
        for stream in [&near, &far] {
            stream.set_nodelay(true).unwrap();
        }
        let (other_near, other_far) = (near.try_clone().unwrap(), far.try_clone().unwrap());
        let lines = Arc::clone(&self);
        let up = thread::spawn(move || lines.pump(number, &first, &other_near, &other_far));
        self.pump_back(number, &far, &near);
        up.join().ok();
    }

    /// Carries what the program sends.
    fn pump(&self, number: usize, first: &[u8], from: &TcpStream, to: &TcpStream) {
        let mut bytes = first.to_vec();
        loop {
            if self.flow(number).is_none_or(|flow| self.hand_on(flow, &bytes, to).is_none()) {
                break;
            }
            bytes = vec![0; 16 * 1024];
            match (&*from).read(&mut bytes) {
                Ok(count @ 1..) => bytes.truncate(count),
                _ => break,
            }
        }
        to.shutdown(Shutdown::Both).ok();
    }

    fn hand_on(&self, flow: Flow, bytes: &[u8], to: &TcpStream) -> Option<()> {
        match flow {
            Flow::Vanishes => self.until_it_is_over(),
            _ => (&*to).write_all(bytes).ok(),
        }
    }

    /// Carries what Discord sends.
    fn pump_back(&self, number: usize, from: &TcpStream, to: &TcpStream) {
        let mut bytes = vec![0; 16 * 1024];
        while let Ok(count @ 1..) = (&*from).read(&mut bytes) {
            let bytes = &bytes[..count];
            let done = match self.flow(number) {
                Some(Flow::Passes) => (&*to).write_all(bytes).ok(),
                Some(Flow::Vanishes) => self.until_it_is_over(),
                Some(Flow::Trickles) => self.trickle(bytes, to),
                Some(Flow::IsCut) => (&*to).write_all(&bytes[..count / 2]).err().map(drop),
                None => None,
            };
            if done.is_none() {
                break;
            }
        }
        // Whose machine has lost its power cannot say that it ends.
        if self.flow(number) == Some(Flow::Vanishes) {
            self.until_it_is_over();
        }
        to.shutdown(Shutdown::Both).ok();
    }

    fn trickle(&self, bytes: &[u8], to: &TcpStream) -> Option<()> {
        for byte in bytes {
            (&*to).write_all(&[*byte]).ok()?;
            let state = self.state.lock().unwrap();
            let (state, _) = self
                .changed
                .wait_timeout_while(state, Duration::from_secs(1), |it| !it.is_over)
                .unwrap();
            if state.is_over {
                return None;
            }
        }
        Some(())
    }

    fn until_it_is_over(&self) -> Option<()> {
        let state = self.state.lock().unwrap();
        drop(self.changed.wait_timeout_while(state, 10 * SOON, |it| !it.is_over).unwrap());
        None
    }

    fn flow(&self, number: usize) -> Option<Flow> {
        let state = self.state.lock().unwrap();
        (!state.is_over).then(|| state.open[number].1)
    }
}
