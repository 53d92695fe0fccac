//! From an HTTP request to a WebSocket, on the port on which the REST routes are too.
//!
//! RFC 6455, section 4.2. axum has this as its feature `ws`; that would be another axum than the program's,
//! and so the whole program compiled a second time for its tests. The WebSocket is of the make that the program
//! links.

use axum::extract::Request;
use axum::http::header::{
    CONNECTION, HeaderMap, HeaderName, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY,
    SEC_WEBSOCKET_VERSION, UPGRADE,
};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use hyper::upgrade::{OnUpgrade, Upgraded};
use hyper_util::rt::TokioIo;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::Role;

/// A WebSocket to a client.
pub(super) type Socket = WebSocketStream<TokioIo<Upgraded>>;

/// A request for a WebSocket, in order.
pub(super) struct Asked {
    accept: String,
    upgrade: OnUpgrade,
}

impl Asked {
    /// Reads a request; where it does not ask for a WebSocket as it should, the status and the words that refuse it.
    pub(super) fn read(request: Request) -> Result<Self, (StatusCode, &'static str)> {
        let (mut head, _) = request.into_parts();
        let refused = |what: &'static str| Err((StatusCode::BAD_REQUEST, what));
        if head.method != Method::GET {
            return Err((StatusCode::METHOD_NOT_ALLOWED, "a WebSocket begins with GET"));
        }
        if !has_word(&head.headers, &CONNECTION, "upgrade")
            || !has_word(&head.headers, &UPGRADE, "websocket")
        {
            return refused("this is the gateway: ask for a WebSocket");
        }
        if !has_word(&head.headers, &SEC_WEBSOCKET_VERSION, "13") {
            return refused("the version of WebSocket is not 13");
        }
        let Some(key) = head.headers.get(SEC_WEBSOCKET_KEY) else {
            return refused("there is no Sec-WebSocket-Key");
        };
        let accept = derive_accept_key(key.as_bytes());
        match head.extensions.remove::<OnUpgrade>() {
            Some(upgrade) => Ok(Self { accept, upgrade }),
            None => refused("this connection cannot become a WebSocket"),
        }
    }

    /// Returns the response that agrees, and hands the WebSocket over once it is there.
    pub(super) fn agree<F>(self, run: impl FnOnce(Socket) -> F + Send + 'static) -> Response
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let Self { accept, upgrade } = self;
        tokio::spawn(async move {
            // A client that has gone before has no socket to run.
            if let Ok(upgraded) = upgrade.await {
                let stream = TokioIo::new(upgraded);
                run(WebSocketStream::from_raw_socket(stream, Role::Server, None).await).await;
            }
        });
        let headers = [
            (CONNECTION, "upgrade".to_owned()),
            (UPGRADE, "websocket".to_owned()),
            (SEC_WEBSOCKET_ACCEPT, accept),
        ];
        (StatusCode::SWITCHING_PROTOCOLS, headers).into_response()
    }
}

/// Whether a header that lists words has this one.
fn has_word(headers: &HeaderMap, name: &HeaderName, word: &str) -> bool {
    let values = headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).any(|it| it.trim().eq_ignore_ascii_case(word))
}
