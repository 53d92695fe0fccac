//! What a process takes, looked at once a second, and whether it stays flat.
//!
//! Flat is a comparison within one run: the middle of what was seen early, once all is warm, and of what was seen last.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How often it is looked.
const EVERY: Duration = Duration::from_secs(1);

/// What was seen in one look.
#[derive(Debug, Clone, Copy)]
struct Sample {
    second: u64,
    memory_kib: u64,
    files: u64,
    threads: u64,
    answers: u64,
}

/// Looks at a process until it is told to end.
pub(super) struct Sampling {
    is_over: Arc<AtomicBool>,
    /// How many answers were right so far.
    pub(super) answers: Arc<AtomicU64>,
    thread: JoinHandle<Vec<Sample>>,
}

impl Sampling {
    pub(super) fn of(pid: u32) -> Self {
        let (is_over, answers): (Arc<AtomicBool>, Arc<AtomicU64>) = Default::default();
        let (told, count, began) = (Arc::clone(&is_over), Arc::clone(&answers), Instant::now());
        let thread = thread::spawn(move || {
            let mut samples = Vec::new();
            while !told.load(Ordering::Relaxed) {
                samples.extend(sample(pid, began, count.load(Ordering::Relaxed)));
                thread::sleep(EVERY);
            }
            samples
        });
        Self { is_over, answers, thread }
    }

    /// Ends; writes what was seen, where `SIGNPOST_SOAK_OUT` says; and asserts that it stayed flat.
    pub(super) fn assert_flat(self, name: &str) {
        self.is_over.store(true, Ordering::Relaxed);
        let samples = self.thread.join().unwrap();
        write(name, &samples);
        let (early, late) = (samples.len() / 5, samples.len() * 9 / 10);
        let early = &samples[early..early + samples.len() / 10 + 1];
        let late = &samples[late..];
        let seen = |of: fn(&Sample) -> u64| (middle(early, of), middle(late, of));
        let (memory, files) = (seen(|it| it.memory_kib), seen(|it| it.files));
        let threads = seen(|it| it.threads);
        let last = samples.last().unwrap();
        println!(
            "{name}: {} answers in {} s; memory {} then {} KiB, files {} then {}, threads {} then {}",
            last.answers, last.second, memory.0, memory.1, files.0, files.1, threads.0, threads.1
        );
        assert!(memory.1 * 100 <= memory.0 * 105, "memory grows: {memory:?}");
        // A reading opens a few for a moment.
        assert!(files.1 <= files.0 + 2, "open files grow: {files:?}");
        assert!(threads.1 <= threads.0 + 1, "threads grow: {threads:?}");
    }
}

fn sample(pid: u32, began: Instant, answers: u64) -> Option<Sample> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let field = |name: &str| -> Option<u64> {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.split_whitespace().next()?.parse().ok()
    };
    // Of a process whose memory is closed only the superuser may count them.
    let files = fs::read_dir(format!("/proc/{pid}/fd")).map_or(0, Iterator::count);
    Some(Sample {
        second: began.elapsed().as_secs(),
        memory_kib: field("VmRSS:")?,
        files: files as u64,
        threads: field("Threads:")?,
        answers,
    })
}

fn middle(samples: &[Sample], of: fn(&Sample) -> u64) -> u64 {
    let mut all: Vec<u64> = samples.iter().map(of).collect();
    all.sort_unstable();
    all[all.len() / 2]
}

/// Writes them as a table, which `.ci/soak` draws.
fn write(name: &str, samples: &[Sample]) {
    let Some(folder) = std::env::var_os("SIGNPOST_SOAK_OUT").map(PathBuf::from) else { return };
    let line = |it: &Sample| {
        let Sample { second, memory_kib, files, threads, answers } = it;
        format!("{second},{memory_kib},{files},{threads},{answers}\n")
    };
    let head = "second,memory_kib,files,threads,answers\n".to_owned();
    fs::create_dir_all(&folder).unwrap();
    let text = head + &samples.iter().map(line).collect::<String>();
    fs::write(folder.join(format!("{name}.csv")), text).unwrap();
}
