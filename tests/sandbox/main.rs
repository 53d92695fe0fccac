//! What a process cannot do once it is in the sandbox, tried one act after the other.
//!
//! This is a program of its own, since a sandbox is entered before the first thread, and the usual test program starts
//! threads of its own. It starts itself again as the `inside`, under each account that it may, on the ground that the
//! `place` lays: once outside, where every one of the `acts` has to succeed, so that a refusal says something, and once in
//! the same `sandbox::enter` that `serve` or `run` calls, where every one has to fail and answers have to go on.

#[cfg(target_os = "linux")]
mod acts;
#[cfg(target_os = "linux")]
mod inside;
#[cfg(target_os = "linux")]
mod outside;
#[cfg(target_os = "linux")]
mod place;

#[cfg(target_os = "linux")]
fn main() -> std::process::ExitCode {
    match std::env::var_os(outside::INSIDE) {
        Some(told) => inside::run(&told.into_string().expect("it is told in words")),
        None => outside::run(),
    }
}

#[cfg(not(target_os = "linux"))]
fn main() {
    eprintln!("skipped: only Linux has a sandbox");
}
