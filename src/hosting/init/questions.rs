//! The seven questions, in the order in which a host can answer them.
//!
//! Only the server and its nation have to be known. What is left out can be written into the file later, and each question
//! says what happens without it.

use super::first_server::{FirstContact, FirstServer};
use super::rules::{IdOf, InitRules, id_in, is_elsewhere, named};
use crate::editing::{Interview, NATIONS, NoAnswer, ToAsk, typed_wrongly};
use crate::values::Nation;

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

const IS_THE_SERVERS: &str = "that is the id of the server, not of a channel in it";

const IS_ELSEWHERE: &str = "that channel is in another server";

const COPY_CHANNEL_ID: &str = "right-click the channel, not the server, then Copy Channel ID";

/// Returns the server that a host describes.
pub(super) fn server(
    talk: &mut Interview<'_>,
    rules: InitRules<'_>,
) -> Result<FirstServer, NoAnswer> {
    let mut server = FirstServer::default();
    server.guild = talk.until(SERVER, None, |typed| {
        let guild = id_in(typed, IdOf::Server);
        rules.judged(&FirstServer { guild: guild.clone(), ..server.clone() }, guild)
    })?;
    let nation = talk.choose(NATION, NATIONS)?;
    server.nation = Some(nation);
    server.area = area(talk, rules, &server, nation)?;
    server.lead = lead(talk, rules, &server)?;
    server.deputy = deputy(talk, rules, &server)?;
    server.record = talk.perhaps(RECORD, |typed| {
        let record = Some(typed.to_owned());
        rules.judged(&FirstServer { record, ..server.clone() }, typed.to_owned())
    })?;
    server.channel = talk.perhaps(CHANNEL, |typed| {
        if is_elsewhere(typed, &server.guild) {
            return Err(vec![typed_wrongly(typed, IS_ELSEWHERE, COPY_CHANNEL_ID)]);
        }
        let id = id_in(typed, IdOf::Channel);
        if id == server.guild {
            return Err(vec![typed_wrongly(typed, IS_THE_SERVERS, COPY_CHANNEL_ID)]);
        }
        rules.judged(&FirstServer { channel: Some(id.clone()), ..server.clone() }, id)
    })?;
    Ok(server)
}

/// Asks for the area, by its id or its name.
fn area(
    talk: &mut Interview<'_>,
    rules: InitRules<'_>,
    server: &FirstServer,
    nation: Nation,
) -> Result<Option<String>, NoAnswer> {
    let areas = rules.areas(nation);
    let ids: Vec<&str> = areas.iter().map(|area| area.id).collect();
    let help = format!("{AREA_HELP} There are: {}.", ids.join(", "));
    talk.perhaps(ToAsk { words: AREA, help: &help }, |typed| {
        let id = named(&areas, typed);
        rules.judged(&FirstServer { area: Some(id.clone()), ..server.clone() }, id)
    })
}

fn lead(
    talk: &mut Interview<'_>,
    rules: InitRules<'_>,
    server: &FirstServer,
) -> Result<Option<FirstContact>, NoAnswer> {
    let with = |contact| FirstServer { lead: Some(contact), ..server.clone() };
    let role = talk.until(LEAD, Some("Safeguarding lead"), |typed| {
        rules.judged(&with(FirstContact::of(typed, None)), typed.to_owned())
    })?;
    let phone = talk.perhaps(LEAD_PHONE, |typed| {
        rules.judged(&with(FirstContact::of(&role, Some(typed))), typed.to_owned())
    })?;
    Ok(Some(FirstContact { role, phone }))
}

fn deputy(
    talk: &mut Interview<'_>,
    rules: InitRules<'_>,
    server: &FirstServer,
) -> Result<Option<FirstContact>, NoAnswer> {
    let with = |contact| FirstServer { deputy: Some(contact), ..server.clone() };
    let role = talk.perhaps(DEPUTY, |typed| {
        rules.judged(&with(FirstContact::of(typed, None)), typed.to_owned())
    })?;
    let Some(role) = role else { return Ok(None) };
    let phone = talk.perhaps(DEPUTY_PHONE, |typed| {
        rules.judged(&with(FirstContact::of(&role, Some(typed))), typed.to_owned())
    })?;
    Ok(Some(FirstContact { role, phone }))
}
