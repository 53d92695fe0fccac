//! Listeners: bound before there are threads, so that a port that is taken ends the program at once.
//!
//! The interactions port, the admin port and the preview's page each have one.

use std::net::{SocketAddr, TcpListener};

use crate::failure::Failure;

/// Listens, and returns where.
pub(crate) fn listen(
    wanted: SocketAddr,
    option: &str,
) -> Result<(TcpListener, SocketAddr), Failure> {
    let listener = TcpListener::bind(wanted).map_err(|error| {
        let hint = format!("name another with {option}, such as 127.0.0.1:0");
        Failure::usage(format!("cannot listen on `{wanted}`: {error}"), hint)
    })?;
    let address = listener.local_addr().unwrap_or(wanted);
    Ok((listener, address))
}
