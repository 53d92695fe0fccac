//! Writes numbers that are read when somebody looks, and are counted nowhere.
//!
//! The names that are given have no prefix: the page puts its own before them.

use std::fmt::Error;

use prometheus_client::encoding::{DescriptorEncoder, EncodeGaugeValue, EncodeLabelSet};
use prometheus_client::metrics::MetricType;
use prometheus_client::registry::Unit;

/// Writes a number.
pub(crate) fn gauge(
    page: &mut DescriptorEncoder<'_>,
    name: &str,
    help: &str,
    value: impl EncodeGaugeValue,
) -> Result<(), Error> {
    page.encode_descriptor(name, help, None, MetricType::Gauge)?.encode_gauge(&value)
}

/// Writes a number that has a unit.
pub(crate) fn gauge_of(
    page: &mut DescriptorEncoder<'_>,
    name: &str,
    help: &str,
    unit: Unit,
    value: impl EncodeGaugeValue,
) -> Result<(), Error> {
    page.encode_descriptor(name, help, Some(&unit), MetricType::Gauge)?.encode_gauge(&value)
}

/// Writes a number for each of some labels.
pub(crate) fn gauges<L: EncodeLabelSet, V: EncodeGaugeValue>(
    page: &mut DescriptorEncoder<'_>,
    name: &str,
    help: &str,
    values: impl IntoIterator<Item = (L, V)>,
) -> Result<(), Error> {
    let mut family = page.encode_descriptor(name, help, None, MetricType::Gauge)?;
    for (labels, value) in values {
        family.encode_family(&labels)?.encode_gauge(&value)?;
    }
    Ok(())
}
