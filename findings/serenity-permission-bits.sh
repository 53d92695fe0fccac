#!/usr/bin/env bash
# serenity's Permissions: bits that it does not know are dropped without a word when they are read.
#
# Since 23 February 2026 only Pin Messages (bit 51) lets a bot pin; Manage Messages no longer does. serenity 0.12 knows bits
# up to 50. So a bot that may pin sees that it may not, and a role that is read, changed and sent back loses the permission.
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
use serenity::model::Permissions;

fn main() {
    let pins = (1u64 << 51) | (1 << 10);
    let from_discord = serde_json::to_string(&pins.to_string()).unwrap();
    let read: Permissions = serde_json::from_str(&from_discord).unwrap();
    println!("View Channel and Pin Messages from Discord: {from_discord}");
    println!("the same, read and written again:           {}", serde_json::to_string(&read).unwrap());
}
RUST

echo "serenity 0.12.5, no features: permissions on their way in and out"
seen=$(cargo run --quiet); echo "$seen"
diff <(echo "$seen") - <<'EXPECTED'
View Channel and Pin Messages from Discord: "2251799813686272"
the same, read and written again:           "1024"
EXPECTED
