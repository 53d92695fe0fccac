//! What holds of content: it is refused with problems that can be read, or loads and can be used.

use std::sync::Arc;

use serde_json::Value;
use signpost::answer::{Asked, Query, Subject, Visibility};
use signpost::config::Config;
use signpost::files::Tree;
use signpost::judge::{self, Loaded};
use signpost::live::Snapshot;
use signpost::render::{board_post, definitions};
use signpost::transport::written;

use crate::answered::{are_registered, is_posted, is_right_by};
use crate::bots::MOMENTS;
use crate::told::are_told;

/// Returns the content of a tree where it loads, and judges its problems where it does not.
pub fn is_loaded_or_told(tree: &Tree) -> Option<Loaded> {
    let loaded = judge::content(tree);
    loaded.map_err(|problems| are_told(&problems)).ok()
}

/// Judges what is made of content that loads: the commands, the boards, and the first page of what people ask for.
pub fn is_usable(loaded: Loaded) {
    let advice = judge::advice(&loaded);
    if !advice.is_empty() {
        are_told(&advice);
    }
    let from = Snapshot::new(Arc::new(loaded), Config::default());
    let content = from.content();
    are_registered(&serde_json::to_value(definitions(content)).expect("commands are JSON"));
    let setting = from.setting(MOMENTS[0], None);
    for (id, _) in content.boards.iter() {
        let post = board_post(content, id, &setting).expect("each board can be posted");
        is_posted(&posted(serde_json::to_value(post.message).expect("a post is JSON")));
    }
    let topics = content.topics.iter().map(|(id, _)| Subject::Topic(id.clone()));
    let doors = content.doors.iter().map(|(id, _)| Subject::Door(id.clone()));
    let areas = content.areas.iter().map(|(id, _)| Subject::Contacts(Some(id.clone())));
    let terms = content.terms.iter().map(|(id, _)| Subject::Term(id.clone()));
    let others = [
        Subject::Help,
        Subject::Concern,
        Subject::About,
        Subject::Induction(None),
        Subject::Letters(None),
    ];
    for subject in topics.chain(doors).chain(areas).chain(terms).chain(others) {
        for visibility in [Visibility::Ephemeral, Visibility::Shared] {
            let query = Query::of(subject.clone());
            let response = written(&from, MOMENTS[0], None, &Asked::Query { query, visibility });
            is_right_by(content, &response);
        }
    }
}

/// Returns a message as it is posted: with what Discord takes it by once only.
fn posted(mut message: Value) -> Value {
    message["nonce"] = "fuzz".into();
    message["enforce_nonce"] = true.into();
    message
}
