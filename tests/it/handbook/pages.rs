//! What is on the handbook's pages: everything of the content, the signpost and the way out on each,
//! and nothing internal unless it was asked for.
//!
//! They are read as text, so a change of their look changes nothing here.

use jiff::civil::{Date, date};
use regex::Regex;

use super::{BOOK, Files, pages_of, text};
use crate::support::servers::{example, server};
use crate::support::{DAY, SHIPPED};
use signpost::answer::Signpost;
use signpost::content::{Audience, Ending, Form, Route};
use signpost::handbook::handbook;
use signpost::values::{Id, Url};

/// What the example server alone has.
const INTERNAL: [&str; 5] = [
    "020 7946 0001",
    "020 7946 0002",
    "020 7946 0003",
    "our concern form",
    "volunteer coordinator",
];

/// Returns the page of an audience: who reads for themselves has one whose name says nothing.
fn helplines(audience: Audience) -> String {
    match audience {
        Audience::Child => "b/helplines/1.html",
        Audience::Adult => "helplines/adult.html",
        Audience::Parent => "helplines/parent.html",
        Audience::Survivor => "b/helplines/4.html",
        Audience::OwnThoughts => "b/helplines/5.html",
        Audience::Me => "b/helplines/6.html",
    }
    .to_owned()
}

#[test]
fn every_page_has_the_signpost_the_way_out_and_how_old_it_is() {
    let section = Regex::new(r" \(section \d+\)").unwrap();
    for (path, page) in pages_of(&BOOK) {
        let ending = match page.split("<body class=\"").nth(1).unwrap().split('"').next().unwrap() {
            own if own.ends_with(" oneself") => Ending::ForOneself,
            _ if path.starts_with("b/") => Ending::PastTheLead,
            _ => Ending::Usual,
        };
        // In the whole a name has its section after it.
        let text = section.replace_all(&text(page), "").into_owned();
        let words = &SHIPPED.content.handbook;
        for line in Signpost::new(&SHIPPED.content, ending).lines() {
            assert!(text.contains(&line.text()), "{path} lacks: {}", line.text());
        }
        assert!(page.contains(">Danger now? Call 999.</a>"), "{path}");
        assert!(page.contains("href=\"tel:999\""), "{path}");
        assert!(page.contains(&format!("href=\"{}\"", words.leave.url)), "{path}");
        assert!(text.contains(words.leave.label.as_str()), "{path}");
        assert!(text.contains(words.leave.note.as_str()), "{path}");
        assert!(text.contains("Draft: not yet approved."), "{path}");
    }
}

#[test]
fn every_door_topic_chapter_area_and_audience_has_its_page_with_its_words() {
    let content = &SHIPPED.content;
    let has = |path: String, words: &str| {
        let page = BOOK.get(&path).or_else(|| BOOK.get(&format!("b/{path}")));
        let page = page.unwrap_or_else(|| panic!("there is no {path}"));
        assert!(text(page).contains(words), "{path} lacks: {words}");
    };
    for (_, door) in content.doors.iter() {
        let path = format!("doors/{}.html", door.page.unwrap());
        has(path.clone(), door.title.as_str());
        for step in door.step.iter().filter(|step| step.nations.is_empty() && step.form.is_none()) {
            has(path.clone(), step.text.as_str());
        }
    }
    for (id, topic) in content.topics.iter() {
        let path = format!("topics/{id}.html");
        has(path.clone(), topic.short.as_str());
        topic.section.iter().flat_map(|section| section.lines_in(Form::Usual)).for_each(|words| {
            has(path.clone(), words.as_str());
        });
    }
    for chapter in &content.chapters {
        has(format!("chapters/{}.html", chapter.id.as_str()), chapter.title.as_str());
    }
    for (id, area) in content.areas.iter() {
        has(format!("areas/{id}.html"), area.name.as_str());
    }
    for audience in Audience::ALL {
        let title = &content.helplines.listed(*audience).title;
        has(helplines(*audience), title.as_str());
    }
}

#[test]
fn the_glossary_and_the_a_to_z_have_every_entry_and_the_sources_every_work() {
    let content = &SHIPPED.content;
    for (id, term) in content.terms.iter() {
        assert!(BOOK["glossary.html"].contains(&format!("<article id=\"term-{id}\">")), "{id}");
        assert!(text(&BOOK["glossary.html"]).contains(term.name.as_str()), "{id}");
    }
    let a_to_z = text(&BOOK["a-z.html"]);
    for entry in &content.index {
        // A line begins with a capital letter.
        let has = |words: &str| a_to_z.contains(&format!("{words}:"));
        let (first, rest) = entry.term.split_at(1);
        assert!(has(&format!("{}{rest}", first.to_uppercase())), "{}", entry.term);
    }
    let sources = text(&BOOK["sources.html"]);
    for source in &content.sources.source {
        assert!(sources.contains(source.author.as_str()), "{}", source.author);
        let address = source.url.as_ref().map(Url::as_str).unwrap_or_default();
        assert!(sources.contains(address), "{address}");
    }
}

