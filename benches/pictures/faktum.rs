//! The sizes of photographs, made by faktum's functions.
//!
//! Takes a folder of photographs; writes the files into another, as a build does: the next picture begins when there is a thread and memory
//! for it. Nothing else of a build is measured.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

use faktum::pictures::{Encoding, MemoryBudget, Photo, memory_needed};

use super::failure::{Failure, failed};
use super::{THREADS, WIDTHS};

/// What the benchmark starts itself with.
pub const ARGUMENT: &str = "--make";

pub fn make(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::create_dir_all(to).map_err(|error| failed(to.display(), error))?;
    let mut paths = Vec::new();
    for entry in fs::read_dir(from).map_err(|error| failed(from.display(), error))? {
        paths.push(entry.map_err(|error| failed(from.display(), error))?.path());
    }
    let (paths, memory) = (Mutex::new(paths), MemoryBudget::of_this_machine());
    let next = || paths.lock().expect("no thread panics while it has the list").pop();
    thread::scope(|scope| {
        let mut threads = Vec::new();
        for _ in 0..THREADS {
            threads.push(scope.spawn(|| {
                while let Some(path) = next() {
                    make_one(&path, to, &memory)?;
                }
                Ok(())
            }));
        }
        threads.into_iter().try_for_each(|thread| thread.join().expect("no thread panics"))
    })
}

fn make_one(path: &PathBuf, to: &Path, memory: &MemoryBudget) -> Result<(), Failure> {
    let bytes = fs::read(path).map_err(|error| failed(path.display(), error))?;
    let largest = (WIDTHS[3], WIDTHS[3] * 3 / 4);
    let _reserved = memory.reserve(memory_needed(&bytes, largest));
    let photo =
        Photo::decode_for(&bytes, largest).map_err(|error| failed(path.display(), format!("{error:?}")))?;
    let name = path.file_stem().expect("a name").to_string_lossy();
    for width in WIDTHS {
        let smaller = photo.resized((width, width * 3 / 4), None);
        for (encoding, ending) in [(Encoding::WebP, "webp"), (Encoding::Jpeg, "jpg")] {
            let file = to.join(format!("{name}-{width}.{ending}"));
            fs::write(&file, smaller.encode(encoding)).map_err(|error| failed(file.display(), error))?;
        }
    }
    Ok(())
}
