//! Watches the site's folder, and rebuilds after each change; the only importer of notify.
//!
//! Takes the folder; gives a session the paths at or below which something may be different, and calls for a build. The system
//! reports the changes; where it cannot, [`super::poll`] looks for them. It reads no file itself. It may report a path too
//! often, which costs a little, but must never miss one, which leaves a stale page.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::Event;
use super::changes::Changes;
use super::poll::{self, PollReason};
use crate::failure::{Failure, Operation};
use crate::pipeline::{Alarm, Options, Session, TOPS};

/// How long the folder must be quiet before a build begins. Editors save in several steps, a few microseconds apart.
const DEBOUNCE: Duration = Duration::from_millis(5);
/// How often the clock is read while nothing changes.
const CLOCK_POLL: Duration = Duration::from_secs(30);
/// How long a build waits at most until the folder is quiet.
const MAX_DEBOUNCE: Duration = Duration::from_millis(300);
/// How many times watching a new folder is tried while folders in it vanish.
const TRIES: usize = 10;
/// Whether the system itself watches everything below a folder. Elsewhere each folder is watched separately, and what is
/// written into a new one before it is watched is not reported.
const WATCHES_BELOW: bool = cfg!(any(windows, target_vendor = "apple"));

/// Watches a site's folder until it is dropped.
pub(super) struct Watcher {
    changes: Receiver<Changes>,
    sender: Sender<Changes>,
    /// `None` if changes are looked for.
    system: Option<RecommendedWatcher>,
    site: PathBuf,
    /// The path of the site's folder as the system reports it.
    real: PathBuf,
}

