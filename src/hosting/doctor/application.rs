//! What is set of our application: whose token it is, whose key, what may still start today, and its commands.
//!
//! Each line is about one thing, so that the first broken one says where to begin.

use super::network::without_secrets;
use crate::config::Environment;
use crate::discord::limits::MESSAGE_CONTENT_INTENTS;
use crate::discord::{GatewayBot, OwnApplication, Snowflake};
use crate::endpoint::PublicKey;
use crate::hosting::finding::Finding;
use crate::live::Snapshot;
use crate::render::definitions;
use crate::rest::{Rest, RestError, are_registered};

/// How few starts of a session are few.
const FEW: u64 = 50;

/// How few are too few: the program leaves these for somebody who has to start it by hand.
const LAST: u64 = 4;

/// The milliseconds of a day.
const DAY: u64 = 86_400_000;

/// What was seen of the application.
pub(super) struct SeenApplication {
    pub(super) findings: Vec<Finding>,
    /// The application, where the token is one of Discord's.
    pub(super) application: Option<OwnApplication>,
}

/// Returns what is found of the application whose token it is.
pub(super) async fn look(
    rest: &Rest,
    environment: &Environment,
    key: Option<&PublicKey>,
) -> SeenApplication {
    let own = match rest.application().await {
        Ok(own) => own,
        Err(error) => {
            let findings = vec![Finding::broken("application", error.to_string(), error.hint())];
            return SeenApplication { findings, application: None };
        }
    };
    let mut findings = vec![agrees(&own, environment.application)];
    findings.extend(key.map(|key| key_agrees(&own, key)));
    findings.extend(reads_messages(&own));
    findings.push(way(&own));
    findings.push(sessions(rest.gateway().await));
    SeenApplication { findings, application: Some(own) }
}

fn agrees(own: &OwnApplication, set: Option<Snowflake>) -> Finding {
    let id = own.bot.application;
    match set {
        Some(set) if set != id => {
            let says = format!("the token is that of {id}, and `DISCORD_APPLICATION_ID` is {set}");
            let step = "leave DISCORD_APPLICATION_ID out, or set the token of that application";
            Finding::broken("application", says, step)
        }
        _ => Finding::ok("application", format!("the token is that of {id}")),
    }
}

fn key_agrees(own: &OwnApplication, key: &PublicKey) -> Finding {
    let theirs = own.verify_key.as_deref().and_then(|text| PublicKey::parse(text).ok());
    let step = "copy the Public Key of the developer portal's General Information page of this application";
    match theirs {
        Some(theirs) if theirs == *key => Finding::ok("key", "it is that of this application"),
        Some(_) => {
            let says = "it is that of another application: `serve` would answer every interaction with 401";
            Finding::broken("key", says, step)
        }
        None => Finding::look("key", "Discord does not say what it is", step),
    }
}

fn reads_messages(own: &OwnApplication) -> Option<Finding> {
    let may_read = own.bot.flags & MESSAGE_CONTENT_INTENTS != 0;
    let says = "the Message Content Intent is on, so Discord would send it messages if it asked";
    let step = "switch it off on the developer portal's Bot page: Signpost reads no message";
    may_read.then(|| Finding::look("intents", says, step))
}

fn way(own: &OwnApplication) -> Finding {
    match &own.endpoint {
        None => {
            Finding::ok("interactions", "they come over the gateway: `signpost run` answers them")
        }
        Some(address) => {
            let says = format!(
                "Discord posts them to {}: `signpost serve` answers them, and `signpost run` gets none",
                without_secrets(address)
            );
            Finding::ok("interactions", says)
        }
    }
}

fn sessions(gateway: Result<GatewayBot, RestError>) -> Finding {
    let starts = match gateway {
        Ok(gateway) => gateway.session_start_limit,
        Err(error) => return Finding::broken("sessions", error.to_string(), error.hint()),
    };
    let left = starts.remaining;
    let hours = match starts.reset_after.div_ceil(3_600_000) {
        0 | 1 => "an hour".to_owned(),
        hours => format!("{hours} hours"),
    };
    // Discord gives them back within a day; what says otherwise is something in between.
    let is_discords = |total: &u64| *total >= left && starts.reset_after <= DAY;
    let Some(total) = starts.total.filter(is_discords) else {
        return Finding::ok("sessions", "whoever answers counts them for us");
    };
    let says = format!(
        "{} of {total} were started, {left} are left; the count begins again within {hours}",
        total - left
    );
    let step = "see in the log why it starts again and again, and whether another copy uses the same token";
    if left <= LAST {
        Finding::broken("sessions", says, step)
    } else if left <= FEW {
        Finding::look("sessions", says, step)
    } else {
        Finding::ok("sessions", says)
    }
}

/// Returns whether Discord has the commands that are here.
pub(super) async fn commands(rest: &Rest, application: Snowflake, snapshot: &Snapshot) -> Finding {
    match are_registered(rest, application, &definitions(snapshot.content())).await {
        Ok(true) => Finding::ok("commands", "Discord has them as they are here"),
        Ok(false) => {
            let says = "Discord has others, or none: people may not see them yet";
            let step = "`signpost run` registers them when it starts; `signpost commands sync` does it now";
            Finding::look("commands", says, step)
        }
        Err(error) => Finding::broken("commands", error.to_string(), error.hint()),
    }
}
