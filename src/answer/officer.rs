//! Who hears a concern about an adult who works with children: the area's officer, or another by nation.
//!
//! What is said of them at an hour is in `offices`, at any hour in `office_times`.

use super::answering::Answering;
use super::line::Line;
use crate::content::{Area, Form};
use crate::values::{AreaId, Prose, ServiceId};

/// The LADO of an area, and the duty team.
pub(super) struct Officer<'d> {
    pub(super) area: &'d Area,
    pub(super) lado: &'d ServiceId,
    pub(super) duty_team: Option<&'d ServiceId>,
}

/// Returns the LADO of an area and its duty team; without one, what is said instead.
pub(super) fn officer<'d>(
    answering: &'d Answering<'_>,
    area: Option<&'d AreaId>,
) -> Result<Officer<'d>, Vec<Line>> {
    let plain = |words: &Prose| Line::plain(words.as_str());
    let lines = match answering.area(area) {
        Some((_, area @ Area { lado: Some(lado), duty_team, .. })) => {
            return Ok(Officer { area, lado, duty_team: duty_team.as_ref() });
        }
        Some((_, area)) => {
            let adults = answering.or_of_its_nation(area, |area| &area.adults);
            let here = adults.iter().filter(|section| section.is_for(answering.form()));
            here.flat_map(|section| section.lines_in(answering.form())).map(plain).collect()
        }
        None => Vec::new(),
    };
    let unknown = || vec![plain(&answering.content.words.contacts.no_lado)];
    Err(if lines.is_empty() { unknown() } else { lines })
}

pub(super) fn note_on_the_lado(answering: &Answering<'_>) -> Line {
    let words = &answering.content.words.contacts;
    Line::plain(match answering.form() {
        Form::Usual => words.lado.as_str(),
        Form::PastTheLead => words.lado_past_lead.as_str(),
    })
}
