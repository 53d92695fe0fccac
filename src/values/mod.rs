//! The smallest parts of content, each a type that cannot hold a wrong value.
//!
//! Every type here has a private field, and only `FromToml` or `parse` makes one: each refuses with a
//! message and a hint. Nothing downstream checks again.

mod address_fault;
mod any_id;
mod asked_moment;
mod board_mark;
mod checked;
mod checked_numbers;
mod contact_address;
mod date;
mod digits;
mod edition;
mod gb_numbers;
mod hours;
mod id;
mod kind;
mod months;
mod nation;
mod number_use;
mod numbers_in_prose;
mod page_number;
mod person_name;
mod person_role;
mod phone;
mod phone_error;
mod phone_hint;
pub(crate) mod prose;
mod record_place;
mod role_words;
mod route_number;
mod shelf;
mod shell_word;
mod short;
mod short_in_prose;
mod template;
mod text;
mod typed;
mod url;
mod words_around;

pub use any_id::AnyId;
pub use asked_moment::{AskedMoment, Period};
pub use board_mark::{BoardMark, Fingerprint};
pub use checked::{Checked, CheckedHours, Grade, How};
pub use checked_numbers::CheckedNumbers;
pub use contact_address::{ContactAddress, MailAddress};
pub use date::Date;
pub use edition::Edition;
pub use hours::{DaysOfYear, Hours, OpeningTimes, Week};
pub use id::{
    AreaId, BoardId, ChapterId, DoorId, Id, InductionId, Own, ServiceId, Slug, SourceId, TermId,
    TopicId,
};
pub use kind::{Home, Kind, ReadIn};
pub use months::Months;
pub use nation::Nation;
pub use number_use::Use;
pub use page_number::PageNumber;
pub use person_role::{PersonRole, is_same_role};
pub use phone::PhoneNumber;
pub use phone_error::PhoneNumberError;
pub use role_words::says_a_role;
pub use route_number::{ByTextphone, RouteNumber, ToRing, ToText};
pub use shelf::{Entry, Shelf};
pub use text::{
    ButtonLabel, ChoiceText, ContactRole, Description, HeadsUp, IndexTerm, Label, Prose,
    RecordPlace, RoleLabel, Short, Title, Word, WorkTitle,
};
pub use url::Url;

pub(crate) use board_mark::DIGITS;
pub(crate) use digits::clusters;
pub(crate) use hours::in_one_row;
pub(crate) use id::SLUG_HINT;
pub(crate) use number_use::digits_of;
pub(crate) use person_name::starts_as_a_name;
pub(crate) use prose::NUMBER_HINT;
pub(crate) use route_number::SOURCE_HINT;
pub(crate) use shell_word::{shell_option, shell_word};
pub(crate) use template::{check_slots, template};
pub(crate) use text::FEWEST_DIGITS;
pub(crate) use typed::{quoted, typed};
