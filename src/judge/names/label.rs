//! What the buttons and menus of a message are called, and whether words begin with one of those.
//!
//! A label is as people read it.

use super::said::Said;
use crate::answer::{Reply, Subject};
use crate::content::{Content, pressed};
use crate::render::texts;

/// Returns the labels of a message, on any page of it.
pub(super) fn labels<'r>(
    content: &'r Content,
    reply: &'r Reply,
    said: &[Said<'_>],
    shared: bool,
) -> Vec<&'r str> {
    // The post of a board has no way back.
    let is_posted = matches!(reply.query.subject, Subject::Board(_));
    let back = reply.back.iter().filter(|_| !is_posted);
    let ways = reply.ways.iter().filter(|way| !(shared && way.unshared));
    let jump = reply.jump.iter().flat_map(|jump| &jump.ways);
    let all = reply.always.iter().chain(back).chain(&reply.onward).chain(ways).chain(jump);
    let buttons = &content.words.buttons;
    let mut labels: Vec<&str> = all.map(|way| way.label.as_str()).collect();
    let turns = [buttons.next.as_str(), buttons.previous.as_str()];
    let mut names =
        said.iter().flat_map(|it| pressed(it.words).into_iter().map(|at| &it.words[at]));
    if names.any(|name| turns.contains(&name)) && texts(content, reply, false).len() > 1 {
        labels.extend(turns);
    }
    labels
}

/// Returns whether words begin with a label, and not with a longer word.
pub(super) fn begins_with(words: &str, label: &str) -> bool {
    let after = words.strip_prefix(label);
    after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
}
