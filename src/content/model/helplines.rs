//! The audiences of `/helplines`, each with the services that are for it.
//!
//! The list is closed, and each audience has at least one service: *Help for me*, under every
//! message, opens one of them.

use super::topic::{Review, Section};
use crate::schema::{closed, table};
use crate::values::{ButtonLabel, IndexTerm, Prose, ServiceId, SourceId, Title};

closed! {
    /// Whom a helpline is for.
    pub enum Audience, a "audience" {
        /// A child or young person.
        Child = "child",
        /// An adult worried about a child.
        Adult = "adult",
        /// A parent or carer.
        Parent = "parent",
        /// An adult survivor.
        Survivor = "survivor",
        /// Somebody worried about their own thoughts or behaviour.
        OwnThoughts = "own-thoughts",
        /// The person asking, after a hard conversation; *Help for me*.
        Me = "me",
    }
}

impl Audience {
    /// Returns whether the reader looks for help for themselves: then nothing that they reach from here
    /// names a lead.
    pub const fn is_for_oneself(self) -> bool {
        match self {
            Self::Child | Self::Survivor | Self::OwnThoughts | Self::Me => true,
            Self::Adult | Self::Parent => false,
        }
    }
}

table! {
    /// Every audience.
    pub struct Helplines {
        /// A child or young person.
        child: one Listed,
        /// An adult worried about a child.
        adult: one Listed,
        /// A parent or carer.
        parent: one Listed,
        /// An adult survivor.
        survivor: one Listed,
        /// Somebody worried about their own thoughts or behaviour.
        own_thoughts: one Listed,
        /// The person asking.
        me: one Listed,
        /// The works that the words rest on.
        cites: any SourceId,
        /// When a person reads the words again, where that is planned.
        review: maybe Review,
    }
}

table! {
    /// One audience and its services.
    pub struct Listed {
        /// The audience in a few words, as the choice says it.
        title: one Title,
        /// What a button shows where the title is too long for one.
        label: maybe ButtonLabel,
        /// Lines shown before the services.
        text: any Prose,
        /// Parts shown after those lines: what only some nations need, or what no source states.
        section: any Section,
        /// The terms under which `/a-z` lists it.
        index: any IndexTerm,
        /// The services, the first to try first.
        services: some ServiceId,
    }
}

impl Listed {
    /// Returns what a button that opens it says.
    pub fn button(&self) -> &str {
        ButtonLabel::or(self.label.as_ref(), &self.title)
    }
}

impl Helplines {
    /// Returns what is listed for `audience`.
    pub const fn listed(&self, audience: Audience) -> &Listed {
        match audience {
            Audience::Child => &self.child,
            Audience::Adult => &self.adult,
            Audience::Parent => &self.parent,
            Audience::Survivor => &self.survivor,
            Audience::OwnThoughts => &self.own_thoughts,
            Audience::Me => &self.me,
        }
    }
}
