//! Walks through everything that can be reached, as a person would: commands, buttons, menus.
//!
//! Breadth first, so that the trail to each answer is a shortest one. It starts from the commands
//! as they are registered, so a command that registration and decoding see differently shows. A
//! button or a menu entry is followed once for each kind of message that has it, for what
//! it does depends on that. The end of an id, from the last `~` on, is a slot that tells two ways
//! to one place apart and decides nothing; it does not count as a difference. It asserts nothing
//! of the answers, that is for the caller, to whom it hands all of them.

use std::collections::{HashSet, VecDeque};

use serde_json::{Value, json};

use super::interactions::{Interaction, choose, command, press};
use super::missing_signpost;

/// Far more than there is to reach: a walk this long is going in circles.
const MOST_STEPS: usize = 50_000;

/// One interaction and its answer.
pub(crate) struct Visit {
    /// How one gets there: `/consent topic:age > Next page > What undermines consent`.
    pub(crate) trail: String,
    pub(crate) interaction: Value,
    pub(crate) response: Value,
}

/// All that was reached, and how many of which kind.
#[derive(Default)]
pub(crate) struct Walk {
    pub(crate) visits: Vec<Visit>,
    pub(crate) commands: usize,
    pub(crate) presses: usize,
    pub(crate) choices: usize,
}

impl Walk {
    /// Asserts that every answer has the whole signpost.
    #[track_caller]
    pub(crate) fn assert_signposted(&self) {
        for Visit { trail, response, .. } in &self.visits {
            assert_eq!(missing_signpost(response), Vec::<&str>::new(), "{trail}");
        }
    }
}

/// Sends every form of every command, then follows every button and menu entry to the end.
pub(crate) fn walk(commands: &Value, respond: impl FnMut(&Value) -> Value) -> Walk {
    walk_at_most(MOST_STEPS, commands, respond)
}

/// Follows every button of a post that everybody sees, such as a board, to the end. Its text is
/// that of a message as it was sent, its name the first of each trail.
pub(crate) fn walk_from(name: &str, message: &Value, respond: impl FnMut(&Value) -> Value) -> Walk {
    let posted = json!({ "type": 4, "data": message });
    let mut seen = HashSet::new();
    let ahead = next(name, &posted, &mut seen).into();
    follow(MOST_STEPS, (ahead, seen), respond)
}

fn walk_at_most(most: usize, commands: &Value, respond: impl FnMut(&Value) -> Value) -> Walk {
    let ahead = list(commands).flat_map(|one| forms(&[], one)).collect();
    follow(most, (ahead, HashSet::new()), respond)
}

/// What was pressed or chosen on which kind of message: custom id, value, private or not.
type Seen = HashSet<(String, String, bool)>;

fn follow(
    most: usize,
    (mut ahead, mut seen): (VecDeque<Step>, Seen),
    mut respond: impl FnMut(&Value) -> Value,
) -> Walk {
    let mut walk = Walk::default();
    while let Some(Step { trail, interaction }) = ahead.pop_front() {
        assert!(
            walk.visits.len() < most,
            "the walk has not ended after {most} steps: are there ids that never repeat? {trail}"
        );
        let interaction = interaction.json();
        let response = respond(&interaction);
        ahead.extend(next(&trail, &response, &mut seen));
        match interaction["data"]["component_type"].as_u64() {
            Some(2) => walk.presses += 1,
            Some(_) => walk.choices += 1,
            None => walk.commands += 1,
        }
        walk.visits.push(Visit { trail, interaction, response });
    }
    walk
}

struct Step {
    trail: String,
    interaction: Interaction,
}

/// Every form of a command or subcommand, where `path` is what comes before its name: nothing
/// chosen, and each choice of each option on its own; all of that again with every yes-no at yes.
fn forms(path: &[&str], command: &Value) -> Vec<Step> {
    let path = [path, &[text(&command["name"])]].concat();
    let options = || list(&command["options"]);
    let of_kind = |kind: u64| options().filter(move |option| option["type"] == kind);
    let inner = || of_kind(1).chain(of_kind(2));
    if inner().next().is_some() {
        return inner().flat_map(|subcommand| forms(&path, subcommand)).collect();
    }
    let choices = of_kind(3).flat_map(|option| {
        let choices = list(&option["choices"]);
        choices.map(|choice| vec![(text(&option["name"]), choice["value"].clone())])
    });
    let plain: Vec<_> = std::iter::once(Vec::new()).chain(choices).collect();
    let yes: Vec<_> = of_kind(5).map(|option| (text(&option["name"]), true.into())).collect();
    let with_yes = plain.iter().map(|chosen| [chosen.as_slice(), &yes].concat());
    let with_yes: Vec<_> = with_yes.filter(|_| !yes.is_empty()).collect();
    plain.iter().chain(&with_yes).map(|chosen| form(&path, chosen)).collect()
}

fn form(path: &[&str], chosen: &[(&str, Value)]) -> Step {
    let mut trail = format!("/{}", path.join(" "));
    let mut interaction = command(path[0]);
    for name in &path[1..] {
        interaction = interaction.subcommand(name);
    }
    for (name, value) in chosen {
        let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        trail += &format!(" {name}:{shown}");
        interaction = interaction.option(name, value.clone());
    }
    Step { trail, interaction }
}

