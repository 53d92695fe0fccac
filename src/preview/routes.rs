//! What can be asked for, and what answers it.
//!
//! Each request takes one snapshot and is answered wholly from it. Nothing is changed by any of them.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{Html, IntoResponse, Json, Redirect, Response};
use axum::routing::{get, post};
use axum::{Router, middleware};
use jiff::civil::DateTime;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::task::spawn_blocking;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};

use super::books::{Books, HandbookFiles};
use super::guard::{Guests, guard};
use super::state::PageState;
use super::{health, pages};
use crate::clock::now;
use crate::live::{Live, Snapshot};
use crate::render;
use crate::transport::respond;
use crate::values::{BoardId, Id};

/// What every route has at hand.
#[derive(Clone)]
struct Preview {
    live: Arc<Live>,
    books: Arc<Books>,
}

impl Preview {
    /// Returns a handbook. It is made where blocking is allowed, so that nobody who asks waits for it.
    async fn book(&self, from: Arc<Snapshot>, guild: Option<u64>) -> HandbookFiles {
        let books = Arc::clone(&self.books);
        let made = spawn_blocking(move || books.of(&from, guild, now().date())).await;
        made.expect("a handbook of content that has been checked can be made")
    }
}

/// Returns every route.
pub(super) fn router(live: Arc<Live>, guests: Guests) -> Router {
    Router::new()
        .route("/", get(page))
        .route("/assets/{*path}", get(asset))
        .route("/events", get(events))
        .route("/pins", get(pins))
        .route("/interactions", post(interactions))
        .route("/health", get(content_health))
        .route("/handbook", get(|| async { Redirect::permanent("/handbook/") }))
        .route("/handbook/", get(first_page))
        .route("/handbook/{*path}", get(handbook_page))
        .route("/servers/{guild}/handbook", get(to_first_page_of_server))
        .route("/servers/{guild}/handbook/", get(first_page_of_server))
        .route("/servers/{guild}/handbook/{*path}", get(handbook_page_of_server))
        .layer(middleware::from_fn_with_state(guests, guard))
        .with_state(Preview { live, books: Arc::default() })
}

async fn page(State(preview): State<Preview>) -> Html<String> {
    Html(pages::page(preview.live.current().content()))
}

async fn content_health(State(preview): State<Preview>) -> Html<String> {
    let loaded = Arc::clone(&preview.live.current().loaded);
    let faults = preview.live.faults();
    let problems = faults.borrow().iter().map(|fault| fault.problems.len().max(1)).sum();
    let made = spawn_blocking(move || health::page(&loaded, problems, now().date())).await;
    Html(made.expect("content that has been checked can be shown"))
}

async fn asset(Path(path): Path<String>) -> Response {
    found(&path, pages::asset(&path))
}

/// Sends what the page has to know at once, and again whenever it changes.
async fn events(
    State(preview): State<Preview>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let live = preview.live;
    let exchanged = WatchStream::new(live.changes()).map(|_| ());
    let judged = WatchStream::from_changes(live.faults()).map(|_| ());
    let states = exchanged.merge(judged).map(move |()| {
        let state = PageState::of(&live, now().date());
        let json = serde_json::to_string(&state).expect("it has only text keys");
        Ok(Event::default().event("state").data(json))
    });
    Sse::new(states).keep_alive(KeepAlive::default())
}

/// A server of the configuration, or none.
#[derive(Deserialize)]
struct OfServer {
    guild: Option<u64>,
}

/// Answers with the posts that are pinned in a server, or could be where none are listed.
async fn pins(State(preview): State<Preview>, Query(asked): Query<OfServer>) -> Json<Value> {
    let from = preview.live.current();
    let content = from.content();
    let setting = from.setting(now(), asked.guild);
    let listed = setting.server.map(|server| server.board.as_slice()).unwrap_or_default();
    let is_there =
        |id: &BoardId| listed.is_empty() || listed.iter().any(|place| place.board == *id);
    let boards = content.boards.iter().filter(|(id, _)| is_there(id));
    let posts = boards.filter_map(|(id, board)| {
        let post = render::board_post(content, id, &setting)?;
        let title = board.title.as_str();
        Some(json!({ "board": id.as_str(), "title": title, "message": post.message }))
    });
    Json(Value::from_iter(posts))
}

/// A moment in United Kingdom local time, or now.
#[derive(Deserialize)]
struct AsAt {
    at: Option<String>,
}

/// Answers an interaction as Discord is answered.
async fn interactions(
    State(preview): State<Preview>,
    Query(AsAt { at }): Query<AsAt>,
    interaction: String,
) -> Response {
    let at = at.filter(|at| !at.is_empty());
    match at.map(|at| at.parse::<DateTime>()).transpose() {
        Ok(at) => {
            let from = preview.live.current();
            Json(respond(&from, at.unwrap_or_else(now), &interaction).response).into_response()
        }
        Err(_) => {
            let wrong = "`at` is no moment such as 2026-12-25T22:00\n";
            (StatusCode::BAD_REQUEST, wrong).into_response()
        }
    }
}

async fn first_page(preview: State<Preview>) -> Response {
    handbook_page(preview, Path("index.html".to_owned())).await
}

async fn handbook_page(State(preview): State<Preview>, Path(path): Path<String>) -> Response {
    let files = preview.book(preview.live.current(), None).await;
    found(&path, files.get(&path).cloned())
}

async fn to_first_page_of_server(Path(guild): Path<u64>) -> Redirect {
    Redirect::permanent(&format!("/servers/{guild}/handbook/"))
}

async fn first_page_of_server(preview: State<Preview>, Path(guild): Path<u64>) -> Response {
    handbook_page_of_server(preview, Path((guild, "index.html".to_owned()))).await
}

async fn handbook_page_of_server(
    State(preview): State<Preview>,
    Path((guild, path)): Path<(u64, String)>,
) -> Response {
    let from = preview.live.current();
    let is_listed = from.config.servers.contains_key(&guild);
    if !is_listed {
        return found(&path, None::<String>);
    }
    let files = preview.book(from, Some(guild)).await;
    found(&path, files.get(&path).cloned())
}

/// Returns a file with its type, or that there is none.
fn found(path: &str, file: Option<impl IntoResponse>) -> Response {
    match file {
        Some(file) => ([(CONTENT_TYPE, pages::media_type(path))], file).into_response(),
        None => (StatusCode::NOT_FOUND, "there is no such page\n").into_response(),
    }
}
