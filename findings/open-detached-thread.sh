#!/usr/bin/env bash
# open and what a thread confines: after `that_detached` a thread of the caller goes on for as long as the program that opens.
#
# "Detached" is about the program that is started: it outlives the caller. To be told how it ends, open 5.4 keeps a thread that
# waits for it. Landlock and seccomp confine the thread that asks for it and those that it starts later, so this one stays
# outside, where a program opens a page first and gives up its rights then. With `open::commands` and a program's own start
# there is none.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"; mkdir src bin; export CARGO_TARGET_DIR=$work/target

cat > Cargo.toml <<'TOML'
[package]
name = "finding"
version = "0.0.0"
edition = "2021"
[dependencies]
open = "=5.4.5"
TOML
cat > src/main.rs <<'RUST'
use std::fs;

/// The names of this process's threads.
fn threads() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir("/proc/self/task")
        .unwrap()
        .map(|thread| fs::read_to_string(thread.unwrap().path().join("comm")).unwrap().trim().to_owned())
        .collect();
    names.sort();
    names
}

fn main() {
    println!("before: {:?}", threads());
    let mut program = open::commands("https://example.com/").remove(0).spawn().unwrap();
    println!("after commands and spawn: {:?}", threads());
    program.kill().unwrap();
    program.wait().unwrap();
    open::that_detached("https://example.com/").unwrap();
    println!("after that_detached: {:?}", threads());
}
RUST
# A program that opens pages, and stays for a while, as a browser does.
for name in xdg-open gio gnome-open kde-open; do
  printf '#!/bin/sh\nexec sleep 3\n' > "bin/$name"; chmod +x "bin/$name"
done

echo "open 5.4.5: the threads of a program before and after it opens a page"
cargo build --quiet
seen=$(env -u WSL_DISTRO_NAME PATH="$work/bin:$PATH" target/debug/finding); echo "$seen"
diff <(echo "$seen") - <<'EXPECTED'
before: ["finding"]
after commands and spawn: ["finding"]
after that_detached: ["finding", "open-launcher-w"]
EXPECTED
