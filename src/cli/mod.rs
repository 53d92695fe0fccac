//! The command line: one file or folder a subcommand.
//!
//! Exit codes are 0 for fine, 1 for problems found, 2 for wrong use or a wrong setting. Answers go
//! to standard output, everything about the run to standard error.

mod admin_port;
mod area;
mod ask;
mod boards;
mod check;
mod commands;
mod completions;
#[cfg(feature = "gateway")]
mod discord;
#[cfg(feature = "gateway")]
mod doctor;
mod files;
mod handbook;
mod health;
mod init;
#[cfg(feature = "gateway")]
mod invite;
mod man;
mod origins;
mod output;
mod parsers;
mod preview;
mod privacy;
#[cfg(feature = "gateway")]
mod run;
mod serve;
mod verify;
mod version;

use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{ArgAction, ColorChoice, CommandFactory, Parser, Subcommand};
use tracing::level_filters::LevelFilter;

use crate::failure::Failure;
use crate::process::{LogArgs, ensure_open_files, start_log};
use crate::wrong_use::{self, TypedArguments, WrongUse, without_curved_quotes};
use origins::OriginArgs;

/// The foot of the help.
const EXIT_CODES: &str = "\
Exit codes: 0 fine, 1 problems found or Discord out of reach, 2 wrong use or a setting to change.
SIGNPOST_LOG sets how much is logged: error, warn, info, debug, trace or off.";

/// Shows child-safeguarding guidance, consent recommendations and local contacts on Discord.
///
/// Signpost is not a way to report. In danger, call 999.
#[derive(Debug, Parser)]
#[command(
    name = "signpost",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    after_help = format!("{EXIT_CODES}\n{}", version::BUILD_IN_WORDS)
)]
pub struct Cli {
    #[command(flatten)]
    from: OriginArgs,
    #[command(flatten)]
    general: GeneralArgs,
    #[command(subcommand)]
    command: CliCommand,
}

/// What every command takes beside its own options.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "General")]
struct GeneralArgs {
    /// Print colours: auto is on a terminal alone
    #[arg(
        long,
        alias = "colour",
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_default_value = true
    )]
    color: ColorChoice,
    /// Print the help; -h is shorter
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// Print the version, the day of the content in the program, and the commit
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
enum CliCommand {
    /// Add a local area by questions, or many by a table
    Area(area::AreaCommand),
    /// Answer a slash-command in the terminal, as Discord would be answered
    Ask(ask::Ask),
    #[cfg_attr(feature = "gateway", doc = " Show, plan or send the pinned posts")]
    #[cfg_attr(not(feature = "gateway"), doc = " Show the pinned posts")]
    Boards(boards::BoardsCommand),
    /// Check the content and the configuration, and show every problem
    Check(check::CheckCommand),
    #[cfg_attr(
        feature = "gateway",
        doc = " Show or send the commands that are registered with Discord"
    )]
    #[cfg_attr(
        not(feature = "gateway"),
        doc = " Show the commands that are registered with Discord"
    )]
    Commands(commands::Commands),
    /// Print what completes commands and options in your shell
    Completions(completions::PrintCompletions),
    // Its help is more than a line.
    #[cfg(feature = "gateway")]
    Doctor(doctor::Doctor),
    /// Write the handbook: the content as pages to browse, search and print
    Handbook(handbook::WriteHandbook),
    // Its help is more than a line.
    Health(health::HealthCommand),
    // Its help is more than a line.
    Init(init::Init),
    // Its help is more than a line.
    #[cfg(feature = "gateway")]
    Invite(invite::Invite),
    // For whoever makes packages.
    #[command(hide = true)]
    Man(man::WriteManual),
    /// See in a browser what people will see on Discord, and the state of the content. No token, no network
    Preview(preview::PreviewCommand),
    /// Print the privacy policy that Discord asks you to publish
    Privacy(privacy::PrintPrivacy),
    /// Answer on Discord, over its gateway
    #[cfg(feature = "gateway")]
    Run(run::Run),
    // Its help is more than a line.
    Serve(serve::Serve),
    // Its help is more than a line, which a line here would take the place of.
    Verify(verify::Verify),
}

