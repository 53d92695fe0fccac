//! Why nothing came back from Discord: what kept a connection from being made, or how it ended.
//!
//! A library's own words have the address in them, and so an interaction's token: what is told here is which kind of
//! cause it was, and the system's own words for that.

use std::error::Error;
use std::io;

use hyper_util::client;

use super::encryption::{CertificateFault, IN_BETWEEN, causes, certificate_fault};

/// Why nothing came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreached {
    /// Nothing was sent: no connection could be made. The number is that of the system's error, where it gave one.
    #[error("no connection{}", in_words(*.0))]
    NoConnection(Option<i32>),
    /// Nothing was sent: nobody knows the address of the name.
    #[error("its name cannot be looked up")]
    NoName,
    /// Nothing was sent: whoever was reached is not known to be Discord.
    #[error("{0}")]
    Certificate(CertificateFault),
    /// Nothing was sent: no encryption could be agreed on.
    #[error("what answers does not encrypt as Discord does")]
    NoEncryption,
    /// It may have been carried out.
    #[error("no answer in time")]
    NoAnswer,
    /// The same.
    #[error("the connection broke")]
    Broken,
}

impl Unreached {
    /// Returns whether the call was not even sent.
    pub(super) const fn is_unsent(self) -> bool {
        !matches!(self, Self::NoAnswer | Self::Broken)
    }

    /// Returns the next step, where there is another than to try again.
    pub(super) const fn step(self) -> Option<&'static str> {
        match self {
            Self::NoName => Some("check the network and the name server of this machine"),
            Self::Certificate(fault) => Some(fault.hint()),
            Self::NoEncryption => Some(IN_BETWEEN),
            _ => None,
        }
    }

    /// Returns why no connection could be made.
    pub(super) fn connecting(error: &(dyn Error + 'static)) -> Self {
        if let Some(fault) = certificate_fault(error) {
            return Self::Certificate(fault);
        }
        let all: Vec<_> = causes(error).collect();
        if all.iter().any(|cause| cause.is::<rustls::Error>()) {
            return Self::NoEncryption;
        }
        // The library has no name for it but this.
        if all.iter().any(|cause| cause.to_string() == "dns error") {
            return Self::NoName;
        }
        let mut of_system = all.iter().filter_map(|cause| cause.downcast_ref::<io::Error>());
        Self::NoConnection(of_system.find_map(io::Error::raw_os_error))
    }
}

impl From<client::legacy::Error> for Unreached {
    fn from(error: client::legacy::Error) -> Self {
        if error.is_connect() { Self::connecting(&error) } else { Self::Broken }
    }
}

fn in_words(system: Option<i32>) -> String {
    system.map(|number| format!(": {}", io::Error::from_raw_os_error(number))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cause_is_told_from_the_others_however_deep_it_is() {
        let wrapped = |error: io::Error| io::Error::other(io::Error::other(error));
        let refused = io::Error::from_raw_os_error(111);
        assert_eq!(Unreached::connecting(&wrapped(refused)), Unreached::NoConnection(Some(111)));
        let expired = rustls::Error::InvalidCertificate(rustls::CertificateError::Expired);
        let expired = Unreached::connecting(&wrapped(io::Error::other(expired)));
        assert_eq!(expired, Unreached::Certificate(CertificateFault::Expired));
        let plain = rustls::Error::General("plain".to_owned());
        let plain = wrapped(io::Error::other(plain));
        assert_eq!(Unreached::connecting(&plain), Unreached::NoEncryption);
        let name = wrapped(io::Error::other("dns error"));
        assert_eq!(Unreached::connecting(&name), Unreached::NoName);
        let late = io::Error::from(io::ErrorKind::TimedOut);
        assert_eq!(Unreached::connecting(&late), Unreached::NoConnection(None));
    }

    #[test]
    fn no_connection_says_why_in_the_words_of_the_system() {
        assert_eq!(Unreached::NoConnection(None).to_string(), "no connection");
        let said = Unreached::NoConnection(Some(111)).to_string();
        assert!(said.starts_with("no connection: "), "{said}");
    }
}
