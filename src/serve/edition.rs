//! The site at one moment: what is shown, and what is wrong with it.
//!
//! Takes a session; builds an [`Edition`] from it, tells of it, and then renders every page in the background, so that a
//! template that fails on any of them is found. Rendering ends long after the edition is shown, so the problems that it
//! finds are shown with another edition, unless a newer one is shown by then. It answers no requests and watches no files.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use tokio::sync::watch::Sender;

use super::Event;
use crate::diagnostic::{Diagnostics, Severity};
use crate::model::{DateTimeInput, Language, MessageLanguage};
use crate::pipeline::{Alarm, Build, Now, ParsedSite, Session};
use crate::render::Outputs;
use crate::report::{Format, Layout, lay_out};

/// For how many moments of a preview's clock the public site is kept.
const MOMENTS: usize = 2;

/// How long after an edition was shown the rendering of all its pages begins.
const BACKGROUND_RENDER_DELAY: Duration = Duration::from_millis(200);

/// What the server shows. The default is the edition before the first build.
pub struct Edition {
    /// Counts up from 1.
    pub number: u64,
    /// The last site without errors; `None` if there has been none yet.
    pub shown: Option<Shown>,
    /// The problems of the latest build as people read them; empty if there are none.
    pub problems: String,
    /// Whether one of them is an error.
    pub has_errors: bool,
    /// Whether `shown` is the site of the latest build. If that has errors, it is the last site without; or the latest, if only
    /// pages of it could not be rendered.
    pub is_latest: bool,
    /// The language of what is added to its pages.
    pub language: MessageLanguage,
}

/// A site, and the parsed files that it was joined from, so that it can also be shown as it is at another moment.
#[derive(Clone)]
pub struct Shown {
    pub outputs: Arc<Outputs>,
    parsed: Arc<ParsedSite>,
    language: Option<MessageLanguage>,
    /// The public site at the moments that were requested last.
    moments: Arc<Mutex<Vec<(DateTimeInput, AtMoment)>>>,
}

/// The public site at a moment, or the problems that prevent it.
pub type AtMoment = Result<Arc<Outputs>, Arc<str>>;

impl Shown {
    /// The public site at a moment. Requests for the same moment wait for the first one, and share its site.
    pub(super) fn at(&self, moment: DateTimeInput) -> AtMoment {
        // If a thread panicked here, the list is as it was before.
        let mut moments = self.moments.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, site)) = moments.iter().find(|(known, _)| *known == moment) {
            return site.clone();
        }
        let build = self.parsed.public_at(Now::DateTimeInput(moment));
        let problems = laid_out(&build, of_pages(&build, self.language));
        let site = build.outputs.map(Arc::new).ok_or_else(|| problems.into());
        moments.truncate(MOMENTS - 1);
        moments.insert(0, (moment, site.clone()));
        site
    }
}

impl Edition {
    /// The edition before the first build.
    pub(super) fn none(language: MessageLanguage) -> Edition {
        Edition {
            number: 0,
            shown: None,
            problems: String::new(),
            has_errors: false,
            is_latest: false,
            language,
        }
    }

    /// The path with which every address of the shown site begins.
    pub fn base_path(&self) -> &str {
        self.shown.as_ref().map_or("/", |shown| shown.outputs.site().settings.base_url.path())
    }
}

/// Builds one edition after the other.
pub(super) struct Builder<T> {
    /// Whether what is not public is shown, too.
    is_preview: bool,
    language: Option<MessageLanguage>,
    broadcast: Arc<Broadcast<T>>,
    /// Whether the pages of the last edition are still to be rendered in the background.
    is_current: Arc<AtomicBool>,
}

/// Shows editions: to the server, and to the person at the terminal.
struct Broadcast<T> {
    language: Option<MessageLanguage>,
    publisher: Sender<Arc<Edition>>,
    on_event: Arc<T>,
    /// Held while an edition is numbered, told and shown, so that these happen in one order.
    turn: Mutex<()>,
}

