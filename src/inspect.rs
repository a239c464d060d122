//! Every finished file, shown once to each inspector.
//!
//! Takes the site's [`Outputs`]; makes each file, shows its path and bytes to every inspector, hands it on to
//! the caller, and gives the problems of the templates and of the inspectors. [`Inspectors::make_all`] is the only
//! caller of [`Outputs::make_all`], so nothing is published that was not inspected. It changes no byte and writes nothing.
//!
//! An inspector is a file in `inspect/` and a field of [`Inspectors`]. It is made once for a build, is called from many
//! threads, and tells its problems at the end.

mod accessibility;
mod copied_file;
mod folded_text;
mod leaks;

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::join::NonPublicTexts;
use crate::render::{Bytes, Output, Outputs};
use crate::source::Sources;
use accessibility::AccessibilityInspector;
pub use copied_file::CopiedFile;
use leaks::LeakScanner;

/// The bytes of a finished file, for whoever takes it.
pub enum Content<'c, 's> {
    InMemory(&'c [u8]),
    /// A file that is copied. What `take` does not read of it is inspected after that.
    Copied(&'c mut CopiedFile<'s>),
}

/// Everything that looks at the finished files of one build.
pub struct Inspectors {
    leaks: LeakScanner,
    /// `None` if the site does not want it, or has no files.
    accessibility: Option<AccessibilityInspector>,
}

impl Inspectors {
    /// Prepares the inspectors of a site's files; without files, there is nothing to look at. `sources` are the texts that the site
    /// was made from.
    ///
    /// # Errors
    /// If there is more text that is not public than can be searched for.
    pub fn new(outputs: Option<&Outputs>, sources: &Sources) -> Result<Inspectors, Failure> {
        let Some(outputs) = outputs else {
            let leaks = LeakScanner::new(&NonPublicTexts::default(), &BTreeSet::new(), sources)?;
            return Ok(Inspectors { leaks, accessibility: None });
        };
        let leaks = LeakScanner::new(&outputs.site().non_public_texts, outputs.shown_words(), sources)?;
        Ok(Inspectors { leaks, accessibility: AccessibilityInspector::new(outputs) })
    }

    /// Makes every file, in parallel and in no order, shows it to each inspector, and hands it to `take`. Gives
    /// the problems of the templates, then those of the inspectors. `is_published` says whether the last published site has a file:
    /// see [`Outputs::make_all`]. Pixels are not inspected, because there are no words in their bytes.
    ///
    /// # Errors
    /// The first failure of `take`, or of reading a file that is copied.
    pub fn make_all(
        &self,
        outputs: &Outputs,
        is_published: impl Fn(&Output) -> bool,
        take: impl Fn(&Output, Content<'_, '_>) -> Result<(), Failure> + Sync,
    ) -> Result<Vec<Diagnostic>, Failure> {
        let mut problems = outputs.make_all(is_published, |output, bytes| {
            let path = output.path.as_str();
            match bytes {
                Bytes::Made(bytes) => {
                    self.leaks.scan(path, &bytes);
                    if let Some(accessibility) = &self.accessibility {
                        accessibility.look(outputs, output, &bytes);
                    }
                    take(output, Content::InMemory(&bytes))?;
                }
                Bytes::Pixels(bytes) => take(output, Content::InMemory(&bytes))?,
                Bytes::CopyOf(from) => {
                    let mut file = CopiedFile::open(from, self.leaks.start())?;
                    take(output, Content::Copied(&mut file))?;
                    if let Some(scan) = file.finish()? {
                        self.leaks.finish(path, scan);
                    }
                }
            }
            Ok(())
        })?;
        problems.extend(self.leaks.problems());
        problems.extend(self.accessibility.iter().flat_map(AccessibilityInspector::problems));
        Ok(problems)
    }

    /// The texts that are not public and were not searched for, because they are too short or public elsewhere.
    pub fn skipped(&self) -> impl Iterator<Item = &str> {
        self.leaks.skipped()
    }
}
