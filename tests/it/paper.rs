//! Nothing of the source paper is lost: its 17 bulleted lists with 106 items, the lists that are
//! inside its sentences, and its citations, each where a reader finds it.
//!
//! A list is in one section of one topic, in the paper's order, one string an item. The words
//! looked for are names of things, not the paper's wording.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::SHIPPED;
use signpost::content::Topic;
use signpost::values::{Id, TopicId};

/// A list: the page, the topic, and a word of each item in order.
type List = (&'static str, &'static str, &'static [&'static str]);

/// The bulleted lists.
const LISTS: [List; 18] = [
    ("4", "cse-and-csa", &["indicators", "technology", "not see", "perpetrators"]),
    ("4", "cse-and-csa", &["imbalance of power", "grooming", "exchange"]),
    (
        "6",
        "vulnerability",
        &[
            "disability",
            "in care",
            "previous abuse",
            "gender identity",
            "school",
            "drug",
            "missing",
        ],
    ),
    (
        "7",
        "challenges-overview",
        &[
            "exchange",
            "facilitator",
            "models",
            "indicators",
            "risk assessments",
            "victims",
            "consent",
            "marginalised",
            "normalisation",
        ],
    ),
    ("8", "challenge-exchange", &["status", "intangible", "absence"]),
    (
        "10",
        "risk-assessments",
        &[
            "purpose",
            "protective",
            "judgement",
            "narrative",
            "famil",
            "score",
            "strengths",
            "context",
            "agencies",
        ],
    ),
    // The paper has these seven in one list; the law has them in two sections.
    (
        "12",
        "consent-compromised",
        &["violence", "detained", "asleep", "physical disability", "substance"],
    ),
    ("12", "consent-compromised", &["impersonation", "deception"]),
    (
        "13",
        "consent-recommendations",
        &[
            "get consent",
            "real life",
            "double standard",
            "communicate",
            "blam",
            "coercion",
            "pornography",
            "gender roles",
            "images",
        ],
    ),
    (
        "14",
        "marginalised-communities",
        &["information", "culture", "representation", "understanding", "prejudice", "lgbt"],
    ),
    (
        "16",
        "responding-overview",
        &["trauma", "contextual", "multi-agency", "participation", "needs"],
    ),
    (
        "17",
        "trauma-informed",
        &["understand trauma", "emotional", "autonomy", "culture", "relationships"],
    ),
    (
        "19",
        "participation",
        &["independence", "decisions", "disempowerment", "sense of self", "resilience"],
    ),
    (
        "20",
        "meeting-needs",
        &[
            "rights",
            "persistent",
            "continuous",
            "wider contexts",
            "best interest",
            "relationships",
            "share information",
            "other services",
            "refer",
        ],
    ),
    ("21", "seen-and-heard", &["trusting relationships", "specialist services"]),
    (
        "22",
        "what-young-people-want",
        &[
            "questions",
            "hope",
            "choices",
            "opportunities",
            "sensitive",
            "discrimination",
            "strengths",
            "worked with",
            "make sense",
            "same professionals",
        ],
    ),
    (
        "23",
        "what-it-takes",
        &[
            "disclosures",
            "perspective",
            "unconditional",
            "recovery",
            "parents",
            "strengths",
            "endings",
            "decisions",
            "self-efficacy",
        ],
    ),
    ("25", "concerns", &["alert", "question", "help", "refer"]),
];

/// The lists that are inside sentences of the paper.
const INSIDE_SENTENCES: [List; 9] = [
    ("3", "exchange", &["financial", "status"]),
    ("3", "exchange", &["tangible", "intangible", "absence"]),
    (
        "3",
        "power",
        &["age", "gender", "status", "physical strength", "intellect", "access to resources"],
    ),
    (
        "3",
        "circumstances",
        &["groups", "individuals", "peers", "males", "females", "ethnicities", "religions"],
    ),
    ("9-10", "risk-assessments", &["victim-blaming", "online", "peers"]),
    ("14", "marginalised-communities", &["language", "taboo", "shame", "distrust", "criminalised"]),
    ("17", "trauma-informed", &["other parts", "physically safe", "decisions", "context"]),
    ("18", "multi-agency", &["share", "assessment", "support", "professionals"]),
    ("9", "indicators", &["another form", "no abuse", "typical"]),
];

fn topic(id: &str) -> &'static Topic {
    let found = TopicId::parse(id).and_then(|id| SHIPPED.content.topics.get(&id));
    found.unwrap_or_else(|| panic!("no topic `{id}`")).1
}

/// Returns the points of each section of a topic.
fn lists(id: &str) -> Vec<Vec<String>> {
    let points = topic(id).section.iter().map(|section| &section.points);
    points.map(|all| all.iter().map(|point| point.text.as_str().to_lowercase()).collect()).collect()
}

#[track_caller]
fn assert_whole((page, id, items): &List) {
    let is_it = |points: &Vec<String>| {
        points.len() == items.len()
            && points.iter().zip(*items).all(|(have, want)| have.contains(want))
    };
    let all = lists(id);
    assert!(all.iter().any(is_it), "page {page}, `{id}`: {items:?} in none of {all:#?}");
}

#[test]
fn every_item_of_every_bulleted_list_is_there() {
    LISTS.iter().for_each(assert_whole);
    // One list of page 12 is two here.
    assert_eq!(LISTS.len(), 17 + 1);
    assert_eq!(LISTS.iter().map(|(_, _, items)| items.len()).sum::<usize>(), 106);
}

#[test]
fn every_list_inside_a_sentence_is_there() {
    INSIDE_SENTENCES.iter().for_each(assert_whole);
}

#[test]
fn every_page_of_the_paper_has_a_topic() {
    let content = &SHIPPED.content;
    let written = content.topics.iter().filter_map(|(_, topic)| topic.pages.as_ref());
    let pages: BTreeSet<u32> = written.flat_map(|word| pages(word.as_str())).collect();
    assert_eq!(pages, (1..=25).collect());
}

/// Returns the pages of `2-3, 11`.
fn pages(text: &str) -> Vec<u32> {
    let runs = text.split(", ").map(|run| run.split_once('-').unwrap_or((run, run)));
    runs.flat_map(|(from, to)| from.parse().unwrap()..=to.parse().unwrap()).collect()
}

#[test]
fn every_work_is_cited_by_a_topic_on_each_page_that_it_supports() {
    let content = &SHIPPED.content;
    let mut supported: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    for (_, topic) in content.topics.iter() {
        let on = topic.pages.as_ref().map(|word| pages(word.as_str())).unwrap_or_default();
        for work in &topic.cites {
            supported.entry(work.as_str()).or_default().extend(on.iter());
        }
    }
    let works = content.sources.source.iter().filter_map(|work| Some((work, work.pages.as_ref()?)));
    let mut count = 0;
    for (work, cited_on) in works {
        let id = work.id.as_str();
        let have = supported.get(id).cloned().unwrap_or_default();
        let wanted: BTreeSet<u32> = pages(cited_on.as_str()).into_iter().collect();
        let lost: Vec<_> = wanted.difference(&have).collect();
        assert!(lost.is_empty(), "`{id}` is not cited on {lost:?}");
        count += 1;
    }
    assert_eq!(count, 40);
}