#[test]
fn each_service_on_a_page_of_helplines_is_a_heading_and_no_level_is_left_out() {
    let heading = Regex::new(r"<h([1-6])[^>]*>(.*?)</h[1-6]>").unwrap();
    for audience in Audience::ALL {
        let page = &BOOK[&helplines(*audience)];
        for id in &SHIPPED.content.helplines.listed(*audience).services {
            let (_, service) = SHIPPED.content.services.get(id).unwrap();
            let mut headings = heading.captures_iter(page);
            let is_there = headings.any(|found| {
                &found[1] == "2" && super::unescaped(&found[2]) == service.name.as_str()
            });
            assert!(is_there, "{}", id.as_str());
        }
    }
    for (path, page) in pages_of(&BOOK) {
        let mut above = 0;
        for found in heading.captures_iter(page) {
            let level: usize = found[1].parse().unwrap();
            assert!(level <= above + 1, "{path}: {}", &found[0]);
            assert!(!found[2].trim().is_empty(), "{path}: an empty heading");
            above = level;
        }
    }
}

#[test]
fn numbers_to_ring_and_numbers_to_text_are_links_of_their_kind() {
    for audience in Audience::ALL {
        let page = &BOOK[&helplines(*audience)];
        for id in &SHIPPED.content.helplines.listed(*audience).services {
            let (_, service) = SHIPPED.content.services.get(id).unwrap();
            for route in &service.route {
                let (scheme, number) = match route {
                    Route::Phone { number, .. } | Route::Textphone { number, .. } => {
                        ("tel", number)
                    }
                    Route::Text { number, .. } => ("sms", number),
                    _ => continue,
                };
                let link = format!("<a href=\"{scheme}:{}\">{number}</a>", number.digits());
                assert!(page.contains(&link), "{}: {link}", id.as_str());
            }
        }
    }
}

#[test]
fn offices_stand_with_their_times_because_nobody_knows_when_paper_is_read() {
    let luton = text(&BOOK["areas/luton.html"]);
    assert!(luton.contains("Luton children's social care (MASH), office hours: 01582 547653"));
    assert!(luton.contains("Luton emergency duty team, all other times: 0300 300 8123"));
    assert!(!luton.contains("may be shut now. Call the duty team first"), "{luton}");
}

#[test]
fn the_answers_of_the_induction_stand_behind_every_question() {
    let induction = text(&BOOK["induction.html"]);
    let answers = induction.rfind(SHIPPED.content.handbook.answers.as_str()).unwrap();
    for question in &SHIPPED.content.induction.question {
        assert!(induction.find(question.ask.as_str()).unwrap() < answers);
        for choice in &question.choice {
            assert!(induction[answers..].contains(choice.because.as_str()), "{}", choice.because);
            assert!(!induction[..answers].contains(choice.because.as_str()), "{}", choice.because);
        }
    }
}

#[test]
fn internal_contacts_stand_only_in_the_handbook_of_their_server() {
    let book = handbook(&SHIPPED.content, Some(&example()), DAY);
    for internal in INTERNAL {
        assert!(book.values().any(|page| page.contains(internal)), "{internal}");
        for (path, page) in BOOK.iter() {
            assert!(!page.contains(internal), "{path} has {internal}");
        }
    }
}

#[test]
fn the_card_has_lines_for_the_numbers_that_nobody_has_set() {
    let written_in = |book: &Files| {
        let list = book["card.html"]
            .split("<ul class=\"write-in\" role=\"list\">")
            .nth(1)
            .unwrap()
            .to_owned();
        list.split("</ul>").next().unwrap().matches("<li>").count()
    };
    // Where we are, which no configuration has, and: lead, deputy, front door, duty team.
    assert_eq!(written_in(&BOOK), 5);
    let with = |keys: &str| handbook(&SHIPPED.content, Some(&server(keys)), DAY);
    assert_eq!(written_in(&with("area = \"luton\"\n")), 3);
    assert_eq!(written_in(&with("nation = \"scotland\"\n")), 5, "no number is known there");
    assert_eq!(written_in(&with("nation = \"northern-ireland\"\n")), 3);
    let example = handbook(&SHIPPED.content, Some(&example()), DAY);
    assert_eq!(written_in(&example), 1);
    assert!(text(&example["card.html"]).contains("Safeguarding lead: 020 7946 0001"));
}

