//! What replies are kept under: no more than the content makes, whatever anybody sends, and nothing of anybody.
//!
//! Two servers share a reply where it says the same in both, and never where it does not. The bound in bytes is
//! tried with more topics than any content has.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::{everything, guilds, in_server, snapshot_of};
use crate::support::interactions::{MARKERS, choose, command, marked, press, repeated_in};
use crate::support::{LISTED, NOON, UNLISTED, text};
use signpost::answer::{Query, Subject, Visibility};
use signpost::live::{KeptFor, KeptReplies, MOST_BYTES, MadeReply, Snapshot};
use signpost::transport::respond;
use signpost::values::{Id, Period, TopicId};

const LOCALES: [&str; 32] = [
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl",
    "no", "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th",
    "zh-CN", "ja", "zh-TW", "ko",
];

fn ask(from: &Snapshot, interaction: &Value) -> *const u8 {
    respond(from, NOON, &interaction.to_string()).response.json().as_ptr()
}

/// Asks everything that can be reached, in a server.
fn fill(from: &Snapshot, guild: &str) {
    for interaction in everything() {
        ask(from, &in_server(interaction, guild));
    }
}

/// Returns ids that the content has, had, or never had, each with the start of a custom id before it.
fn subjects(random: &mut fastrand::Rng) -> String {
    const KNOWN: [&str; 9] = [
        "help",
        "topic:consent-law",
        "door:child-told-me",
        "contacts:luton",
        "contacts:town-wales",
        "a-z:a",
        "about",
        "helplines:me",
        "induction",
    ];
    // Former ids, ids of another kind, and ids of nothing.
    const OTHERS: [&str; 6] = [
        "contacts:old-wales",
        "contacts:old-england",
        "topic:luton",
        "door:gone",
        "board:gone",
        "a-z:b",
    ];
    match random.u8(..3) {
        0 => KNOWN[random.usize(..KNOWN.len())].to_owned(),
        1 => OTHERS[random.usize(..OTHERS.len())].to_owned(),
        _ => {
            let kinds = [
                "topic",
                "door",
                "contacts",
                "term",
                "chapter",
                "board",
                "induction",
                "stopped",
                "refusal",
            ];
            let id: String = (0..random.usize(1..30)).map(|_| random.lowercase()).collect();
            format!("{}:{id}", kinds[random.usize(..kinds.len())])
        }
    }
}

/// Returns an interaction of somebody who wants to fill our memory: no page of it is there.
fn of_nowhere(random: &mut fastrand::Rng) -> Value {
    let subject = subjects(random);
    let page = [0, 40, 65_534, 65_535, 65_536, 99_999][random.usize(..6)];
    let slot: String = (0..random.usize(..9)).map(|_| random.alphanumeric()).collect();
    let start = ["tu", "ou", "tp", "op", "tz", "oq"][random.usize(..6)];
    let id = match random.u8(..4) {
        0 => (0..random.usize(..100)).map(|_| random.char(..)).collect(),
        _ => format!("{start}{page}:{subject}~{slot}"),
    };
    let pressed = match random.u8(..6) {
        0 => command("contacts").option("area", id),
        1 => choose(&slot, &id).on_private_message(),
        2 => choose(&slot, &id).on_shared_message(),
        3 => press(&id).on_private_message(),
        _ => press(&id).on_shared_message(),
    };
    let guild = random.u64(100_000_000_000_000..u64::MAX).to_string();
    let mut json = pressed.in_server(if random.bool() { LISTED } else { &guild }).json();
    json["locale"] = json!(LOCALES[random.usize(..LOCALES.len())]);
    json
}

