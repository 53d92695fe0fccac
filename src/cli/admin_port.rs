//! The option that names the admin port.
//!
//! Its listener is bound before there are threads, as that of the interactions port is.

use std::net::{SocketAddr, TcpListener};

use clap::Args;

use crate::failure::Failure;
use crate::process::{address, listen};

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
        let listener = self.admin.map(|wanted| listen(wanted, "--admin")).transpose()?;
        Ok(listener.map(|(listener, _)| listener))
    }
}
