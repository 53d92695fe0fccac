//! Sentences with slots; each has a `fill` with one argument a slot.

use crate::content::values::template;

template! {
    /// A heading with its page: `{title} · page {page} of {pages}`.
    PageOf(title, page, pages);
    /// One page of the paper: `page {page}`.
    OnePage(page);
    /// Several pages of the paper: `pages {pages}`.
    SomePages(pages);
    /// The heading over the helplines for one audience: `Help for {whom}`.
    HelpFor(whom);
    /// What a menu holds: `{first} to {last}`.
    Span(first, last);
    /// The one thing to remember: `In short: {short}`.
    InShort(short);
    /// For which nations a text is written: `Written for {nations}.`
    WrittenFor(nations);
    /// Whom a service is for: `For {whom}.`
    ForWhom(whom);
    /// A heading with an area: `Local contacts: {area}`.
    OfArea(area);
    /// What to write before a number that takes text messages: `Text {keyword} to`.
    TextTo(keyword);
    /// Names a button: `Press {button}.`
    PressButton(button);
    /// Where notes go: `Your record: {record}.`
    InRecord(record);
    /// The source of a topic: `Source: {title} ({publisher}), {pages}.`
    FromPaper(title, publisher, pages);
    /// Works cited beside the paper: `Also: {works}.`
    FromWorks(works);
    /// Whose law: `Law of {law}.`
    LawOf(law);
    /// When a person last read it: `Reviewed {date}.`
    ReviewedOn(date);
    /// A work cited on pages of the paper: `Cited on {pages}.`
    CitedOn(pages);
    /// A glossary heading: `{name}: {meaning}`.
    StandsFor(name, meaning);
    /// Who wrote the paper: names `{title}`, `{author}` and `{publisher}`.
    Credit(title, author, publisher);
    /// Who approved the content: `{role}`, `{date}` and when it is `{next}` due.
    Approved(role, date, next);
    /// The `{content}` version and the `{program}` version.
    Versions(content, program);
    /// How many of `{all}` contacts a person has verified: `{done}`.
    Verified(done, all);
    /// Whom to tell of a wrong number: `{role}`.
    TellRole(role);
}
