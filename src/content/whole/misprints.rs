//! Numbers that some service calls a misprint, which no route may have.
//!
//! Whoever rings a number that was given up rings a stranger, or nobody. So what one service knows
//! of it holds for all, and what the program's own files know of it holds in every folder: a file that
//! an organisation writes over one of them cannot bring the number back.

use super::super::draft::Draft;
use super::super::misprint::{KnownMisprint, Misprinted};
use super::super::model::Service;
use super::super::shipped;
use super::numbers::place;
use crate::schema::Problem;
use crate::values::{Id, PhoneNumber, ServiceId};

/// Ensures that no route has a number that a service, or the program's own file of one, calls a misprint.
pub(super) fn no_route_has_a_misprint(draft: &Draft) -> Vec<Problem> {
    let known = draft.services.iter().flat_map(|(id, service)| of_service(id, service));
    let mut known: Vec<KnownMisprint> = known.collect();
    known.extend(shipped::misprints());
    let services = draft.services.iter();
    let problems = services.flat_map(|(id, service)| {
        let file = draft.files.of(id);
        let routes = service.route.iter().enumerate();
        let numbers = routes.filter_map(|(nth, route)| Some((nth, route.number()?)));
        let problems = numbers.filter_map(|(nth, number)| {
            let (message, hint) = what_is_wrong(number, &known)?;
            Some(Problem::error(&file, place(&file, nth), message).hint(hint))
        });
        problems.collect::<Vec<_>>()
    });
    problems.collect()
}

/// Returns what is wrong with a number that is a misprint, and what to do about it.
fn what_is_wrong(number: &PhoneNumber, known: &[KnownMisprint]) -> Option<(String, &'static str)> {
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
    Some((message, hint))
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
