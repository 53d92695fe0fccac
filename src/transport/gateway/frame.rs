//! What Discord sends over the gateway, read as far as we need it.
//!
//! One pass finds where the four keys of a frame are; each is then read for itself, and what cannot
//! be read counts as not there. What an event says is passed on as the text that it came as: no
//! model stands between Discord and our decoder. See Discord Docs, Gateway (Gateway Events).

use std::time::Duration;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

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
    pub(super) kind: Kind,
    /// What it says, as JSON text.
    pub(super) data: Option<&'t RawValue>,
}

/// The events that mean something to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Ready,
    Interaction,
    Other,
}

/// What READY says that we need: how the session can be resumed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Ready {
    /// The session's id.
    pub(super) session: Option<String>,
    /// Where it is to be resumed.
    pub(super) resume_at: Option<String>,
}

/// The interval of a hello that cannot be read: what Discord's always say.
const USUAL: Duration = Duration::from_millis(41_250);

/// The bounds within which an interval is believed: 120 frames may be sent in a minute, and a
/// connection that is not asked for an hour is not known to be there.
const SHORTEST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(5 * 60);

/// The highest sequence that is believed: what a double can hold (`Int53Type` of Discord's OpenAPI).
const HIGHEST: u64 = 1 << 53;

#[derive(Deserialize)]
struct Envelope<'t> {
    #[serde(borrow)]
    op: Option<&'t RawValue>,
    #[serde(borrow)]
    s: Option<&'t RawValue>,
    #[serde(borrow)]
    t: Option<&'t RawValue>,
    #[serde(borrow)]
    d: Option<&'t RawValue>,
}

/// Reads a value where it is of the wanted kind.
fn read<T: DeserializeOwned>(raw: Option<&RawValue>) -> Option<T> {
    serde_json::from_str(raw?.get()).ok()
}

impl<'t> Frame<'t> {
    /// Reads a frame; there is a variant for anything that can arrive.
    pub(super) fn read(text: &'t str) -> Self {
        let Ok(Envelope { op, s, t, d }) = serde_json::from_str(text) else {
            return Self::Unreadable;
        };
        match read::<u8>(op) {
            Some(1) => Self::HeartbeatWanted,
            Some(7) => Self::Reconnect,
            Some(9) => Self::InvalidSession { resumable: read(d).unwrap_or(false) },
            Some(10) => Self::Hello(interval(d).unwrap_or(USUAL)),
            Some(11) => Self::Acknowledged,
            op => match (read::<String>(t), interval(d)) {
                (None, Some(interval)) if op.is_none() => Self::Hello(interval),
                (None, _) if op != Some(0) => Self::Unreadable,
                (name, _) => Self::Event(Event::of(name.as_deref(), s, d)),
            },
        }
    }
}

/// Returns the interval of a hello, within what is believed.
fn interval(data: Option<&RawValue>) -> Option<Duration> {
    #[derive(Deserialize)]
    struct Hello {
        heartbeat_interval: f64,
    }
    let millis = read::<Hello>(data)?.heartbeat_interval;
    let interval = Duration::try_from_secs_f64(millis / 1000.0).ok()?;
    Some(interval.clamp(SHORTEST, LONGEST))
}

impl<'t> Event<'t> {
    fn of(name: Option<&str>, s: Option<&'t RawValue>, data: Option<&'t RawValue>) -> Self {
        let kind = match name {
            Some("READY") => Kind::Ready,
            Some("INTERACTION_CREATE") => Kind::Interaction,
            _ => Kind::Other,
        };
        let sequence = read(s).filter(|sequence| *sequence <= HIGHEST);
        Self { sequence, kind, data }
    }

    /// Returns what it says of the session, as READY does.
    pub(super) fn ready(&self) -> Ready {
        #[derive(Deserialize)]
        struct Data<'t> {
            #[serde(borrow)]
            session_id: Option<&'t RawValue>,
            #[serde(borrow)]
            resume_gateway_url: Option<&'t RawValue>,
        }
        let data = self.data.and_then(|data| serde_json::from_str::<Data>(data.get()).ok());
        let Some(Data { session_id, resume_gateway_url }) = data else {
            return Ready::default();
        };
        let session = read(session_id).filter(|id: &String| !id.is_empty());
        Ready { session, resume_at: read(resume_gateway_url) }
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
        assert_eq!((sequence, kind), (Some(7), Kind::Interaction));
        assert_eq!(data.unwrap().get(), r#"{"nick":"\ud83d","n":1e999}"#);
        for odd in [r#"{"t":"READY","d":{}}"#, r#"{"t":"READY","op":"0","s":"1","d":null}"#] {
            assert_eq!(event(odd).kind, Kind::Ready, "{odd}");
        }
        for odd in [r#"{"op":0}"#, r#"{"op":0,"t":5,"s":-1,"d":[]}"#] {
            assert_eq!(event(odd).kind, Kind::Other, "{odd}");
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
        assert_eq!(both, Ready { session: Some("a".into()), resume_at: Some("b".into()) });
        assert_eq!(ready(r#"{"session_id":"a","resume_gateway_url":7}"#).session, Some("a".into()));
        assert_eq!(ready(r#"{"session_id":{}}"#), Ready::default());
        assert_eq!(ready(r#"{"session_id":""}"#), Ready::default());
        assert_eq!(ready("[]"), Ready::default());
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
