//! What a person is asked about, as people will see it.
//!
//! Every line comes from the answers themselves, so nobody vouches for words that are not shown. A
//! service is shown as its card; a text as the whole reply, signpost and buttons included.

use jiff::civil::DateTime;

use crate::answer::{Query, Setting, Subject, answer, card, induction};
use crate::content::{Audience, Content};
use crate::render;
use crate::review::Thing;
use crate::values::{Nation, ServiceId};

/// Returns what `thing` looks like at the moment `now`.
pub(crate) fn shown(content: &Content, thing: &Thing, now: DateTime) -> String {
    let setting = Setting::at(now);
    let reply = |subject| render::terminal(&answer(content, &Query::of(subject), &setting));
    match thing {
        Thing::Of(id) => match id.to::<ServiceId>() {
            Some(id) => {
                let lines = card(content, &id, &setting).into_iter().flatten();
                lines.map(|line| line.text() + "\n").collect()
            }
            None => Subject::of(id).map(reply).unwrap_or_default(),
        },
        Thing::Helplines => {
            let all =
                Audience::ALL.iter().map(|audience| reply(Subject::Helplines(Some(*audience))));
            all.collect::<Vec<_>>().join("\n")
        }
        Thing::Induction => render::terminal(&induction(content, &setting)),
        Thing::BankHolidays => bank_holidays(content),
    }
}

fn bank_holidays(content: &Content) -> String {
    let holidays = &content.calendar.bank_holidays;
    let of_nation = |nation: &Nation| {
        let name = &content.words.nations.of(*nation).name;
        let days = holidays.of(*nation).days.iter();
        let days = days.map(|day| format!("- {}\n", day.civil().strftime("%A %-d %B %Y")));
        format!("{name}\n{}", days.collect::<String>())
    };
    let lists: Vec<String> = Nation::ALL.iter().map(of_nation).collect();
    format!("Bank holidays to {}\n\n{}", holidays.until, lists.join("\n"))
}
