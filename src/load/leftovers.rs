//! Files that programs leave beside those that people write: locks, copies and views of folders.
//!
//! Takes the name of a file or folder; gives whether it is such a leftover. These are passed over without a word, because
//! nobody wrote them, and whoever has the file open cannot remove them.

/// Endings of the copies that editors work on or keep: Vim's swap files, JetBrains' safe writes.
const ENDINGS: [&str; 6] = ["~", ".swp", ".swo", ".swx", "___jb_tmp___", "___jb_old___"];

/// Beginnings: Office's lock of an open file (`~$x.docx`), its unsaved copies, and the second half of a file that macOS
/// puts beside it on other file systems.
const BEGINNINGS: [&str; 3] = ["~$", "~WRL", "._"];

/// Names: how Windows, macOS and Linux show a folder, and a folder in archives that macOS has packed.
const NAMES: [&str; 6] = ["Thumbs.db", "ehthumbs.db", "desktop.ini", ".DS_Store", ".directory", "__MACOSX"];

/// Whether a name is that of a leftover.
pub(super) fn is_leftover(name: &str) -> bool {
    // Emacs has `#x#` and `.#x`, LibreOffice `.~lock.x#`.
    let is_lock = name.ends_with('#') && (name.starts_with('#') || name.starts_with(".~lock."))
        || name.starts_with(".#");
    is_lock
        || ENDINGS.iter().any(|ending| name.ends_with(ending))
        || BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))
        || NAMES.iter().any(|known| name.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_leave_behind_is_known_by_its_name() {
        for name in [
            "~$skoler.docx",
            "~WRL0001.tmp",
            ".DS_Store",
            "thumbs.db",
            "Desktop.ini",
            ".skoler.md.swp",
            "skoler.md~",
            ".~lock.skoler.odt#",
            "#skoler.md#",
            ".#skoler.md",
            "._skoler.pdf",
        ] {
            assert!(is_leftover(name), "{name}");
        }
        for name in ["skoler.md", ".well-known", "db.pdf", "swp.md", "a#b", "~a.pdf"] {
            assert!(!is_leftover(name), "{name}");
        }
    }
}
