//! `faktum serve`: starts the preview server of [`crate::serve`] and prints what it reports.

use std::time::Instant;

use super::problems::say;
use super::{Outcome, ServeArguments, options_at};
use crate::failure::Failure;
use crate::model::Language;
use crate::serve::{Event, Languages, ServeOptions, serve};

pub(super) fn run(
    arguments: &ServeArguments,
    asked_for: Option<Language>,
    language: Language,
) -> Result<Outcome, Failure> {
    let start = Instant::now();
    let options = options_at(&arguments.site, arguments.now)?;
    let serving = ServeOptions {
        host: arguments.host,
        port: arguments.port,
        preview: arguments.preview,
        languages: Languages { terminal: language, pages: asked_for },
    };
    if let Some(host) = arguments.host.filter(|host| !host.is_loopback()) {
        say(&format!(
            "warning: {host} can be reached from other machines, and shows what is not published yet to whoever asks\n"
        ));
    }
    let folder = arguments.site.clone();
    let open_browser = arguments.open;
    serve(options, &serving, move |event| match event {
        Event::Open(address) => {
            let seconds = start.elapsed().as_secs_f64();
            say(&format!(
                "serving {address} after {seconds:.2} s, watching content/ and themes/ in {}; Ctrl-C ends it\n",
                folder.display()
            ));
            if open_browser {
                open(address);
            }
        }
        Event::Edition { edition, problems } => {
            let what = if edition.has_errors { "the last good site stays" } else { "shown" };
            say(&format!("{}edition {}: {what}\n", problems, edition.number));
        }
        Event::Notice(words) => say(&format!("{words}\n")),
    })?;
    Ok(Outcome::Fine)
}

/// Opens an address in the user's browser. If that fails, the address is in the terminal already.
fn open(address: &str) {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    if std::process::Command::new(program).arg(address).spawn().is_err() {
        say(&format!("cannot start {program}: open the address yourself\n"));
    }
}
