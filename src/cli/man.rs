//! `signpost man`: writes the manual pages, one of the program and one of each command.
//!
//! Packages install them. They say what `--help` says, because they are made of the same texts.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Command};
use clap_mangen::Man;

use super::origins::OriginArgs;
use super::output::print;
use crate::editing::is_apart;
use crate::failure::{Failure, without_number};

/// Write the manual pages, one of each command.
#[derive(Debug, Args)]
#[command(
    after_help = "Pages of the same names are written over.\n\nExamples:\n  signpost man --out man1\n  man --local-file man1/signpost.1"
)]
pub(super) struct WriteManual {
    /// The folder to write them into; it is made where there is none
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

impl WriteManual {
    /// Writes those of a program.
    pub(super) fn run(&self, program: Command, from: &OriginArgs) -> Result<ExitCode, Failure> {
        is_apart(&self.out, from.folder())?;
        let pages = pages(program).and_then(|pages| put(&self.out, &pages).map(|()| pages.len()));
        let count = pages.map_err(|error| {
            let (out, why) = (self.out.display(), error.to_string());
            let message = format!("cannot write into `{out}`: {}", without_number(&why));
            Failure::usage(message, "name a folder that you may write into with --out")
        })?;
        let first = self.out.join("signpost.1");
        print(&format!(
            "{count} pages. Read the first with `man --local-file {}`\n",
            first.display()
        ))?;
        Ok(ExitCode::SUCCESS)
    }
}

/// A manual page, and the name of its file.
struct ManualPage {
    name: String,
    text: Vec<u8>,
}

fn put(out: &Path, pages: &[ManualPage]) -> io::Result<()> {
    fs::create_dir_all(out)?;
    pages.iter().try_for_each(|page| {
        let path = out.join(&page.name);
        // A link may lead to a file of somebody else's.
        if path.is_symlink() {
            fs::remove_file(&path)?;
        }
        fs::write(path, &page.text)
    })
}

/// Returns the pages of the program and of every command that its help shows.
fn pages(program: Command) -> io::Result<Vec<ManualPage>> {
    let mut program = program.disable_help_subcommand(true);
    program.build();
    let mut pages = Vec::new();
    add(program, &mut pages)?;
    Ok(pages)
}

fn add(command: Command, pages: &mut Vec<ManualPage>) -> io::Result<()> {
    for below in command.get_subcommands().filter(|below| !below.is_hide_set()) {
        add(below.clone(), pages)?;
    }
    let source = format!("signpost {}", env!("CARGO_PKG_VERSION"));
    let man = Man::new(command).source(source).manual("Signpost");
    let (name, mut text) = (man.get_filename(), Vec::new());
    man.render(&mut text)?;
    pages.push(ManualPage { name, text });
    Ok(())
}
