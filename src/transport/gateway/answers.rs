//! Answers what the gateway brings: each interaction in a task of its own.
//!
//! A slow callback keeps nobody else waiting, and those in flight are finished before the program
//! ends. The interaction's id and token are used here, for its response alone. What takes longer
//! than a response may is deferred, and its reply put in the place of the response. A standby makes its
//! response at once and waits before it sends it: Discord refuses it where the first copy has answered.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::time::{sleep_until, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing::{debug, error, warn};

use super::super::incoming::Address;
use super::super::{leaving_no_stack, respond};
use super::delay::StandbyDelay;
use super::first::FirstResponse;
use super::standby::{Standby, age, made};
use crate::answer::Reply;
use crate::boards::{Boards, Errands};
use crate::clock;
use crate::discord::limits::FIRST_RESPONSE;
use crate::discord::{Response, Snowflake, WrittenResponse};
use crate::errand::{Errand, Order};
use crate::live::Live;
use crate::metrics::{CameOf, CountedAs, GatewayMetrics};
use crate::render;
use crate::rest::{Accepted, Callback, Rest, RestError};

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
    metrics: GatewayMetrics,
    /// Cancelled where the program ends.
    leaving: CancellationToken,
    /// Where this is a second copy.
    standby: Option<Standby>,
}

/// Where the response to an interaction goes.
struct To {
    callback: Callback,
    application: Option<Snowflake>,
    counted_as: CountedAs,
}

impl Answers {
    /// Returns answers from what is live, sent by `rest`; `boards` are what can be changed. A `standby` sends
    /// each so much later.
    pub(super) fn new(
        live: Arc<Live>,
        rest: Arc<Rest>,
        boards: Arc<Boards>,
        standby: Option<StandbyDelay>,
        metrics: GatewayMetrics,
    ) -> Self {
        let (errands, leaving) =
            (Errands::new(Arc::clone(&live), boards), CancellationToken::new());
        let standby = standby.map(Standby::new);
        let hands = Arc::new(Hands { live, rest, errands, metrics, leaving, standby });
        Self { hands, in_flight: TaskTracker::new() }
    }

    /// Answers an interaction, as Discord wrote it, that arrived at that moment.
    pub(super) fn answer(&self, json: String, arrived: Instant) {
        let hands = Arc::clone(&self.hands);
        self.in_flight.spawn(async move {
            let moment = clock::moment();
            let now = clock::local(moment);
            let answered = leaving_no_stack(|| respond(&hands.live.current(), now, &json));
            // Who asked is in it, and nothing below needs it.
            drop(json);
            let counted_as = answered.counted_as;
            let Some(Address { id, token, application }) = answered.address else {
                // Nobody can be answered.
                warn!("an interaction without an id or a token arrived");
                let counted = &hands.metrics.interactions;
                counted.ended(counted_as, CameOf::Unaddressed, arrived.elapsed());
                return;
            };
            let age = age(&id, moment);
            if let Some(age) = age {
                hands.metrics.interactions.clock_is_ahead(age);
            }
            let made = made(age, arrived);
            let callback = Callback { id, token, arrived, made };
            let to = To { callback, application, counted_as };
            hands.wait(&to.callback).await;
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
        if let Some(standby) = &self.hands.standby {
            standby.tell_the_rest();
        }
    }
}

impl Hands {
    /// Lets the first copy answer, where this is a second one. A program that ends waits no longer: the first copy
    /// may be ending as well.
    async fn wait(&self, to: &Callback) {
        if let Some(standby) = &self.standby {
            self.leaving.run_until_cancelled(sleep_until(standby.due(to).into())).await;
        }
    }

    /// Sends a response, and does what is to be done beside it.
    async fn deliver(&self, to: &To, response: &WrittenResponse, errand: Option<Errand>) {
        if let (Some(Errand::Order(order)), Some(application)) = (&errand, to.application) {
            return self.carry_out(to, application, order).await;
        }
        let became = self.send(to, response).await;
        if became == FirstResponse::SomebodyWasFirst {
            return;
        }
        if let Some(Errand::Pressed(pressed)) = errand {
            let renewed = timeout(ORDER, self.errands.renew(&pressed));
            self.leaving.run_until_cancelled(renewed).await;
        }
    }

    /// Sends a response.
    async fn send(&self, to: &To, response: &WrittenResponse) -> FirstResponse {
        let sent = self.rest.respond(&to.callback, response).await;
        let became = FirstResponse::of(&sent, self.standby.is_some());
        self.count(became);
        let took = to.callback.arrived.elapsed();
        self.metrics.interactions.ended(to.counted_as, came_of(became), took);
        tell(became, &sent);
        became
    }

    /// Counts what became of a response: each passes here, once.
    fn count(&self, became: FirstResponse) {
        match (became, &self.standby) {
            (FirstResponse::Taken, Some(standby)) => {
                standby.has_answered();
                self.metrics.standby_answered();
            }
            (FirstResponse::SomebodyWasFirst, _) => {
                debug!("an interaction has its answer already: another copy was first");
            }
            _ => {}
        }
    }

    /// Says at once that it is being done, does it, and says what came of it.
    async fn carry_out(&self, to: &To, application: Snowflake, order: &Order) {
        // Where only Discord's answer to it was lost, somebody looks at "thinking". Where it is another copy's, that
        // one does it.
        match self.send(to, &(&Response::Deferred).into()).await {
            FirstResponse::Taken | FirstResponse::TakenBefore | FirstResponse::Unsure => {}
            _ => return,
        }
        let done = timeout(ORDER, self.errands.carry_out(order));
        let reply = match self.leaving.run_until_cancelled(done).await {
            Some(Ok(reply)) => reply,
            None | Some(Err(_)) => self.errands.unsure(order),
        };
        let first = self.put(&to.callback, application, &reply).await;
        // A reply that is refused must not leave "thinking" for good.
        if let Err(RestError::Refused { .. }) = first {
            self.put(&to.callback, application, &self.errands.unsure(order)).await.ok();
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

/// Says what became of a response, where somebody may be without an answer.
fn tell(became: FirstResponse, sent: &Result<Accepted, RestError>) {
    let Err(why) = sent else {
        return;
    };
    match became {
        FirstResponse::SomebodyWasFirst => {}
        FirstResponse::NotKnown | FirstResponse::Unsure => {
            warn!("an interaction may be without its answer: {why}")
        }
        _ => error!("an interaction stays without its answer: {why}"),
    }
}

/// Returns what a response is counted as.
const fn came_of(became: FirstResponse) -> CameOf {
    match became {
        FirstResponse::Taken | FirstResponse::TakenBefore => CameOf::Answered,
        FirstResponse::SomebodyWasFirst => CameOf::Taken,
        FirstResponse::NotKnown | FirstResponse::Unsure => CameOf::Unsure,
        FirstResponse::Expired => CameOf::Expired,
        FirstResponse::Refused | FirstResponse::Failed => CameOf::Failed,
    }
}
