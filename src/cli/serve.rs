//! `faktum serve`: starts the preview server of [`crate::serve`] and prints what it reports.

use std::time::Instant;

use super::problems::{self, tell};
use super::watchdog::{self, Allowance};
use super::{Outcome, ServeArguments, options_at};
use crate::failure::Failure;
use crate::model::MessageLanguage;
use crate::report::Format;
use crate::serve::{Event, ServeOptions, serve};
use crate::words::Message;

pub(super) fn run(
    arguments: &ServeArguments,
    asked_for: Option<MessageLanguage>,
    language: MessageLanguage,
) -> Result<Outcome, Failure> {
    let start = Instant::now();
    let options = options_at(&arguments.site, arguments.now)?;
    watchdog::start(&options.rendering, Allowance::AfterEachPause, language);
    let serving = ServeOptions {
        host: arguments.host,
        port: arguments.port,
        preview: arguments.preview,
        poll: arguments.poll,
        language: asked_for,
    };
    if let Some(host) = arguments.host.filter(|host| !host.is_loopback()) {
        tell(&Message::Reachable { host }, language);
    }
    let folder = arguments.site.clone();
    let open_browser = arguments.open;
    serve(options, &serving, move |event| match event {
        Event::Open(address) => {
            let seconds = start.elapsed().as_secs_f64();
            tell(&Message::Serving { address, site: &folder, seconds }, language);
            if open_browser {
                open(address, language);
            }
        }
        Event::Edition { edition, build } => {
            problems::show(build, Format::Human, language, &folder);
            let message = match (edition.has_errors, edition.is_latest) {
                (false, _) => Message::Shown { edition: edition.number },
                (true, true) => Message::ShownInPart,
                (true, false) => Message::NotShown { is_first: edition.shown.is_none() },
            };
            tell(&message, language);
        }
        Event::PortTaken(port) => tell(&Message::PortTaken { port }, language),
        Event::Polling(reason) => super::tell_polling(reason, language),
        Event::Failed(failure) => tell(&Message::Failed { failure }, language),
    })?;
    Ok(Outcome::Fine)
}

/// Opens an address in the user's browser. If that fails, the address is in the terminal already.
fn open(address: &str, language: MessageLanguage) {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    if std::process::Command::new(program).arg(address).spawn().is_err() {
        tell(&Message::NoBrowser { program }, language);
    }
}
