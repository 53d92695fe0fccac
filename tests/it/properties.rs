//! What holds for any input: bytes as an interaction, and content that passes the checks.
//!
//! A property over content says nothing if the checks refuse all that is generated; so a test
//! counts how much of it passes.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::support::{Bot, NOON, SHIPPED, limits_of_discord, missing_signpost};
use signpost::answer::{Query, Setting, Subject, Visibility, answer};
use signpost::content::{Form, Route};
use signpost::files::{Origin, Tree};
use signpost::judge::Loaded;
use signpost::schema::SourceFile;
use signpost::values::{Id, PhoneNumber, TopicId};
use signpost::{files, judge, render};

proptest! {
    #[test]
    fn any_bytes_as_an_interaction_are_answered_with_a_signposted_reply(bytes in any::<Vec<u8>>()) {
        let response = Bot::at(NOON).respond_to_text(&String::from_utf8_lossy(&bytes));
        prop_assert_eq!(missing_signpost(&response), Vec::<&str>::new());
    }

    #[test]
    fn any_json_where_an_interaction_is_expected_is_answered(
        kind in 0u64..9,
        name in "[a-z-]{0,12}|help|contacts|consent|guidance|a-z",
        option in "area|topic|share|about|[a-z]{0,5}",
        value in odd(),
        custom_id in ".{0,120}",
        side in odd(),
    ) {
        let data = json!({
            "name": name, "type": 1, "custom_id": custom_id, "values": [custom_id], "component_type": 3,
            "options": [{ "name": option, "type": 3, "value": value }],
        });
        let interaction = json!({
            "type": kind, "data": data, "guild_id": side, "member": { "permissions": side },
            "message": { "flags": side },
        });
        let response = Bot::at(NOON).respond(&interaction);
        if ![1, 8].contains(&response["type"].as_u64().unwrap()) {
            prop_assert_eq!(missing_signpost(&response), Vec::<&str>::new());
            prop_assert_eq!(limits_of_discord::check_response(&response), Vec::<String>::new());
        }
    }
}

/// A value of a kind that may or may not be the documented one.
fn odd() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!(null)),
        Just(json!(true)),
        Just(json!(-7)),
        Just(json!(64)),
        Just(json!({})),
        Just(json!([1])),
        ".{0,20}".prop_map(|text| json!(text)),
    ]
}

/// Words that the checks let through, many of them with what Discord reads as marks.
fn word() -> impl Strategy<Value = String> {
    const MARKED: [&str; 15] =
        ["a*b", "_x", "y_", "~z", "#1", ">", "+", "-", "-#", "1.", "2)", "é", "a~b", "#", "999."];
    prop_oneof![3 => "[a-zé]{1,14}", 1 => proptest::sample::select(&MARKED[..]).prop_map(str::to_owned)]
}

/// A sentence of at most 20 words.
fn sentence() -> impl Strategy<Value = String> {
    proptest::collection::vec(word(), 1..16).prop_map(|words| format!("{}.", words.join(" ")))
}

/// A heading of at most 80 characters.
fn title() -> impl Strategy<Value = String> {
    proptest::collection::vec(word(), 1..8).prop_map(|words| {
        let title: String = words.join(" ").chars().take(80).collect();
        title.to_owned()
    })
}

fn sentences(most: usize) -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec(sentence(), 0..most)
}

