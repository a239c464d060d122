//! That something changed, and where; the only place that knows notify.
//!
//! Takes the site's folder; gives the paths at or below which something may be different, and has them read again. What
//! it is now is for others to read: a path that is named too often costs a little, one that is not named is a stale page.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::failure::Failure;
use crate::pipeline::{Alarm, Options, Session, TOPS};

/// How long the folder must be quiet before a build begins. Editors save in several steps, which come a few
/// microseconds after one another.
const DEBOUNCE: Duration = Duration::from_millis(5);
/// How often the clock is looked at.
const CLOCK_POLL: Duration = Duration::from_secs(30);
/// How long a build waits for quiet at most.
const MAX_DEBOUNCE: Duration = Duration::from_millis(300);
/// How often the watching of a new folder is tried while folders vanish in it.
const TRIES: usize = 10;
/// Whether the system watches what lies below a folder by itself. Elsewhere each folder is watched on its own, a new one
/// only after it was seen: what is written into it before that is told by nobody.
const WATCHES_BELOW: bool = cfg!(any(windows, target_vendor = "apple"));

/// Where something changed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Changes {
    /// At these paths, or below them.
    Below(BTreeSet<PathBuf>),
    /// The system lost count.
    Anywhere,
}

impl Changes {
    pub(super) fn add(&mut self, more: Changes) {
        match (&mut *self, more) {
            (Changes::Below(paths), Changes::Below(more)) => paths.extend(more),
            _ => *self = Changes::Anywhere,
        }
    }
}

/// Watches a site's folder for as long as it lives.
pub(super) struct Watcher {
    changes: Receiver<Changes>,
    watcher: RecommendedWatcher,
    site: PathBuf,
    /// The site's folder as the system names it.
    real: PathBuf,
}

/// Begins to watch a site, and then reads it for the first time: what is written between the two is told.
///
/// # Errors
/// If the folder is no site, or cannot be watched.
pub(super) fn open(options: Options) -> Result<(Watcher, Session), Failure> {
    let watcher = Watcher::start(&options.site);
    // A folder that is no site is better told as that.
    let session = Session::open(options)?;
    Ok((watcher?, session))
}

impl Watcher {
    /// Begins to watch.
    ///
    /// # Errors
    /// If the system cannot watch the folder; the message says what to do where that is known.
    fn start(site: &Path) -> Result<Watcher, Failure> {
        let (sender, changes) = channel();
        // The system names real paths; the site's folder may have been named by a link or from here.
        let real = site.canonicalize().map_err(|error| Failure::at(site, "watch", &error))?;
        let (from, to) = (real.clone(), site.to_owned());
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            report(event, &from, &to, &sender);
        })
        .map_err(|error| cannot_watch(site, &error))?;
        // The folder itself, for `content/` or `themes/` may come to be or be renamed; and everything in those two,
        // but not in `public/` or a repository's `.git/`.
        watcher.watch(&real, RecursiveMode::NonRecursive).map_err(|error| cannot_watch(site, &error))?;
        let mut watcher = Watcher { changes, watcher, site: site.to_owned(), real };
        for top in TOPS {
            watcher.watch_below(&site.join(top))?;
        }
        Ok(watcher)
    }

    /// Sees to it that a folder and everything below it is watched when this returns, so that what is read afterwards
    /// is never older than what is told. A second look after some time lost against a writer who kept the system busy
    /// for longer. What is no folder is watched with the one that it lies in.
    fn watch_below(&mut self, path: &Path) -> Result<(), Failure> {
        let Ok(rest) = path.strip_prefix(&self.site) else {
            return Ok(());
        };
        let is_watched_from_above = WATCHES_BELOW && rest.components().count() > 1;
        let folder = self.real.join(rest);
        for _ in 0..TRIES {
            if is_watched_from_above || !folder.is_dir() {
                break;
            }
            match self.watcher.watch(&folder, RecursiveMode::Recursive) {
                Ok(()) => break,
                Err(error) if is_gone(&error) => {}
                Err(error) => return Err(cannot_watch(&folder, &error)),
            }
        }
        Ok(())
    }
}

