//! The network: this computer's own two addresses, and every answer with what keeps it here.

use std::convert::Infallible;
use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, Ipv6Addr, TcpListener};
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use tokio::sync::watch::Receiver;
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::WatchStream;

use super::answer::{Answer, Asked, answer};
use super::base::Base;
use super::showing::Showing;
use super::{Options, ServeError};

/// The port where none is asked for, and how many after it are tried.
const PORT: u16 = 8000;
const TRIED: u16 = 100;

/// What every answer says: it is not kept, it is what it says it is, and no page of another site may take it in.
const HEADERS: [(header::HeaderName, &str); 4] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (header::CONTENT_SECURITY_POLICY, "frame-ancestors 'self'"),
];

/// The open sockets.
pub(super) struct Server {
    sockets: Vec<TcpListener>,
    port: u16,
    base: Base,
}

#[derive(Clone)]
struct Served {
    shown: Receiver<Arc<Showing>>,
    base: Base,
}

impl Server {
    /// Listens on this computer's own addresses, and on no other.
    pub(super) fn listen(options: &Options) -> Result<Self, ServeError> {
        let first = options.port.unwrap_or(PORT);
        let last = if options.port.is_some() { first } else { first + TRIED };
        let mut tried = first;
        let sockets = loop {
            match sockets(tried) {
                Err(error) if error.kind() == ErrorKind::AddrInUse && tried < last => tried += 1,
                other => break other.map_err(|error| ServeError::Listen { port: tried, error })?,
            }
        };
        let port = sockets[0].local_addr().map_err(ServeError::Begin)?.port();
        Ok(Self { sockets, port, base: options.base.clone() })
    }

    /// The address of the site.
    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.base.as_str())
    }

    /// Answers until the user ends the program.
    pub(super) async fn run(self, shown: Receiver<Arc<Showing>>) {
        let router = Router::new().fallback(respond).with_state(Served { shown, base: self.base });
        for socket in self.sockets {
            match tokio::net::TcpListener::from_std(socket) {
                Ok(socket) => drop(tokio::spawn(axum::serve(socket, router.clone()).into_future())),
                Err(error) => eprintln!("warning: one address is not served: {error}"),
            }
        }
        if tokio::signal::ctrl_c().await.is_err() {
            // Without that signal the program ends as any other does.
            std::future::pending::<()>().await;
        }
    }
}

/// A socket for each of this computer's two addresses; one where it has no address of the newer kind.
fn sockets(port: u16) -> io::Result<Vec<TcpListener>> {
    let old = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    let port = old.local_addr()?.port();
    let mut sockets = vec![old];
    match TcpListener::bind((Ipv6Addr::LOCALHOST, port)) {
        Ok(new) => sockets.push(new),
        // Another program would answer half of the requests to `localhost`.
        Err(error) if error.kind() == ErrorKind::AddrInUse => return Err(error),
        Err(_) => {}
    }
    for socket in &sockets {
        socket.set_nonblocking(true)?;
    }
    Ok(sockets)
}

async fn respond(State(served): State<Served>, request: Request) -> Response {
    let showing = Arc::clone(&served.shown.borrow());
    let base = served.base.clone();
    let (parts, _) = request.into_parts();
    let work = tokio::task::spawn_blocking(move || {
        // A whole address in the request line counts before the header.
        let host = parts.uri.authority().map(axum::http::uri::Authority::as_str).or_else(|| host(&parts.headers));
        answer(Asked { method: parts.method.as_str(), path: parts.uri.path(), host }, &showing, &base)
    });
    let answer = work.await.unwrap_or(Answer::Refused { status: 500, why: "This page cannot be made." });
    let mut response = response(answer, served.shown);
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// The host that the header names, where it names one.
fn host(headers: &HeaderMap) -> Option<&str> {
    let mut hosts = headers.get_all(header::HOST).iter();
    match (hosts.next(), hosts.next()) {
        (Some(host), None) => host.to_str().ok(),
        _ => None,
    }
}

fn response(answer: Answer, shown: Receiver<Arc<Showing>>) -> Response {
    match answer {
        Answer::News => news(shown),
        Answer::Page { status, content_type, bytes } => with(status, content_type, bytes),
        Answer::Refused { status, why } => {
            let mut response = with(status, "text/plain; charset=utf-8", format!("{why}\n"));
            if status == StatusCode::METHOD_NOT_ALLOWED.as_u16() {
                response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
            }
            response
        }
        Answer::Moved { to } => match HeaderValue::from_str(&to) {
            Ok(to) => (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, to)]).into_response(),
            Err(_) => with(404, "text/plain; charset=utf-8", "There is no such page.\n"),
        },
    }
}

fn with(status: u16, content_type: &'static str, body: impl Into<Body>) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(header::CONTENT_TYPE, content_type)], body.into()).into_response()
}

/// The state of the site at once, and each later one as it comes.
fn news(shown: Receiver<Arc<Showing>>) -> Response {
    let event = |showing: Arc<Showing>| {
        // As JSON it has no line ends, which would end the event.
        let news = serde_json::to_string(&showing.news()).unwrap_or_default();
        Ok::<_, Infallible>(Event::default().data(news))
    };
    Sse::new(WatchStream::new(shown).map(event)).keep_alive(KeepAlive::default()).into_response()
}
