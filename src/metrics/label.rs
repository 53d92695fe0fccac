//! Labels: closed lists, each value with the name that the page has.
//!
//! Nothing else can be a label of what is counted, so no text of a person or of a server can be one.

use std::fmt::Debug;

use prometheus_client::encoding::EncodeLabelSet;

/// The labels of one number, of which there are only so many.
pub(crate) trait Labels: EncodeLabelSet + Copy + Debug + Send + Sync + 'static {
    /// How many there are.
    const COUNT: usize;

    /// Returns its place among all.
    fn place(self) -> usize;

    /// Returns all, by their place.
    fn all() -> Vec<Self>;
}

impl<A: Labels, B: Labels> Labels for (A, B) {
    const COUNT: usize = A::COUNT * B::COUNT;

    fn place(self) -> usize {
        self.0.place() * B::COUNT + self.1.place()
    }

    fn all() -> Vec<Self> {
        let pairs = A::all().into_iter().map(|one| B::all().into_iter().map(move |it| (one, it)));
        pairs.flatten().collect()
    }
}

/// Declares an enum whose values are those of a label with this key.
macro_rules! label {
    ($(#[$meta:meta])* $vis:vis enum $Name:ident, $key:literal {
        $( $(#[$value_meta:meta])* $Value:ident = $name:literal, )*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        $vis enum $Name {
            $( $(#[$value_meta])* $Value, )*
        }

        impl $Name {
            /// Every value.
            $vis const ALL: &'static [Self] = &[$( Self::$Value, )*];

            /// Returns its name, as the page has it.
            $vis const fn name(self) -> &'static str {
                match self {
                    $( Self::$Value => $name, )*
                }
            }
        }

        impl ::prometheus_client::encoding::EncodeLabelValue for $Name {
            fn encode(
                &self,
                encoder: &mut ::prometheus_client::encoding::LabelValueEncoder<'_>,
            ) -> Result<(), ::std::fmt::Error> {
                ::std::fmt::Write::write_str(encoder, self.name())
            }
        }

        impl ::prometheus_client::encoding::EncodeLabelSet for $Name {
            fn encode(
                &self,
                encoder: &mut ::prometheus_client::encoding::LabelSetEncoder<'_>,
            ) -> Result<(), ::std::fmt::Error> {
                ::prometheus_client::encoding::EncodeLabel::encode(
                    &($key, *self),
                    encoder.encode_label(),
                )
            }
        }

        impl $crate::metrics::Labels for $Name {
            const COUNT: usize = Self::ALL.len();

            fn place(self) -> usize {
                self as usize
            }

            fn all() -> Vec<Self> {
                Self::ALL.to_vec()
            }
        }
    };
}

pub(crate) use label;

label! {
    /// What an interaction is counted as: a command by its name, all else by its kind. Which button it was, and what
    /// was chosen, is not told.
    pub enum CountedAs, "kind" {
        /// `/help`.
        Help = "help",
        /// `/concern`.
        Concern = "concern",
        /// `/contacts`.
        Contacts = "contacts",
        /// `/helplines`.
        Helplines = "helplines",
        /// `/guidance`.
        Guidance = "guidance",
        /// `/consent`.
        Consent = "consent",
        /// `/a-z`.
        AToZ = "a-z",
        /// `/glossary`.
        Glossary = "glossary",
        /// `/induction`.
        Induction = "induction",
        /// `/board`.
        Board = "board",
        /// `/sources`.
        Sources = "sources",
        /// `/about`.
        About = "about",
        /// A button.
        Button = "button",
        /// A choice of a menu.
        Menu = "menu",
        /// Discord asks whether we are there.
        Ping = "ping",
        /// Discord sends what is being typed.
        Autocomplete = "autocomplete",
        /// What is no interaction, one of an unknown type, or a command that we do not have.
        Unreadable = "unreadable",
    }
}

label! {
    /// What came of an interaction.
    pub enum CameOf, "outcome" {
        /// Its response was handed over: to the connection it came on, or to Discord, which took it.
        Answered = "answered",
        /// Another copy was first.
        Taken = "taken",
        /// No try was confirmed, and one may have been carried out.
        Unsure = "unsure",
        /// It was too late.
        Expired = "expired",
        /// Discord refused the response, or could not be reached.
        Failed = "failed",
        /// It did not say where its response goes.
        Unaddressed = "unaddressed",
    }
}

label! {
    /// Why nothing shows that Discord signed a request.
    pub enum SignatureFault, "reason" {
        /// A header is not there.
        Missing = "missing",
        /// A header is there twice, or has another form.
        Malformed = "malformed",
        /// The application's key has not signed this.
        Wrong = "wrong",
    }
}

label! {
    /// Why else a request is refused, by the status that is answered.
    pub enum RefusedStatus, "status" {
        /// It is no HTTP, or its body is not as HTTP has it.
        BadRequest = "400",
        /// Another path.
        NotFound = "404",
        /// Another method.
        MethodNotAllowed = "405",
        /// Its body took too long.
        Timeout = "408",
        /// Its body is too long.
        TooLarge = "413",
        /// Its headers are too long.
        HeadTooLarge = "431",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::COMMANDS;

    #[test]
    fn every_command_is_counted_by_its_name_and_what_is_none_as_unreadable() {
        let names: Vec<&str> = COMMANDS.iter().map(|command| command.name).collect();
        let counted: Vec<&str> = CountedAs::ALL.iter().map(|it| it.name()).collect();
        assert_eq!(counted[..names.len()], names);
        for name in names {
            assert_eq!(CountedAs::command(name).name(), name);
        }
        for none in ["", "gone", "button", "ping", "Help"] {
            assert_eq!(CountedAs::command(none), CountedAs::Unreadable, "{none}");
        }
    }

    #[test]
    fn each_pair_of_labels_has_a_place_of_its_own() {
        let all = <(CountedAs, CameOf)>::all();
        assert_eq!(all.len(), <(CountedAs, CameOf)>::COUNT);
        for (place, labels) in all.into_iter().enumerate() {
            assert_eq!(labels.place(), place);
        }
    }
}
