//! The HTTP server of the preview.
//!
//! Takes requests; answers with the pages of the latest edition. It is safe by what it does not do: it never takes the path
//! of a request for a path of the disk, it changes nothing, and it answers no request that another site could have made a
//! browser send (`guard`).

use std::convert::Infallible;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use tokio::sync::watch::Receiver;
use tower::ServiceExt;
use tower_http::services::ServeFile;

use super::ServeOptions;
use super::clock_cookie::ClockCookie;
use super::edition::{Edition, Shown};
use super::guard::{Names, refusal};
use super::reload;
use crate::failure::Failure;
use crate::html::escape;
use crate::model::address::{Address, OutputPath};
use crate::model::{DateTimeInput, MessageLanguage};
use crate::render::{Bytes, HEADERS, Output, Outputs};
use crate::words::{PageText, page_text};

/// What every request is answered from.
#[derive(Clone)]
pub(super) struct ServerState {
    names: Names,
    /// In a preview, the cookie with the clock that each browser may move.
    clock: Option<ClockCookie>,
    editions: Receiver<Arc<Edition>>,
}

impl ServerState {
    pub(super) fn new(
        address: SocketAddr,
        options: &ServeOptions,
        editions: Receiver<Arc<Edition>>,
    ) -> ServerState {
        let port = address.port();
        let names = match options.host {
            Some(_) => Names::OfNoSite,
            None => Names::of_this_machine(port),
        };
        let clock = options.preview.then(|| ClockCookie::new(port));
        ServerState { names, clock, editions }
    }
}

/// Answers requests until the program ends.
pub(super) async fn answer(listener: std::net::TcpListener, state: ServerState) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::Server { error: error.to_string() };
    listener.set_nonblocking(true).map_err(failed)?;
    let listener = tokio::net::TcpListener::from_std(listener).map_err(failed)?;
    let router = Router::new()
        .route(reload::EVENTS_PATH, get(events))
        .route(reload::SCRIPT_PATH, get(script))
        .route(reload::STYLE_PATH, get(style))
        .fallback(page)
        .layer(middleware::from_fn_with_state(state.clone(), guard))
        .with_state(state);
    axum::serve(listener, router).await.map_err(failed)
}

async fn events(State(state): State<ServerState>) -> impl IntoResponse {
    reload::events(state.editions)
}

async fn script() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], reload::SCRIPT)
}

async fn style() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], reload::STYLE)
}

/// Refuses requests that are not meant for this server, and adds the headers to every answer.
async fn guard(State(state): State<ServerState>, request: Request, next: Next) -> Response {
    let mut response = match refusal(&state.names, &request) {
        Some((status, text)) => plain(status, text, state.editions.borrow().language),
        None => next.run(request).await,
    };
    add_headers(response.headers_mut());
    response
}

fn add_headers(headers: &mut HeaderMap) {
    // The headers of the published site, whose policy lets pages listen to the server's events.
    for (name, value) in HEADERS {
        if let Ok(name) = HeaderName::from_bytes(name.as_bytes()) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // A page of another site can neither include an answer (Fetch, CORP) nor keep hold of a window that it opens (HTML, COOP).
    for name in ["cross-origin-resource-policy", "cross-origin-opener-policy"] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static("same-origin"));
    }
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
}

/// An answer in plain text.
fn plain(status: StatusCode, text: PageText, language: MessageLanguage) -> Response {
    (status, format!("{}\n", page_text(text, language))).into_response()
}

async fn page(State(state): State<ServerState>, request: Request) -> Result<Response, Infallible> {
    let edition = Arc::clone(&state.editions.borrow());
    let language = edition.language;
    let cookies = request.headers().get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let moment = state.clock.as_ref().and_then(|clock| clock.moment(cookies));
    let site = edition.shown.as_ref().map(|shown| shown.outputs.site());
    let now = site.map(|site| site.now.local_minute(&site.settings.time_zone));
    let tags = reload::tags(state.clock.as_ref(), moment, now.as_deref(), language);
    let Some(shown) = edition.shown.clone() else {
        return Ok(bare_page(StatusCode::SERVICE_UNAVAILABLE, PageText::NothingYet, "", &tags, language));
    };
    // Rendering takes a moment, and must not delay other answers.
    let path = request.uri().path().to_owned();
    let made = tokio::task::spawn_blocking(move || answer_to(&shown, moment, &path)).await;
    Ok(match made {
        Ok(Made::Bytes(path, status, bytes)) => {
            let content_type = [(header::CONTENT_TYPE, content_type(path.as_str()))];
            (status, content_type, with_tags(&path, bytes, &tags)).into_response()
        }
        Ok(Made::CopyOf(path, from)) => copy(path.as_str(), &from, request.headers().clone(), language).await,
        Ok(Made::Elsewhere(address)) => elsewhere(&address, language),
        Ok(Made::Problem(title, words)) => {
            bare_page(StatusCode::INTERNAL_SERVER_ERROR, title, &words, &tags, language)
        }
        Err(_) => plain(StatusCode::INTERNAL_SERVER_ERROR, PageText::PageFailed, language),
    })
}

