//! A shared copy as a `.zip`; the only module that imports zip.
//!
//! Takes a copy and the path of an archive; makes the files in a hidden folder beside it, packs them in the order of their paths and with a
//! fixed time, and moves the archive to its place. An archive is known by its comment, so no other file is overwritten.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::{Copy, ROBOTS, ROBOTS_TEXT, folders_of_copies, remove};
use crate::diagnostic::Diagnostics;
use crate::failure::{Failure, Operation, OutputRefusal, if_there};
use crate::publish::{Lock, SHARE_MARK};

/// The comment of an archive that faktum wrote.
const COMMENT: &str = "faktum build --share";

/// The lock of a hidden folder: while it is held, its run is alive.
const LOCK: &str = "lock";

/// Files that are packed already.
const PACKED: [&str; 9] = ["gif", "gz", "jpeg", "jpg", "mp4", "pdf", "png", "webp", "zip"];

/// Refuses a path at which something is that faktum did not write.
pub(super) fn check(archive: &Path) -> Result<(), Failure> {
    let refused = Failure::OutputFolder { folder: archive.to_owned(), why: OutputRefusal::OtherArchive };
    let Some(found) =
        if_there(fs::symlink_metadata(archive)).map_err(Failure::at(archive, Operation::Find))?
    else {
        return Ok(());
    };
    if !found.is_file() {
        return Err(refused);
    }
    let file = File::open(archive).map_err(Failure::at(archive, Operation::Read))?;
    match ZipArchive::new(file) {
        Ok(zip) if zip.comment() == COMMENT.as_bytes() => Ok(()),
        _ => Err(refused),
    }
}

/// Writes a copy to an archive; `false` if it has errors.
pub(super) fn write(copy: &Copy<'_>, archive: &Path, diagnostics: &mut Diagnostics) -> Result<bool, Failure> {
    check(archive)?;
    let parent = archive.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(Failure::at(parent, Operation::Create))?;
    let name = archive.file_name().unwrap_or_default().to_string_lossy();
    let beginning = format!(".{name}.part-");
    remove_left_behind(parent, &beginning)?;
    let hidden = parent.join(format!("{beginning}{}", copy.name));
    let alive = create_locked(&parent.join(format!(".{name}.new-{}", copy.name)), &hidden)?;
    let written = pack(copy, &hidden, archive, diagnostics);
    drop(alive);
    remove(&hidden)?;
    written
}

/// Makes a hidden folder that is locked from the moment at which other runs can find it: until then it has another name.
fn create_locked(new: &Path, hidden: &Path) -> Result<Lock, Failure> {
    fs::create_dir(new).map_err(Failure::at(new, Operation::Create))?;
    let alive = Lock::take(&new.join(LOCK), new)?;
    fs::rename(new, hidden).map_err(Failure::at(hidden, Operation::Create))?;
    Ok(alive)
}

/// Removes what runs that were killed left beside an archive.
fn remove_left_behind(parent: &Path, beginning: &str) -> Result<(), Failure> {
    for left_behind in folders_of_copies(parent, beginning)? {
        match Lock::take(&left_behind.join(LOCK), &left_behind) {
            Ok(_nobody_had_it) => remove(&left_behind)?,
            Err(Failure::Busy { .. }) => {}
            // Its run, or another one, has just removed it.
            Err(_) if !left_behind.exists() => {}
            Err(failure) => return Err(failure),
        }
    }
    Ok(())
}

/// Makes the files in a hidden folder, packs them there, and moves the archive to its place.
fn pack(
    copy: &Copy<'_>,
    hidden: &Path,
    archive: &Path,
    diagnostics: &mut Diagnostics,
) -> Result<bool, Failure> {
    let files = hidden.join(copy.name);
    fs::create_dir(&files).map_err(Failure::at(&files, Operation::Create))?;
    if !copy.make(&files, diagnostics)? {
        return Ok(false);
    }
    let packed = hidden.join("archive.zip");
    write_zip(copy, &files, &packed).map_err(Failure::at(&packed, Operation::Write))?;
    fs::rename(&packed, archive).map_err(Failure::at(archive, Operation::Move))?;
    Ok(true)
}

fn write_zip(copy: &Copy<'_>, files: &Path, packed: &Path) -> io::Result<()> {
    // The time is the first that an archive can have: that of the build would say nothing, and differ each time.
    let options = SimpleFileOptions::default().unix_permissions(0o644);
    let mut zip = ZipWriter::new(File::create_new(packed)?);
    zip.set_comment(COMMENT).map_err(io::Error::other)?;
    let mut paths: Vec<&str> = copy.outputs.list().iter().map(|output| output.path.as_str()).collect();
    paths.push(SHARE_MARK);
    paths.sort_unstable();
    for path in paths {
        let method = if is_packed(path) { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let mut file = File::open(files.join(path))?;
        let is_large = file.metadata()?.len() >= u64::from(u32::MAX);
        let options = options.compression_method(method).large_file(is_large);
        zip.start_file(format!("{}/{path}", copy.name), options)?;
        io::copy(&mut file, &mut zip)?;
    }
    zip.start_file(ROBOTS, options)?;
    io::copy(&mut ROBOTS_TEXT.as_bytes(), &mut zip)?;
    zip.finish()?;
    Ok(())
}

fn is_packed(path: &str) -> bool {
    let ending = PathBuf::from(path.to_ascii_lowercase());
    let ending = ending.extension().unwrap_or_default();
    PACKED.iter().any(|packed| ending == *packed)
}
