//! Numbers that some service calls a misprint, which no route may have.
//!
//! Whoever rings a number that was given up rings a stranger, or nobody. So what one service knows
//! of it holds for all, and what the program's own files know of it holds in every folder: a file that
//! an organisation writes over one of them cannot bring the number back.

use crate::content::draft::Draft;
use crate::content::model::{Service, number_in};
use crate::content::problem::{Problem, SourceFile};
use crate::content::shipped;
use crate::content::values::{Id, Kind, PhoneNumber, ServiceId};

use super::numbers::place;

/// A number that is printed wrongly somewhere, and by which service that is known.
#[derive(Debug)]
pub(in crate::content) struct KnownMisprint {
    /// The service.
    pub(in crate::content) service: String,
    /// The number as it is printed.
    pub(in crate::content) printed: String,
    /// Why nobody shows it.
    pub(in crate::content) why: String,
    /// The digits are right, and only how they are grouped is not.
    pub(in crate::content) is_grouping: bool,
}

impl KnownMisprint {
    fn is(&self, number: &PhoneNumber) -> bool {
        if self.is_grouping {
            self.printed == number.as_str()
        } else {
            self.printed.replace(' ', "") == number.digits()
        }
    }
}

/// What a service says is printed wrongly, number or not.
pub(in crate::content) struct Misprinted<'m> {
    /// The service.
    pub(in crate::content) service: &'m str,
    /// What is printed.
    pub(in crate::content) printed: &'m str,
    /// Why nobody shows it.
    pub(in crate::content) why: &'m str,
}

impl Misprinted<'_> {
    /// Returns what that tells of a number, beside the numbers that the service has; nothing where it is none.
    pub(in crate::content) fn known(self, numbers: &[&str]) -> Option<KnownMisprint> {
        let digits = number_in(self.printed)?;
        let groups_them_so = |own: &&str| own.replace(' ', "") == digits && *own != self.printed;
        Some(KnownMisprint {
            service: self.service.to_owned(),
            printed: self.printed.to_owned(),
            why: self.why.to_owned(),
            is_grouping: numbers.iter().any(groups_them_so),
        })
    }
}

/// Ensures that no route has a number that a service, or the program's own file of one, calls a misprint.
pub(super) fn no_route_has_a_misprint(draft: &Draft) -> Vec<Problem> {
    let known = draft.services.iter().flat_map(|(id, service)| of_service(id, service));
    let mut known: Vec<KnownMisprint> = known.collect();
    known.extend(shipped::misprints());
    let services = draft.services.iter();
    let problems = services.flat_map(|(id, service)| {
        let file = draft.files.of(Kind::Service, id.as_str());
        let numbers = service.route.iter().filter_map(|route| route.number());
        numbers.filter_map(|number| problem(&file, number, &known)).collect::<Vec<_>>()
    });
    problems.collect()
}

fn problem(
    file: &std::sync::Arc<SourceFile>,
    number: &PhoneNumber,
    known: &[KnownMisprint],
) -> Option<Problem> {
    let after = number.after_relay();
    let rung = after.as_ref().unwrap_or(number);
    let misprint = known.iter().find(|misprint| misprint.is(rung))?;
    let KnownMisprint { service, why, .. } = misprint;
    let message = format!("`{service}` calls the number `{rung}` a misprint: {why}");
    let hint = if misprint.is_grouping {
        "group its digits as its owner does"
    } else {
        "look for the number on the organisation's own page"
    };
    Some(Problem::error(file, place(file, number), message).hint(hint))
}

fn of_service(id: &ServiceId, service: &Service) -> Vec<KnownMisprint> {
    let numbers = service.route.iter().filter_map(|route| route.number());
    let numbers: Vec<&str> = numbers.map(PhoneNumber::as_str).collect();
    let known = service.misprint.iter().filter_map(|misprint| {
        let (printed, why) = (misprint.printed.as_str(), misprint.why.as_str());
        Misprinted { service: id.as_str(), printed, why }.known(&numbers)
    });
    known.collect()
}
