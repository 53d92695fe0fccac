//! The encryption of every connection to Discord, of calls and of the gateway: rustls with the web's roots.
//!
//! It is made once: a connection to where one has been before resumes its session, which saves a round trip.

use std::error::Error;
use std::io;
use std::iter::successors;
use std::sync::{Arc, OnceLock};

use rustls::{CertificateError, ClientConfig, RootCertStore};

/// What is wrong with the certificate of whoever answers in Discord's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CertificateFault {
    /// It has expired, by our own clock.
    #[error("its certificate has expired by the clock of this machine")]
    Expired,
    /// It is from the future, by our own clock.
    #[error("its certificate is not valid yet by the clock of this machine")]
    NotYet,
    /// It is another's.
    #[error("its certificate is for another name")]
    Name,
    /// No root of the web has signed it, nor has any that one of those has.
    #[error("nobody whom this program trusts has signed its certificate")]
    Issuer,
    /// Anything else.
    #[error("its certificate cannot be used")]
    Other,
}

/// What to look at where somebody else may have answered.
pub(super) const IN_BETWEEN: &str =
    "check DISCORD_API_BASE, where it is set, and what is between this machine and Discord";

impl CertificateFault {
    /// Returns the next step.
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Expired | Self::NotYet => "check the date and the time of this machine",
            Self::Name | Self::Issuer | Self::Other => IN_BETWEEN,
        }
    }

    const fn of(error: &CertificateError) -> Self {
        use CertificateError as E;
        match error {
            E::Expired | E::ExpiredContext { .. } => Self::Expired,
            E::NotValidYet | E::NotValidYetContext { .. } => Self::NotYet,
            E::NotValidForName | E::NotValidForNameContext { .. } => Self::Name,
            E::UnknownIssuer => Self::Issuer,
            _ => Self::Other,
        }
    }
}

/// Returns what was wrong with a certificate, where that is what an error or one of its causes is about.
pub fn certificate_fault(error: &(dyn Error + 'static)) -> Option<CertificateFault> {
    causes(error).find_map(|cause| match cause.downcast_ref() {
        Some(rustls::Error::InvalidCertificate(error)) => Some(CertificateFault::of(error)),
        _ => None,
    })
}

/// Returns an error and each that caused it. One of the standard library's holds another, and names only that one's
/// cause.
pub(super) fn causes<'e>(
    error: &'e (dyn Error + 'static),
) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    successors(Some(error), |error| {
        let error: &'e (dyn Error + 'static) = *error;
        match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
            Some(held) => Some(held),
            None => error.source(),
        }
    })
}

/// Returns the encryption. It names no protocol, so that whoever connects speaks the one that was meant.
pub fn encryption() -> Arc<ClientConfig> {
    static CONFIG: OnceLock<Arc<ClientConfig>> = OnceLock::new();
    let made = || {
        let roots = RootCertStore::from_iter(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("ring knows every version of TLS that rustls does");
        Arc::new(config.with_root_certificates(roots).with_no_client_auth())
    };
    Arc::clone(CONFIG.get_or_init(made))
}
