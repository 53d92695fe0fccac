//! A WebSocket to Discord: how it is dialled, what it may cost, how it is closed.
//!
//! It is the only connection to the gateway, and its encryption is rustls's with the web's roots,
//! as in calls. What can last has a bound, so that a dead address is given up in seconds.

use std::io;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Error, Message, Utf8Bytes};
use tokio_tungstenite::{Connector, MaybeTlsStream, WebSocketStream, client_async_tls_with_config};
use url::Url;

use crate::rest::{certificate_fault, encryption};

/// How long one address of a name may take to answer, and all of it to become a WebSocket.
const ANSWER: Duration = Duration::from_secs(3);
const DIAL: Duration = Duration::from_secs(15);

/// How long a frame may take to leave.
const SEND: Duration = Duration::from_secs(5);

/// The longest frame that is read, in bytes: a READY names every guild of its shard.
const LONGEST: usize = 16 * 1024 * 1024;

/// Most frames have a few kilobytes.
const BUFFER: usize = 16 * 1024;

/// A connection to Discord. It has the state of its encryption, and stays where it is when it is passed on.
#[derive(Debug)]
pub(super) struct Socket(Box<WebSocketStream<MaybeTlsStream<TcpStream>>>);

/// How a connection has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Gone {
    /// The other side has closed it, with this code.
    #[error("Discord closed it with {0}")]
    Closed(u16),
    /// It has ended in the middle, or not as RFC 6455 wants.
    #[error("it broke")]
    Broken,
}

/// What a close without a code counts as. See RFC 6455, section 7.4.1.
const NO_CODE: u16 = 1005;

impl Socket {
    /// Dials an address.
    ///
    /// # Errors
    ///
    /// Where there is no WebSocket at the address within 15 seconds.
    pub(super) async fn dial(address: &Url) -> io::Result<Self> {
        let config = WebSocketConfig::default()
            .read_buffer_size(BUFFER)
            .write_buffer_size(0)
            .max_message_size(Some(LONGEST))
            .max_frame_size(Some(LONGEST));
        // Of all that waits, this is the largest, and it is over in a moment: not a part of what goes on for days.
        let dialled = Box::pin(async {
            let stream = connect(address).await?;
            let connector = Some(Connector::Rustls(encryption()));
            let (url, config) = (address.as_str(), Some(config));
            client_async_tls_with_config(url, stream, config, connector).await
        });
        match timeout(DIAL, dialled).await {
            Ok(Ok((socket, _))) => Ok(Self(Box::new(socket))),
            Ok(Err(error)) => Err(io::Error::other(in_short(&error))),
            Err(_) => Err(io::ErrorKind::TimedOut.into()),
        }
    }

    /// Answers the close of the other side, which is owed to it. See RFC 6455, section 5.5.1.
    pub(super) async fn answer_close(&mut self) {
        timeout(ANSWER, self.0.flush()).await.ok();
    }

    /// Waits for a frame of text; one of bytes, for which we did not ask, counts as an empty one.
    ///
    /// # Errors
    ///
    /// Where the connection has ended.
    pub(super) async fn next(&mut self) -> Result<Utf8Bytes, Gone> {
        loop {
            match self.0.next().await {
                Some(Ok(Message::Text(text))) => return Ok(text),
                Some(Ok(Message::Binary(_))) => return Ok(Utf8Bytes::default()),
                Some(Ok(Message::Close(frame))) => {
                    let code = frame.map_or(NO_CODE, |frame| u16::from(frame.code));
                    return Err(Gone::Closed(code));
                }
                Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => {}
                Some(Err(_)) | None => return Err(Gone::Broken),
            }
        }
    }

    /// Sends a frame of text.
    ///
    /// # Errors
    ///
    /// Where it does not leave within five seconds.
    pub(super) async fn send(&mut self, text: String) -> io::Result<()> {
        match timeout(SEND, self.0.send(Message::text(text))).await {
            Ok(sent) => sent.map_err(|error| io::Error::other(in_short(&error))),
            Err(_) => Err(io::ErrorKind::TimedOut.into()),
        }
    }

    /// Closes with a code. The other side closes too, after what it has already sent.
    pub(super) async fn close(&mut self, code: u16) {
        let frame = CloseFrame { code: code.into(), reason: Utf8Bytes::default() };
        timeout(SEND, self.0.as_mut().close(Some(frame))).await.ok();
    }
}

/// Connects to the first address of a name that answers: one that swallows what it is sent must not
/// hide the others.
async fn connect(address: &Url) -> io::Result<TcpStream> {
    let host = address.host_str().unwrap_or_default();
    let port = address.port_or_known_default().unwrap_or_default();
    let mut last = io::Error::from(io::ErrorKind::AddrNotAvailable);
    for place in lookup_host(format!("{host}:{port}")).await? {
        match timeout(ANSWER, TcpStream::connect(place)).await {
            Ok(Ok(stream)) => {
                stream.set_nodelay(true)?;
                return Ok(stream);
            }
            Ok(Err(error)) => last = error,
            Err(_) => last = io::ErrorKind::TimedOut.into(),
        }
    }
    Err(last)
}

/// Returns what went wrong without the headers and bodies that a server may have sent.
fn in_short(error: &Error) -> String {
    match error {
        Error::Http(response) => format!("it answers {}", response.status().as_u16()),
        error => match certificate_fault(error) {
            Some(fault) => format!("{fault}; {}", fault.hint()),
            None => match error {
                Error::Io(error) => error.to_string(),
                error => error.to_string(),
            },
        },
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::AsyncReadExt;
    use tokio::net::TcpListener;

    use super::*;

    #[tokio::test]
    async fn an_encrypted_address_is_greeted_as_tls_is_and_who_answers_otherwise_is_given_up() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("wss://127.0.0.1:{}/", listener.local_addr().unwrap().port());
        let greeted = async {
            let (mut socket, _) = listener.accept().await.unwrap();
            let mut record = [0; 3];
            socket.read_exact(&mut record).await.unwrap();
            record
        };
        let address = Url::parse(&address).unwrap();
        let (dialled, record) = tokio::join!(Socket::dial(&address), greeted);
        assert!(dialled.is_err());
        // A handshake record of TLS. See RFC 8446, section 5.1.
        assert_eq!(record, [22, 3, 1]);
    }
}
