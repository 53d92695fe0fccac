//! Sentences with slots; each has a `fill` with one argument a slot.
//!
//! A slot is an argument of a function, so a forgotten one does not compile; and a sentence that
//! lost a slot in the file does not load.

use crate::values::template;

template! {
    /// A heading with its page: `{title} · page {page} of {pages}`.
    PageOf(title, page, pages) at most 60;
    /// One page of the paper: `page {page}`.
    OnePage(page) at most 40;
    /// Several pages of the paper: `pages {pages}`.
    SomePages(pages) at most 40;
    /// The heading over the helplines for one audience: `Help for {whom}`.
    HelpFor(whom) at most 60;
    /// What a menu holds: `{first} to {last}`.
    FirstToLast(first, last) at most 40;
    /// The one thing to remember: `In short: {short}`.
    InShort(short) at most 300;
    /// For which nations something is: `Written for {nations}.`
    WrittenFor(nations) at most 300;
    /// The names of two nations, or of several and the last: `{first} and {last}`.
    BothOf(first, last) at most 40;
    /// What an office is called: `Here that is: {office}.`
    OfficeThere(office) at most 300;
    /// A text that is only for some nations: `In {nations}: {words}`.
    OnlyIn(nations, words) at most 40;
    /// Whom a service is for: `For {whom}.`
    ForWhom(whom) at most 300;
    /// A heading with an area: `Local contacts: {area}`.
    OfArea(area) at most 60;
    /// What to write before a number that takes text messages: `Text {keyword} to`.
    TextTo(keyword) at most 40;
    /// Names a button: `Press {button}.`
    PressButton(button) at most 300;
    /// Where notes go: `Your record: {record}.`
    InRecord(record) at most 300;
    /// The source of a topic: `Source: {title} ({publisher}), {pages}.`
    FromPaper(title, publisher, pages) at most 300;
    /// Works cited beside the paper: `Also: {works}.`
    FromWorks(works) at most 300;
    /// Whose law: `Law of {law}.`
    LawOf(law) at most 60;
    /// When a person last read it: `Reviewed {date}.`
    ReviewedOn(date) at most 60;
    /// A work cited on pages of the paper: `Cited on {pages}.`
    CitedOn(pages) at most 60;
    /// A glossary heading: `{name}: {meaning}`.
    StandsFor(name, meaning) at most 40;
    /// Who wrote the paper: names `{title}`, `{author}` and `{publisher}`.
    Credit(title, author, publisher) at most 300;
    /// Who approved the content: `{role}`, `{date}` and when it is `{next}` due.
    ApprovedBy(role, date, next) at most 300;
    /// Who had approved it: `{role}`, on which `{date}`, and `{since}` when that holds no more.
    Lapsed(role, date, since) at most 300;
    /// The `{content}` version and the `{program}` version.
    Versions(content, program) at most 300;
    /// How many of `{all}` contacts a person has verified: `{done}`.
    Verified(done, all) at most 300;
    /// An office with the times at which to call it: `{office}, {times}`.
    OfficeAt(office, times) at most 60;
    /// What has changed since a day: `New since {date}: {words}`.
    ChangedSince(date, words) at most 60;
    /// A heading of the induction with its place: `{title} · step {nth} of {all}`. It is also in
    /// the menu of pages, which leaves it little room beside a title.
    PlaceOf(title, nth, all) at most 27;
    /// Something to choose, with its letter: `{letter}: {words}`. It is on a button.
    Lettered(letter, words) at most 16;
    /// What somebody has chosen: `You chose {choice}`.
    YouChose(choice) at most 60;
    /// Why a choice is right or not quite: `Yes. {reason}`.
    ForReason(reason) at most 60;
    /// What a new volunteer tells the `{coordinator}`, with the `{date}` of the version they read.
    TellOfVersion(coordinator, date) at most 200;
    /// The same, where the server has not said who looks after volunteers.
    TellOfVersionUnset(date) at most 200;
    /// What several offices in one list are, and when to call them: `{office}, {times}.`
    SeveralAt(office, times) at most 120;
    /// What the numbers of a board or of the handbook rest on, since which `{date}`.
    CheckedOn(date) at most 160;
    /// The last line of a board: what is said of its `{numbers}`, its `{version}`, who approved it: `{role}`.
    Imprint(numbers, version, role) at most 200;
    /// The same where nobody has, or has for now: `{numbers}`, `{version}`.
    ImprintOfDraft(numbers, version) at most 200;
    /// The state of one board or several: `{board}: {how}`.
    OfBoard(board, how) at most 40;
    /// Which `{permissions}` are missing, and where they are set.
    MissingPermissions(permissions) at most 300;
    /// Until when we are timed out: `{time}` in the United Kingdom on the day `{date}`.
    TimedOutUntil(time, date) at most 300;
    /// Discord's `{code}` for why it refused.
    RefusedWith(code) at most 300;
    /// How many of `{all}` contacts are verified: `{done}`; how much is `{due}`.
    VerifiedAndDue(done, all, due) at most 300;
    /// Whom to tell of a wrong number: `{role}`.
    TellRole(role) at most 300;
}
