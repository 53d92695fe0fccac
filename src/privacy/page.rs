//! The policy as one page for the web: it loads nothing, runs nothing, and can be put anywhere.
//!
//! The HTML is in `web/privacy.html`, which escapes whatever is put in. Its styles are inside it, and its Content Security Policy
//! allows these alone, by their fingerprint.

use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::policy::{PolicyBit, PolicyPart, PrivacyPolicy};
use crate::answer::{Line, Span};
use crate::render::html::{Bit, WordsOnPage, filled, web_file, words};

#[derive(Template)]
#[template(path = "privacy.html")]
struct PolicyPage<'p> {
    policy: &'p PrivacyPolicy,
    opening: WordsOnPage,
    style: String,
    /// What the Content Security Policy calls the styles.
    fingerprint: String,
}

/// Returns the page.
pub fn page(policy: &PrivacyPolicy) -> String {
    let style = ["base.css", "privacy.css"].map(|path| web_file(path).expect("it is in `web/`"));
    let style = String::from_utf8_lossy(&style.concat()).into_owned();
    let fingerprint = STANDARD.encode(Sha256::digest(&style));
    let opening = words(&Line(vec![Span::Plain(policy.opening.clone())]), &[]);
    filled(&PolicyPage { policy, opening, style, fingerprint })
}
