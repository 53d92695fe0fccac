//! The privacy policy that a host publishes: Discord asks the owner of every bot for one.
//!
//! It says what is collected and why, for how long, with whom it is shared, whom to ask and how to have it deleted. See Discord
//! Developer Terms of Service, section 5(a). Only the host knows its legal grounds, and what else it does with the machine.

use super::fields::{FIELDS, FieldUse, PrivacyFields};
use crate::config::HostedBy;
use crate::values::ContactAddress;

/// What is in the place of the host where none is set.
const NO_NAME: &str = "[the organisation that hosts this bot]";
const NO_CONTACT: &str = "[an address of the organisation that hosts this bot]";

/// Where Discord says what it keeps, and where the regulator of the United Kingdom is.
const DISCORD: &str = "https://discord.com/privacy";
const ICO: &str = "https://ico.org.uk";

/// The policy, for whoever writes it out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivacyPolicy {
    /// The line that the content opens an urgent message with.
    pub opening: String,
    /// Its name.
    pub title: String,
    /// What it says.
    pub sections: Vec<PolicySection>,
}

/// A heading and what is below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicySection {
    /// The heading.
    pub title: String,
    /// What is below it.
    pub parts: Vec<PolicyPart>,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PolicyPart {
    /// A paragraph.
    Words(Vec<PolicyBit>),
    /// A list of fields.
    Rows(Vec<PolicyRow>),
}

/// A run of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PolicyBit {
    /// Words.
    Plain(String),
    /// What can be followed.
    Link {
        /// How it reads.
        shown: String,
        /// Where it leads.
        href: String,
    },
}

/// Some fields that are alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyRow {
    /// What they say.
    pub what: String,
    /// What Discord calls them, each by its whole path.
    pub fields: Vec<String>,
    /// Why they are read, and how long they are kept; nothing where they never are.
    pub read: Option<PolicyReason>,
}

/// Why something is read, and how long it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyReason {
    /// Why.
    pub why: String,
    /// Until when.
    pub kept: String,
}

impl PrivacyPolicy {
    /// Returns the policy of a copy that is hosted so, with the line that opens an urgent message.
    pub fn of(host: Option<&HostedBy>, opening: &str) -> Self {
        Self {
            opening: opening.to_owned(),
            title: "Privacy policy of the Discord bot Signpost".to_owned(),
            sections: sections(host),
        }
    }
}

impl PolicyBit {
    /// Returns how it reads.
    pub fn shown(&self) -> &str {
        match self {
            Self::Plain(shown) | Self::Link { shown, .. } => shown,
        }
    }

    fn page(address: &str) -> Self {
        Self::Link { shown: address.to_owned(), href: address.to_owned() }
    }

    /// Returns what takes the place of a name in braces.
    fn of(name: &str, host: Option<&HostedBy>) -> Self {
        match (name, host) {
            ("discord", _) => Self::page(DISCORD),
            ("ico", _) => Self::page(ICO),
            ("host", Some(host)) => Self::Plain(host.name.as_str().to_owned()),
            ("contact", Some(host)) => match &host.contact {
                ContactAddress::Page(url) => Self::page(url.as_str()),
                ContactAddress::Mail(mail) => {
                    let shown = mail.as_str().to_owned();
                    Self::Link { href: format!("mailto:{shown}"), shown }
                }
            },
            ("host", None) => Self::Plain(NO_NAME.to_owned()),
            _ => Self::Plain(NO_CONTACT.to_owned()),
        }
    }
}

fn sections(host: Option<&HostedBy>) -> Vec<PolicySection> {
    let told = |title: &str, texts: &[&str]| PolicySection {
        title: title.to_owned(),
        parts: texts.iter().map(|text| PolicyPart::Words(bits(text, host))).collect(),
    };
    let listed = |title: &str, texts: &[&str], rows: Vec<PolicyRow>| {
        let mut section = told(title, texts);
        section.parts.push(PolicyPart::Rows(rows));
        section
    };
    vec![
        told("In short", IN_SHORT),
        told("Who is responsible", WHO),
        told("Messages", MESSAGES),
        told("Who else gets it", SHARED),
        told("To see, correct or delete what is held about you", DELETION),
        told("To complain", COMPLAINTS),
        listed("What is read, why, and for how long", READ, rows(true)),
        listed("What is never read", NEVER, rows(false)),
        told("Changes", CHANGES),
    ]
}

