//! The ground on which acts are tried: files that could be changed, ports that could be reached, a process that sleeps.
//!
//! The parent lays it, for the account under which acts are tried; the child is told where it is.

use std::fs;
use std::io;
use std::net::TcpListener;
use std::os::unix::fs::{PermissionsExt, chown, symlink};
use std::os::unix::net::UnixListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};

use serde::{Deserialize, Serialize};
use tempfile::TempDir;

/// Where things are.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Place {
    /// The content that answers; what is in the folder beside it may be read.
    pub(crate) content: PathBuf,
    /// A folder elsewhere, with a file in it.
    pub(crate) elsewhere: PathBuf,
    /// A port to which connections may go, where any may.
    pub(crate) wanted_port: u16,
    /// Another.
    pub(crate) other_port: u16,
    /// A socket with a path.
    pub(crate) socket: PathBuf,
    /// A process of the same account.
    pub(crate) sleeper: i32,
}

/// The same, kept for as long as acts are tried.
pub(crate) struct LaidPlace {
    pub(crate) place: Place,
    account: u32,
    sleeper: Child,
    _folder: TempDir,
    _ports: [TcpListener; 2],
    _socket: UnixListener,
}

impl LaidPlace {
    /// Lays it for an account.
    pub(crate) fn lay(account: u32) -> io::Result<Self> {
        let folder = tempfile::tempdir()?;
        let root = folder.path().canonicalize()?;
        let (site, elsewhere) = (root.join("site"), root.join("elsewhere"));
        let content = site.join("content");
        fs::create_dir(&site)?;
        fs::create_dir(&elsewhere)?;
        write_content(&content, "before")?;
        // A link that ends with a slash: the C library asks for such a one in another way.
        fs::create_dir_all(root.join("shared/terms"))?;
        fs::write(root.join("shared/terms/mash.toml"), shipped("terms/mash.toml")?)?;
        symlink("../../shared/terms/", content.join("terms"))?;
        for file in ["written", "appended", "truncated", "renamed", "removed", "linked", "opened"] {
            fs::write(site.join(file), "before")?;
        }
        fs::create_dir(site.join("folder"))?;
        symlink("renamed", site.join("link"))?;
        fs::write(elsewhere.join("file"), "not to be read")?;
        let socket = elsewhere.join("socket");
        let listening = UnixListener::bind(&socket)?;
        hand_over(&root, account)?;
        let ports = [TcpListener::bind("127.0.0.1:0")?, TcpListener::bind("127.0.0.1:0")?];
        let sleeper = Command::new("sleep").arg("600").uid(account).gid(account).spawn()?;
        let number = |port: &TcpListener| port.local_addr().map(|address| address.port());
        let place = Place {
            content,
            elsewhere,
            wanted_port: number(&ports[0])?,
            other_port: number(&ports[1])?,
            socket,
            sleeper: i32::try_from(sleeper.id()).map_err(io::Error::other)?,
        };
        Ok(Self { place, account, sleeper, _folder: folder, _ports: ports, _socket: listening })
    }
}

impl LaidPlace {
    /// Puts another folder in the place of the content.
    pub(crate) fn replace_content(&self) -> io::Result<()> {
        let Place { content, .. } = &self.place;
        let before = self.place.site().join("content-before");
        fs::rename(content, &before)?;
        write_content(content, "after")?;
        fs::rename(before.join("terms"), content.join("terms"))?;
        hand_over(content, self.account)
    }
}

impl Drop for LaidPlace {
    fn drop(&mut self) {
        self.sleeper.kill().ok();
        self.sleeper.wait().ok();
    }
}

impl Place {
    /// Returns the folder that may be read, in which everything could be changed.
    pub(crate) fn site(&self) -> &Path {
        self.content.parent().expect("the content is in a folder")
    }
}

/// Returns a file of our own content.
fn shipped(path: &str) -> io::Result<String> {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("content").join(path))
}

/// Writes content with one service in it, and `word` in a comment.
fn write_content(folder: &Path, word: &str) -> io::Result<()> {
    let services = folder.join("services");
    fs::create_dir_all(&services)?;
    let text = shipped("services/childline.toml")?;
    fs::write(services.join("childline.toml"), format!("# {word}\n{text}"))
}

/// Gives a folder and all in it to an account.
fn hand_over(path: &Path, account: u32) -> io::Result<()> {
    if path.is_symlink() {
        return Ok(());
    }
    chown(path, Some(account), Some(account))?;
    if path.is_dir() {
        fs::set_permissions(path, fs::Permissions::from_mode(0o755))?;
        for entry in fs::read_dir(path)? {
            hand_over(&entry?.path(), account)?;
        }
    }
    Ok(())
}
