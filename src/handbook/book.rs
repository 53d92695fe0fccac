//! What every page of the handbook is made from.
//!
//! It borrows all of it, so a page is made without a copy.

use std::collections::BTreeMap;

use super::imprint::Imprints;
use crate::answer::Setting;
use crate::content::Content;
use crate::values::AreaId;

/// What every page is made from.
#[derive(Clone, Copy)]
pub(super) struct Book<'b> {
    pub(super) content: &'b Content,
    pub(super) setting: &'b Setting<'b>,
    /// The area that comes first, where one is known.
    pub(super) own: Option<&'b AreaId>,
    /// The bottom line of every page.
    pub(super) imprints: &'b Imprints,
    /// The numbers of sections by the paths of their pages, where everything is one page.
    pub(super) sections: Option<&'b BTreeMap<String, usize>>,
}
