//! The kinds of content that have ids: the one table of what is known of each.
//!
//! A row has all that is data: the word, where its files are, for how long a sentence may run, how often a person
//! reads it again. Whatever treats all kinds alike reads it here and names none of them. What each kind holds is in
//! `content::kinds`; a rule about one kind alone names it by the type of its id.

use super::months::Months;
use crate::schema::{SENTENCE_WORDS, URGENT_SENTENCE_WORDS};

/// How many ids a hint lists.
const FEW: usize = 8;

/// Where the things of a kind are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// Each in a file of its own, below this folder: the file's name is its id.
    Folder(&'static str),
    /// All in this one file, each with its id.
    File(&'static str),
}

impl Home {
    /// Returns where they are, as the end of a sentence that starts with what they are called.
    pub(crate) fn is_where(self) -> String {
        match self {
            Self::Folder(folder) => format!("the files in content/{folder}/"),
            Self::File(file) => format!("listed in content/{file}"),
        }
    }
}

/// In what need a text is read, which limits how hard it may be to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadIn {
    /// Somebody acts on it at once.
    Urgency,
    /// Somebody reads about a subject.
    Peace,
    /// Somebody looks up a detail in it: it has no limit of its own.
    Passing,
}

/// What is known of a kind.
struct KindRow {
    /// Its word in messages.
    word: &'static str,
    /// Where its things are written.
    home: Home,
    /// The key that has what people call one of them.
    called: &'static str,
    /// Most words of a sentence in its files.
    sentence_words: usize,
    /// In what need its texts are read.
    read_in: ReadIn,
    /// After how long a person reads a text again at the soonest; none where nobody approves its texts.
    read_every: Option<Months>,
    /// Its place among the kinds that a person vouches for: what does most harm where it is wrong comes first.
    asked: Option<u8>,
    /// Its place under one word of the back-of-book index: what helps now comes before what explains.
    indexed: Option<u8>,
    /// Whether somebody reads it who came past the lead.
    past_the_lead: bool,
}

macro_rules! kinds {
    ($( $(#[$meta:meta])* $Kind:ident: $row:expr, )*) => {
        /// The kinds of thing that have ids.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $( $(#[$meta])* $Kind, )*
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$( Self::$Kind, )*];

            const fn row(self) -> &'static KindRow {
                match self {
                    $( Self::$Kind => &$row, )*
                }
            }
        }
    };
}

kinds! {
    /// A section of guidance. No emergency hangs on it, so it is read again less often.
    Topic: KindRow {
        word: "topic",
        home: Home::Folder("topics"),
        called: "title",
        sentence_words: SENTENCE_WORDS,
        read_in: ReadIn::Peace,
        read_every: Some(Months::TWELVE),
        asked: Some(5),
        indexed: Some(2),
        past_the_lead: true,
    },
    /// A door of `/concern`.
    Door: KindRow {
        word: "door",
        home: Home::Folder("doors"),
        called: "title",
        sentence_words: URGENT_SENTENCE_WORDS,
        read_in: ReadIn::Urgency,
        read_every: Some(Months::SIX),
        asked: Some(2),
        indexed: Some(1),
        past_the_lead: true,
    },
    /// A helpline or office. It is checked, not read: how often is for each to say.
    Service: KindRow {
        word: "service",
        home: Home::Folder("services"),
        called: "name",
        sentence_words: SENTENCE_WORDS,
        read_in: ReadIn::Passing,
        read_every: None,
        asked: Some(1),
        indexed: None,
        past_the_lead: false,
    },
    /// A local area.
    Area: KindRow {
        word: "area",
        home: Home::Folder("areas"),
        called: "name",
        sentence_words: URGENT_SENTENCE_WORDS,
        read_in: ReadIn::Urgency,
        read_every: Some(Months::SIX),
        asked: Some(3),
        indexed: Some(3),
        past_the_lead: true,
    },
    /// A glossary term.
    Term: KindRow {
        word: "term",
        home: Home::Folder("terms"),
        called: "name",
        sentence_words: SENTENCE_WORDS,
        read_in: ReadIn::Passing,
        read_every: None,
        asked: None,
        indexed: None,
        past_the_lead: true,
    },
    /// A chapter of topics.
    Chapter: KindRow {
        word: "chapter",
        home: Home::File("chapters.toml"),
        called: "title",
        sentence_words: SENTENCE_WORDS,
        read_in: ReadIn::Passing,
        read_every: None,
        asked: None,
        indexed: None,
        past_the_lead: false,
    },
    /// A work cited.
    Source: KindRow {
        word: "source",
        home: Home::File("sources.toml"),
        called: "title",
        sentence_words: SENTENCE_WORDS,
        read_in: ReadIn::Passing,
        read_every: None,
        asked: None,
        indexed: None,
        past_the_lead: false,
    },
    /// A pinned post. Everyone reads the same one, in whatever form they came.
    Board: KindRow {
        word: "board",
        home: Home::Folder("boards"),
        called: "title",
        sentence_words: URGENT_SENTENCE_WORDS,
        read_in: ReadIn::Urgency,
        read_every: Some(Months::SIX),
        asked: Some(4),
        indexed: None,
        past_the_lead: false,
    },
    /// A page of the induction: a step, a question or one of its choices. A person reads the whole at once, and
    /// the index has the terms of the whole.
    InductionPage: KindRow {
        word: "page of the induction",
        home: Home::File("induction.toml"),
        called: "title",
        sentence_words: URGENT_SENTENCE_WORDS,
        read_in: ReadIn::Urgency,
        read_every: None,
        asked: None,
        indexed: Some(4),
        past_the_lead: false,
    },
}

