//! Listeners, and the option that names the admin port.
//!
//! They are bound before there are threads, so that a port that is taken ends the program at once.

use std::net::{SocketAddr, TcpListener};

use clap::Args;
use tracing::info;

use super::parsers::address;
use crate::failure::Failure;

/// Where to tell how it runs.
#[derive(Debug, Args)]
pub(super) struct AdminArgs {
    /// Listen there too, and tell whether it runs well: /healthz, /readyz, /metrics
    #[arg(long, value_name = "ADDRESS:PORT", value_parser = address)]
    admin: Option<SocketAddr>,
}

impl AdminArgs {
    /// Returns the listener of the admin port, where there is to be one.
    pub(super) fn listener(&self) -> Result<Option<TcpListener>, Failure> {
        let Some(wanted) = self.admin else {
            return Ok(None);
        };
        let (listener, address) = listen(wanted, "--admin")?;
        info!("admin on http://{address}/");
        Ok(Some(listener))
    }
}

/// Listens, and returns where.
pub(super) fn listen(
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
