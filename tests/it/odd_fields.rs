//! Whatever Discord leaves out, adds or sends as something else, the next interaction is answered
//! and one connection goes on.
//!
//! Each field of READY, RESUMED, an interaction, a channel and what comes with the gateway's address
//! is in turn left out and given values of other kinds, and each object a field more. The gateway
//! runs in this process.

use std::sync::Arc;
use std::thread;

use serde_json::{Value, json};

use crate::support::discord::{Discord, Fault, GUILD, Now, Route, SOON, TOKEN};
use crate::support::interactions::{choose, command, marked};
use crate::support::missing_signpost;
use crate::support::own_thread::OwnThread;
use signpost::boards::Boards;
use signpost::config::{ApiBase, Token};
use signpost::files::Origin;
use signpost::live::{Live, Origins};
use signpost::metrics::GatewayMetrics;
use signpost::rest::Rest;
use signpost::transport::gateway::{Gateway, LoopbackPort};

const CHANNEL: &str = "645027906669510667";

/// The gateway, running in this process until it is dropped.
fn bot_on(discord: &Discord, live: &Arc<Live>) -> OwnThread {
    let (api, live) = (ApiBase::parse(&discord.base()).unwrap(), Arc::clone(live));
    OwnThread::run(async move |stop| {
        let token = Token::new(TOKEN.to_owned());
        let rest = Arc::new(Rest::new(api.clone(), token.clone()));
        let boards = Arc::new(Boards::new(Arc::clone(&rest)));
        let metrics = GatewayMetrics::default();
        let port = LoopbackPort::bind().unwrap();
        let gateway = Gateway { live, rest, boards, api, token, port, standby: None, metrics };
        gateway.run(&stop).await.unwrap();
    })
}

fn shipped() -> Arc<Live> {
    Arc::new(Live::start(Origins { content: Origin::Shipped, config: None }))
}

/// Every value with one field left out, of another kind, or more.
fn oddities(value: &Value) -> Vec<Value> {
    let mut odd = Vec::new();
    for pointer in pointers(value) {
        let (parent, key) = pointer.rsplit_once('/').unwrap_or_default();
        let mut without = value.clone();
        if let Some(Value::Object(parent)) = without.pointer_mut(parent)
            && parent.remove(key).is_some()
        {
            odd.push(without);
        }
        for other in others() {
            let mut changed = value.clone();
            *changed.pointer_mut(&pointer).unwrap() = other;
            odd.push(changed);
        }
        if value.pointer(&pointer).is_some_and(Value::is_object) {
            let mut more = value.clone();
            more.pointer_mut(&pointer).unwrap()["zq_new"] = json!({ "deep": [{}] });
            odd.push(more);
        }
    }
    odd
}

/// A value of each kind that JSON has, and a number above 32 bits.
fn others() -> [Value; 6] {
    [json!(null), json!(true), json!(1_u64 << 44), json!("zq-odd"), json!([{}]), json!({ "zq": 1 })]
}

/// The place of every value in it, in the notation of RFC 6901.
fn pointers(value: &Value) -> Vec<String> {
    let inside: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(key, inside)| (key.clone(), inside)).collect(),
        Value::Array(items) => {
            items.iter().enumerate().map(|(at, inside)| (at.to_string(), inside)).collect()
        }
        _ => Vec::new(),
    };
    let mut found = Vec::new();
    for (key, inside) in inside {
        found.push(format!("/{key}"));
        found.extend(pointers(inside).into_iter().map(|deeper| format!("/{key}{deeper}")));
    }
    found
}

/// The frame that the fake sends for an event, as a start for odd ones.
fn frame_of(event: &'static str, live: &Arc<Live>) -> Value {
    let discord = Discord::start();
    let (says, heard) = std::sync::mpsc::channel();
    discord.reword(event, move |frame| {
        says.send(frame.to_owned()).unwrap();
        frame.to_owned()
    });
    let _bot = bot_on(&discord, live);
    discord.wait_until_ready(SOON);
    if event == "RESUMED" {
        discord.now(&Now::Drop);
    }
    serde_json::from_str(&heard.recv_timeout(SOON).unwrap()).unwrap()
}

#[track_caller]
fn assert_answers(discord: &Discord, after: &Value) {
    let answer = discord.ask(&command("help").json());
    assert_eq!(missing_signpost(&answer), Vec::<&str>::new(), "{after}");
}

