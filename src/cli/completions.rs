//! `signpost completions`: prints the script with which a shell completes commands and options.
//!
//! It is made of the commands of this very build, so a build without the gateway completes none that it lacks.

use std::process::ExitCode;

use clap::{Args, Command};
use clap_complete::{Generator, Shell};

use super::output::print;
use crate::failure::Failure;

#[derive(Debug, Args)]
#[command(
    after_help = "Packages install these scripts where the shell looks for them. By hand:\n  bash        signpost completions bash > ~/.local/share/bash-completion/completions/signpost\n  zsh         signpost completions zsh > a folder of fpath, in a file called _signpost\n  fish        signpost completions fish > ~/.config/fish/completions/signpost.fish\n  powershell  signpost completions powershell >> $PROFILE\nThen start the shell again."
)]
pub(super) struct PrintCompletions {
    /// The shell that is to complete
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

impl PrintCompletions {
    /// Prints the script for a program.
    pub(super) fn run(&self, mut program: Command) -> Result<ExitCode, Failure> {
        program.set_bin_name("signpost");
        program.build();
        let mut script = Vec::new();
        // Into memory first: a reader that goes away is then no fault of the script's.
        self.shell.try_generate(&program, &mut script).map_err(|error| {
            Failure::usage(format!("cannot make the script: {error}"), "name another shell")
        })?;
        print(&String::from_utf8_lossy(&script)).map(|()| ExitCode::SUCCESS)
    }
}
