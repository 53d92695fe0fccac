//! The handbook on paper, as Chromium, Firefox and `WeasyPrint` print it: how many sheets, and what is on each.
//!
//! Paper is read when nothing else works, and one sheet is soon lost from the others. So each has 999. None of
//! this is known before it is printed: browsers differ in what they can do on paper.

use std::fs;

use tempfile::TempDir;

use super::BOOK;
use super::sheets::{NUMBERS, Rules, split};
use crate::support::paper::{Printer, Sheets};
use crate::support::servers::example;
use crate::support::{DAY, SHIPPED};
use signpost::answer::Signpost;
use signpost::content::Ending;
use signpost::handbook::handbook;

/// What one program has printed.
struct Prints {
    card: Sheets,
    servers_card: Sheets,
    door: Sheets,
    /// Pages that are there for their links.
    lists: [Sheets; 2],
    a_to_z: Sheets,
    whole: Sheets,
}

fn printed(printer: Printer) -> Option<Prints> {
    let folder = TempDir::new().unwrap();
    let own = handbook(&SHIPPED.content, Some(&example()), DAY);
    for (book, name) in [(&*BOOK, "all"), (&own, "own")] {
        for (path, text) in book {
            let path = folder.path().join(name).join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }
    let pages = [
        "all/card.html",
        "own/card.html",
        "all/doors/1.html",
        "all/index.html",
        "all/doors.html",
        "all/a-z.html",
        "all/whole.html",
    ];
    let pages = pages.map(|page| folder.path().join(page));
    let printed = printer.prints(&pages)?.try_into().unwrap();
    let [card, servers_card, door, front, doors, a_to_z, whole] = printed;
    Some(Prints { card, servers_card, door, lists: [front, doors], a_to_z, whole })
}

fn words(sheets: &Sheets) -> String {
    sheets.concat().split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Prints {
    /// Ensures what is right of paper, whatever has printed it.
    #[track_caller]
    fn are_right(&self) {
        for card in [&self.card, &self.servers_card] {
            assert_eq!(card.len(), 1, "the card is one sheet: {card:#?}");
            assert!(NUMBERS.iter().all(|number| card[0].contains(number)), "{}", card[0]);
        }
        assert!(self.servers_card[0].contains("Safeguarding lead: 020 7946 0001"));
        assert!(self.door.len() <= 3, "{}", self.door.len());
        assert!(self.a_to_z.len() <= 16, "{}", self.a_to_z.len());
        assert!(self.whole.len() > 60, "it is all there");
        let [front, doors] = &self.lists;
        for (path, sheets) in [
            ("doors/1.html", &self.door),
            ("index.html", front),
            ("doors.html", doors),
            ("a-z.html", &self.a_to_z),
            ("whole.html", &self.whole),
        ] {
            Rules::of(path, &BOOK[path]).hold_on(sheets);
        }
        assert!(doors[0].contains("A child is missing"), "a list has its links: {}", doors[0]);
        self.tell_where_words_lead();
    }

    /// Ensures that the A to Z says where each word leads: by titles, and in the whole by sections.
    #[track_caller]
    fn tell_where_words_lead(&self) {
        let alone = words(&self.a_to_z);
        assert!(alone.contains("Bullying: Bullying, online too"), "{alone}");
        assert!(words(&self.whole).contains("Boyfriend: section "));
    }

    /// Returns the last lines of the sheets of the whole, where some printers say which sheet it is.
    fn feet(&self) -> impl Iterator<Item = String> {
        let feet = self.whole.iter().map(|sheet| split(sheet).1);
        feet.map(|foot| foot.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

#[test]
fn chromium_prints_a_card_of_one_sheet_and_999_on_every_other() {
    let Some(prints) = printed(Printer::Chromium) else { return };
    prints.are_right();
    for (foot, sheet) in prints.feet().zip(1..) {
        assert!(
            foot.contains(&format!("sheet {sheet}")),
            "a number alone may be a section's: {foot}"
        );
    }
}

/// It has no boxes in the margins of a sheet, so it prints the page's own signpost there: no sheet has a number.
#[test]
fn firefox_prints_a_card_of_one_sheet_and_999_on_every_other() {
    let Some(prints) = printed(Printer::Firefox) else { return };
    prints.are_right();
    let lead = "Tell your safeguarding lead";
    assert!(prints.feet().all(|foot| !foot.contains("sheet") && !foot.contains(lead)));
    assert!(prints.door.iter().all(|sheet| split(sheet).1.contains(lead)), "{:?}", prints.door);
}

/// It alone knows at the foot which section it prints.
#[test]
fn weasyprint_prints_a_card_of_one_sheet_and_999_on_every_other_with_its_section() {
    let Some(prints) = printed(Printer::WeasyPrint) else { return };
    prints.are_right();
    let feet: Vec<String> = prints.feet().collect();
    assert!(feet[2].contains("1 What has happened?") && feet[2].contains("sheet 3"), "{}", feet[2]);
    let second = "999 without speaking";
    assert!(words(&prints.whole).contains(&format!("Call 999 ({second})")), "in the contents");
    assert!(feet.iter().all(|foot| !foot.contains(second)), "the foot has the title alone");
}

#[test]
fn what_all_sheets_of_firefox_have_at_their_foot_is_true_of_every_section() {
    let lines = |ending| Signpost::new(&SHIPPED.content, ending).lines()[..3].to_vec();
    for ending in Ending::ALL {
        assert_eq!(lines(ending), lines(Ending::Usual), "{ending:?}");
    }
}