/// Has a session read what changed, and calls `build` with it: after each change, and when the moment comes at which
/// the clock alone changes the site, which `build` gives. Until the watcher ends. What keeps the session from reading
/// is told, and the next change is waited for.
pub(super) fn rebuild_loop(
    watcher: &mut Watcher,
    session: &mut Session,
    on_failure: impl Fn(&Failure),
    mut build: impl FnMut(&mut Session) -> Option<Alarm>,
    mut alarm: Option<Alarm>,
) {
    while let Some(changes) = next(watcher, alarm) {
        match changes {
            Changes::Below(mut paths) => {
                // Editors save beside the file first: what nobody reads is no reason to build.
                let is_told = !paths.is_empty();
                paths.retain(|path| session.reads(path));
                if is_told && paths.is_empty() {
                    continue;
                }
                for path in &paths {
                    watcher.watch_below(path).unwrap_or_else(|failure| on_failure(&failure));
                    session.refresh(path);
                }
            }
            Changes::Anywhere => {
                for top in TOPS {
                    watcher
                        .watch_below(&watcher.site.join(top))
                        .unwrap_or_else(|failure| on_failure(&failure));
                }
                if let Err(failure) = session.refresh_all() {
                    on_failure(&failure);
                    continue;
                }
            }
        }
        alarm = build(session);
    }
}

/// The changes up to the next quiet moment; none if it is time to wake first.
fn next(watcher: &Watcher, alarm: Option<Alarm>) -> Option<Changes> {
    let mut changes = loop {
        let left = alarm.map(|alarm| alarm.time_left());
        if left.is_some_and(|left| left.is_zero()) {
            return Some(Changes::Below(BTreeSet::new()));
        }
        // A machine that sleeps does not count the time, so the clock is looked at now and then.
        match watcher.changes.recv_timeout(left.unwrap_or(CLOCK_POLL).min(CLOCK_POLL)) {
            Ok(changes) => break changes,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    };
    let start = Instant::now();
    while let Some(left) = MAX_DEBOUNCE.checked_sub(start.elapsed()) {
        match watcher.changes.recv_timeout(DEBOUNCE.min(left)) {
            Ok(more) => changes.add(more),
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    Some(changes)
}

/// Whether a folder vanished while it was about to be watched.
fn is_gone(error: &notify::Error) -> bool {
    match &error.kind {
        notify::ErrorKind::PathNotFound => true,
        notify::ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

fn cannot_watch(path: &Path, error: &notify::Error) -> Failure {
    let advice = match error.kind {
        notify::ErrorKind::MaxFilesWatch => {
            ": the system allows no more; raise fs.inotify.max_user_watches with sysctl"
        }
        _ => "",
    };
    Failure::Usage(format!("cannot watch {}: {error}{advice}", path.display()))
}

/// Passes an event on. Whoever does not listen any more has ended.
fn report(event: notify::Result<Event>, real: &Path, site: &Path, sender: &Sender<Changes>) {
    let event = match event {
        Ok(event) if event.need_rescan() => return send(sender, Changes::Anywhere),
        Ok(event) => event,
        Err(_) => return send(sender, Changes::Anywhere),
    };
    // Reading is no change; our own would never end.
    if matches!(event.kind, EventKind::Access(_)) {
        return;
    }
    let as_named = |path: &PathBuf| path.strip_prefix(real).map(|rest| site.join(rest)).ok();
    let paths: BTreeSet<PathBuf> =
        event.paths.iter().filter_map(as_named).filter(|path| path != site).collect();
    if paths.is_empty() {
        return;
    }
    send(sender, Changes::Below(paths));
}

fn send(sender: &Sender<Changes>, changes: Changes) {
    let _nobody_listens = sender.send(changes);
}
