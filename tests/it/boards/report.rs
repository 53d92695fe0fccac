//! What `/board` answers once it has looked, or done what it was told: what was done, what is in the
//! way and who can put it right, all on one page.
//!
//! What was found is made up here; what finds it is tested with the fake Discord.

use serde_json::json;

use super::{APPROVED, changed, golden, server};
use crate::support::{NOON, SHIPPED, limits_of_discord, missing_signpost, openapi};
use signpost::answer::{
    BoardAction, BoardChange, BoardObstacle, BoardOrder, BoardPermission, BoardReport,
    BoardWarning, BoardsHere, Reply, Setting, board_reply,
};
use signpost::config::Server;
use signpost::content::Content;
use signpost::discord::Snowflake;
use signpost::values::{BoardId, Id};
use signpost::{discord, render};

fn id(text: &str) -> BoardId {
    BoardId::parse(text).unwrap()
}

/// A board that is listed and as it should be.
fn report(board: &str) -> BoardReport {
    BoardReport { board: id(board), is_listed: true, changes: Vec::new(), obstacle: None }
}

fn unlisted(board: &str) -> BoardReport {
    BoardReport { is_listed: false, ..report(board) }
}

fn with(changes: &[BoardChange], report: BoardReport) -> BoardReport {
    BoardReport { changes: changes.to_vec(), ..report }
}

fn kept_by(obstacle: BoardObstacle, report: BoardReport) -> BoardReport {
    BoardReport { obstacle: Some(obstacle), ..report }
}

/// One `/board`, and what became of it.
struct Case<'c> {
    content: &'c Content,
    action: BoardAction,
    server: Option<&'c Server>,
    reports: Vec<BoardReport>,
    warnings: &'c [BoardWarning],
}

impl Case<'_> {
    fn of(action: BoardAction, reports: Vec<BoardReport>) -> Self {
        Self { content: &SHIPPED.content, action, server: None, reports, warnings: &[] }
    }

    fn reply(&self) -> Reply {
        let board = self.reports.first().map(|report| report.board.clone());
        let order = BoardOrder { action: self.action, board };
        let here = BoardsHere {
            guild: Snowflake::parse("290926798626357999").unwrap(),
            channel: Snowflake::parse("645027906669510667").unwrap(),
            reports: &self.reports,
            warnings: self.warnings,
            due: 113,
        };
        let setting = Setting { server: self.server, ..Setting::at(NOON) };
        board_reply(self.content, &order, &here, &setting)
    }

    /// Returns the text as it is sent, once it is known that Discord takes it and that it is whole.
    #[track_caller]
    fn text(&self) -> String {
        let reply = self.reply();
        let body = serde_json::to_value(render::edit(self.content, &reply)).unwrap();
        let as_response = json!({ "type": 4, "data": body });
        assert_eq!(limits_of_discord::check_response(&as_response), Vec::<String>::new());
        assert_eq!(missing_signpost(&as_response), Vec::<&str>::new());
        assert_eq!(body["flags"], 4, "an edit cannot change who sees a message");
        if let Some(openapi) = openapi::discord() {
            assert_eq!(openapi.check_edit(&body), Vec::<String>::new());
        }
        let text = body["content"].as_str().unwrap();
        assert!(text.starts_with("**Danger now? Call 999.**\n"), "{text}");
        assert!(
            !text.contains("page 1 of"),
            "{} on more than one page: {text}",
            self.reports.len()
        );
        text.to_owned()
    }
}

