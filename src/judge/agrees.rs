//! Whether a configuration agrees with itself and with the content: what it names is there, nothing
//! is there twice, and its words leave each board, and each page of the induction, short enough.
//!
//! These are rules alone; `configured` asks them.

use std::collections::BTreeSet;
use std::ops::Range;

use super::board_fits::{BOARD_BUDGET, why_a_budget};
use super::induction_fits::long_pages_of_induction;
use crate::answer::Setting;
use crate::config::{File, Server, WITHDRAWN, Withdrawn};
use crate::content::{Content, ServiceKind};
use crate::render;
use crate::schema::At::{Index, Key};
use crate::schema::{Check, Reference, suggestion};
use crate::values::{AnyId, AreaId, Id, Kind, PhoneNumber, Url, is_same_role};

/// Ensures that every area, board and service that is named is one of the content's.
pub(super) fn names_are_known(check: &mut Check, named: &[Reference], content: &Content) {
    for reference in named {
        let wrong = reference.id.as_str();
        let Some(kind) = Kind::called(reference.kind) else { continue };
        if AnyId::parse(kind, wrong).is_some_and(|id| content.entry(&id).is_some()) {
            continue;
        }
        let known: Vec<&str> = content.entries(kind).map(|entry| entry.id.as_str()).collect();
        let hint = suggestion(wrong, known.iter().copied(), || {
            let more =
                if kind == AreaId::KIND { "; leave it out to be asked for the area" } else { "" };
            kind.known(known.iter().copied()) + more
        });
        let message = format!("unknown {} `{wrong}`", reference.kind);
        check.error(reference.span.clone(), message, hint);
    }
}

/// Ensures that no server is there twice, that each area lies in the nation that is set, that no
/// board is to be twice in one channel, and that what has to be one message is short enough.
pub(super) fn agree(written: Option<&File>, check: &mut Check, content: &Content) {
    let Some(written) = written else {
        return;
    };
    let servers = &written.server;
    let mut lengths = Lengths::of(content, written.handbook_url.as_ref());
    for (index, server) in servers.iter().enumerate() {
        let at = check.file.place(&[Key("server"), Index(index), Key("guild")]);
        is_there_once(servers, index, check, at.clone());
        area_lies_in_its_nation(check, server, &at, content);
        contacts_have_numbers_of_their_own(check, server, index, content);
        the_deputy_is_another(check, server, index);
        for Overlong { message, hint } in lengths.overlong(server) {
            check.error(at.clone(), message.clone(), hint.as_str());
        }
    }
    boards_are_listed_once(servers, check, content);
    withdrawn_are_there_once(&written.withdrawn, check, content);
}

fn is_there_once(servers: &[Server], index: usize, check: &mut Check, at: Range<usize>) {
    let guild = servers[index].guild;
    if servers[..index].iter().any(|other| other.guild == guild) {
        let message = format!("the server `{guild}` is there twice");
        check.error(at, message, "join the two into one");
    }
}

/// A channel is in one server only, so two servers that list it are as wrong as one that does
/// so twice. A board may be listed by an id that it had before.
fn boards_are_listed_once(servers: &[Server], check: &mut Check, content: &Content) {
    let mut seen = BTreeSet::new();
    for (index, server) in servers.iter().enumerate() {
        for (nth, place) in server.board.iter().enumerate() {
            if place.channel == server.guild {
                let path = [Key("server"), Index(index), Key("board"), Index(nth), Key("channel")];
                let at = check.file.place(&path);
                let message =
                    format!("`{}` is the id of the server, not of a channel in it", place.channel);
                check.error(
                    at,
                    message,
                    "right-click the channel, not the server, then Copy Channel ID",
                );
            }
            let board = content.boards.get(&place.board).map_or(&place.board, |(id, _)| id);
            if seen.insert((place.channel, board)) {
                continue;
            }
            let message =
                format!("the board `{board}` is in the channel `{}` twice", place.channel);
            let path = [Key("server"), Index(index), Key("board"), Index(nth), Key("board")];
            let at = check.file.place(&path);
            check.error(at, message, "a channel shows a board once: take one of them out");
        }
    }
}

/// Ensures that no service is withdrawn twice, or takes the place of another while it is withdrawn itself. A service may
/// be named by an id that it had before.
fn withdrawn_are_there_once(withdrawn: &[Withdrawn], check: &mut Check, content: &Content) {
    let mut seen = BTreeSet::new();
    for (index, entry) in withdrawn.iter().enumerate() {
        let service = content.services.id_now(&entry.service);
        if !seen.insert(service) {
            let at = check.file.place(&[Key(WITHDRAWN), Index(index), Key("service")]);
            let message = format!("the service `{service}` is withdrawn twice");
            check.error(at, message, "join the two into one");
        }
    }
    for (index, entry) in withdrawn.iter().enumerate() {
        for (nth, instead) in entry.instead.iter().enumerate() {
            let instead = content.services.id_now(instead);
            if !seen.contains(instead) {
                continue;
            }
            let path = [Key(WITHDRAWN), Index(index), Key("instead"), Index(nth)];
            let at = check.file.place(&path);
            let message = format!("the service `{instead}` is withdrawn itself");
            check.error(at, message, "name a service that is not withdrawn, or leave it out");
        }
    }
}

