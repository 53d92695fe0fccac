//! Numbers of services: each has its source, and none is written where nobody looks after it.
//!
//! A number through Relay UK needs no source of its own where the same service has the number to ring.
//! And a text that no pattern finds a number in can still hold one that a service has, with other
//! marks between its digits.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::draft::Draft;
use super::super::model::{KEYS_OF_NUMBERS, Route, Service};
use crate::schema::At::{Index, Key};
use crate::schema::{Passage, Problem, SourceFile};
use crate::values::{FEWEST_DIGITS, NUMBER_HINT, PhoneNumber, SOURCE_HINT, ServiceId, clusters};

/// Ensures that a number after 18001 has a source, or is one that the service gives to ring.
pub(super) fn a_relay_number_has_its_source(draft: &Draft) -> Vec<Problem> {
    let lacks = |(id, service): (&ServiceId, &Service)| {
        let file = draft.files.of(id);
        let routes = service.route.iter().enumerate();
        let routes = routes.filter(|(_, route)| route.source().is_none());
        let problems = routes.filter_map(|(nth, route)| {
            let number = route.number()?;
            let after = number.after_relay().filter(|after| !rings(service, after))?;
            let message = format!("the number `{number}` has no source");
            let hint = format!("{SOURCE_HINT}; or add a route with `phone = \"{after}\"`");
            Some(Problem::error(&file, place(&file, nth), message).hint(hint))
        });
        problems.collect::<Vec<_>>()
    };
    draft.services.iter().flat_map(lacks).collect()
}

/// Returns whether the service gives this number to ring.
fn rings(service: &Service, number: &PhoneNumber) -> bool {
    let mut routes = service.route.iter();
    routes.any(|route| match route {
        Route::Phone { number: own, .. } => own.digits() == number.digits(),
        _ => false,
    })
}

/// Returns where the file of a service has the number of its nth route, counted from 0.
pub(super) fn place(file: &SourceFile, nth: usize) -> Range<usize> {
    let route = [Key("route"), Index(nth)];
    let mut numbers =
        KEYS_OF_NUMBERS.iter().filter_map(|key| file.span(&[&route[..], &[Key(key)]].concat()));
    numbers.next().unwrap_or_else(|| file.place(&route))
}

/// Ensures that no text has the number of a service, whatever is between its digits.
///
/// Of a short number only its own shape can tell that it is no count: see `values::short_in_prose`.
pub(crate) fn numbers_in_texts<'s>(
    services: impl Iterator<Item = (&'s ServiceId, &'s Service)>,
    texts: &[Passage],
) -> Vec<Problem> {
    if texts.is_empty() {
        return Vec::new();
    }
    let numbers: BTreeMap<String, &ServiceId> = services
        .flat_map(|(id, service)| service.route.iter().map(move |route| (id, route)))
        .filter_map(|(id, route)| Some((route.number()?.digits(), id)))
        .filter(|(digits, _)| digits.len() >= FEWEST_DIGITS)
        .collect();
    let found = texts.iter().filter_map(|passage| {
        let service = clusters(passage.text()).iter().find_map(|groups| owner(groups, &numbers))?;
        let message = format!("this text has a telephone number: that of `{service}`");
        Some(Problem::error(&passage.file, passage.span.clone(), message).hint(NUMBER_HINT))
    });
    found.collect()
}

/// Returns the service whose number some neighbouring groups of digits make.
fn owner<'n>(
    groups: &[String],
    numbers: &BTreeMap<String, &'n ServiceId>,
) -> Option<&'n ServiceId> {
    (0..groups.len()).find_map(|start| {
        let mut digits = String::new();
        groups[start..].iter().find_map(|group| {
            digits.push_str(group);
            numbers.get(&digits).copied()
        })
    })
}
