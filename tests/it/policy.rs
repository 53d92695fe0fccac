//! `signpost privacy`: the policy that a host publishes, and the tables of `docs/privacy.md`, which are made of the same.
//!
//! That the tables say what the program does is tested in `decoder::unread`.

use std::{env, fs};

use tempfile::TempDir;

use crate::support::browser::{Browser, Looks, is_valid_html};
use crate::support::{folder_of, program};
use signpost::privacy::{FIELDS, documented_fields, documented_ways};

const HOST: &str =
    "host = { name = \"Example Youth Trust\", contact = \"mailto:safeguarding@example.org\" }\n";

struct Printed {
    out: String,
    err: String,
}

/// Runs it on a configuration.
fn printed(config: &str, args: &[&str]) -> Printed {
    ended(config, args, 0)
}

/// Runs it, and asserts that it ends with this code.
fn ended(config: &str, args: &[&str], code: i32) -> Printed {
    let folder = folder_of(&[("signpost.toml", config)]);
    let file = folder.path().join("signpost.toml");
    let output = program().arg("privacy").args(args).arg("--config").arg(file).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let (out, err) = (text(output.stdout), text(output.stderr));
    assert_eq!(output.status.code(), Some(code), "{err}");
    Printed { out, err }
}

/// Returns the page in a folder of its own.
fn page_on_disk() -> TempDir {
    folder_of(&[("privacy.html", printed(HOST, &["--html"]).out)])
}

#[test]
fn the_policy_is_text_that_fits_a_terminal() {
    let Printed { out, err } = printed(HOST, &[]);
    assert!(out.lines().all(|line| line.chars().count() <= 80), "{out}");
    assert!(!err.contains("hint"), "{err}");
    insta::assert_snapshot!("text", out);
}

#[test]
fn the_policy_is_a_whole_page_that_loads_and_runs_nothing() {
    let Printed { out, .. } = printed(HOST, &["--html"]);
    for other in ["<script", "src=", "url(", "@import", "<link", "style=", "onclick"] {
        assert!(!out.contains(other), "{other}");
    }
    let (before, rest) = out.split_once("<style>").unwrap();
    let (_, after) = rest.split_once("</style>").unwrap();
    assert!(before.contains("default-src 'none'; style-src 'sha256-"), "{before}");
    // The styles have a test of their own, in a browser; their fingerprint is theirs.
    let (csp, rest) = before.split_once("'sha256-").unwrap();
    let (_, rest) = rest.split_once('\'').unwrap();
    insta::assert_snapshot!("page", format!("{csp}'sha256-…'{rest}<style>…</style>{after}"));
    is_valid_html(page_on_disk().path());
}

#[test]
fn both_forms_say_the_same_of_every_field() {
    let (text, page) = (printed(HOST, &[]).out, printed(HOST, &["--html"]).out);
    for fields in FIELDS {
        for name in fields.names {
            let path = if fields.of.is_empty() {
                (*name).to_owned()
            } else {
                format!("{}.{name}", fields.of)
            };
            assert!(text.contains(&path), "{path}");
            assert!(page.contains(&format!("<code>{path}</code>")), "{path}");
        }
    }
}

#[test]
fn a_host_that_is_not_named_is_told_where_its_name_belongs() {
    let Printed { out, err } = printed("server = []\n", &[]);
    let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(out.contains("[the organisation that hosts this bot] hosts this copy"), "{out}");
    assert!(out.contains("ask: [an address of the organisation that hosts this bot]"), "{out}");
    assert!(err.contains("hint: the policy does not name its host yet: set `name` and"), "{err}");
}

#[test]
fn no_page_is_made_that_could_be_published_without_its_host() {
    let Printed { out, err } = ended("server = []\n", &["--html"], 2);
    assert_eq!(out, "");
    assert!(
        err.contains("error: the policy does not name its host yet\nhint: set `name` and"),
        "{err}"
    );
}

#[test]
fn a_host_is_reached_by_mail_or_on_its_page_whatever_it_is_called() {
    let page =
        "host = { name = \"Trust & Sons\", contact = \"https://example.org/privacy?a=1&b=2\" }\n";
    let Printed { out, .. } = printed(page, &["--html"]);
    assert!(out.contains("Trust &#38; Sons hosts this copy"), "{out}");
    assert!(out.contains("<a href=\"https://example.org/privacy?a=1&#38;b=2\""), "{out}");
    let Printed { out, .. } = printed(HOST, &["--html"]);
    assert!(out.contains("<a href=\"mailto:safeguarding@example.org\""), "{out}");
}

#[test]
fn everyone_can_read_the_page_on_a_phone_and_at_a_desk_in_both_themes() {
    let folder = page_on_disk();
    let Some(browser) = Browser::start() else { return };
    browser.open(&format!("file://{}", folder.path().join("privacy.html").display()));
    for looks in [Looks::DESK, Looks::PHONE, Looks::DESK.dark(), Looks::PHONE.dark()] {
        browser.is_for_everyone(looks);
    }
    assert_eq!(browser.nameless(), Vec::<String>::new());
    // A browser that does not take the fingerprint shows its own letters.
    let letters = browser.script("return getComputedStyle(document.body).fontFamily");
    assert!(letters.as_str().unwrap().starts_with("system-ui"), "{letters}");
}

/// Writes a drawn part of the page, or compares it.
fn is_drawn(name: &str, drawing: &str) {
    let page = "docs/privacy.md";
    let text = fs::read_to_string(page).unwrap();
    let (start, end) = (
        format!("<!-- {name}: drawn by `tests/it/policy.rs` -->\n"),
        format!("<!-- end of {name} -->"),
    );
    let (before, rest) = text.split_once(&start).unwrap();
    let (drawn, after) = rest.split_once(&end).unwrap();
    let now = format!("\n{drawing}\n");
    if env::var_os("SIGNPOST_BLESS").is_some() {
        fs::write(page, [before, &start, &now, &end, after].concat()).unwrap();
        return;
    }
    assert!(drawn == now, "bless it with SIGNPOST_BLESS=1, and read what has changed");
}

#[test]
fn the_page_on_privacy_has_the_tables_of_the_program() {
    is_drawn("fields", &documented_fields());
    is_drawn("ways", &documented_ways());
}
