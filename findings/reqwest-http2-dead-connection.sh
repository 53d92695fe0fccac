#!/usr/bin/env bash
# reqwest over HTTP/2: a call that timed out leaves the next one on the same dead connection; over HTTP/1.1 it does not.
#
# A server answers once, then says nothing more on that connection and keeps it open, as when a firewall forgets it. New
# connections are answered. Over HTTP/1.1 a call that is given up takes its connection with it, so trying again helps. Over
# HTTP/2 the connection stays in the pool, because other calls may be well on it, and the next try fails like the one before.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"; mkdir src; export CARGO_TARGET_DIR=$work/target

cat > Cargo.toml <<'TOML'
[package]
name = "finding"
version = "0.0.0"
edition = "2021"
[dependencies]
h2 = "=0.4.20"
http = "=1.5.0"
reqwest = { version = "=0.12.28", default-features = false, features = ["http2"] }
tokio = { version = "=1.54.1", features = ["io-util", "macros", "net", "rt", "time"] }
TOML
cat > src/main.rs <<'RUST'
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

static CONNECTIONS: AtomicUsize = AtomicUsize::new(0);

/// Keeps a connection open without a word for longer than this program runs.
async fn silent() {
    tokio::time::sleep(Duration::from_secs(60)).await;
}

async fn http1(mut socket: TcpStream, dies: bool) {
    let mut request = [0; 4096];
    while socket.read(&mut request).await.unwrap_or(0) > 0 {
        socket.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n").await.unwrap();
        if dies {
            return silent().await;
        }
    }
}

async fn http2(socket: TcpStream, dies: bool) {
    let mut connection = h2::server::handshake(socket).await.unwrap();
    let mut answered = 0;
    while let Some(Ok((_, mut respond))) = connection.accept().await {
        if dies && answered == 1 {
            return silent().await;
        }
        respond.send_response(http::Response::new(()), true).unwrap();
        answered += 1;
    }
}

async fn three_calls(is_http2: bool) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    CONNECTIONS.store(0, SeqCst);
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let is_first = CONNECTIONS.fetch_add(1, SeqCst) == 0;
            if is_http2 {
                tokio::spawn(http2(socket, is_first));
            } else {
                tokio::spawn(http1(socket, is_first));
            }
        }
    });
    let builder = reqwest::Client::builder().timeout(Duration::from_secs(2)).no_proxy();
    let client = if is_http2 { builder.http2_prior_knowledge() } else { builder.http1_only() }.build().unwrap();
    let mut seen = Vec::new();
    for _ in 0..3 {
        seen.push(match client.get(&url).send().await {
            Ok(response) => response.status().as_u16().to_string(),
            Err(error) if error.is_timeout() => "timed out".to_owned(),
            Err(error) => error.to_string(),
        });
    }
    let name = if is_http2 { "HTTP/2" } else { "HTTP/1.1" };
    println!("{name}: {}; connections: {}", seen.join(", "), CONNECTIONS.load(SeqCst));
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    three_calls(false).await;
    three_calls(true).await;
}
RUST

echo "reqwest 0.12.28, h2 0.4.20: three calls, each given up after two seconds, to a server whose first connection dies"
seen=$(cargo run --quiet); echo "$seen"
diff <(echo "$seen") - <<'EXPECTED'
HTTP/1.1: 200, timed out, 200; connections: 2
HTTP/2: 200, timed out, timed out; connections: 1
EXPECTED