/// A topic as an editor might write it, up to many pages long.
fn topic() -> impl Strategy<Value = String> {
    (title(), sentence(), sentences(40), sentences(40)).prop_map(|(title, short, text, points)| {
        let short: String = short.chars().take(138).collect();
        let topic = json!({
            "title": title, "chapter": "consent", "order": 999, "short": short.trim(),
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
    let shipped = files::read(&Origin::Shipped).unwrap();
    let mut files: BTreeMap<String, Arc<SourceFile>> = shipped.files;
    let file = SourceFile::new("made-up.toml".to_owned(), text);
    files.insert("topics/made-up.toml".to_owned(), Arc::new(file));
    judge::content(&Tree { files, ..Tree::default() }).ok()
}

/// Returns every page of the made-up topic.
fn pages_of(loaded: &Loaded, form: Form, visibility: Visibility) -> Vec<Value> {
    let setting = Setting::at(NOON);
    let subject = Subject::Topic(TopicId::parse("made-up").unwrap());
    let page = |page| {
        let query = Query { page, form, subject: subject.clone() };
        let reply = answer(&loaded.content, &query, &setting);
        serde_json::to_value(render::response(&loaded.content, &reply, visibility).response)
            .unwrap()
    };
    // A page that is not there shows the last one again.
    let mut pages: Vec<Value> = (1..40).map(page).collect();
    pages.dedup();
    pages
}

/// Returns the words of the pages, without what is around them on each.
fn words(pages: &[Value]) -> String {
    let texts = pages.iter().map(|page| page["data"]["content"].as_str().unwrap());
    let body = |text: &str| {
        let body = text.split("\n\n**Danger now").next().unwrap().split("\n-# ").next().unwrap();
        body.split_once("## ").unwrap().1.split_once('\n').unwrap().1.to_owned()
    };
    let letters = |body: String| body.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    texts.map(body).map(letters).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn every_page_of_any_content_that_passes_the_checks_fits(topic in topic(), past in any::<bool>()) {
        let Some(loaded) = with_topic(topic) else {
            return Ok(());
        };
        let form = if past { Form::PastTheLead } else { Form::Usual };
        let own = pages_of(&loaded, form, Visibility::Ephemeral);
        let shared = pages_of(&loaded, form, Visibility::Shared);
        for response in own.iter().chain(&shared) {
            prop_assert_eq!(limits_of_discord::check_response(response), Vec::<String>::new());
            prop_assert_eq!(missing_signpost(response), Vec::<&str>::new());
        }
        // Who reads on from a shared page in a copy of their own misses nothing.
        let read_on = [&shared[..1], &own[1..]].concat();
        prop_assert_eq!(words(&read_on), words(&own));
    }
}

#[test]
fn most_of_the_made_up_topics_pass_the_checks() {
    let mut runner = TestRunner::deterministic();
    let made = (0..60).map(|_| topic().new_tree(&mut runner).unwrap().current());
    let passed = made.filter(|text| with_topic(text.clone()).is_some()).count();
    assert!(passed > 40, "only {passed} of 60 passed: the property above shows little");
}

/// A number of a service, of more than six digits, with anything but letters between them.
fn number_in_disguise() -> impl Strategy<Value = String> {
    const BETWEEN: [&str; 12] =
        ["", "", "", " ", " ", "-", "\u{a0}", ".", "/", ", ", " \u{2013} ", "\u{200b}"];
    let services = SHIPPED.content.services.iter();
    let routes = services.flat_map(|(_, service)| &service.route).filter_map(Route::number);
    let all: Vec<String> = routes.map(PhoneNumber::digits).filter(|it| it.len() > 6).collect();
    let longest = all.iter().map(String::len).max().unwrap();
    let between = proptest::collection::vec(proptest::sample::select(&BETWEEN[..]), longest);
    (proptest::sample::select(all), between).prop_map(|(digits, between)| {
        assert!(digits.len() <= between.len());
        let digits = digits.chars().zip(between).map(|(digit, mark)| format!("{digit}{mark}"));
        digits.collect()
    })
}

/// A short number of a service, in a sentence that says what to do with it.
fn short_number_that_is_told() -> impl Strategy<Value = String> {
    const BETWEEN: [&str; 6] = ["", "", " ", "\u{a0}", ".", "/"];
    const SENTENCES: [&str; 6] = [
        "Call {}.",
        "Ring: {} now.",
        "Dial ({}).",
        "Text HELP to {}.",
        "Send HELP to {}",
        "Text {}.",
    ];
    let services = SHIPPED.content.services.iter();
    let routes = services.flat_map(|(_, service)| &service.route).filter_map(Route::number);
    let is_short = |digits: &String| (4..=6).contains(&digits.len());
    let all: Vec<String> = routes.map(PhoneNumber::digits).filter(is_short).collect();
    let sentence = proptest::sample::select(&SENTENCES[..]);
    let between = proptest::sample::select(&BETWEEN[..]);
    (proptest::sample::select(all), between, 2..4_usize, sentence).prop_map(
        |(digits, between, at, sentence)| {
            let number = format!("{}{between}{}", &digits[..at], &digits[at..]);
            sentence.replace("{}", &number)
        },
    )
}

/// A topic with this sentence, or another in its place.
fn topic_that_says(sentence: &str) -> String {
    format!(
        "title = \"A\"\nchapter = \"consent\"\norder = 999\nshort = \"It is so.\"\n\
         nations = [\"england\"]\npages = \"1\"\nreview = {{ by = 2027-11-23 }}\n[[section]]\n\
         text = [\"{sentence}\"]\n"
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_sentence_can_hide_the_number_of_a_service(number in number_in_disguise()) {
        let number = number.trim_matches(|c: char| !c.is_ascii_digit());
        prop_assert!(with_topic(topic_that_says("It is seven in all.")).is_some());
        let topic = topic_that_says(&format!("It is {number} in all."));
        prop_assert!(with_topic(topic).is_none(), "{number}");
    }

    #[test]
    fn no_sentence_can_tell_the_short_number_of_a_service(told in short_number_that_is_told()) {
        prop_assert!(with_topic(topic_that_says(&told)).is_none(), "{told}");
    }
}
