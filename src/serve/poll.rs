//! Looks for changes where the system reports none, or none any more.
//!
//! Takes the site's folder; gives the paths of files and folders that are new, different or gone since the last look. A file is different
//! if its time or its size is. It reads no file: on the drives that need this, reading every file every second would take longer
//! than a second. notify's own `PollWatcher` was the alternative: it compares times alone, which some drives keep to two seconds.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use super::changes::Changes;
use crate::pipeline::TOPS;

/// How long to wait between two looks.
const PAUSE: Duration = Duration::from_secs(1);
/// How many times as long as a look took to wait at least. A slow drive is not asked all the time.
const CALM: u32 = 4;

/// Why changes are looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PollReason {
    /// It was asked for.
    Asked,
    /// The folder is on a file system of this type, which reports no changes by others.
    FileSystem(String),
    /// The system watches no more folders for this user.
    UsedUp,
}

/// What was seen of a file or folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seen {
    is_folder: bool,
    size: u64,
    modified: Option<SystemTime>,
}

/// Everything that was seen, by path.
type Look = BTreeMap<PathBuf, Seen>;

/// Looks at a site once, and from then on again and again in a thread of its own, until nobody receives the changes. What changes after
/// this function has returned is never missed.
pub(super) fn start(site: &Path, sender: Sender<Changes>) {
    let mut last = look(site);
    let site = site.to_owned();
    thread::spawn(move || {
        let mut pause = PAUSE;
        loop {
            thread::sleep(pause);
            let start = Instant::now();
            let next = look(&site);
            pause = PAUSE.max(start.elapsed() * CALM);
            let different = different(&last, &next);
            if !different.is_empty() && sender.send(Changes::Below(different)).is_err() {
                return;
            }
            last = next;
        }
    });
}

fn look(site: &Path) -> Look {
    let mut seen = Look::new();
    for top in TOPS {
        let folder = site.join(top);
        // The folder itself may be a link; what is in it may not.
        if let Ok(metadata) = fs::metadata(&folder) {
            see(folder, &metadata, &mut seen);
        }
    }
    seen
}

fn see(path: PathBuf, metadata: &Metadata, seen: &mut Look) {
    let is_folder = metadata.is_dir();
    if is_folder {
        // A folder that vanishes meanwhile is empty.
        for entry in fs::read_dir(&path).into_iter().flatten().flatten() {
            if let Ok(metadata) = entry.metadata() {
                see(entry.path(), &metadata, seen);
            }
        }
    }
    // A folder changes with what is in it, which is seen by itself.
    let (size, modified) = if is_folder { (0, None) } else { (metadata.len(), metadata.modified().ok()) };
    seen.insert(path, Seen { is_folder, size, modified });
}

fn different(last: &Look, next: &Look) -> BTreeSet<PathBuf> {
    let gone = last.keys().filter(|path| !next.contains_key(*path));
    let new = next.iter().filter(|(path, seen)| last.get(*path) != Some(seen)).map(|(path, _)| path);
    gone.chain(new).cloned().collect()
}

/// The type of a file system on which nothing reports the changes of others, if a folder of the site is on one.
pub(super) fn silent_file_system(site: &Path) -> Option<String> {
    // Only Linux has this file. On macOS and Windows, `--poll` is for the person to decide.
    let mounts = fs::read_to_string("/proc/self/mountinfo").ok()?;
    let folders = TOPS.map(|top| site.join(top)).into_iter().chain([site.to_owned()]);
    let types = folders.filter_map(|folder| file_system(&mounts, &folder.canonicalize().ok()?));
    types.into_iter().find(|name| is_silent(name)).map(str::to_owned)
}

/// The type of the file system that a path is on, by the lines of proc_pid_mountinfo(5).
fn file_system<'m>(mounts: &'m str, path: &Path) -> Option<&'m str> {
    let mut found: Option<(usize, &str)> = None;
    for line in mounts.lines() {
        let Some((before, after)) = line.split_once(" - ") else {
            continue;
        };
        let (Some(point), Some(name)) = (before.split(' ').nth(4), after.split(' ').next()) else {
            continue;
        };
        let point = unescaped(point);
        let depth = Path::new(&point).components().count();
        // Of several at one place, the last one covers the others.
        if path.starts_with(&point) && found.is_none_or(|(other, _)| other <= depth) {
            found = Some((depth, name));
        }
    }
    found.map(|(_, name)| name)
}

/// A path of the list, in which blanks, tabs, line breaks and backslashes are octal numbers.
fn unescaped(point: &str) -> String {
    [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")]
        .into_iter()
        .fold(point.to_owned(), |point, (escape, letter)| point.replace(escape, letter))
}

/// Whether changes on a file system of this type can come from elsewhere: from Windows under WSL (`9p`, `drvfs`) or a virtual
/// machine, or over the network. `fuseblk` is a local disk.
fn is_silent(name: &str) -> bool {
    let is_fuse = name == "fuse" || name.starts_with("fuse.");
    is_fuse
        || matches!(
            name,
            "9p" | "drvfs"
                | "virtiofs"
                | "vboxsf"
                | "vmhgfs"
                | "prl_fs"
                | "nfs"
                | "nfs4"
                | "cifs"
                | "smb3"
                | "smbfs"
                | "ncpfs"
                | "afs"
                | "ceph"
                | "coda"
                | "lustre"
                | "gpfs"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
30 22 0:25 / /mnt/c rw,noatime - 9p drvfs rw,dirsync,aname=drvfs;path=C:\\
31 22 0:26 / /mnt/Fælles\\040drev rw - cifs //server/share rw
32 31 0:27 / /mnt/Fælles\\040drev/lokal rw - tmpfs tmpfs rw
33 22 0:28 / /srv rw - nfs4 server:/srv rw
34 22 0:29 / /srv rw - xfs /dev/sdb rw
";

    #[test]
    fn the_file_system_of_a_path_is_that_of_the_nearest_mount() {
        for (path, name) in [
            ("/home/me/site", "ext4"),
            ("/mnt/c/Users/me/site", "9p"),
            ("/mnt/code", "ext4"),
            ("/mnt/Fælles drev/site", "cifs"),
            ("/mnt/Fælles drev/lokal/site", "tmpfs"),
            ("/srv/site", "xfs"),
        ] {
            assert_eq!(file_system(MOUNTS, Path::new(path)), Some(name), "{path}");
        }
    }

    #[test]
    fn drives_of_others_are_silent_and_local_disks_are_not() {
        for silent in ["9p", "drvfs", "nfs4", "cifs", "fuse.sshfs", "fuse"] {
            assert!(is_silent(silent), "{silent}");
        }
        for local in ["ext4", "btrfs", "xfs", "tmpfs", "overlay", "fuseblk"] {
            assert!(!is_silent(local), "{local}");
        }
    }

    #[test]
    fn new_different_and_missing_files_are_found() {
        let seen = |size| Seen { is_folder: false, size, modified: None };
        let look = |files: &[(&str, u64)]| -> Look {
            files.iter().map(|(path, size)| (PathBuf::from(path), seen(*size))).collect()
        };
        let found = different(&look(&[("a", 1), ("b", 1), ("c", 1)]), &look(&[("a", 1), ("b", 2), ("d", 1)]));
        assert_eq!(found, ["b", "c", "d"].map(PathBuf::from).into());
    }
}
