//! Why each thing is due: its contact (see `contacts`), its text unread, a part of it inferred.
//!
//! Each function looks at one kind of promise. What a safeguarding lead has approved is not due:
//! a part that is marked so is ours for good, and a text is read again by its own day.

use jiff::civil::Date as Day;
use jiff::{Span, ToSpan};

use super::contacts::{ServiceFile, bank_holidays_kept, of_service, stale};
use super::due_thing::{Due, DuePart, Reason, Why};
use super::thing::Thing;
use crate::content::{
    AnyEntry, Approver, Assembled, Audience, Basis, FileKind, Helplines, Induction, InductionStep,
    PartList, Question, Review, Section, Step,
};
use crate::schema::At::Key;
use crate::schema::{At, SourceFile};
use crate::values::{Kind, Prose, Title};

/// How many months before the list of bank holidays ends the editor is told.
const CALENDAR_WARNS_MONTHS: i32 = 6;

/// Returns everything that a person can vouch for, due or not, in the order in which they are asked about it.
pub(super) fn every(loaded: &Assembled, today: Day) -> Vec<Due> {
    let entries = Kind::asked().into_iter().flat_map(|kind| loaded.content.entries(kind));
    let mut all: Vec<Due> = entries.map(|entry| of_entry(loaded, &entry, today)).collect();
    all.extend([helplines(loaded, today), induction(loaded, today), bank_holidays(loaded, today)]);
    all
}

fn of_entry(loaded: &Assembled, entry: &AnyEntry<'_>, today: Day) -> Due {
    let id = entry.any_id();
    if let Some((id, service)) = loaded.content.services.find(&id) {
        let file = loaded.files.of(id);
        let verify = verify_command(loaded);
        let reasons = of_service(&ServiceFile { service, file: &file, verify: &verify }, today);
        let (thing, called) = (Thing::of(id), format!("`{}`", service.name));
        return Due { thing, called, file, approver: None, reasons };
    }
    let parts = entry.lists.iter().flat_map(|list| match list {
        PartList::Steps(all) => steps(all),
        PartList::Sections { key, all } => sections(key, all),
    });
    let unread = entry.review.and_then(|review| reading(review, today));
    let due = text(loaded, Thing::Of(id), unread, parts.collect());
    of_its_approver(due, entry.approver)
}

/// Returns the command that goes through what is due where the content comes from; what the program has cannot be stamped,
/// so with that alone it has a word for the folder.
pub(in crate::review) fn verify_command(loaded: &Assembled) -> String {
    let option = loaded.files.laid.from.option();
    format!("signpost verify {}", option.as_deref().unwrap_or("--content DIR"))
}

fn helplines(loaded: &Assembled, today: Day) -> Due {
    let all = &loaded.content.helplines;
    let unread = all.review.as_ref().and_then(|review| reading(review, today));
    text(loaded, Thing::Helplines, unread, audiences(all))
}

fn induction(loaded: &Assembled, today: Day) -> Due {
    let all = &loaded.content.induction;
    text(loaded, Thing::Induction, reading(&all.review, today), pages(all))
}

fn text(loaded: &Assembled, thing: Thing, unread: Option<Why>, parts: Vec<DuePart>) -> Due {
    let word = thing.word();
    let called = match thing.id() {
        Some(id) => format!("the {word} `{id}`"),
        None => format!("the {word}"),
    };
    let file = match thing.file_kind() {
        FileKind::Each(kind) => loaded.files.of_kind(kind, thing.id().unwrap_or_default()),
        FileKind::Single(name) => loaded.files.single(name),
    };
    let unread = unread.map(|why| {
        let hint = "read it against its sources, then fill in `on` and `role`".to_owned();
        Reason { why, hint, span: file.place(&[Key("review")]) }
    });
    let inferred = (!parts.is_empty()).then(|| {
        let hint =
            "the safeguarding lead approves each; then it reads `basis = \"approved\"`".to_owned();
        let span = first_inference(&file, &parts);
        Reason { why: Why::Inferred(parts), hint, span }
    });
    let reasons = unread.into_iter().chain(inferred).collect();
    Due { thing, file, called, approver: None, reasons }
}

