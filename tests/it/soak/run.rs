//! `signpost run`: interactions over the gateway while it breaks, calls fail, files change and boards are spoilt.
//!
//! One after the other, so that each answer is known to be that of what was asked before it.

use std::fs;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::samples::Sampling;
use super::{BROKEN, EverySoOften, duration, interactions, replace};
use crate::boards_on_discord::{Server, WORRIED};
use crate::support::again::again_until;
use crate::support::discord::{Discord, Fault, Now, Route, SOON};
use crate::support::missing_signpost;
use crate::support::running::Running;

/// What happens to the gateway, in turn.
const BREAKS: [Now; 5] =
    [Now::Drop, Now::Reconnect, Now::Close(4000), Now::InvalidResumable, Now::Heartbeat];

/// Longer than it waits before it dials again: two minutes, where it has dialled often within ten.
const REDIAL: Duration = Duration::from_secs(180);

/// What happens to calls, in turn.
fn faults() -> [(Route, Fault); 4] {
    [
        (Route::Callback, Fault::ServerError),
        (Route::Callback, Fault::Closed),
        (Route::Callback, Fault::Silence(Duration::from_millis(300))),
        (Route::Callback, Fault::BadGateway),
    ]
}

/// The program on the fake Discord, with what happens to both.
struct Soak {
    discord: Discord,
    running: Running,
    server: Server,
    good: String,
}

impl Soak {
    fn start() -> Self {
        let discord = Discord::start();
        let server = Server::set_up(&discord);
        let good = fs::read_to_string(server.path()).unwrap();
        let run = Running::on(&discord).env("SIGNPOST_LOG", "off");
        let running = run.args(&["run", "--config", server.path()]).start();
        discord.wait_until_ready(SOON);
        Self { discord, running, server, good }
    }

    /// Asks, and asserts that the answer is right.
    fn ask(&self, interaction: &Value) {
        let answer = self.discord.ask(interaction);
        assert_eq!(missing_signpost(&answer), Vec::<&str>::new(), "{answer}");
    }

    fn break_gateway(&self, time: usize) {
        let (how, before) = (&BREAKS[time % BREAKS.len()], self.discord.connects().len());
        self.discord.now(how);
        if !matches!(how, Now::Heartbeat) {
            let until = Instant::now() + REDIAL;
            while self.discord.connects().len() == before {
                assert!(Instant::now() < until, "{how:?} ends nothing");
                thread::sleep(Duration::from_millis(20));
            }
        }
        self.discord.wait_until_ready(SOON);
    }

    fn edit(&self, time: usize) {
        let is_broken = time.is_multiple_of(4);
        let text = if is_broken { BROKEN.to_owned() } else { format!("{}# {time}\n", self.good) };
        replace(self.server.path().as_ref(), &text);
    }

    /// Deletes a board as somebody would; the next edit of the configuration has it posted again.
    fn spoil_board(&self) {
        let ours = crate::boards_on_discord::boards_in(&self.discord, WORRIED);
        if let Some(id) = ours.first().and_then(|board| board["id"].as_str()) {
            self.discord.delete_as_somebody(WORRIED, id);
        }
    }
}

#[test]
#[ignore = "it takes ten minutes: .ci/soak"]
fn run_stays_flat() {
    let soak = Soak::start();
    let sampling = Sampling::of(soak.running.id());
    let (interactions, mut random) = (interactions(), fastrand::Rng::with_seed(22));
    let mut gateway = EverySoOften::new(Duration::from_secs(60));
    let mut calls = EverySoOften::new(Duration::from_secs(5));
    let mut edit = EverySoOften::new(Duration::from_secs(4));
    let mut board = EverySoOften::new(Duration::from_secs(45));
    let until = Instant::now() + duration();
    while Instant::now() < until {
        soak.ask(&interactions[random.usize(..interactions.len())]);
        sampling.answers.fetch_add(1, Ordering::Relaxed);
        if let Some(time) = gateway.is_due() {
            soak.break_gateway(time);
        }
        if let Some(time) = calls.is_due() {
            let (route, fault) = faults()[time % 4].clone();
            soak.discord.fault(route, fault, 1);
        }
        if let Some(time) = edit.is_due() {
            soak.discord.forget();
            soak.edit(time);
        }
        if board.is_due().is_some() {
            soak.spoil_board();
        }
        thread::sleep(Duration::from_millis(2));
    }
    sampling.assert_flat("run");
    soak.edit(1);
    let are_there = || !crate::boards_on_discord::boards_in(&soak.discord, WORRIED).is_empty();
    again_until(|| "the board is not posted again".to_owned(), are_there);
}
