//! The pictures of a terminal in the pages for hosts are what the program shows.
//!
//! A picture is text in an SVG, a line for each of the terminal's. After a change of words on purpose, `SIGNPOST_BLESS=1`
//! draws it again.

use std::env;
use std::fs;

use tempfile::TempDir;

use super::{Host, text};
use crate::support::terminal::Person;

/// The size of a character and of a line, in units of the picture.
const CHARACTER: f64 = 8.4;
const LINE: usize = 19;
const EDGE: usize = 16;

/// How many characters fit beside each other.
const WIDE: usize = 96;

/// What a line begins with that goes on from the one above.
const FOLDED: &str = "          ";

/// Returns a terminal with these lines as a picture; `what` says the same to whoever cannot see it.
fn picture(what: &str, lines: &[String]) -> String {
    let width = (CHARACTER * WIDE as f64) as usize + 2 * EDGE;
    let height = lines.len() * LINE + 2 * EDGE;
    let mut colour = "";
    let rows: String = lines
        .iter()
        .enumerate()
        .map(|(nth, line)| {
            let y = EDGE + LINE * nth + 14;
            // What goes on below is of the same colour.
            if !line.starts_with(FOLDED) {
                colour = self::colour(line);
            }
            format!("<text x=\"{EDGE}\" y=\"{y}\" fill=\"{colour}\">{}</text>\n", escaped(line))
        })
        .collect();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\">\n\
         <title>{}</title>\n<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#1b1f24\"/>\n\
         <g font-family=\"ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace\" font-size=\"14\" xml:space=\"preserve\">\n{rows}</g>\n</svg>\n",
        escaped(what)
    )
}

/// What the host types is bright; what needs somebody has a colour of its own.
fn colour(line: &str) -> &'static str {
    match line.split_whitespace().next() {
        Some("$") => "#ffffff",
        Some("ok") => "#8bd49c",
        Some("look" | "next:") => "#f2cc60",
        Some("broken" | "hint:") => "#ff9a8b",
        _ => "#d0d7de",
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace(' ', "\u{a0}")
}

/// Returns lines that fit into the picture; what is longer goes on below.
fn folded(shown: &str) -> Vec<String> {
    let options = textwrap::Options::new(WIDE).subsequent_indent(FOLDED);
    shown.lines().flat_map(|line| textwrap::wrap(line, &options)).map(String::from).collect()
}

#[track_caller]
fn assert_drawn(name: &str, what: &str, shown: &str) {
    let path = format!("docs/images/{name}.svg");
    let drawn = picture(what, &folded(shown));
    if env::var_os("SIGNPOST_BLESS").is_some() {
        fs::write(&path, &drawn).unwrap();
    }
    let there = fs::read_to_string(&path).unwrap_or_default();
    assert!(there == drawn, "{path} is not what is shown; with SIGNPOST_BLESS=1 it is drawn again");
}

#[test]
fn the_picture_of_init_is_what_a_host_sees() {
    let folder = TempDir::new().unwrap();
    let mut person = Person::starts(folder.path(), &["init"]);
    let mut shown = "$ signpost init\n".to_owned();
    for (question, answer) in [
        ("Discord server: ", "290926798626357999"),
        ("quit, ?) ", "england"),
        ("or nothing: ", "Lutn"),
        ("or nothing: ", "luton"),
        ("[Safeguarding lead]: ", "Mrs Smith"),
        ("[Safeguarding lead]: ", ""),
        ("or nothing: ", "020 7946 0001"),
    ] {
        shown += &format!("{}{question}{answer}\n", person.reads(question).replace('\r', ""));
        person.types(answer);
    }
    person.reads("5 of 7.");
    let begins = shown.find("1 of 7.").unwrap();
    let shown = format!("$ signpost init\n  …\n{}", &shown[begins..]);
    assert_drawn(
        "init",
        "signpost init asks for the server, the nation, the area and the lead, and refuses a misspelt area and a name",
        &shown,
    );
}

#[test]
fn the_picture_of_doctor_is_what_a_host_sees() {
    let host = Host::new();
    host.discord.set_nsfw(super::CHANNEL, true);
    let output = host.runs(&["doctor", "--config", "signpost.toml"]);
    let said = text(&output.stdout);
    // What differs from day to day and from machine to machine is left out.
    let differs = ["files:", "content:", "due:", "network:", "sandbox:", "configuration:"];
    let mut is_shown = true;
    let lines = said.lines().filter(|line| {
        if !line.starts_with("        next:") {
            is_shown = !differs.iter().any(|about| line.contains(about)) && !line.contains(" ok, ");
        }
        is_shown
    });
    let lines: Vec<&str> = lines.collect();
    let shown = format!("$ signpost doctor --config signpost.toml\n{}\n", lines.join("\n").trim());
    assert_drawn(
        "doctor",
        "signpost doctor says what is fine, what to look at, and what to do next",
        &shown,
    );
}
