#!/usr/bin/env bash
# Cargo: `[profile.dev.package."*"]` also optimises procedural macros and build scripts, against `build-override`.
#
# It reads as "make what I depend on fast". The star comes before `build-override` in Cargo's order, so syn, the derives and
# each build script are optimised too, which is time spent on what runs only while the program is built.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"; mkdir src; touch src/lib.rs; export CARGO_TARGET_DIR=$work/target

cat > Cargo.toml <<'TOML'
[package]
name = "finding"
version = "0.0.0"
edition = "2021"
[dependencies]
serde_derive = "=1.0.229"
[profile.dev.package."*"]
opt-level = 2
[profile.dev.build-override]
opt-level = 0
TOML

cargo --version
echo "one dependency, serde_derive 1.0.229, with the star at 2 and build-override at 0"
cargo build --verbose 2> log
level() { grep -- "--crate-name $1 " log | grep -o 'opt-level=.' | sort -u || echo "not optimised"; }
seen=$(for name in syn serde_derive build_script_build; do echo "$name: $(level "$name")"; done); echo "$seen"
diff <(echo "$seen") - <<'EXPECTED'
syn: opt-level=2
serde_derive: opt-level=2
build_script_build: opt-level=2
EXPECTED
