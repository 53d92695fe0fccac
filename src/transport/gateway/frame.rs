//! What Discord sends over the gateway, read as far as we need it.
//!
//! One pass finds the values of a frame's four keys; each is then read for itself, and what cannot be
//! read counts as not there. What an event says is passed on as the text that it came as: no
//! model is between Discord and our decoder. See Discord Docs, Gateway (Gateway Events).

use std::fmt;
use std::time::Duration;

use serde::Deserializer;
use serde::de::{DeserializeOwned, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::discord::Snowflake;

/// A frame of Discord's.
#[derive(Clone, Copy)]
pub(super) enum Frame<'t> {
    /// Op 10: how often it wants a heartbeat.
    Hello(Duration),
    /// Op 1: it wants a heartbeat now.
    HeartbeatWanted,
    /// Op 11: it has heard ours.
    Acknowledged,
    /// Op 7: connect again.
    Reconnect,
    /// Op 9: the session is over, unless it can be resumed.
    InvalidSession {
        /// Whether it can.
        resumable: bool,
    },
    /// Op 0, or anything else that names an event.
    Event(Event<'t>),
    /// No JSON, or nothing that we know.
    Unreadable,
}

/// Something happened. It has no `Debug` of what: an interaction says who asked.
#[derive(Clone, Copy)]
pub(super) struct Event<'t> {
    /// Its number in the session.
    pub(super) sequence: Option<u64>,
    /// What it is.
    pub(super) kind: EventKind,
    /// What it says, as JSON text.
    pub(super) data: Option<&'t RawValue>,
}

/// The events that mean something to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EventKind {
    Ready,
    Interaction,
    Other,
}

/// What READY says that we need: how the session can be resumed, and where the bot is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Ready {
    /// The session's id.
    pub(super) session: Option<String>,
    /// Where it is to be resumed.
    pub(super) resume_at: Option<String>,
    /// The servers that the bot is in.
    pub(super) guilds: Option<Vec<u64>>,
    /// Which shard it is, of how many.
    pub(super) shard: Option<[u64; 2]>,
    /// Whose session it is.
    pub(super) application: Option<Snowflake>,
}

/// The interval of a hello that cannot be read: what Discord's always say.
const USUAL: Duration = Duration::from_millis(41_250);

/// The bounds within which an interval is believed: 120 frames may be sent in a minute, and a
/// connection that is not asked for an hour is not known to be there.
const SHORTEST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(5 * 60);

/// The highest number that is believed: what a double can hold (`Int53Type` of Discord's OpenAPI).
const HIGHEST: f64 = 9_007_199_254_740_991.0;

impl<'t> Frame<'t> {
    /// Reads a frame; there is a variant for anything that can arrive.
    pub(super) fn read(text: &'t str) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        let Some([op, s, t, d]) = fields(text, ["op", "s", "t", "d"]) else {
            return Self::Unreadable;
        };
        // Only an event has a name.
        if let Some(name) = read::<String>(t) {
            return Self::Event(Event::of(Some(&name), s, d));
        }
        match (whole(op), interval(d)) {
            (Some(0), _) => Self::Event(Event::of(None, s, d)),
            (Some(1), _) => Self::HeartbeatWanted,
            (Some(7), _) => Self::Reconnect,
            (Some(9), _) => Self::InvalidSession { resumable: read(d).unwrap_or(false) },
            (Some(10), interval) => Self::Hello(interval.unwrap_or(USUAL)),
            (Some(11), _) => Self::Acknowledged,
            (None, Some(interval)) => Self::Hello(interval),
            _ => Self::Unreadable,
        }
    }
}

impl<'t> Event<'t> {
    fn of(name: Option<&str>, s: Option<&'t RawValue>, data: Option<&'t RawValue>) -> Self {
        let kind = match name {
            Some("READY") => EventKind::Ready,
            Some("INTERACTION_CREATE") => EventKind::Interaction,
            _ => EventKind::Other,
        };
        Self { sequence: whole(s), kind, data }
    }

