//! A hash of a file's bytes.
//!
//! Takes a path; gives the hash of everything in the file. Size and modification time were the alternative: they are read sooner, but a
//! picture that is replaced by one with both the same would keep its old sizes in the published site. The file is read in pieces, because a
//! photograph may be large and several are read at once.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use xxhash_rust::xxh3::Xxh3Default;

/// How much is read at a time, in bytes: it stays in the processor's cache until it is hashed.
const PIECE: usize = 128 << 10;

/// The hash of a file.
pub(super) fn read(from: &Path) -> io::Result<u64> {
    let mut file = File::open(from)?;
    let mut hash = Xxh3Default::new();
    let mut piece = vec![0; PIECE];
    loop {
        match file.read(&mut piece) {
            Ok(0) => return Ok(hash.digest()),
            Ok(count) => hash.update(&piece[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}