impl Kind {
    /// Returns the kind that has this word.
    pub(crate) fn called(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.word() == word)
    }

    /// Returns what the things of a kind are called, as a hint for whoever has named another: all of them where they are
    /// few, else some, and where the rest are.
    pub(crate) fn known<'k>(self, ids: impl IntoIterator<Item = &'k str>) -> String {
        let ids: Vec<&str> = ids.into_iter().collect();
        let word = self.word();
        if ids.len() > FEW {
            let some = ids[..FEW].join("`, `");
            return format!("{word}s are {}, such as `{some}`", self.home().is_where());
        }
        format!("known {word}s are `{}`", ids.join("`, `"))
    }

    /// Returns the kind whose files are in this folder.
    pub(crate) fn in_folder(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.folder() == Some(name))
    }

    /// Returns the folders of content: first those that a person vouches for.
    pub(crate) fn folders() -> Vec<&'static str> {
        let (first, rest): (Vec<Self>, Vec<Self>) =
            Self::ALL.iter().partition(|kind| kind.row().asked.is_some());
        first.into_iter().chain(rest).filter_map(Self::folder).collect()
    }

    /// Returns the files that list the things of a kind each.
    pub(crate) fn files() -> impl Iterator<Item = &'static str> {
        Self::ALL.iter().filter_map(|kind| match kind.home() {
            Home::File(file) => Some(file),
            Home::Folder(_) => None,
        })
    }

    /// Returns the kinds that a person vouches for, in the order in which they are asked about them.
    pub fn asked() -> Vec<Self> {
        Self::ordered_by(|row| row.asked)
    }

    /// Returns the kinds that the back-of-book index lists, in their order under one word.
    pub(crate) fn indexed() -> Vec<Self> {
        Self::ordered_by(|row| row.indexed)
    }

    fn ordered_by(place: impl Fn(&KindRow) -> Option<u8>) -> Vec<Self> {
        let mut found: Vec<Self> =
            Self::ALL.iter().copied().filter(|kind| place(kind.row()).is_some()).collect();
        found.sort_by_key(|kind| place(kind.row()));
        found
    }

    /// Returns the kind's word in messages.
    pub const fn word(self) -> &'static str {
        self.row().word
    }

    /// Returns where the things of the kind are written.
    pub const fn home(self) -> Home {
        self.row().home
    }

    /// Returns the folder of its files, where each thing has a file of its own.
    pub const fn folder(self) -> Option<&'static str> {
        match self.home() {
            Home::Folder(folder) => Some(folder),
            Home::File(_) => None,
        }
    }

    /// Returns whether its ids are listed in one file, rather than being the names of files.
    pub(crate) const fn is_listed(self) -> bool {
        self.folder().is_none()
    }

    /// Returns the key of a file that has what people call the thing.
    pub(crate) const fn key_of_name(self) -> &'static str {
        self.row().called
    }

    /// Returns the most words that a sentence in its files may have.
    pub(crate) const fn sentence_words(self) -> usize {
        self.row().sentence_words
    }

    /// Returns in what need its texts are read.
    pub const fn read_in(self) -> ReadIn {
        self.row().read_in
    }

    /// Returns after how long a person reads a text again at the soonest; none where nobody approves its texts.
    pub const fn read_every(self) -> Option<Months> {
        self.row().read_every
    }

    /// Returns whether somebody reads it who came past the lead.
    pub(crate) const fn is_read_past_the_lead(self) -> bool {
        self.row().past_the_lead
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_kinds_share_a_word_a_home_or_a_place() {
        for (nth, one) in Kind::ALL.iter().enumerate() {
            for other in &Kind::ALL[nth + 1..] {
                assert_ne!(one.word(), other.word());
                assert_ne!(one.home(), other.home());
                for place in [|row: &KindRow| row.asked, |row: &KindRow| row.indexed] {
                    let places = (place(one.row()), place(other.row()));
                    assert!(places.0.is_none() || places.0 != places.1, "{one:?}, {other:?}");
                }
            }
        }
    }

    #[test]
    fn a_text_that_is_read_again_is_one_that_a_person_is_asked_about() {
        for kind in Kind::ALL.iter().filter(|kind| kind.read_every().is_some()) {
            assert!(Kind::asked().contains(kind), "{kind:?}");
        }
    }
}
