//! The disk to which the programs write.
//!
//! Takes a folder; gives the kind of its file system, waits until everything is written to the disk, and counts what a build
//! left. If the system has no `sync` or does not list its file systems, there is deliberately neither a wait nor a guess.

use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

/// Waits until everything is on the disk: the pending writes of one run must not slow down the next.
pub fn settle() {
    let _there_may_be_none = Command::new("sync").status();
}

/// The kind of file system that holds a folder, from the list of mounts
/// (<https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html>).
pub fn file_system(folder: &Path) -> Option<String> {
    let folder = folder.canonicalize().ok()?;
    let mounts = fs::read_to_string("/proc/self/mountinfo").ok()?;
    let holds = |line: &str| {
        let (mount, kind) = line.split_once(" - ")?;
        let at = Path::new(mount.split(' ').nth(4)?);
        folder.starts_with(at).then(|| (at.components().count(), kind.split(' ').next().map(str::to_owned)))
    };
    // Of two mounts at the same path, the later one hides the other.
    mounts.lines().filter_map(holds).max_by_key(|(depth, _)| *depth)?.1
}

/// What a program wrote.
#[derive(Default, Clone, Copy)]
pub struct Output {
    pub files: usize,
    pub bytes: u64,
    /// How many of the files end with `.html`.
    pub pages: usize,
    pub page_bytes: u64,
}

impl Output {
    /// Everything below a folder except for hidden folders, in which programs keep their own files.
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