#[test]
fn the_whole_has_every_door_topic_and_word_once_in_numbered_sections() {
    let whole = &BOOK["whole.html"];
    let words = text(whole);
    for (id, topic) in SHIPPED.content.topics.iter() {
        let short = SHIPPED.content.words.common.in_short.fill(&topic.short);
        assert_eq!(words.matches(&short).count(), 1, "{id}: {short}");
    }
    for (id, term) in SHIPPED.content.terms.iter() {
        let first = term.text[0].as_str();
        assert_eq!(words.matches(first).count(), 1, "{id}: {first}");
    }
    for (id, door) in SHIPPED.content.doors.iter() {
        let short = SHIPPED.content.words.common.in_short.fill(&door.short);
        assert_eq!(words.matches(&short).count(), 1, "{id}: {short}");
    }
    let sections = whole.matches("<article id=\"s").count();
    let listed = whole.split("<ol class=\"contents\">").nth(1).unwrap();
    assert_eq!(listed.split("</ol>").next().unwrap().matches("<li>").count(), sections);
}

#[test]
fn every_sheet_of_paper_has_the_signpost_of_its_form_at_its_foot() {
    for ending in Ending::ALL {
        for line in Signpost::new(&SHIPPED.content, ending).lines() {
            assert!(BOOK["paper.css"].contains(&line.text()), "{}", line.text());
        }
    }
    assert!(BOOK["b/doors.html"].contains(" past\">"), "and its pages are named so");
}

#[test]
fn what_is_published_for_everyone_can_be_approved_and_has_no_contacts() {
    let approval =
        "approval = { role = \"Safeguarding lead\", on = 2030-11-23, next = 2031-05-23 }\n";
    let internal = SHIPPED.content.handbook.internal.as_str();
    let own = handbook(&SHIPPED.content, Some(&example()), DAY);
    assert!(text(&own["index.html"]).contains(internal));
    let public = example().without_contacts();
    assert!(!public.has_contacts());
    let public = handbook(&SHIPPED.content, Some(&public), DAY);
    for (path, page) in &public {
        for internal in INTERNAL {
            assert!(!page.contains(internal), "{path} has {internal}");
        }
    }
    let approved = handbook(&SHIPPED.content, Some(&server(approval).without_contacts()), DAY);
    let first = text(&approved["index.html"]);
    assert!(
        first.contains("Approved by Safeguarding lead on 23 Nov 2030, until 23 May 2031."),
        "{first}"
    );
    assert!(!first.contains(internal));
}

/// What no page for somebody who asks for help says of its numbers or its words.
const DOUBTS: [&str; 4] = ["No person has", "due for a new check", "pages read on", "One fails?"];

fn foot(page: &str) -> String {
    text(page.split("<footer>").nth(1).map(|foot| format!("<body>{foot}")).unwrap().as_str())
}

#[test]
fn a_lapsed_approval_is_said_at_the_foot_and_in_about_but_on_no_page_for_who_asks_for_help() {
    let (version, next) = (SHIPPED.content.signpost.version.civil(), date(2031, 5, 23));
    let approved = |on: Date| {
        let who = "role = \"Deputy lead\"";
        server(&format!("approval = {{ {who}, on = {on}, next = {next} }}\n"))
    };
    let (older, newest) = (approved(version.yesterday().unwrap()), approved(version));
    let due = "The words here are due for a new check. 999 and 101 still work. Call all the same.";
    for (server, today) in [(&older, DAY), (&newest, next.tomorrow().unwrap())] {
        let book = handbook(&SHIPPED.content, Some(server), today);
        for path in ["index.html", "topics/power.html", "whole.html", "search.html"] {
            let foot = foot(&book[path]);
            assert!(foot.contains(due) && !foot.contains("Approved by"), "{path}: {foot}");
            assert!(
                foot.contains("No person has tested all of them yet. One fails? Call"),
                "{foot}"
            );
        }
        let about = text(&book["about.html"]);
        assert!(about.contains(due) && about.contains("Lapsed since"), "{about}");
        let asks = |path: &str| {
            let first = ["doors", "areas", "helplines", "emergency", "b/"];
            first.iter().any(|first| path.starts_with(first))
        };
        let mut seen = 0;
        for (path, page) in pages_of(&book).filter(|(path, _)| asks(path)) {
            // What the past-the-lead form of `/about` says, it says above its foot.
            let said = if path == "b/about.html" { foot(page) } else { text(page) };
            assert!(!DOUBTS.iter().any(|doubt| said.contains(doubt)), "{path}: {said}");
            assert!(!foot(page).contains("Approved by"), "{path}");
            seen += 1;
        }
        assert!(seen > 40, "{seen}");
    }
    // On the very day it holds.
    let book = handbook(&SHIPPED.content, Some(&newest), next);
    assert!(foot(&book["index.html"]).contains("Approved by Deputy lead on"));
    assert!(foot(&book["emergency.html"]).contains("Approved by Deputy lead on"));
}