/// Returns what is due, with the hints for whoever approves it in place of the lead's.
fn of_its_approver(due: Due, approver: Option<Approver>) -> Due {
    let Some(Approver::Trustee) = approver else {
        return due;
    };
    let reasons = due.reasons.into_iter().map(|reason| {
        let hint = match reason.why {
            Why::Inferred(_) => {
                "the trustee for safeguarding or somebody outside approves each, not the lead; then it reads `basis = \"approved\"`"
            }
            _ => {
                "the trustee for safeguarding or somebody outside reads it, not the lead; then fill in `on` and `role`"
            }
        };
        Reason { hint: hint.to_owned(), ..reason }
    });
    Due { approver, reasons: reasons.collect(), ..due }
}

fn reading(review: &Review, today: Day) -> Option<Why> {
    let Some(on) = review.on.filter(|_| review.role.is_some()) else {
        return Some(Why::Unapproved);
    };
    if on.civil() > today {
        return Some(Why::ReadAhead(on));
    }
    (review.by.civil() < today).then_some(Why::ReadBy(review.by))
}

/// Returns the key of the inference that is the first in the file, which a caret can point at.
fn first_inference(file: &SourceFile, parts: &[DuePart]) -> std::ops::Range<usize> {
    let keys = parts.iter().filter_map(|part| {
        let path: Vec<At<'_>> = part.path().chain([Key("basis")]).collect();
        file.span_of_key(&path)
    });
    keys.min_by_key(|key| key.start).unwrap_or_default()
}

fn steps(all: &[Step]) -> Vec<DuePart> {
    let inferred = all.iter().enumerate().filter(|(_, step)| step.basis == Some(Basis::Inference));
    let parts = inferred.map(|(index, step)| DuePart {
        within: None,
        list: "step",
        index,
        words: step.lines().map(Prose::to_string).collect(),
    });
    parts.collect()
}

fn sections(list: &'static str, all: &[Section]) -> Vec<DuePart> {
    let inferred = all.iter().enumerate();
    let inferred = inferred.filter(|(_, section)| section.basis == Some(Basis::Inference));
    let parts = inferred.map(|(index, section)| {
        let heading = section.heading.iter().map(Title::to_string);
        let words = section.lines().map(Prose::to_string);
        DuePart { within: None, list, index, words: heading.chain(words).collect() }
    });
    parts.collect()
}

/// Returns the sections of each audience of the helplines that no source states.
fn audiences(all: &Helplines) -> Vec<DuePart> {
    let parts = Audience::ALL.iter().flat_map(|audience| {
        let here = sections("section", &all.listed(*audience).section);
        here.into_iter().map(|part| DuePart { within: Some(audience.name()), ..part })
    });
    parts.collect()
}

/// Returns the steps and questions of the induction that no source states.
fn pages(all: &Induction) -> Vec<DuePart> {
    let step = |(index, step): (usize, &InductionStep)| {
        let words = step.text.iter().chain(&step.points).map(Prose::to_string);
        let words = std::iter::once(step.title.to_string()).chain(words).collect();
        (step.basis == Some(Basis::Inference)).then_some(DuePart {
            within: None,
            list: "step",
            index,
            words,
        })
    };
    let question = |(index, question): (usize, &Question)| {
        let choices = question.choice.iter();
        let choices = choices.map(|choice| format!("{} {}", choice.text, choice.because));
        let words = std::iter::once(question.ask.to_string()).chain(choices).collect();
        let part = DuePart { within: None, list: "question", index, words };
        (question.basis == Some(Basis::Inference)).then_some(part)
    };
    let steps = all.step.iter().enumerate().filter_map(step);
    steps.chain(all.question.iter().enumerate().filter_map(question)).collect()
}

/// The list of bank holidays is wrong from the day after it ends, and nobody would notice.
pub(super) fn bank_holidays(loaded: &Assembled, today: Day) -> Due {
    let file = loaded.files.single("calendar.toml");
    let holidays = &loaded.content.calendar.bank_holidays;
    let warned: Span = CALENDAR_WARNS_MONTHS.months();
    let from = holidays.until.civil().checked_sub(warned).unwrap_or(Day::MIN);
    let ending = (from < today).then(|| {
        let hint = "add the days of the next year to the list of each nation and move `until` on"
            .to_owned();
        Reason {
            why: Why::Ends(holidays.until),
            hint,
            span: file.place(&[Key("bank-holidays"), Key("until")]),
        }
    });
    let hint = format!("open {} and compare every day of each nation", holidays.checked.against);
    let unchecked = stale(&bank_holidays_kept(&loaded.content), &file, today, hint);
    let reasons = unchecked.into_iter().chain(ending).collect();
    let called = format!("the {}", Thing::BankHolidays.word());
    Due { thing: Thing::BankHolidays, file, called, approver: None, reasons }
}
