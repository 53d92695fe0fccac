//! Connections: accepted up to a limit, and ended gracefully.
//!
//! Where the program is told to stop it goes on answering for a while, because a load balancer needs a moment to
//! see that it is not ready. Each answer says meanwhile that it is the last of its connection, so that nobody sends
//! a request on one that is about to end. Then it accepts no more, and what is left ends with the request it is at.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use hyper::header::{CONNECTION, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use super::Endpoint;
use super::exchange::Exchanged;
use super::patience::{InHand, PatientStream};

/// How long it waits where no connection can be accepted, as where there are too many open files.
const PAUSE: Duration = Duration::from_millis(100);

/// How long a connection may take for the request that it is at when the program ends.
const TO_END: Duration = Duration::from_secs(5);

/// How often a connection of HTTP/2 is asked whether it is still there, and how long that may take.
const PING_EVERY: Duration = Duration::from_secs(20);
const PING_PATIENCE: Duration = Duration::from_secs(5);

/// Whether the program was told to stop.
#[derive(Debug, Clone, Default)]
struct Stopping(Arc<AtomicBool>);

impl Stopping {
    /// Returns the answer, which says where it is the last of its connection. hyper leaves that out of HTTP/2, which
    /// says it in another way.
    fn told(&self, mut exchanged: Exchanged) -> Exchanged {
        if self.0.load(Ordering::Relaxed) {
            exchanged.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
        }
        exchanged
    }
}

impl Endpoint {
    /// Answers on `listener` until `stop`, then as long as it takes load balancers to see that, and then lets
    /// each connection end.
    ///
    /// # Errors
    ///
    /// Where the listener cannot be used at all.
    pub async fn serve(
        self: Arc<Self>,
        listener: std::net::TcpListener,
        stop: &CancellationToken,
    ) -> io::Result<()> {
        listener.set_nonblocking(true)?;
        let listener = TcpListener::from_std(listener)?;
        let (open, stopping) = (GracefulShutdown::new(), Stopping::default());
        let drained = async {
            stop.cancelled().await;
            stopping.0.store(true, Ordering::Relaxed);
            sleep(self.limits.drain).await;
        };
        tokio::select! {
            never = self.accept(&listener, &open, &stopping) => match never {},
            () = drained => {}
        }
        drop(listener);
        if timeout(TO_END, open.shutdown()).await.is_err() {
            warn!("some connections have not ended by themselves");
        }
        info!("every connection has ended");
        Ok(())
    }

    async fn accept(
        self: &Arc<Self>,
        listener: &TcpListener,
        open: &GracefulShutdown,
        stopping: &Stopping,
    ) -> std::convert::Infallible {
        let places = Arc::new(Semaphore::new(self.limits.connections));
        let mut is_warned = false;
        loop {
            let place = Arc::clone(&places).acquire_owned().await;
            let place = place.expect("it is never closed");
            match listener.accept().await {
                Ok((stream, _)) => {
                    is_warned = false;
                    self.answer(stream, place, open, stopping.clone());
                }
                Err(error) => {
                    if !is_warned {
                        warn!("no connection can be accepted: {error}; it is tried again");
                    }
                    is_warned = true;
                    sleep(PAUSE).await;
                }
            }
        }
    }

    /// Answers what comes on a connection, in a task of its own.
    fn answer(
        self: &Arc<Self>,
        stream: TcpStream,
        place: OwnedSemaphorePermit,
        open: &GracefulShutdown,
        stopping: Stopping,
    ) {
        // An answer is one small write: it does not wait for more.
        stream.set_nodelay(true).ok();
        let in_hand = InHand::default();
        let io = TokioIo::new(PatientStream::new(stream, in_hand.clone(), &self.limits));
        let endpoint = Arc::clone(self);
        let service = service_fn(move |request| {
            let (endpoint, one, stopping) =
                (Arc::clone(&endpoint), in_hand.one(), stopping.clone());
            async move {
                let exchanged = endpoint.exchange(request).await;
                drop(one);
                exchanged.map(|exchanged| stopping.told(exchanged))
            }
        });
        if self.h2c {
            let connection = self.either().serve_connection(io, service).into_owned();
            run(open.watch(connection), place);
        } else {
            let connection = self.http_1().serve_connection(io, service);
            run(open.watch(connection), place);
        }
    }

    fn http_1(&self) -> http1::Builder {
        let mut builder = http1::Builder::new();
        builder.max_buf_size(self.limits.header_bytes).header_read_timeout(None);
        builder
    }

    fn either(&self) -> auto::Builder<TokioExecutor> {
        let mut builder = auto::Builder::new(TokioExecutor::new());
        let most = self.limits.header_bytes;
        builder.http1().max_buf_size(most).header_read_timeout(None);
        builder
            .http2()
            .timer(TokioTimer::new())
            .keep_alive_interval(PING_EVERY)
            .keep_alive_timeout(PING_PATIENCE)
            .max_concurrent_streams(self.limits.streams)
            .max_header_list_size(u32::try_from(most).unwrap_or(u32::MAX));
        builder
    }
}

/// Runs a connection to its end. How it ends is the client's affair.
fn run<E>(
    connection: impl Future<Output = Result<(), E>> + Send + 'static,
    place: OwnedSemaphorePermit,
) {
    tokio::spawn(async move {
        connection.await.ok();
        drop(place);
    });
}
