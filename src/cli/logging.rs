//! The log: on standard error, at the level that `SIGNPOST_LOG` names.
//!
//! Other crates' logs are off below ERROR whatever is asked for: some print whole payloads, with
//! what people are called in them. serenity's are off: what its errors mean is said from here.

use std::env;

use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::{Layer, layer::SubscriberExt, util::SubscriberInitExt};

use super::Failure;

/// Starts the log, at `level` where nothing else is asked for.
pub(super) fn start(level: &str) -> Result<(), Failure> {
    let wanted = env::var("SIGNPOST_LOG").unwrap_or_else(|_| level.to_owned());
    // What is set is not repeated: it may be a token in the wrong place.
    let level: LevelFilter = wanted.parse().map_err(|_| {
        let hint = "set it to error, warn, info, debug or trace";
        Failure::usage("`SIGNPOST_LOG` is not a level of the log", hint)
    })?;
    let ours = Targets::new()
        .with_target("signpost", level)
        .with_target("serenity", LevelFilter::OFF)
        .with_default(LevelFilter::ERROR);
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(false);
    tracing_subscriber::registry().with(lines.with_filter(ours)).init();
    Ok(())
}
