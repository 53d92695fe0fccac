//! Which office comes first, and what is said over it: each line, in order.
//!
//! The calendar is the shipped one. Areas of England have offices that show one rule each: `twin` has two front doors,
//! one of known hours, `lone` a LADO and nothing else, and `night` a duty team alone.

mod at_a_moment;
mod at_any_time;

use std::sync::{Arc, LazyLock};

use jiff::civil::{Date, DateTime, date};

use super::answering::Answering;
use super::line::Line;
use super::offices::{lado, local};
use super::query::{Query, Subject};
use super::setting::Setting;
use crate::config::Server;
use crate::content::{Content, Form, assemble};
use crate::discord::Snowflake;
use crate::files::{Origin, Tree, read};
use crate::schema::{SourceFile, report};
use crate::values::{AreaId, Id, Prose, ServiceId};

/// The offices of the first.
const TWINS: &str = "front-door = [\"twin-east\", \"twin-west\"]\nduty-team = \"luton-duty-team\"";

/// What an area has that sends people to its duty team alone.
const NIGHT: &str = "way-in = [\"Ask the council.\"]\nduty-team = \"luton-duty-team\"";

const THURSDAY: Date = date(2026, 11, 26);

/// The shipped content and these areas.
static CONTENT: LazyLock<Content> = LazyLock::new(|| {
    content_with(|tree| {
        put_office(tree, "twin-east", "front-door", "\"check\"");
        put_office(tree, "twin-west", "front-door", "{ mon-fri = \"12:00-20:00\" }");
        put_area(tree, "twin", 20, TWINS);
        put_office(tree, "lone-lado", "lado", "\"check\"");
        put_area(tree, "night", 40, NIGHT);
        put_area(tree, "lone", 30, "way-in = [\"Ask the council.\"]\nlado = \"lone-lado\"");
    })
});

pub(super) fn content_with(change: impl FnOnce(&mut Tree)) -> Content {
    let mut tree = read(&Origin::Shipped).unwrap();
    change(&mut tree);
    assemble(&tree).map_err(|found| report::carets(&found)).unwrap().content
}

pub(super) fn put(tree: &mut Tree, path: &str, text: String) {
    let file = SourceFile::new(path.to_owned(), text);
    tree.files.insert(path.to_owned(), Arc::new(file));
}

fn put_area(tree: &mut Tree, id: &str, order: u8, offices: &str) {
    let text = format!(
        "name = \"{id}\"\nnation = \"england\"\norder = {order}\n{offices}\nreview = {{ by = 2027-05-23 }}\n"
    );
    put(tree, &format!("areas/{id}.toml"), text);
}

fn put_office(tree: &mut Tree, id: &str, kind: &str, hours: &str) {
    let checked =
        "on = 2026-11-23\nagainst = \"https://www.example.org/\"\nhow = \"second-hand copy\"";
    let of_hours = match hours {
        "\"check\"" => String::new(),
        _ => format!("[checked.hours]\n{checked}\ngrade = \"certain\"\n"),
    };
    let text = format!(
        "name = \"{id}\"\nkind = \"{kind}\"\nfor = \"a child\"\nnations = [\"england\"]\n\
         [[route]]\nphone = \"01582 547653\"\nhours = {hours}\n\
         [checked]\n{checked}\ngrade = \"probable\"\n{of_hours}"
    );
    put(tree, &format!("services/{id}.toml"), text);
}

/// Gives the duty team of Luton hours that are known.
fn with_known_team(hours: &str) -> Content {
    content_with(|tree| {
        put_office(tree, "luton-duty-team", "duty-team", hours);
    })
}

/// Returns a server of an area.
fn server(area: &str) -> Server {
    let guild = Snowflake::parse("290926798626357999").unwrap();
    Server { area: Some(AreaId::parse(area).unwrap()), ..Server::unset(guild) }
}

/// Returns what is made of the lines that `of` makes for a server of this area, each as text.
fn told(
    content: &Content,
    setting: Setting<'_>,
    area: Option<&str>,
    of: impl Fn(&Answering<'_>) -> Vec<Line>,
) -> Vec<String> {
    told_in(Form::Usual, content, setting, area, of)
}

fn told_in(
    form: Form,
    content: &Content,
    setting: Setting<'_>,
    area: Option<&str>,
    of: impl Fn(&Answering<'_>) -> Vec<Line>,
) -> Vec<String> {
    let server = area.map(server);
    let setting = Setting { server: server.as_ref(), ..setting };
    let query = Query { form, ..Query::of(Subject::Contacts(None)) };
    of(&Answering { content, query: &query, setting: &setting }).iter().map(Line::text).collect()
}

/// Returns what is said of an area's offices for children at a moment.
fn local_at(content: &Content, area: &str, now: DateTime) -> Vec<String> {
    told(content, Setting::at(now), Some(area), |answering| local(answering, None))
}

/// Returns what is said of its LADO at a moment.
fn lado_at(content: &Content, area: &str, now: DateTime) -> Vec<String> {
    told(content, Setting::at(now), Some(area), |answering| lado(answering, None))
}

/// Returns an office as one line has it.
fn brief(id: &str) -> String {
    with_times(id, "")
}

/// Returns the same with words after its name.
fn with_times(id: &str, times: &str) -> String {
    let (_, service) = CONTENT.services.get(&ServiceId::parse(id).unwrap()).unwrap();
    format!("{}{times}: {}", service.name, service.phone().unwrap())
}

/// Returns what an area itself says about how to find its offices.
fn way_in(area: &str) -> Vec<String> {
    let (_, area) = CONTENT.areas.get(&AreaId::parse(area).unwrap()).unwrap();
    area.way_in.iter().map(Prose::to_string).collect()
}
