//! `signpost health`: the real program asks the real admin port, and whatever else may be in its place.
//!
//! Each case is told apart by its words and its exit code, within the time that a container's health check has.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use crate::admin::watched;
use crate::endpoint::Listening;
use crate::support::again::again_until;
use crate::support::discord::SOON;
use crate::support::program;

/// What `signpost health` printed, and its exit code.
#[derive(Debug, PartialEq)]
struct Told {
    code: i32,
    line: String,
}

/// Runs `signpost health` with these arguments. It never says more than one line, or anything on standard error.
#[track_caller]
fn told(args: &[&str]) -> Told {
    let mut command = program();
    // The copy has said at its start what is wrong with its environment.
    command.arg("health").args(args).env("SIGNPOST_CONTENT", "content");
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    assert_eq!(text(output.stderr), "");
    let out = text(output.stdout);
    let line = out.strip_suffix('\n').unwrap().to_owned();
    assert!(!line.contains('\n'), "{line}");
    Told { code: output.status.code().unwrap(), line }
}

/// Asserts that it is told this; on a machine that is busy for two seconds, when it is asked again.
#[track_caller]
fn assert_told(args: &[&str], code: i32, line: &str) {
    let expected = Told { code, line: line.to_owned() };
    again_until(|| format!("{:?}, not {expected:?}", told(args)), || told(args) == expected);
}

/// Listens on a free port, and gives each connection to `answer`. Both are there until the test program ends.
fn somebody(answer: impl Fn(TcpStream) + Send + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || listener.incoming().for_each(|stream| answer(stream.unwrap())));
    address
}

/// Writes the same to everybody, and keeps the connection open.
fn saying(bytes: &'static [u8]) -> SocketAddr {
    let kept = Mutex::new(Vec::new());
    somebody(move |mut stream| {
        stream.write_all(bytes).ok();
        kept.lock().unwrap().push(stream);
    })
}

#[test]
fn a_copy_that_runs_is_healthy_and_ready() {
    let (_listening, admin) = watched(&[]);
    let address = admin.address().to_string();
    assert_told(&[&address], 0, &format!("healthy: Signpost answers on {address}"));
    assert_told(&[&address, "--ready"], 0, "ready; content: what was read last answers");
    let port = format!("localhost:{}", admin.address().port());
    assert_told(&["--ready", &port], 0, "ready; content: what was read last answers");
}

#[test]
fn a_copy_that_is_told_to_stop_is_healthy_and_not_ready() {
    let (listening, admin) = watched(&["--drain", "60"]);
    listening.running.signal("TERM");
    listening.running.wait_for_log("stopping", SOON);
    let address = admin.address().to_string();
    assert_told(&[&address], 0, &format!("healthy: Signpost answers on {address}"));
    let not_ready =
        "not ready: told to stop; content: what was read last answers; look at the end of its log";
    assert_told(&[&address, "--ready"], 1, not_ready);
}

#[test]
fn where_nothing_listens_it_says_how_to_start_a_copy() {
    use rustix::net::{AddressFamily, SocketType, bind, getsockname, socket};
    // A port that is taken, and on which nobody listens: no other test can come to have it.
    let taken = socket(AddressFamily::INET, SocketType::STREAM, None).unwrap();
    bind(&taken, &SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).unwrap();
    let address = SocketAddr::try_from(getsockname(&taken).unwrap()).unwrap();
    let line = format!(
        "unhealthy: nothing listens on {address}; start Signpost with `--admin {address}`, or name the address that `--admin` has"
    );
    assert_told(&[&address.to_string()], 1, &line);
}

#[test]
fn a_copy_that_hangs_is_told_from_one_that_is_not_there() {
    let (listening, admin) = watched(&[]);
    listening.running.freeze();
    let address = admin.address().to_string();
    let line = format!(
        "unhealthy: {address} has not answered within 2 seconds; look at the end of its log, and start it again where that is old"
    );
    assert_told(&[&address], 1, &line);
    listening.running.signal("CONT");
    assert_told(&[&address], 0, &format!("healthy: Signpost answers on {address}"));
}

#[test]
fn whatever_comes_too_slowly_ends_in_time() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let by_the_byte = somebody(|mut stream| {
        thread::spawn(move || {
            for byte in b"HTTP/1.1 200 OK\r\nx-slow: ".iter().chain(std::iter::repeat(&b'y')) {
                if stream.write_all(&[*byte]).is_err() {
                    return;
                }
                thread::sleep(Duration::from_millis(50));
            }
        });
    });
    let half = saying(b"HTTP/1.1 200 OK\r\nserver: signpost\r\ncontent-length: 3\r\n\r\no");
    for address in [silent.local_addr().unwrap(), by_the_byte, half] {
        let Told { code, line } = told(&[&address.to_string()]);
        assert!(code == 1 && line.contains("has not answered within 2 seconds"), "{line}");
    }
}

#[test]
fn another_program_is_never_called_healthy_whatever_it_answers() {
    let listening = Listening::start(&[]);
    for (address, status) in [
        (saying(b"HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nok\n"), " (HTTP 200)"),
        (
            saying(b"HTTP/1.1 200 OK\r\nserver: nginx\r\ncontent-length: 3\r\n\r\nok\n"),
            " (HTTP 200)",
        ),
        (saying(b"HTTP/1.1 302 Found\r\nlocation: /login\r\n\r\n"), " (HTTP 302)"),
        (
            saying(b"HTTP/1.0 500 \r\nserver: signpost\r\ncontent-length: 99999\r\n\r\n"),
            " (HTTP 500)",
        ),
        (saying(b"SSH-2.0-OpenSSH_9.2\r\n"), ""),
        (saying(b"\x15\x03\x01\x00\x02\x02\x46"), ""),
        // Its own port for interactions is none for those who watch it.
        (listening.address, " (HTTP 404)"),
    ] {
        let line = format!(
            "unhealthy: what answers on {address} is not the admin port of Signpost{status}; name the address that `--admin` has"
        );
        assert_told(&[&address.to_string()], 1, &line);
    }
}

#[test]
fn a_connection_that_ends_too_early_is_called_that() {
    for bytes in [
        &b""[..],
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.1 200 OK\r\nserver: signpost\r\ncontent-length: 3\r\n\r\no",
    ] {
        let address = somebody(move |mut stream| {
            // Whoever closes before it has read resets the connection.
            let asked = stream.read(&mut [0; 1024]).unwrap();
            assert!(asked > 0);
            stream.write_all(bytes).ok();
        });
        let Told { code, line } = told(&[&address.to_string()]);
        assert!(
            code == 1 && line.contains("has ended the connection without a whole answer"),
            "{line}"
        );
    }
}

#[test]
fn an_answer_moves_no_terminal() {
    let address = saying(
        b"HTTP/1.1 503 X\r\nserver: signpost\r\ncontent-length: 26\r\n\r\nnot ready: \x1b[2Jgone\nand\r\nall",
    );
    let Told { code, line } = told(&[&address.to_string(), "--ready"]);
    assert!(code == 1 && line.starts_with("not ready: <U+001B>[2Jgone; and"), "{line}");
}

#[test]
fn an_address_that_nobody_can_have_is_wrong_use() {
    for wrong in
        ["9090", "127.0.0.1", "127.0.0.1:0", ":9090", "localhost:0", "http://127.0.0.1:9090"]
    {
        let output = program().args(["health", wrong]).output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{err}");
        assert!(err.contains("such as 127.0.0.1:9090"), "{err}");
    }
    let output = program().arg("healthcheck").output().unwrap();
    assert!(String::from_utf8(output.stderr).unwrap().contains("`signpost health`"));
}
