//! A reply as Discord's message: the page that was asked for, its signpost, its buttons and menus.
//!
//! The first row of buttons is the same in every message: *Local contacts*, *Help for me*, then
//! what turns the page. Ways on are buttons below it, as many as the reply says; where there are more,
//! they are menus of at most 25, at most four a page. Where pages have an order, Next and the way out
//! are in the first row and a menu of all other pages in the last. A button that does not apply is
//! left out, never shown grey.

use super::custom_id::encode;
use super::markdown;
use super::pages::{length, pages};
use crate::answer::{Press, Query, Reply, Visibility, Way};
use crate::content::{Content, FirstToLast, Induction, Lettered, PlaceOf};
use crate::discord::limits::{
    ACTION_ROWS, BUTTON_LABEL, BUTTONS_IN_ROW, MENU_OPTION_TEXT, MENU_OPTIONS, MENU_PLACEHOLDER,
    MESSAGE_CONTENT,
};
use crate::discord::{Button, Component, Menu, MenuOption, Message, Response, Row};
use crate::values::{ChoiceText, Title};

/// Most ways on in the menus of one page: four menus.
const WAYS_IN_MENUS: usize = 4 * MENU_OPTIONS;

/// Returns `reply` as a response that `visibility` allows.
///
/// A reply that is not for everyone, or needs a menu, stays private though it was to be shared: a
/// menu that many people see would not answer who chooses the same entry next.
pub fn response(content: &Content, reply: &Reply, visibility: Visibility) -> RenderedResponse {
    let shared = reply
        .shared
        .as_deref()
        .filter(|_| visibility == Visibility::Shared && !needs_a_menu(reply));
    let ShownPage { message, page } = message(content, reply, shared);
    let response = match (visibility, shared) {
        (Visibility::Turned, _) => Response::Update(message),
        (Visibility::Shared, Some(_)) => Response::Shared(message),
        (Visibility::Shared | Visibility::Ephemeral, _) => Response::Ephemeral(message),
    };
    RenderedResponse { response, page }
}

/// A response, and which page of the reply it shows: the nearest that there is to the one that was asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct RenderedResponse {
    /// What is sent.
    pub response: Response,
    /// The page, from 1.
    pub page: usize,
}

/// One page of a reply.
struct ShownPage {
    message: Message,
    page: usize,
}

/// Returns whether it has a menu, which a message that many people see has not.
pub(crate) fn needs_a_menu(reply: &Reply) -> bool {
    reply.ways.len() > reply.most_buttons || reply.jump.is_some()
}

/// Returns the page that the reply's query asks for, as it takes the place of a message that only
/// said to wait.
pub fn edit(content: &Content, reply: &Reply) -> Message {
    message(content, reply, None).message
}

/// Returns the page that the reply's query asks for, or the nearest that there is.
fn message(content: &Content, reply: &Reply, shared: Option<&str>) -> ShownPage {
    let ways: Vec<&Way> =
        reply.ways.iter().filter(|way| shared.is_none() || !way.unshared).collect();
    let texts = texts(content, reply, shared.is_some());
    let in_menus = ways.len() > reply.most_buttons;
    let menu_pages = if in_menus { ways.len().div_ceil(WAYS_IN_MENUS) } else { 1 };
    let count = texts.len().max(menu_pages);
    let page = usize::from(reply.query.page).clamp(1, count);
    let text = &texts[page.min(texts.len()) - 1];
    let mut slots = Slots::default();
    let which = WhichPage { page, count };
    let mut rows = first_rows(content, reply, which, &mut slots);
    if in_menus {
        let here = ways.chunks(WAYS_IN_MENUS).nth(page.min(menu_pages) - 1).unwrap_or_default();
        rows.extend(here.chunks(MENU_OPTIONS).map(|part| menu(content, part, &mut slots)));
    } else {
        let buttons: Vec<Component> = ways.into_iter().map(|way| slots.button(way)).collect();
        rows.extend(buttons.chunks(BUTTONS_IN_ROW).map(|row| Row::of(row.to_vec())));
    }
    rows.extend(jump_menu(reply, &mut slots));
    add_link(reply, &mut rows);
    ShownPage { message: Message::of(frame(content, reply, shared, text, which), rows), page }
}

/// Returns how many characters each page of a reply has for the asker alone, of the 2,000 that a
/// message holds.
pub fn lengths(content: &Content, reply: &Reply) -> Vec<usize> {
    let texts = texts(content, reply, false);
    let count = texts.len();
    let framed = |page, text| frame(content, reply, None, text, WhichPage { page, count });
    (1..).zip(&texts).map(|(page, text)| length(&framed(page, text))).collect()
}

/// Adds the link to the handbook, where one is set and there is room for it.
pub(super) fn add_link(reply: &Reply, rows: &mut Vec<Row>) {
    let Some((label, url)) = &reply.link else {
        return;
    };
    let link = Button::Link { label: label.clone(), url: url.as_str().to_owned() };
    let link = Component::Button(link);
    match rows.iter().rposition(Row::has_room_for_a_button) {
        Some(row) => rows[row].components.push(link),
        None if rows.len() < ACTION_ROWS => rows.push(Row::of(vec![link])),
        None => {}
    }
}

/// Returns the pages of the text without what is around each.
///
/// The room is that of the shared reply, though this one may not be: so the pages of both begin
/// and end at the same words.
pub(crate) fn texts(content: &Content, reply: &Reply, shared: bool) -> Vec<String> {
    // No text has more than 999 pages, so the widest frame bounds every other.
    let widest = WhichPage { page: 999, count: 999 };
    let around = length(&frame(content, reply, reply.shared.as_deref(), "", widest));
    pages(&reply.blocks, MESSAGE_CONTENT.saturating_sub(around), shared)
}

