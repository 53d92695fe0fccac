//! Whether Discord sent a request.
//!
//! Discord signs each request's time and body with the application's key; whoever else finds the address cannot. What
//! is missing or misshapen is refused before any work on the curve. `verify` and not `verify_strict`: the strict
//! form also refuses signatures that only the owner of the key could have made in two ways, and nothing here
//! depends on there being one way. A weak key, the other thing that it refuses, is refused when it is read.
//! See Discord Docs, Setting Up an Endpoint: Validating Security Request Headers.

use ed25519_dalek::{PUBLIC_KEY_LENGTH, SIGNATURE_LENGTH, Signature, Verifier, VerifyingKey};
use hyper::HeaderMap;
use hyper::header::HeaderName;

use crate::metrics::SignatureFault;

/// The header with the signature: 128 hexadecimal digits.
const SIGNATURE: HeaderName = HeaderName::from_static("x-signature-ed25519");

/// The header with the time at which Discord signed: seconds since 1970.
const TIMESTAMP: HeaderName = HeaderName::from_static("x-signature-timestamp");

/// The most digits of a time.
const TIMESTAMP_DIGITS: usize = 20;

/// The application's public key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

/// Why a text is no public key. It is not repeated: it may be a secret in the wrong place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// It has another form.
    #[error("it is not 64 hexadecimal digits")]
    Form,
    /// It is no point of the curve, or one with which everybody could sign.
    #[error("it is no key with which anything can be checked")]
    Weak,
}

impl PublicKey {
    /// Returns the key that the developer portal shows: 64 hexadecimal digits.
    ///
    /// # Errors
    ///
    /// Where it is none.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let mut bytes = [0; PUBLIC_KEY_LENGTH];
        if text.len() != 2 * PUBLIC_KEY_LENGTH {
            return Err(KeyError::Form);
        }
        hex::decode_to_slice(text, &mut bytes).map_err(|_| KeyError::Form)?;
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_| KeyError::Weak)?;
        if key.is_weak() { Err(KeyError::Weak) } else { Ok(Self(key)) }
    }

    /// Returns whether the owner of the key has signed this time with this body.
    pub fn has_signed(&self, signed: &Signed, body: &[u8]) -> bool {
        let message = [signed.timestamp.as_bytes(), body].concat();
        self.0.verify(&message, &signed.signature).is_ok()
    }
}

/// What a request's headers say of its signature, well-formed and not yet checked.
#[derive(Debug)]
pub struct Signed {
    signature: Signature,
    timestamp: String,
}

impl Signed {
    /// Returns what the headers say: a signature of 128 hexadecimal digits, and a time of 1 to 20 decimal ones.
    ///
    /// # Errors
    ///
    /// Where one is missing, there twice, or misshapen.
    pub fn read(headers: &HeaderMap) -> Result<Self, SignatureFault> {
        let signature = only(headers, &SIGNATURE)?;
        let timestamp = only(headers, &TIMESTAMP)?;
        let is_time = (1..=TIMESTAMP_DIGITS).contains(&timestamp.len())
            && timestamp.iter().all(u8::is_ascii_digit);
        let mut bytes = [0; SIGNATURE_LENGTH];
        let malformed = SignatureFault::Malformed;
        let is_signature = signature.len() == 2 * SIGNATURE_LENGTH && is_time;
        let decoded = hex::decode_to_slice(signature, &mut bytes).ok().filter(|()| is_signature);
        decoded.ok_or(malformed)?;
        let timestamp = String::from_utf8(timestamp.to_vec()).map_err(|_| malformed)?;
        Ok(Self { signature: Signature::from_bytes(&bytes), timestamp })
    }

    /// Returns when Discord says that it signed, in seconds since 1970; nothing where that is too large a number.
    pub fn at(&self) -> Option<i64> {
        self.timestamp.parse().ok()
    }
}

/// Returns the value of a header that is there once.
fn only<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Result<&'h [u8], SignatureFault> {
    let mut all = headers.get_all(name).iter();
    let first = all.next().ok_or(SignatureFault::Missing)?;
    if all.next().is_some() { Err(SignatureFault::Malformed) } else { Ok(first.as_bytes()) }
}
