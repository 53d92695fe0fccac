#!/usr/bin/env bash
# serde with serde_json: a field that nobody reads is skipped by a plain struct, and fails the same struct elsewhere.
#
# A struct skips what it does not know without looking inside. Within an enum (untagged, or with an internal tag) or under
# `flatten` the same struct sees a copy of everything, so everything has to fit into Rust's types: one odd side field, half
# a surrogate pair or a number beyond f64, and the whole message is an error.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"; mkdir src; export CARGO_TARGET_DIR=$work/target

cat > Cargo.toml <<'TOML'
[package]
name = "finding"
version = "0.0.0"
edition = "2021"
[dependencies]
serde = { version = "=1.0.229", features = ["derive"] }
serde_json = "=1.0.154"
TOML
cat > src/main.rs <<'RUST'
#![allow(dead_code)]
use serde::{de::DeserializeOwned, Deserialize};

#[derive(Deserialize)]
struct Plain { id: u32 }
#[derive(Deserialize)]
struct Flattened { #[serde(flatten)] plain: Plain }
#[derive(Deserialize)]
#[serde(untagged)]
enum Untagged { Plain(Plain) }
#[derive(Deserialize)]
#[serde(tag = "kind")]
enum Tagged { Plain(Plain) }

fn read<T: DeserializeOwned>(name: &str, json: &str) {
    match serde_json::from_str::<T>(json) {
        Ok(_) => println!("  {name}: read"),
        Err(error) => println!("  {name}: {error}"),
    }
}

fn main() {
    for side in [r#""nick": "\ud83d""#, r#""size": 1e400"#] {
        let json = format!(r#"{{"kind": "Plain", "id": 1, {side}}}"#);
        println!("{json}");
        read::<Plain>("plain", &json);
        read::<Flattened>("flatten", &json);
        read::<Untagged>("untagged", &json);
        read::<Tagged>("internal tag", &json);
    }
}
RUST

echo "serde 1.0.229, serde_json 1.0.154: a message with a side field that no type mentions"
seen=$(cargo run --quiet); echo "$seen"
diff <(echo "$seen") - <<'EXPECTED'
{"kind": "Plain", "id": 1, "nick": "\ud83d"}
  plain: read
  flatten: unexpected end of hex escape at line 1 column 43
  untagged: unexpected end of hex escape at line 1 column 43
  internal tag: unexpected end of hex escape at line 1 column 43
{"kind": "Plain", "id": 1, "size": 1e400}
  plain: read
  flatten: number out of range at line 1 column 40
  untagged: number out of range at line 1 column 40
  internal tag: number out of range at line 1 column 40
EXPECTED
