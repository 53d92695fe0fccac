//! The command line: one file or folder a subcommand.
//!
//! Exit codes are 0 for fine, 1 for problems found, 2 for wrong use or a wrong setting. Answers go
//! to standard output, everything about the run to standard error.

mod area;
mod ask;
mod boards;
mod check;
mod commands;
mod discord;
mod files;
mod handbook;
mod logging;
mod origins;
mod output;
mod preview;
mod run;
mod stop;
mod typed;
mod verify;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tracing::level_filters::LevelFilter;

use crate::schema::seen;
use origins::OriginArgs;

/// Shows child-safeguarding guidance, consent recommendations and local contacts on Discord.
///
/// Signpost is not a way to report. In danger, call 999.
#[derive(Debug, Parser)]
#[command(
    version,
    after_help = "Exit codes: 0 fine, 1 problems found or Discord out of reach, 2 wrong use or a setting to change.\nSIGNPOST_LOG sets how much is logged: error, warn, info, debug, trace or off."
)]
pub struct Cli {
    #[command(flatten)]
    from: OriginArgs,
    #[command(subcommand)]
    command: CliCommand,
}

#[derive(Debug, Subcommand)]
enum CliCommand {
    /// Add a local area by questions
    Area(area::AreaCommand),
    /// Answer a slash-command in the terminal, as Discord would be answered
    Ask(ask::Ask),
    /// Show, plan or send the pinned posts
    Boards(boards::BoardsCommand),
    /// Check the content and the configuration, and show every problem
    Check(check::CheckCommand),
    /// Show or send the commands that are registered with Discord
    Commands(commands::Commands),
    /// Write the handbook: the content as pages to browse, search and print
    Handbook(handbook::WriteHandbook),
    /// See in a browser what people will see on Discord, and the state of the content. No token, no network
    Preview(preview::PreviewCommand),
    /// Answer on Discord, over its gateway
    Run(run::Run),
    // Its help is more than a line, which a line here would take the place of.
    Verify(verify::Verify),
}

/// Runs the program on the arguments it was started with.
pub fn run() -> ExitCode {
    let Cli { from, command } = Cli::parse();
    let level =
        if matches!(command, CliCommand::Run(_)) { LevelFilter::INFO } else { LevelFilter::WARN };
    let done = logging::start(level).and_then(|()| match command {
        CliCommand::Area(area) => area.run(&from),
        CliCommand::Ask(ask) => ask.run(&from),
        CliCommand::Boards(boards) => boards.run(&from),
        CliCommand::Check(check) => check.run(&from),
        CliCommand::Commands(commands) => commands.run(&from),
        CliCommand::Handbook(handbook) => handbook.run(&from),
        CliCommand::Preview(preview) => preview.run(&from),
        CliCommand::Run(run) => run.run(&from),
        CliCommand::Verify(verify) => verify.run(&from),
    });
    done.unwrap_or_else(|failure| {
        // What somebody typed can have characters that nobody can see.
        eprintln!("error: {}\nhint: {}", seen(&failure.message), seen(&failure.hint));
        ExitCode::from(failure.code)
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        super::Cli::command().debug_assert();
    }
}
