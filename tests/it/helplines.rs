//! Which helplines each nation has, and what is said of them.
//!
//! A number of another nation costs a frightened person an evening; a promise that its owner does
//! not make costs them more. So both are read here from the shipped content, whatever the golden
//! texts say.

use regex::Regex;

use crate::support::servers::server;
use crate::support::{NOON, SHIPPED, over_shipped, shipped};
use signpost::answer::{Block, Query, Reply, Setting, Subject, answer};
use signpost::content::{Audience, Call, Route, Service, ServiceKind};
use signpost::values::{Id, Nation, ServiceId};

/// Most services that a person reads.
const MOST: usize = 10;

fn service(id: &str) -> &'static Service {
    let id = ServiceId::parse(id).unwrap();
    SHIPPED.content.services.get(&id).unwrap().1
}

/// Returns the reply of `/helplines` for `audience`, where `nation` is set, or none.
fn reply(audience: Audience, nation: Option<Nation>) -> Reply {
    let server = nation.map(|nation| server(&format!("nation = \"{}\"\n", nation.name())));
    let setting = Setting { server: server.as_ref(), ..Setting::at(NOON) };
    answer(&SHIPPED.content, &Query::of(Subject::Helplines(Some(audience))), &setting)
}

/// Returns each card of a reply, line by line.
fn cards(reply: &Reply) -> Vec<Vec<String>> {
    let cards = reply.blocks.iter().filter(|block| matches!(block, Block::Card(_)));
    cards.map(|card| card.lines().iter().map(|line| line.text()).collect()).collect()
}

fn listed(audience: Audience) -> impl Iterator<Item = &'static Service> {
    let services = &SHIPPED.content.helplines.listed(audience).services;
    services.iter().map(|id| service(id.as_str()))
}

fn names(nations: &[Nation]) -> impl Iterator<Item = &'static str> {
    let words = &SHIPPED.content.words.nations;
    nations.iter().map(|nation| words.of(*nation).name.as_str())
}

#[test]
fn each_nation_has_its_own_lines_and_no_more_than_are_read() {
    for nation in Nation::ALL {
        for audience in Audience::ALL {
            let here: Vec<&str> = listed(*audience)
                .filter(|service| service.nations.contains(nation))
                .map(|service| service.name.as_str())
                .collect();
            let cards = cards(&reply(*audience, Some(*nation)));
            let shown: Vec<&str> = cards.iter().map(|card| card[0].as_str()).collect();
            assert_eq!(shown, here, "{} in {}", audience.name(), nation.name());
            assert!((5..=MOST).contains(&here.len()), "{} in {}", audience.name(), nation.name());
        }
    }
}

#[test]
fn where_no_nation_is_set_each_card_of_some_nations_names_them() {
    for audience in Audience::ALL {
        for (card, service) in cards(&reply(*audience, None)).iter().zip(listed(*audience)) {
            assert_eq!(card[0], service.name.as_str());
            let is_named =
                |name| card.iter().any(|line| line.ends_with("only.") && line.contains(name));
            let is_everywhere = service.nations.len() == Nation::ALL.len();
            assert!(is_everywhere || names(&service.nations).all(is_named), "{card:?}");
        }
    }
}

/// A door has one line of it, and no card that says where it works.
#[test]
fn a_helpline_of_some_nations_has_them_in_its_name() {
    for (id, service) in SHIPPED.content.services.iter() {
        let is_office = !matches!(service.kind, ServiceKind::Helpline | ServiceKind::OnlineReport);
        let is_everywhere = service.nations.len() == Nation::ALL.len();
        let name = service.name.as_str();
        let has_all = names(&service.nations).all(|nation| name.contains(nation));
        assert!(is_office || is_everywhere || has_all, "{id}: {name}");
    }
}

