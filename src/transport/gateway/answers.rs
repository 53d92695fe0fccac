//! Answers what the gateway brings: each interaction in a task of its own.
//!
//! A slow callback keeps nobody else waiting, and those in flight are finished before the program
//! ends. The interaction's id and token are used here, for its response alone. What takes longer
//! than a response may is deferred, and its reply put in the place of the response.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::time::timeout;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing::{debug, error, warn};

use super::super::incoming::Address;
use super::super::respond;
use crate::answer::Reply;
use crate::boards::{Boards, Errands};
use crate::clock::now;
use crate::discord::limits::FIRST_RESPONSE;
use crate::discord::{Response, Snowflake, WrittenResponse, codes};
use crate::errand::{Errand, Order};
use crate::live::Live;
use crate::render;
use crate::rest::{Callback, Rest, RestError};

/// How long an order may take: whoever waits looks at a line that says that we are thinking.
const ORDER: Duration = Duration::from_secs(60);

/// Those who answer.
pub(super) struct Answers {
    hands: Arc<Hands>,
    in_flight: TaskTracker,
}

/// What one answer is made with.
struct Hands {
    live: Arc<Live>,
    rest: Arc<Rest>,
    errands: Errands,
    /// Cancelled where the program ends.
    leaving: CancellationToken,
}

/// Where the response to an interaction goes.
struct To {
    callback: Callback,
    application: Option<Snowflake>,
}

impl Answers {
    /// Returns answers from what is live, sent by `rest`; `boards` are what can be changed.
    pub(super) fn new(live: Arc<Live>, rest: Arc<Rest>, boards: Arc<Boards>) -> Self {
        let (errands, leaving) =
            (Errands::new(Arc::clone(&live), boards), CancellationToken::new());
        let hands = Arc::new(Hands { live, rest, errands, leaving });
        Self { hands, in_flight: TaskTracker::new() }
    }

    /// Answers an interaction, as Discord wrote it, that arrived at that moment.
    pub(super) fn answer(&self, json: String, arrived: Instant) {
        let hands = Arc::clone(&self.hands);
        self.in_flight.spawn(async move {
            let answered = respond(&hands.live.current(), now(), &json);
            let Some(Address { id, token, application }) = answered.address else {
                // Nobody can be answered.
                warn!("an interaction without an id or a token arrived");
                return;
            };
            let to = To { callback: Callback { id, token, arrived }, application };
            hands.deliver(&to, &answered.response, answered.errand).await;
        });
    }

    /// Waits for the answers in flight, no longer than one can take.
    pub(super) async fn finish(self) {
        self.hands.leaving.cancel();
        self.in_flight.close();
        let patience = FIRST_RESPONSE + Duration::from_millis(500);
        if timeout(patience, self.in_flight.wait()).await.is_err() {
            warn!(left = self.in_flight.len(), "not every answer could be finished");
        }
    }
}

impl Hands {
    /// Sends a response, and does what is to be done beside it.
    async fn deliver(&self, to: &To, response: &WrittenResponse, errand: Option<Errand>) {
        if let (Some(Errand::Order(order)), Some(application)) = (&errand, to.application) {
            return self.carry_out(&to.callback, application, order).await;
        }
        self.send(&to.callback, response).await.ok();
        if let Some(Errand::Pressed(pressed)) = errand {
            let renewed = timeout(ORDER, self.errands.renew(&pressed));
            self.leaving.run_until_cancelled(renewed).await;
        }
    }

    /// Sends a response.
    async fn send(&self, to: &Callback, response: &WrittenResponse) -> Result<(), RestError> {
        let sent = self.rest.respond(to, response).await;
        match &sent {
            Ok(()) => {}
            // It was delivered twice, or another process was quicker.
            Err(why) if why.code() == Some(codes::ALREADY_ACKNOWLEDGED) => {
                debug!("an interaction has its answer already: {why}");
            }
            Err(why @ RestError::Unsure { .. }) => {
                warn!("an interaction may be without its answer: {why}");
            }
            Err(why) => error!("an interaction stays without its answer: {why}"),
        }
        sent
    }

    /// Says at once that it is being done, does it, and says what came of it.
    async fn carry_out(&self, to: &Callback, application: Snowflake, order: &Order) {
        // Where only Discord's answer to it was lost, somebody looks at "thinking".
        let sent = self.send(to, &(&Response::Deferred).into()).await;
        if let Err(RestError::Refused { .. } | RestError::Expired { .. }) = sent {
            return;
        }
        let done = timeout(ORDER, self.errands.carry_out(order));
        let reply = match self.leaving.run_until_cancelled(done).await {
            Some(Ok(reply)) => reply,
            None | Some(Err(_)) => self.errands.unsure(order),
        };
        let first = self.put(to, application, &reply).await;
        // A reply that is refused must not leave "thinking" for good.
        if let Err(RestError::Refused { .. }) = first {
            self.put(to, application, &self.errands.unsure(order)).await.ok();
        }
    }

    /// Puts a reply in the place of "thinking".
    async fn put(
        &self,
        to: &Callback,
        application: Snowflake,
        reply: &Reply,
    ) -> Result<(), RestError> {
        let message = render::edit(self.live.current().content(), reply);
        let sent = self.rest.edit_original(application, &to.token, &message).await;
        sent.inspect_err(|why| {
            error!("an order was carried out and its answer could not be sent: {why}");
        })
    }
}
