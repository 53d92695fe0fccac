//! Opens the page in the person's browser.
//!
//! It is started before the sandbox is entered, since no program can be started afterwards, and without a thread, which
//! would stay outside. Which program opens a page on this system is known to the library.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long a program that opens pages may take to fail; it is taken to have opened the page after that.
const TO_FAIL: Duration = Duration::from_millis(250);

/// Opens the page at an address with the first program that does.
///
/// # Errors
///
/// Where this system has none, or each has failed.
pub fn open_in_browser(address: &str) -> io::Result<()> {
    let mut failed = None;
    for mut program in open::commands(address) {
        match started(&mut program).and_then(opened) {
            Ok(()) => return Ok(()),
            // One that is there and fails says more than those that are not there.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => {
                failed.get_or_insert(error);
            }
        }
    }
    Err(failed.unwrap_or_else(|| io::ErrorKind::NotFound.into()))
}

/// Returns the page of a listener as this machine opens it.
pub fn page_on_this_machine(address: SocketAddr) -> String {
    format!("http://{}/", on_this_machine(address))
}

/// Starts a program that outlives this one: Ctrl-C is not meant for it.
fn started(program: &mut Command) -> io::Result<Child> {
    program.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(program, 0);
    program.spawn()
}

/// Waits until it has done its work, or may be taken to.
fn opened(mut program: Child) -> io::Result<()> {
    let until = Instant::now() + TO_FAIL;
    while Instant::now() < until {
        match program.try_wait()? {
            Some(status) if status.success() => return Ok(()),
            Some(status) => return Err(io::Error::other(format!("it ended with {status}"))),
            None => sleep(Duration::from_millis(10)),
        }
    }
    Ok(())
}

/// Returns the address at which this machine reaches itself.
fn on_this_machine(address: SocketAddr) -> SocketAddr {
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => (Ipv4Addr::LOCALHOST, address.port()).into(),
        IpAddr::V6(ip) if ip.is_unspecified() => (Ipv6Addr::LOCALHOST, address.port()).into(),
        _ => address,
    }
}
