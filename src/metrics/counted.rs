//! Numbers by label: one for each, there from the start, so that to count is one addition.
//!
//! prometheus-client's own family looks a label up under a lock, which is more than an answer has time for.

use std::marker::PhantomData;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use prometheus_client::encoding::{EncodeMetric, MetricEncoder, NoLabelSet};
use prometheus_client::metrics::MetricType;

use super::label::Labels;

/// How often each of some things has happened.
#[derive(Debug)]
pub(crate) struct CountedBy<L> {
    counts: Arc<[AtomicU64]>,
    labels: PhantomData<L>,
}

impl<L: Labels> Default for CountedBy<L> {
    fn default() -> Self {
        let counts = (0..L::COUNT).map(|_| AtomicU64::new(0)).collect();
        Self { counts, labels: PhantomData }
    }
}

impl<L> Clone for CountedBy<L> {
    fn clone(&self) -> Self {
        Self { counts: Arc::clone(&self.counts), labels: PhantomData }
    }
}

impl<L: Labels> CountedBy<L> {
    /// Counts one.
    pub(crate) fn add(&self, labels: L) {
        self.counts[labels.place()].fetch_add(1, Ordering::Relaxed);
    }
}

impl<L: Labels> EncodeMetric for CountedBy<L> {
    fn encode(&self, mut encoder: MetricEncoder<'_>) -> std::fmt::Result {
        for (labels, count) in L::all().iter().zip(&*self.counts) {
            let count = count.load(Ordering::Relaxed);
            let mut one = encoder.encode_family(labels)?;
            one.encode_counter::<NoLabelSet, _, u64>(&count, None)?;
        }
        Ok(())
    }

    fn metric_type(&self) -> MetricType {
        MetricType::Counter
    }
}