/// Whoever is promised that nobody will know, and is then not heard in silence, tells nobody again.
#[test]
fn no_helpline_is_called_confidential_or_anonymous() {
    let promise = Regex::new(r"(?i)\b(confiden\w*|anonym\w*|secret\w*|private\w*)").unwrap();
    for (id, service) in SHIPPED.content.services.iter() {
        let said = [Some(&service.r#for), service.limits.as_ref()].into_iter().flatten();
        for words in said {
            assert!(!promise.is_match(words.as_str()), "{id}: {}", words.as_str());
        }
    }
}

#[test]
fn what_a_line_may_pass_on_is_said_as_its_owner_says_it() {
    for (id, limit) in [
        ("childline", "They may tell someone if you or another child may be in danger."),
        ("stop-it-now", "If you give a name, or tell of a crime, they pass it on."),
        ("safecall", "They may tell someone if you are in serious danger."),
    ] {
        let limits = service(id).limits.as_ref().unwrap();
        assert!(limits.as_str().contains(limit), "{id}: {}", limits.as_str());
    }
}

/// A form is read when somebody comes to it.
#[test]
fn a_form_about_a_child_at_risk_is_never_for_tonight() {
    for id in ["nspcc-helpline", "police"] {
        let limits = service(id).limits.as_ref().unwrap().as_str();
        assert!(limits.contains("Never use "), "{id}: {limits}");
        let why = "for a child at risk tonight: it may not be read in time.";
        assert!(limits.contains(why), "{id}: {limits}");
    }
    let has_a_form = |route: &Route| matches!(route, Route::Form(_));
    assert!(service("nspcc-helpline").route.iter().any(has_a_form));
}

/// No page has the number of The Rowan: an adult may try it, a child needs one that answers.
#[test]
fn a_number_that_no_page_has_is_on_no_childs_list_and_on_no_door() {
    let rowan = ServiceId::parse("the-rowan").unwrap();
    for audience in Audience::ALL.iter().filter(|audience| **audience != Audience::Survivor) {
        let services = &SHIPPED.content.helplines.listed(*audience).services;
        assert!(!services.contains(&rowan), "{}", audience.name());
    }
    let calls = Call::Service(rowan);
    for (id, door) in SHIPPED.content.doors.iter() {
        assert!(door.step.iter().all(|step| !step.call.contains(&calls)), "{id}");
    }
}

#[test]
fn a_survivor_reads_in_which_nations_a_closed_case_may_be_looked_at() {
    for nation in Nation::ALL {
        let reply = reply(Audience::Survivor, Some(*nation));
        let said = "Group abuse in England or Wales, and police closed your case?";
        let lines = reply.blocks.iter().flat_map(Block::lines).map(|line| line.text());
        let lines: Vec<String> = lines.filter(|line| line.contains("closed")).collect();
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert!(lines[0].starts_with("Aged 18 or over? ") && lines[0].contains(said), "{lines:?}");
        assert!(
            lines[0].contains("They may look at it again. You can ask, and you do not have to.")
        );
    }
}

#[test]
fn somebody_who_types_instead_of_speaking_finds_the_police_in_each_area() {
    for (id, _) in SHIPPED.content.areas.iter() {
        let query = Query::of(Subject::Contacts(Some(id.clone())));
        let reply = answer(&SHIPPED.content, &query, &Setting::at(NOON));
        let lines = reply.blocks.iter().flat_map(Block::lines).map(|line| line.text());
        let lines: Vec<String> = lines.collect();
        let police = lines.iter().position(|line| line.ends_with(": 101")).unwrap();
        assert_eq!(lines[police + 1], "Textphone: 18001 101", "{id}");
    }
}

/// A list that an organisation wrote for the version before is told the name of now.
#[test]
fn a_list_with_the_older_name_of_safecall_is_told_what_to_write() {
    let list = shipped("helplines.toml").replace("\"safecall\"", "\"runaway-helpline\"");
    let found = over_shipped(&[("helplines.toml", list)]).unwrap_err();
    assert!(found.contains("unknown service `runaway-helpline`"), "{found}");
    assert!(found.contains("hint: it is called `safecall` now"), "{found}");
}
