//! HTML of any words, made with the templates that the program's pages are made with.

use arbitrary::{Arbitrary, Result, Unstructured};
use askama::Template;
use signpost::answer::{Block, Line, Span};
use signpost::render::html::{Bit, Link, Links, Part, filled, parts};
use signpost::values::{PhoneNumber, Url};
use std::sync::Arc;

use signpost::content::service_alone;
use signpost::schema::SourceFile;

/// The parts of a page, as every page of the handbook has them.
#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{%- import "reply.html" as reply -%}{%- call reply::parts(parts, 2) %}{% endcall %}"#
)]
struct PartsOfAPage<'p> {
    parts: &'p [Part<'p>],
}

/// Where the links lead that are ours.
pub const HREFS: [&str; 2] = ["contacts.html", "helplines.html#me"];

/// A run of characters, made of the fuzzer's bytes.
#[derive(Debug, Clone, Arbitrary)]
pub enum MadeSpan<'a> {
    /// Words.
    Plain(&'a str),
    /// Words in bold.
    Strong(&'a str),
    /// A number to ring, where it is one.
    Number(&'a str),
    /// A number to send a text to, where it is one.
    TextNumber(&'a str),
    /// An address, where it is one.
    Address(&'a str),
}

impl MadeSpan<'_> {
    fn span(&self) -> Option<Span> {
        Some(match self {
            Self::Plain(words) => Span::plain(*words),
            Self::Strong(words) => Span::strong(*words),
            Self::Number(digits) => Span::Number(PhoneNumber::parse(digits).ok()?),
            Self::TextNumber(digits) => Span::TextNumber(PhoneNumber::parse(digits).ok()?),
            Self::Address(url) => Span::Address(address(url)?),
        })
    }
}

/// A part of a text.
#[derive(Debug, Clone, Arbitrary)]
pub enum MadeBlock<'a> {
    /// A heading.
    Heading(&'a str),
    /// A paragraph.
    Paragraph(Vec<MadeSpan<'a>>),
    /// A point of a list.
    Point(Vec<MadeSpan<'a>>),
    /// A step.
    Step(u8, Vec<MadeSpan<'a>>),
    /// A line under a step.
    UnderStep(Vec<MadeSpan<'a>>),
    /// Lines that stay together.
    Card(Vec<Vec<MadeSpan<'a>>>),
    /// Lines to copy.
    Copy(Vec<&'a str>),
}

impl MadeBlock<'_> {
    /// Returns it as a reply has it.
    pub fn block(&self) -> Block {
        match self {
            Self::Heading(words) => Block::Heading((*words).to_owned()),
            Self::Paragraph(spans) => Block::Paragraph(line(spans)),
            Self::Point(spans) => Block::Point(line(spans)),
            Self::Step(number, spans) => Block::Step(usize::from(*number), line(spans)),
            Self::UnderStep(spans) => Block::UnderStep(line(spans)),
            Self::Card(lines) => Block::Card(lines.iter().map(|spans| line(spans)).collect()),
            Self::Copy(lines) => Block::Copy(lines.iter().map(|it| (*it).to_owned()).collect()),
        }
    }
}

fn line(spans: &[MadeSpan<'_>]) -> Line {
    Line(spans.iter().filter_map(MadeSpan::span).collect())
}

/// A text, and what pages it can name.
#[derive(Debug, Clone)]
pub struct MadeText<'a> {
    /// What the pages are called.
    pub named: [&'a str; 2],
    /// Whether the pages have sections with numbers, as on paper.
    pub has_sections: bool,
    /// The text.
    pub blocks: Vec<MadeBlock<'a>>,
}

impl<'a> Arbitrary<'a> for MadeText<'a> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let (named, has_sections) = (u.arbitrary()?, u.arbitrary()?);
        Ok(Self { named, has_sections, blocks: u.arbitrary()? })
    }
}

/// Returns the HTML of blocks on a page that can name these.
pub fn html(blocks: &[Block], text: &MadeText<'_>) -> String {
    let link = |(label, href): (&&str, &str)| Link {
        label: (*label).to_owned(),
        under: Vec::new(),
        href: href.to_owned(),
        section: text.has_sections.then(|| "section 2".to_owned()),
    };
    // No page is called nothing.
    let called = text.named.iter().zip(HREFS).filter(|(label, _)| !label.is_empty());
    let named: Vec<Link> = called.map(link).collect();
    let made = parts(blocks, &Links { of: &|_| None, named: &named });
    filled(&PartsOfAPage { parts: &made })
}

/// Returns the address that a text is, as a file of content may have it.
fn address(text: &str) -> Option<Url> {
    let file = SERVICE.replace("{}", &serde_json::to_string(text).ok()?);
    let file = Arc::new(SourceFile::new("service.toml".to_owned(), file));
    Some(service_alone(&file).ok()?.checked.contact.against)
}

const SERVICE: &str = "name = \"A\"\nkind = \"finder\"\nfor = \"anyone\"\nnations = [\"england\"]\n\
    [[route]]\nweb = \"https://www.gov.uk/\"\n[checked]\non = 2026-11-23\nagainst = {}\n\
    how = \"stored copy of the page\"\ngrade = \"certain\"\n";
