//! Each page of the induction and each button on it, as one person presses them.
//!
//! That each is also valid by Discord's rules and carries its signpost is seen in `walks`, which
//! follows every button there is; here is where they lead.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{asked, bot, cells, entries, first, heading, jumped, menu, pressed, within};
use crate::support::interactions::{choose, command, press};
use crate::support::walk::{Visit, walk};
use crate::support::{
    Bot, CHRISTMAS_NIGHT, LISTED, NOON, SHIPPED, button, buttons, changed, limits_of_discord,
    missing_signpost, text,
};
use signpost::answer::{Query, Setting, Subject, answer};
use signpost::content::LetteredChoice;
use signpost::render;
use signpost::values::{Id, InductionId};

/// Presses Next from the first page on, and returns every page with the last.
fn in_order(bot: &Bot) -> Vec<Value> {
    let mut pages = vec![first(bot)];
    while buttons(&pages[pages.len() - 1]).iter().any(|(label, _)| label == "Next") {
        assert!(pages.len() < 30, "Next leads in a circle");
        pages.push(pressed(bot, &pages[pages.len() - 1], "Next"));
    }
    pages
}

/// Returns the headings as they have to be, first page to last.
fn headings() -> Vec<String> {
    let all = &SHIPPED.content.induction;
    let (count, questions) = (all.step.len(), all.question.len());
    let steps = (1..).zip(&all.step);
    let steps = steps.map(|(nth, step)| format!("{} · step {nth} of {count}", step.title));
    let asks = (1..).zip(&all.question);
    let asks = asks.map(|(nth, ask)| format!("{} · question {nth} of {questions}", ask.title));
    let start = [all.start.title.to_string()].into_iter();
    start.chain(steps).chain(asks).chain([all.end.title.to_string()]).collect()
}

#[test]
fn the_first_page_says_how_long_what_about_and_that_one_may_stop() {
    let page = first(&bot());
    assert_eq!((page["type"].as_u64(), page["data"]["flags"].as_u64()), (Some(4), Some(68)));
    let text = text(&page).replace('\n', " ");
    for words in [
        "About 15 minutes. It talks about abuse.",
        "Skip or stop any time; you need not say why.",
        "You can do it with a person.",
    ] {
        assert!(text.contains(words), "{words}");
    }
    // Whoever is worried now is not made to read first.
    let concern = bot().respond(&press(&button(&page, "What has happened?")).json());
    assert_eq!(heading(&concern), "What has happened?");
}

#[test]
fn next_leads_through_every_page_in_place_with_its_place_in_words() {
    let pages = in_order(&bot());
    assert_eq!(pages.iter().map(heading).collect::<Vec<_>>(), headings());
    assert!(pages[1..].iter().all(|page| page["type"] == 7), "the message is updated in place");
}

#[test]
fn back_leads_the_same_way_back() {
    let (bot, pages) = (bot(), in_order(&bot()));
    let mut here = pages[pages.len() - 1].clone();
    for before in pages.iter().rev().skip(1) {
        here = pressed(&bot, &here, "Back");
        assert_eq!(text(&here), text(before));
    }
    assert!(buttons(&here).iter().all(|(label, _)| label != "Back"), "it is the first page");
}

#[test]
fn whoever_stops_may_go_on_where_they_were_or_anywhere_else() {
    let (bot, pages) = (bot(), in_order(&bot()));
    for page in &pages[..pages.len() - 1] {
        let stopped = pressed(&bot, page, "Stop here");
        assert_eq!((heading(&stopped), stopped["type"].as_u64()), ("You have stopped", Some(7)));
        assert!(text(&stopped).contains("That is fine. Nothing is kept."));
        let again = pressed(&bot, &stopped, "Go on");
        assert_eq!(text(&again), text(page));
        assert_eq!(again["data"]["components"], page["data"]["components"]);
        assert_eq!(entries(&stopped).len(), pages.len());
    }
}

