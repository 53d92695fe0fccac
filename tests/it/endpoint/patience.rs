//! Clients that are slow, or silent, or cut off: each is ended, and takes nobody else's place.
//!
//! The endpoint runs in the process of the test, with waits that are short.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;

use super::{Client, Signer, h2c};
use crate::support::discord::SOON;
use crate::support::interactions::ping;
use crate::support::skips::skipped;
use signpost::endpoint::{Endpoint, EndpointLimits, PublicKey};
use signpost::files::Origin;
use signpost::live::{Live, Origins};
use signpost::metrics::PortMetrics;

/// Longer than any test takes.
const LONG: Duration = Duration::from_secs(600);

/// Short, and long enough that a busy machine does not take it for nothing.
const SHORT: Duration = Duration::from_millis(400);

/// An endpoint in this process.
struct Here {
    address: SocketAddr,
    stop: CancellationToken,
    thread: Option<JoinHandle<()>>,
}

impl Here {
    fn start(h2c: bool, change: impl FnOnce(&mut EndpointLimits)) -> Self {
        Self::start_after(h2c, change, |_| ()).0
    }

    /// Starts it once somebody has come, and returns what they have.
    fn start_after<T>(
        h2c: bool,
        change: impl FnOnce(&mut EndpointLimits),
        somebody: impl FnOnce(SocketAddr) -> T,
    ) -> (Self, T) {
        let mut limits = EndpointLimits {
            first_byte: LONG,
            header: LONG,
            body: LONG,
            idle: LONG,
            write: LONG,
            drain: Duration::ZERO,
            ..EndpointLimits::default()
        };
        change(&mut limits);
        let live = Live::start(Origins { content: Origin::Shipped, config: None });
        let key = PublicKey::parse(&Signer::discord().public_key()).unwrap();
        let (path, metrics) = ("/interactions".to_owned(), PortMetrics::default());
        let endpoint = Arc::new(Endpoint { live: Arc::new(live), key, path, h2c, limits, metrics });
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let before = somebody(address);
        let stop = CancellationToken::new();
        let stopping = stop.clone();
        let thread = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.unwrap().block_on(endpoint.serve(listener, &stopping)).unwrap();
        });
        (Self { address, stop, thread: Some(thread) }, before)
    }

    fn connect(&self) -> Client {
        Client::to(self.address)
    }

    /// Ensures that it still answers.
    #[track_caller]
    fn answers(&self) {
        let mut client = self.connect();
        client.send(&Signer::discord().signs(ping().to_string()).bytes());
        assert_eq!(client.answer().status, 200);
    }
}

impl Drop for Here {
    fn drop(&mut self) {
        self.stop.cancel();
        self.thread.take().map(JoinHandle::join);
    }
}

#[test]
fn a_connection_on_which_nothing_comes_is_closed() {
    for h2c in [false, true] {
        let here = Here::start(h2c, |limits| limits.first_byte = SHORT);
        assert_eq!(here.connect().rest_within(SOON), b"");
        here.answers();
    }
}

#[test]
fn a_connection_that_is_used_is_idle_from_its_last_answer_on() {
    let idle = 8 * SHORT;
    let here = Here::start(false, |limits| limits.idle = idle);
    let (mut client, begun) = (here.connect(), Instant::now());
    let mut answered = 0;
    while begun.elapsed() < idle + idle / 2 {
        let before = Instant::now();
        client.send(&Signer::discord().signs(ping().to_string()).bytes());
        assert_eq!(client.answer().status, 200, "after {answered}");
        answered += 1;
        thread::sleep(SHORT / 4);
        if before.elapsed() >= idle {
            skipped("this machine is too slow to ask again while a connection may be idle");
            return;
        }
    }
    assert!(answered > 2);
    assert_eq!(client.rest_within(SOON), b"");
}

