//! Prints the text of `src/values/gb_numbers.rs`.
//!
//! Run it with `cargo run -p signpost-checks` in the root of the checkout, and send what it prints into that file.

use std::process::ExitCode;

fn main() -> ExitCode {
    match signpost_checks::gb_numbers() {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("error: {message}");
            eprintln!(
                "hint: compare the version of `phonenumber` in Cargo.lock with its list of changes"
            );
            ExitCode::FAILURE
        }
    }
}
