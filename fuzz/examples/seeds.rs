//! Writes the seeds again from which each target starts: `fuzz/corpus/TARGET/`.
//!
//! ```sh
//! cargo run --manifest-path fuzz/Cargo.toml --example seeds
//! ```
//!
//! They are made of the interactions of the tests, the shipped content, the broken files of the tests, and where an input
//! is made of bytes alone of numbers that are drawn with a fixed seed. The same checkout writes the same files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde_json::{Value, json};
use signpost::answer::{Press, Query, Refusal, Subject};
use signpost::content::{Audience, Form};
use signpost::render::encode;
use signpost_fuzz::bots::{BOTS, FILES, LISTED, OF_A_NATION};
use signpost_fuzz::laid::PLACES;

/// The interactions of the tests, with what they ask of the folder that they are in.
#[path = "../../tests/it/support"]
mod support {
    #[expect(dead_code, reason = "the tests look for what they mark, and seeds do not")]
    pub(crate) mod interactions;

    pub(crate) mod discord {
        /// What is in the place of the bot's token.
        pub(crate) const TOKEN_MARKER: &str = "zq-bot-token";
    }
}

use support::interactions::{autocomplete, choose, command, of_unknown_type, ping, press};

/// The seeds of one target, by their names.
type Seeds = BTreeMap<String, Vec<u8>>;

/// The longest file of content that is a seed: a mutation of a longer one says little.
const LONGEST: usize = 20 << 10;

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (target, seeds) in [
        ("interaction", interactions()),
        ("custom_id", custom_ids()),
        ("content", content(&root.join("../tests/fixtures/problems"))?),
        ("config", configs(&root.join("../tests/fixtures/config"))?),
        ("signature", signatures()),
        ("markdown", texts()),
        ("hours", drawn(32, 900)),
        ("calendar", drawn(32, 700)),
        ("overlay_paths", folders()),
    ] {
        let folder = root.join("corpus").join(target);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        let bytes: usize = seeds.values().map(Vec::len).sum();
        println!("{target}: {} seeds, {bytes} bytes", seeds.len());
        for (name, seed) in seeds {
            fs::write(folder.join(name), seed)?;
        }
    }
    Ok(())
}

/// Names each seed by its place among them.
fn numbered<S: AsRef<[u8]>>(seeds: impl IntoIterator<Item = S>) -> Seeds {
    let named = |(nth, seed): (usize, S)| (format!("{nth:03}"), seed.as_ref().to_vec());
    seeds.into_iter().enumerate().map(named).collect()
}

fn interactions() -> Seeds {
    let commands = [
        "help",
        "emergency",
        "concern",
        "contacts",
        "helplines",
        "guidance",
        "a-z",
        "induction",
        "about",
    ];
    let mut all: Vec<Value> = commands.map(|name| command(name).in_server(LISTED).json()).to_vec();
    all.extend(OF_A_NATION.map(|(guild, _)| command("contacts").in_server(guild).json()));
    all.extend([
        ping(),
        of_unknown_type(),
        autocomplete("contacts").json(),
        command("help").in_direct_message().json(),
        command("help").in_group_message().json(),
        command("contacts").option("area", "luton").in_server(LISTED).json(),
        command("consent").option("topic", "consent-law").option("share", true).json(),
        command("guidance").subcommand("consent").option("topic", "consent-law").json(),
        command("board").subcommand("status").with_permissions(32).in_server(LISTED).json(),
        command("board").subcommand("post").option("board", "start").json(),
        command("no-such-command").json(),
        press("tu1:topic:power~1").on_private_message().in_server(LISTED).json(),
        press("op2:door:about-the-lead~0").on_shared_message().json(),
        press("ou1:board:worried~1.0123456789abcdef.1")
            .on_shared_message()
            .in_server(LISTED)
            .json(),
        choose("m~0", "tu1:chapter:law~2").on_private_message().json(),
        choose("m~1", "nonsense").json(),
        json!({}),
        json!([1, null, "a"]),
    ]);
    numbered(all.iter().map(Value::to_string).chain([String::new(), "{\"type\":2".to_owned()]))
}