/// Begins to watch a site, and then reads it for the first time, so that no change in between is missed. With `poll`, changes are looked
/// for, as they are where the system reports none.
///
/// # Errors
/// If the folder is no site, or cannot be watched.
pub(super) fn open(
    options: Options,
    poll: bool,
    on_event: &dyn Fn(Event<'_>),
) -> Result<(Watcher, Session), Failure> {
    let watcher = Watcher::start(&options.site, poll, on_event);
    // If the folder is no site, that is the better message.
    let session = Session::open(options)?;
    Ok((watcher?, session))
}

impl Watcher {
    /// Begins to watch.
    ///
    /// # Errors
    /// If the system cannot watch the folder.
    fn start(site: &Path, poll: bool, on_event: &dyn Fn(Event<'_>)) -> Result<Watcher, Failure> {
        let (sender, changes) = channel();
        // The system reports real paths; the site's folder may have been given as a link or a relative path.
        let real = site.canonicalize().map_err(Failure::at(site, Operation::Watch))?;
        let mut watcher = Watcher { changes, sender, system: None, site: site.to_owned(), real };
        let reason = if poll {
            Some(PollReason::Asked)
        } else {
            poll::silent_file_system(site).map(PollReason::FileSystem)
        };
        match reason {
            Some(reason) => watcher.poll(reason, on_event),
            None => watcher.ask_system(on_event)?,
        }
        Ok(watcher)
    }

    /// Lets the system report changes. If it does so for no more folders, they are looked for.
    fn ask_system(&mut self, on_event: &dyn Fn(Event<'_>)) -> Result<(), Failure> {
        let sender = self.sender.clone();
        let reported_folder = self.real.clone();
        let folder = self.site.clone();
        let system = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            report(event, &reported_folder, &folder, &sender);
        });
        // The folder itself, because `content/` or `themes/` may be created or renamed; and everything in those two, but
        // not in `public/` or a repository's `.git/`.
        let started = system.and_then(|mut system| {
            system.watch(&self.real, RecursiveMode::NonRecursive)?;
            Ok(system)
        });
        match started {
            Ok(system) => self.system = Some(system),
            Err(error) if is_used_up(&error) => {
                self.poll(PollReason::UsedUp, on_event);
                return Ok(());
            }
            Err(error) => return Err(cannot_watch(&self.site, &error)),
        }
        for top in TOPS {
            self.watch_below(&self.site.join(top), on_event)?;
        }
        Ok(())
    }

    /// Looks for changes from now on.
    fn poll(&mut self, reason: PollReason, on_event: &dyn Fn(Event<'_>)) {
        self.system = None;
        poll::start(&self.site, self.sender.clone());
        on_event(Event::Polling(&reason));
    }

    /// Returns only once a folder and everything below it is watched, so that no change between watching and reading is missed.
    /// (A second scan after a delay was tried: it lost races.) A file is watched with the folder that it is in.
    fn watch_below(&mut self, path: &Path, on_event: &dyn Fn(Event<'_>)) -> Result<(), Failure> {
        let Ok(rest) = path.strip_prefix(&self.site) else {
            return Ok(());
        };
        let is_watched_from_above = WATCHES_BELOW && rest.components().count() > 1;
        let folder = self.real.join(rest);
        for _ in 0..TRIES {
            let Some(system) = &mut self.system else {
                break;
            };
            if is_watched_from_above || !folder.is_dir() {
                break;
            }
            match system.watch(&folder, RecursiveMode::Recursive) {
                Ok(()) => break,
                Err(error) if is_gone(&error) => {}
                Err(error) if is_used_up(&error) => self.poll(PollReason::UsedUp, on_event),
                Err(error) => return Err(cannot_watch(&folder, &error)),
            }
        }
        Ok(())
    }
}

/// Lets a session read what changed and calls `build` with it, after each change and whenever the alarm that `build` gave
/// is due, until the watcher ends. If the site cannot be read or watched, that goes to `on_event`, and the next change is
/// waited for.
pub(super) fn rebuild_loop(
    watcher: &mut Watcher,
    session: &mut Session,
    on_event: &dyn Fn(Event<'_>),
    mut build: impl FnMut(&mut Session) -> Option<Alarm>,
    mut alarm: Option<Alarm>,
) {
    let on_failure = |failure: Failure| on_event(Event::Failed(&failure));
    while let Some(changes) = next(watcher, alarm) {
        match changes {
            Changes::Below(mut paths) => {
                // Editors save to a temporary file first: a file that is not read is no reason to build.
                let has_changes = !paths.is_empty();
                paths.retain(|path| session.reads(path));
                if has_changes && paths.is_empty() {
                    continue;
                }
                for path in &paths {
                    watcher.watch_below(path, on_event).unwrap_or_else(on_failure);
                    session.refresh(path);
                }
            }
            Changes::Anywhere => {
                for top in TOPS {
                    watcher.watch_below(&watcher.site.join(top), on_event).unwrap_or_else(on_failure);
                }
                if let Err(failure) = session.refresh_all() {
                    on_failure(failure);
                    continue;
                }
            }
        }
        alarm = build(session);
    }
}

/// The changes until the folder is quiet; an empty set if the alarm is due first, and `None` if the watcher has ended.
fn next(watcher: &Watcher, alarm: Option<Alarm>) -> Option<Changes> {
    let mut changes = loop {
        let left = alarm.map(|alarm| alarm.time_left());
        if left.is_some_and(|left| left.is_zero()) {
            return Some(Changes::Below(BTreeSet::new()));
        }
        // A timeout does not count the time that a machine sleeps, so the clock is read now and then.
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
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
        }
    }
    Some(changes)
}

/// Whether a folder vanished before it was watched.
fn is_gone(error: &notify::Error) -> bool {
    match &error.kind {
        notify::ErrorKind::PathNotFound => true,
        notify::ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

/// Whether the system watches no more folders (ENOSPC) or has no more watchers (EMFILE, ENFILE) for this user: inotify(7).
fn is_used_up(error: &notify::Error) -> bool {
    const ENFILE: i32 = 23;
    const EMFILE: i32 = 24;
    const ENOSPC: i32 = 28;
    match &error.kind {
        notify::ErrorKind::MaxFilesWatch => true,
        notify::ErrorKind::Io(error) => {
            cfg!(unix) && matches!(error.raw_os_error(), Some(ENFILE | EMFILE | ENOSPC))
        }
        _ => false,
    }
}

fn cannot_watch(path: &Path, error: &notify::Error) -> Failure {
    Failure::CannotWatch { path: path.to_owned(), error: error.to_string() }
}

/// Sends an event of the system on, with paths below the site's folder as it was given.
fn report(event: notify::Result<notify::Event>, real: &Path, site: &Path, sender: &Sender<Changes>) {
    let changes = match event {
        // Reading is no change; the program's own reading would cause builds without end.
        Ok(event) if matches!(event.kind, EventKind::Access(_)) && !event.need_rescan() => return,
        Ok(event) if !event.need_rescan() => {
            let paths = event.paths.iter().filter_map(|path| Some(site.join(path.strip_prefix(real).ok()?)));
            Changes::Below(paths.filter(|path| path != site).collect())
        }
        Ok(_) | Err(_) => Changes::Anywhere,
    };
    if changes != Changes::Below(BTreeSet::new()) {
        // Sending fails only if the loop has ended.
        let _ended = sender.send(changes);
    }
}
