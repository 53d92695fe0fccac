//! A session, as serenity keeps it: its id, how far it has come, and what it says of itself.
//!
//! serenity's `Shard` is told what Discord says, in events that we wrote; what it writes in answer
//! (identify, resume, heartbeat) is taken from its line. Nothing that Discord sends passes its
//! models, its own reading and dialling are never used. See Discord Docs, Gateway (Connections).

use std::pin::Pin;
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use serenity::all::{ActivityData, GatewayIntents, OnlineStatus, ShardId, ShardInfo};
use serenity::gateway::{PresenceData, Shard, ShardAction};
use serenity::model::event::{Event, GatewayEvent};
use tokio::time::timeout;
use tokio::try_join;

use super::line::{Loopback, TakenLoopback};

/// How long serenity may take to connect to us, on this machine.
const PATIENCE: Duration = Duration::from_secs(5);

/// Who a session is of.
#[derive(Debug, Clone)]
pub(super) struct Identity {
    /// Which shard it is.
    pub(super) shard: u32,
    /// Of how many.
    pub(super) shards: u32,
    /// The custom status that people see beside our name.
    pub(super) status: String,
}

/// A session.
pub(super) struct Session {
    serenity: Box<Shard>,
    taken: TakenLoopback,
    /// What it is told where something happens that it need not know, each time with another number.
    something: serenity::Result<GatewayEvent>,
    /// Whether it can be resumed: whether its id is known.
    is_known: bool,
}

/// serenity does not do what it is there for.
#[derive(Debug, thiserror::Error)]
#[error("serenity does not go on: {0}")]
pub(super) struct Failed(String);

impl Failed {
    fn because(error: impl ToString) -> Self {
        Self(error.to_string())
    }
}

impl Session {
    /// Begins a session for which Discord has said hello; returns it and the identify.
    ///
    /// # Errors
    ///
    /// Where serenity does not write one.
    pub(super) async fn begin(
        line: &Loopback,
        who: &Identity,
        interval: Duration,
    ) -> Result<(Self, String), Failed> {
        let address = line.address().map_err(Failed::because)?;
        let info = ShardInfo { id: ShardId(who.shard), total: who.shards };
        let presence = PresenceData {
            activity: Some(ActivityData::custom(&who.status)),
            status: OnlineStatus::Online,
        };
        // Discord sends us no message, no member and no presence.
        let intents = GatewayIntents::empty();
        let connecting = Shard::new(address, line.word(), info, intents, Some(presence));
        let (serenity, taken) = on_the_line(Box::pin(connecting), line).await?;
        let unknown = from_json(json!({ "t": "SOMETHING", "d": null }))?;
        let something = Ok(GatewayEvent::Dispatch(0, Event::Unknown(unknown)));
        let mut session = Self { serenity: Box::new(serenity), taken, something, is_known: false };
        let millis = u64::try_from(interval.as_millis()).unwrap_or(u64::MAX);
        match session.tell(&Ok(GatewayEvent::Hello(millis)))? {
            Some(ShardAction::Identify) => {}
            other => return Err(Failed(format!("it answers hello with {other:?}"))),
        }
        session.serenity.identify().await.map_err(Failed::because)?;
        let identify = session.said(line).await?;
        Ok((session, identify))
    }

    /// Returns whether it can be resumed.
    pub(super) const fn is_known(&self) -> bool {
        self.is_known
    }

    /// Resumes on a new connection; returns the resume.
    ///
    /// # Errors
    ///
    /// Where serenity does not write one.
    pub(super) async fn resume(&mut self, line: &Loopback) -> Result<String, Failed> {
        ((), self.taken) = on_the_line(Box::pin(self.serenity.resume()), line).await?;
        self.said(line).await
    }

    /// Returns a heartbeat, with how far the session has come.
    ///
    /// # Errors
    ///
    /// Where serenity does not write one.
    pub(super) async fn heartbeat(&mut self, line: &Loopback) -> Result<String, Failed> {
        self.serenity.heartbeat().await.map_err(Failed::because)?;
        self.said(line).await
    }

