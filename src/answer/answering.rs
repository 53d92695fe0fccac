//! What every answer has at hand, and the parts of a reply that all of them share.
//!
//! Every reply is made here, so each has its signpost, its two buttons and its handbook link; and
//! every number is written here, so it comes last on its line in every answer.

use super::line::{Line, Span};
use super::query::{Press, Query, Subject};
use super::reply::{Block, Reply, Way};
use super::setting::Setting;
use super::signpost::Signpost;
use crate::content::{Audience, Content, Door, Form, Route, Service};
use crate::values::{DoorId, Hours, ServiceId, TopicId};

/// The content, the question and what it is asked in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Answering<'d> {
    pub(super) content: &'d Content,
    pub(super) query: &'d Query,
    pub(super) setting: &'d Setting<'d>,
}

impl Answering<'_> {
    /// Returns the form of the signpost that was asked for.
    pub(super) const fn form(&self) -> Form {
        self.query.form
    }

    /// Returns a reply with this heading and as yet no text.
    pub(super) fn reply(&self, title: impl Into<String>) -> Reply {
        let buttons = &self.content.words.buttons;
        let always = [
            self.opens(buttons.local_contacts.as_str(), Subject::Contacts(None)),
            self.opens(buttons.help_for_me.as_str(), Subject::Helplines(Some(Audience::Me))),
        ];
        let signpost = Signpost::new(self.content, super::ending(self.content, self.query));
        let mut reply = Reply::new(self.query.clone(), signpost, title.into(), always);
        let label = buttons.handbook.as_str().to_owned();
        reply.link = self.setting.handbook.map(|url| (label, url.clone()));
        reply
    }

    /// Returns a reply that opens with what to do in danger.
    pub(super) fn urgent(&self, title: impl Into<String>) -> Reply {
        let mut reply = self.reply(title);
        reply.opening = Some(self.content.signpost.opening.as_str().to_owned());
        reply
    }

    /// Returns a way that opens something else.
    pub(super) fn opens(&self, label: &str, subject: Subject) -> Way {
        way_in(self.form(), label, subject, false)
    }

    /// Returns a way that turns this reply: a choice of its menu.
    pub(super) fn turns(&self, label: &str, subject: Subject) -> Way {
        way_in(self.form(), label, subject, true)
    }

    /// Returns the way back to a menu.
    pub(super) fn back(&self, subject: Subject) -> Option<Way> {
        Some(self.turns(self.content.words.buttons.back.as_str(), subject))
    }

    /// Returns buttons for topics to read next.
    pub(super) fn topics(&self, ids: &[TopicId]) -> Vec<Way> {
        let found = ids.iter().filter_map(|id| self.content.topics.get(id));
        found.map(|(id, topic)| self.opens(topic.button(), Subject::Topic(id.clone()))).collect()
    }

    /// Returns buttons for other doors.
    pub(super) fn doors(&self, ids: &[DoorId]) -> Vec<Way> {
        let found = ids.iter().filter_map(|id| self.content.doors.get(id));
        found.map(|(id, door)| self.door(id, door, false)).collect()
    }

    /// Returns a button for a door. One that has its own form is entered in that.
    pub(super) fn door(&self, id: &DoorId, door: &Door, turns: bool) -> Way {
        let form = door.own_form().unwrap_or(self.form());
        way_in(form, door.button(), Subject::Door(id.clone()), turns)
    }

    /// Returns the door for a concern about the lead.
    pub(super) fn door_past_the_lead(&self) -> Option<(&DoorId, &Door)> {
        self.content.doors.get(&self.content.signpost.door_past_the_lead)
    }

    /// Adds a service with every way to reach it.
    pub(super) fn card(&self, reply: &mut Reply, id: &ServiceId) {
        reply.blocks.extend(self.card_lines(id).map(Block::Card));
    }

    /// Returns a service with every way to reach it, in lines.
    pub(super) fn card_lines(&self, id: &ServiceId) -> Option<Vec<Line>> {
        let (_, service) = self.content.services.get(id)?;
        let words = &self.content.words.common;
        let mut lines = vec![Line::strong(service.name.as_str())];
        lines.push(Line::plain(words.for_whom.fill(&service.r#for)));
        let elsewhere = self.elsewhere(&service.nations);
        lines.extend(
            elsewhere.map(|names| Line::plain(self.content.words.nations.works.fill(names))),
        );
        lines.extend(service.limits.iter().map(|limits| Line::plain(limits.as_str())));
        lines.extend(service.route.iter().map(|route| self.route(route)));
        Some(lines)
    }

    /// Returns one way to reach a service, with what is dialled or opened last on the line.
    fn route(&self, route: &Route) -> Line {
        let words = &self.content.words.common;
        match route {
            Route::Phone { number, hours: Hours::Always, .. } => {
                Line::labelled(words.call_any_time.as_str(), Span::Number(number.clone()))
            }
            Route::Phone { number, .. } => {
                Line::labelled(words.call.as_str(), Span::Number(number.clone()))
            }
            Route::Textphone { number, .. } => {
                Line::labelled(words.textphone.as_str(), Span::Number(number.clone()))
            }
            Route::Text { number, keyword: Some(keyword), .. } => {
                let label = words.text_keyword.fill(keyword.as_str());
                Line::labelled(&label, Span::TextNumber(number.clone()))
            }
            Route::Text { number, .. } => {
                Line::labelled(words.text.as_str(), Span::TextNumber(number.clone()))
            }
            Route::Chat { url, .. } => {
                Line::labelled(words.chat.as_str(), Span::Address(url.clone()))
            }
            Route::Web(url) => Line::labelled(words.web.as_str(), Span::Address(url.clone())),
            Route::Form(url) => Line::labelled(words.form.as_str(), Span::Address(url.clone())),
            Route::Bsl(url) => Line::labelled(words.bsl.as_str(), Span::Address(url.clone())),
        }
    }

    /// Returns a service in one line: its name, then the best way to reach it.
    pub(super) fn brief(&self, id: &ServiceId) -> Option<Line> {
        let (_, service) = self.content.services.get(id)?;
        self.brief_as(id, service.name.as_str())
    }

    /// Returns the same under another name.
    pub(super) fn brief_as(&self, id: &ServiceId, name: &str) -> Option<Line> {
        let (_, service) = self.content.services.get(id)?;
        let last = service.phone().map(|number| Span::Number(number.clone()));
        last.map(|last| Line::labelled(name, last)).or_else(|| self.first_route(service, name))
    }

    /// Returns the number of a service for a textphone, where it has one.
    pub(super) fn textphone(&self, id: &ServiceId) -> Option<Line> {
        let (_, service) = self.content.services.get(id)?;
        let route = service.route.iter().find(|route| matches!(route, Route::Textphone { .. }));
        route.map(|route| self.route(route))
    }

    fn first_route(&self, service: &Service, name: &str) -> Option<Line> {
        let route = service.route.first()?;
        let Line(mut spans) = self.route(route);
        let last = spans.pop()?;
        // A number to text reads like one to ring unless the line says what to do with it.
        let label = match route {
            Route::Text { .. } => {
                let how: String = spans.iter().map(Span::text).collect();
                format!("{name}. {}", how.trim_end_matches(": "))
            }
            _ => name.to_owned(),
        };
        Some(Line::labelled(&label, last))
    }
}

fn way_in(form: Form, label: &str, subject: Subject, turns: bool) -> Way {
    let query = Query { subject, page: 1, form };
    Way {
        label: label.to_owned(),
        description: None,
        press: Press { query, turns },
        unshared: false,
    }
}
