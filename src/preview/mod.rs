//! A page on this machine that behaves as Discord does for this bot. No token, no account, no network.
//!
//! The page sends interactions as Discord would, and `transport::respond` answers them as it answers
//! Discord: nothing else does. So what is seen here is what volunteers will see.
//!
//! - `routes` is what can be asked for, `guard` what is refused and what every answer carries;
//! - `state` is what the page has to know, sent again whenever files change;
//! - `pages` are the page itself and its files, `books` the handbook; `health` is the content's;
//! - `browser` opens it.

mod books;
mod browser;
mod guard;
mod health;
mod pages;
mod routes;
mod state;

use std::io;
use std::net::TcpListener;
use std::sync::Arc;

use crate::live::Live;

pub use browser::{open_in_browser, page_on_this_machine};
pub use guard::Guests;

/// Serves the preview on `listener` until it is dropped.
///
/// # Errors
///
/// Where the listener can no longer be used.
pub async fn serve(listener: TcpListener, live: Arc<Live>, guests: Guests) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    axum::serve(listener, routes::router(live, guests)).await
}