    /// Tells it that it has come as far as `sequence`.
    ///
    /// # Errors
    ///
    /// Where serenity takes no event.
    pub(super) fn has_come(&mut self, sequence: u64) -> Result<(), Failed> {
        if let Ok(GatewayEvent::Dispatch(number, _)) = &mut self.something {
            *number = sequence;
        }
        self.serenity.handle_event(&self.something).map(drop).map_err(Failed::because)
    }

    /// Tells it its id, in a READY that we wrote.
    ///
    /// # Errors
    ///
    /// Where serenity cannot read it.
    pub(super) fn is_called(&mut self, id: &str, sequence: u64) -> Result<(), Failed> {
        let user = json!({ "id": "1", "username": "signpost", "avatar": null });
        let ready = json!({ "v": 10, "user": user, "guilds": [], "session_id": id,
            "resume_gateway_url": "", "application": { "id": "1", "flags": 0 } });
        self.tell(&Ok(GatewayEvent::Dispatch(sequence, Event::Ready(from_json(ready)?))))?;
        self.is_known = true;
        Ok(())
    }

    fn tell(
        &mut self,
        event: &serenity::Result<GatewayEvent>,
    ) -> Result<Option<ShardAction>, Failed> {
        self.serenity.handle_event(event).map_err(Failed::because)
    }

    async fn said(&mut self, line: &Loopback) -> Result<String, Failed> {
        let said = self.taken.said().await.map_err(Failed::because)?;
        line.as_ours(&said).ok_or_else(|| Failed("it writes what is no frame".to_owned()))
    }
}

/// Lets serenity connect, and takes the line at its other end. Other shards wait for their turn meanwhile.
async fn on_the_line<T>(
    // In a box each, or every future around them is as large as serenity's are.
    connecting: Pin<Box<impl Future<Output = serenity::Result<T>>>>,
    line: &Loopback,
) -> Result<(T, TakenLoopback), Failed> {
    let _turn = line.turn().await;
    let connecting = async { connecting.await.map_err(Failed::because) };
    let taking = Box::pin(async { line.taken().await.map_err(Failed::because) });
    timeout(PATIENCE, async { try_join!(connecting, taking) })
        .await
        .unwrap_or_else(|_| Err(Failed("it does not connect".to_owned())))
}

/// Returns a value of serenity's that only it can make. Each is named: its reader for any event at all would bring
/// that of every model into the program.
fn from_json<T: DeserializeOwned>(value: Value) -> Result<T, Failed> {
    serde_json::from_value(value).map_err(Failed::because)
}

#[cfg(test)]
mod tests {
    use super::super::line::LoopbackPort;
    use super::*;
    use crate::config::Token;

    fn frame(text: &str) -> Value {
        serde_json::from_str(text).unwrap()
    }

    #[tokio::test]
    async fn serenity_identifies_beats_and_resumes_with_what_it_is_told() {
        let port = LoopbackPort::bind().unwrap();
        let line = Loopback::open(&port, &Token::new("the.real.token".to_owned())).unwrap();
        let who = Identity { shard: 1, shards: 3, status: "I cannot read messages".to_owned() };
        let begun = Session::begin(&line, &who, Duration::from_secs(40)).await.unwrap();
        let (mut session, identify) = (begun.0, frame(&begun.1));
        assert_eq!((&identify["op"], &identify["d"]["intents"]), (&json!(2), &json!(0)));
        assert_eq!(identify["d"]["shard"], json!([1, 3]));
        assert_eq!(identify["d"]["token"], "the.real.token");
        assert!(!session.is_known());
        session.is_called("a-session", 1).unwrap();
        assert!(session.is_known());
        session.has_come(7).unwrap();
        let heartbeat = session.heartbeat(&line).await.unwrap();
        assert_eq!(frame(&heartbeat), json!({ "op": 1, "d": 7 }));
        for _ in 0..2 {
            let resume = frame(&session.resume(&line).await.unwrap());
            let data = json!({ "session_id": "a-session", "seq": 7, "token": "the.real.token" });
            assert_eq!(resume, json!({ "op": 6, "d": data }));
        }
    }
}
