//! Writes libphonenumber's patterns for the United Kingdom into the binary.
//!
//! At run time the `phonenumber` crate unpacks the metadata of every country first:
//! about 80 ms and 8 MB, where an answer may take 20 µs. Only one country is ours, so
//! its patterns are copied here, at build time, and `content::values::phone` applies them.
//! Nothing is interpreted on the way: a test in that module holds the two together.
//!
//! Also watches `content/` and `web/`, because both are compiled in and a new file there
//! would otherwise not count until something else is built again.

use std::{collections::BTreeSet, env, fs, path::Path, process};

use phonenumber::metadata::{DATABASE, Descriptor};

/// The kinds of number that services print; the United Kingdom is never without them.
const NEEDED: [&str; 4] = ["fixed_line", "mobile", "toll_free", "uan"];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=content");
    println!("cargo::rerun-if-changed=web");
    if let Err(message) = write_gb_numbers() {
        println!("cargo::error={message}");
        process::exit(1);
    }
}

fn write_gb_numbers() -> Result<(), String> {
    let kinds = gb_kinds()?;
    let folder = env::var_os("OUT_DIR")
        .ok_or("`OUT_DIR` is not set: build.rs is run by cargo, never by hand")?;
    let file = Path::new(&folder).join("gb_numbers.rs");
    fs::write(&file, source(&kinds))
        .map_err(|error| format!("`{}` cannot be written: {error}", file.display()))
}

/// Returns each kind of number that the United Kingdom has, with libphonenumber's name for it.
fn gb_kinds() -> Result<Vec<(&'static str, &'static Descriptor)>, String> {
    let gb = DATABASE
        .by_id("GB")
        .ok_or("the `phonenumber` crate has no metadata for `GB`")?
        .descriptors();
    let kinds = [
        ("fixed_line", gb.fixed_line()),
        ("mobile", gb.mobile()),
        ("toll_free", gb.toll_free()),
        ("premium_rate", gb.premium_rate()),
        ("shared_cost", gb.shared_cost()),
        ("personal_number", gb.personal_number()),
        ("voip", gb.voip()),
        ("pager", gb.pager()),
        ("uan", gb.uan()),
        ("voicemail", gb.voicemail()),
    ];
    let kinds: Vec<_> =
        kinds.into_iter().filter_map(|(kind, descriptor)| Some((kind, descriptor?))).collect();
    for needed in NEEDED {
        if !kinds.iter().any(|(kind, _)| *kind == needed) {
            return Err(format!("the `phonenumber` crate has no `{needed}` pattern for `GB`"));
        }
    }
    Ok(kinds)
}

fn source(kinds: &[(&str, &Descriptor)]) -> String {
    let mut patterns = String::new();
    let mut lengths = BTreeSet::new();
    for (kind, descriptor) in kinds {
        let pattern: String = descriptor.national_number().as_str().split_whitespace().collect();
        // Unicode is off because `\d` would mean the digits of every script, and compile slower.
        let anchored = format!("^(?-u:{pattern})$");
        patterns += &format!("    // {kind}\n    {anchored:?},\n");
        lengths.extend(descriptor.possible_length().iter().map(|length| length + 1));
    }
    let lengths: Vec<_> = lengths.iter().map(u16::to_string).collect();
    format!(
        "/// A pattern for each kind of national number of the United Kingdom, without its first 0.\n\
         ///\n\
         /// Written by `build.rs` from libphonenumber's metadata, by way of the `phonenumber` crate.\n\
         const GB_NUMBERS: &[&str] = &[\n{patterns}];\n\n\
         /// How many digits a national number of the United Kingdom can have, with its first 0.\n\
         const GB_LENGTHS: &[usize] = &[{}];\n",
        lengths.join(", ")
    )
}
