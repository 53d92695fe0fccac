//! What a person is asked about, as people will see it.
//!
//! Every line comes from the answers themselves, so nobody vouches for words that are not shown. A
//! service is shown as its card; a text as the whole reply, signpost and buttons included.

use jiff::civil::DateTime;

use crate::answer::{Block, Line, Query, Setting, Subject, answer};
use crate::content::{Audience, Content, ServiceId, Thing};
use crate::render;

/// Returns what `thing` looks like at the moment `now`.
pub(super) fn shown(content: &Content, thing: &Thing, now: DateTime) -> String {
    let reply = |subject| {
        let setting = Setting { now, server: None, handbook: None };
        render::terminal(&answer(content, &Query::of(subject), &setting))
    };
    match thing {
        Thing::Service(id) => card(content, id, now),
        Thing::Door(id) => reply(Subject::Door(id.clone())),
        Thing::Area(id) => reply(Subject::Contacts(Some(id.clone()))),
        Thing::Topic(id) => reply(Subject::Topic(id.clone())),
        Thing::BankHolidays => bank_holidays(content),
    }
}

/// Returns the card of a service, also of one that no audience is shown: it is put before one.
fn card(content: &Content, id: &ServiceId, now: DateTime) -> String {
    let mut content = content.clone();
    content.helplines.adult.services = vec![id.clone()];
    let setting = Setting { now, server: None, handbook: None };
    let query = Query::of(Subject::Helplines(Some(Audience::Adult)));
    let blocks = answer(&content, &query, &setting).blocks;
    let cards = blocks.iter().filter_map(|block| match block {
        Block::Card(lines) => Some(lines),
        _ => None,
    });
    let lines: Vec<String> = cards.flatten().map(Line::text).collect();
    lines.join("\n") + "\n"
}

fn bank_holidays(content: &Content) -> String {
    let holidays = &content.calendar.bank_holidays;
    let days =
        holidays.days.iter().map(|day| format!("- {}\n", day.civil().strftime("%A %-d %B %Y")));
    format!("Bank holidays to {}\n{}", holidays.until, days.collect::<String>())
}
