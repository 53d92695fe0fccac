//! An answer as a part of a page, with the links that its ways become.
//!
//! A way has the words of a button, because the text says to press it; the link adds a line on what it
//! leads to, for which a button has no room.

use super::book::Book;
use super::places::PagePlace;
use crate::answer::{Block, Line, Query, Reply, Subject, Way, answer};
use crate::content::{Door, Form, Topic};
use crate::render::html::{Link, Links, Part, groups, leads, parts, stay_together, words};

/// One answer on a page.
pub(super) struct Article<'a> {
    /// Its id on the page, where it has one.
    pub(super) anchor: Option<&'a str>,
    /// The page that it belongs to.
    pub(super) above: Option<Link>,
    /// The urgent first line, where it has one.
    pub(super) opening: Option<&'a str>,
    /// Its heading.
    pub(super) title: &'a str,
    /// Its text.
    pub(super) parts: Vec<Part<'a>>,
    /// Where it comes from.
    pub(super) source: Option<&'a str>,
    /// Where it leads.
    pub(super) links: Vec<Link>,
}

/// How many lines of a text's end stay with what follows it, where that takes no part in two.
const CLOSING: std::ops::RangeInclusive<usize> = 9..=16;

impl<'a> Article<'a> {
    /// Returns its text but for the end.
    pub(super) fn before_the_end(&self) -> &[Part<'a>] {
        &self.parts[..self.end()]
    }

    /// Returns the beginning of its text, which stays on one sheet with its title: nothing, where that is long.
    pub(super) fn beginning(&self) -> &[Part<'a>] {
        let first = groups(self.before_the_end()).into_iter().next();
        first.filter(|parts| stay_together(parts)).unwrap_or_default()
    }

    /// Returns its text between the beginning and the end.
    pub(super) fn middle(&self) -> &[Part<'a>] {
        &self.before_the_end()[self.beginning().len()..]
    }

    /// Returns the end of its text, which stays on one sheet with what follows: no sheet has the last line alone.
    pub(super) fn closing(&self) -> &[Part<'a>] {
        &self.parts[self.end()..]
    }

    /// Returns which of its parts begins the end. What leads to it is in it.
    fn end(&self) -> usize {
        let (mut end, mut lines) = (self.parts.len(), 0);
        for (at, part) in self.parts.iter().enumerate().rev() {
            lines += part.lines();
            if lines > *CLOSING.end() {
                break;
            }
            if at == 0 || !leads(&self.parts, at - 1) {
                end = at;
                if lines >= *CLOSING.start() {
                    break;
                }
            }
        }
        end
    }

    /// Returns every reference to a page: what the page is called there, and its address.
    pub(super) fn references(&self) -> impl Iterator<Item = (&str, &str)> {
        let links = self.links.iter().map(Link::reference);
        links.chain(self.parts.iter().flat_map(Part::references))
    }
}

