#!/usr/bin/env bash
# serenity and Discord's API: a READY is refused for a number that Discord's own description allows.
#
# Discord describes `flags` of a user as an integer of up to 53 bits, and sets bit 44 on some accounts. serenity 0.12 reads
# 32 bits, so the whole READY is an error: no session id is kept and the shard never counts as ready.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"; mkdir src; export CARGO_TARGET_DIR=$work/target

cat > Cargo.toml <<'TOML'
[package]
name = "finding"
version = "0.0.0"
edition = "2021"
[dependencies]
serde_json = "=1.0.154"
serenity = { version = "=0.12.5", default-features = false }
TOML
cat > src/main.rs <<'RUST'
use serenity::model::gateway::Ready;

fn main() {
    for bit in [0, 31, 44] {
        let ready = serde_json::json!({
            "v": 10,
            "user": {"id": "1", "username": "bot", "discriminator": "0", "avatar": null, "flags": 1u64 << bit},
            "guilds": [],
            "session_id": "session",
            "resume_gateway_url": "wss://gateway.example",
            "application": {"id": "1", "flags": 0}
        });
        match serde_json::from_value::<Ready>(ready) {
            Ok(ready) => println!("user.flags = 1 << {bit}: read, session id {:?}", ready.session_id),
            Err(error) => println!("user.flags = 1 << {bit}: {error}"),
        }
    }
}
RUST

echo "serenity 0.12.5, no features: one READY with three values of user.flags"
seen=$(cargo run --quiet); echo "$seen"
diff <(echo "$seen") - <<'EXPECTED'
user.flags = 1 << 0: read, session id "session"
user.flags = 1 << 31: read, session id "session"
user.flags = 1 << 44: invalid value: integer `17592186044416`, expected u32
EXPECTED
