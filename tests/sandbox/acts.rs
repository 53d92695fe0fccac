//! What could collect, send or break something, each as one act.
//!
//! Every act succeeds for the account where there is no sandbox. What only the superuser could do is not among them:
//! whoever is one inside the sandbox is refused the same calls.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::os::linux::net::SocketAddrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::{SocketAddr, UnixStream};
use std::process::Command;

use nix::sys::ptrace;
use nix::unistd::Pid as TracedPid;
use rustix::fs::{FileType, MemfdFlags, Mode, memfd_create, mknodat};
use rustix::process::{
    DumpableBehavior, Pid, Resource, Rlimit, Signal, getrlimit, kill_process,
    set_dumpable_behavior, setrlimit,
};

use crate::place::Place;

/// An act.
pub(crate) struct Act {
    /// What it would do.
    pub(crate) name: &'static str,
    /// Whether a process that makes connections may do it all the same.
    pub(crate) is_for_connections: bool,
    /// Does it.
    pub(crate) r#try: fn(&Place) -> io::Result<()>,
}

/// Returns every act, in an order in which each can be done after those before.
pub(crate) fn all() -> Vec<Act> {
    let refused = |name, r#try| Act { name, is_for_connections: false, r#try };
    let mut acts: Vec<Act> = FILES.map(|(name, r#try)| refused(name, r#try)).into();
    acts.extend(NETWORK.map(|(name, r#try)| refused(name, r#try)));
    acts.extend(CONNECTIONS.map(|(name, r#try)| Act { name, is_for_connections: true, r#try }));
    acts.extend(PROCESSES.map(|(name, r#try)| refused(name, r#try)));
    acts
}

type Tried = fn(&Place) -> io::Result<()>;

const FILES: [(&str, Tried); 17] = [
    ("create a file beside the content", |it| fs::write(it.site().join("new"), "zq")),
    ("create a file in the content", |it| fs::write(it.content.join("services/new.toml"), "zq")),
    ("create a file elsewhere", |it| fs::write(it.elsewhere.join("new"), "zq")),
    ("create a file for a moment", |it| tempfile::tempfile_in(it.site()).map(drop)),
    ("write to a file", |it| {
        OpenOptions::new().write(true).open(it.site().join("written"))?.write_all(b"zq")
    }),
    ("add to a file", |it| {
        OpenOptions::new().append(true).open(it.site().join("appended"))?.write_all(b"zq")
    }),
    ("empty a file", |it| File::create(it.site().join("truncated")).map(drop)),
    ("rename a file", |it| fs::rename(it.site().join("renamed"), it.site().join("renamed-2"))),
    ("remove a file", |it| fs::remove_file(it.site().join("removed"))),
    ("create a folder", |it| fs::create_dir(it.site().join("new-folder"))),
    ("remove a folder", |it| fs::remove_dir(it.site().join("folder"))),
    ("create a symbolic link", |it| symlink("written", it.site().join("new-link"))),
    ("create a hard link", |it| {
        fs::hard_link(it.site().join("linked"), it.site().join("linked-2"))
    }),
    ("create a named pipe", |it| {
        let path = it.site().join("pipe");
        Ok(mknodat(rustix::fs::CWD, path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0)?)
    }),
    ("change who may read a file", |it| {
        fs::set_permissions(it.site().join("opened"), Permissions::from_mode(0o644))
    }),
    ("read a file elsewhere", |it| fs::read(it.elsewhere.join("file")).map(drop)),
    ("list a folder elsewhere", |it| fs::read_dir(&it.elsewhere).map(drop)),
];

const NETWORK: [(&str, Tried); 5] = [
    ("connect elsewhere", |it| TcpStream::connect(("127.0.0.1", it.other_port)).map(drop)),
    ("listen for connections", |_| TcpListener::bind("127.0.0.1:0").map(drop)),
    ("listen for datagrams", |_| UdpSocket::bind("127.0.0.1:0").map(drop)),
    ("connect to a socket with a path", |it| UnixStream::connect(&it.socket).map(drop)),
    ("connect to a socket with a name", |_| {
        // Where it is not refused there is nobody, which is another error.
        let name = SocketAddr::from_abstract_name("signpost-nobody")?;
        match UnixStream::connect_addr(&name) {
            Err(error) if error.kind() == io::ErrorKind::ConnectionRefused => Ok(()),
            other => other.map(drop),
        }
    }),
];

const CONNECTIONS: [(&str, Tried); 1] = [("connect to where Discord is", |it| {
    TcpStream::connect(("127.0.0.1", it.wanted_port)).map(drop)
})];

const PROCESSES: [(&str, Tried); 7] = [
    ("start a program", |_| Command::new("true").status().map(drop)),
    ("trace a process", |it| {
        let sleeper = TracedPid::from_raw(it.sleeper);
        ptrace::attach(sleeper)?;
        nix::sys::wait::waitpid(sleeper, None)?;
        Ok(ptrace::detach(sleeper, None)?)
    }),
    ("send a signal", |it| Ok(kill_process(sleeper(it), Signal::CONT)?)),
    ("make a file in memory", |_| Ok(memfd_create("new", MemfdFlags::CLOEXEC).map(drop)?)),
    ("let others read the memory", |_| Ok(set_dumpable_behavior(DumpableBehavior::Dumpable)?)),
    ("set a limit", |_| {
        let now = getrlimit(Resource::Core);
        Ok(setrlimit(Resource::Core, Rlimit { current: now.maximum, maximum: now.maximum })?)
    }),
    ("read another process's memory", |it| {
        File::open(format!("/proc/{}/mem", it.sleeper)).map(drop)
    }),
];

fn sleeper(place: &Place) -> Pid {
    Pid::from_raw(place.sleeper).expect("it has a number")
}
