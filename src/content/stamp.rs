//! Writes into a file's text that a person has verified, read or approved what stands in it.
//!
//! Text goes in and text comes out, with nothing else in it changed: opening and writing files is
//! the command line's business. A stamp has a day and a role, never a name. Whether the stamped
//! text loads is for whoever writes it to check.

use jiff::civil::Date as Day;
use jiff::{ToSpan, Unit};

use super::due::{Part, Thing};
use super::edit::{At, Edit};
use super::model::{Basis, Review};
use super::typed::quoted;
use super::values::{How, Label};

/// Who vouches, and on which day.
#[derive(Debug, Clone)]
pub struct Verifier {
    /// The role; never a name.
    pub role: Label,
    /// The day.
    pub today: Day,
}

/// After how many months at the soonest a text is read again.
pub(super) const AGAIN_MONTHS: i32 = 6;

/// The same for a topic, which no emergency hangs on.
const TOPIC_AGAIN_MONTHS: i32 = 12;

/// A day of reading that is nearer than this many months asks for what was just done.
const NEAR_MONTHS: i32 = 1;

impl Verifier {
    /// Returns the text of a service, or of the calendar, with its `checked` stamped; nothing where
    /// the text has none.
    pub fn verified(&self, text: &str, thing: &Thing, how: How) -> Option<String> {
        let path: &[At] = match thing {
            Thing::Service(_) => &[At::Key("checked")],
            Thing::BankHolidays => &[At::Key("bank-holidays"), At::Key("checked")],
            Thing::Door(_)
            | Thing::Area(_)
            | Thing::Board(_)
            | Thing::Topic(_)
            | Thing::Induction => return None,
        };
        let edit = Edit::of(text)?.set(path, ("on", &self.today.to_string()), &[])?;
        let edit = edit.set(path, ("how", &quoted(how.name())), &[])?;
        Some(edit.set(path, ("by", &quoted(self.role.as_str())), &["how"])?.done())
    }

    /// Returns a text of whole sentences, such as that of a topic, with its `review` stamped, and `by`
    /// moved on where that day has passed or is near; nothing where the text has no review.
    pub fn read(&self, text: &str, thing: &Thing, review: &Review) -> Option<String> {
        let path = &[At::Key("review")];
        let mut edit = Edit::of(text)?;
        if let Some(again) = self.again(thing, review) {
            edit = edit.set(path, ("by", &again.to_string()), &[])?;
        }
        let edit = edit.set(path, ("on", &self.today.to_string()), &["by"])?;
        Some(edit.set(path, ("role", &quoted(self.role.as_str())), &["on", "by"])?.done())
    }

    /// Returns when a text is to be read again whose day has passed or is nearer than a month:
    /// after as long as was set before, and never sooner than after the usual time. What was set
    /// before is from `on` to `by`, and somebody who read it late leaves but days between them.
    fn again(&self, thing: &Thing, review: &Review) -> Option<Day> {
        let by = review.by.civil();
        if self.today.checked_add(NEAR_MONTHS.months()).is_ok_and(|near| by >= near) {
            return None;
        }
        let months = match thing {
            Thing::Topic(_) => TOPIC_AGAIN_MONTHS,
            _ => AGAIN_MONTHS,
        };
        let usual = self.today.checked_add(months.months()).ok()?;
        let before = review.on.and_then(|on| on.civil().until((Unit::Month, by)).ok());
        let before = before.and_then(|span| self.today.checked_add(span).ok());
        Some(before.map_or(usual, |before| before.max(usual)))
    }
}

