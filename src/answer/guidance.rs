//! `/guidance` and `/consent`: chapters, their topics, and one topic.
//!
//! A topic says what it rests on, whose law it describes and what has changed since; its heads-up
//! stands first and in the menus before it, so that nobody opens it unwarned.

use super::desk::Desk;
use super::query::{Refusal, Subject};
use super::refusals;
use super::reply::{Reply, Way};
use super::sections::add_section;
use crate::content::{Chapter, Source, Topic};
use crate::values::{ChapterId, TopicId};

/// Returns the chapters.
pub(super) fn menu(desk: &Desk<'_>) -> Reply {
    let words = &desk.content.words.guidance;
    let mut reply = desk.reply(words.title.as_str());
    reply.paragraphs(&words.text);
    let chapters = desk.content.chapters.iter();
    reply.ways = chapters
        .map(|chapter| {
            desk.turns(chapter.title.as_str(), Subject::Chapter(chapter.id.id().clone()))
        })
        .collect();
    reply
}

/// Returns the topics of a chapter.
pub(super) fn chapter(desk: &Desk<'_>, id: &ChapterId) -> Reply {
    let mut chapters = desk.content.chapters.iter();
    let Some(chapter) = chapters.find(|chapter| chapter.id.id() == id) else {
        return refusals::answer(desk, Refusal::Gone);
    };
    let mut reply = desk.reply(chapter.title.as_str());
    reply.paragraph(desk.content.words.guidance.choose.as_str());
    for (id, topic) in topics(desk, chapter) {
        let heads_up = topic.heads_up.as_ref().map(|heads_up| format!(": {heads_up}"));
        reply.points(&[format!("{}{}", topic.title, heads_up.unwrap_or_default())]);
        reply.ways.push(to_topic(desk, id, topic));
    }
    reply.back = desk.back(Subject::Guidance);
    reply
}

/// Returns the topics of a chapter, in reading order.
fn topics<'d>(
    desk: &Desk<'d>,
    chapter: &'d Chapter,
) -> impl Iterator<Item = (&'d TopicId, &'d Topic)> {
    desk.content.topics.iter().filter(|(_, topic)| topic.chapter == *chapter.id.id())
}

fn to_topic(desk: &Desk<'_>, id: &TopicId, topic: &Topic) -> Way {
    let description = topic.heads_up.as_ref().map(|heads_up| heads_up.as_str().to_owned());
    Way { description, ..desk.turns(topic.button(), Subject::Topic(id.clone())) }
}

/// Returns one topic.
pub(super) fn topic(desk: &Desk<'_>, id: &TopicId) -> Reply {
    let Some((_, topic)) = desk.content.topics.get(id) else {
        return refusals::answer(desk, Refusal::Gone);
    };
    let words = &desk.content.words;
    let mut reply = desk.reply(topic.title.as_str());
    reply.paragraphs(topic.heads_up.as_slice());
    reply.paragraph(words.common.in_short.fill(&topic.short));
    for section in &topic.section {
        add_section(desk, &mut reply, section);
    }
    if let Some(since) = &topic.since {
        reply.heading(words.guidance.since.as_str());
        reply.paragraphs(&since.text);
        reply.points(&since.points);
    }
    for id in topic.services.iter().filter(|id| desk.is_served(id)) {
        desk.card(&mut reply, id);
    }
    reply.paragraphs(&desk.written_for(topic));
    reply.source = Some(source_line(desk, topic));
    reply.shared = Some(words.common.shared.as_str().to_owned());
    reply.back = desk.back(Subject::Chapter(topic.chapter.clone()));
    reply.ways = desk.doors(&topic.doors);
    reply.ways.extend(desk.topics(&topic.see_also));
    reply
}

/// Returns where a topic comes from: the paper and its pages, other works, whose law, and when a
/// person last read it.
fn source_line(desk: &Desk<'_>, topic: &Topic) -> String {
    let words = &desk.content.words.guidance;
    let common = &desk.content.words.common;
    let paper = &desk.content.sources.paper;
    let pages = topic.pages.as_ref();
    let from_paper =
        pages.map(|pages| words.source.fill(&paper.title, &paper.publisher, common.pages(pages)));
    let works = beside_the_paper(desk, topic);
    let from_works = (!works.is_empty()).then(|| words.works.fill(works.join("; ")));
    let law = topic.law.as_ref().map(|law| words.law.fill(law));
    let reviewed = topic.review.on.map(|on| words.reviewed.fill(on));
    let parts = [from_paper, from_works, law, reviewed];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Works that the paper itself cites are listed by `/sources`; those beside it are named here.
fn beside_the_paper(desk: &Desk<'_>, topic: &Topic) -> Vec<String> {
    let all = &desk.content.sources.source;
    let cited = |source: &&Source| topic.cites.contains(source.id.id());
    let beside = all.iter().filter(|source| source.pages.is_none()).filter(cited);
    beside.map(|source| format!("{} ({})", source.author, source.year.as_str())).collect()
}
