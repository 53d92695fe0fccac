//! What is answered to whom: Discord gets a signposted reply, everybody else a number.
//!
//! Bodies are signed with the key that the program knows, with another's, or with none.

use serde_json::json;

use super::{Listening, SignedRequest, Signer, serving};
use crate::support::discord::SOON;
use crate::support::interactions::{command, ping, repeated_in};
use crate::support::running::Running;
use crate::support::walk::walk;
use crate::support::{LISTED, definitions, missing_signpost};

#[test]
fn what_discord_signs_is_answered_as_it_is_everywhere_else() {
    let listening = Listening::start(&["--config", "signpost.example.toml"]);
    let (discord, mut client) = (Signer::discord(), listening.connect());
    let walk = walk(&definitions(), |interaction| {
        let mut interaction = interaction.clone();
        interaction["guild_id"] = json!(LISTED);
        client.send(&discord.signs(interaction.to_string()).bytes());
        let answer = client.answer();
        assert_eq!(answer.status, 200);
        assert!(answer.head.contains("content-type: application/json"), "{}", answer.head);
        answer.json()
    });
    walk.assert_signposted();
    assert!(walk.commands >= 80, "{} commands", walk.commands);
}

#[test]
fn a_ping_is_answered_and_words_that_nobody_expects_have_a_signposted_reply() {
    let listening = Listening::start(&[]);
    let discord = Signer::discord();
    let pong = listening.ask(&discord.signs(ping().to_string()));
    assert_eq!((pong.status, pong.json()), (200, json!({ "type": 1 })));
    for odd in [&b"nonsense"[..], b"", b"\xff\xfe", b"{}", b"[]", b"null", b"{\"type\":99}"] {
        let answer = listening.ask(&discord.signs(odd));
        assert_eq!(answer.status, 200, "{odd:?}");
        assert_eq!(missing_signpost(&answer.json()), Vec::<&str>::new(), "{odd:?}");
    }
}

#[test]
fn what_discord_has_not_signed_is_refused_and_not_read() {
    let listening = Listening::start(&[]);
    let signed = Signer::discord().signs(ping().to_string());
    let with = |change: &dyn Fn(&mut SignedRequest)| {
        let mut request = signed.clone();
        change(&mut request);
        listening.ask(&request).status
    };
    assert_eq!(with(&|_| {}), 200);
    assert_eq!(listening.ask(&Signer::somebody_else().signs(ping().to_string())).status, 401);
    for change in [
        (&|it: &mut SignedRequest| it.body.push(b' ')) as &dyn Fn(&mut SignedRequest),
        &|it| it.timestamp = "1795953601".to_owned(),
        &|it| it.timestamp = String::new(),
        &|it| it.timestamp = "soon".to_owned(),
        &|it| it.timestamp = "1".repeat(21),
        &|it| it.signature = String::new(),
        &|it| it.signature.truncate(127),
        &|it| it.signature.push('0'),
        &|it| it.signature = "g".repeat(128),
        &|it| it.signature = "0".repeat(128),
        &|it| it.signature = "f".repeat(128),
    ] {
        assert_eq!(with(change), 401);
    }
    // A header that is there twice says nothing.
    let twice = format!("X-Signature-Timestamp: {}\r\n", signed.timestamp);
    let text = String::from_utf8(signed.bytes()).unwrap();
    for request in [text.replace(&twice, ""), text.replace(&twice, &twice.repeat(2))] {
        let mut client = listening.connect();
        client.send(request.as_bytes());
        assert_eq!(client.answer().status, 401, "{request}");
    }
}

#[test]
fn other_paths_and_methods_are_not_there_and_a_body_that_is_too_long_is_not_read() {
    let listening = Listening::start(&[]);
    let discord = Signer::discord();
    let text = String::from_utf8(discord.signs(ping().to_string()).bytes()).unwrap();
    for (from, to, status) in [
        ("POST", "GET", 405),
        ("POST", "PUT", 405),
        ("/interactions", "/", 404),
        ("/interactions", "/interactions/", 404),
        ("/interactions", "/metrics", 404),
    ] {
        let mut client = listening.connect();
        client.send(text.replacen(from, to, 1).as_bytes());
        let answer = client.answer();
        assert_eq!(answer.status, status, "{to}");
        assert_eq!(answer.head.contains("allow: post"), status == 405, "{}", answer.head);
    }
    let most = discord.signs(vec![b' '; 256 * 1024]);
    assert_eq!(listening.ask(&most).status, 200);
    let mut client = listening.connect();
    client.try_send(&discord.signs(vec![b' '; 256 * 1024 + 1]).bytes());
    assert_eq!(client.answer().status, 413);
    // In parts, whose sum nobody has said before.
    let signed = discord.signs(ping().to_string());
    let head = String::from_utf8(signed.bytes()).unwrap();
    let (head, _) = head.split_once("Content-Length").unwrap();
    let mut client = listening.connect();
    client.send(format!("{head}Transfer-Encoding: chunked\r\n\r\n").as_bytes());
    let part =
        [format!("{:x}\r\n", 64 * 1024).as_bytes(), &vec![b' '; 64 * 1024], b"\r\n"].concat();
    for _ in 0..5 {
        client.try_send(&part);
    }
    assert_eq!(client.answer().status, 413);
    let mut client = listening.connect();
    client.try_send(
        format!("POST /interactions HTTP/1.1\r\nX: {}\r\n\r\n", "x".repeat(40_000)).as_bytes(),
    );
    assert_eq!(client.answer().status, 431);
}

#[test]
fn another_path_can_be_listened_at() {
    let listening = Listening::start(&["--path", "/discord"]);
    let text = String::from_utf8(Signer::discord().signs(ping().to_string()).bytes()).unwrap();
    for (path, status) in [("/discord", 200), ("/interactions", 404)] {
        let mut client = listening.connect();
        client.send(text.replacen("/interactions", path, 1).as_bytes());
        assert_eq!(client.answer().status, status);
    }
}

#[test]
fn nothing_of_who_asked_is_in_an_answer_or_in_the_log() {
    let listening = Listening::start(&[]);
    let asked = command("contacts").option("area", "luton").json();
    let answer = listening.ask(&Signer::discord().signs(asked.to_string()));
    let said = String::from_utf8(answer.body).unwrap() + &listening.running.log();
    assert_eq!(repeated_in(&said), [""; 0]);
}

#[test]
fn a_key_that_is_missing_or_none_is_wrong_use_and_is_not_repeated() {
    let secret = "zq-secret-7f3a";
    let weak = "0100000000000000000000000000000000000000000000000000000000000000";
    for (key, why) in [
        ("", "is not set"),
        (secret, "64 hexadecimal digits"),
        (weak, "no key with which anything can be checked"),
    ] {
        let mut running = serving().env("DISCORD_PUBLIC_KEY", key).start();
        assert_eq!(running.exit_code(SOON), 2);
        let log = running.log();
        assert!(log.contains(why) && !log.contains(secret), "{log}");
    }
    let mut taken = Running::alone()
        .env("DISCORD_PUBLIC_KEY", &Signer::discord().public_key())
        .args(&["serve", "--path", "interactions"])
        .start();
    assert_eq!(taken.exit_code(SOON), 2);
    assert!(taken.log().contains("such as /interactions"), "{}", taken.log());
}
