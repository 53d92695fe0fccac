//! `signpost health`: whether a copy that runs on this machine is well.
//!
//! It is for whoever can ask only by a program: a container's health check, a service manager, a person at a shell. The
//! image has no other program that could ask.

use std::net::SocketAddr;
use std::process::ExitCode;

use clap::Args;

use super::output::print;
use crate::admin::HealthQuestion;
use crate::failure::{Failure, without_number};
use crate::process::address;
use crate::schema::seen;

/// Ask a copy that runs on this machine whether it is well
#[derive(Debug, Args)]
#[command(
    long_about = "Ask a copy that runs on this machine whether it is well.\n\nThe copy has to run with `--admin`. One line says how it is, and what to look at where it is not well; the answer comes within two seconds.",
    after_help = "Exit codes: 0 well, 1 not, 2 wrong use.\n\nExamples:\n  signpost health\n  signpost health 127.0.0.1:9091 --ready"
)]
pub(super) struct HealthCommand {
    /// Where the copy has its admin port
    #[arg(value_name = "ADDRESS:PORT", default_value = "127.0.0.1:9090", value_parser = asked)]
    address: SocketAddr,
    /// Ask whether it may be sent interactions; not while it stops, or is not connected to Discord's gateway
    #[arg(long)]
    ready: bool,
}

impl HealthCommand {
    /// Asks, and prints what was found.
    pub(super) fn run(&self) -> Result<ExitCode, Failure> {
        let question = if self.ready { HealthQuestion::Ready } else { HealthQuestion::Alive };
        let (line, code) = match question.ask(self.address) {
            Ok(line) => (line, ExitCode::SUCCESS),
            Err(unhealthy) => (unhealthy.line(self.address), ExitCode::FAILURE),
        };
        // What answers may be anybody, whatever it calls itself.
        print(&format!("{}\n", without_number(&seen(&line))))?;
        Ok(code)
    }
}

/// Reads where somebody listens: nobody does on port 0.
fn asked(typed: &str) -> Result<SocketAddr, String> {
    let found = address(typed).ok().filter(|address| address.port() != 0);
    found.ok_or_else(|| {
        "write an address and a port, such as 127.0.0.1:9090 or [::1]:9090".to_owned()
    })
}