fn custom_ids() -> Seeds {
    let content = BOTS[0].content();
    let mut subjects = vec![
        Subject::Help,
        Subject::Emergency,
        Subject::Concern,
        Subject::MoreDoors,
        Subject::Contacts(None),
        Subject::Areas,
        Subject::Helplines(None),
        Subject::Helplines(Some(Audience::ALL[0])),
        Subject::Guidance,
        Subject::Letters(None),
        Subject::Glossary,
        Subject::Induction(None),
        Subject::InductionEnd,
        Subject::Sources,
        Subject::About,
        Subject::Boards,
        Subject::Refusal(Refusal::Gone),
    ];
    subjects.extend(content.doors.iter().take(3).map(|(id, _)| Subject::Door(id.clone())));
    subjects.extend(content.topics.iter().take(3).map(|(id, _)| Subject::Topic(id.clone())));
    subjects
        .extend(content.areas.iter().take(2).map(|(id, _)| Subject::Contacts(Some(id.clone()))));
    subjects.extend(content.terms.iter().take(2).map(|(id, _)| Subject::Term(id.clone())));
    subjects.extend(content.boards.iter().take(2).map(|(id, _)| Subject::Board(id.clone())));
    let ids = subjects.into_iter().enumerate().map(|(nth, subject)| {
        let form = if nth % 3 == 0 { Form::PastTheLead } else { Form::Usual };
        let page = u16::try_from(nth % 4).unwrap_or(1);
        encode(&Press { query: Query { subject, page, form }, turns: nth % 2 == 0 }, nth)
    });
    let others = ["", "tz9:help", "tU1:help", "ou1:a-z:b~", "xu1:help~0", "ou65535:topic:power~~"];
    numbered(ids.chain(others.map(str::to_owned)))
}

fn content(broken: &Path) -> io::Result<Seeds> {
    let mut seeds = Seeds::new();
    for (choice, place) in (0u8..).zip(PLACES) {
        let name = |of: &str| format!("{}-{of}", place.trim_end_matches(".toml").replace('/', "-"));
        let seed = |text: &[u8]| [&[choice], text].concat();
        if let Some(file) = FILES.files.get(place) {
            let text = file.text.as_bytes();
            seeds.insert(name("shipped"), seed(&text[..text.len().min(LONGEST)]));
        }
        let Some((kind, "made-up.toml")) = place.split_once('/') else { continue };
        seeds.insert(name("empty"), vec![choice]);
        let example = Path::new(kind).join("example.toml");
        let all = files_below(broken)?.into_iter().filter(|path| path.ends_with(&example));
        // Of topics and services every fifth says enough: there are many.
        let step = if ["topics", "services"].contains(&kind) { 5 } else { 2 };
        for path in all.step_by(step) {
            let of = path.strip_prefix(broken).ok().and_then(|it| it.iter().next()?.to_str());
            seeds.insert(name(of.unwrap_or_default()), seed(&fs::read(&path)?));
        }
    }
    Ok(seeds)
}

fn configs(broken: &Path) -> io::Result<Seeds> {
    let mut seeds = Seeds::new();
    seeds.insert("example".to_owned(), include_bytes!("../../signpost.example.toml").to_vec());
    for path in files_below(broken)? {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        seeds.insert(name, fs::read(path)?);
    }
    Ok(seeds)
}

/// Returns the files below a folder, in order.
fn files_below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|it| it.path())).collect::<io::Result<_>>()?;
    entries.sort();
    let mut files = Vec::new();
    for path in entries {
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}

/// Text with what the target's bytes are made into: lengths are at the end of an input, so drawn bytes follow.
fn with_drawn(texts: &[&str]) -> Seeds {
    let mut random = Random(20_261_130);
    numbered(texts.iter().map(|text| [text.as_bytes(), &random.bytes(64)].concat()))
}

fn signatures() -> Seeds {
    let key = "ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c";
    let (digits, upper) = ("0123456789abcdef".repeat(8), key.to_uppercase());
    with_drawn(&[
        key,
        &upper,
        &digits,
        "1700000000{\"type\":1}",
        "18446744073709551615",
        "0",
        "",
        "-1",
        "1e9",
        "{}",
    ])
}

fn texts() -> Seeds {
    with_drawn(&[
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "a & b &amp; c &#60;",
        "'\"`<>",
        "call 999",
        "Hurt? 999 or 101",
        "Open Local contacts.",
        "Press \"Help for me\" now.",
        "Press \u{201c}Help\u{201d}",
        "# not a heading",
        "-# not small",
        "1. not a list",
        "a*b_c~d`e|f<@1>[g](h)\\",
        "@everyone",
        "https://www.gov.uk/a?b=c&d=\"e\"",
        "0800 1111",
        "020 7946 0000",
        "</p></div>",
        "{{ words }}",
        "<!-- -->",
        "\u{202e}abc",
        "a\u{0}b",
        "]]>",
    ])
}

fn folders() -> Seeds {
    let mut seeds = drawn(24, 300);
    let names = [
        "services/childline.toml",
        "words.toml",
        "x.toml.txt",
        "..\\beside.toml",
        "topics\\power.toml",
        "a/b/c.toml",
    ];
    seeds
        .extend(with_drawn(&names).into_iter().map(|(name, seed)| (format!("named-{name}"), seed)));
    seeds
}

fn drawn(count: usize, length: usize) -> Seeds {
    let mut random = Random(20_261_130);
    numbered((0..count).map(|_| random.bytes(length)).collect::<Vec<_>>())
}

/// Numbers that look drawn, and are the same each time.
struct Random(u64);

impl Random {
    fn bytes(&mut self, count: usize) -> Vec<u8> {
        let byte = |_| {
            // Knuth's numbers for a linear congruential generator.
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            self.0.to_be_bytes()[0]
        };
        (0..count).map(byte).collect()
    }
}
