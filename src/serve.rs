//! The preview server, and builds that are repeated after each change.
//!
//! Takes the options of a build; gives a server on this machine that shows an edit right after it is saved. It writes
//! nothing. A page is rendered when it is requested, from the same build as any other, and all pages are rendered in the
//! background, so that an error in any of them is found. It is no server for the public: it listens to this machine alone
//! unless told otherwise, answers only GET and HEAD, and keeps nothing when it ends.
//!
//! The threads share the latest [`Edition`]. The system's watcher reports changes to one thread, which builds editions
//! (`watch`, or `poll` where the system reports none, and `edition`); another one renders all pages of an edition; and those of the server answer requests from the
//! edition (`http`), refuse what other sites made a browser ask (`guard`), and tell open pages of the next one (`reload`).

mod changes;
mod clock_cookie;
mod edition;
mod guard;
mod http;
mod poll;
mod reload;
mod watch;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::thread;

use tokio::sync::watch as channel;

use crate::failure::Failure;
use crate::model::MessageLanguage;
use crate::pipeline::{Alarm, Build, Options, Session};
pub use edition::Edition;
use http::ServerState;
pub use poll::PollReason;
use watch::rebuild_loop;

/// The port to listen to by default.
pub const PORT: u16 = 8780;
/// How many ports are tried, from the default one on.
const PORTS: u16 = 20;

/// How a site is served.
#[derive(Debug, Clone)]
pub struct ServeOptions {
    /// The address to listen to; by default this machine's own.
    pub host: Option<IpAddr>,
    /// The port to listen to; by default the first that is free, from [`PORT`] on.
    pub port: Option<u16>,
    /// Whether what is not public is shown, too, with a mark, and with a clock to move.
    pub preview: bool,
    /// Whether changes are looked for, as they are by default where the system reports none.
    pub poll: bool,
    /// The language of what is added to pages; `None` for that of the site.
    pub language: Option<MessageLanguage>,
}

/// What the person at the terminal should know.
pub enum Event<'a> {
    /// The site can be opened at this address.
    Open(&'a str),
    /// This edition is shown from now on; the build has its problems.
    Edition { edition: &'a Edition, build: &'a Build },
    /// A port is in use, and the next one is tried.
    PortTaken(u16),
    /// Changes are looked for from now on.
    Polling(&'a PollReason),
    /// One round of reading or building failed, but the server goes on.
    Failed(&'a Failure),
}

/// Serves a site until the program is ended. `on_event` is called from several threads.
///
/// # Errors
/// If no port is free, if the folder is no site, or if it cannot be watched.
pub fn serve(
    site: Options,
    options: &ServeOptions,
    on_event: impl Fn(Event<'_>) + Send + Sync + 'static,
) -> Result<(), Failure> {
    let on_event = Arc::new(on_event);
    let listener = listen(options, &*on_event)?;
    let address = listener.local_addr().map_err(server_failed)?;
    let (mut watcher, mut session) = watch::open(site, options.poll, &*on_event)?;
    let (publisher, reader) =
        channel::channel(Arc::new(Edition::none(options.language.unwrap_or(MessageLanguage::English))));
    let mut builder =
        edition::Builder::new(options.preview, options.language, publisher, Arc::clone(&on_event));
    let alarm = builder.build(&mut session);
    let base = reader.borrow().base_path().to_owned();
    on_event(Event::Open(&format!("http://{address}{base}")));
    thread::spawn(move || {
        rebuild_loop(&mut watcher, &mut session, &*on_event, |session| builder.build(session), alarm);
    });
    let state = ServerState::new(address, options, reader);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_io()
        .enable_time()
        .build()
        .map_err(server_failed)?;
    runtime.block_on(http::answer(listener, state))
}

/// Calls `build` with a session of the site, and again after each change and whenever the alarm that `build` gave is due, until the
/// program is ended. Failures that end one round only go to `on_event`. `poll` is as in [`ServeOptions`].
///
/// # Errors
/// If the folder is no site, or cannot be watched.
pub fn rebuild(
    site: Options,
    poll: bool,
    on_event: impl Fn(Event<'_>),
    mut build: impl FnMut(&mut Session) -> Option<Alarm>,
) -> Result<(), Failure> {
    let (mut watcher, mut session) = watch::open(site, poll, &on_event)?;
    let alarm = build(&mut session);
    rebuild_loop(&mut watcher, &mut session, &on_event, build, alarm);
    Ok(())
}

fn server_failed(error: std::io::Error) -> Failure {
    Failure::Server { error: error.to_string() }
}

/// Listens to the port that was asked for, or to the first one that is free.
fn listen(options: &ServeOptions, on_event: &impl Fn(Event<'_>)) -> Result<std::net::TcpListener, Failure> {
    let host = options.host.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    let bind = |port| std::net::TcpListener::bind(SocketAddr::new(host, port));
    if let Some(port) = options.port {
        return bind(port).map_err(|error| {
            let free = (port.saturating_add(1)..=port.saturating_add(PORTS)).find(|port| bind(*port).is_ok());
            Failure::NoPort { port, error: error.to_string(), free }
        });
    }
    for port in PORT..PORT + PORTS {
        match bind(port) {
            Ok(listener) => return Ok(listener),
            Err(_) => on_event(Event::PortTaken(port)),
        }
    }
    Err(Failure::NoPortFrom { first: PORT, last: PORT + PORTS - 1 })
}