    /// Returns what it says of the session, as READY does.
    pub(super) fn ready(&self) -> Ready {
        let keys = ["session_id", "resume_gateway_url", "guilds", "shard", "application"];
        let data = self.data.and_then(|data| fields(data.get(), keys));
        let [session, resume_at, guilds, shard, application] = data.unwrap_or_default();
        let guilds: Option<Vec<&RawValue>> =
            guilds.and_then(|all| serde_json::from_str(all.get()).ok());
        Ready {
            session: read(session).filter(|id: &String| !id.is_empty()),
            resume_at: read(resume_at),
            guilds: guilds
                .map(|all| all.into_iter().filter_map(id).map(Snowflake::number).collect()),
            shard: read(shard),
            application: application.and_then(id),
        }
    }
}

/// Returns the interval of a hello, within what is believed.
fn interval(data: Option<&RawValue>) -> Option<Duration> {
    let [millis] = fields(data?.get(), ["heartbeat_interval"])?;
    let interval = Duration::try_from_secs_f64(read::<f64>(millis)? / 1000.0).ok()?;
    Some(interval.clamp(SHORTEST, LONGEST))
}

/// Returns the id of an object.
fn id(object: &RawValue) -> Option<Snowflake> {
    let [id] = fields(object.get(), ["id"])?;
    Snowflake::parse(&read::<String>(id)?)
}

/// Reads a whole number, which JSON may write with a fraction of nothing.
fn whole(raw: Option<&RawValue>) -> Option<u64> {
    let number = read::<f64>(raw).filter(|number| number.fract() == 0.0)?;
    (0.0..=HIGHEST).contains(&number).then_some(number as u64)
}

/// Reads a value where it is of the wanted kind.
fn read<T: DeserializeOwned>(raw: Option<&RawValue>) -> Option<T> {
    serde_json::from_str(raw?.get()).ok()
}

/// Finds the values of some keys of an object, as they are written; nothing where it is no object.
/// Where a key comes twice, its last value counts. No other value is read, and no other key.
fn fields<'t, const N: usize>(
    text: &'t str,
    keys: [&'static str; N],
) -> Option<[Option<&'t RawValue>; N]> {
    let mut from = serde_json::Deserializer::from_str(text);
    let found = from.deserialize_map(Fields(keys)).ok()?;
    from.end().ok().map(|()| found)
}

