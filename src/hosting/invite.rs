//! The address by which the bot is installed, with each permission that it asks for and why.
//!
//! It asks for no more than what pinned posts take, and for no permission at all where there are none. The same as a
//! code of squares is for a phone, where the one who may install it is signed in.

use clap::builder::styling::{AnsiColor, Color, Style};
use fast_qr::QRBuilder;
use fast_qr::qr::QRCodeError;

use crate::discord::limits::{PIN_MESSAGES, READ_MESSAGE_HISTORY, SEND_MESSAGES, VIEW_CHANNEL};
use crate::discord::{FOR_BOARDS, InstallAddress, Snowflake};

/// A permission that is asked for, and what for.
struct AskedPermission {
    bit: u64,
    name: &'static str,
    what_for: &'static str,
}

const ASKED: [AskedPermission; 4] = [
    AskedPermission {
        bit: VIEW_CHANNEL,
        name: "View Channels",
        what_for: "to find the channel in which a board is pinned",
    },
    AskedPermission {
        bit: SEND_MESSAGES,
        name: "Send Messages",
        what_for: "to post a board; replies to commands need no permission",
    },
    AskedPermission {
        bit: READ_MESSAGE_HISTORY,
        name: "Read Message History",
        what_for: "to find its own posts again; without it Discord shows an empty list of pins",
    },
    AskedPermission {
        bit: PIN_MESSAGES,
        name: "Pin Messages",
        what_for: "to pin a board; Manage Messages does not pin any more, and is not asked for",
    },
];

/// What is never asked for.
const NOT_ASKED: &str = "It asks for no intent, so Discord sends it no message and no member. It cannot kick, ban, delete or rename anybody or anything.";

/// Returns the address with pinned posts, or without.
pub(crate) const fn install_address(
    application: Snowflake,
    has_boards: bool,
    guild: Option<Snowflake>,
) -> InstallAddress {
    let bot = if has_boards { Some(FOR_BOARDS) } else { None };
    InstallAddress { application, bot, guild }
}

/// Returns the address, and what it asks for.
pub(crate) fn in_words(address: &InstallAddress) -> String {
    let asked = ASKED.iter().filter(|it| address.bot.is_some_and(|bits| bits & it.bit != 0));
    let lines: String = asked.map(|it| format!("  {:<22}{}\n", it.name, it.what_for)).collect();
    let what = if lines.is_empty() {
        "It asks for no permission: it installs the commands alone. Nothing can be pinned.\n"
            .to_owned()
    } else {
        format!("It asks for these permissions, in the channels where you leave them on:\n{lines}")
    };
    let who = match address.guild {
        Some(guild) => format!("Whoever may Manage Server in {guild} opens it"),
        None => "Whoever may Manage Server opens it and chooses the server".to_owned(),
    };
    format!("{who}:\n\n{address}\n\n{what}{NOT_ASKED}\n")
}

/// White squares on black, in a terminal of any colours: a phone reads no code whose colours are swapped.
const WHITE_ON_BLACK: Style = Style::new()
    .fg_color(Some(Color::Ansi(AnsiColor::BrightWhite)))
    .bg_color(Some(Color::Ansi(AnsiColor::Black)));

/// How many squares the edge of a code has on each side: four, of which the library draws one (ISO/IEC 18004).
const EDGE: usize = 3;

/// Returns the address as a code of squares, in lines that a terminal shows with their colours.
///
/// # Errors
///
/// Where it is too long for one, which none is.
pub(crate) fn squares(address: &InstallAddress) -> Result<String, QRCodeError> {
    let drawn = QRBuilder::new(address.to_string()).build()?.to_str();
    let width = drawn.lines().next().map_or(0, |line| line.chars().count()) + 2 * EDGE;
    let (edge, whole) = ("█".repeat(EDGE), "█".repeat(width));
    let inside = drawn.lines().map(|line| format!("{edge}{line}{edge}"));
    let lines = std::iter::once(whole.clone()).chain(inside).chain([whole]);
    Ok(lines.map(|line| format!("{WHITE_ON_BLACK}{line}{WHITE_ON_BLACK:#}\n")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bit_that_is_asked_for_is_explained_and_no_other() {
        let explained = ASKED.iter().fold(0, |bits, it| bits | it.bit);
        assert_eq!(explained, FOR_BOARDS);
        let application = Snowflake::parse("800000000000000203").unwrap();
        let with = in_words(&install_address(application, true, None));
        assert!(ASKED.iter().all(|it| with.contains(it.name)), "{with}");
        let without = in_words(&install_address(application, false, None));
        assert!(!without.contains("View Channels") && without.contains("no permission"));
    }

    #[test]
    fn the_squares_are_as_wide_as_they_are_high() {
        let application = Snowflake::parse("800000000000000203").unwrap();
        let squares = squares(&install_address(application, true, None)).unwrap();
        let squares = anstream::adapter::strip_str(&squares).to_string();
        let width = squares.lines().next().unwrap().chars().count();
        // Two rows of squares are one line of text.
        assert!(width >= 2 * squares.lines().count() - 2, "{squares}");
        assert!(squares.lines().all(|line| line.chars().count() == width), "{squares}");
    }
}
