//! The memory of a process that runs, as whoever takes over the machine would read it.
//!
//! See proc(5): `maps` says which addresses a process has, `mem` holds what is there.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::os::unix::fs::FileExt as _;

use super::planted::Planted;
use crate::support::skips::skipped;

/// The memory into which a process can write, which is all that can hold what it was sent.
pub(crate) struct ProcessMemory {
    process: u32,
    memory: File,
}

impl ProcessMemory {
    /// Returns the memory of a process, or says why it cannot be read.
    #[track_caller]
    pub(crate) fn of(process: u32) -> Option<Self> {
        if !cfg!(target_os = "linux") {
            skipped("only Linux shows the memory of a process as a file");
            return None;
        }
        match File::open(format!("/proc/{process}/mem")) {
            Ok(memory) => Some(Self { process, memory }),
            Err(error) if error.kind() == ErrorKind::PermissionDenied => {
                skipped("the memory of another process can be read by root alone");
                None
            }
            Err(error) => panic!("the memory of {process}: {error}"),
        }
    }

    /// Returns each part that has markers in it, such as `[heap]`, with their fields.
    pub(crate) fn survivors(&self, planted: &Planted) -> BTreeMap<String, Vec<String>> {
        let maps = fs::read_to_string(format!("/proc/{}/maps", self.process)).unwrap();
        let mut survivors = BTreeMap::new();
        for Part { name, from, to } in maps.lines().filter_map(Part::writable) {
            // A part that has gone meanwhile holds nothing.
            let bytes = self.read(from, to).unwrap_or_default();
            let fields = planted.fields_in(&bytes);
            if !fields.is_empty() {
                survivors.insert(name, fields.into_iter().map(str::to_owned).collect());
            }
        }
        survivors
    }

    fn read(&self, from: u64, to: u64) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; usize::try_from(to - from).unwrap()];
        self.memory.read_exact_at(&mut bytes, from)?;
        Ok(bytes)
    }
}

/// A part of a process's memory.
struct Part {
    name: String,
    from: u64,
    to: u64,
}

impl Part {
    /// Returns the part of a line of `maps`, where the process can write into it.
    fn writable(line: &str) -> Option<Self> {
        let mut words = line.split_whitespace();
        let (addresses, may) = (words.next()?, words.next()?);
        let name = words.nth(3).map_or_else(|| addresses.to_owned(), str::to_owned);
        let (from, to) = addresses.split_once('-')?;
        let address = |text| u64::from_str_radix(text, 16).ok();
        let (from, to) = (address(from)?, address(to)?);
        may.starts_with("rw").then_some(Self { name, from, to })
    }
}
