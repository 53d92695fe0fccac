//! Writes numbers that are read when somebody looks, and are counted nowhere.
//!
//! The names that are given have no prefix: the page puts its own before them.

use std::fmt::Error;

use prometheus_client::encoding::{
    DescriptorEncoder, EncodeGaugeValue, EncodeLabelSet, MetricEncoder,
};
use prometheus_client::metrics::MetricType;
use prometheus_client::registry::Unit;

/// Writes what a family of numbers is called and means; its help ends with a full stop, as the library has it where it
/// counts by itself.
pub(crate) fn described<'p>(
    page: &'p mut DescriptorEncoder<'_>,
    name: &'p str,
    help: &str,
    unit: Option<&'p Unit>,
    kind: MetricType,
) -> Result<MetricEncoder<'p>, Error> {
    page.encode_descriptor(name, &format!("{help}."), unit, kind)
}

/// Writes a number.
pub(crate) fn gauge(
    page: &mut DescriptorEncoder<'_>,
    name: &str,
    help: &str,
    value: impl EncodeGaugeValue,
) -> Result<(), Error> {
    described(page, name, help, None, MetricType::Gauge)?.encode_gauge(&value)
}

/// Writes a number that has a unit.
pub(crate) fn gauge_of(
    page: &mut DescriptorEncoder<'_>,
    name: &str,
    help: &str,
    unit: Unit,
    value: impl EncodeGaugeValue,
) -> Result<(), Error> {
    described(page, name, help, Some(&unit), MetricType::Gauge)?.encode_gauge(&value)
}

/// Writes a number for each of some labels.
pub(crate) fn gauges<L: EncodeLabelSet, V: EncodeGaugeValue>(
    page: &mut DescriptorEncoder<'_>,
    name: &str,
    help: &str,
    values: impl IntoIterator<Item = (L, V)>,
) -> Result<(), Error> {
    let mut family = described(page, name, help, None, MetricType::Gauge)?;
    for (labels, value) in values {
        family.encode_family(&labels)?.encode_gauge(&value)?;
    }
    Ok(())
}
