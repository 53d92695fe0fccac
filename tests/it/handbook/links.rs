//! Where the handbook's links lead: all to a page that is there, and none back to the lead.
//!
//! And what its pages load: nothing from anywhere else.

use regex::Regex;

use super::{BOOK, Files, addresses, pages_of};
use crate::support::servers::{example, server};
use crate::support::{DAY, SHIPPED};
use signpost::handbook::handbook;

/// Returns the page that an address on the page `from` leads to, and the id on it; nothing for what
/// leads out of the handbook.
fn led_to(from: &str, address: &str) -> Option<(String, Option<String>)> {
    if ["https:", "tel:", "sms:"].iter().any(|outside| address.starts_with(outside)) {
        return None;
    }
    let (path, id) = address.split_once('#').map_or((address, None), |(path, id)| (path, Some(id)));
    let id = id.map(str::to_owned);
    if path.is_empty() {
        return Some((from.to_owned(), id));
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "`{address}` on {from} leads out"),
            part => parts.push(part),
        }
    }
    Some((parts.join("/"), id))
}

fn every_link_resolves_in(book: &Files) {
    for (path, page) in pages_of(book) {
        for address in addresses(page) {
            let Some((to, id)) = led_to(path, &address) else {
                continue;
            };
            let there =
                book.get(&to).unwrap_or_else(|| panic!("{path}: `{address}` leads nowhere"));
            if let Some(id) = id {
                assert!(there.contains(&format!("id=\"{id}\"")), "{path}: `{address}`: no such id");
            }
        }
    }
}

#[test]
fn every_internal_link_resolves_whatever_the_server() {
    every_link_resolves_in(&BOOK);
    every_link_resolves_in(&handbook(&SHIPPED.content, Some(&example()), DAY));
    for nation in ["england", "wales", "scotland", "northern-ireland"] {
        let server = server(&format!("nation = \"{nation}\"\n"));
        every_link_resolves_in(&handbook(&SHIPPED.content, Some(&server), DAY));
    }
}

#[test]
fn every_page_can_be_reached_from_the_first() {
    let mut reached = vec!["index.html".to_owned()];
    let mut next = 0;
    while let Some(path) = reached.get(next).cloned() {
        let page = BOOK.get(&path).map(String::as_str).unwrap_or_default();
        for (to, _) in addresses(page).iter().filter_map(|address| led_to(&path, address)) {
            if !reached.contains(&to) {
                reached.push(to);
            }
        }
        next += 1;
    }
    let unreached: Vec<&str> = BOOK
        .keys()
        .map(String::as_str)
        .filter(|path| !reached.iter().any(|to| to == path))
        .collect();
    assert_eq!(unreached, Vec::<&str>::new());
}

#[test]
fn whoever_came_past_the_lead_is_never_led_back_to_the_lead() {
    let server = example();
    let book = handbook(&SHIPPED.content, Some(&server), DAY);
    let contacts = [&server.lead, &server.deputy].map(|contact| contact.as_ref().unwrap());
    let numbers = contacts.map(|contact| contact.phone.as_ref().unwrap().to_string());
    let past = |path: &str| path.starts_with("b/");
    assert!(book.values().any(|page| page.contains(&numbers[0])), "the lead's number is somewhere");
    let record = server.record.as_ref().unwrap().as_str();
    for (path, page) in book.iter().filter(|(path, _)| past(path)) {
        for internal in numbers.iter().map(String::as_str).chain([record]) {
            assert!(!page.contains(internal), "{path} has {internal}");
        }
    }
    for (path, page) in pages_of(&book).filter(|(path, _)| past(path)) {
        for (to, _) in addresses(page).iter().filter_map(|address| led_to(path, address)) {
            assert!(past(&to) || !to.ends_with(".html"), "{path} leads to {to}");
        }
    }
}

/// Returns the sections of the whole: number, whether it is past the lead, its HTML.
fn sections(whole: &str) -> Vec<(String, bool, String)> {
    let parts = whole.split("<article id=\"s").skip(1);
    parts
        .map(|part| {
            let number = part.split('"').next().unwrap().to_owned();
            let is_past = part.split('>').next().unwrap().contains(" past");
            (number, is_past, part.split("</article>").next().unwrap().to_owned())
        })
        .collect()
}

