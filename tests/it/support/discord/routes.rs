//! The routes that are faked: what a method and a path mean.
//!
//! The names are those that tests lay faults on and count by. What Discord has and we have no use
//! for is not here, and is refused as unknown; its deprecated pin routes are known by name, so that
//! who uses them is told so.

use axum::http::Method;

/// The routes that are faked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Route {
    /// GET /gateway
    Gateway,
    /// GET /gateway/bot
    GatewayBot,
    /// GET /applications/@me
    Application,
    /// PATCH /applications/@me
    EditApplication,
    /// GET /applications/{id}/commands
    Commands,
    /// PUT /applications/{id}/commands
    Overwrite,
    /// POST /interactions/{id}/{token}/callback
    Callback,
    /// PATCH /webhooks/{application}/{token}/messages/@original
    Edit,
    /// GET /guilds/{guild}/roles
    Roles,
    /// GET /guilds/{guild}/members/{user}
    Member,
    /// GET /channels/{channel}
    Channel,
    /// GET /channels/{channel}/messages
    Messages,
    /// GET /channels/{channel}/messages/{message}
    Message,
    /// POST /channels/{channel}/messages
    Post,
    /// PATCH /channels/{channel}/messages/{message}
    EditMessage,
    /// DELETE /channels/{channel}/messages/{message}
    DeleteMessage,
    /// GET /channels/{channel}/messages/pins
    Pins,
    /// PUT /channels/{channel}/messages/pins/{message}
    Pin,
    /// DELETE /channels/{channel}/messages/pins/{message}
    Unpin,
}

impl Route {
    /// Whether the token of an interaction is what the route goes by. Such routes are under no
    /// global limit: interactions/receiving-and-responding.mdx.
    pub(super) fn is_by_interaction(self) -> bool {
        matches!(self, Self::Callback | Self::Edit)
    }

    /// How many parts of the path a bucket goes by: topics/rate-limits.mdx, "top-level resources".
    pub(super) fn major_parts(self) -> usize {
        if self.is_by_interaction() { 2 } else { 1 }
    }
}

/// What a request asks for.
pub(super) struct Found<'a> {
    pub(super) route: Option<Route>,
    /// What it is refused with where there is no route.
    pub(super) otherwise: (u16, &'static str),
    /// The parts of the path that vary: ids and tokens.
    pub(super) parts: Vec<&'a str>,
}

/// Finds the route of a path below the version.
pub(super) fn find<'a>(method: &Method, path: &'a str) -> Found<'a> {
    let segments: Vec<&str> = path.split('/').collect();
    let (methods, parts) = of_channels(&segments).unwrap_or_else(|| of_the_rest(&segments));
    let route = methods.iter().find(|(name, _)| *method == **name).map(|(_, route)| *route);
    let otherwise = match segments[..] {
        ["channels", _, "pins", ..] => (404, "Not Found, this route is deprecated"),
        _ if methods.is_empty() => (404, "Not Found"),
        _ => (405, "Method Not Allowed"),
    };
    Found { route, otherwise, parts }
}

/// A path's methods with their routes, and its parts.
type Methods<'a> = (&'static [(&'static str, Route)], Vec<&'a str>);

fn of_channels<'a>(segments: &[&'a str]) -> Option<Methods<'a>> {
    let ["channels", channel, below @ ..] = segments else { return None };
    Some(match below {
        [] => (&[("GET", Route::Channel)], vec![channel]),
        ["messages"] => (&[("GET", Route::Messages), ("POST", Route::Post)], vec![channel]),
        ["messages", "pins"] => (&[("GET", Route::Pins)], vec![channel]),
        ["messages", "pins", message] => {
            (&[("PUT", Route::Pin), ("DELETE", Route::Unpin)], vec![channel, message])
        }
        ["messages", message] => {
            let methods = &[
                ("GET", Route::Message),
                ("PATCH", Route::EditMessage),
                ("DELETE", Route::DeleteMessage),
            ];
            (methods, vec![channel, message])
        }
        _ => (&[], vec![]),
    })
}

fn of_the_rest<'a>(segments: &[&'a str]) -> Methods<'a> {
    match segments {
        ["gateway"] => (&[("GET", Route::Gateway)], vec![]),
        ["gateway", "bot"] => (&[("GET", Route::GatewayBot)], vec![]),
        ["applications", "@me"] => {
            (&[("GET", Route::Application), ("PATCH", Route::EditApplication)], vec![])
        }
        ["applications", id, "commands"] => {
            (&[("GET", Route::Commands), ("PUT", Route::Overwrite)], vec![id])
        }
        ["interactions", id, token, "callback"] => (&[("POST", Route::Callback)], vec![id, token]),
        ["webhooks", application, token, "messages", "@original"] => {
            (&[("PATCH", Route::Edit)], vec![application, token])
        }
        ["guilds", guild, "roles"] => (&[("GET", Route::Roles)], vec![guild]),
        ["guilds", guild, "members", user] => (&[("GET", Route::Member)], vec![guild, user]),
        _ => (&[], vec![]),
    }
}
