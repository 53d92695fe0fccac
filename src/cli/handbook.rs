//! `signpost handbook`: writes the content as a site to browse, to search and to print.
//!
//! Which files it writes into a folder, and which it leaves alone, is in `editing::output_folder`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::files;
use super::origins::OriginArgs;
use super::output::print;
use super::parsers::server_id;
use crate::clock;
use crate::config::Server;
use crate::editing::{OutputFolder, is_apart};
use crate::failure::Failure;
use crate::handbook::handbook;

#[derive(Debug, Args)]
#[command(
    after_help = "Open index.html in DIR: it needs no server and no network. Or publish the folder, and set `handbook-url` in signpost.toml.\nWith --server alone it holds that server's own contacts: give it to its people only.\n\nExamples:\n  signpost handbook --out handbook\n  signpost handbook --out ours --config signpost.toml --server 290926798626357999\n  signpost handbook --out website --config signpost.toml --server 290926798626357999 --public"
)]
pub(super) struct WriteHandbook {
    /// The folder to write: a new one, an empty one, or a handbook from before
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// For this server of the configuration: its contacts, its area and nation first, who approved it
    #[arg(long, value_name = "SERVER_ID", value_parser = server_id, requires = "config")]
    server: Option<u64>,
    /// Leave the server's own contacts out, so that it can be published
    #[arg(long, requires = "server")]
    public: bool,
}

impl WriteHandbook {
    /// Writes it.
    pub(super) fn run(&self, from: &OriginArgs) -> Result<ExitCode, Failure> {
        is_apart(&self.out, from.folder())?;
        let from = files::read(from)?;
        files::configured(&from, self.server)?;
        let server = self.server.and_then(|id| from.config.servers.get(&id));
        let public = server.filter(|_| self.public).map(Server::without_contacts);
        let today = clock::now().date();
        let pages = handbook(from.content(), public.as_ref().or(server), today);
        let readers = self.readers();
        let shelf = OutputFolder::open(&self.out, &readers).map_err(|error| error.failure())?;
        shelf.put(&pages).map_err(|error| error.failure())?;
        let count = pages.keys().filter(|path| path.ends_with(".html")).count();
        let first = self.out.join("index.html");
        print(&format!("{count} pages for {readers}. Open {}\n", first.display()))?;
        Ok(ExitCode::SUCCESS)
    }

    /// Returns for whom it is.
    fn readers(&self) -> String {
        match self.server.filter(|_| !self.public) {
            Some(guild) => format!("the people of {guild} only"),
            None => "everyone".to_owned(),
        }
    }
}