/// Pins the text of some cases.
fn pins(name: &str, cases: &[Case<'_>]) {
    let texts: Vec<String> = cases.iter().map(Case::text).collect();
    golden(&format!("board-{name}"), &(texts.join("\n\n\n") + "\n"));
}

#[test]
fn what_post_did_reads_as_it_was_approved() {
    use BoardChange::{Edit, Pin, Post, RemoveDuplicate};
    let luton = server("area = \"luton\"\n");
    let post = |report| Case::of(BoardAction::Post, vec![report]);
    pins(
        "post",
        &[
            post(with(&[Post, Pin], report("worried"))),
            post(with(&[Edit, Pin, RemoveDuplicate], report("worried"))),
            post(report("worried")),
            post(with(&[Post, Pin], unlisted("worried"))),
            Case { server: Some(&luton), ..post(unlisted("find")) },
        ],
    );
}

#[test]
fn what_remove_did_reads_as_it_was_approved() {
    let remove = |report| Case::of(BoardAction::Remove, vec![report]);
    pins(
        "remove",
        &[
            remove(with(&[BoardChange::Remove], unlisted("worried"))),
            remove(unlisted("worried")),
            remove(report("worried")),
        ],
    );
}

#[test]
fn each_thing_that_can_be_in_the_way_reads_as_it_was_approved() {
    let cases = obstacles().into_iter().map(|obstacle| {
        let changes = match obstacle {
            BoardObstacle::PinsFull | BoardObstacle::PinsRefused => vec![BoardChange::Post],
            _ => Vec::new(),
        };
        Case::of(BoardAction::Post, vec![kept_by(obstacle, with(&changes, unlisted("worried")))])
    });
    pins("obstacles", &cases.collect::<Vec<_>>());
}

#[test]
fn how_boards_stand_reads_as_it_was_approved() {
    use BoardChange::{Edit, Pin, Post, RemoveDuplicate};
    let approved = server(&format!("area = \"luton\"\n{APPROVED}"));
    let overdue =
        server(&APPROVED.replace("2030-11-23", "2026-01-01").replace("2031-05-23", "2026-11-22"));
    let changed = server(&APPROVED.replace("2030-11-23", "2026-11-23"));
    let status = |reports| Case::of(BoardAction::Status, reports);
    pins(
        "status",
        &[
            status(Vec::new()),
            Case { server: Some(&approved), ..status(vec![report("worried"), report("find")]) },
            Case { server: Some(&changed), ..status(vec![report("worried")]) },
            Case {
                server: Some(&overdue),
                ..status(vec![
                    with(&[Edit, Pin, RemoveDuplicate], report("worried")),
                    with(&[Post, Pin], unlisted("find")),
                ])
            },
            Case {
                warnings: BoardWarning::ALL,
                ..status(vec![
                    unlisted("worried"),
                    kept_by(
                        BoardObstacle::Missing(vec![BoardPermission::PinMessages]),
                        with(&[Pin], report("find")),
                    ),
                ])
            },
        ],
    );
}

#[test]
fn a_status_says_since_when_an_approval_has_lapsed_and_what_to_do_and_not_on_its_last_day() {
    let status = |on: &str, next: &str| {
        let keys = APPROVED.replace("2030-11-23", on).replace("2031-05-23", next);
        let server = server(&keys);
        Case { server: Some(&server), ..Case::of(BoardAction::Status, vec![report("worried")]) }
            .text()
    };
    let version = SHIPPED.content.signpost.version;
    let older = status("2026-01-01", "2031-05-23");
    let why = format!("Lapsed since {version}: the words have changed. Ask for a new approval.");
    assert!(older.contains(&why), "{older}");
    let overdue = status("2026-01-01", "2026-11-22");
    let why = "Lapsed since 23 Nov 2026: a new check was due. Ask for a new approval.";
    assert!(overdue.contains(why), "{overdue}");
    let content_of_that_day = version.civil().to_string();
    let holds = status(&content_of_that_day, "2031-05-23");
    assert!(!holds.contains("Lapsed") && !holds.contains("Ask for"), "{holds}");
}

/// What is in the way of all is said once.
#[test]
fn what_keeps_back_several_boards_is_said_once_and_names_them() {
    let missing = || {
        BoardObstacle::Missing(vec![BoardPermission::SendMessages, BoardPermission::PinMessages])
    };
    let reports = vec![kept_by(missing(), report("worried")), kept_by(missing(), report("find"))];
    let text = Case::of(BoardAction::Status, reports).text();
    assert_eq!(text.matches("Send Messages and Pin Messages").count(), 1);
    assert!(text.contains("- Worried about a child and Find guidance: I need"), "{text}");
}

/// A channel in a server of which nobody has written anything down yet needs its server's lines too.
#[test]
fn the_lines_for_the_host_are_a_configuration_that_loads() {
    let luton = server("area = \"luton\"\n");
    for (server, above) in
        [(None, ""), (Some(&luton), "[[server]]\nguild = \"290926798626357999\"\n")]
    {
        let case = Case { server, ..Case::of(BoardAction::Post, vec![unlisted("worried")]) };
        let text = case.text();
        let lines = text.split("```").nth(1).unwrap();
        let text = format!("{above}{lines}");
        let file = signpost::schema::SourceFile::new(String::new(), text.clone());
        let config = signpost::judge::config(Some(&std::sync::Arc::new(file)), &SHIPPED.content);
        let config = config.map_err(|found| signpost::schema::report::carets(&found)).unwrap();
        let place = &config.servers[&290_926_798_626_357_999].board[0];
        assert_eq!(
            (place.channel.to_string().as_str(), place.board.as_str()),
            ("645027906669510667", "worried"),
            "{text}"
        );
    }
}

/// What `/board` does takes calls to Discord, so its answer is first announced.
#[test]
fn an_answer_that_takes_time_is_announced_to_the_asker_alone() {
    let deferred = serde_json::to_value(discord::Response::Deferred).unwrap();
    assert_eq!(deferred, json!({ "type": 5, "data": { "flags": 64 } }));
    assert_eq!(limits_of_discord::check_response(&deferred), Vec::<String>::new());
}

/// An id that names nothing may be what somebody typed.
#[test]
fn the_id_of_a_board_that_is_not_there_is_not_repeated() {
    let gone = kept_by(BoardObstacle::NoBoard, unlisted("zq-secret"));
    for action in [BoardAction::Post, BoardAction::Remove, BoardAction::Status] {
        assert!(!Case::of(action, vec![gone.clone()]).text().contains("zq"));
    }
}

fn obstacles() -> Vec<BoardObstacle> {
    vec![
        BoardObstacle::Missing(BoardPermission::ALL.to_vec()),
        BoardObstacle::Missing(vec![BoardPermission::ViewChannel]),
        BoardObstacle::PinsFull,
        BoardObstacle::PinsRefused,
        BoardObstacle::TimedOut("2026-12-04T14:05:59Z".parse().unwrap()),
        BoardObstacle::Archived,
        BoardObstacle::NoChannel,
        BoardObstacle::NotInServer,
        BoardObstacle::OtherServer,
        BoardObstacle::NotText,
        BoardObstacle::NoBoard,
        BoardObstacle::Unreadable,
        BoardObstacle::Contested,
        BoardObstacle::Unsure,
        BoardObstacle::Refused(None),
        BoardObstacle::Refused(Some(160_002)),
        BoardObstacle::Later,
    ]
}

/// Whatever befalls three boards with long names, it fits: the reply has no second page.
#[test]
fn the_worst_that_can_befall_three_boards_fits_on_one_page() {
    let long = |name: &str| format!("{name} {}", "about what to do in each place".repeat(2));
    let worried =
        ("title   = \"Worried about a child\"", format!("title   = \"{}\"", long("Worried")));
    let content = changed("boards/worried.toml", &[(worried.0, &worried.1)]);
    let overdue =
        server(&APPROVED.replace("2030-11-23", "2026-01-01").replace("2031-05-23", "2026-11-22"));
    let mut longest = 0;
    let mut kinds: Vec<Option<BoardObstacle>> = obstacles().into_iter().map(Some).collect();
    kinds.push(None);
    for one in &kinds {
        for two in &kinds {
            for three in &kinds {
                let reports = [one, two, three].into_iter().zip(["worried", "find", "worried"]);
                let reports = reports.map(|(obstacle, board)| BoardReport {
                    changes: vec![
                        BoardChange::Edit,
                        BoardChange::Pin,
                        BoardChange::RemoveDuplicate,
                    ],
                    obstacle: obstacle.clone(),
                    ..unlisted(board)
                });
                let reports: Vec<BoardReport> = reports.collect();
                for server in [None, Some(&overdue)] {
                    let case = Case {
                        content: &content,
                        server,
                        warnings: BoardWarning::ALL,
                        ..Case::of(BoardAction::Status, reports.clone())
                    };
                    let reply = case.reply();
                    let message = render::edit(&content, &reply);
                    assert!(!message.content().contains("page 1 of"), "{reports:?}");
                    longest = longest.max(message.content().chars().count());
                }
            }
        }
    }
    assert!((1800..=2000).contains(&longest), "{longest}");
}