/// Which page of how many.
#[derive(Debug, Clone, Copy)]
pub(super) struct WhichPage {
    /// The page, from 1.
    pub(super) page: usize,
    /// How many there are.
    pub(super) count: usize,
}

/// Returns a page with all that is around its text.
pub(super) fn frame(
    content: &Content,
    reply: &Reply,
    shared: Option<&str>,
    text: &str,
    which: WhichPage,
) -> String {
    let WhichPage { page, count } = which;
    let title = match count {
        1 => reply.title.clone(),
        _ => content.words.common.page.fill(&reply.title, page, count),
    };
    let first =
        reply.opening.as_deref().map(|words| format!("**{}**", markdown::escape_start(words)));
    let shared = shared.map(markdown::escape_start);
    let top = [first, shared, Some(markdown::title(&title)), Some(text.to_owned())];
    let source = reply.source.as_deref().map(markdown::small);
    let signpost = reply.signpost().lines().iter().map(markdown::line);
    let last = reply.imprint.as_deref().map(markdown::escape_start);
    let end: Vec<String> = signpost.chain(last).collect();
    let body: Vec<String> = top.into_iter().chain([source]).flatten().collect();
    format!("{}\n\n{}", body.join("\n"), end.join("\n"))
}

/// Numbers the components of a message, so that every custom id in it is unique.
#[derive(Default)]
struct Slots(usize);

impl Slots {
    fn next(&mut self) -> usize {
        self.0 += 1;
        self.0
    }

    fn button(&mut self, way: &Way) -> Component {
        let custom_id = encode(&way.press, self.next());
        Component::Button(Button::Press { label: way.label.clone(), custom_id })
    }
}

/// Returns the row that every message has. Only a page that is cut and has an order of its own needs
/// a second.
fn first_rows(content: &Content, reply: &Reply, which: WhichPage, slots: &mut Slots) -> Vec<Row> {
    let WhichPage { page, count } = which;
    let buttons = &content.words.buttons;
    let turn = |label: &str, to: usize| {
        let page = u16::try_from(to).unwrap_or(u16::MAX);
        let query = Query { page, ..reply.query.clone() };
        Way {
            label: label.to_owned(),
            description: None,
            press: Press { query, turns: true },
            unshared: false,
        }
    };
    let previous = (page > 1).then(|| turn(buttons.previous.as_str(), page - 1));
    let next = (page < count).then(|| turn(buttons.next.as_str(), page + 1));
    let ways = reply.always.iter().chain(&previous).chain(&next).chain(&reply.back);
    let buttons: Vec<Component> = ways.chain(&reply.onward).map(|way| slots.button(way)).collect();
    buttons.chunks(BUTTONS_IN_ROW).map(|row| Row::of(row.to_vec())).collect()
}

/// Returns one menu in a row of its own.
fn menu(content: &Content, ways: &[&Way], slots: &mut Slots) -> Row {
    let ends = ways.first().zip(ways.last());
    let placeholder = ends.map(|(first, last)| {
        content.words.buttons.menu.fill(shortened(&first.label), shortened(&last.label))
    });
    let custom_id = format!("menu~{}", slots.next());
    menu_row(Menu::of(custom_id, placeholder.unwrap_or_default(), options(ways, slots)))
}

/// Returns the menu of pages to go to, named like the page: a client that has seen it on another
/// shows nothing as chosen in it.
fn jump_menu(reply: &Reply, slots: &mut Slots) -> Option<Row> {
    let jump = reply.jump.as_ref()?;
    let ways: Vec<&Way> = jump.ways.iter().take(MENU_OPTIONS).collect();
    let here = encode(&Press { query: reply.query.clone(), turns: true }, slots.next());
    Some(menu_row(Menu::of(here, jump.label.clone(), options(&ways, slots))))
}

fn options(ways: &[&Way], slots: &mut Slots) -> Vec<MenuOption> {
    let options = ways.iter().map(|way| MenuOption {
        label: way.label.clone(),
        value: encode(&way.press, slots.next()),
        description: way.description.clone(),
    });
    options.collect()
}

fn menu_row(menu: Menu) -> Row {
    Row::of(vec![Component::Menu(menu)])
}

/// Longest label of an end in a menu's placeholder: twice that and the words between must fit.
const END: usize = 50;
const _: () = assert!(2 * END + FirstToLast::MOST <= MENU_PLACEHOLDER);

// Buttons and menus show a label as it is.
const _: () = assert!(Title::MOST <= BUTTON_LABEL && Title::MOST <= MENU_OPTION_TEXT);

// A button shows a choice after its letter.
const _: () = assert!(ChoiceText::MOST + "A".len() + Lettered::AROUND <= BUTTON_LABEL);

// The menu shows a page of the induction with its place, two numbers of at most two digits.
const _: () = assert!(Title::MOST + 2 * "12".len() + PlaceOf::AROUND <= MENU_OPTION_TEXT);

// All pages of the induction and its two ends but the one that is shown are one menu.
const _: () = assert!(Induction::STEPS + Induction::QUESTIONS + 2 <= MENU_OPTIONS);

fn shortened(label: &str) -> String {
    if label.chars().count() > END {
        label.chars().take(END - 1).chain(['\u{2026}']).collect()
    } else {
        label.to_owned()
    }
}
