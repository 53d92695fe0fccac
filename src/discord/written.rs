//! A response as it is sent: written once, however often it goes out.
//!
//! Replies that are kept share these bytes, and so does whatever sends them.

use bytes::Bytes;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::message::Response;

/// A response to an interaction, as JSON. A clone of it shares its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenResponse(Bytes);

impl WrittenResponse {
    /// Returns the JSON.
    pub const fn json(&self) -> &Bytes {
        &self.0
    }
}

impl From<&Response> for WrittenResponse {
    fn from(response: &Response) -> Self {
        Self(serde_json::to_vec(response).expect("a response has only text keys").into())
    }
}

impl Serialize for WrittenResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let raw: &RawValue = serde_json::from_slice(&self.0).expect("it was written as JSON");
        raw.serialize(serializer)
    }
}
