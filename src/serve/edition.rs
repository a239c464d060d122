//! The site at one moment: what is shown, and what is wrong with it.

use std::sync::Arc;
use std::sync::mpsc::RecvTimeoutError;
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
    base_path: String,
}

impl Edition {
    /// What there is before the first build.
    pub(super) fn none() -> Edition {
        Edition {
            number: 0,
            outputs: None,
            problems: String::new(),
            has_errors: false,
            base_path: "/".to_owned(),
        }
    }

    /// The path that every address of the site begins with.
    pub fn base_path(&self) -> &str {
        &self.base_path
    }
}

/// Builds one edition after the other.
pub(super) struct Builder<T> {
    session: Session,
    publisher: Sender<Arc<Edition>>,
    tell: Arc<T>,
}

impl<T: Fn(News<'_>)> Builder<T> {
    pub(super) fn new(session: Session, publisher: Sender<Arc<Edition>>, tell: Arc<T>) -> Self {
        Builder { session, publisher, tell }
    }

    /// Builds the site as it is now, and shows it.
    pub(super) fn build(&mut self) {
        let mut build = self.session.build();
        let last = Arc::clone(&self.publisher.borrow());
        let outputs = build.outputs.take().map(Arc::new);
        let is_new = outputs.is_some();
        let base_path = outputs.as_ref().map_or(last.base_path.as_str(), |outputs| outputs.base_path());
        let edition = Edition {
            number: last.number + 1,
            base_path: base_path.to_owned(),
            problems: laid_out(&build),
            has_errors: build.count(Severity::Error) > 0,
            outputs: outputs.or_else(|| last.outputs.clone()),
        };
        self.show(edition);
        if is_new {
            self.try_all_pages(build);
        }
    }

    /// Makes every page, so that a template that fails on any of them is found; the pages are dropped.
    fn try_all_pages(&mut self, mut build: Build) {
        let edition = Arc::clone(&self.publisher.borrow());
        let Some(outputs) = &edition.outputs else {
            return;
        };
        let mut found = Diagnostics::default();
        // Nothing fails, for nothing is done with the pages.
        if let Ok(problems) = outputs.make_all(|_, _| Ok(())) {
            found.extend(problems);
        }
        if !found.is_empty() {
            build.add(found);
            self.show(Edition {
                number: edition.number + 1,
                outputs: edition.outputs.clone(),
                problems: laid_out(&build),
                has_errors: build.count(Severity::Error) > 0,
                base_path: edition.base_path.clone(),
            });
        }
    }

    fn show(&self, edition: Edition) {
        (self.tell)(News::Edition(&edition));
        self.publisher.send_replace(Arc::new(edition));
    }

    /// Builds again after each change, until the watcher ends.
    pub(super) fn follow(&mut self, watcher: Watcher) {
        while let Some(changes) = next(&watcher) {
            match changes {
                Changes::Below(paths) => paths.iter().for_each(|path| self.session.refresh(path)),
                Changes::Anywhere => {
                    if let Err(failure) = self.session.refresh_all() {
                        (self.tell)(News::Remark(failure.to_string()));
                        continue;
                    }
                }
            }
            self.build();
        }
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
