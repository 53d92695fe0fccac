//! What the page has to know beside the answers: the commands, the servers, and what is wrong.
//!
//! It is sent whole each time: a page that has missed a change is right again after the next. Its names
//! are those that the scripts in `web/preview` read.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Value, json};

use crate::answer::Signpost;
use crate::config::Server;
use crate::content::{Content, Ending};
use crate::discord::CommandDefinition;
use crate::live::Live;
use crate::render;
use crate::render::html::{Bit, WordsOnPage, words};
use crate::schema::report;

/// What the page shows around the messages.
#[derive(Debug, Serialize)]
pub(super) struct PageState {
    /// The version of the content that answers.
    version: String,
    /// What was read, in one line.
    read: String,
    /// The lines of the signpost, each in runs of characters.
    signpost: Vec<Vec<Value>>,
    /// The servers of the configuration.
    servers: Vec<ListedServer>,
    /// The commands as they are registered with Discord.
    commands: Vec<CommandDefinition>,
    /// A moment at which offices answer, as the page sends it.
    office_morning: Option<String>,
    /// What is wrong with the files, with the caret that the terminal shows.
    problems: Vec<Value>,
    /// What could not be read at all, one line each.
    notes: Vec<String>,
    /// What answers meanwhile, where anything is wrong.
    standing: Option<String>,
}

/// A server to choose.
#[derive(Debug, Serialize)]
struct ListedServer {
    guild: String,
    name: String,
}

impl PageState {
    /// Returns what the page is to show.
    pub(super) fn of(live: &Live, today: Date) -> Self {
        let (from, faults) = (live.current(), live.faults());
        let (content, faults) = (from.content(), faults.borrow());
        let problems = faults.iter().flat_map(|fault| &fault.problems).map(|problem| {
            let one = std::slice::from_ref(problem);
            let mut row = report::json(one)[0].take();
            row["caret"] = json!(report::carets(one));
            row
        });
        let unread = faults.iter().filter(|fault| fault.problems.is_empty());
        let standing: Vec<&str> = faults.iter().map(|fault| fault.meanwhile).collect();
        Self {
            version: content.signpost.version.civil().to_string(),
            read: live.line(),
            signpost: signpost(content)
                .iter()
                .map(|line| line.iter().map(drawn).collect())
                .collect(),
            servers: from.config.servers.values().map(|server| listed(content, server)).collect(),
            commands: render::definitions(content),
            office_morning: content
                .calendar
                .next_office_morning(today)
                .map(|moment| moment.strftime("%Y-%m-%dT%H:%M").to_string()),
            problems: problems.collect(),
            notes: unread.map(|fault| fault.in_short.clone()).collect(),
            standing: (!faults.is_empty()).then(|| standing.join("; ")),
        }
    }
}

/// Returns a server with the name by which a person knows it: a configuration has only its area.
fn listed(content: &Content, server: &Server) -> ListedServer {
    let guild = server.guild.to_string();
    let area = server.area.as_ref().and_then(|id| content.areas.get(id));
    let area = area.map(|(_, area)| area.name.as_str());
    let nation = server.nation.map(|nation| content.words.nations.of(nation).name.as_str());
    let name = match area.or(nation) {
        Some(place) => format!("{place} ({guild})"),
        None => guild.clone(),
    };
    ListedServer { guild, name }
}

/// Returns the lines of the signpost, for the page itself: it is a message too.
pub(super) fn signpost(content: &Content) -> [WordsOnPage; 4] {
    let signpost = Signpost::new(content, Ending::Usual);
    signpost.lines().each_ref().map(|line| words(line, &[]))
}

/// Returns a run of characters as the page draws it: its text, whether it stands out, what it dials.
fn drawn(bit: &Bit) -> Value {
    match bit {
        Bit::Plain(words)
        | Bit::Address(words)
        | Bit::Section(words)
        | Bit::Page { label: words, .. } => json!({ "text": words }),
        Bit::Strong(words) => json!({ "text": words, "strong": true }),
        Bit::Call { digits, shown } => json!({ "text": shown, "href": format!("tel:{digits}") }),
        Bit::Text { digits, shown } => json!({ "text": shown, "href": format!("sms:{digits}") }),
    }
}
