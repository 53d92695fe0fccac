//! What holds for any input: bytes as an interaction, and content that passes the checks.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use serde_json::json;
use signpost::answer::{Query, Setting, Subject, Visibility, answer};
use signpost::content::{self, Loaded, Origin, SourceFile, Tree};
use signpost::render;

use crate::support::{Bot, NOON, limits_of_discord, missing_signpost};

proptest! {
    #[test]
    fn any_text_as_an_interaction_is_answered_with_a_signposted_reply(text in ".*") {
        let response = Bot::at(NOON).respond_to_text(&text);
        prop_assert_eq!(missing_signpost(&response), Vec::<&str>::new());
    }

    #[test]
    fn any_json_where_an_interaction_is_expected_is_answered(
        kind in 0u64..9,
        name in "[a-z-]{0,12}|help|contacts|consent|guidance|a-z",
        option in "area|topic|share|about|[a-z]{0,5}",
        value in prop_oneof![Just(json!(null)), Just(json!(true)), Just(json!(7)), Just(json!({})), ".{0,20}".prop_map(|text| json!(text))],
        custom_id in ".{0,120}",
        flags in prop_oneof![Just(json!(64)), Just(json!(0)), Just(json!("64")), Just(json!(-1))],
    ) {
        let data = json!({
            "name": name, "type": 1, "custom_id": custom_id, "values": [custom_id], "component_type": 3,
            "options": [{ "name": option, "type": 3, "value": value }],
        });
        let interaction = json!({ "type": kind, "data": data, "message": { "flags": flags } });
        let response = Bot::at(NOON).respond(&interaction);
        if ![1, 8].contains(&response["type"].as_u64().unwrap()) {
            prop_assert_eq!(missing_signpost(&response), Vec::<&str>::new());
            prop_assert_eq!(limits_of_discord::check_response(&response), Vec::<String>::new());
        }
    }
}

/// Words of a topic, in lengths up to and over what the checks allow.
fn prose() -> impl Strategy<Value = String> {
    let word = "[a-zé*_~`|<>#.\\\\\\[\\]-]{1,14}";
    proptest::collection::vec(word, 1..24).prop_map(|words| words.join(" "))
}

fn topic() -> impl Strategy<Value = String> {
    let lines = || proptest::collection::vec(prose(), 0..40);
    (prose(), prose(), lines(), lines()).prop_map(|(title, short, text, points)| {
        let topic = json!({
            "title": title, "chapter": "consent", "order": 999, "short": short,
            "nations": ["england"], "pages": "1", "index": ["zebra"],
            "section": [{ "heading": title, "text": text, "points": points }],
        });
        let mut topic: toml::Table = serde_json::from_value(topic).unwrap();
        let review = "by = 2027-11-23".parse::<toml::Table>().unwrap();
        topic.insert("review".to_owned(), review.into());
        toml::to_string(&topic).unwrap()
    })
}

fn with_topic(text: String) -> Option<Loaded> {
    let shipped = content::read(&Origin::Shipped).unwrap();
    let mut files: BTreeMap<String, Arc<SourceFile>> = shipped.files;
    let file = SourceFile { path: "made-up.toml".to_owned(), text };
    files.insert("topics/made-up.toml".to_owned(), Arc::new(file));
    let loaded = content::assemble(&Tree { files }).ok()?;
    render::fits(&loaded).is_empty().then_some(loaded)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn every_page_of_any_content_that_passes_the_checks_fits(topic in topic(), shared in any::<bool>()) {
        let Some(loaded) = with_topic(topic) else {
            return Ok(());
        };
        let id = content::Id::parse("made-up").unwrap();
        let setting = Setting { now: NOON, server: None, handbook: None };
        for page in 1..40 {
            let query = Query { page, ..Query::of(Subject::Topic(<content::TopicId as Clone>::clone(&id))) };
            let reply = answer(&loaded.content, &query, &setting);
            let visibility = if shared { Visibility::Shared } else { Visibility::Private };
            let response = serde_json::to_value(render::response(&loaded.content, &reply, visibility)).unwrap();
            prop_assert_eq!(limits_of_discord::check_response(&response), Vec::<String>::new());
            prop_assert_eq!(missing_signpost(&response), Vec::<&str>::new());
        }
    }
}

#[test]
fn the_made_up_topics_of_these_tests_do_pass_the_checks() {
    let text = "title='A b'\nchapter='consent'\norder=999\nshort='c'\nnations=['england']\nreview={by=2027-01-01}\n[[section]]\ntext=['d']\n";
    assert!(with_topic(text.to_owned()).is_some());
}
