//! The log: on standard error, at the level that `SIGNPOST_LOG` names, as text or as JSON.
//!
//! Other crates' logs are off below ERROR whatever is asked for: some print whole payloads, with
//! what people are called in them. serenity's are off: what its errors mean is said from here.

use std::env;
use std::sync::OnceLock;

use clap::{Args, ValueEnum};
use tracing::level_filters::LevelFilter;
use tracing::warn;
use tracing_subscriber::Layer;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use super::log_lines::LogLines;
use crate::config::unread_settings;
use crate::failure::Failure;

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum LogFormat {
    /// A line for a person.
    #[default]
    Text,
    /// A JSON object a line, for a program.
    Json,
}

/// How the log is to be written.
#[derive(Debug, Clone, Copy, Default, Args)]
pub(crate) struct LogArgs {
    /// How to write the log: text, or json for one object a line
    #[arg(long, value_name = "FORMAT", default_value = "text", hide_possible_values = true)]
    log_format: LogFormat,
}

/// How the log is written, once it has started.
static FORMAT: OnceLock<LogFormat> = OnceLock::new();

/// Returns whether whatever is said on standard error is JSON.
pub(crate) fn is_json() -> bool {
    FORMAT.get() == Some(&LogFormat::Json)
}

/// Starts the log, at `level` where nothing else is asked for.
pub(crate) fn start_log(level: LevelFilter, args: LogArgs) -> Result<(), Failure> {
    FORMAT.get_or_init(|| args.log_format);
    let wanted = env::var_os("SIGNPOST_LOG").unwrap_or_default();
    // What is set is not repeated: it may be a token in the wrong place.
    let level = level_of(&wanted.to_string_lossy(), level).ok_or_else(|| {
        let hint = "set it to error, warn, info, debug, trace or off, or leave it out";
        Failure::usage("`SIGNPOST_LOG` is not a level of the log", hint)
    })?;
    let ours = Targets::new()
        .with_target("signpost", level)
        .with_target("serenity", LevelFilter::OFF)
        .with_default(level.min(LevelFilter::ERROR));
    let lines = tracing_subscriber::fmt::layer().with_writer(LogLines::default);
    let lines = lines.with_ansi(false);
    let lines = match args.log_format {
        LogFormat::Text => lines.boxed(),
        LogFormat::Json => lines.json().flatten_event(true).with_current_span(false).boxed(),
    };
    tracing_subscriber::registry().with(lines.with_filter(ours)).init();
    let set = env::vars_os().filter(|(_, value)| !value.to_string_lossy().trim().is_empty());
    let names = set.filter_map(|(name, _)| name.into_string().ok());
    for line in unread_settings(names) {
        warn!("{line}");
    }
    Ok(())
}

/// Returns the level that a word names. A blank is what many a service file sets for nothing.
fn level_of(word: &str, default: LevelFilter) -> Option<LevelFilter> {
    Some(match word.trim().to_ascii_lowercase().as_str() {
        "" => default,
        "off" => LevelFilter::OFF,
        "error" => LevelFilter::ERROR,
        "warn" => LevelFilter::WARN,
        "info" => LevelFilter::INFO,
        "debug" => LevelFilter::DEBUG,
        "trace" => LevelFilter::TRACE,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_is_the_default_and_only_a_level_by_its_name_is_one() {
        let level = |word| level_of(word, LevelFilter::WARN);
        for blank in ["", " ", "\t", "\r\n"] {
            assert_eq!(level(blank), Some(LevelFilter::WARN), "{blank:?}");
        }
        assert_eq!(level("debug"), Some(LevelFilter::DEBUG));
        assert_eq!(level(" Info\r\n"), Some(LevelFilter::INFO));
        assert_eq!(level("OFF"), Some(LevelFilter::OFF));
        for none in ["0", "5", "loud", "warning", "error,warn", "signpost=info", "\u{fffd}"] {
            assert_eq!(level(none), None, "{none}");
        }
    }
}
