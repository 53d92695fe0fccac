//! The tables of `docs/privacy.md`: every field of an interaction, and what else comes in or goes out.
//!
//! A test writes them into the page, and fails where the page has others.

use std::fmt::Write as _;

use super::fields::{FIELDS, FieldUse, PrivacyFields};
use super::ways::{COMES_IN, GOES_OUT, PrivacyWay};

/// Returns the tables of fields: what is read, and what never is.
pub fn documented_fields() -> String {
    let mut read =
        "| of | field | what it says | why it is read | kept |\n|---|---|---|---|---|\n".to_owned();
    let mut never = "| of | field | what it says |\n|---|---|---|\n".to_owned();
    for fields in FIELDS {
        let (of, names, what) = (object(fields), names(fields), fields.what);
        match fields.used {
            FieldUse::Read { why, kept } => {
                writeln!(read, "| {of} | {names} | {what} | {why} | {kept} |")
            }
            FieldUse::NeverRead => writeln!(never, "| {of} | {names} | {what} |"),
        }
        .expect("a text can be written to");
    }
    format!("### Read\n\n{read}\n### Never read\n\n{never}")
}

/// Returns the tables of what else comes in, and of what goes out.
pub fn documented_ways() -> String {
    format!(
        "### What comes in\n\n{}\n### What goes out\n\n{}",
        table("what is taken of it", &COMES_IN),
        table("what it is, and to whom", &GOES_OUT)
    )
}

fn object(fields: &PrivacyFields) -> String {
    match fields.of {
        "" => "the interaction".to_owned(),
        of => format!("`{of}`"),
    }
}

fn names(fields: &PrivacyFields) -> String {
    let quoted: Vec<String> = fields.names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(" ")
}

fn table(taken: &str, ways: &[PrivacyWay]) -> String {
    let mut out = format!("| | {taken} | kept |\n|---|---|---|\n");
    for PrivacyWay { what, taken, kept } in ways {
        writeln!(out, "| {what} | {taken} | {kept} |").expect("a text can be written to");
    }
    out
}
