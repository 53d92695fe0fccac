//! How long answers take, in buckets, without a lock.
//!
//! The buckets go from an answer that is written already to the three seconds that Discord waits.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use prometheus_client::encoding::{EncodeMetric, MetricEncoder, NoLabelSet};
use prometheus_client::metrics::MetricType;

/// The most of each bucket, in nanoseconds; above the last there is one more.
const MOST: [u64; 15] = [
    50_000,
    100_000,
    200_000,
    500_000,
    1_000_000,
    2_500_000,
    5_000_000,
    10_000_000,
    25_000_000,
    50_000_000,
    100_000_000,
    250_000_000,
    500_000_000,
    1_000_000_000,
    3_000_000_000,
];

/// How many answers took how long.
#[derive(Debug, Clone, Default)]
pub(crate) struct Times(Arc<Buckets>);

#[derive(Debug, Default)]
struct Buckets {
    counts: [AtomicU64; MOST.len() + 1],
    nanos: AtomicU64,
}

impl Times {
    /// Counts an answer.
    pub(crate) fn add(&self, took: Duration) {
        let nanos = u64::try_from(took.as_nanos()).unwrap_or(u64::MAX);
        let bucket = MOST.iter().position(|most| nanos <= *most).unwrap_or(MOST.len());
        self.0.counts[bucket].fetch_add(1, Ordering::Relaxed);
        self.0.nanos.fetch_add(nanos, Ordering::Relaxed);
    }
}

impl EncodeMetric for Times {
    fn encode(&self, mut encoder: MetricEncoder<'_>) -> std::fmt::Result {
        let counts = self.0.counts.iter().map(|count| count.load(Ordering::Relaxed));
        let most = MOST.iter().map(|nanos| Duration::from_nanos(*nanos).as_secs_f64());
        // That is how the encoder wants the last to be said.
        let buckets: Vec<(f64, u64)> = most.chain([f64::INFINITY]).zip(counts).collect();
        let count = buckets.iter().map(|(_, count)| count).sum();
        let sum = Duration::from_nanos(self.0.nanos.load(Ordering::Relaxed)).as_secs_f64();
        encoder.encode_histogram::<NoLabelSet>(sum, count, &buckets, None)
    }

    fn metric_type(&self) -> MetricType {
        MetricType::Histogram
    }
}

#[cfg(test)]
mod tests {
    use prometheus_client::encoding::text::encode;
    use prometheus_client::registry::Registry;

    use super::*;

    #[test]
    fn each_time_is_in_the_first_bucket_that_it_fits() {
        let (times, mut registry) = (Times::default(), Registry::default());
        registry.register("times", "Times", times.clone());
        for micros in [0, 50, 51, 400, 3_000_000, 4_000_000] {
            times.add(Duration::from_micros(micros));
        }
        let mut page = String::new();
        encode(&mut page, &registry).unwrap();
        for line in [
            "times_sum 7.000501\n",
            "times_count 6\n",
            "times_bucket{le=\"0.00005\"} 2\n",
            "times_bucket{le=\"0.0001\"} 3\n",
            "times_bucket{le=\"0.0005\"} 4\n",
            "times_bucket{le=\"1.0\"} 4\n",
            "times_bucket{le=\"3.0\"} 5\n",
            "times_bucket{le=\"+Inf\"} 6\n",
        ] {
            assert!(page.contains(line), "{line}{page}");
        }
    }
}
