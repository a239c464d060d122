//! A file of the site that is copied as it is, for example a picture.
//!
//! Takes its path and the search for leaks; gives its bytes to whoever publishes it, and shows each piece to the search on the
//! way, so that the file is read once. Reading it whole was the alternative: a video may be larger than the memory. It
//! does not write or compare anything.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

use super::leaks::Scan;
use crate::failure::{Failure, Operation};

/// An open file whose bytes are inspected while they are read.
pub struct CopiedFile<'s> {
    path: &'s Path,
    file: File,
    /// In bytes.
    pub size: u64,
    scan: Option<Scan<'s>>,
}

impl<'s> CopiedFile<'s> {
    /// Opens the file. Without a `scan` its bytes are not inspected.
    pub(super) fn open(path: &'s Path, scan: Option<Scan<'s>>) -> Result<CopiedFile<'s>, Failure> {
        let file = File::open(path).map_err(Failure::at(path, Operation::Read))?;
        let size = file.metadata().map_err(Failure::at(path, Operation::Read))?.len();
        Ok(CopiedFile { path, file, size, scan })
    }

    /// Writes the whole file, even if some of it has been read already.
    ///
    /// # Errors
    /// If the system refuses to read or write.
    pub fn copy_to(&mut self, to: &mut File) -> io::Result<()> {
        self.file.rewind()?;
        match &mut self.scan {
            // The system copies the file without handing its bytes to the program.
            None => io::copy(&mut self.file, to)?,
            Some(scan) => {
                scan.rewind();
                io::copy(self, to)?
            }
        };
        Ok(())
    }

    /// Reads what has not been read, so that all of it is inspected, and gives the search.
    pub(super) fn finish(mut self) -> Result<Option<Scan<'s>>, Failure> {
        if self.scan.is_some() {
            let path = self.path;
            io::copy(&mut self, &mut io::sink()).map_err(Failure::at(path, Operation::Read))?;
        }
        Ok(self.scan)
    }
}

impl Read for CopiedFile<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        if let Some(scan) = &mut self.scan {
            scan.push(&buffer[..count]);
        }
        Ok(count)
    }
}