fn area_lies_in_its_nation(
    check: &mut Check,
    server: &Server,
    at: &Range<usize>,
    content: &Content,
) {
    let area = server.area.as_ref().and_then(|id| content.areas.get(id));
    let (Some((id, area)), Some(nation)) = (area, server.nation) else {
        return;
    };
    if area.nation != nation {
        let message = format!("the area `{id}` is not in `{}`", nation.name());
        let hint = format!("it is in `{}`: correct `nation` or `area`", area.nation.name());
        check.error(at.clone(), message, hint);
    }
}

/// Ensures that whoever looks for the lead of a server is not given a number that everyone has.
fn contacts_have_numbers_of_their_own(
    check: &mut Check,
    server: &Server,
    index: usize,
    content: &Content,
) {
    let contacts =
        [("lead", &server.lead), ("deputy", &server.deputy), ("trustee", &server.trustee)];
    for (key, contact) in contacts {
        let Some(number) = contact.as_ref().and_then(|contact| contact.phone.as_ref()) else {
            continue;
        };
        // Whoever gets no answer from the lead is sent to the offices next.
        let office = || service_with(number, content, |_| true);
        let Some(whose) = whose_is(number, content).or_else(office) else { continue };
        let path = [Key("server"), Index(index), Key(key), Key("phone")];
        let message = format!("`{number}` is the number of {whose}, not of this server's {key}");
        let hint = format!("write the number on which the {key} is reached, or leave `phone` out");
        check.error(check.file.place(&path), message, hint);
    }
}

/// Ensures that whoever gets no answer from the lead is given somebody else.
fn the_deputy_is_another(check: &mut Check, server: &Server, index: usize) {
    let (Some(lead), Some(deputy)) = (&server.lead, &server.deputy) else { return };
    let mut at = |key, message: String, hint: &str| {
        let place = check.file.place(&[Key("server"), Index(index), Key("deputy"), Key(key)]);
        check.error(place, message, hint);
    };
    if is_same_role(lead.role.as_str(), deputy.role.as_str()) {
        let message = format!("the deputy has the lead's role, `{}`", deputy.role);
        at("role", message, "write the deputy's own, such as Deputy safeguarding lead");
    }
    let (Some(phone), Some(other)) = (&lead.phone, &deputy.phone) else { return };
    if phone.digits() == other.digits() {
        let message = format!("the deputy has the lead's number, `{other}`");
        let hint = "whoever gets no answer there calls this one: write another, or leave it out";
        at("phone", message, hint);
    }
}

/// Returns the first service of some kinds that has this number.
fn service_with(
    number: &PhoneNumber,
    content: &Content,
    is_of_kind: impl Fn(ServiceKind) -> bool,
) -> Option<String> {
    let digits = number.digits();
    let mut services = content.services.iter().filter(|(_, service)| is_of_kind(service.kind));
    let service = services.find(|(_, it)| it.every_number().any(|own| own.digits() == digits));
    service.map(|(_, service)| service.name.as_str().to_owned())
}

/// Returns which service everyone can ring on this number. An office may be somebody's own.
pub(crate) fn whose_is(number: &PhoneNumber, content: &Content) -> Option<String> {
    use ServiceKind::{Emergency, Helpline, Police};
    if !number.digits().starts_with('0') {
        return Some("a service for everyone".to_owned());
    }
    service_with(number, content, |kind| matches!(kind, Emergency | Police | Helpline))
}

/// Something that has to be one message, and is too long for it in some server.
struct Overlong {
    message: String,
    hint: String,
}

/// What is too long in each server, reckoned once for all in which every message reads the same: a host
/// of a thousand servers often sets the same for many.
struct Lengths<'c> {
    content: &'c Content,
    handbook: Option<&'c Url>,
    reckoned: Vec<(&'c Server, Vec<Overlong>)>,
}

impl<'c> Lengths<'c> {
    fn of(content: &'c Content, handbook: Option<&'c Url>) -> Self {
        Self { content, handbook, reckoned: Vec::new() }
    }

    /// Returns all that is too long in this server.
    fn overlong(&mut self, server: &'c Server) -> &[Overlong] {
        let known = self.reckoned.iter().position(|(other, _)| server.reads_as(other));
        let at = known.unwrap_or_else(|| {
            // Boards and pages are the same at any time.
            let handbook = self.handbook;
            let setting = Setting { server: Some(server), handbook, ..Setting::measured() };
            let boards = long_boards(self.content, &setting);
            self.reckoned
                .push((server, boards.chain(long_pages(self.content, &setting)).collect()));
            self.reckoned.len() - 1
        });
        &self.reckoned[at].1
    }
}

/// Returns the boards that no message could hold in a server. Whether it lists them does not matter:
/// `/board post` can post any.
fn long_boards(content: &Content, setting: &Setting<'_>) -> impl Iterator<Item = Overlong> {
    let lengths = content.boards.iter().filter_map(|(id, _)| {
        let length = render::board_length(content, id, setting)?;
        Some((id, length))
    });
    lengths.filter(|(_, length)| *length > BOARD_BUDGET).map(|(board, length)| Overlong {
        message: format!(
            "the board `{board}` can have {length} characters in this server; at most {BOARD_BUDGET}"
        ),
        hint: format!("shorten the roles and the `record` of this server; {}", why_a_budget()),
    })
}

/// Returns the pages of the induction that are longer than one message in a server.
fn long_pages(content: &Content, setting: &Setting<'_>) -> impl Iterator<Item = Overlong> {
    let pages = long_pages_of_induction(content, setting).into_iter();
    pages.map(|page| Overlong {
        message: format!("{page} of the induction does not fit into one message in this server"),
        hint: "shorten the roles, the `record` and the `coordinator` of this server".to_owned(),
    })
}
