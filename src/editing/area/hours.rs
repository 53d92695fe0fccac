//! Hours as a person types them: `mon-thu 09:00-17:00, fri 09:00-12:00`, without the marks of a file.
//!
//! What is wrong is said once, and in the form of the question. The form of a file is taken too.

use super::super::conversation::typed_wrongly;
use crate::schema::{At, Problem, SENTENCE_WORDS, entries_in_one_line};
use crate::values::{Hours, quoted, typed};

/// What to type where nothing better is known.
const FORM: &str = "type check, always, or days and times such as mon-fri 09:00-17:00; with commas between several: mon-thu 09:00-17:00, fri 09:00-12:00, 13:00-16:00";

/// Returns hours as a file writes them.
pub(super) fn hours(text: &str) -> Result<String, Vec<Problem>> {
    let written = match text {
        marked if marked.starts_with('{') => evenly_spaced(marked),
        days if days.contains(' ') => table(days),
        word => quoted(word.trim_matches('"')),
    };
    let Err(of_rows) = typed::<Hours>(&written, SENTENCE_WORDS) else { return Ok(written) };
    Err(vec![refused(text, &of_rows)])
}

/// Returns what is wrong with what was typed, where its rows have these problems.
fn refused(text: &str, of_rows: &[Problem]) -> Problem {
    let of_word = typed::<Hours>(&quoted(text), SENTENCE_WORDS).err().unwrap_or_default();
    let meant = of_word.into_iter().find_map(|problem| as_typed(&problem.hint?));
    let has_rows =
        text.starts_with(char::is_alphabetic) && text.contains(|c: char| c.is_ascii_digit());
    let of_row =
        of_rows.first().filter(|problem| has_rows && meant.is_none() && is_plain(&problem.message));
    let message = match of_row {
        Some(problem) => problem.message.clone(),
        None => format!("`{text}` is not days and times"),
    };
    typed_wrongly(text, message, meant.unwrap_or_else(|| FORM.to_owned()))
}

/// Returns days and times as the table of a file. Times without days are those of the days before them.
fn table(text: &str) -> String {
    let mut rows: Vec<(&str, String)> = Vec::new();
    for part in text.split(',').map(str::trim) {
        if let Some((_, times)) = rows.last_mut()
            && part.starts_with(|c: char| c.is_ascii_digit())
        {
            *times += &format!(", {part}");
            continue;
        }
        let (days, times) = part.split_once(' ').unwrap_or((part, ""));
        rows.push((days, times.trim().to_owned()));
    }
    let rows = rows.iter().map(|(days, times)| format!("{} = {}", key(days), quoted(times)));
    format!("{{ {} }}", rows.collect::<Vec<_>>().join(", "))
}

/// Returns the table of a file with the spaces that a formatter would leave; what is none, as it is.
fn evenly_spaced(table: &str) -> String {
    let rows = entries_in_one_line(&format!("hours = {table}"), &[At::Key("hours")]);
    if rows.is_empty() { table.to_owned() } else { format!("{{ {} }}", rows.join(", ")) }
}

/// Returns a key as a file writes it: bare where it can be.
fn key(key: &str) -> String {
    let is_bare = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if is_bare { key.to_owned() } else { quoted(key) }
}

/// Returns what `check` would have written, as it is typed here; nothing where it shows the form of a file alone.
fn as_typed(hint: &str) -> Option<String> {
    let is_general = hint.contains("\"check\"");
    let plain = hint.replace("{ ", "").replace(" }", "").replace(" = \"", " ").replace('"', "");
    (!is_general).then(|| plain.replace("write ", "type "))
}

/// Returns whether words show nothing of the form of a file.
fn is_plain(words: &str) -> bool {
    !words.contains(['{', '"', '='])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editing::conversation::refusal;

    #[test]
    fn hours_may_be_typed_as_people_say_them() {
        assert_eq!(hours("check").unwrap(), "\"check\"");
        let table = "{ mon-fri = \"09:00-17:00\", sat = \"10:00-12:00\" }";
        assert_eq!(hours("mon-fri 09:00-17:00, sat 10:00-12:00").unwrap(), table);
        assert_eq!(hours(table).unwrap(), table);
        assert_eq!(hours(&table.replace(' ', "")).unwrap(), table);
        let lunch = "{ mon-fri = \"09:00-12:00, 13:00-17:00\", sat = \"10:00-12:00\" }";
        let typed = "mon-fri 09:00-12:00, 13:00-17:00, sat 10:00-12:00";
        assert_eq!(hours(typed).unwrap(), lunch);
        for wrong in ["", "9 to 5", "mon-fri", "mon 9-5", "{ x", "\" x = 1"] {
            assert!(hours(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_once_and_in_the_form_of_the_question() {
        for wrong in [
            "9am to 5pm",
            "9 to 5",
            "09:00-17:00",
            "Monday to Friday 9am to 5pm",
            "mon-fri 9-5",
            "mon-fri",
            "weekdays",
            "mon-fri 09:00-25:00",
            "mon-fri 09:00",
            "someday 09:00-17:00",
            "mon-fri 09:00-17:00, someday 10:00-12:00",
            "mon-fri 09:00-17:00, fri 10:00-12:00",
            "24/7",
            "24 hours",
            "in office hours",
            "{ mon-fri = 9 }",
            "{ x",
        ] {
            let problems = hours(wrong).unwrap_err();
            let said = refusal(&problems);
            assert_eq!(problems.len(), 1, "{wrong}: {said}");
            let (_, hint) = said.split_once("hint: type ").unwrap();
            assert!(!hint.contains(['"', '=']), "{wrong}: {said}");
        }
        for (wrong, hint) in [
            ("9am to 5pm", "hint: type the days too, as mon-fri 09:00-17:00"),
            ("Monday to Friday 9am to 5pm", "hint: type mon-fri 09:00-17:00"),
            ("mon-fri", FORM),
            ("in office hours", FORM),
            (
                "mon-fri 09:00-25:00",
                "`25:00` is no time: a day is from 00:00 to 24:00\n  hint: type check",
            ),
        ] {
            let said = refusal(&hours(wrong).unwrap_err());
            assert!(said.contains(hint), "{wrong}: {said}");
        }
    }
}