/// Where one can go from an answer, and has not been.
fn next(trail: &str, response: &Value, seen: &mut Seen) -> Vec<Step> {
    let data = &response["data"];
    // Only private replies are updated in place, so an update is on one.
    let flags = data["flags"].as_u64().unwrap_or_default();
    let private = response["type"] == 7 || flags & 64 != 0;
    let cells = list(&data["components"]).flat_map(|row| list(&row["components"]));
    // A link has no custom id: it leads out of Discord.
    let mut ways: Vec<_> =
        cells.filter(|cell| cell["custom_id"].is_string()).flat_map(ways).collect();
    ways.retain(|(_, id, value)| {
        let value = value.map(without_slot).unwrap_or_default();
        seen.insert((without_slot(id).to_owned(), value.to_owned(), private))
    });
    let step = |(label, id, value): (&str, &str, Option<&str>)| {
        let pressed = value.map_or_else(|| press(id), |value| choose(id, value));
        let interaction =
            if private { pressed.on_private_message() } else { pressed.on_shared_message() };
        Step { trail: format!("{trail} > {label}"), interaction }
    };
    ways.into_iter().map(step).collect()
}

/// What one can do with a button or a menu: its label, its custom id, and a menu's value.
fn ways(cell: &Value) -> Vec<(&str, &str, Option<&str>)> {
    let id = text(&cell["custom_id"]);
    if cell["type"] == 2 {
        return vec![(text(&cell["label"]), id, None)];
    }
    let entries = list(&cell["options"]);
    entries.map(|entry| (text(&entry["label"]), id, Some(text(&entry["value"])))).collect()
}

fn without_slot(id: &str) -> &str {
    id.rsplit_once('~').map_or(id, |(id, _)| id)
}

fn list(value: &Value) -> impl Iterator<Item = &Value> + Clone {
    value.as_array().map_or(&[][..], Vec::as_slice).iter()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} should be a text"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commands() -> Value {
        let choices = json!([{ "name": "Age", "value": "age" }, { "name": "Law", "value": "law" }]);
        let topic = json!({ "type": 3, "name": "topic", "choices": choices });
        let share = json!({ "type": 5, "name": "share" });
        let chapter = json!({ "type": 1, "name": "consent", "options": [topic, share] });
        json!([{ "name": "help" }, { "name": "guidance", "options": [chapter] }])
    }

    fn message(kind: u64, flags: u64, cells: &Value) -> Value {
        let rows = json!([{ "type": 1, "components": cells }]);
        json!({ "type": kind, "data": { "flags": flags, "components": rows } })
    }

    fn button(label: &str, id: &str) -> Value {
        json!({ "type": 2, "style": 2, "label": label, "custom_id": id })
    }

    fn trails(walk: &Walk) -> Vec<&str> {
        walk.visits.iter().map(|visit| visit.trail.as_str()).collect()
    }

    #[test]
    fn every_form_of_every_command_is_sent() {
        let walk = walk(&commands(), |_| json!({ "type": 1 }));
        let consent = "/guidance consent";
        let forms = [
            "",
            " topic:age",
            " topic:law",
            " share:true",
            " topic:age share:true",
            " topic:law share:true",
        ];
        let forms = forms.map(|form| format!("{consent}{form}"));
        assert_eq!(trails(&walk)[0], "/help");
        assert_eq!(trails(&walk)[1..], forms);
        assert_eq!((walk.commands, walk.presses, walk.choices), (7, 0, 0));
        let last = &walk.visits[6].interaction["data"]["options"][0];
        assert_eq!(last["options"][0]["value"], "law");
        assert_eq!(last["options"][1]["value"], true);
    }

    #[test]
    fn every_way_is_followed_once_on_each_kind_of_message() {
        let link = json!({ "type": 2, "style": 5, "label": "Card", "url": "https://example.org" });
        let entries =
            json!([{ "label": "One", "value": "one~0" }, { "label": "Again", "value": "one~1" }]);
        let menu = json!({ "type": 3, "custom_id": "m~0", "options": entries });
        let help = json!([{ "name": "help" }]);
        let walk = walk(&help, |body| match body["data"]["custom_id"].as_str() {
            None => message(4, 4, &json!([button("Go", "go~0"), button("Go too", "go~7"), link])),
            Some("go~0") => message(4, 68, &json!([button("Go", "go~1"), menu])),
            Some("go~1") => message(7, 0, &json!([button("Turned", "turned~0")])),
            Some(_) => json!({ "type": 8 }),
        });
        let expected = [
            "/help",
            "/help > Go",
            "/help > Go > Go",
            "/help > Go > One",
            "/help > Go > Go > Turned",
        ];
        assert_eq!(trails(&walk), expected);
        assert_eq!((walk.commands, walk.presses, walk.choices), (1, 3, 1));
        let flags = walk.visits.iter().map(|visit| visit.interaction["message"]["flags"].as_u64());
        assert_eq!(flags.collect::<Vec<_>>(), [None, Some(0), Some(64), Some(64), Some(64)]);
        assert_eq!(walk.visits[2].response["type"], 7);
    }

    #[test]
    #[should_panic(expected = "the walk has not ended after 9 steps")]
    fn a_walk_without_end_is_stopped() {
        let mut count = 0;
        walk_at_most(9, &commands(), |_| {
            count += 1;
            message(4, 64, &json!([button("On", &format!("page-{count}~0"))]))
        });
    }
}