#[test]
fn whatever_is_sent_no_more_is_kept_than_what_can_be_reached() {
    // The second reads as the first; the third does not.
    let keys = "area = \"town-wales\"";
    let alike = "290926798626357998";
    let from =
        snapshot_of(&[(LISTED, keys), (alike, keys), ("290926798626357997", "nation = \"wales\"")]);
    for guild in [LISTED, UNLISTED] {
        fill(&from, guild);
        // What a refusal says can be had with no button: it counts as reached.
        for refused in ["ou1:gone:1", "op1:gone:1"] {
            ask(&from, &press(refused).in_server(guild).json());
        }
        ask(&from, &command("contacts").option("area", "gone").in_server(guild).json());
    }
    let reached = from.kept().len();
    assert!(reached > 600 && from.kept().bytes() < MOST_BYTES, "{reached}");
    let mut random = fastrand::Rng::with_seed(21);
    for _ in 0..1_500 {
        ask(&from, &of_nowhere(&mut random));
    }
    // In other servers, and in other languages, the same is asked.
    let odd = random.choose_multiple(everything().iter(), 200);
    for interaction in odd {
        let mut interaction =
            in_server(interaction, [alike, UNLISTED, "290926798626357111"][random.usize(..3)]);
        interaction["locale"] = json!(LOCALES[random.usize(..LOCALES.len())]);
        ask(&from, &interaction);
    }
    assert_eq!(from.kept().len(), reached, "{:#?}", from.kept());
}

#[test]
fn an_id_of_before_and_a_page_that_is_not_there_are_answered_and_not_kept() {
    let from = snapshot_of(&[]);
    let said = |id: &str| {
        let response = respond(&from, NOON, &press(id).json().to_string()).response;
        text(&serde_json::to_value(response).unwrap()).to_owned()
    };
    let current = said("ou1:contacts:town-wales~1");
    assert_eq!(from.kept().len(), 1);
    for same in ["ou1:contacts:old-wales~1", "ou0:contacts:town-wales~1"] {
        assert_eq!(said(same), current, "{same}");
    }
    assert_eq!(said("ou65535:contacts:town-wales~1"), said("ou40:contacts:old-wales~1"));
    assert_eq!(from.kept().len(), 1);
}

#[test]
fn replies_take_no_more_memory_than_they_may_however_much_content_there_is() {
    let (from, kept) = (snapshot_of(&[]), KeptReplies::default());
    let response = respond(&from, NOON, &command("contacts").json().to_string()).response;
    let (mut random, mut made) = (fastrand::Rng::with_seed(21), 0);
    for nth in 0..6_000 {
        let topic =
            TopicId::parse(&format!("made-up-{}", nth - random.usize(0..=nth / 2))).unwrap();
        let query = Query::of(Subject::Topic(topic));
        let key = KeptFor { query: &query, server: None, visibility: Visibility::Ephemeral };
        let one =
            || MadeReply { response: response.clone(), holds: Period::ALWAYS, is_canonical: true };
        made += kept.or_make(key, NOON, one).json().len() as u64;
        assert!(kept.bytes() <= MOST_BYTES);
        assert!(kept.len() as u64 * response.json().len() as u64 <= kept.bytes());
    }
    assert!(made > MOST_BYTES && kept.bytes() > MOST_BYTES / 2, "{made}, {}", kept.bytes());
}

#[test]
fn nothing_of_anybody_is_in_what_is_kept_or_in_what_it_is_kept_under() {
    let from = snapshot_of(&super::SERVERS);
    fill(&from, LISTED);
    for guild in guilds() {
        for marker in MARKERS {
            ask(&from, &command("contacts").option("area", *marker).in_server(guild).json());
            ask(&from, &command("concern").option("about", marked()).in_server(guild).json());
            ask(&from, &command(marker).in_server(guild).json());
            ask(&from, &press(marker).in_server(guild).json());
            ask(&from, &press(&format!("ou1:topic:{marker}~{marker}")).in_server(guild).json());
            ask(&from, &choose(marker, &format!("tu1:term:{marker}")).in_server(guild).json());
        }
    }
    ask(&from, &command("help").in_direct_message().json());
    let kept = format!("{:?}", from.kept());
    assert!(kept.contains("Danger now") && kept.contains("subject: Help"), "it shows what is kept");
    assert_eq!(repeated_in(&kept), [""; 0]);
    for guild in guilds() {
        assert!(!kept.contains(guild), "{guild}");
    }
}