impl Book<'_> {
    /// Returns a reply, with its id where it has one, as it is on the page `from`. What a text can name there is
    /// where the reply itself leads, and what is `named`.
    pub(super) fn article<'a>(
        &self,
        from: &str,
        named: &[Link],
        anchor: Option<&'a str>,
        reply: &'a Reply,
    ) -> Article<'a> {
        // What a text says to press is a button of its own message, so its own ways come first.
        let own = reply.ways.iter().chain(reply.blocks.iter().flat_map(Block::ways));
        let own =
            own.filter_map(|way| Some(self.to(from, &way.label, &self.place(&way.press.query)?)));
        let named: Vec<Link> = own.chain(named.iter().cloned()).collect();
        let links = Links { of: &|way| self.link(from, way), named: &named };
        let mut parts = parts(&reply.blocks, &links);
        match reply.query.subject {
            // The page of a chapter lists its topics as links, which have what these points have.
            Subject::Chapter(_) => parts.retain(|part| !matches!(part, Part::List(_))),
            // The bot says to choose a word; here each word is followed by where it leads.
            Subject::Letters(_) => {
                let own = self.content.handbook.a_z.iter();
                let own = own.map(|text| Part::Paragraph(words(&Line::plain(text.as_str()), &[])));
                parts = own.collect();
            }
            _ => {}
        }
        Article {
            anchor,
            above: reply.back.as_ref().and_then(|way| self.titled(from, &way.press.query)),
            opening: reply.opening.as_deref(),
            title: &reply.title,
            parts,
            source: reply.source.as_deref(),
            links: self.links(from, &reply.ways),
        }
    }

    /// Returns the number of the section in which a place is, where everything is one page.
    fn section(&self, place: &PagePlace) -> Option<usize> {
        let all = self.sections?;
        all.get(&place.path).or_else(|| all.get(place.in_usual_form())).copied()
    }

    /// Returns what a text can name: the pages that are listed, and every door.
    pub(super) fn named(&self, from: &str, form: Form) -> Vec<Link> {
        let doors = self.content.doors.iter().filter_map(|(id, door)| {
            let query = Query { form, ..Query::of(Subject::Door(id.clone())) };
            Some(self.to(from, door.button(), &self.place(&query)?))
        });
        // The first page is called by a word that may begin the name of another.
        let pages = self.pages(from, form).into_iter().skip(1).map(|page| page.link);
        doors.chain(pages).chain(self.always(from, form)).collect()
    }

    /// Returns where ways lead, each once.
    fn links(&self, from: &str, ways: &[Way]) -> Vec<Link> {
        let mut links: Vec<Link> = Vec::new();
        for link in ways.iter().filter_map(|way| self.link(from, way)) {
            if !links.contains(&link) {
                links.push(link);
            }
        }
        links
    }

    /// Returns the link of a way, with what it says of where it leads.
    fn link(&self, from: &str, way: &Way) -> Option<Link> {
        let link = self.to(from, &way.label, &self.place(&way.press.query)?);
        Some(Link { under: self.under(way), ..link })
    }

    /// Returns what a link says of where it leads: the one thing to remember, or for a word of the index
    /// what the page is called; and the heads-up before either is opened.
    fn under(&self, way: &Way) -> Vec<String> {
        let content = self.content;
        match &way.press.query.subject {
            Subject::Topic(id) => content.topics.get(id).map(|(_, topic)| of_topic(way, topic)),
            Subject::Door(id) => content.doors.get(id).map(|(_, door)| of_door(way, door)),
            _ => way.description.clone().map(|words| vec![words]),
        }
        .unwrap_or_default()
    }

    /// Returns the link to a page, named as that page is.
    fn titled(&self, from: &str, query: &Query) -> Option<Link> {
        let title = answer(self.content, query, self.setting).title;
        Some(self.to(from, &title, &self.place(query)?))
    }

    /// Returns a link to a place: where everything is one page, to its section there.
    pub(super) fn to(&self, from: &str, label: &str, place: &PagePlace) -> Link {
        let section = self.section(place);
        let href = section.map_or_else(|| place.seen_from(from), |number| format!("#s{number}"));
        let words = self.content.handbook.whole.section.as_ref();
        let words = |number: usize| words.map_or_else(|| number.to_string(), |it| it.fill(number));
        Link { label: label.to_owned(), under: Vec::new(), href, section: section.map(words) }
    }
}

/// In short, a door that is for any worry says to call the lead: past the lead that is not said.
fn of_door(way: &Way, door: &Door) -> Vec<String> {
    let is_past = way.press.query.form == Form::PastTheLead;
    if way.label != door.button() {
        vec![door.title.to_string()]
    } else if is_past && door.form.is_none() {
        Vec::new()
    } else {
        vec![door.short.to_string()]
    }
}

fn of_topic(way: &Way, topic: &Topic) -> Vec<String> {
    let heads_up = topic.heads_up.as_ref().map(ToString::to_string);
    let words =
        if way.label == topic.button() { topic.short.to_string() } else { topic.title.to_string() };
    heads_up.into_iter().chain([words]).collect()
}