/// What a request leads to, in the site of now or of the moment on the browser's clock.
fn answer_to(shown: &Shown, moment: Option<DateTimeInput>, path: &str) -> Made {
    let outputs = match moment.map_or_else(|| Ok(Arc::clone(&shown.outputs)), |moment| shown.at(moment)) {
        Ok(outputs) => outputs,
        Err(problems) => return Made::Problem(PageText::NotPublicThen, problems.to_string()),
    };
    find(&outputs, path).unwrap_or_else(|| match outputs.find(&Address::not_found().output_path()) {
        Some(output) => make(&outputs, output, StatusCode::NOT_FOUND),
        None => Made::Problem(PageText::NoSuchPage, String::new()),
    })
}

/// What the path of a request leads to; `None` if nothing is there.
fn find(outputs: &Outputs, path: &str) -> Option<Made> {
    let base = outputs.site().settings.base_url.path();
    let path = percent_encoding::percent_decode_str(path).decode_utf8().ok()?;
    let Some(rest) = path.strip_prefix(base) else {
        // The root of the server redirects to the site, which may be below it.
        return (path == "/" || format!("{path}/") == base).then(|| Made::Elsewhere(base.to_owned()));
    };
    let address = Address::parse(&format!("/{rest}"))?;
    if let Some(output) = outputs.find(&address.output_path()) {
        return Some(make(outputs, output, StatusCode::OK));
    }
    let folder = Address::parse(&format!("{address}/")).filter(|_| !rest.ends_with('/'))?;
    outputs.find(&folder.output_path()).map(|_| Made::Elsewhere(format!("{path}/")))
}

/// What a request is answered with.
enum Made {
    /// The file at this path of the output, with this status.
    Bytes(OutputPath, StatusCode, Vec<u8>),
    /// The same, copied from this path of the disk.
    CopyOf(OutputPath, std::path::PathBuf),
    /// Another address: that of the site, or that of a folder with its `/`.
    Elsewhere(String),
    /// A title, and what is wrong.
    Problem(PageText, String),
}

fn make(outputs: &Outputs, output: &Output, status: StatusCode) -> Made {
    let path = output.path.clone();
    match outputs.shared_worker().bytes(output) {
        Ok(Bytes::Made(bytes)) => Made::Bytes(path, status, bytes.into_owned()),
        Ok(Bytes::Pixels(bytes)) => Made::Bytes(path, status, bytes),
        Ok(Bytes::CopyOf(from)) => Made::CopyOf(path, from.to_owned()),
        Err(problem) => Made::Problem(PageText::PageFailed, problem.code().name().to_owned()),
    }
}

/// A file that is copied as it is, with ranges, which browsers need for films and large documents. It may have become a link
/// out of the site since it was listed; links are not followed.
async fn copy(path: &str, from: &Path, headers: HeaderMap, language: MessageLanguage) -> Response {
    let is_ordinary = std::fs::symlink_metadata(from).is_ok_and(|metadata| metadata.is_file());
    if !is_ordinary {
        return plain(StatusCode::NOT_FOUND, PageText::FileGone, language);
    }
    let mut request = Request::new(Body::empty());
    *request.headers_mut() = headers;
    let Ok(response) = ServeFile::new(from).oneshot(request).await;
    let mut response = response.map(Body::new);
    response.headers_mut().insert(header::CONTENT_TYPE, content_type(path));
    response
}

/// A page with the tags of the reload script added; every other file as it is.
fn with_tags(path: &OutputPath, bytes: Vec<u8>, tags: &str) -> Vec<u8> {
    if !path.as_str().ends_with(".html") {
        return bytes;
    }
    let end = b"</body>";
    let at = bytes.windows(end.len()).rposition(|window| window == end).unwrap_or(bytes.len());
    [&bytes[..at], tags.as_bytes(), &bytes[at..]].concat()
}

fn elsewhere(address: &str, language: MessageLanguage) -> Response {
    let mut response = plain(StatusCode::PERMANENT_REDIRECT, PageText::Moved, language);
    if let Ok(address) = HeaderValue::from_str(address) {
        response.headers_mut().insert(header::LOCATION, address);
    }
    response
}

/// A page for when the site has none to show. Before the first site without errors, the reload script shows the
/// errors on it.
fn bare_page(
    status: StatusCode,
    title: PageText,
    words: &str,
    tags: &str,
    language: MessageLanguage,
) -> Response {
    let page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<body>\n<h1>{title}</h1>\n\
         <pre class=\"faktum-words\">{words}</pre>\n{tags}</body>\n</html>\n",
        language.tag(),
        title = escape(page_text(title, language)),
        words = escape(words),
    );
    (status, Html(page)).into_response()
}

/// The content type of a file, by the ending of its name. Texts are UTF-8, and declared to be.
fn content_type(path: &str) -> HeaderValue {
    let guess = mime_guess::from_path(path).first_or_octet_stream();
    let is_text = guess.type_() == "text"
        || matches!(guess.subtype().as_str(), "json" | "xml" | "javascript")
        || guess.suffix().is_some_and(|suffix| matches!(suffix.as_str(), "json" | "xml"));
    let charset = if is_text { "; charset=utf-8" } else { "" };
    HeaderValue::from_str(&format!("{}{charset}", guess.essence_str()))
        .unwrap_or(HeaderValue::from_static("application/octet-stream"))
}
