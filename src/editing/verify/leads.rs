//! Who is a safeguarding lead, and so does not approve what may be about one.
//!
//! Pages that lead past the lead are approved by the trustee for safeguarding or by somebody outside. A
//! role is a lead's where it says so, and where a configuration calls a lead or deputy by it.

use crate::config::Config;
use crate::content::Approver;
use crate::review::Due;
use crate::values::{Label, is_same_role};

/// The words of a role that only a lead has.
const LEADS: [&str; 4] = ["lead", "leads", "dsl", "dsp"];

/// A role of one word that is a lead's too.
const DEPUTY: &str = "deputy";

/// The roles that a configuration gives its leads and deputies.
#[derive(Debug, Default)]
pub(crate) struct Leads {
    roles: Vec<String>,
}

impl Leads {
    /// Returns those of a configuration.
    pub(crate) fn of(config: &Config) -> Self {
        let servers = config.servers.values();
        let contacts = servers.flat_map(|server| [&server.lead, &server.deputy]).flatten();
        Self { roles: contacts.map(|contact| contact.role.to_string()).collect() }
    }

    /// Returns whether whoever has this role may approve what is due.
    pub(crate) fn may_approve(&self, due: &Due, role: &Label) -> bool {
        due.approver != Some(Approver::Trustee) || !self.include(role)
    }

    fn include(&self, role: &Label) -> bool {
        let role = role.as_str();
        let mut words = role.split(|c: char| !c.is_alphanumeric());
        let says_so = words.any(|word| LEADS.iter().any(|lead| word.eq_ignore_ascii_case(lead)));
        says_so
            || is_same_role(role, DEPUTY)
            || self.roles.iter().any(|own| is_same_role(own, role))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::{quoted, typed};

    #[test]
    fn a_role_is_a_leads_where_it_says_so_or_a_server_calls_its_lead_by_it() {
        let leads = Leads { roles: vec!["Child welfare officer".to_owned()] };
        let include = |role: &str| leads.include(&typed(&quoted(role), 20).unwrap());
        for role in [
            "Safeguarding lead",
            "Deputy Lead",
            "Deputy",
            "Safeguarding Leads",
            "DSL",
            "child welfare officer",
        ] {
            assert!(include(role), "{role}");
        }
        for role in [
            "Trustee for safeguarding",
            "Deputy chair of trustees",
            "Chair of trustees",
            "Leader of another charity",
        ] {
            assert!(!include(role), "{role}");
        }
    }
}