/// Returns the text with one part of it marked as approved; nothing where there is no such part.
pub fn approved(text: &str, part: &Part) -> Option<String> {
    let path = [At::Key(part.list), At::Index(part.index)];
    Some(Edit::of(text)?.set(&path, ("basis", &quoted(Basis::Approved.name())), &[])?.done())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::*;
    use crate::content::{Id, Loaded, Origin, SourceFile, assemble, dues, read, report, typed};

    const TODAY: Day = date(2027, 1, 15);

    fn lead() -> Verifier {
        let role = typed(&quoted("Safeguarding lead"), 20).unwrap();
        Verifier { role, today: TODAY }
    }

    fn loaded(change: impl Fn(&str, &str) -> String) -> Loaded {
        let mut tree = read(&Origin::Shipped).unwrap();
        for file in tree.files.values_mut() {
            let text = change(&file.path, &file.text);
            *file = Arc::new(SourceFile { path: file.path.clone(), text });
        }
        assemble(&tree).map_err(|found| report::carets(&found)).unwrap()
    }

    /// Returns the shipped text of what is due, with every stamp that it lacks.
    fn stamped(before: &Loaded, path: &str, text: &str) -> String {
        let all = dues(before, TODAY);
        let Some(due) = all.iter().find(|due| due.file.path == path) else {
            return text.to_owned();
        };
        let text = match before.content.review(&due.thing) {
            Some(review) => lead().read(text, &due.thing, review).unwrap(),
            None => lead().verified(text, &due.thing, How::PageOpened).unwrap(),
        };
        due.parts().iter().fold(text, |text, part| approved(&text, part).unwrap())
    }

    #[test]
    fn the_whole_shipped_content_can_be_stamped_and_is_then_not_due() {
        let before = loaded(|_, text| text.to_owned());
        let after = loaded(|path, text| stamped(&before, path, text));
        assert!(dues(&before, TODAY).len() > 30);
        assert_eq!(dues(&after, TODAY), []);
    }

    #[test]
    fn a_stamp_changes_the_lines_that_it_is_about_and_no_others() {
        let kept = ["on ", "how ", "by ", "role ", "review ", "basis ", "basis="];
        let is_kept = |line: &&str| !kept.iter().any(|key| line.starts_with(key));
        let before = loaded(|_, text| text.to_owned());
        let tree = read(&Origin::Shipped).unwrap();
        for file in tree.files.values() {
            let after = stamped(&before, &file.path, &file.text);
            let lines =
                |text: &'_ str| text.lines().filter(is_kept).map(str::to_owned).collect::<Vec<_>>();
            assert_eq!(lines(&after), lines(&file.text), "{}", file.path);
        }
    }

    #[test]
    fn a_contact_gets_the_day_the_way_and_the_role() {
        let text = "name = 'x' # kept\n\n[checked]\non      = 2026-11-23\nhow     = \"second-hand copy\" # a\ngrade   = \"certain\"\n";
        let thing = Thing::Service(Id::parse("x").unwrap());
        let expected = "name = 'x' # kept\n\n[checked]\non      = 2027-01-15\nhow     = \"number called\" # a\nby      = \"Safeguarding lead\"\ngrade   = \"certain\"\n";
        let once = lead().verified(text, &thing, How::NumberCalled).unwrap();
        assert_eq!(once, expected);
        assert_eq!(lead().verified(&once, &thing, How::NumberCalled).unwrap(), once);
    }

    /// The day of the next reading, for a text that was read on `on` and was due by `by`.
    fn again(thing: &Thing, on: Option<&str>, by: &str) -> Option<String> {
        let day = |written: &str| typed(written, 25).unwrap();
        let review = Review { by: day(by), on: on.map(day), role: None };
        lead().again(thing, &review).map(|day| day.to_string())
    }

    fn topic() -> Thing {
        Thing::Topic(Id::parse("power").unwrap())
    }

    fn door() -> Thing {
        Thing::Door(Id::parse("worried").unwrap())
    }

    #[test]
    fn the_day_of_the_next_reading_moves_on_only_where_it_has_passed_or_is_near() {
        assert_eq!(again(&topic(), None, "2027-02-15"), None);
        assert_eq!(again(&topic(), None, "2027-02-14").as_deref(), Some("2028-01-15"));
        assert_eq!(again(&topic(), None, "2027-01-14").as_deref(), Some("2028-01-15"));
        assert_eq!(again(&door(), None, "2027-01-14").as_deref(), Some("2027-07-15"));
    }

    #[test]
    fn a_text_that_was_read_before_keeps_an_interval_longer_than_the_usual_one() {
        assert_eq!(again(&door(), Some("2025-01-01"), "2027-01-01").as_deref(), Some("2029-01-15"));
        let short = again(&topic(), Some("2026-10-01"), "2027-01-01");
        assert_eq!(short.as_deref(), Some("2028-01-15"));
    }

    #[test]
    fn a_text_that_was_read_on_the_eve_of_its_day_does_not_become_due_day_after_day() {
        for (on, by) in [("2027-01-13", "2027-01-14"), ("2027-01-02", "2027-01-01")] {
            assert_eq!(again(&door(), Some(on), by).as_deref(), Some("2027-07-15"));
            assert_eq!(again(&topic(), Some(on), by).as_deref(), Some("2028-01-15"));
        }
    }
}
