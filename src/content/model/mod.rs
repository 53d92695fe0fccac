//! The kinds of content, one file each, as they are once every check has passed.
//!
//! Each kind is declared with `table!`, which also makes its reader. The
//! annotated example of every kind is in `content/README.md`.

mod area;
mod board;
mod calendar;
mod checked;
mod door;
mod handbook;
mod helplines;
mod index;
mod induction;
mod next_check;
mod point;
mod route;
mod service;
mod signpost;
mod source;
mod term;
mod topic;
mod words;

pub use area::Area;
pub use board::{Board, BoardButtons, Changed};
pub use calendar::{BankHolidays, Calendar, HolidaysOfNation, OfficeState};
pub use checked::{Approved, KeysOfChecked, ServiceChecked};
pub use door::{Call, Door, Screen, Step};
pub use handbook::{
    AboutHandbook, CardWords, Handbook, ImprintOfHandbook, LeaveWords, OfSheet, PagesFound,
    PagesFoundAndShown, SearchWords, WholeWords,
};
pub use helplines::{Audience, Helplines, Listed};
pub use index::{CrossReference, CrossReferences};
pub use induction::{
    Induction, InductionPage, InductionStep, LetteredChoice, Question, QuestionChoice,
};
pub use point::{Point, PointOfAForm};
pub(crate) use route::KEYS_OF_NUMBERS;
pub use route::{Route, RouteKeys};
pub use service::{Misprint, Printed, Service, ServiceKind};
pub use signpost::{DoorForm, Ending, Form, KeyedLine, NextStep, SignpostLine, SignpostWords};
pub use source::{Paper, Source, Sources};
pub use term::Term;
pub use topic::{Approver, Basis, CONSENT, Chapter, Chapters, Review, Section, Since, Topic};
pub use words::*;
