//! The site at one moment: what is shown, and what is wrong with it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use tokio::sync::watch::Sender;

use super::Event;
use crate::diagnostic::{Diagnostics, Severity};
use crate::model::DateTimeInput;
use crate::model::date::Moment;
use crate::pipeline::{Build, Now, ParsedSite, Session};
use crate::render::Outputs;
use crate::report::{Format, Layout, lay_out};

/// For how many moments the public site is kept.
const MOMENTS: usize = 2;

/// How long after an edition its pages are tried.
const BACKGROUND_RENDER_DELAY: Duration = Duration::from_millis(200);

/// What the server shows.
pub struct Edition {
    /// Counts up from 1.
    pub number: u64,
    /// The last site without errors; `None` if there has been none yet.
    pub shown: Option<Shown>,
    /// The problems of the latest build as people read them; empty if there are none.
    pub problems: String,
    /// Whether one of them is an error: then `shown` is an older site.
    pub has_errors: bool,
}

/// A site, and what it was made from, so that it can also be shown as it is at another moment.
#[derive(Clone)]
pub struct Shown {
    pub outputs: Arc<Outputs>,
    parsed: Arc<ParsedSite>,
    /// The public site at the moments that were asked for last.
    moments: Arc<Mutex<Vec<(DateTimeInput, AtMoment)>>>,
}

/// The public site at a moment, or the problems because of which there is none.
pub type AtMoment = Result<Arc<Outputs>, Arc<str>>;

impl Shown {
    fn new(outputs: Arc<Outputs>, parsed: Arc<ParsedSite>) -> Shown {
        Shown { outputs, parsed, moments: Arc::default() }
    }

    /// The site as it is public at a moment. Whoever asks for the same moment meanwhile waits, and gets the same.
    pub(super) fn at(&self, moment: DateTimeInput) -> AtMoment {
        // A thread that panicked here has left the list as it was before.
        let mut moments = self.moments.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, site)) = moments.iter().find(|(known, _)| *known == moment) {
            return site.clone();
        }
        let build = self.parsed.public_at(Now::DateTimeInput(moment));
        let problems = laid_out(&build);
        let site = build.outputs.map(Arc::new).ok_or_else(|| problems.into());
        moments.truncate(MOMENTS - 1);
        moments.insert(0, (moment, site.clone()));
        site
    }
}

impl Edition {
    /// What there is before the first build.
    pub(super) fn none() -> Edition {
        Edition { number: 0, shown: None, problems: String::new(), has_errors: false }
    }

    /// The path that every address of the shown site begins with.
    pub fn base_path(&self) -> &str {
        self.shown.as_ref().map_or("/", |shown| shown.outputs.base_path())
    }
}

/// Builds one edition after the other.
pub(super) struct Builder<T> {
    /// Whether what is not public is shown, too.
    is_preview: bool,
    broadcast: Arc<Broadcast<T>>,
    /// Whether the pages of the edition on broadcast are still worth trying.
    is_current: Arc<AtomicBool>,
}

/// Where editions are shown: to the server, and to the person in front of the terminal.
struct Broadcast<T> {
    publisher: Sender<Arc<Edition>>,
    on_event: T,
}

impl<T: Fn(Event<'_>) + Send + Sync + 'static> Builder<T> {
    pub(super) fn new(is_preview: bool, publisher: Sender<Arc<Edition>>, on_event: T) -> Self {
        let broadcast = Arc::new(Broadcast { publisher, on_event });
        Builder { is_preview, broadcast, is_current: Arc::default() }
    }

    /// Builds the site as it is now, and shows it. Gives when the clock alone changes it.
    pub(super) fn build(&mut self, session: &mut Session) -> Option<Moment> {
        self.is_current.store(false, Ordering::Relaxed);
        let mut build = if self.is_preview { session.preview() } else { session.build() };
        let last = self.broadcast.last();
        let shown = build.outputs.take().map(|outputs| Shown::new(Arc::new(outputs), build.parsed()));
        self.broadcast.show(Edition {
            number: last.number + 1,
            problems: laid_out(&build),
            has_errors: build.count(Severity::Error) > 0,
            shown: shown.clone().or_else(|| last.shown.clone()),
        });
        let wake = session.wakes_at(&build);
        if let Some(shown) = shown {
            self.try_all_pages(build, shown);
        }
        wake
    }

    /// Makes every page in the background, so that a template that fails on any of them is found; the pages are
    /// dropped. The next build ends it: it must not wait.
    fn try_all_pages(&mut self, mut build: Build, shown: Shown) {
        let (broadcast, is_current) = (Arc::clone(&self.broadcast), Arc::new(AtomicBool::new(true)));
        self.is_current = Arc::clone(&is_current);
        let number = broadcast.last().number;
        thread::spawn(move || {
            let is_wanted = || is_current.load(Ordering::Relaxed);
            // The page that somebody looks at comes first.
            thread::sleep(BACKGROUND_RENDER_DELAY);
            // On one thread, so that the next build and the pages that are asked for have the others.
            let found = shown.outputs.try_all(is_wanted);
            if found.is_empty() || !is_wanted() {
                return;
            }
            let mut problems = Diagnostics::default();
            problems.extend(found);
            build.add(problems);
            let last = broadcast.last();
            if last.number == number {
                broadcast.show(Edition {
                    number: number + 1,
                    shown: Some(shown),
                    problems: laid_out(&build),
                    has_errors: build.count(Severity::Error) > 0,
                });
            }
        });
    }
}

impl<T: Fn(Event<'_>)> Broadcast<T> {
    fn last(&self) -> Arc<Edition> {
        Arc::clone(&self.publisher.borrow())
    }

    fn show(&self, edition: Edition) {
        (self.on_event)(Event::Edition(&edition));
        self.publisher.send_replace(Arc::new(edition));
    }
}

fn laid_out(build: &Build) -> String {
    let layout = Layout { format: Format::Human, colour: false, prefix: "" };
    build.problems.iter().map(|found| lay_out(found, build.sources(), layout)).collect()
}
