//! Stamps over one check in many layouts: with columns and without, in braces, in dotted keys, with comments.
//!
//! Whatever the layout, a stamp changes only the lines of the keys that it sets, and keeps to the layout.

use jiff::civil::date;
use proptest::prelude::*;

use super::tests::{checked, verifier};
use super::{CheckOf, LastCheck};
use crate::values::{How, Months};

/// How the keys of a table are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TableForm {
    Header,
    Dotted,
    InOneLine,
    InBraces { last_comma: bool },
}

/// What a file looks like.
#[derive(Debug, Clone)]
struct FileLook {
    form: TableForm,
    in_column: bool,
    is_indented: bool,
    comments: Vec<bool>,
    has_stamps: bool,
    is_crlf: bool,
    has_bom: bool,
    ends_in_newline: bool,
    has_more: bool,
}

/// The keys that a stamp sets, or takes out.
const STAMPED: [&str; 6] = ["on", "how", "by", "numbers", "next", "approved"];

fn form() -> impl Strategy<Value = TableForm> {
    prop_oneof![
        Just(TableForm::Header),
        Just(TableForm::Dotted),
        Just(TableForm::InOneLine),
        any::<bool>().prop_map(|last_comma| TableForm::InBraces { last_comma }),
    ]
}

fn look() -> impl Strategy<Value = FileLook> {
    let comments = proptest::collection::vec(any::<bool>(), 8);
    (form(), comments, any::<[bool; 7]>()).prop_map(|(form, comments, any)| {
        let [in_column, is_indented, has_stamps, is_crlf, has_bom, ends_in_newline, has_more] = any;
        FileLook {
            form,
            in_column,
            is_indented,
            comments,
            has_stamps,
            is_crlf,
            has_bom,
            ends_in_newline,
            has_more,
        }
    })
}

impl FileLook {
    fn keys(&self) -> Vec<(&'static str, &'static str)> {
        let mut keys = vec![
            ("on", "2026-11-23"),
            ("against", "\"https://www.example.org/a,b#c\""),
            ("how", "\"second-hand copy\""),
            ("grade", "\"certain\""),
        ];
        if self.has_stamps {
            keys.insert(3, ("by", "\"Trustee\""));
            keys.push(("next", "2026-12-01"));
            keys.push(("approved", "{ on = 2026-11-24, role = \"Lead, or #2\" }"));
        }
        keys
    }

    /// Returns a key with its value, padded as the others are.
    fn pair(&self, key: &str, value: &str) -> String {
        let width = if self.in_column && self.form != TableForm::InOneLine { 8 } else { 0 };
        format!("{key:width$} = {value}")
    }

    fn text(&self) -> String {
        let keys = self.keys();
        let (indent, before, last) = match self.form {
            TableForm::InBraces { last_comma } => ("  ", "", last_comma),
            TableForm::Dotted => ("", "checked.", false),
            _ => (if self.is_indented { "  " } else { "" }, "", false),
        };
        let is_in_braces = matches!(self.form, TableForm::InBraces { .. });
        let line = |(index, key): (usize, &(&str, &str))| {
            let comma = is_in_braces && (last || index + 1 < keys.len());
            let comment = if self.comments[index] {
                format!(" # {}, 'so' {index}", key.0)
            } else {
                String::new()
            };
            format!(
                "{indent}{before}{}{}{comment}",
                self.pair(key.0, key.1),
                if comma { "," } else { "" }
            )
        };
        let pairs: Vec<String> = match self.form {
            TableForm::InOneLine => keys.iter().map(|key| self.pair(key.0, key.1)).collect(),
            _ => keys.iter().enumerate().map(line).collect(),
        };
        let table = match self.form {
            TableForm::Header => format!("[checked] # head\n{}", pairs.join("\n")),
            TableForm::Dotted => pairs.join("\n"),
            TableForm::InOneLine => format!("checked = {{ {} }} # all", pairs.join(", ")),
            TableForm::InBraces { .. } => format!("checked = {{\n{}\n}}", pairs.join("\n")),
        };
        let more = if self.has_more { "\n\n# more\n[[route]]\nby  = 'kept'\non =  1" } else { "" };
        let end = if self.ends_in_newline { "\n" } else { "" };
        let bom = if self.has_bom { "\u{feff}" } else { "" };
        let text = format!("{bom}name = 'x'  # kept\n\n{table}{more}{end}");
        if self.is_crlf { text.replace('\n', "\r\n") } else { text }
    }
}

