//! Listeners: bound before there are threads, so that a port that is taken ends the program at once.
//!
//! The interactions port, the admin port and the preview's page each have one.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};

use crate::failure::Failure;

/// How many connections may wait to be accepted. The standard library has 128; whoever finds no place tries again a second
/// later, of the three that Discord waits.
#[cfg(unix)]
const WAITING: i32 = 1024;

/// Listens, and returns where.
pub(crate) fn listen(
    wanted: SocketAddr,
    option: &str,
) -> Result<(TcpListener, SocketAddr), Failure> {
    let listener = TcpListener::bind(wanted).map_err(|error| {
        use io::ErrorKind::{AddrInUse, AddrNotAvailable, PermissionDenied};
        let hint = match error.kind() {
            AddrInUse | AddrNotAvailable | PermissionDenied => {
                format!("name another with {option}, such as 127.0.0.1:0")
            }
            _ => "see the limits of this account, such as `ulimit -n`".to_owned(),
        };
        Failure::usage(format!("cannot listen on `{wanted}`: {error}"), hint)
    })?;
    // A listener that has fewer waiting than it was asked to have still listens.
    #[cfg(unix)]
    rustix::net::listen(&listener, WAITING).ok();
    let address = listener.local_addr().unwrap_or(wanted);
    Ok((listener, address))
}

/// Returns the address that somebody has typed.
pub(crate) fn address(typed: &str) -> Result<SocketAddr, String> {
    let wrong = |_| "write an address and a port, such as 127.0.0.1:8080 or [::1]:0".to_owned();
    match typed.strip_prefix("localhost:") {
        Some(port) => {
            port.parse().map(|port| (Ipv4Addr::LOCALHOST, port).into()).map_err(|_| wrong(()))
        }
        None => typed.parse().map_err(|_| wrong(())),
    }
}
