//! Answers browsers. A path is looked up as it is among the files of the site; there are no others.

use std::{
    convert::Infallible,
    sync::{Arc, mpsc::Sender},
    time::Duration,
};

use http_body_util::{Either, Full, channel::Channel};
use hyper::{
    Method, Request, Response, StatusCode,
    body::{Bytes, Incoming},
    header::{self, HeaderName, HeaderValue},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::{TokioIo, TokioTimer};
use percent_encoding::percent_decode_str;
use tokio::{net::TcpListener, sync::Semaphore};

use super::{
    board::{Board, Now},
    guard::Guard,
    keep_up::Event,
    live::Found,
    shows::Broken,
};
use crate::{diagnostics::terminal, source::picture};

/// Where what belongs to the server and to no site is found. No file of a site starts with a dot.
const SCRIPT: &str = ".serve/serve.js";
const STYLE: &str = ".serve/serve.css";
const EVENTS: &str = ".serve/events";

/// How many connections are open at once.
const CONNECTIONS_MAX: usize = 256;
/// How long a browser may take to say what it wants.
const HEAD_TIMEOUT: Duration = Duration::from_secs(10);
/// How often a silent stream says that it is there, so that one whose reader is gone ends.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// On every answer.
const HEADERS: [(HeaderName, &str); 6] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; font-src 'self'; connect-src 'self'; \
         base-uri 'none'; form-action 'self'; frame-ancestors 'self'; require-trusted-types-for 'script'",
    ),
];

type Body = Either<Full<Bytes>, Channel<Bytes>>;

/// What answers are made from.
pub(super) struct Answers {
    pub(super) guard: Guard,
    pub(super) board: Arc<Board>,
    /// Told of pages that cannot be rendered.
    pub(super) events: Sender<Event<Broken>>,
}

/// Answers every connection, for as long as the runtime lives.
pub(super) async fn answer_all(listener: TcpListener, answers: Arc<Answers>) {
    let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(Duration::from_millis(50)).await; // out of file descriptors: some will be freed
            continue;
        };
        let _ = stream.set_nodelay(true); // costs speed alone
        let answers = Arc::clone(&answers);
        tokio::spawn(async move {
            let service = service_fn(|request| answer(Arc::clone(&answers), request));
            let mut connection = http1::Builder::new();
            connection.timer(TokioTimer::new()).header_read_timeout(HEAD_TIMEOUT);
            let _ = connection.serve_connection(TokioIo::new(stream), service).await; // a browser that went away
            drop(place);
        });
    }
}

async fn answer(answers: Arc<Answers>, request: Request<Incoming>) -> Result<Response<Body>, Infallible> {
    let (request, _) = request.into_parts();
    let mut response = match answers.guard.check(&request) {
        Err((status, text)) => plain(status, text.into_owned()),
        Ok(()) => match percent_decode_str(request.uri.path()).decode_utf8() {
            Ok(path) => at(answers, path.strip_prefix('/').unwrap_or(&path), &request.method).await,
            Err(_) => plain(StatusCode::BAD_REQUEST, "this address is not valid UTF-8\n"),
        },
    };
    if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}

/// What stands at `path`, from the root.
async fn at(answers: Arc<Answers>, path: &str, method: &Method) -> Response<Body> {
    match path {
        SCRIPT => full(StatusCode::OK, "text/javascript; charset=utf-8", include_str!("page/serve.js")),
        STYLE => full(StatusCode::OK, "text/css; charset=utf-8", include_str!("page/serve.css")),
        EVENTS if *method == Method::HEAD => full(StatusCode::OK, "text/event-stream", ""),
        EVENTS => events(&answers.board),
        _ => {
            let path = if path.is_empty() { "index.html" } else { path }.to_owned();
            let rendered = tokio::task::spawn_blocking(move || file(&answers, &path)).await;
            rendered.unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR, "internal error in okrsite\n"))
        }
    }
}

