//! What is taken from serenity's events: an interaction's JSON, and whether a shard is up.
//!
//! serenity parses what it knows and drops the rest with a debug line. Both end here: what it
//! parsed is written out again, what it could not parse is passed on as it came, and one decoder
//! of ours reads either. Nothing of an event is logged.

use std::time::Instant;

use serde_json::{Value, json};
use serenity::async_trait;
use serenity::gateway::{ConnectionStage, ShardStageUpdateEvent};
use serenity::model::application::Interaction;
use serenity::model::event::{Event, UnknownEvent};
use serenity::prelude::{Context, EventHandler, RawEventHandler};
use tokio::sync::mpsc::UnboundedSender;

use super::error::GatewayError;

/// What the gateway tells. It has no `Debug`: an interaction says who asked.
pub(super) enum Heard {
    /// A shard is ready or has resumed.
    Ready,
    /// An interaction, and when it arrived.
    Interaction(Value, Instant),
    /// Discord will not have us.
    Refused(GatewayError),
}

/// Hands on what is heard. A listener that has gone away needs nothing more.
pub(super) struct Ear(pub(super) UnboundedSender<Heard>);

#[async_trait]
impl RawEventHandler for Ear {
    async fn raw_event(&self, _: Context, event: Event) {
        let arrived = Instant::now();
        if let Some(interaction) = interaction(event) {
            self.0.send(Heard::Interaction(interaction, arrived)).ok();
        }
    }
}

#[async_trait]
impl EventHandler for Ear {
    async fn shard_stage_update(&self, _: Context, update: ShardStageUpdateEvent) {
        if update.new == ConnectionStage::Connected {
            self.0.send(Heard::Ready).ok();
        }
    }
}

/// Returns an interaction as Discord sent it, or as near as serenity kept it.
fn interaction(event: Event) -> Option<Value> {
    match event {
        Event::InteractionCreate(created) => Some(written_out(&created.interaction)),
        Event::Unknown(UnknownEvent { kind, value, .. }) if kind == "INTERACTION_CREATE" => {
            Some(value)
        }
        _ => None,
    }
}

/// serenity leaves out the `type`.
fn written_out(interaction: &Interaction) -> Value {
    let mut value = serde_json::to_value(interaction).unwrap_or_default();
    if let Some(object) = value.as_object_mut() {
        object.insert("type".to_owned(), json!(u8::from(interaction.kind())));
    }
    value
}