struct Fields<const N: usize>([&'static str; N]);

impl<'t, const N: usize> Visitor<'t> for Fields<N> {
    type Value = [Option<&'t RawValue>; N];

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        let mut found = [None; N];
        while let Some((key, value)) = object.next_entry::<&RawValue, &RawValue>()? {
            let key = key.get().trim_matches('"');
            if let Some(place) = self.0.iter().position(|wanted| *wanted == key) {
                found[place] = Some(value);
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hello(text: &str) -> Option<Duration> {
        match Frame::read(text) {
            Frame::Hello(interval) => Some(interval),
            _ => None,
        }
    }

    fn event(text: &str) -> Event<'_> {
        match Frame::read(text) {
            Frame::Event(event) => event,
            _ => panic!("{text}"),
        }
    }

    #[test]
    fn a_hello_is_known_whatever_its_interval_is_and_the_interval_is_bounded() {
        for (text, millis) in [
            (r#"{"op":10,"d":{"heartbeat_interval":45000},"s":null,"t":null}"#, 45_000),
            (r#"{"op":10,"d":{"heartbeat_interval":45000.5}}"#, 45_000),
            (r#"{"op":10,"d":{"heartbeat_interval":"45000"}}"#, 41_250),
            (r#"{"op":10,"d":{"heartbeat_interval":-1}}"#, 41_250),
            (r#"{"op":10}"#, 41_250),
            (r#"{"op":10,"d":{"heartbeat_interval":0}}"#, 1_000),
            (r#"{"op":10,"d":{"heartbeat_interval":1e300}}"#, 41_250),
            (r#"{"op":10,"d":{"heartbeat_interval":9999999999}}"#, 300_000),
            (r#"{"op":"10","d":{"heartbeat_interval":45000}}"#, 45_000),
        ] {
            assert_eq!(hello(text).map(|interval| interval.as_millis()), Some(millis), "{text}");
        }
    }

    #[test]
    fn an_event_is_known_by_its_name_and_its_text_is_passed_on_as_it_came() {
        let text = r#"{"t":"INTERACTION_CREATE","s":7,"op":0,"d":{"nick":"\ud83d","n":1e999}}"#;
        let Event { sequence, kind, data } = event(text);
        assert_eq!((sequence, kind), (Some(7), EventKind::Interaction));
        assert_eq!(data.unwrap().get(), r#"{"nick":"\ud83d","n":1e999}"#);
        for odd in [r#"{"t":"READY","d":{}}"#, r#"{"t":"READY","op":"0","s":"1","d":null}"#] {
            assert_eq!(event(odd).kind, EventKind::Ready, "{odd}");
        }
        for odd in [
            r#"{"op":11,"t":"READY"}"#,
            "\u{feff}{\"op\":0,\"t\":\"READY\"}",
            r#"{"op":0,"op":0,"t":"OTHER","t":"READY","\ud83d":1}"#,
        ] {
            assert_eq!(event(odd).kind, EventKind::Ready, "{odd}");
        }
        assert_eq!(event(r#"{"op":0.0,"t":"X","s":7.0}"#).sequence, Some(7));
        for odd in [r#"{"op":0}"#, r#"{"op":0,"t":5,"s":-1,"d":[]}"#] {
            assert_eq!(event(odd).kind, EventKind::Other, "{odd}");
        }
        for sequence in ["-1", "1.5", "\"1\"", "null", "18446744073709551615", "[]"] {
            let text = format!(r#"{{"op":0,"t":"X","s":{sequence}}}"#);
            assert_eq!(event(&text).sequence, None, "{sequence}");
        }
    }

    #[test]
    fn ready_needs_two_fields_and_neither_needs_the_other() {
        let ready =
            |data: &str| event(&format!(r#"{{"op":0,"t":"READY","s":1,"d":{data}}}"#)).ready();
        let both = ready(
            r#"{"v":999,"user":{"flags":17592186044416,"name":"\udfff"},"session_id":"a","resume_gateway_url":"b"}"#,
        );
        let (session, resume_at) = (Some("a".into()), Some("b".into()));
        assert_eq!(both, Ready { session, resume_at, ..Ready::default() });
        assert_eq!(ready(r#"{"session_id":"a","resume_gateway_url":7}"#).session, Some("a".into()));
        let twice = ready(r#"{"\ud83d":1,"session_id":1,"session_id":"a"}"#);
        assert_eq!(twice.session, Some("a".into()));
        assert_eq!(ready(r#"{"session_id":{}}"#), Ready::default());
        assert_eq!(ready(r#"{"session_id":""}"#), Ready::default());
        assert_eq!(ready("[]"), Ready::default());
    }

    #[test]
    fn ready_says_where_the_bot_is_as_far_as_that_can_be_read() {
        let ready =
            |data: &str| event(&format!(r#"{{"op":0,"t":"READY","s":1,"d":{data}}}"#)).ready();
        let said = ready(
            r#"{"guilds":[{"id":"290926798626357999","unavailable":true},{"id":7},8],"shard":[0,1],
                "application":{"id":"800000000000000203","flags":0}}"#,
        );
        assert_eq!(said.guilds, Some(vec![290_926_798_626_357_999]));
        assert_eq!(said.shard, Some([0, 1]));
        assert_eq!(said.application, Snowflake::parse("800000000000000203"));
        let odd = ready(r#"{"guilds":{},"shard":[0],"application":[]}"#);
        assert_eq!(odd, Ready::default());
    }

    #[test]
    fn the_other_frames_are_known_by_their_number() {
        assert!(matches!(Frame::read(r#"{"op":1}"#), Frame::HeartbeatWanted));
        assert!(matches!(Frame::read(r#"{"op":11}"#), Frame::Acknowledged));
        assert!(matches!(Frame::read(r#"{"op":7,"d":null}"#), Frame::Reconnect));
        for (text, expected) in [
            (r#"{"op":9,"d":true}"#, true),
            (r#"{"op":9,"d":false}"#, false),
            (r#"{"op":9,"d":"yes"}"#, false),
        ] {
            let Frame::InvalidSession { resumable } = Frame::read(text) else {
                panic!("{text}");
            };
            assert_eq!(resumable, expected, "{text}");
        }
        for odd in ["", "{ broken", "[]", "null", "{}", r#"{"op":99}"#, r#"{"op":300}"#] {
            assert!(matches!(Frame::read(odd), Frame::Unreadable), "{odd}");
        }
    }
}