/// Returns the words of a text; in it, names in braces are of what takes their place.
fn bits(text: &str, host: Option<&HostedBy>) -> Vec<PolicyBit> {
    let pieces = text.split(['{', '}']).enumerate();
    let bits = pieces.map(|(index, piece)| {
        if index % 2 == 0 { PolicyBit::Plain(piece.to_owned()) } else { PolicyBit::of(piece, host) }
    });
    bits.filter(|bit| !bit.shown().is_empty()).collect()
}

fn rows(are_read: bool) -> Vec<PolicyRow> {
    let is_wanted = |row: &&PrivacyFields| matches!(row.used, FieldUse::Read { .. }) == are_read;
    FIELDS.iter().filter(is_wanted).map(row).collect()
}

fn row(fields: &PrivacyFields) -> PolicyRow {
    let read = match fields.used {
        FieldUse::Read { why, kept } => {
            Some(PolicyReason { why: plain(why), kept: plain(kept.words()) })
        }
        FieldUse::NeverRead => None,
    };
    let path = |name: &&str| match fields.of {
        "" => (*name).to_owned(),
        of => format!("{of}.{name}"),
    };
    let names = fields.names.iter().map(path).collect();
    PolicyRow { what: plain(fields.what), fields: names, read }
}

/// Returns words without the marks that the page in `docs/` has around what is typed.
fn plain(words: &str) -> String {
    words.replace('`', "")
}

const IN_SHORT: &[&str] = &[
    "Signpost answers commands on Discord with guidance on child safeguarding, and with telephone numbers. It keeps nothing about you: not who you \
     are, and not what you asked. It has no database and writes no file about anybody.",
    "Signpost is not a way to report. Nobody reads what is sent to it. Please do not type a child's name or any details on Discord: tell your \
     safeguarding lead or call.",
];

const WHO: &[&str] = &[
    "{host} hosts this copy of Signpost, and is the controller of the personal data that it handles. Whom to ask: {contact}",
];

const READ: &[&str] = &[
    "When you use a command, a button or a menu, Discord sends Signpost what it calls an interaction. It says who you are; Signpost reads only the \
     fields below. The names are those of Discord's documentation.",
    "What has been read is in the memory of the program alone, which is overwritten as soon as it is freed.",
];

const NEVER: &[&str] = &[
    "Discord sends these as well. Signpost passes over them: no part of them is stored, logged, counted or sent on.",
];

const MESSAGES: &[&str] = &[
    "Signpost is not sent messages as people write them, direct messages included. No command takes typed text.",
    "In a channel in which it keeps a pinned post, Signpost looks for that post among the pinned messages and the last 100. It compares who wrote each \
     with itself, looks at the buttons of its own, and drops the rest.",
    "A reply is shown to you alone, unless you chose to share it. Discord shows your name beside a reply that you share.",
];

const SHARED: &[&str] = &[
    "Signpost sends its answers to Discord, and nothing about you to anybody else. It has no advertising and no analytics. Whoever hosts it can see how often each command is used, and never by whom.",
    "Discord itself knows which command you used and when, and keeps records of its own, for which Discord is responsible: \
     {discord}",
    "The log of the program can say that something was answered, when, and of what kind. It names nobody who asks, and nothing that was asked.",
];

const DELETION: &[&str] = &[
    "Signpost stores nothing about you, so there is nothing of yours in it to show, to correct or to delete. You can ask {host} all the same: {contact}",
    "What Discord holds is deleted by Discord. A reply that you shared is a message in its channel: whoever manages the server can delete it.",
];

const COMPLAINTS: &[&str] = &[
    "Please tell {host} first: {contact}. The law gives it 30 days to acknowledge a complaint about data protection.",
    "You can also complain to the Information Commissioner's Office (ICO), which watches over data protection in the United Kingdom: {ico}",
];

const CHANGES: &[&str] = &[concat!(
    "This text was written by version ",
    env!("CARGO_PKG_VERSION"),
    " of Signpost about itself; automatic tests compare it with what the program does. {host} replaces it when a new version does otherwise."
)];