#[test]
fn the_menu_leads_to_every_other_page_and_says_where_it_is() {
    let (bot, pages, headings) = (bot(), in_order(&bot()), headings());
    let mut menus = BTreeSet::new();
    for (nth, page) in pages.iter().enumerate() {
        let others: Vec<&String> = headings.iter().filter(|it| *it != &headings[nth]).collect();
        let entries = entries(page);
        assert_eq!(entries.iter().map(|(label, _)| label).collect::<Vec<_>>(), others);
        for (label, value) in entries {
            let there = jumped(&bot, page, &value);
            assert_eq!((heading(&there), there["type"].as_u64()), (label.as_str(), Some(7)));
        }
        // A client shows as chosen what was last chosen in the menu of that name.
        assert!(menus.insert(asked(menu(page)["custom_id"].as_str().unwrap()).to_owned()));
    }
}

#[test]
fn a_page_with_a_heads_up_has_it_first_and_in_the_menu() {
    let (pages, all) = (in_order(&bot()), &SHIPPED.content.induction);
    let steps = all.step.iter().map(|step| &step.heads_up);
    let all = steps.chain(all.question.iter().map(|question| &question.heads_up));
    let mut count = 0;
    for (nth, heads_up) in all.enumerate().filter_map(|(nth, it)| Some((nth, it.as_ref()?))) {
        let lines: Vec<&str> = text(&pages[nth + 1]).lines().collect();
        assert_eq!(lines[1], heads_up.as_str());
        let entry = &menu(&pages[0])["options"][nth];
        assert_eq!(entry["description"], heads_up.as_str());
        count += 1;
    }
    assert!(count >= 5, "images, consent and words that blame have one, and two questions");
}

#[test]
fn each_step_opens_the_topics_and_doors_it_rests_on_beside_it() {
    let (bot, pages) = (bot(), in_order(&bot()));
    let content = &SHIPPED.content;
    for (page, step) in pages[1..].iter().zip(&content.induction.step) {
        let topics = step.topics.iter().map(|id| content.topics.get(id).unwrap().1.title.as_str());
        let doors = step.doors.iter().map(|id| content.doors.get(id).unwrap().1.title.as_str());
        let wanted: BTreeSet<&str> = topics.chain(doors).collect();
        let opens: Vec<Value> = buttons(page)
            .iter()
            .filter(|(_, id)| id.contains(":topic:") || id.contains(":door:"))
            .map(|(_, id)| bot.respond(&press(id).on_private_message().in_server(LISTED).json()))
            .collect();
        assert!(opens.iter().all(|opened| opened["type"] == 4), "the step stays where it is");
        let opened: BTreeSet<&str> = opens
            .iter()
            .map(|opened| heading(opened).split(" · page").next().unwrap_or_default())
            .collect();
        assert_eq!(opened, wanted, "{}", heading(page));
    }
}

#[test]
fn each_choice_is_answered_with_its_reason_its_section_and_another_try() {
    let (bot, pages) = (bot(), in_order(&bot()));
    let content = &SHIPPED.content;
    let questions = &pages[1 + content.induction.step.len()..];
    for (page, question) in questions.iter().zip(&content.induction.question) {
        assert!(text(page).contains(question.ask.as_str()));
        for LetteredChoice { letter, choice } in question.lettered() {
            let label = format!("{letter}: {}", choice.text);
            let said = pressed(&bot, page, &label);
            assert_eq!((said["type"].as_u64(), heading(&said)), (Some(7), heading(page)));
            let (before, back) =
                if choice.is_right() { ("Yes", "Back") } else { ("Not quite", "Try again") };
            assert!(text(&said).contains(&format!("You chose {label}")));
            assert!(text(&said).contains(&format!("{before}. {}", choice.because)), "{label}");
            assert!(!text(&said).to_lowercase().contains("wrong"), "{label}");
            assert_eq!(pressed(&bot, &said, back)["data"], page["data"]);
            let (_, topic) = content.topics.get(&choice.topic).unwrap();
            let topics: Vec<String> = buttons(&said)
                .into_iter()
                .filter(|(_, id)| id.contains(":topic:"))
                .map(|(_, id)| heading(&bot.respond(&press(&id).json())).to_owned())
                .collect();
            assert!(topics.len() == 1 && topics[0].contains(topic.title.as_str()), "{label}");
        }
    }
}