/// Runs the program on the arguments it was started with.
pub fn run() -> ExitCode {
    let args = without_curved_quotes(std::env::args_os());
    let typed = TypedArguments::of(&args);
    typed.colours().write_global();
    let done = match wrong_use::long_dash(&typed) {
        Some(failure) => Err(failure),
        None => Cli::try_parse_from(args).map_or_else(|error| instead(&error, &typed), Cli::run),
    };
    done.unwrap_or_else(|failure| {
        output::tell(&failure);
        ExitCode::from(failure.code)
    })
}

impl Cli {
    fn run(self) -> Result<ExitCode, Failure> {
        let Self { from, command, .. } = self;
        start_log(command.level(), command.log())?;
        ensure_open_files()?;
        match command {
            CliCommand::Area(area) => area.run(&from),
            CliCommand::Ask(ask) => ask.run(&from),
            CliCommand::Boards(boards) => boards.run(&from),
            CliCommand::Check(check) => check.run(&from),
            CliCommand::Commands(commands) => commands.run(&from),
            CliCommand::Completions(completions) => completions.run(Cli::command()),
            #[cfg(feature = "gateway")]
            CliCommand::Doctor(doctor) => doctor.run(&from),
            CliCommand::Handbook(handbook) => handbook.run(&from),
            CliCommand::Health(health) => health.run(),
            CliCommand::Init(init) => init.run(&from),
            #[cfg(feature = "gateway")]
            CliCommand::Invite(invite) => invite.run(&from),
            CliCommand::Man(man) => man.run(Cli::command(), &from),
            CliCommand::Preview(preview) => preview.run(&from),
            CliCommand::Privacy(privacy) => privacy.run(&from),
            #[cfg(feature = "gateway")]
            CliCommand::Run(run) => run.run(&from),
            CliCommand::Serve(serve) => serve.run(&from),
            CliCommand::Verify(verify) => verify.run(&from),
        }
    }
}

impl CliCommand {
    /// Returns how the log is to be written.
    fn log(&self) -> LogArgs {
        match self {
            Self::Preview(preview) => preview.log,
            #[cfg(feature = "gateway")]
            Self::Run(run) => run.log,
            Self::Serve(serve) => serve.log,
            _ => LogArgs::default(),
        }
    }

    /// Returns how much is logged where nothing else is asked for: more of what goes on for months.
    fn level(&self) -> LevelFilter {
        match self {
            #[cfg(feature = "gateway")]
            Self::Run(_) => LevelFilter::INFO,
            Self::Serve(_) => LevelFilter::INFO,
            // It has the environment of the copy that it asks, which has said all of that.
            Self::Health(_) => LevelFilter::ERROR,
            _ => LevelFilter::WARN,
        }
    }
}

/// Does what the arguments ask for that name nothing to run: help, the version, or what is wrong with them.
fn instead(error: &clap::Error, typed: &TypedArguments) -> Result<ExitCode, Failure> {
    let asks_for_help = |arg: &str| matches!(arg, "-h" | "--help");
    match error.kind() {
        ErrorKind::DisplayHelp => output::print_coloured(&error.render().ansi().to_string())?,
        ErrorKind::DisplayVersion => output::print(&version::version())?,
        // `signpost help --help`, which clap takes for the help of a command with that name.
        ErrorKind::InvalidSubcommand
            if typed.iter().any(|arg| arg == "help") && typed.iter().any(asks_for_help) =>
        {
            let help = Cli::command().render_long_help();
            output::print_coloured(&help.ansi().to_string())?;
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            output::say(error.render().ansi().to_string().trim_end());
            return Ok(ExitCode::from(2));
        }
        _ => {
            let program = Cli::command();
            return Err(WrongUse { error, typed, program: &program }.failure());
        }
    }
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_well_formed() {
        super::Cli::command().debug_assert();
    }
}
