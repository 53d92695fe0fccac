//! `/guidance` and `/consent`: chapters, their topics, and one topic.
//!
//! A topic says what it rests on, whose law it describes and what has changed since; its heads-up
//! comes first and in the menus before it, so that nobody opens it unwarned.

use super::answering::Answering;
use super::query::{Refusal, Subject};
use super::refusals;
use super::reply::{Reply, Way};
use super::sections::add_section;
use crate::content::{Chapter, Source, Topic};
use crate::values::{ChapterId, TopicId};

/// Returns the chapters.
pub(super) fn menu(answering: &Answering<'_>) -> Reply {
    let words = &answering.content.words.guidance;
    let mut reply = answering.reply(words.title.as_str());
    reply.paragraphs(&words.text);
    let chapters = answering.content.chapters.iter();
    reply.ways = chapters
        .map(|chapter| {
            answering.turns(chapter.title.as_str(), Subject::Chapter(chapter.id.id().clone()))
        })
        .collect();
    reply
}

/// Returns the topics of a chapter.
pub(super) fn chapter(answering: &Answering<'_>, id: &ChapterId) -> Reply {
    let mut chapters = answering.content.chapters.iter();
    let Some(chapter) = chapters.find(|chapter| chapter.id.id() == id) else {
        return refusals::answer(answering, Refusal::Gone);
    };
    let mut reply = answering.reply(chapter.title.as_str());
    reply.paragraph(answering.content.words.guidance.choose.as_str());
    for (id, topic) in topics(answering, chapter) {
        let heads_up = topic.heads_up.as_ref().map(|heads_up| format!(": {heads_up}"));
        reply.points(&[format!("{}{}", topic.title, heads_up.unwrap_or_default())]);
        reply.ways.push(to_topic(answering, id, topic));
    }
    reply.back = answering.back(Subject::Guidance);
    reply
}

/// Returns the topics of a chapter, in reading order.
fn topics<'d>(
    answering: &Answering<'d>,
    chapter: &'d Chapter,
) -> impl Iterator<Item = (&'d TopicId, &'d Topic)> {
    answering.content.topics.iter().filter(|(_, topic)| topic.chapter == *chapter.id.id())
}

fn to_topic(answering: &Answering<'_>, id: &TopicId, topic: &Topic) -> Way {
    let description = topic.heads_up.as_ref().map(|heads_up| heads_up.as_str().to_owned());
    Way { description, ..answering.turns(topic.button(), Subject::Topic(id.clone())) }
}

/// Returns one topic.
pub(super) fn topic(answering: &Answering<'_>, id: &TopicId) -> Reply {
    let Some((_, topic)) = answering.content.topics.get(id) else {
        return refusals::answer(answering, Refusal::Gone);
    };
    let words = &answering.content.words;
    let mut reply = answering.reply(topic.title.as_str());
    reply.paragraphs(topic.heads_up.as_slice());
    reply.paragraph(words.common.in_short.fill(&topic.short));
    for section in &topic.section {
        add_section(answering, &mut reply, section);
    }
    if let Some(since) = &topic.since {
        reply.heading(words.guidance.since.as_str());
        reply.paragraphs(&since.text);
        reply.points(&since.points);
    }
    for id in topic.services.iter().filter(|id| answering.is_served(id)) {
        answering.card(&mut reply, id);
    }
    reply.paragraphs(&answering.written_for(topic));
    reply.source = Some(source_line(answering, topic));
    reply.shared = Some(words.common.shared.as_str().to_owned());
    reply.back = answering.back(Subject::Chapter(topic.chapter.clone()));
    reply.ways = answering.doors(&topic.doors);
    reply.ways.extend(answering.topics(&topic.see_also));
    reply
}

/// Returns where a topic comes from: the paper and its pages, other works, whose law, and when a
/// person last read it.
fn source_line(answering: &Answering<'_>, topic: &Topic) -> String {
    let words = &answering.content.words.guidance;
    let common = &answering.content.words.common;
    let paper = &answering.content.sources.paper;
    let pages = topic.pages.as_ref();
    let from_paper =
        pages.map(|pages| words.source.fill(&paper.title, &paper.publisher, common.pages(pages)));
    let works = beside_the_paper(answering, topic);
    let from_works = (!works.is_empty()).then(|| words.works.fill(works.join("; ")));
    let law = topic.law.as_ref().map(|law| words.law.fill(law));
    let reviewed = topic.review.on.map(|on| words.reviewed.fill(on));
    let parts = [from_paper, from_works, law, reviewed];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Works that the paper itself cites are listed by `/sources`; those beside it are named here.
fn beside_the_paper(answering: &Answering<'_>, topic: &Topic) -> Vec<String> {
    let all = &answering.content.sources.source;
    let cited = |source: &&Source| topic.cites.contains(source.id.id());
    let beside = all.iter().filter(|source| source.pages.is_none()).filter(cited);
    beside.map(|source| format!("{} ({})", source.author, source.year.as_str())).collect()
}
