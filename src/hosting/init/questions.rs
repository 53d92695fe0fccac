//! The seven questions, in the order in which a host can answer them.
//!
//! Only the server and its nation have to be known. What is left out can be written into the file later, and each question
//! says what happens without it.

use super::first_server::{FirstServer, InitAnswer};
use super::rules::InitRules;
use crate::editing::{Interview, NATIONS, NoAnswer, ToAsk, is_a_role};
use crate::values::says_a_role;

const SERVER: ToAsk<'_> = ToAsk {
    words: "1 of 7. The id of your Discord server",
    help: "In Discord: User Settings, Advanced, switch Developer Mode on. Then right-click the server's name (on a phone: press and hold) and choose Copy Server ID. It has 15 to 20 digits.",
};

const NATION: ToAsk<'_> = ToAsk {
    words: "2 of 7. The nation in which your organisation works?",
    help: "It decides what offices are called, whose bank holidays count, and which law is shown. A child elsewhere is not left out: each reply leads to the other nations.",
};

const LEAD: ToAsk<'_> = ToAsk {
    words: "4 of 7. The role of whoever leads on safeguarding",
    help: "A role, never a name: everybody in the server sees it. At most 36 characters.",
};

const LEAD_PHONE: ToAsk<'_> = ToAsk {
    words: "The lead's duty phone, or nothing",
    help: "The number on which somebody in that role is reached. Without one, replies name the role alone, and lead on to the council and the police.",
};

const DEPUTY: ToAsk<'_> = ToAsk {
    words: "5 of 7. The role of the deputy, or nothing",
    help: "Who is called where the lead does not answer. A role, never a name.",
};

const RECORD: ToAsk<'_> = ToAsk {
    words: "6 of 7. Where notes go, or nothing",
    help: "Such as: our concern form, in the office system. It is shown where a reply says to write down what was said. Never a place on Discord.",
};

const CHANNEL: ToAsk<'_> = ToAsk {
    words: "7 of 7. The id of the channel for pinned posts, or nothing",
    help: "A channel that everybody may read and only staff may write in. Right-click it, then Copy Channel ID. The bot posts each board there once, pins it and keeps it right; each can be moved to another channel in the file later. Without one nothing is pinned.",
};

const DEPUTY_PHONE: ToAsk<'_> =
    ToAsk { words: "The deputy's duty phone, or nothing", help: LEAD_PHONE.help };

const AREA: &str = "3 of 7. The area whose contacts come first, or nothing";

const AREA_HELP: &str = "Without one, the bot asks where the child lives: that is right too where your members live in several. `signpost area new` adds another one.";

/// Returns the server that a host describes.
pub(super) fn server(
    talk: &mut Interview<'_>,
    rules: InitRules<'_>,
) -> Result<FirstServer, NoAnswer> {
    let first = FirstServer::default();
    let mut server =
        talk.until(SERVER, None, |typed| rules.with(&first, InitAnswer::Server, typed))?;
    let nation = talk.choose(NATION, NATIONS)?;
    server.nation = Some(nation);
    let ids: Vec<&str> = rules.areas(nation).iter().map(|area| area.id).collect();
    let help = format!("{AREA_HELP} There are: {}.", ids.join(", "));
    let mut more = FirstAnswers { talk, rules, server };
    more.perhaps(ToAsk { words: AREA, help: &help }, InitAnswer::Area)?;
    more.role(LEAD, Some("Safeguarding lead"), InitAnswer::LeadRole)?;
    more.perhaps(LEAD_PHONE, InitAnswer::LeadPhone)?;
    if more.role(DEPUTY, None, InitAnswer::DeputyRole)? {
        more.perhaps(DEPUTY_PHONE, InitAnswer::DeputyPhone)?;
    }
    more.perhaps(RECORD, InitAnswer::Record)?;
    more.perhaps(CHANNEL, InitAnswer::Channel)?;
    Ok(more.server)
}

/// What is answered so far, and who is asked for more.
struct FirstAnswers<'t, 'c, 'r> {
    talk: &'t mut Interview<'c>,
    rules: InitRules<'r>,
    server: FirstServer,
}

impl FirstAnswers<'_, '_, '_> {
    /// Asks for what may be left out, and returns whether there was an answer.
    fn perhaps(&mut self, ask: ToAsk<'_>, answer: InitAnswer) -> Result<bool, NoAnswer> {
        let Self { talk, rules, server } = self;
        let with = talk.perhaps(ask, |typed| rules.with(server, answer, typed))?;
        let is_answered = with.is_some();
        if let Some(with) = with {
            self.server = with;
        }
        Ok(is_answered)
    }

    /// Asks for a role, which may be left out where none is suggested; where no word of it is one of a role, asks once more.
    fn role(
        &mut self,
        ask: ToAsk<'_>,
        suggestion: Option<&str>,
        answer: InitAnswer,
    ) -> Result<bool, NoAnswer> {
        loop {
            let Self { talk, rules, server } = self;
            let judge = |typed: &str| rules.with(server, answer, typed);
            let with = match suggestion {
                Some(_) => Some(talk.until(ask, suggestion, judge)?),
                None => talk.perhaps(ask, judge)?,
            };
            let Some(with) = with else { return Ok(false) };
            let doubtful = with.role(answer).filter(|role| !says_a_role(role));
            let is_one = match doubtful {
                None => true,
                Some(role) => {
                    let words = format!(
                        "Everybody in the server sees `{role}`. Is that a role, and nobody's name?"
                    );
                    is_a_role(talk, &words)?
                }
            };
            // What is none is not kept, whatever is answered next.
            if is_one {
                self.server = with;
                return Ok(true);
            }
        }
    }
}