/// What a host may set of a server; the first three of which no message says anything.
#[derive(Debug, Clone)]
struct MadeUp {
    name: bool,
    boards: u8,
    channel: u8,
    keys: BTreeMap<&'static str, &'static str>,
}

impl MadeUp {
    fn written(&self, guild: u64) -> String {
        let mut text = format!("[[server]]\nguild = \"{guild}\"\n");
        if self.name {
            writeln!(text, "name = \"Server {}\"", guild / 10_000 % 100).unwrap();
        }
        for (key, value) in &self.keys {
            writeln!(text, "{key} = {value}").unwrap();
        }
        for (board, nth) in ["worried", "find"].iter().zip(0..self.boards) {
            let channel = guild + 1_000 + u64::from(self.channel) * 10 + u64::from(nth);
            writeln!(text, "[[server.board]]\nchannel = \"{channel}\"\nboard = \"{board}\"")
                .unwrap();
        }
        text
    }
}

fn server() -> impl Strategy<Value = MadeUp> {
    const CHOICES: [(&str, &[&str]); 7] = [
        ("nation", &["\"england\"", "\"wales\""]),
        ("lead", &["{ role = \"Lead\" }", "{ role = \"Lead\", phone = \"020 7946 0001\" }"]),
        ("deputy", &["{ role = \"Deputy\" }", "{ role = \"Deputy\", phone = \"020 7946 0002\" }"]),
        ("trustee", &["{ role = \"Lead\" }", "{ role = \"Trustee\" }"]),
        ("record", &["\"our form\"", "\"your form\""]),
        ("coordinator", &["\"coordinator\"", "\"organiser\""]),
        (
            "approval",
            &[
                "{ role = \"Lead\", on = 2026-11-29, next = 2027-05-23 }",
                "{ role = \"Lead\", on = 2026-11-29, next = 2027-05-24 }",
            ],
        ),
    ];
    // Few keys, so that two servers are often alike.
    let keys = proptest::collection::btree_map(select(&CHOICES[..]), 0usize..2, 0..3)
        .prop_map(|all| all.into_iter().map(|((key, values), nth)| (key, values[nth])).collect());
    (any::<bool>(), 0u8..3, 0u8..5, keys).prop_map(|(name, boards, channel, keys)| MadeUp {
        name,
        boards,
        channel,
        keys,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn two_servers_share_replies_where_all_that_a_message_says_is_equal_and_only_there(
        servers in proptest::collection::vec(server(), 2..9),
    ) {
        let guild = |nth: usize| 290_926_798_626_350_000 + 10_000 * nth as u64;
        let written: String = servers.iter().enumerate().map(|(nth, it)| it.written(guild(nth))).collect();
        let file = signpost::schema::SourceFile::new("signpost.toml".to_owned(), written);
        let from = snapshot_of(&[]);
        let config = signpost::judge::config(Some(&std::sync::Arc::new(file)), from.content());
        let config = config.map_err(|found| signpost::schema::report::carets(&found)).unwrap();
        let from = Snapshot::new(std::sync::Arc::clone(&from.loaded), config);
        let about = |nth: usize| ask(&from, &command("about").in_server(&guild(nth).to_string()).json());
        for one in 0..servers.len() {
            prop_assert!(from.setting_number(Some(guild(one))).is_some());
            for other in 0..servers.len() {
                let number = |nth| from.setting_number(Some(guild(nth)));
                let is_alike = servers[one].keys == servers[other].keys;
                prop_assert_eq!(number(one) == number(other), is_alike);
                prop_assert_eq!(about(one) == about(other), is_alike);
            }
        }
        prop_assert_eq!(from.setting_number(Some(guild(servers.len()))), None);
        prop_assert_eq!(from.setting_number(None), None);
    }
}
