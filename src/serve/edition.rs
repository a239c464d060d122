//! The site at one moment: what is shown, and what is wrong with it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::RecvTimeoutError;
use std::thread;
use std::time::Duration;

use tokio::sync::watch::Sender;

use super::News;
use super::watch::{Changes, Watcher};
use crate::diagnostic::{Diagnostics, Severity};
use crate::pipeline::{Build, Session};
use crate::render::Outputs;
use crate::report::{Format, Layout, lay_out};

/// How long the folder must be quiet before a build begins. Editors save in several steps.
const QUIET: Duration = Duration::from_millis(30);
/// How long a build waits for quiet at most.
const PATIENCE: Duration = Duration::from_millis(300);

/// How long after an edition its pages are tried.
const CALM: Duration = Duration::from_millis(200);

/// What the server shows.
pub struct Edition {
    /// Counts up from 1.
    pub number: u64,
    /// The last site without errors; `None` if there has been none yet.
    pub outputs: Option<Arc<Outputs>>,
    /// The problems of the latest build as people read them; empty if there are none.
    pub problems: String,
    /// Whether one of them is an error: then `outputs` is an older site.
    pub has_errors: bool,
}

impl Edition {
    /// What there is before the first build.
    pub(super) fn none() -> Edition {
        Edition { number: 0, outputs: None, problems: String::new(), has_errors: false }
    }

    /// The path that every address of the shown site begins with.
    pub fn base_path(&self) -> &str {
        self.outputs.as_ref().map_or("/", |outputs| outputs.base_path())
    }
}

/// Builds one edition after the other.
pub(super) struct Builder<T> {
    session: Session,
    stage: Arc<Stage<T>>,
    /// Whether the pages of the edition on stage are still worth trying.
    is_current: Arc<AtomicBool>,
}

/// Where editions are shown: to the server, and to the person in front of the terminal.
struct Stage<T> {
    publisher: Sender<Arc<Edition>>,
    tell: T,
}

impl<T: Fn(News<'_>) + Send + Sync + 'static> Builder<T> {
    pub(super) fn new(session: Session, publisher: Sender<Arc<Edition>>, tell: T) -> Self {
        let stage = Arc::new(Stage { publisher, tell });
        Builder { session, stage, is_current: Arc::default() }
    }

    /// Builds the site as it is now, and shows it.
    pub(super) fn build(&mut self) {
        self.is_current.store(false, Ordering::Relaxed);
        let mut build = self.session.build();
        let last = self.stage.last();
        let outputs = build.outputs.take().map(Arc::new);
        self.stage.show(Edition {
            number: last.number + 1,
            problems: laid_out(&build),
            has_errors: build.count(Severity::Error) > 0,
            outputs: outputs.clone().or_else(|| last.outputs.clone()),
        });
        if let Some(outputs) = outputs {
            self.try_all_pages(build, outputs);
        }
    }

    /// Makes every page in the background, so that a template that fails on any of them is found; the pages are
    /// dropped. The next build ends it: it must not wait.
    fn try_all_pages(&mut self, mut build: Build, outputs: Arc<Outputs>) {
        let (stage, is_current) = (Arc::clone(&self.stage), Arc::new(AtomicBool::new(true)));
        self.is_current = Arc::clone(&is_current);
        let number = stage.last().number;
        thread::spawn(move || {
            let is_wanted = || is_current.load(Ordering::Relaxed);
            // The page that somebody looks at comes first.
            thread::sleep(CALM);
            // Nothing fails, for nothing is done with the pages.
            let found = outputs.make_while(is_wanted, |_, _| Ok(())).unwrap_or_default();
            if found.is_empty() || !is_wanted() {
                return;
            }
            let mut problems = Diagnostics::default();
            problems.extend(found);
            build.add(problems);
            let last = stage.last();
            if last.number == number {
                stage.show(Edition {
                    number: number + 1,
                    outputs: Some(outputs),
                    problems: laid_out(&build),
                    has_errors: build.count(Severity::Error) > 0,
                });
            }
        });
    }

    /// Builds again after each change, until the watcher ends.
    pub(super) fn follow(&mut self, watcher: Watcher) {
        while let Some(changes) = next(&watcher) {
            match changes {
                Changes::Below(paths) => paths.iter().for_each(|path| self.session.refresh(path)),
                Changes::Anywhere => {
                    if let Err(failure) = self.session.refresh_all() {
                        (self.stage.tell)(News::Remark(failure.to_string()));
                        continue;
                    }
                }
            }
            self.build();
        }
    }
}

impl<T: Fn(News<'_>)> Stage<T> {
    fn last(&self) -> Arc<Edition> {
        Arc::clone(&self.publisher.borrow())
    }

    fn show(&self, edition: Edition) {
        (self.tell)(News::Edition(&edition));
        self.publisher.send_replace(Arc::new(edition));
    }
}

/// The changes up to the next quiet moment.
fn next(watcher: &Watcher) -> Option<Changes> {
    let mut changes = watcher.changes.recv().ok()?;
    let start = std::time::Instant::now();
    while let Some(left) = PATIENCE.checked_sub(start.elapsed()) {
        match watcher.changes.recv_timeout(QUIET.min(left)) {
            Ok(more) => changes.add(more),
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    Some(changes)
}

fn laid_out(build: &Build) -> String {
    let layout = Layout { format: Format::Human, colour: false, prefix: "" };
    build.problems.iter().map(|found| lay_out(found, &build.sources, layout)).collect()
}
