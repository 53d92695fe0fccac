//! Sentences and labels, each with the length that its place on the screen allows.
//!
//! Lengths are in characters (code points), as Discord counts. Every text is plain: `prose` says
//! what must not be in one.

use std::fmt;
use std::sync::Arc;

use toml::Spanned;

use super::prose;
use super::record_place::names_a_place_for_notes;
use super::role_words::names_a_role;
use crate::discord;
use crate::schema::{Check, FileText, FromRaw, Passage, place};

/// What to do about a text that is too long, where no more is to be said.
const FEWER_WORDS: &str = "say it in fewer words";

/// Records every fault of the text at `raw`; returns whether there were none.
pub(super) fn is_prose(raw: &Spanned<FileText>, most: usize, check: &mut Check) -> bool {
    is_prose_or(raw, most, FEWER_WORDS, check)
}

/// The same, with what to do about a text that is too long.
///
/// The faults of prose are judged on the words; the caret is put under the same words in the file.
fn is_prose_or(raw: &Spanned<FileText>, most: usize, hint: &str, check: &mut Check) -> bool {
    let text: &str = raw.get_ref();
    let before = check.problems.len();
    for fault in prose::faults(text, check.sentence_words) {
        let span = place(&check.file, &raw.span(), text, &fault.at);
        check.error(span, fault.message, fault.hint);
    }
    let length = text.chars().count();
    if length > most {
        let message = format!("{length} characters; at most {most} here");
        check.error(raw.span(), message, hint);
    }
    if check.problems.len() > before {
        return false;
    }
    note_digits(raw, check);
    true
}

/// Fewest digits of a number that only the whole knows from a count: shorter ones are found by their shape.
pub(crate) const FEWEST_DIGITS: usize = 7;

/// Notes a text whose digits could be the number of some service, written in a way that no pattern knows.
fn note_digits(raw: &Spanned<FileText>, check: &mut Check) {
    let text = raw.get_ref();
    // Most texts have none, and this is soon seen.
    let has_one = text.bytes().any(|byte| byte.is_ascii_digit());
    // A letter O can be meant for a 0.
    let may_be_one = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'O' | b'o');
    if has_one && text.bytes().filter(may_be_one).count() >= FEWEST_DIGITS {
        check.with_digits.push(Passage::new(Arc::clone(&check.file), raw.span(), text));
    }
}

/// Notes the text at `raw` as prose, which counts towards how hard its file is to read.
pub(super) fn counts(raw: &Spanned<FileText>, check: &mut Check) {
    check.passages.push(Passage::new(Arc::clone(&check.file), raw.span(), raw.get_ref()));
}

/// What to write in place of a person's name.
const SAY_THE_ROLE: &str = "say what the person is there, such as Safeguarding lead; never a name";

macro_rules! texts {
    (@hint) => { FEWER_WORDS };
    (@hint $hint:literal) => { $hint };

    ($( $(#[$meta:meta])* $Name:ident at most $most:expr $(, which $counts:ident)?
        $(, or $hint:literal)? $(, judged by $judge:ident: $instead:expr)?; )*) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $Name(FileText);

        impl $Name {
            /// Most characters it may have.
            pub const MOST: usize = $most;

            /// Returns the words.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromRaw for $Name {
            type Raw = FileText;

            fn from_raw(raw: Spanned<FileText>, check: &mut Check) -> Option<Self> {
                $( $counts(&raw, check); )?
                let hint = texts!(@hint $($hint)?);
                let is_right = is_prose_or(&raw, Self::MOST, hint, check)
                    $( && $judge(raw.get_ref(), raw.span(), $instead, check) )?;
                is_right.then(|| Self(raw.into_inner()))
            }
        }

        impl fmt::Display for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl AsRef<str> for $Name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    )* };
}

texts! {
    /// A paragraph or a point of a list: one or more sentences.
    Prose at most 600, which counts;
    /// A heading; it may also be on a button, so it has a button's length.
    Title at most discord::limits::BUTTON_LABEL;
    /// A button's label where the title is too long for a phone.
    ButtonLabel at most discord::limits::BUTTON_LABEL_SHOWN;
    /// A short label: on a button, a menu or before a number.
    Label at most discord::limits::BUTTON_LABEL;
    /// A role in an organisation. It comes before a number and in the last line of a pinned post,
    /// which has little room.
    ContactRole at most 36, or "a pinned post shows up to four roles and has little room: write it as people say it, such as Safeguarding lead", judged by names_a_role: SAY_THE_ROLE;
    /// What somebody is in an organisation, where there is more room.
    RoleLabel at most discord::limits::BUTTON_LABEL, judged by names_a_role: SAY_THE_ROLE;
    /// Where notes go, as the host calls it.
    RecordPlace at most discord::limits::BUTTON_LABEL, judged by names_a_place_for_notes: "say which form, folder or system; never a person's name";
    /// What can be chosen as the answer to a question of the induction. A button shows it after its
    /// letter.
    ChoiceText at most discord::limits::BUTTON_LABEL - 6, which counts;
    /// The one thing to remember of a topic or door.
    Short at most 140, which counts;
    /// The title of a work, which is not ours to put more plainly.
    WorkTitle at most 600;
    /// The line that says what kind of thing follows, before it does. Menus have it too.
    HeadsUp at most 90;
    /// What Discord shows beside a command, an option or a menu entry.
    Description at most discord::limits::COMMAND_DESCRIPTION;
}

impl ButtonLabel {
    /// Returns what a button says: the label where there is one, else the title.
    pub fn or<'l>(label: Option<&'l Self>, title: &'l Title) -> &'l str {
        label.map_or(title.as_str(), Self::as_str)
    }
}

/// A back-of-book term, as a volunteer would think of it.
///
/// It starts with a letter, so that `/a-z` can file it, and has at most 60 characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexTerm(FileText);

impl IndexTerm {
    const MOST: usize = 60;

    /// Returns the words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromRaw for IndexTerm {
    type Raw = FileText;

    fn from_raw(raw: Spanned<FileText>, check: &mut Check) -> Option<Self> {
        if !raw.get_ref().starts_with(|c: char| c.is_ascii_alphabetic()) {
            let message =
                format!("the index term `{}` does not start with a letter", raw.get_ref());
            check.error(raw.span(), message, "/a-z files terms under their first letter, a to z");
            return None;
        }
        is_prose(&raw, Self::MOST, check).then(|| Self(raw.into_inner()))
    }
}

/// One word that is not prose: a year, a page, a keyword to text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word(FileText);

impl Word {
    /// Returns it as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromRaw for Word {
    type Raw = FileText;

    fn from_raw(raw: Spanned<FileText>, check: &mut Check) -> Option<Self> {
        let allowed = |c: char| c.is_ascii_alphanumeric() || " ,.-".contains(c);
        let text = raw.get_ref();
        if text.is_empty() || text.len() > 40 || !text.chars().all(allowed) {
            let hint =
                "write letters, digits, spaces, commas, full stops and hyphens, at most 40 in all";
            check.error(raw.span(), format!("`{text}` is not a year, a page or a keyword"), hint);
            return None;
        }
        let faults = prose::faults_of_a_word(text);
        if faults.is_empty() {
            note_digits(&raw, check);
            return Some(Self(raw.into_inner()));
        }
        for fault in faults {
            let span = place(&check.file, &raw.span(), text, &fault.at);
            check.error(span, fault.message, fault.hint);
        }
        None
    }
}
