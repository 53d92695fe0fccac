//! What the preview answers, asked as a program would ask it.
//!
//! It is the real program, listening on a free port of this machine.

use regex::Regex;
use reqwest::{Client, Method};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::time::timeout;

use super::{Desk, runtime, shipped};
use crate::support::discord::SOON;
use crate::support::interactions::{command, of_unknown_type};
use crate::support::servers::{example, server};
use crate::support::walk::walk;
use crate::support::{
    Bot, CHRISTMAS_NIGHT, DAY, LISTED, NOON, SHIPPED, definitions, folder_of, missing_signpost,
    program, text,
};
use signpost::answer::Setting;
use signpost::handbook::handbook;
use signpost::render;
use signpost::review::dues;

#[test]
fn everything_that_can_be_reached_is_answered_as_it_is_everywhere_else() {
    let desk = Desk::start();
    let bot = Bot::at(NOON);
    let walk = walk(&definitions(), |interaction| {
        let mut interaction = interaction.clone();
        interaction["guild_id"] = json!(LISTED);
        let here = desk.responds(&interaction.to_string(), "2026-11-23T12:00");
        assert_eq!(here, bot.respond(&interaction));
        here
    });
    walk.assert_signposted();
    assert!(walk.commands >= 80, "{} commands", walk.commands);
}

#[test]
fn without_javascript_the_page_says_so_first_and_what_would_do_nothing_is_hidden() {
    let page = Desk::start().ask(Method::GET, "/", |it| it).body;
    let said = page.find("<noscript>").unwrap();
    let (before, after) =
        page[page.find("<main>").unwrap()..].split_once("data-live hidden>").unwrap();
    assert!(said < page.find("<h1>").unwrap());
    let control = Regex::new("<(?:button|input|select|form)").unwrap();
    assert!(!control.is_match(before) && control.is_match(after));
    let fields = page.split("<div class=\"fields\" data-live hidden>").next().unwrap();
    assert!(!control.is_match(fields), "nothing above them can be pressed");
    assert!(page.contains("<a class=\"skip unseen\" href=\"#command\" data-live hidden>"));
}

#[test]
fn the_moment_is_the_one_that_is_asked_for_and_a_wrong_one_is_refused() {
    let desk = Desk::start();
    let contacts = command("contacts").option("area", "luton").in_server(LISTED).json();
    let night = desk.responds(&contacts.to_string(), "2026-12-25T22:00");
    assert_eq!(night, Bot::at(CHRISTMAS_NIGHT).respond(&contacts));
    let wrong = desk.ask(Method::POST, "/interactions?at=tonight", |it| it.body("{}"));
    assert_eq!((wrong.status, wrong.body.lines().count()), (400, 1), "{}", wrong.body);
}

#[test]
fn what_is_no_interaction_and_a_change_of_posts_have_a_signposted_reply() {
    let desk = Desk::start();
    let status = command("board").subcommand("status").in_server(LISTED).with_permissions(32);
    let status = desk.responds(&status.json().to_string(), "");
    assert!(text(&status).contains("signpost boards sync"), "{}", text(&status));
    let odd = [of_unknown_type().to_string(), "nonsense".to_owned()];
    for response in odd.iter().map(|odd| desk.responds(odd, "")).chain([status]) {
        assert_eq!(missing_signpost(&response), Vec::<&str>::new(), "{response}");
    }
}

#[test]
fn the_pinned_posts_are_those_of_the_server_or_all_that_could_be() {
    let keys =
        "area = \"luton\"\n[[server.board]]\nchannel = \"645027906669510667\"\nboard = \"find\"\n";
    let config =
        folder_of(&[("signpost.toml", format!("[[server]]\nguild = \"{LISTED}\"\n{keys}"))]);
    let desk = Desk::configured(config.path().join("signpost.toml").to_str().unwrap());
    let pins = |query: &str| -> Vec<Value> {
        serde_json::from_str(&desk.get(&format!("/pins{query}")).body).unwrap()
    };
    assert_eq!(pins("").len(), SHIPPED.content.boards.len());
    let listed = pins(&format!("?guild={LISTED}"));
    let server = server(keys);
    let setting = Setting { server: Some(&server), ..Setting::measured() };
    let post = render::board_post(&SHIPPED.content, &server.board[0].board, &setting).unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0]["message"], serde_json::to_value(&post.message).unwrap());
}

