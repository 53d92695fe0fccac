//! One reply, whichever way it is asked for: over HTTP, on the gateway, in the terminal, in the preview.
//!
//! The terminal and the preview are asked at a given moment. The other two have the clock of the machine, so what they
//! say is what is said just before or just after.

use std::io::{Read, Write};
use std::net::TcpStream;

use jiff::civil::DateTime;
use serde_json::Value;

use crate::endpoint::{Listening, Signer, serving};
use crate::support::discord::{Discord, SOON};
use crate::support::interactions::{choose, command, marked, press, repeated_in};
use crate::support::running::Running;
use crate::support::{Bot, LISTED, folder_of, program};
use signpost::clock::now;

const CONFIG: &str = "signpost.example.toml";

fn asked() -> Vec<Value> {
    let one = [
        command("contacts").in_server(LISTED),
        command("contacts").option("area", "elsewhere-in-northern-ireland"),
        command("contacts").option("area", marked()).in_server(LISTED),
        command("concern").option("about", "child-told-me").in_server(LISTED),
        command("guidance").subcommand("consent").option("share", true).in_server(LISTED),
        command("about").in_server(LISTED),
        command("help").in_direct_message(),
        press("ou1:contacts:luton~1").on_shared_message().in_server(LISTED),
        press("tp1:contacts:luton~1").on_private_message().in_server(LISTED),
        press("tu65535:topic:consent-law~zq").on_private_message(),
        choose("menu~1", "tu1:helplines:me~2").on_private_message(),
        press("nothing that was ever sent"),
    ];
    one.map(|interaction| interaction.json()).into_iter().collect()
}

/// Answers in the terminal, at a moment.
fn in_the_terminal(asked: &[Value], at: DateTime) -> Vec<Value> {
    let lines: Vec<String> = asked.iter().map(Value::to_string).collect();
    let folder = folder_of(&[("asked", lines.join("\n"))]);
    let (file, at) = (folder.path().join("asked"), at.to_string());
    let output = program()
        .args(["ask", "--config", CONFIG, "--at", &at, "--interaction"])
        .arg(file)
        .env("SIGNPOST_LOG", "trace")
        .output()
        .unwrap();
    assert_eq!(repeated_in(&String::from_utf8(output.stderr).unwrap()), [""; 0]);
    output
        .stdout
        .split_inclusive(|byte| *byte == b'\n')
        .map(|line| serde_json::from_slice(line).unwrap())
        .collect()
}

/// Answers in the preview, at a moment.
fn in_the_preview(running: &Running, asked: &Value, at: DateTime) -> Value {
    let log = running.wait_for_log("Preview: http://", SOON);
    let line = log.lines().find_map(|line| line.strip_prefix("Preview: http://")).unwrap();
    let (address, path) =
        line.trim_end_matches('/').split_once('/').unwrap_or((line.trim_end_matches('/'), ""));
    let path = if path.is_empty() { String::new() } else { format!("/{path}") };
    let body = asked.to_string();
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(SOON)).unwrap();
    write!(
        stream,
        "POST {path}/interactions?at={at} HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\n\
         Connection: close\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (_, json) = answer.split_once("\r\n\r\n").unwrap();
    serde_json::from_str(json).unwrap_or_else(|_| panic!("{answer}"))
}

#[test]
fn the_endpoint_the_gateway_the_terminal_and_the_preview_give_the_same_reply() {
    let discord = Discord::start();
    let gateway = Running::connected(&discord, &["--config", CONFIG]);
    let endpoint = Listening::of(serving().args(&["--config", CONFIG]));
    let preview =
        Running::alone().args(&["preview", "--config", CONFIG, "--listen", "127.0.0.1:0"]).start();
    let signer = Signer::discord();
    let (asked, at) = (asked(), now());
    let in_terminal = in_the_terminal(&asked, at);
    assert_eq!(in_terminal.len(), asked.len());
    for (interaction, in_terminal) in asked.iter().zip(&in_terminal) {
        let made = Bot::at(at).respond(interaction);
        assert_eq!(*in_terminal, made, "ask: {interaction}");
        assert_eq!(in_the_preview(&preview, interaction, at), made, "preview: {interaction}");
        // Asked twice: made, and kept.
        for _ in 0..2 {
            let over_http = endpoint.ask(&signer.signs(interaction.to_string())).json();
            let on_gateway = discord.ask(interaction);
            let later = Bot::at(now()).respond(interaction);
            assert!([&made, &later].contains(&&over_http), "serve: {interaction}");
            assert!([&made, &later].contains(&&on_gateway), "run: {interaction}");
        }
        assert_eq!(repeated_in(&made.to_string()), [""; 0]);
    }
    for running in [&gateway, &endpoint.running, &preview] {
        assert_eq!(repeated_in(&running.log()), [""; 0]);
    }
}
