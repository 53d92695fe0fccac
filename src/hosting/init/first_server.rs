//! What a host has answered so far of their first server, and the configuration that it makes.
//!
//! Each answer is a text as the file has it; whether it may be there is for `rules` to say.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::values::{Nation, quoted};

/// A server as a host describes it.
#[derive(Debug, Clone, Default)]
pub(crate) struct FirstServer {
    /// Its snowflake.
    pub(crate) guild: String,
    /// The nation it works in.
    pub(crate) nation: Option<Nation>,
    /// The id of the area whose contacts come first.
    pub(crate) area: Option<String>,
    /// The safeguarding lead.
    pub(crate) lead: Option<FirstContact>,
    /// The deputy.
    pub(crate) deputy: Option<FirstContact>,
    /// Where notes go.
    pub(crate) record: Option<String>,
    /// The snowflake of the channel in which boards are pinned.
    pub(crate) channel: Option<String>,
}

/// A role and its duty number, where it has one.
#[derive(Debug, Clone)]
pub(crate) struct FirstContact {
    pub(crate) role: String,
    pub(crate) phone: Option<String>,
}

/// What a host answers, beside the nation, which is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InitAnswer {
    /// The server's id.
    Server,
    /// The area, by its id or its name.
    Area,
    /// The lead's role.
    LeadRole,
    /// The lead's number.
    LeadPhone,
    /// The deputy's role.
    DeputyRole,
    /// The deputy's number.
    DeputyPhone,
    /// Where notes go.
    Record,
    /// The channel of the boards.
    Channel,
}

impl FirstContact {
    fn with(self, phone: Option<String>) -> Self {
        Self { phone, ..self }
    }
}

impl FirstServer {
    /// Returns the same with one more answer.
    pub(super) fn with(&self, answer: InitAnswer, text: String) -> Self {
        let mut server = self.clone();
        let phone = Some(text.clone());
        let in_the_role = |role| Some(FirstContact { role, phone: None });
        match answer {
            InitAnswer::Server => server.guild = text,
            InitAnswer::Area => server.area = Some(text),
            InitAnswer::LeadRole => server.lead = in_the_role(text),
            InitAnswer::LeadPhone => server.lead = server.lead.map(|it| it.with(phone)),
            InitAnswer::DeputyRole => server.deputy = in_the_role(text),
            InitAnswer::DeputyPhone => server.deputy = server.deputy.map(|it| it.with(phone)),
            InitAnswer::Record => server.record = Some(text),
            InitAnswer::Channel => server.channel = Some(text),
        }
        server
    }

    /// Returns the role that is asked for, where there is one.
    pub(super) fn role(&self, asked: InitAnswer) -> Option<&str> {
        let contact = match asked {
            InitAnswer::LeadRole => self.lead.as_ref(),
            InitAnswer::DeputyRole => self.deputy.as_ref(),
            _ => None,
        };
        contact.map(|contact| contact.role.as_str())
    }

    /// Returns the file, with what each line is for; `boards` are the ids of those that are pinned in the channel, and
    /// `today` is the day it is written.
    pub(crate) fn text(&self, boards: &[&str], today: Date) -> String {
        let Self { guild, nation, area, lead, deputy, record, channel } = self;
        let mut text = format!("{OPENING}# `signpost init` wrote it on {today}.\n\n[[server]]\n");
        text += &line(
            "guild",
            Some(guild),
            "",
            "the server: Developer Mode on, right-click its name, Copy Server ID",
        );
        let nation = nation.map(Nation::name);
        text += &line("nation", nation, "england", "england, wales, scotland or northern-ireland");
        text += &line(
            "area",
            area.as_deref(),
            "luton",
            "whose contacts come first; left out, the bot asks where the child lives",
        );
        text += "\n# Roles and duty numbers, never a name: everybody in the server sees them.\n";
        text += &contact("lead", lead.as_ref());
        text += &contact("deputy", deputy.as_ref());
        text += &contact("trustee", None);
        text += "\n";
        text += &line("record", record.as_deref(), "our concern form", "where notes go");
        text += &line(
            "coordinator",
            None,
            "volunteer coordinator",
            "who looks after new volunteers: a role",
        );
        text += &approval(today);
        text += "\n# Pinned posts: one entry for each board and the channel it is pinned in.\n";
        match channel {
            Some(channel) => {
                text + &boards.iter().map(|board| pinned(channel, board)).collect::<String>()
            }
            None => {
                text + "# [[server.board]]\n# channel = \"645027906669510667\"\n# board   = \"worried\"\n"
            }
        }
    }
}

const OPENING: &str = "\
# What Signpost is told about your server. Every key but `guild` may be left out; docs/operations.md lists them all.
# Never write a person's name or a token into it.
";

/// Returns who approved the words, as a comment with days of which none has passed.
fn approval(today: Date) -> String {
    let next = today.saturating_add(HALF_A_YEAR.days());
    format!(
        "
# Who approved the words, and when that is due again. Until then boards and /about say that they are a draft.
# approval = {{ role = \"Safeguarding lead\", on = {today}, next = {next} }}
"
    )
}

/// In how many days somebody approves the words again.
const HALF_A_YEAR: i64 = 180;

/// Returns a key with its value and what it is for; where there is none, an example that a `#` switches off.
fn line(key: &str, value: Option<&str>, example: &str, what: &str) -> String {
    let off = if value.is_some() { "" } else { "# " };
    format!("{off}{key} = {} # {what}\n", quoted(value.unwrap_or(example)))
}

fn contact(key: &str, contact: Option<&FirstContact>) -> String {
    let Some(FirstContact { role, phone }) = contact else {
        return format!("# {key} = {{ role = \"…\", phone = \"…\" }}\n");
    };
    let phone = phone.iter().map(|phone| format!(", phone = {}", quoted(phone)));
    format!("{key} = {{ role = {}{} }}\n", quoted(role), phone.collect::<String>())
}

fn pinned(channel: &str, board: &str) -> String {
    format!("[[server.board]]\nchannel = {}\nboard = {}\n\n", quoted(channel), quoted(board))
}
