//! A certificate that must be refused: nothing is sent to whoever has it, and the log says what is wrong with it.
//!
//! Whoever answers with it is a server of this test, which notes whatever it is told after the handshake. No root that
//! the program believes has signed for us, so a wrong name is told apart in this process, with a root of the test's own.

use std::io::{self, Read};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use rcgen::{CertificateParams, KeyPair, date_time_ymd};
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer, ServerName};
use rustls::{
    ClientConfig, ClientConnection, RootCertStore, ServerConfig, ServerConnection, Stream,
};
use serde_json::json;
use tempfile::NamedTempFile;

use super::place::Place;
use super::{AT_ONCE, assert_answers, assert_one_line};
use crate::boards_on_discord::{Server, WORRIED, listing};
use crate::support::LISTED;
use crate::support::discord::{Discord, Fault, Route, TOKEN};
use crate::support::running::Running;
use crate::support::skips::skipped;
use signpost::rest::{CertificateFault, certificate_fault};

/// Where Discord's gateway is to be: an address of the loopback, at the one port that is dialled under its name.
const GATEWAY: &str = "127.91.7.44:443";

/// From when until when a certificate holds: years.
type Years = (i32, i32);
const NOW: Years = (2020, 2080);
const OVER: Years = (2020, 2021);
const LATER: Years = (2070, 2080);

/// Somebody who answers under a certificate of their own making.
struct Impostor {
    address: SocketAddr,
    certificate: CertificateDer<'static>,
    heard: Arc<Mutex<Heard>>,
}

/// What they were told.
#[derive(Debug, Default)]
struct Heard {
    handshakes: usize,
    after: Vec<u8>,
}

impl Impostor {
    fn at(address: &str, name: &str, (from, until): Years) -> io::Result<Self> {
        let listener = TcpListener::bind(address)?;
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        params.not_before = date_time_ymd(from, 1, 1);
        params.not_after = date_time_ymd(until, 1, 1);
        let certificate = params.self_signed(&key).unwrap().der().clone();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider);
        let config = config.with_safe_default_protocol_versions().unwrap().with_no_client_auth();
        let key = PrivatePkcs8KeyDer::from(key.serialize_der()).into();
        let config = Arc::new(config.with_single_cert(vec![certificate.clone()], key).unwrap());
        let (address, heard) = (listener.local_addr()?, Arc::<Mutex<Heard>>::default());
        let hearing = Arc::clone(&heard);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                hear(stream, &config, &hearing);
            }
        });
        Ok(Self { address, certificate, heard })
    }

    /// Fails unless somebody came and left without a word.
    #[track_caller]
    fn assert_told_nothing(&self) {
        let heard = self.heard.lock().unwrap();
        assert!(heard.handshakes > 0 && heard.after.is_empty(), "{heard:?}");
    }
}

/// Shakes hands, and notes what follows.
fn hear(mut stream: TcpStream, config: &Arc<ServerConfig>, heard: &Mutex<Heard>) {
    stream.set_read_timeout(Some(AT_ONCE)).unwrap();
    let mut tls = ServerConnection::new(Arc::clone(config)).unwrap();
    heard.lock().unwrap().handshakes += 1;
    let mut bytes = [0; 4096];
    while let Ok(count @ 1..) = Stream::new(&mut tls, &mut stream).read(&mut bytes) {
        heard.lock().unwrap().after.extend(&bytes[..count]);
    }
}

#[test]
fn no_call_is_made_to_who_has_a_certificate_that_must_be_refused() {
    for (name, years, said) in [
        ("localhost", NOW, "nobody whom this program trusts has signed its certificate"),
        ("discord.com", NOW, "nobody whom this program trusts has signed its certificate"),
        ("localhost", OVER, "its certificate has expired by the clock of this machine"),
        ("localhost", LATER, "its certificate is not valid yet by the clock of this machine"),
    ] {
        let impostor = Impostor::at("127.0.0.1:0", name, years).unwrap();
        let base = format!("https://localhost:{}/api/v10", impostor.address.port());
        let prepared = Running::alone().env("DISCORD_TOKEN", TOKEN).env("DISCORD_API_BASE", &base);
        let running = prepared.args(&["run"]).start();
        let log =
            running.wait_for_log(&format!("could not be reached for gateway/bot: {said}"), AT_ONCE);
        assert!(log.lines().any(|line| line.contains(" WARN ") && line.contains(said)), "{log}");
        impostor.assert_told_nothing();
    }
}

