//! The policy for a terminal, and for whoever pastes it somewhere: plain text of at most 80 columns.
//!
//! An address is never broken, so that it can be followed.

use textwrap::{Options, WordSplitter, fill};

use super::policy::{PolicyBit, PolicyPart, PolicyRow, PrivacyPolicy};

/// The columns of a usual terminal.
const COLUMNS: usize = 80;

/// Returns the policy as text.
pub fn text(policy: &PrivacyPolicy) -> String {
    let mut out = format!("{}\n\n{}\n", heading(&policy.title, '='), policy.opening);
    for section in &policy.sections {
        out.push_str(&format!("\n{}\n", heading(&section.title, '-')));
        for part in &section.parts {
            match part {
                PolicyPart::Words(bits) => {
                    let words: String = bits.iter().map(PolicyBit::shown).collect();
                    out.push_str(&format!("\n{}\n", wrapped(&words, "", "")));
                }
                PolicyPart::Rows(rows) => rows.iter().for_each(|row| out.push_str(&written(row))),
            }
        }
    }
    out
}

fn heading(words: &str, line: char) -> String {
    format!("{words}\n{}", line.to_string().repeat(words.chars().count()))
}

/// Returns a row: what it is, and below that why, how long and what Discord calls it.
fn written(row: &PolicyRow) -> String {
    let mut out = format!("\n{}\n", wrapped(&row.what, "- ", "  "));
    let mut add = |label: &str, words: &str| {
        out.push_str(&wrapped(&format!("{label}: {words}"), "  ", "    "));
        out.push('\n');
    };
    if let Some(reason) = &row.read {
        add("Why", &reason.why);
        add("Kept", &reason.kept);
    }
    add("Fields", &row.fields.join(", "));
    out
}

fn wrapped(words: &str, first: &str, others: &str) -> String {
    let options = Options::new(COLUMNS).initial_indent(first).subsequent_indent(others);
    fill(words, options.break_words(false).word_splitter(WordSplitter::NoHyphenation))
}
