//! A shard: one connection after the other, for as long as the program runs.
//!
//! A lost connection is resumed where its session allows it, first at the address that Discord
//! named for that, then at the general one; else a new session starts when it is its turn. `redial`
//! says how soon each is dialled. See Discord Docs, Gateway (Connection Lifecycle).

use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;
use tracing::{info, warn};
use url::Url;

use super::dial::{Gone, Socket};
use super::error::GatewayError;
use super::kept::KeptSession;
use super::link::{GatewayLink, Shared, hello};
use super::lost::{LostGateway, WhyLost};
use super::redial::Redial;
use super::session::{Identity, Session};
use super::starts::Starts;

/// A shard, with what it works with.
pub(super) struct Shard<'g> {
    who: Identity,
    starts: &'g Starts,
    shared: Shared<'g>,
    redial: Redial,
    /// The session that can be resumed.
    kept: Option<KeptSession>,
}

/// Why a shard has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// It was told to.
    Left,
    /// There are to be another number of shards.
    Resharded,
}

impl<'g> Shard<'g> {
    /// Returns a shard that has never been connected.
    pub(super) fn new(who: Identity, starts: &'g Starts, shared: Shared<'g>) -> Self {
        Self { who, starts, shared, redial: Redial::default(), kept: None }
    }

    /// Keeps the shard connected until `stop`.
    ///
    /// # Errors
    ///
    /// Where another try would end the same way.
    pub(super) async fn keep(mut self, stop: &CancellationToken) -> Result<Ended, GatewayError> {
        loop {
            let connecting = Box::pin(self.connect());
            let lost = match stop.run_until_cancelled(connecting).await {
                Some(Ok(link)) => self.hold(link, stop).await,
                Some(Err(lost)) => lost,
                None => LostGateway::Left,
            };
            if matches!(lost, LostGateway::Resume(_) | LostGateway::Over(_)) {
                self.shared.metrics.reconnects();
            }
            match lost {
                LostGateway::Resume(WhyLost::Asked) => info!("Discord asks for a new connection"),
                LostGateway::Resume(why) | LostGateway::Over(why) => {
                    if matches!(why, WhyLost::Invalid) {
                        self.starts.refused().await;
                    }
                    warn!("the connection to the gateway is lost: {why}; it is dialled again");
                }
                LostGateway::Refused(error) => return Err(error),
                LostGateway::Resharded => return Ok(Ended::Resharded),
                LostGateway::Left => return Ok(Ended::Left),
            }
        }
    }

    async fn hold(&mut self, mut link: GatewayLink<'g>, stop: &CancellationToken) -> LostGateway {
        let lost = link.hold(stop).await;
        self.kept = link.close(&lost).await;
        lost
    }

    async fn connect(&mut self) -> Result<GatewayLink<'g>, LostGateway> {
        self.redial.pass().await;
        match self.kept.take() {
            Some(kept) if !kept.is_given_up() => self.resume(kept).await,
            _ => self.start().await,
        }
    }

    async fn resume(&mut self, mut kept: KeptSession) -> Result<GatewayLink<'g>, LostGateway> {
        let address = kept.next_address();
        let (mut socket, interval) = match self.dial(&address).await {
            Ok(dialled) => dialled,
            Err(lost) => {
                if matches!(lost, LostGateway::Resume(_)) {
                    kept.elsewhere = !kept.elsewhere;
                    self.kept = Some(kept);
                }
                return Err(lost);
            }
        };
        let asked = match kept.resume(self.shared.line).await {
            Ok(resume) => socket.send(resume).await.map_err(|_| Gone::Broken.into()),
            Err(failed) => Err(LostGateway::from(failed)),
        };
        if let Err(lost) = asked {
            self.kept = Some(kept);
            return Err(lost);
        }
        Ok(GatewayLink::new(self.shared, socket, kept, interval))
    }

    async fn start(&mut self) -> Result<GatewayLink<'g>, LostGateway> {
        let turn = self.starts.turn().await.map_err(LostGateway::Refused)?;
        if turn.shards != self.who.shards {
            return Err(LostGateway::Resharded);
        }
        let (mut socket, interval) = self.dial(&turn.address).await?;
        let (session, identify) = Session::begin(self.shared.line, &self.who, interval).await?;
        let kept = KeptSession::new(session, turn.address.clone());
        let sent = socket.send(identify).await;
        turn.end();
        sent.map_err(|_| LostGateway::Over(Gone::Broken.into()))?;
        self.shared.metrics.session_started();
        Ok(GatewayLink::new(self.shared, socket, kept, interval))
    }

    /// Dials, and waits for the hello.
    async fn dial(&mut self, address: &Url) -> Result<(Socket, Duration), LostGateway> {
        self.redial.dialled(Instant::now());
        let dialled = Socket::dial(address).await;
        let mut socket = dialled.map_err(|error| LostGateway::Resume(WhyLost::NoSocket(error)))?;
        let interval = hello(&mut socket).await?;
        Ok((socket, interval))
    }
}
