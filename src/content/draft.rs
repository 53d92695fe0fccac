//! Content as far as it could be read: what the checks of the whole look at.
//!
//! Any part may be missing, because its file did not load. A check that needs a missing part says
//! nothing about it: the file's own problems have been reported already.

use std::collections::BTreeMap;

use super::model::{
    Area, Board, Calendar, Chapter, CrossReferences, Door, Handbook, Helplines, Induction, Service,
    SignpostWords, Sources, Term, Topic, Words,
};
use super::reader::Files;
use crate::values::{AreaId, BoardId, DoorId, ServiceId, TermId, TopicId};

/// What could be read so far, whatever is missing: what the checks of the whole look at.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) signpost: Option<SignpostWords>,
    pub(super) words: Option<Words>,
    pub(super) chapters: Vec<Chapter>,
    pub(super) topics: BTreeMap<TopicId, Topic>,
    pub(super) doors: BTreeMap<DoorId, Door>,
    pub(super) services: BTreeMap<ServiceId, Service>,
    pub(super) areas: BTreeMap<AreaId, Area>,
    pub(super) boards: BTreeMap<BoardId, Board>,
    pub(super) terms: BTreeMap<TermId, Term>,
    pub(super) induction: Option<Induction>,
    pub(super) helplines: Option<Helplines>,
    pub(super) handbook: Option<Handbook>,
    pub(super) calendar: Option<Calendar>,
    pub(super) sources: Option<Sources>,
    pub(super) cross_references: Option<CrossReferences>,
    pub(super) files: Files,
}
