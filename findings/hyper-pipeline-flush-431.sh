#!/usr/bin/env bash
# hyper's server over HTTP/1.1: with `pipeline_flush(true)` a client whose headers are too long is closed without the answer 431.
#
# The answer to a request that cannot be read is buffered like every other, and a buffer is flushed once nothing is left to read.
# Where a client has sent more than the server reads, something always is; the connection then ends with the answer unsent.
# Without the option, which is there for servers that are sent many requests at once, the same client gets its answer.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"; mkdir src; export CARGO_TARGET_DIR=$work/target

cat > Cargo.toml <<'TOML'
[package]
name = "finding"
version = "0.0.0"
edition = "2021"
[dependencies]
bytes = "=1.12.1"
http-body-util = "=0.1.4"
hyper = { version = "=1.12.0", features = ["http1", "server"] }
hyper-util = { version = "=0.1.21", features = ["tokio"] }
tokio = { version = "=1.54.1", features = ["io-util", "macros", "net", "rt"] }
TOML
cat > src/main.rs <<'RUST'
use bytes::Bytes;
use http_body_util::Full;
use hyper::server::conn::http1;
use hyper::{service::service_fn, Request, Response};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Returns the first line of what a client gets whose one header has so many bytes.
async fn first_line(pipeline_flush: bool, length: usize) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = async {
        let (socket, _) = listener.accept().await.unwrap();
        let answer = service_fn(|_: Request<hyper::body::Incoming>| async {
            Ok::<_, std::convert::Infallible>(Response::new(Full::<Bytes>::default()))
        });
        let mut builder = http1::Builder::new();
        builder.max_buf_size(16 * 1024).keep_alive(false).pipeline_flush(pipeline_flush);
        builder.serve_connection(TokioIo::new(socket), answer).await.ok();
    };
    let client = async {
        let mut socket = TcpStream::connect(address).await.unwrap();
        let header = "a".repeat(length);
        let request = format!("GET / HTTP/1.1\r\nhost: here\r\nx-long: {header}\r\n\r\n");
        socket.write_all(request.as_bytes()).await.ok();
        let mut got = Vec::new();
        // The end may come as a reset; what came before it counts.
        socket.read_to_end(&mut got).await.ok();
        let text = String::from_utf8_lossy(&got).into_owned();
        text.lines().next().unwrap_or("nothing").to_owned()
    };
    tokio::join!(server, client).1
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for length in [100, 40_000] {
        for pipeline_flush in [false, true] {
            let line = first_line(pipeline_flush, length).await;
            println!("header of {length} bytes, pipeline_flush({pipeline_flush}): {line}");
        }
    }
}
RUST
cargo run --quiet > out
echo "hyper 1.12.0"
cat out
cat > expected <<'TEXT'
header of 100 bytes, pipeline_flush(false): HTTP/1.1 200 OK
header of 100 bytes, pipeline_flush(true): HTTP/1.1 200 OK
header of 40000 bytes, pipeline_flush(false): HTTP/1.1 431 Request Header Fields Too Large
header of 40000 bytes, pipeline_flush(true): nothing
TEXT
diff out expected && echo "as described: the answer 431 is lost where answers are flushed together"