/// The answer may be written before anybody has waited for a byte: nothing else looks at the time then.
#[test]
fn a_connection_whose_request_was_there_at_once_is_closed_like_any_other() {
    let signed = Signer::discord().signs(ping().to_string()).bytes();
    let wrong = Signer::somebody_else().signs(ping().to_string()).bytes();
    let unsigned = b"POST /interactions HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n".to_vec();
    let requests = [
        (200, signed),
        (401, wrong),
        (401, unsigned),
        (404, b"GET /elsewhere HTTP/1.1\r\nHost: a\r\n\r\n".to_vec()),
        (405, b"GET /interactions HTTP/1.1\r\nHost: a\r\n\r\n".to_vec()),
    ];
    for (status, request) in requests {
        for h2c in [false, true] {
            let short = |limits: &mut EndpointLimits| limits.idle = SHORT;
            let (here, mut client) = Here::start_after(h2c, short, |address| {
                let mut client = Client::to(address);
                client.send(&request);
                client
            });
            assert_eq!(client.answer().status, status);
            assert_eq!(client.rest_within(SOON), b"", "{status}");
            here.answers();
        }
    }
}

#[test]
fn between_requests_of_http_2_a_ping_is_none() {
    let here = Here::start(true, |limits| limits.idle = 2 * SHORT);
    let mut client = h2c::answered_once(here.connect());
    let asked = Instant::now();
    while client.try_send(&h2c::ping_frame()).is_some() {
        assert!(asked.elapsed() < SOON, "it is still open");
        thread::sleep(SHORT / 8);
    }
    here.answers();
}

#[test]
fn half_a_header_is_not_waited_for_however_slowly_it_comes() {
    for (h2c, start) in [(false, "POST /inter"), (true, "POST /inter"), (true, "PRI * HT")] {
        let here = Here::start(h2c, |limits| limits.header = SHORT);
        let mut client = here.connect();
        client.send(start.as_bytes());
        client.rest_within(SOON);
        here.answers();
    }
    let here = Here::start(false, |limits| limits.header = SHORT);
    let mut client = here.connect();
    client.send(b"POST /interactions HTTP/1.1\r\n");
    for _ in 0..20 {
        client.try_send(b"A: b\r\n");
        thread::sleep(SHORT / 8);
    }
    client.rest_within(SOON);
}

#[test]
fn half_a_body_is_answered_with_408() {
    let here = Here::start(false, |limits| limits.body = SHORT);
    let bytes = Signer::discord().signs(ping().to_string()).bytes();
    let mut client = here.connect();
    client.send(&bytes[..bytes.len() - 1]);
    assert_eq!(client.answer().status, 408);
    here.answers();
}

#[test]
fn a_connection_is_kept_for_the_next_request_and_closed_where_none_comes() {
    let here = Here::start(false, |limits| {
        limits.idle = SHORT;
        limits.header = LONG;
    });
    let mut client = here.connect();
    for _ in 0..3 {
        client.send(&Signer::discord().signs(ping().to_string()).bytes());
        assert_eq!(client.answer().status, 200);
    }
    assert_eq!(client.rest_within(SOON), b"");
    // The time for headers is another one: it does not run between two requests.
    let here = Here::start(false, |limits| limits.header = SHORT / 4);
    let mut client = here.connect();
    for _ in 0..2 {
        client.send(&Signer::discord().signs(ping().to_string()).bytes());
        assert_eq!(client.answer().status, 200);
        thread::sleep(SHORT);
    }
}

#[test]
fn who_is_cut_off_in_the_middle_leaves_nothing() {
    let here = Here::start(false, |limits| limits.connections = 1);
    let bytes = Signer::discord().signs(ping().to_string()).bytes();
    for end in [0, 1, 40, 200, bytes.len() - 1, bytes.len()] {
        let mut client = here.connect();
        client.send(&bytes[..end]);
        drop(client);
        here.answers();
    }
}

/// A second one waits until the first has gone, and is answered then.
#[test]
fn there_are_no_more_connections_at_once_than_there_may_be() {
    let here = Here::start(false, |limits| {
        limits.connections = 1;
        limits.idle = SHORT;
    });
    let mut first = here.connect();
    let bytes = Signer::discord().signs(ping().to_string()).bytes();
    first.send(&bytes);
    assert_eq!(first.answer().status, 200);
    let mut second = here.connect();
    second.send(&bytes);
    assert_eq!(second.answer().status, 200);
    assert_eq!(first.rest_within(SOON), b"");
}
