//! The numbers of what answers, read when somebody looks.
//!
//! What takes long to reckon is kept for one content and one day.

use std::fmt::Error;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, NoLabelSet};
use prometheus_client::metrics::MetricType;
use prometheus_client::registry::Unit;

use super::build::{COMMIT, VERSION};
use super::due::DueNumbers;
use super::state::{InUse, State};
use crate::clock;
use crate::live::Snapshot;
use crate::metrics::{described, gauge, gauge_of, gauges, label};

/// The numbers of what answers.
#[derive(Debug)]
pub(super) struct ContentNumbers {
    state: Arc<State>,
    looked: Mutex<Option<Looked>>,
}

/// What was found of one content on one day.
#[derive(Debug, Clone)]
struct Looked {
    of: Arc<Snapshot>,
    on: Date,
    edition: String,
    due: DueNumbers,
}

label! {
    /// Where a reply came from.
    enum ReplyFrom, "source" {
        /// It was written already.
        Kept = "kept",
        /// It was made.
        Made = "made",
    }
}

impl ContentNumbers {
    pub(super) fn of(state: Arc<State>) -> Self {
        Self { state, looked: Mutex::new(None) }
    }

    /// Returns what is found of the content that answers now.
    fn look(&self) -> Looked {
        let (of, on) = (self.state.live.current(), clock::now().date());
        let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        match &*looked {
            Some(before) if Arc::ptr_eq(&before.of, &of) && before.on == on => before.clone(),
            _ => {
                let edition = of.loaded.files.fingerprint();
                let due = DueNumbers::of(&of.loaded, on);
                looked.insert(Looked { of, on, edition, due }).clone()
            }
        }
    }
}

impl Collector for ContentNumbers {
    fn encode(&self, mut page: DescriptorEncoder<'_>) -> Result<(), Error> {
        let page = &mut page;
        let Looked { of, edition, due, .. } = self.look();
        gauges(
            page,
            "content_info",
            "Which content answers: a fingerprint of its files",
            [([("edition", edition.as_str())], 1_u64)],
        )?;
        gauges(
            page,
            "build_info",
            "Which program this is",
            [([("version", VERSION), ("commit", COMMIT)], 1_u64)],
        )?;
        let is_ready = u64::from(self.state.is_ready().is_ok());
        gauge(page, "ready", "Whether it can answer, and was not told to stop", is_ready)?;
        let is_draining = u64::from(self.state.stopping.is_cancelled());
        gauge(page, "draining", "Whether it was told to stop", is_draining)?;
        self.content(page)?;
        gauges(
            page,
            "things_due",
            "Contacts and texts that a person has to check, approve or read again",
            due.things.iter().map(|(reason, count)| (*reason, *count as u64)),
        )?;
        if let Some(day) = due.next {
            let next = clock::start_of(day).as_second();
            let help = "The day by which the next check falls due";
            gauge_of(page, "next_check_timestamp", help, Unit::Seconds, next)?;
        }
        replies(page, &of)
    }
}

impl ContentNumbers {
    fn content(&self, page: &mut DescriptorEncoder<'_>) -> Result<(), Error> {
        let problems = self.state.problems() as u64;
        gauge(
            page,
            "content_problems",
            "Problems in what was last read of content and configuration",
            problems,
        )?;
        let now = self.state.in_use();
        gauges(
            page,
            "content_in_use",
            "What answers: what was read last, the last good, or what is in the program",
            InUse::ALL.iter().map(|one| (*one, u64::from(*one == now))),
        )
    }
}

/// Writes how many replies there were, and how many are kept.
fn replies(page: &mut DescriptorEncoder<'_>, of: &Snapshot) -> Result<(), Error> {
    let kept = of.kept();
    let counts = [(ReplyFrom::Kept, kept.used()), (ReplyFrom::Made, kept.made())];
    let help = "Replies that were written already, and that were made";
    let mut family = described(page, "replies", help, None, MetricType::Counter)?;
    for (from, count) in counts {
        family.encode_family(&from)?.encode_counter::<NoLabelSet, _, u64>(&count, None)?;
    }
    gauge(page, "kept_replies", "Replies that are kept", kept.len() as u64)?;
    gauge_of(page, "kept_replies", "Memory that the kept replies take", Unit::Bytes, kept.bytes())
}
