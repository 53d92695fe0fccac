//! The four nations as a person may type them, wherever one is asked for.
//!
//! The first word of each is that of files, and is shown.

use super::conversation::AnswerChoice;
use crate::values::Nation;

/// The nations as a person may type them.
pub(crate) const NATIONS: &[AnswerChoice<Nation>] = &[
    (&[Nation::England.name(), "e"], Nation::England),
    (&[Nation::Wales.name(), "w"], Nation::Wales),
    (&[Nation::Scotland.name(), "s"], Nation::Scotland),
    (&[Nation::NorthernIreland.name(), "northern ireland", "n", "ni"], Nation::NorthernIreland),
];