/// Returns the lines of keys that are not stamped. The comma that an entry needs once it is no longer the last is none of
/// theirs.
fn others(text: &str, form: TableForm) -> Vec<String> {
    let (table, more) = text.split_once("# more").unwrap_or((text, ""));
    let is_other = |line: &&str| {
        let key = line.trim_start().trim_start_matches("checked.");
        let is_key =
            |name: &&str| key.strip_prefix(*name).is_some_and(|rest| rest.starts_with(' '));
        let is_all = form == TableForm::InOneLine && key.starts_with("checked =");
        !is_all && !STAMPED.iter().any(is_key)
    };
    let mut lines: Vec<String> = table.lines().filter(is_other).map(str::to_owned).collect();
    if let Some(grade) = lines.iter_mut().find(|line| line.trim_start().starts_with("grade")) {
        *grade = grade.replacen("\"certain\",", "\"certain\"", 1);
    }
    lines.push(more.trim_end_matches(['\r', '\n']).to_owned());
    lines
}

/// Returns every comment but that of an approval, which goes with it.
fn comments(text: &str) -> Vec<String> {
    let of_line = |line: &str| line.rsplit_once("# ").map(|(_, comment)| comment.trim().to_owned());
    text.lines().filter_map(of_line).filter(|comment| !comment.starts_with("approved")).collect()
}

proptest! {
    #[test]
    fn a_stamp_changes_only_the_lines_of_its_keys_in_any_layout(look in look()) {
        let text = look.text();
        let before: toml::Table = text.trim_start_matches('\u{feff}').parse().unwrap();
        let checked = checked("2026-11-23", None);
        let kept = LastCheck { held: CheckOf::Contact, checked: &checked, every: Months::SIX, service: None };
        let lead = verifier("Safeguarding lead", date(2027, 1, 15));
        let after = lead.verified(&text, &kept, How::NumberCalled).unwrap();
        let table: toml::Table = after.trim_start_matches('\u{feff}').parse().unwrap();

        let stamped = table["checked"].as_table().unwrap();
        prop_assert_eq!(stamped["by"].as_str(), Some("Safeguarding lead"));
        prop_assert_eq!(stamped["how"].as_str(), Some("number called"));
        prop_assert_eq!(stamped["on"].to_string(), "2027-01-15");
        prop_assert!(stamped.contains_key("next") && !stamped.contains_key("approved"));
        prop_assert_eq!(&table["name"], &before["name"]);
        prop_assert_eq!(table.get("route"), before.get("route"));

        prop_assert_eq!(others(&after, look.form), others(&text, look.form), "{}", after);
        prop_assert_eq!(comments(&after), comments(&text), "{}", after);
        prop_assert_eq!(after.starts_with('\u{feff}'), look.has_bom);
        prop_assert!(after.ends_with('\n') || !look.ends_in_newline, "{:?}", after);
        let endings = after.matches('\n').count();
        prop_assert_eq!(after.matches("\r\n").count(), if look.is_crlf { endings } else { 0 }, "{:?}", after);
        let (in_table, _) = after.split_once("# more").unwrap_or((&after, ""));
        for key in ["by", "next"].iter().filter(|_| look.form != TableForm::InOneLine) {
            let width = if look.in_column { 8 } else { 0 };
            prop_assert!(in_table.contains(&format!("{key:width$} = ")), "{}", after);
        }
        prop_assert_eq!(lead.verified(&after, &kept, How::NumberCalled).unwrap(), after);
    }
}