#[test]
fn the_handbook_is_the_one_that_is_written_and_a_servers_own_has_an_address_of_its_own() {
    let desk = Desk::start();
    let book = handbook(&SHIPPED.content, None, DAY);
    for path in ["index.html", "doors/2.html", "search-index.js", "base.css"] {
        assert_eq!(desk.get(&format!("/handbook/{path}")).body, book[path], "{path}");
    }
    assert_eq!(desk.get("/handbook/").body, book["index.html"]);
    assert_eq!(desk.get("/handbook").body, book["index.html"], "one slash less leads there too");
    let own = handbook(&SHIPPED.content, Some(&example()), DAY);
    let page = format!("/servers/{LISTED}/handbook/areas/luton.html");
    assert_eq!(desk.get(&page).body, own["areas/luton.html"]);
    assert_eq!(desk.get("/servers/1/handbook/").status, 404);
    assert_eq!(desk.get("/handbook/nothing.html").status, 404);
    assert_eq!(desk.get("/assets/preview/page.html").status, 404, "a template is no page");
}

/// Before its script runs it has the words that it starts with, so nobody hears an empty heading or list.
#[test]
fn before_its_script_runs_the_page_has_no_empty_heading_no_shown_empty_list_and_no_form_that_nothing_submits()
 {
    let page = Desk::start().get("/").body;
    let empty = Regex::new(r"<(h[1-6])[^>]*>\s*</h[1-6]>").unwrap();
    assert!(!empty.is_match(&page), "{:?}", empty.find(&page));
    let list = Regex::new(r"<[ou]l[^>]*>\s*</[ou]l>").unwrap();
    assert!(list.find_iter(&page).all(|found| found.as_str().contains(" hidden")));
    for form in page.split("<form").skip(1) {
        let form = form.split("</form>").next().unwrap();
        assert!(form.contains("type=\"submit\""), "{form}");
    }
}

#[test]
fn the_content_health_has_every_contact_text_term_and_due_thing() {
    let page = Desk::start().get("/health").body;
    let content = &SHIPPED.content;
    for (id, service) in content.services.iter() {
        assert!(page.contains(&format!("<code>{id}</code>")), "{id}");
        assert!(page.contains(service.checked.contact.against.as_str()), "{id}");
        assert!(page.contains(&service.checked.contact.on.to_string()), "{id}");
        let numbers = service.phone().map(ToString::to_string);
        assert!(page.contains(&numbers.unwrap_or_default()), "{id}");
    }
    let texts = content.topics.iter().map(|(id, _)| id.to_string());
    for id in texts.chain(content.doors.iter().map(|(id, _)| id.to_string())) {
        assert!(page.contains(&format!("<code>{id}</code>")), "{id}");
    }
    for entry in &content.index {
        let term = entry.term.replace('&', "&#38;").replace('\'', "&#39;");
        assert!(page.contains(&format!("<th scope=\"row\">{term}</th>")), "{term}");
    }
    // The day may have changed since the page was made.
    let today = signpost::clock::now().date();
    let counts = [today, today.yesterday().unwrap()].map(|day| dues(&SHIPPED, day).len());
    let said = |count: &usize| page.contains(&format!("<strong>{count}</strong> things due"));
    assert!(counts.iter().any(said), "{counts:?}");
    assert!(page.contains("is not verified by a person"));
    assert!(page.contains("bank-holidays 00:00-24:00"), "the night service works on bank holidays");
    let misprints = content.services.iter().flat_map(|(_, service)| &service.misprint);
    for misprint in misprints {
        assert!(page.contains(misprint.printed.as_str()), "{}", misprint.printed.as_str());
    }
}

#[test]
fn only_who_names_this_machine_is_answered_unless_it_is_public() {
    let named = |desk: &Desk, host: &str| desk.ask(Method::GET, "/", |it| it.header("Host", host));
    let desk = Desk::start();
    assert_eq!(named(&desk, "localhost:8080").status, 200);
    let elsewhere = named(&desk, "example.org");
    assert_eq!((elsewhere.status, elsewhere.body.contains("Signpost")), (421, false));
    let loaded = desk.ask(Method::GET, "/handbook/search-index.js", |it| {
        it.header("Sec-Fetch-Site", "cross-site").header("Sec-Fetch-Mode", "no-cors")
    });
    assert_eq!((loaded.status, loaded.body.contains("pages")), (421, false), "a page elsewhere");
    let public = Desk::over(TempDir::new().unwrap(), &["--i-know-this-is-public"]);
    assert_eq!(named(&public, "example.org").status, 200);
}