#[test]
fn on_paper_too_no_section_past_the_lead_sends_its_reader_to_one_that_names_the_lead() {
    let no_area = "lead = { role = \"Lead\", phone = \"020 7946 0001\" }\n";
    for server in [example(), server(no_area), server("nation = \"wales\"\n")] {
        let book = handbook(&SHIPPED.content, Some(&server), DAY);
        let sections = sections(&book["whole.html"]);
        let lead = server.lead.as_ref().and_then(|lead| lead.phone.as_ref());
        let names_the_lead = |number: &str| {
            let (.., html) = sections.iter().find(|(one, ..)| one == number).unwrap();
            lead.is_some_and(|phone| html.contains(phone.as_str()))
        };
        let past: Vec<_> = sections.iter().filter(|(_, is_past, _)| *is_past).collect();
        assert!(past.len() >= 4, "three doors, and the contacts");
        for (number, _, html) in past {
            assert!(!names_the_lead(number), "{number}");
            let contacts = addresses(html)
                .into_iter()
                .filter_map(|to| to.strip_prefix("#s").map(str::to_owned));
            let doors = 1 + SHIPPED.content.doors.len();
            // A door in the usual form names the lead: it is for another worry.
            let contacts = contacts.filter(|to| to.parse::<usize>().unwrap() > doors);
            for to in contacts {
                assert!(!names_the_lead(&to), "section {number} leads to {to}");
            }
        }
    }
}

#[test]
fn a_door_past_the_lead_stands_in_that_form_alone_and_nothing_in_the_history_tells_of_it() {
    for (id, door) in SHIPPED.content.doors.iter() {
        let number = door.page.unwrap();
        let (usual, past) = (format!("doors/{number}.html"), format!("b/doors/{number}.html"));
        let has_form = door.form.is_some();
        assert_eq!(BOOK.contains_key(&usual), !has_form, "{id}");
        if has_form {
            let page = &BOOK[&past];
            assert!(page.contains("<title>Safeguarding handbook</title>"), "{id}");
            let tells = |path: &String| path.contains("doors/") && path.contains(&id.to_string());
            assert!(!BOOK.keys().any(tells), "{id}");
            assert!(BOOK["a-z.html"].contains(&format!("href=\"{past}\"")), "{id} has its words");
            assert!(BOOK["search-index.js"].contains(&format!("\"{past}\"")), "{id} is found");
        }
    }
}

#[test]
fn what_a_text_says_to_call_to_press_or_to_open_is_a_link() {
    let door = &BOOK["doors/2.html"];
    for link in [
        "call <a href=\"tel:999\">999</a>, listen",
        "Press &#34;<a href=\"../b/doors/5.html\">Our lead or an organiser</a>&#34;",
        "Press &#34;<a href=\"../b/helplines/6.html\">Help for me</a>&#34;",
        "Open <a href=\"../areas.html\">Local contacts</a>.",
    ] {
        assert!(door.contains(link), "{link}");
    }
}

/// Returns what a page says to press or to open that is no link: the words, and what follows them.
fn names_without_a_link(page: &str) -> Vec<String> {
    let pressed = Regex::new(r"(?i)press(?:ing)? &#34;[^<&][^<]{0,60}").unwrap();
    let opened = Regex::new(r"\b[Oo]pen [A-Z][^<]{0,60}").unwrap();
    let all = pressed.find_iter(page).chain(opened.find_iter(page));
    all.map(|found| found.as_str().to_owned()).collect()
}

#[test]
fn whatever_a_text_says_to_press_or_to_open_is_a_link_on_every_page() {
    let nations = ["england", "wales", "scotland", "northern-ireland"];
    let servers = nations.map(|nation| server(&format!("nation = \"{nation}\"\n")));
    let example = example();
    let books = servers.iter().chain([&example]).map(Some).chain([None]);
    let books: Vec<Files> = books.map(|server| handbook(&SHIPPED.content, server, DAY)).collect();
    let mut links = 0;
    for (path, page) in books.iter().flat_map(pages_of) {
        // What a search finds nothing for has its links under it.
        let text =
            page.split(" data-none=").map(|part| part.split_once('>').map_or(part, |it| it.1));
        let text: Vec<&str> =
            if page.contains(" data-none=") { text.skip(1).collect() } else { vec![page] };
        for part in text {
            assert_eq!(names_without_a_link(part), Vec::<String>::new(), "{path}");
            links += part.matches("ress &#34;<a href=").count();
        }
    }
    assert!(links > 6 * 20, "{links}");
}

#[test]
fn nothing_is_loaded_from_anywhere_else() {
    let handler = Regex::new(r"<[^>]*\son[a-z]+=").unwrap();
    for (path, page) in pages_of(&BOOK) {
        let policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";
        assert!(
            page.contains(&format!("\"Content-Security-Policy\" content=\"{policy}\"")),
            "{path}"
        );
        for tag in
            page.split('<').filter(|tag| tag.starts_with("script") || tag.starts_with("link"))
        {
            assert!(!tag.contains("://") && !tag.contains("\"//"), "{path}: <{tag}");
        }
        for way_in in ["<script>", " style=\"", "<style", "<iframe", "<img", "<form"] {
            assert!(!page.contains(way_in), "{path} has {way_in}");
        }
        assert!(!handler.is_match(page), "{path} has an event handler in its HTML");
    }
    for (path, text) in BOOK.iter().filter(|(path, _)| path.ends_with(".css")) {
        assert!(!text.contains("url(") && !text.contains("@import"), "{path} loads something");
    }
}