/// Tries each in a thread of a few, since most of a try is waiting.
fn each(odd: &[Value], test: impl Fn(&Value) + Sync) {
    let share = odd.len().div_ceil(8);
    thread::scope(|scope| {
        for some in odd.chunks(share) {
            scope.spawn(|| some.iter().for_each(&test));
        }
    });
}

#[test]
fn whatever_comes_with_the_gateways_address_a_session_starts() {
    let live = shipped();
    let found = json!({ "shards": 1,
        "session_start_limit": { "total": 1000, "remaining": 9, "reset_after": 0, "max_concurrency": 1 } });
    let odd = oddities(&found);
    assert!(odd.len() > 40, "{}", odd.len());
    each(&odd, |odd| {
        let discord = Discord::start();
        discord.fault(Route::GatewayBot, Fault::Changed(odd.clone()), 1);
        let _bot = bot_on(&discord, &live);
        assert_answers(&discord, odd);
        assert_eq!(discord.seen().on(Route::GatewayBot).len(), 1, "{odd}");
    });
}

#[test]
fn whatever_ready_is_the_next_interaction_is_answered_on_the_same_connection() {
    let live = shipped();
    let odd = oddities(&frame_of("READY", &live));
    assert!(odd.len() > 200, "{}", odd.len());
    each(&odd, |odd| {
        let discord = Discord::start();
        let frame = odd.to_string();
        discord.reword("READY", move |_| frame.clone());
        let _bot = bot_on(&discord, &live);
        assert_answers(&discord, odd);
        assert_answers(&discord, odd);
        assert_eq!(discord.connects().len(), 1, "{odd}");
    });
}

#[test]
fn whatever_resumed_is_the_next_interaction_is_answered_on_the_same_connection() {
    let live = shipped();
    let odd = oddities(&frame_of("RESUMED", &live));
    assert!(odd.len() >= 24, "{}", odd.len());
    each(&odd, |odd| {
        let discord = Discord::start();
        let frame = odd.to_string();
        discord.reword("RESUMED", move |_| frame.clone());
        let _bot = bot_on(&discord, &live);
        assert_answers(&discord, odd);
        discord.now(&Now::Drop);
        discord.wait_for("a resume", SOON, |seen| seen.resumes.len() == 1);
        assert_answers(&discord, odd);
        assert_answers(&discord, odd);
        assert_eq!(discord.connects().len(), 2, "{odd}");
    });
}

#[test]
fn whatever_an_interaction_is_the_next_one_is_answered_on_the_same_connection() {
    let discord = Discord::start();
    let _bot = bot_on(&discord, &shipped());
    discord.wait_until_ready(SOON);
    let samples = [
        command("contacts").option("area", json!("luton")).json(),
        choose("menu~1", "ou1:topic:law~1").on_shared_message().json(),
        marked(),
    ];
    let odd: Vec<Value> = samples.iter().flat_map(oddities).collect();
    assert!(odd.len() > 1000, "{}", odd.len());
    for odd in &odd {
        // Under an id and a token of its own: whatever else it is, it is answered.
        discord.answer(&discord.send(odd));
    }
    assert_eq!(discord.connects().len(), 1);
}

#[test]
fn whatever_a_channel_is_the_next_interaction_is_answered_on_the_same_connection() {
    let discord = Discord::start();
    discord.add_guild(GUILD);
    discord.add_channel(GUILD, CHANNEL);
    let _bot = bot_on(&discord, &shipped());
    let overwrite = json!({ "id": GUILD, "type": 0, "allow": "0", "deny": "0" });
    let channel = json!({ "id": CHANNEL, "type": 0, "guild_id": GUILD, "name": "help", "position": 1,
        "permission_overwrites": [overwrite], "nsfw": false, "parent_id": null, "topic": null,
        "last_message_id": null, "rate_limit_per_user": 0, "flags": 0, "thread_metadata": null });
    let mut order = command("board").subcommand("status").with_permissions(1 << 5).json();
    order["guild_id"] = json!(GUILD);
    order["channel_id"] = json!(CHANNEL);
    let odd = oddities(&channel);
    assert!(odd.len() > 100, "{}", odd.len());
    for odd in &odd {
        discord.fault(Route::Channel, Fault::Changed(odd.clone()), 1);
        let sent = discord.send(&order);
        assert_eq!(discord.answer(&sent)["type"], 5);
        discord.wait_for("the reply", SOON, |seen| {
            seen.edits.iter().any(|edit| edit.token == sent.token)
        });
        discord.no_more_faults();
        assert_answers(&discord, odd);
    }
    assert_eq!(discord.connects().len(), 1);
}
