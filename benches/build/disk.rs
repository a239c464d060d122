//! The disk that is written to.
//!
//! Takes a folder; gives the kind of its file system, waits until the disk has what was written, and counts what a
//! build left. Where the system has no `sync` or does not tell its file systems, there is deliberately neither a wait
//! nor a guess.

use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

/// Waits until the disk has everything that was written: what one run leaves to be written must not slow the next.
pub fn settle() {
    let _there_may_be_none = Command::new("sync").status();
}

/// The kind of file system that a folder lies on, from the list of mounts
/// (<https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html>).
pub fn file_system(folder: &Path) -> Option<String> {
    let folder = folder.canonicalize().ok()?;
    let mounts = fs::read_to_string("/proc/self/mountinfo").ok()?;
    let holds = |line: &str| {
        let (mount, kind) = line.split_once(" - ")?;
        let at = Path::new(mount.split(' ').nth(4)?);
        folder.starts_with(at).then(|| (at.components().count(), kind.split(' ').next().map(str::to_owned)))
    };
    // Of two mounts at one place, the later one lies over the other.
    mounts.lines().filter_map(holds).max_by_key(|(depth, _)| *depth)?.1
}

/// What a program wrote.
#[derive(Default, Clone, Copy)]
pub struct Output {
    pub files: usize,
    pub bytes: u64,
    /// Of the files, those that end with `.html`.
    pub pages: usize,
    pub page_bytes: u64,
}

impl Output {
    /// Everything below a folder but hidden folders, where a program keeps notes for itself.
    pub fn of(folder: &Path) -> io::Result<Output> {
        let mut output = Output::default();
        output.add(folder)?;
        Ok(output)
    }

    fn add(&mut self, folder: &Path) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let (path, metadata) = (entry.path(), entry.metadata()?);
            if metadata.is_dir() {
                let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
                if !is_hidden {
                    self.add(&path)?;
                }
                continue;
            }
            self.files += 1;
            self.bytes += metadata.len();
            if path.extension().is_some_and(|end| end == "html") {
                self.pages += 1;
                self.page_bytes += metadata.len();
            }
        }
        Ok(())
    }
}
