#!/usr/bin/env bash
# toml_edit: one edit of a file from Windows changes every line of it, and leaves it with two kinds of line ending.
#
# The crate says what it does not preserve: the order of dotted keys, and a last line without an ending. Also lost are the
# byte order mark and the line endings, but those inside a text of several lines stay. So the file is mixed afterwards, and
# each line of it is a change in version control.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"; mkdir src; export CARGO_TARGET_DIR=$work/target

cat > Cargo.toml <<'TOML'
[package]
name = "finding"
version = "0.0.0"
edition = "2021"
[dependencies]
toml_edit = "=0.25.20"
TOML
cat > src/main.rs <<'RUST'
fn main() {
    let before = "\u{feff}on = 1\r\ntext = \"\"\"\r\none\r\ntwo\"\"\"\r\n";
    let mut document: toml_edit::DocumentMut = before.parse().unwrap();
    document["on"] = toml_edit::value(2);
    println!("before: {before:?}");
    println!("after:  {:?}", document.to_string());
}
RUST

echo "toml_edit 0.25.20: the value of one key is set"
seen=$(cargo run --quiet); echo "$seen"
diff <(echo "$seen") - <<'EXPECTED'
before: "\u{feff}on = 1\r\ntext = \"\"\"\r\none\r\ntwo\"\"\"\r\n"
after:  "on = 2\ntext = \"\"\"\r\none\r\ntwo\"\"\"\n"
EXPECTED
