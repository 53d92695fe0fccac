//! Requests that Discord could have signed, with a key that is known here.

use ed25519_dalek::{Signer as _, SigningKey};
use hyper::HeaderMap;
use hyper::header::HeaderValue;
use signpost::endpoint::{PublicKey, Signed};

/// The key with which everything is signed here.
const KEY: [u8; 32] = [7; 32];

/// What signs in Discord's place.
pub struct Discord(SigningKey);

impl Default for Discord {
    fn default() -> Self {
        Self(SigningKey::from_bytes(&KEY))
    }
}

impl Discord {
    /// Returns its public key as the developer portal shows it.
    pub fn shown_key(&self) -> String {
        in_digits(self.0.verifying_key().as_bytes())
    }

    /// Returns its public key.
    pub fn key(&self) -> PublicKey {
        PublicKey::parse(&self.shown_key()).expect("it is a key")
    }

    /// Returns the signature of a time and a body.
    pub fn signs(&self, timestamp: &[u8], body: &[u8]) -> [u8; 64] {
        self.0.sign(&[timestamp, body].concat()).to_bytes()
    }
}

/// Returns bytes as hexadecimal digits.
pub fn in_digits(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The headers of a request, each as often as it is there.
#[derive(Debug, Clone, Default)]
pub struct SignedHeaders {
    /// The values of the header with the signature.
    pub signature: Vec<Vec<u8>>,
    /// The values of the header with the time.
    pub timestamp: Vec<Vec<u8>>,
}

impl SignedHeaders {
    /// Returns what the program reads of them; nothing where it refuses them, or where no header can have such a value.
    pub fn read(&self) -> Option<Signed> {
        let mut headers = HeaderMap::new();
        for (name, values) in
            [("x-signature-ed25519", &self.signature), ("x-signature-timestamp", &self.timestamp)]
        {
            for value in values {
                headers.append(name, HeaderValue::from_bytes(value).ok()?);
            }
        }
        Signed::read(&headers).ok()
    }
}