/// A file of the site.
fn file(answers: &Answers, path: &str) -> Response<Body> {
    let now = answers.board.now();
    let Some(shown) = &now.site else {
        return page_of_ours(
            &now,
            StatusCode::SERVICE_UNAVAILABLE,
            "The site cannot be shown",
            "The content has errors.",
        );
    };
    let (status, found) = match shown.live.find(path) {
        Found::Nothing => (StatusCode::NOT_FOUND, shown.live.not_found()),
        found => (StatusCode::OK, found),
    };
    match found {
        Found::File(bytes) if status == StatusCode::NOT_FOUND || picture::ending(path) == "html" => {
            full(status, "text/html; charset=utf-8", with_script(&bytes, &shown.name))
        }
        Found::File(bytes) => full(status, kind(path), bytes),
        Found::Broken(found, sources) => {
            let text = terminal::print(&found, &sources, terminal::Style { color: false, width: 96 });
            let _ = answers.events.send(Event::News((found, sources))); // where nobody listens any more, it has ended
            page_of_ours(&now, StatusCode::INTERNAL_SERVER_ERROR, "This page cannot be shown", &text)
        }
        Found::Nothing => plain(StatusCode::NOT_FOUND, "page not found\n"),
    }
}

/// A page with the script that reloads it.
fn with_script(page: &[u8], site: &str) -> Bytes {
    let tag = script(site);
    let at = page.windows(7).position(|part| part == b"</head>").unwrap_or(page.len());
    [&page[..at], tag.as_bytes(), &page[at..]].concat().into()
}

/// The only thing that a served page has and a built one has not.
fn script(site: &str) -> String {
    format!("<script src=\"/{SCRIPT}\" data-site=\"{site}\" defer></script>\n")
}

/// A page that belongs to no site.
fn page_of_ours(now: &Now, status: StatusCode, title: &str, text: &str) -> Response<Body> {
    let text: String = text.chars().map(escaped).collect();
    let script = script(now.site.as_ref().map_or("", |shown| &shown.name));
    let page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n\
         <link rel=\"stylesheet\" href=\"/{STYLE}\">\n{script}</head>\n\
         <body class=\"serve-page\">\n<main>\n<h1>{title}</h1>\n<pre>{text}</pre>\n\
         <p>This page reloads when the errors are fixed.</p>\n</main>\n</body>\n</html>\n"
    );
    full(status, "text/html; charset=utf-8", page)
}

fn escaped(letter: char) -> String {
    match letter {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        other => other.to_string(),
    }
}

/// Tells an open page what is shown, now and after each change.
fn events(board: &Board) -> Response<Body> {
    let (mut send, body) = Channel::new(4);
    let mut follow = board.follow();
    tokio::spawn(async move {
        loop {
            let said = follow.borrow_and_update().said.clone();
            let event = [b"event: now\ndata: ".as_slice(), &said, b"\n\n"].concat();
            if send.send_data(event.into()).await.is_err() {
                return;
            }
            loop {
                match tokio::time::timeout(KEEP_ALIVE, follow.changed()).await {
                    Ok(Ok(())) => break,
                    Ok(Err(_)) => return,
                    Err(_) if send.send_data(Bytes::from_static(b": here\n\n")).await.is_err() => return,
                    Err(_) => {}
                }
            }
        }
    });
    respond(StatusCode::OK, "text/event-stream", Either::Right(body))
}

/// What a file is, by its ending. The files of a site and those that may be copied have no other.
fn kind(path: &str) -> &'static str {
    match picture::ending(path).as_str() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml",
        "ics" => "text/calendar; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" | "tsv" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        _ => "application/octet-stream",
    }
}

fn plain(status: StatusCode, text: impl Into<Bytes>) -> Response<Body> {
    full(status, "text/plain; charset=utf-8", text)
}

fn full(status: StatusCode, kind: &'static str, body: impl Into<Bytes>) -> Response<Body> {
    respond(status, kind, Either::Left(Full::new(body.into())))
}

fn respond(status: StatusCode, kind: &'static str, body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}
