//! The encryption of every connection to Discord, of calls and of the gateway: rustls with the web's roots.
//!
//! It is made once: a connection to where one has been before resumes its session, which saves a round trip.

use std::sync::{Arc, OnceLock};

use rustls::{ClientConfig, RootCertStore};

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