impl<T: Fn(Event<'_>) + Send + Sync + 'static> Builder<T> {
    pub(super) fn new(
        is_preview: bool,
        language: Option<MessageLanguage>,
        publisher: Sender<Arc<Edition>>,
        on_event: Arc<T>,
    ) -> Self {
        let broadcast = Arc::new(Broadcast { language, publisher, on_event, turn: Mutex::default() });
        Builder { is_preview, language, broadcast, is_current: Arc::default() }
    }

    /// Builds the site as it is now, and shows it. Gives when the clock alone changes it.
    pub(super) fn build(&mut self, session: &mut Session) -> Option<Alarm> {
        self.is_current.store(false, Ordering::Relaxed);
        let mut build = if self.is_preview { session.preview() } else { session.build() };
        let shown = build.outputs.take().map(|outputs| Shown {
            outputs: Arc::new(outputs),
            parsed: Arc::clone(&build.parsed),
            language: self.language,
            moments: Arc::default(),
        });
        let number = self.broadcast.show(None, shown.clone(), &build);
        let alarm = session.alarm(&build);
        if let (Some(shown), Some(number)) = (shown, number) {
            self.render_all_pages(build, shown, number);
        }
        alarm
    }

    /// Renders every page of an edition in the background, and drops it. The next build ends that, and does not wait for it.
    fn render_all_pages(&mut self, mut build: Build, shown: Shown, number: u64) {
        let broadcast = Arc::clone(&self.broadcast);
        let is_current = Arc::new(AtomicBool::new(true));
        self.is_current = Arc::clone(&is_current);
        thread::spawn(move || {
            // The page that somebody looks at comes first.
            thread::sleep(BACKGROUND_RENDER_DELAY);
            // On one thread, so that the next build and the pages that are asked for have the others.
            let found = shown.outputs.try_all(|| is_current.load(Ordering::Relaxed));
            // If the next build has begun, not all pages were rendered.
            if found.is_empty() || !is_current.load(Ordering::Relaxed) {
                return;
            }
            let mut problems = Diagnostics::default();
            problems.extend(found);
            build.add(problems);
            let _none_if_a_newer_one_is_shown = broadcast.show(Some(number), Some(shown), &build);
        });
    }
}

impl<T: Fn(Event<'_>)> Broadcast<T> {
    /// Shows a build as the next edition, and gives its number. With `replaces`, only if that is the edition that is
    /// shown now. If the build has no site to show, the last one stays.
    fn show(&self, replaces: Option<u64>, shown: Option<Shown>, build: &Build) -> Option<u64> {
        let language = of_pages(build, self.language);
        let problems = laid_out(build, language);
        let has_errors = build.count(Severity::Error) > 0;
        // If a thread panicked here, its edition was shown or it was not.
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let last = Arc::clone(&self.publisher.borrow());
        if replaces.is_some_and(|number| number != last.number) {
            return None;
        }
        let number = last.number + 1;
        let is_latest = shown.is_some();
        let shown = shown.or_else(|| last.shown.clone());
        let edition = Edition { number, shown, problems, has_errors, is_latest, language };
        (self.on_event)(Event::Edition { edition: &edition, build });
        self.publisher.send_replace(Arc::new(edition));
        Some(number)
    }
}

/// The language of what is added to pages: the one that was asked for, or that of the site.
fn of_pages(build: &Build, asked_for: Option<MessageLanguage>) -> MessageLanguage {
    asked_for.or(build.site_language().map(Language::of_messages)).unwrap_or(MessageLanguage::English)
}

fn laid_out(build: &Build, language: MessageLanguage) -> String {
    let layout = Layout { format: Format::Human, language, colour: false, width: None, prefix: "" };
    build.problems.iter().map(|problem| lay_out(problem, build.sources(), layout)).collect()
}
