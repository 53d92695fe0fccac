//! The whole way on the fake Discord: from the command, and from the post *Start here* as it is
//! pinned, through every path of the induction and back from an old message.
//!
//! The real program answers, at the loudest log level. What it is sent names a person everywhere;
//! that no marker is in its log is seen whenever it ends.

use serde_json::{Value, json};

use super::{heading, within};
use crate::support::discord::{Discord, Route, SOON};
use crate::support::interactions::press;
use crate::support::running::Running;
use crate::support::walk::{Walk, walk, walk_from};
use crate::support::{LISTED, SHIPPED, button, folder_of, missing_signpost};

const CHANNEL: &str = "645027906669510669";
const COMMAND: &str = "induction";

/// A server with the post for newcomers.
fn config() -> String {
    format!(
        "[[server]]\nguild = \"{LISTED}\"\narea = \"luton\"\ncoordinator = \"volunteer coordinator\"\n\
         [[server.board]]\nchannel = \"{CHANNEL}\"\nboard = \"start\"\n"
    )
}

/// Answers an interaction in the server, and keeps of the response what stays in the induction.
fn answer(discord: &Discord, interaction: &Value) -> Value {
    let mut interaction = interaction.clone();
    interaction["guild_id"] = json!(LISTED);
    within(discord.ask(&interaction))
}

#[track_caller]
fn assert_whole(walk: &Walk) {
    let content = &SHIPPED.content.induction;
    let seen: Vec<&str> = walk.visits.iter().map(|visit| heading(&visit.response)).collect();
    let steps = content.step.iter().map(|step| step.title.as_str());
    let questions = content.question.iter().map(|question| question.title.as_str());
    for title in steps.chain(questions).chain([content.end.title.as_str()]) {
        assert!(seen.iter().any(|heading| heading.starts_with(title)), "{title}");
    }
    for visit in &walk.visits {
        assert_eq!(missing_signpost(&visit.response), Vec::<&str>::new(), "{}", visit.trail);
    }
    let choices = content.question.iter().flat_map(|question| &question.choice).count();
    let answered = walk.visits.iter().filter(|visit| {
        visit.response["data"]["content"].as_str().is_some_and(|text| text.contains("You chose "))
    });
    assert!(answered.count() >= choices);
}

#[test]
fn every_path_is_walked_from_the_command_and_from_the_pinned_post() {
    let discord = Discord::start();
    discord.add_guild(LISTED);
    discord.add_channel(LISTED, CHANNEL);
    let files = folder_of(&[("config", config())]);
    let config = files.path().join("config");
    let running = Running::connected(&discord, &["--config", config.to_str().unwrap()]);
    running.wait_for_log("every board is right", SOON);
    let before = discord.seen();

    assert_whole(&walk(&json!([{ "name": COMMAND }]), |it| answer(&discord, it)));
    let post = &discord.pins(CHANNEL)[0];
    assert!(post["content"].as_str().unwrap().contains("## Start here"));
    let post = within(json!({ "data": post }))["data"].clone();
    let from_post = walk_from("start", &post, |it| answer(&discord, it));
    assert_whole(&from_post);
    let opened = &from_post.visits[0].response;
    assert_eq!((&opened["type"], &opened["data"]["flags"]), (&json!(4), &json!(68)));

    // It answers, and does nothing else: no role, no message, nothing in the channel.
    let after = discord.seen();
    let sent = &after.requests[before.requests.len()..];
    assert!(sent.iter().all(|request| request.route == Some(Route::Callback)));
    assert_eq!(discord.messages(CHANNEL).len(), 2, "the post, and that it was pinned");

    // Which page somebody was on, or what they chose, is in no line of the log.
    let log = running.log();
    assert!(log.contains("answering"), "the log is on");
    let all = &SHIPPED.content.induction;
    for id in all.ids().map(|id| id.as_str()) {
        let queries = ["induction", "stopped"].map(|name| format!("{name}:{id}"));
        assert!(!queries.iter().any(|query| log.contains(query)), "{id} in the log");
        // As a query would be printed.
        assert!(!log.contains(&format!("\"{id}\"")), "{id} in the log");
    }
    for choice in all.question.iter().flat_map(|question| &question.choice) {
        assert!(!log.contains(choice.text.as_str()), "`{}` in the log", choice.text);
    }
}

/// What is in a message is all there is: who presses it goes on, after whatever has happened since.
#[test]
fn any_old_message_leads_on_after_a_new_start() {
    let discord = Discord::start();
    let mut pages = Vec::new();
    let first = json!([{ "name": COMMAND }]);
    let mut running = Running::connected(&discord, &[]);
    walk(&first, |interaction| {
        let answered = answer(&discord, interaction);
        pages.push((interaction.clone(), answered.clone()));
        // A walk of buttons alone: the menu leads to the same pages.
        let mut buttons = answered;
        let rows = buttons["data"]["components"].as_array_mut().unwrap();
        rows.retain(|row| row["components"][0]["type"] == 2);
        buttons
    });
    running.signal("KILL");
    running.exit_code(SOON);
    drop(running);
    let _running = Running::connected(&discord, &[]);
    assert!(pages.len() > 50, "{}", pages.len());
    for (interaction, answered) in pages.iter().rev() {
        assert_eq!(&answer(&discord, interaction), answered);
    }
    // A message of long ago: its buttons had other ends.
    let next = button(&pages[0].1, "Next");
    let (asks, _) = next.rsplit_once('~').unwrap();
    let old = press(&format!("{asks}~99")).on_private_message().json();
    assert!(heading(&answer(&discord, &old)).ends_with(" · step 1 of 9"));
}
