//! Keeps the commands that Discord shows as they are in the content.
//!
//! At the start, and whenever a change of the content changes them. What fails or is refused is
//! tried again later: meanwhile people have the commands of before, and those are answered.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::sleep;
use tracing::{error, info, warn};

use crate::backoff::Backoff;
use crate::discord::{CommandDefinition, Snowflake};
use crate::live::Live;
use crate::render::definitions;
use crate::rest::{Registration, Rest, RestError, register};

/// The waits after a call that failed.
const SHORTEST: Duration = Duration::from_secs(60);
const LONGEST: Duration = Duration::from_secs(60 * 60);

/// Registers the commands of what is live, until nothing can change any more.
pub async fn keep_registered(live: Arc<Live>, rest: Arc<Rest>, application: Option<Snowflake>) {
    let mut application = application;
    let mut changes = live.changes();
    let mut tried: Vec<CommandDefinition> = Vec::new();
    let mut backoff = Backoff::new(SHORTEST, LONGEST);
    let mut again = None;
    loop {
        let wanted = definitions(changes.borrow_and_update().content());
        if wanted != tried {
            backoff = Backoff::new(SHORTEST, LONGEST);
            again = Some(Duration::ZERO);
            tried = wanted;
        }
        let wait = async {
            match again {
                Some(wait) => sleep(wait).await,
                None => std::future::pending().await,
            }
        };
        // A call is never left in its middle: Discord might carry it out after the next one.
        tokio::select! {
            () = wait => {
                let done = is_registered(&rest, &mut application, &tried).await;
                again = (!done).then(|| backoff.next());
            }
            changed = changes.changed() => if changed.is_err() {
                return;
            },
        }
    }
}

/// Tries once, and says what came of it.
async fn is_registered(
    rest: &Rest,
    application: &mut Option<Snowflake>,
    wanted: &[CommandDefinition],
) -> bool {
    match registered(rest, application, wanted).await {
        Ok(Registration::Unchanged) => info!("Discord has the commands already"),
        Ok(Registration::Replaced) => info!("the commands were registered"),
        Err(why) if why.may_pass() => {
            warn!("the commands could not be registered yet: {why}");
            return false;
        }
        Err(why) => {
            error!("the commands are not registered: {why}; it is tried again later");
            return false;
        }
    }
    true
}

/// Registers them, and keeps in mind which application it is for.
async fn registered(
    rest: &Rest,
    application: &mut Option<Snowflake>,
    wanted: &[CommandDefinition],
) -> Result<Registration, RestError> {
    let known = match *application {
        Some(known) => known,
        None => {
            let bot = rest.bot().await?;
            if bot.has_endpoint {
                warn!("{NO_INTERACTIONS}");
            }
            *application.insert(bot.application)
        }
    };
    register(rest, Some(known), wanted).await
}

/// What is said where an Interactions Endpoint URL is set.
const NO_INTERACTIONS: &str = "Discord posts the interactions of this application to the address that is set for it, \
    and sends none over the gateway: nobody is answered from here. `signpost commands sync --endpoint none` takes the \
    address away";
