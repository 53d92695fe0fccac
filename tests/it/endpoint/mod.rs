//! The real program as Discord's interactions endpoint, asked as Discord and as anybody else would ask it.
//!
//! `Signer` has the key with which Discord signs; the program knows the public half of it.

mod answers;
pub(crate) mod h2c;
mod http;
mod odd_bodies;
mod patience;
mod reload;
mod stop;

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use ed25519_dalek::{Signer as _, SigningKey};
use serde_json::Value;

use crate::support::discord::{SIGNS, SOON};
use crate::support::running::{Prepared, Running};

/// Who signs.
pub(crate) struct Signer(SigningKey);

/// A request's headers for its signature, and its body.
#[derive(Clone)]
pub(crate) struct SignedRequest {
    pub(crate) signature: String,
    pub(crate) timestamp: String,
    pub(crate) body: Vec<u8>,
}

impl Signer {
    pub(crate) fn discord() -> Self {
        Self(SigningKey::from_bytes(&SIGNS))
    }

    pub(crate) fn somebody_else() -> Self {
        Self(SigningKey::from_bytes(&[8; 32]))
    }

    pub(crate) fn public_key(&self) -> String {
        hex::encode(self.0.verifying_key().to_bytes())
    }

    pub(crate) fn signs(&self, body: impl Into<Vec<u8>>) -> SignedRequest {
        let (timestamp, body) = ("1795953600".to_owned(), body.into());
        let message = [timestamp.as_bytes(), &body].concat();
        let signature = hex::encode(self.0.sign(&message).to_bytes());
        SignedRequest { signature, timestamp, body }
    }
}

impl SignedRequest {
    /// Returns it as it is sent.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let head = format!(
            "POST /interactions HTTP/1.1\r\nHost: signpost\r\nContent-Type: application/json\r\n\
             X-Signature-Ed25519: {}\r\nX-Signature-Timestamp: {}\r\nContent-Length: {}\r\n\r\n",
            self.signature,
            self.timestamp,
            self.body.len()
        );
        [head.as_bytes(), &self.body].concat()
    }
}

/// The program, listening.
pub(crate) struct Listening {
    pub(crate) running: Running,
    pub(crate) address: SocketAddr,
}

impl Listening {
    pub(crate) fn start(args: &[&str]) -> Self {
        Self::of(serving().args(args))
    }

    pub(crate) fn of(prepared: Prepared) -> Self {
        let running = prepared.start();
        let log = running.wait_for_log("listening on http://", SOON);
        let address = log.split("listening on http://").nth(1).unwrap();
        let address = address.split('/').next().unwrap().parse().unwrap();
        Self { running, address }
    }

    pub(crate) fn connect(&self) -> Client {
        Client::to(self.address)
    }

    /// Returns what is answered to a request on a connection of its own.
    pub(crate) fn ask(&self, request: &SignedRequest) -> Answer {
        let mut client = self.connect();
        client.send(&request.bytes());
        client.answer()
    }
}

/// Returns the program as an endpoint that listens on any free port.
pub(crate) fn serving() -> Prepared {
    serving_at("127.0.0.1:0")
}

/// Returns the program as an endpoint that listens there.
pub(crate) fn serving_at(address: &str) -> Prepared {
    let prepared = Running::alone().env("DISCORD_PUBLIC_KEY", &Signer::discord().public_key());
    prepared.args(&["serve", "--listen", address])
}

/// A connection to it.
pub(crate) struct Client(TcpStream);

/// What was answered.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

impl Client {
    pub(crate) fn to(address: SocketAddr) -> Self {
        Self::try_to(address).unwrap()
    }

    /// Returns a connection, where one is accepted.
    pub(crate) fn try_to(address: SocketAddr) -> Option<Self> {
        let stream = TcpStream::connect(address).ok()?;
        stream.set_read_timeout(Some(SOON)).unwrap();
        stream.set_nodelay(true).unwrap();
        Some(Self(stream))
    }

    pub(crate) fn send(&mut self, bytes: &[u8]) {
        self.0.write_all(bytes).unwrap();
    }

    /// Sends what it can: the other side may have closed already.
    pub(crate) fn try_send(&mut self, bytes: &[u8]) -> Option<()> {
        self.0.write_all(bytes).ok()
    }

    /// Reads so many bytes.
    pub(crate) fn exactly(&mut self, count: usize) -> Vec<u8> {
        let mut bytes = vec![0; count];
        self.0.read_exact(&mut bytes).unwrap();
        bytes
    }

    /// Reads one whole answer.
    pub(crate) fn answer(&mut self) -> Answer {
        self.try_answer().expect("an answer")
    }

    /// Reads one whole answer, where one comes.
    pub(crate) fn try_answer(&mut self) -> Option<Answer> {
        let mut head = Vec::new();
        let mut byte = [0];
        while !head.ends_with(b"\r\n\r\n") {
            self.0.read_exact(&mut byte).ok()?;
            head.push(byte[0]);
        }
        let head = String::from_utf8(head).unwrap().to_lowercase();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap())];
        self.0.read_exact(&mut body).ok()?;
        Some(Answer { status, head, body })
    }

    /// Returns how much came before the other side closed the connection, which it does within that time.
    pub(crate) fn rest_within(&mut self, within: Duration) -> Vec<u8> {
        self.0.set_read_timeout(Some(within)).unwrap();
        let mut rest = Vec::new();
        match self.0.read_to_end(&mut rest) {
            Ok(_) => rest,
            Err(error) if error.kind() == std::io::ErrorKind::ConnectionReset => rest,
            Err(error) => panic!("it is still open after {within:?}: {error}"),
        }
    }
}
