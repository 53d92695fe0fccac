//! The words around digits, which tell a number to ring from a count or the section of an Act.
//!
//! "Call 105" says what to do with the digits, "pages 105" where to find something, and "105
//! children" how many there are. Each list has the words that editors use; a sentence that none of
//! them fits is refused with how to write it, because a wrong number does more harm.

/// Words that say to ring or to use what follows.
const TO_CALL: [&str; 6] = ["call", "ring", "dial", "phone", "use", "try"];

/// Words that say so of what follows "on".
const TO_CALL_ON: [&str; 9] =
    ["call", "ring", "phone", "dial", "contact", "reach", "speak", "talk", "text"];

/// Words that say to send something to what follows.
const TO_TEXT: [&str; 5] = ["text", "send", "whatsapp", "message", "sms"];

/// Words before "text" that make a noun of it.
const BEFORE_A_NOUN: [&str; 7] = ["a", "an", "the", "this", "that", "its", "each"];

/// Most characters between "text" and what is to be texted, such as a keyword; and where "to" comes last.
const MOST_AFTER_TEXT: usize = 20;
const MOST_BEFORE_TO: usize = 80;

/// What the words before some digits say to do with them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct WordsBefore {
    pub(super) to_call: bool,
    pub(super) to_text: bool,
    /// The word is one that counts and measures have before them too.
    pub(super) may_count: bool,
}

impl WordsBefore {
    /// Returns what the words before say.
    pub(super) fn by(before: &str) -> Self {
        let lower = before.to_lowercase();
        let here = lower.rsplit(['.', '!', '?']).next().unwrap_or_default();
        let listed = before_a_list(here);
        let word = last_word(listed);
        let all: Vec<&str> = words(here).collect();
        let is_on = word == "on" && all.iter().any(|word| TO_CALL_ON.contains(word));
        let to_text = is_to_be_texted(here);
        Self {
            to_call: TO_CALL.contains(&word) || is_on || (word == "text" && to_text),
            to_text,
            may_count: matches!(word, "use" | "try"),
        }
    }
}

/// Returns whether the sentence up to here says to text, with no more than a keyword after that or with "to".
fn is_to_be_texted(here: &str) -> bool {
    let starts = here.char_indices().filter(|(at, _)| !here[..*at].ends_with(char::is_alphabetic));
    let mut verbs = starts.filter_map(|(at, _)| {
        let is_whole = |word: &&&str| {
            let after = here[at..].strip_prefix(**word);
            after.is_some_and(|after| !after.starts_with(char::is_alphabetic))
        };
        TO_TEXT.iter().find(is_whole).map(|word| (at, *word))
    });
    let Some((at, verb)) = verbs.next_back() else {
        return false;
    };
    let is_noun = verb != "send" && BEFORE_A_NOUN.contains(&last_word(here[..at].trim_end()));
    let after = &here[at + verb.len()..];
    let length = after.chars().count();
    let is_short = verb != "send" && !is_noun && length <= MOST_AFTER_TEXT;
    is_short || last_word(before_a_list(after)) == "to" && length <= MOST_BEFORE_TO
}

/// Returns whether what follows these words is the number of a section or a page.
pub(super) fn is_cited(before: &str) -> bool {
    const PARTS: &str = "annex article chapter clause figure page para paragraph part p question regulation \
        rule schedule section s table";
    let word = last_word(before_a_list(before).trim_end_matches('.')).to_lowercase();
    PARTS
        .split(' ')
        .any(|part| word.strip_prefix(part).is_some_and(|rest| matches!(rest, "" | "s" | "p")))
}

/// Returns the text without the list of numbers at its end, such as `4, 116-118 and `.
fn before_a_list(text: &str) -> &str {
    let is_between = |c: char| {
        c.is_whitespace() || c.is_ascii_digit() || ",;:(-/&\"'\u{2013}\u{2018}\u{201c}".contains(c)
    };
    let mut text = text.trim_end_matches(is_between);
    for _ in 0..8 {
        let joins = ["and", "or", "to", "then"].into_iter().find_map(|word| {
            let rest = text.strip_suffix(word)?.trim_end_matches([' ', '\u{a0}', ',']);
            rest.ends_with(|c: char| c.is_ascii_digit() || c == ')').then_some(rest)
        });
        match joins {
            Some(rest) => text = rest.trim_end_matches(is_between),
            None => break,
        }
    }
    text
}

fn last_word(text: &str) -> &str {
    text.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

/// Returns whether a list of words, with spaces between them, has this one.
fn has(list: &str, word: &str) -> bool {
    list.split(' ').any(|one| one == word)
}

/// Words that say that the digits before them are a count.
const COUNTED: &str = "adults are children hundred men million of people per percent staff thousand were \
    women young";

/// Words that end in s, or come before one that does, and of which the digits before are no count.
const NOT_COUNTED: &str = "a about across after again all also always an and answers any anytime as at back \
    because before but by calls can connects costs does during even every first for free \
    from gets gives goes has helps here how if immediately in instead is it its just \
    later lets lines may messages must next no not now on once only opens or outside \
    over please puts reaches right sends should so soon straight takes tells texts that \
    the them then there they this to today tonight too unless until urgently us via was \
    we what when whenever where which while who will with within without works you your";

/// Returns whether the words after some digits say that these count something: a plural is near.
pub(super) fn is_counted(after: &str) -> bool {
    if after.trim_start().starts_with('%') {
        return true;
    }
    if !after.starts_with([' ', '\u{a0}']) {
        return false;
    }
    for word in after.split_whitespace().take(3) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphabetic());
        let is_small =
            bare.chars().all(|c| c.is_lowercase() || matches!(c, '-' | '\'' | '\u{2019}'));
        if bare.is_empty() || !is_small || has(NOT_COUNTED, bare) {
            return false;
        }
        if has(COUNTED, bare) || bare.ends_with('s') && !bare.ends_with("ss") {
            return true;
        }
        if bare.len() < word.len() {
            return false;
        }
    }
    false
}