#[test]
fn every_answer_forbids_the_browser_to_load_anything_from_elsewhere() {
    let desk = Desk::start();
    for path in ["/", "/health", "/handbook/", "/assets/base.css", "/pins", "/nothing"] {
        assert!(
            desk.get(path).policy.starts_with("default-src 'none'; script-src 'self'"),
            "{path}"
        );
    }
}

#[test]
fn an_address_that_others_can_reach_or_is_taken_and_a_slip_in_a_path_are_refused() {
    let said = |listen: &str| {
        let output = program().args(["preview", "--listen", listen]).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{listen}");
        String::from_utf8(output.stderr).unwrap()
    };
    let public = said("0.0.0.0:0");
    assert!(public.contains("other machines can reach `0.0.0.0:0`"), "{public}");
    assert!(public.contains("hint: ") && public.contains("--i-know-this-is-public"), "{public}");
    for slip in ["--content", "--config"] {
        let output = program().args(["preview", slip, "no/such/path"]).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{slip}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("`no/such/path` is not there"));
    }
    let desk = Desk::start();
    let taken = said(desk.address.strip_prefix("http://").unwrap());
    assert!(taken.contains("cannot listen on") && taken.contains("--listen"), "{taken}");
}

#[test]
#[cfg(unix)]
fn told_to_stop_it_ends_well() {
    for signal in ["TERM", "INT"] {
        let mut desk = Desk::start();
        desk.running.signal(signal);
        assert_eq!(desk.running.exit_code(SOON), 0, "{signal}");
    }
}

#[test]
fn the_page_hears_of_a_broken_edit_while_the_last_good_content_answers() {
    let desk = Desk::start();
    let client = Client::builder().no_proxy().build().unwrap();
    runtime().block_on(async {
        let mut events = client.get(desk.page("/events")).send().await.unwrap();
        let mut heard = String::new();
        let mut next = async |wanted: fn(&Value) -> bool| loop {
            let chunk = timeout(SOON, events.chunk()).await.expect("an event").unwrap().unwrap();
            heard.push_str(&String::from_utf8_lossy(&chunk));
            while let Some((event, rest)) = heard.clone().split_once("\n\n") {
                heard = rest.to_owned();
                let data = event.lines().find_map(|line| line.strip_prefix("data: "));
                let state: Value = serde_json::from_str(data.unwrap_or("null")).unwrap();
                if wanted(&state) {
                    return state;
                }
            }
        };
        let first = next(|state| state["version"].is_string()).await;
        let read = first["read"].as_str().unwrap();
        assert!(read.starts_with("read: ") && read.contains("(content of "), "{read}");
        assert_eq!(first["commands"], definitions());
        assert_eq!((&first["problems"], &first["standing"]), (&json!([]), &Value::Null));
        assert_eq!(
            first["servers"][0],
            json!({ "guild": LISTED, "name": format!("Luton ({LISTED})") })
        );
        let title = "\"Imbalance of power\"";
        desk.write("topics/power.toml", &shipped("topics/power.toml", title, "1"));
        let broken = next(|state| state["problems"] != json!([])).await;
        let problem = &broken["problems"][0];
        assert!(problem["file"].as_str().unwrap().ends_with("topics/power.toml"), "{problem}");
        assert_eq!((&problem["line"], &problem["column"]), (&json!(1), &json!(9)), "{problem}");
        assert!(problem["caret"].as_str().unwrap().contains("^"), "{problem}");
        assert_eq!(broken["standing"], "the last good content goes on answering");
        desk.write("topics/power.toml", &shipped("topics/power.toml", title, "\"Power\""));
        let repaired = next(|state| state["problems"] == json!([])).await;
        assert_eq!(repaired["standing"], Value::Null);
    });
    let topic = command("guidance").subcommand("understanding").option("topic", "power").json();
    let response = desk.responds(&topic.to_string(), "");
    assert!(text(&response).contains("## Power"), "{}", text(&response));
}
