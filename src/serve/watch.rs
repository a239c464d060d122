//! That something changed, and where; the only place that knows notify.
//!
//! Takes the site's folder; gives the paths at or below which something may be different, and has them read again. What
//! it is now is for others to read: a path that is named too often costs a little, one that is not named is a stale page.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::failure::Failure;
use crate::model::date::Moment;
use crate::pipeline::Session;

/// How long the folder must be quiet before a build begins. Editors save in several steps, which come a few
/// microseconds after one another.
const QUIET: Duration = Duration::from_millis(5);
/// How often the clock is looked at.
const NAP: Duration = Duration::from_secs(30);
/// How long a build waits for quiet at most.
const PATIENCE: Duration = Duration::from_millis(300);
/// When a new folder is looked at once more: files that are written into it at once may come before the system
/// watches it.
const SECOND_LOOK: Duration = Duration::from_millis(150);

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
    pub(super) changes: Receiver<Changes>,
    _watcher: RecommendedWatcher,
}

impl Watcher {
    /// Begins to watch.
    ///
    /// # Errors
    /// If the system cannot watch the folder; the message says what to do where that is known.
    pub(super) fn start(site: &Path) -> Result<Watcher, Failure> {
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
        for top in ["content", "themes"] {
            let folder = real.join(top);
            if folder.is_dir() {
                watcher
                    .watch(&folder, RecursiveMode::Recursive)
                    .map_err(|error| cannot_watch(&folder, &error))?;
            }
        }
        Ok(Watcher { changes, _watcher: watcher })
    }
}

/// Has a session read what changed, and calls `build` with it: after each change, and when the moment comes at which
/// the clock alone changes the site, which `build` gives. Until the watcher ends. What keeps the session from reading
/// is told, and the next change is waited for.
pub(super) fn follow(
    watcher: &Watcher,
    session: &mut Session,
    tell: impl Fn(&Failure),
    mut build: impl FnMut(&mut Session) -> Option<Moment>,
    mut wake: Option<Moment>,
) {
    while let Some(changes) = next(watcher, wake) {
        match changes {
            Changes::Below(mut paths) => {
                // Editors save beside the file first: what nobody reads is no reason to build.
                let is_told = !paths.is_empty();
                paths.retain(|path| session.reads(path));
                if is_told && paths.is_empty() {
                    continue;
                }
                paths.iter().for_each(|path| session.refresh(path));
            }
            Changes::Anywhere => {
                if let Err(failure) = session.refresh_all() {
                    tell(&failure);
                    continue;
                }
            }
        }
        wake = build(session);
    }
}

/// The changes up to the next quiet moment; none if it is time to wake first.
fn next(watcher: &Watcher, wake: Option<Moment>) -> Option<Changes> {
    let mut changes = loop {
        let left = wake.map(|wake| Moment::now().until(wake));
        if left.is_some_and(|left| left.is_zero()) {
            return Some(Changes::Below(BTreeSet::new()));
        }
        // A machine that sleeps does not count the time, so the clock is looked at now and then.
        match watcher.changes.recv_timeout(left.unwrap_or(NAP).min(NAP)) {
            Ok(changes) => break changes,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    };
    let start = Instant::now();
    while let Some(left) = PATIENCE.checked_sub(start.elapsed()) {
        match watcher.changes.recv_timeout(QUIET.min(left)) {
            Ok(more) => changes.add(more),
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    Some(changes)
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
    let new_folders: BTreeSet<PathBuf> = paths.iter().filter(|path| path.is_dir()).cloned().collect();
    send(sender, Changes::Below(paths));
    if !new_folders.is_empty() && !matches!(event.kind, EventKind::Remove(_)) {
        let sender = sender.clone();
        thread::spawn(move || {
            thread::sleep(SECOND_LOOK);
            send(&sender, Changes::Below(new_folders));
        });
    }
}

fn send(sender: &Sender<Changes>, changes: Changes) {
    let _nobody_listens = sender.send(changes);
}
