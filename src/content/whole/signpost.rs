//! The signpost has its four contacts, and they are the right ones.
//!
//! Every signpost has these lines, so what is ensured here holds in each.

use super::super::draft::Draft;
use super::super::model::{
    DoorForm, KeyedLine, Listed, Route, Service, ServiceKind, SignpostLine, SignpostWords,
};
use crate::schema::At::Key;
use crate::schema::Problem;
use crate::values::{Id, PhoneNumber, ServiceId};

fn at(draft: &Draft, key: &str, message: String, hint: &str) -> Vec<Problem> {
    let file = draft.files.single("signpost.toml");
    vec![Problem::error(&file, file.place(&[Key(key)]), message).hint(hint)]
}

/// Ensures that the door for a concern about the lead does not say to tell the lead.
pub(super) fn the_door_past_the_lead_has_its_form(draft: &Draft) -> Vec<Problem> {
    let id = draft.signpost.as_ref().map(|words| &words.door_past_the_lead);
    let Some((id, door)) = id.and_then(|id| draft.doors.get_key_value(id)) else {
        return Vec::new();
    };
    if door.form == Some(DoorForm::PastTheLead) {
        return Vec::new();
    }
    let file = draft.files.of(id);
    let message = format!("the door `{id}` has not the form `past-the-lead`");
    let hint = "it is for a concern about the lead, so it never says to tell them";
    vec![Problem::error(&file, file.place(&[Key("form")]), message).hint(hint)]
}

/// Ensures that the opening and the signpost name 999.
pub(super) fn the_emergency_line_names_999(draft: &Draft) -> Vec<Problem> {
    let Some(words) = &draft.signpost else {
        return Vec::new();
    };
    let lines = [("opening", words.opening.as_str()), ("danger", words.danger.as_str())];
    let says_999 = |line: &str| line.split(|c: char| !c.is_ascii_digit()).any(|run| run == "999");
    let without = lines.into_iter().filter(|(_, line)| !says_999(line));
    without
        .flat_map(|(key, _)| {
            let message = "the signpost lacks 999".to_owned();
            at(draft, key, message, "say what to call in danger: 999")
        })
        .collect()
}

/// Ensures that the ways to 999 are services of that kind, and that the first rings 999.
pub(super) fn the_emergency_services_reach_999(draft: &Draft) -> Vec<Problem> {
    let services = draft.signpost.iter().flat_map(|words| &words.emergency).enumerate();
    let wrong = services.filter_map(|(index, id)| {
        let service = draft.services.get(id)?;
        let rings = service.phone().is_some_and(|number| number.as_str() == "999");
        let right = service.kind == ServiceKind::Emergency && (rings || index > 0);
        (!right).then_some(id)
    });
    wrong
        .flat_map(|id| {
            let message = format!("`{id}` is not a way to 999");
            let hint = "name services of the kind `emergency`, first the one that rings 999";
            at(draft, "emergency", message, hint)
        })
        .collect()
}

/// Ensures that 999 can be reached by who cannot speak or hear: by text and in sign language.
pub(super) fn nine_nine_nine_can_be_reached_without_speech(draft: &Draft) -> Vec<Problem> {
    let Some(words) = draft.signpost.as_ref().filter(|_| draft.has_all(ServiceId::KIND)) else {
        return Vec::new();
    };
    let services = words.emergency.iter().filter_map(|id| draft.services.get(id));
    let routes: Vec<&Route> = services.flat_map(|service| &service.route).collect();
    let ways = [
        ("text", routes.iter().any(|route| matches!(route, Route::Text { .. }))),
        ("bsl", routes.iter().any(|route| matches!(route, Route::Bsl(_)))),
    ];
    ways.into_iter()
        .filter(|(_, is_there)| !is_there)
        .flat_map(|(way, _)| {
            let message = format!("no way to 999 has the route `{way}`");
            at(draft, "emergency", message, "somebody who cannot speak needs it: name its service")
        })
        .collect()
}

/// Ensures that the police line leads to 101.
pub(super) fn the_police_line_is_101(draft: &Draft) -> Vec<Problem> {
    let Some(words) = &draft.signpost else {
        return Vec::new();
    };
    let right = |service: &Service| service.phone().is_some_and(|number| number.as_str() == "101");
    match draft.services.get(&words.police.service) {
        Some(service) if service.kind != ServiceKind::Police || !right(service) => {
            let message =
                format!("the signpost lacks 101: `{}` is not the police", words.police.service);
            at(
                draft,
                "police",
                message,
                "name the service of the kind `police` whose number is 101",
            )
        }
        _ => Vec::new(),
    }
}

/// Ensures that the adult helpline is one that `/helplines` lists for adults.
pub(super) fn the_adult_helpline_is_one_for_adults(draft: &Draft) -> Vec<Problem> {
    let listed = draft.helplines.as_ref().map(|all| &all.adult);
    one_for(draft, "adult", |words| &words.adult, listed)
}

/// Ensures that the child helpline is one that `/helplines` lists for children.
pub(super) fn the_child_helpline_is_one_for_children(draft: &Draft) -> Vec<Problem> {
    let listed = draft.helplines.as_ref().map(|all| &all.child);
    one_for(draft, "child", |words| &words.child, listed)
}

fn one_for(
    draft: &Draft,
    whom: &str,
    line: fn(&SignpostWords) -> &SignpostLine,
    listed: Option<&Listed>,
) -> Vec<Problem> {
    let (Some(words), Some(listed)) = (&draft.signpost, listed) else {
        return Vec::new();
    };
    let service = &line(words).service;
    if listed.services.contains(service) {
        return Vec::new();
    }
    let message = format!("the signpost lacks the {whom} helpline: `{service}` is not one");
    at(
        draft,
        whom,
        message,
        "name a service that helplines.toml lists for them; the pair is always shown",
    )
}

/// Ensures that all three services of the signpost have a number to ring.
pub(super) fn the_helplines_can_be_rung(draft: &Draft) -> Vec<Problem> {
    let Some(words) = &draft.signpost else {
        return Vec::new();
    };
    let number = |id: &ServiceId| -> Option<&PhoneNumber> { draft.services.get(id)?.phone() };
    let silent = words.numbers().into_iter().filter(|KeyedLine { line, .. }| {
        draft.services.contains_key(&line.service) && number(&line.service).is_none()
    });
    silent
        .flat_map(|KeyedLine { key, line }| {
            let message = format!("`{}` has no number to ring", line.service.as_str());
            at(draft, key, message, "give the service a `phone` route")
        })
        .collect()
}