#[test]
fn a_command_that_meets_such_a_certificate_ends_with_the_next_step() {
    let impostor = Impostor::at("127.0.0.1:0", "localhost", OVER).unwrap();
    let base = format!("https://localhost:{}/api/v10", impostor.address.port());
    let server = Server::written(&listing(LISTED, &[(WORRIED, "worried")]));
    let commands = ["commands", "boards"].map(|command| {
        let prepared = Running::alone().env("DISCORD_TOKEN", TOKEN).env("DISCORD_API_BASE", &base);
        prepared.args(&[command, "sync", "--config", server.path()]).start()
    });
    for mut running in commands {
        assert_eq!(running.exit_code(AT_ONCE), 1, "{}", running.log());
        let log = running.log();
        assert!(log.ends_with("hint: check the date and the time of this machine\n"), "{log}");
    }
    impostor.assert_told_nothing();
}

/// The name of Discord's gateway leads elsewhere: nobody identifies there, and the next lookup is followed.
#[test]
fn no_session_is_started_with_who_has_a_certificate_that_must_be_refused() {
    let discord = Discord::start();
    let hosts = NamedTempFile::new().unwrap();
    let ip = GATEWAY.split(':').next().unwrap();
    std::fs::write(hosts.path(), format!("{ip} gateway.discord.gg\n")).unwrap();
    let mounted = format!("mount --bind {} /etc/hosts", hosts.path().display());
    let Some(place) = Place::where_mounted(&mounted) else { return };
    let Ok(impostor) = Impostor::at(GATEWAY, "gateway.discord.gg", NOW) else {
        skipped("nobody can listen at port 443 of the loopback");
        return;
    };
    discord.fault(
        Route::GatewayBot,
        Fault::Changed(json!({ "url": "wss://gateway.discord.gg" })),
        1,
    );
    let running = place.of(Running::on(&discord).args(&["run"])).start();
    let said =
        "the gateway is lost: it cannot be reached: nobody whom this program trusts has signed";
    let log = running.wait_for_log(said, AT_ONCE);
    assert_one_line(&log, said);
    assert!(log.contains("check DISCORD_API_BASE, where it is set, and what is between"), "{log}");
    impostor.assert_told_nothing();
    assert_answers(&discord);
}

/// Returns what is said of a certificate where its own maker is believed.
fn fault_of(impostor: &Impostor, name: &'static str) -> Option<CertificateFault> {
    let mut roots = RootCertStore::empty();
    roots.add(impostor.certificate.clone()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider);
    let config = config.with_safe_default_protocol_versions().unwrap();
    let config = Arc::new(config.with_root_certificates(roots).with_no_client_auth());
    let name = ServerName::try_from(name).unwrap();
    let mut tls = ClientConnection::new(config, name).unwrap();
    let mut stream = TcpStream::connect(impostor.address).unwrap();
    tls.complete_io(&mut stream).err().and_then(|error| certificate_fault(&error))
}

#[test]
fn what_is_wrong_with_a_certificate_is_told_apart_where_it_is_signed() {
    let of = |years| Impostor::at("127.0.0.1:0", "localhost", years).unwrap();
    assert_eq!(fault_of(&of(NOW), "localhost"), None);
    assert_eq!(fault_of(&of(NOW), "discord.com"), Some(CertificateFault::Name));
    assert_eq!(fault_of(&of(OVER), "localhost"), Some(CertificateFault::Expired));
    assert_eq!(fault_of(&of(LATER), "localhost"), Some(CertificateFault::NotYet));
}