/// No page can depend on what was chosen: what follows a choice is the same whichever it was.
#[test]
fn whatever_is_chosen_the_next_page_is_the_same() {
    let (bot, pages) = (bot(), in_order(&bot()));
    let steps = SHIPPED.content.induction.step.len();
    for (nth, page) in pages.iter().enumerate().skip(1 + steps).take(pages.len() - steps - 2) {
        let choices = buttons(page).into_iter().filter(|(label, _)| label.contains(": "));
        let choices: Vec<String> = choices.map(|(label, _)| label).collect();
        assert!((3..=4).contains(&choices.len()), "{choices:?}");
        for label in choices {
            let next = pressed(&bot, &pressed(&bot, page, &label), "Next");
            assert_eq!(next["data"], pages[nth + 1]["data"], "{label}");
        }
    }
}

#[test]
fn help_for_me_and_local_contacts_open_beside_every_page() {
    let (bot, pages) = (bot(), in_order(&bot()));
    for page in &pages {
        for label in ["Help for me", "Local contacts"] {
            let opened = pressed(&bot, page, label);
            assert_eq!(
                (opened["type"].as_u64(), opened["data"]["flags"].as_u64()),
                (Some(4), Some(68))
            );
            assert_ne!(heading(&opened), heading(page));
        }
    }
}

#[test]
fn the_last_page_says_what_to_tell_the_coordinator_and_of_which_version() {
    let version = SHIPPED.content.signpost.version;
    let told = format!(
        "\"I have read version {version}.\" People here give you access; this bot does not."
    );
    let pages = in_order(&bot());
    let last = text(&pages[pages.len() - 1]);
    assert!(last.contains(&format!("Tell the volunteer coordinator: {told}")), "{last}");
    let pages = in_order(&Bot::of_nation("wales", NOON));
    let last = text(&pages[pages.len() - 1]);
    assert!(last.contains(&format!("Tell whoever looks after volunteers: {told}")), "{last}");
}

/// They are saved in a phone, so they are the same whenever somebody reads them.
#[test]
fn the_numbers_to_save_are_those_of_both_times_of_day() {
    let lines = [
        "- Safeguarding lead: 020 7946 0001",
        "- Luton children's social care (MASH), office hours: 01582 547653",
        "- Luton emergency duty team, all other times: 0300 300 8123",
    ];
    for bot in [Bot::at(NOON), Bot::at(CHRISTMAS_NIGHT)] {
        let page = &in_order(&bot)[1];
        assert!(text(page).contains("Call 999 first."));
        for line in lines {
            assert!(text(page).lines().any(|have| have == line), "{line}");
        }
    }
}

#[test]
fn a_page_that_has_gone_leads_to_the_first_and_one_that_was_renamed_is_found() {
    let bot = bot();
    for id in ["tu1:induction:long-gone~3", "tu9:induction:long-gone~", "ou1:induction:long-gone"] {
        let page = bot.respond(&press(id).on_private_message().in_server(LISTED).json());
        assert_eq!(heading(&page), "That page has moved", "{id}");
        let start = bot.respond(&press(&button(&page, "New here? Start")).json());
        assert_eq!(heading(&start), "New here? Start");
    }
    let stopped = bot.respond(&press("tu1:stopped:long-gone~1").on_private_message().json());
    assert_eq!(heading(&pressed(&bot, &stopped, "Go on")), "New here? Start");
    assert_eq!(entries(&stopped).len(), headings().len());
    assert!(!stopped.to_string().contains("long-gone"), "it is written into no other id");
}

/// Old messages carry old ids.
#[test]
fn a_step_or_question_that_has_another_id_now_is_found_by_the_one_it_had() {
    let old = InductionId::parse("a-former-name").unwrap();
    assert_eq!(SHIPPED.content.induction.page(&old), None);
    for now in ["id     = \"signs\"", "id    = \"proof\""] {
        let renamed = format!("{now}\nformerly = [\"a-former-name\"]");
        let content = changed("induction.toml", &[(now, &renamed)]);
        let setting = Setting::at(NOON);
        let shown = |id: &str| {
            let id = InductionId::parse(id).unwrap();
            answer(&content, &Query::of(Subject::Induction(Some(id))), &setting)
        };
        let id = now.split('"').nth(1).unwrap();
        let (new, old) = (shown(id), shown("a-former-name"));
        assert_eq!((&new.title, &new.blocks), (&old.title, &old.blocks));
        assert_eq!((&new.back, &new.onward), (&old.back, &old.onward));
        // Its own page is not in its menu, whatever it was called by.
        assert_eq!(new.jump, old.jump);
    }
}

