//! What the host has set for one server, as `signpost.toml` has it.
//!
//! It names roles and duty numbers, areas and channels; there is no key for a person.

use toml::Spanned;

use super::approval::Approval;
use crate::discord::Snowflake;
use crate::schema::{Check, FileText, FromRaw, table};
use crate::values::{
    AreaId, BoardId, ContactRole, Label, Nation, PhoneNumber, RecordPlace, RoleLabel,
};

table! {
    /// What the host has set for one server. It names roles and duty numbers, never a person.
    pub struct Server {
        /// Its snowflake.
        guild: one Snowflake,
        /// What the host calls it. Nothing shows it yet.
        name: maybe Label,
        /// The area whose contacts come first.
        area: maybe AreaId,
        /// The nation it works in.
        nation: maybe Nation,
        /// The safeguarding lead.
        lead: maybe Contact,
        /// The deputy lead.
        deputy: maybe Contact,
        /// The trustee for safeguarding.
        trustee: maybe Contact,
        /// Where notes go.
        record: maybe RecordPlace,
        /// Who looks after volunteers: a role, never a name.
        coordinator: maybe RoleLabel,
        /// Who approved the content. None means that it is a draft.
        approval: maybe Approval,
        /// The pinned posts.
        board: any BoardPlace,
    }
}

impl Server {
    /// Returns a server of which nothing is set.
    pub const fn unset(guild: Snowflake) -> Self {
        Self {
            guild,
            name: None,
            area: None,
            nation: None,
            lead: None,
            deputy: None,
            trustee: None,
            record: None,
            coordinator: None,
            approval: None,
            board: Vec::new(),
        }
    }

    /// Returns the same without its own contacts: what may be published.
    #[must_use]
    pub fn without_contacts(&self) -> Self {
        // Each key by its name: a contact that is added one day is not published unseen.
        let Self { guild, area, nation, approval, .. } = self.clone();
        Self {
            guild,
            // The host's own word for it: nobody has said that it may be published.
            name: None,
            area,
            nation,
            lead: None,
            deputy: None,
            trustee: None,
            record: None,
            coordinator: None,
            approval,
            board: Vec::new(),
        }
    }

    /// Returns whether every message reads the same in both: they differ at most in which server they are, what
    /// the host calls it, and where boards are pinned.
    pub fn reads_as(&self, other: &Self) -> bool {
        // Each key by its name: one that is added one day is not passed over.
        let Self {
            guild: _,
            name: _,
            board: _,
            area,
            nation,
            lead,
            deputy,
            trustee,
            record,
            coordinator,
            approval,
        } = self;
        (area, nation, approval) == (&other.area, &other.nation, &other.approval)
            && [lead, deputy, trustee] == [&other.lead, &other.deputy, &other.trustee]
            && (record, coordinator) == (&other.record, &other.coordinator)
    }

    /// Returns whether it has contacts of its own.
    pub fn has_contacts(&self) -> bool {
        let contacts = [&self.lead, &self.deputy, &self.trustee];
        contacts.iter().any(|contact| contact.is_some())
            || self.record.is_some()
            || self.coordinator.is_some()
    }
}

table! {
    /// A role and its duty number.
    pub struct Contact {
        /// The role; never a name.
        role: one ContactRole,
        /// Its number, where it has one.
        phone: maybe PhoneNumber,
    }
}

table! {
    /// A board and the channel it is pinned in.
    pub struct BoardPlace {
        /// The channel's snowflake.
        channel: one Snowflake,
        /// The board.
        board: one BoardId,
    }
}

impl FromRaw for Snowflake {
    type Raw = FileText;

    fn from_raw(raw: Spanned<FileText>, check: &mut Check) -> Option<Self> {
        let text = raw.get_ref();
        let snowflake = Self::parse(text);
        if snowflake.is_none() {
            let message = format!("`{text}` is not an id of Discord's, which has 15 to 20 digits");
            let hint = "in Discord, turn on Developer Mode, right-click the server or channel, Copy Server ID or Copy Channel ID";
            check.error(raw.span(), message, hint);
        }
        snowflake
    }
}
