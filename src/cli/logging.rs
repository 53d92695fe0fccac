//! The log: on standard error, at the level that `SIGNPOST_LOG` names.
//!
//! Other crates' logs are off below ERROR whatever is asked for: some print whole payloads, with
//! what people are called in them.

use std::env;

use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::{Layer, layer::SubscriberExt, util::SubscriberInitExt};

use super::Failure;

/// Starts the log.
pub(super) fn start() -> Result<(), Failure> {
    let wanted = env::var("SIGNPOST_LOG").unwrap_or_else(|_| "warn".to_owned());
    let level: LevelFilter = wanted.parse().map_err(|_| {
        let message = format!("`SIGNPOST_LOG` is `{wanted}`");
        Failure::usage(message, "set it to error, warn, info, debug or trace")
    })?;
    let ours = Targets::new().with_target("signpost", level).with_default(LevelFilter::ERROR);
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(false);
    tracing_subscriber::registry().with(lines.with_filter(ours)).init();
    Ok(())
}
