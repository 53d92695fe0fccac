//! `/contacts` gives the right number for this minute, and the right offices for this nation.
//!
//! Moments are instants of UTC where a test is about the clock, because a server's clock is; when the
//! clocks change and which days are holidays is reckoned here a second time, by other means than the
//! program's.

mod between;
mod holidays;
mod known_hours;
mod nations;
mod switches;

use jiff::civil::DateTime;
use serde_json::json;

use crate::support::interactions::{Interaction, command, press};
use crate::support::{Bot, UNLISTED, buttons, missing_signpost, text};
use signpost::answer::{Query, Setting, Subject, answer};
use signpost::content::Content;
use signpost::files::{Origin, Tree};
use signpost::schema::report;
use signpost::values::{AreaId, Id, Nation};
use signpost::{content, files, render, schema};

const FRONT_DOOR: &str = "01582 547653";
const DUTY_TEAM: &str = "0300 300 8123";
const LADO: &str = "01582 548069";

/// The numbers of the Northern Gateway team and of Northern Ireland's night service.
const GATEWAY: &str = "0300 1234 333";
const NIGHT_SERVICE: &str = "028 9504 9999";

/// What is said over two offices of which either may answer.
const EITHER: &str = "One of these two answers now. No answer? Call the other. Then 101, or 999.";

/// Which of the two is to be called first, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    /// The office, because it is open.
    Open,
    /// The office of two of which either may answer.
    OfficeOfBoth,
    /// The duty team of two of which either may answer.
    TeamOfBoth,
    /// The duty team, because the office is shut.
    Shut,
}

/// Two numbers in an answer, and what is said over them while either may answer.
struct Pair {
    office: &'static str,
    team: &'static str,
    either: &'static str,
}

const LUTON: Pair = Pair { office: FRONT_DOOR, team: DUTY_TEAM, either: EITHER };

impl Pair {
    /// Returns which of the two a text sends to; both must be in it.
    #[track_caller]
    fn seen(&self, text: &str) -> Seen {
        let is_shut = text.contains("The office may be shut now. Call the duty team first.");
        let is_open = text.contains("No answer? Call the duty team.");
        let seen = match (above(text, self.office, self.team), text.contains(self.either)) {
            (true, false) => Seen::Open,
            (true, true) => Seen::OfficeOfBoth,
            (false, true) => Seen::TeamOfBoth,
            (false, false) => Seen::Shut,
        };
        assert_eq!((is_open, is_shut), (seen == Seen::Open, seen == Seen::Shut), "{text}");
        seen
    }
}

/// Returns the text of `/contacts` for an area at a moment, in a server that nobody listed.
#[track_caller]
fn contacts(area: &str, now: DateTime) -> String {
    let asked = command("contacts").option("area", json!(area));
    every_page(&Bot::at(now), asked, UNLISTED)
}

/// Returns the text of every page of an answer in a server.
#[track_caller]
fn every_page(bot: &Bot, asked: Interaction, guild: &str) -> String {
    let mut response = bot.respond(&asked.in_server(guild).json());
    let mut pages = text(&response).to_owned();
    while let Some((_, next)) =
        buttons(&response).into_iter().find(|(label, _)| label == "Next page")
    {
        response = bot.respond(&press(&next).in_server(guild).json());
        pages.push_str(text(&response));
    }
    assert_eq!(missing_signpost(&response), Vec::<&str>::new());
    pages
}

/// Returns whether `first` is above `second` in `text`; both must be there.
#[track_caller]
fn above(text: &str, first: &str, second: &str) -> bool {
    let at = |number: &str| text.find(number).unwrap_or_else(|| panic!("{number} in {text}"));
    at(first) < at(second)
}

/// Returns the shipped content with changes to its files.
fn content_with(change: impl FnOnce(&mut Tree)) -> Content {
    let mut tree = files::read(&Origin::Shipped).unwrap();
    change(&mut tree);
    content::assemble(&tree).map_err(|found| report::carets(&found)).unwrap().content
}

/// Returns the text of the contacts of an area of `content` at a moment.
fn contacts_of(content: &Content, area: &str, now: DateTime) -> String {
    let query = Query::of(Subject::Contacts(Some(AreaId::parse(area).unwrap())));
    let setting = Setting::at(now);
    render::terminal(&answer(content, &query, &setting))
}

/// Adds or changes a file of content.
fn put(tree: &mut Tree, path: &str, text: String) {
    let file = schema::SourceFile::new(path.to_owned(), text);
    tree.files.insert(path.to_owned(), std::sync::Arc::new(file));
}

/// Adds an area `town` of a nation, with one front door and a duty team that have these hours.
fn add_town(tree: &mut Tree, nation: Nation, hours: &str) {
    let nation = nation.name();
    let area = format!(
        "name = \"Town\"\nnation = \"{nation}\"\norder = 20\nfront-door = [\"town-office\"]\n\
         duty-team = \"town-team\"\nreview = {{ by = 2027-05-23 }}\n"
    );
    put(tree, "areas/town.toml", area);
    let offices = [("office", "front-door", FRONT_DOOR), ("team", "duty-team", DUTY_TEAM)];
    let checked = "against = \"https://www.example.org/\"\nhow = \"second-hand copy\"";
    let of_hours = match hours {
        "\"check\"" => String::new(),
        _ => format!("[checked.hours]\non = 2026-11-23\n{checked}\ngrade = \"certain\"\n"),
    };
    for (name, kind, phone) in offices {
        let service = format!(
            "name = \"Town {name}\"\nkind = \"{kind}\"\nfor = \"a child\"\nnations = [\"{nation}\"]\n\
             [[route]]\nphone = \"{phone}\"\nhours = {hours}\n\
             [checked]\non = 2026-11-23\n{checked}\ngrade = \"probable\"\n{of_hours}"
        );
        put(tree, &format!("services/town-{name}.toml"), service);
    }
}