#[test]
fn every_path_within_it_is_private_valid_and_signposted() {
    let bot = bot();
    let start = json!([{ "name": "induction" }]);
    let walk = walk(&start, |interaction| within(bot.respond(interaction)));
    let pages = headings().len();
    assert!(walk.visits.len() > pages * pages, "{}", walk.visits.len());
    for Visit { trail, response, .. } in &walk.visits {
        assert_eq!(missing_signpost(response), Vec::<&str>::new(), "{trail}");
        assert_eq!(limits_of_discord::check_response(response), Vec::<String>::new(), "{trail}");
        let stays = response["type"] == 7 || response["data"]["flags"] == 68;
        assert!(stays && !heading(response).contains("moved"), "{trail}");
    }
}

proptest! {
    /// Any two people may press and choose anything in any order: each gets what they would get alone.
    #[test]
    fn no_answer_depends_on_what_was_pressed_before(
        presses in proptest::collection::vec(0usize..40, 1..60),
    ) {
        let (bot, mut here) = (bot(), [first(&bot()), first(&bot())]);
        for (turn, nth) in presses.into_iter().enumerate() {
            let page = within(here[turn % 2].clone());
            let ways: Vec<_> = ways(&page).collect();
            let interaction = ways[nth % ways.len()].interaction();
            let answer = bot.respond(&interaction);
            prop_assert_eq!(&answer, &Bot::at(NOON).respond(&interaction));
            here[turn % 2] = answer;
        }
    }
}

/// A button of a page, or an entry of one of its menus.
struct Way<'p> {
    id: &'p str,
    entry: Option<&'p str>,
}

impl Way<'_> {
    /// Returns the press on the button, or the choice of the entry.
    fn interaction(&self) -> Value {
        let done = self.entry.map_or_else(|| press(self.id), |entry| choose(self.id, entry));
        done.on_private_message().in_server(LISTED).json()
    }
}

/// Returns each button, and each entry of a menu, that a page offers.
fn ways(page: &Value) -> impl Iterator<Item = Way<'_>> {
    cells(page).flat_map(|cell| {
        let id = cell["custom_id"].as_str().unwrap();
        let entries = cell["options"].as_array();
        let chosen = entries.into_iter().flatten().map(|it| it["value"].as_str());
        let button = entries.is_none().then_some(None);
        button.into_iter().chain(chosen).map(move |entry| Way { id, entry })
    })
}

/// A text that names a button that is not there would leave somebody looking for it.
#[test]
fn every_button_that_a_page_names_is_on_it() {
    let (bot, pages) = (bot(), in_order(&bot()));
    let stopped = pressed(&bot, &pages[1], "Stop here");
    let boards = SHIPPED.content.boards.iter().map(|(id, _)| {
        let setting = Setting::at(NOON);
        let post = render::board_post(&SHIPPED.content, id, &setting).unwrap();
        json!({ "data": post.message })
    });
    let mut count = 0;
    for page in pages.iter().cloned().chain([stopped]).chain(boards) {
        let labels: Vec<String> = buttons(&page).into_iter().map(|(label, _)| label).collect();
        let said = text(&page).to_lowercase();
        for named in said.split("press \"").skip(1) {
            let named = named.split('"').next().unwrap();
            assert!(
                labels.iter().any(|label| label.to_lowercase() == named),
                "{named}: {labels:?}"
            );
            count += 1;
        }
    }
    assert!(count >= 5, "{count}");
}

#[test]
fn in_direct_messages_and_unlisted_servers_it_has_no_numbers_of_a_server() {
    let bot = bot();
    for interaction in [
        command("induction").in_direct_message().json(),
        command("induction").in_group_message().json(),
        command("induction").json(),
    ] {
        assert_eq!(heading(&bot.respond(&interaction)), "New here? Start");
    }
    let id = button(&first(&bot), "Next");
    let page = bot.respond(&press(&id).on_private_message().in_direct_message().json());
    assert!(!text(&page).contains("020 7946") && !text(&page).contains("01582"));
    assert!(text(&page).contains("No number here? Ask for it today."));
}
