//! Whose turn it is to start a session, and whether Discord lets one start.
//!
//! Discord allows a thousand a day and one in five seconds, and resets the token of who starts more.
//! So before each start it is asked where the gateway is and how many are left; resuming costs
//! none. See Discord Docs, Gateway (Session Start Limit, Rate Limiting).

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Mutex, MutexGuard};
use tokio::time::{Instant, sleep, sleep_until};
use tracing::warn;
use url::Url;

use super::address;
use super::error::GatewayError;
use crate::backoff::Backoff;
use crate::config::ApiBase;
use crate::discord::SessionStarts;
use crate::rest::{Rest, RestError};

/// The waits between lookups that fail.
const SHORTEST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(120);

/// The longest that Discord's word on the next session is believed without asking again.
const RESET: Duration = Duration::from_secs(60 * 60);

/// How many starts of a day are left unused: several copies can hear of the last one at once, and one start too many
/// costs the token.
const LEFT: u64 = 4;

/// How far apart two starts are, of all shards together.
const APART: Duration = Duration::from_secs(5);

/// How much longer it takes at most after one that Discord refused. Another copy with the same token may have started in
/// the same moment: both would meet again if both waited equally long. See Discord Docs, Gateway
/// Events (Invalid Session).
const SPREAD: Duration = Duration::from_secs(5);

/// The starts of all shards.
pub(super) struct Starts {
    rest: Arc<Rest>,
    api: ApiBase,
    known: Mutex<Known>,
}

/// What is known of them.
#[derive(Default)]
struct Known {
    /// When the last was made.
    last: Option<Instant>,
    /// What Discord has said that nobody has used yet.
    fresh: Option<GatewayFound>,
    /// Whether Discord has ever said where the gateway is.
    has_answered: bool,
}

/// What Discord says of its gateway.
struct GatewayFound {
    address: Url,
    shards: u32,
    starts: SessionStarts,
}

/// A turn: until it is over, nobody else starts a session.
pub(super) struct Turn<'s> {
    known: MutexGuard<'s, Known>,
    /// Where to dial.
    pub(super) address: Url,
    /// How many shards there are to be.
    pub(super) shards: u32,
}

impl Starts {
    pub(super) fn new(rest: Arc<Rest>, api: ApiBase) -> Self {
        Self { rest, api, known: Mutex::default() }
    }

    /// Returns how many shards there are to be.
    ///
    /// # Errors
    ///
    /// As [`turn`](Self::turn).
    pub(super) async fn shards(&self) -> Result<u32, GatewayError> {
        let mut known = self.known.lock().await;
        let found = self.lookup(known.has_answered).await?;
        known.has_answered = true;
        let shards = found.shards;
        known.fresh = Some(found);
        Ok(shards)
    }

    /// Waits until a session may start.
    ///
    /// # Errors
    ///
    /// Where Discord refuses to say where the gateway is, and where it may not be dialled there.
    pub(super) async fn turn(&self) -> Result<Turn<'_>, GatewayError> {
        let mut known = self.known.lock().await;
        if let Some(last) = known.last {
            sleep_until(last + APART).await;
        }
        let mut backoff = Backoff::new(SHORTEST, LONGEST);
        loop {
            let found = match known.fresh.take() {
                Some(found) => found,
                None => self.lookup(known.has_answered).await?,
            };
            if found.starts.remaining > LEFT {
                return Ok(Turn { known, address: found.address, shards: found.shards });
            }
            let reset = Duration::from_millis(found.starts.reset_after).min(RESET);
            let wait = reset.max(backoff.next());
            warn!(wait_ms = wait.as_millis(), "Discord lets no session start for now");
            sleep(wait).await;
        }
    }

    /// Remembers that Discord refused the last start, as it does where two come within five seconds.
    pub(super) async fn refused(&self) {
        let mut known = self.known.lock().await;
        known.last = known.last.map(|last| last + SPREAD.mul_f64(fastrand::f64()));
    }

    /// Asks where the gateway is until Discord says so. At the first time a refusal, or a host that is
    /// not Discord's, is a setting to change; later it passes, unless the token is refused.
    async fn lookup(&self, has_answered: bool) -> Result<GatewayFound, GatewayError> {
        let mut backoff = Backoff::new(SHORTEST, LONGEST);
        loop {
            let error = match self.ask().await {
                Ok(found) => return Ok(found),
                Err(error) => error,
            };
            let passes = match &error {
                GatewayError::Lookup(RestError::Refused { .. }) => has_answered,
                GatewayError::Lookup(error) => error.may_pass(),
                _ => has_answered,
            };
            if !passes {
                return Err(error);
            }
            let step = error.step().map(|step| format!("; {step}")).unwrap_or_default();
            warn!("the gateway cannot be looked up: {error}; it is tried again{step}");
            sleep(backoff.next()).await;
        }
    }

    async fn ask(&self) -> Result<GatewayFound, GatewayError> {
        let found = self.rest.gateway().await.map_err(GatewayError::Lookup)?;
        let address = address::allowed(&found.url, &self.api)?;
        Ok(GatewayFound { address, shards: found.shards, starts: found.session_start_limit })
    }
}

impl Turn<'_> {
    /// Ends the turn: a session has been started.
    pub(super) fn end(mut self) {
        self.known.last = Some(Instant::now());
    }
}
