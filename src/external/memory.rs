//! What hosts have said before, with the moment, in a file of the site's folder outside of `content/`.
//!
//! Takes the folder; gives the answers that are still fresh, and writes new ones. The file only saves requests: without it everything is
//! asked again. It is not meant for git, and the folder says so itself.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Verdict;
use crate::failure::{Failure, Operation, if_there};
use crate::model::DateTimeInput;
use crate::model::date::{Moment, Zone};

/// The file, below the site's folder.
pub const FILE: &str = ".faktum/external-links.json";
/// What keeps the folder out of git.
const IGNORE_FILE: &str = ".gitignore";

/// The form of the file.
const VERSION: u32 = 1;

/// For how many seconds a page that was there counts as there, and a new address as new.
const FINE_FOR: u64 = 7 * 24 * 60 * 60;
/// For how many seconds a page that was gone counts as gone. Somebody may have mended it.
const GONE_FOR: u64 = 24 * 60 * 60;

/// What hosts have said.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    version: u32,
    /// By the address that was asked for.
    addresses: BTreeMap<String, Remembered>,
}

/// What a host has said of an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    /// RFC 3339, in UTC.
    asked: String,
    #[serde(flatten)]
    answer: Answer,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "kebab-case")]
enum Answer {
    Fine,
    Gone { status: u16 },
    Moved { to: String },
}

impl Memory {
    /// Reads the file of a site; empty if there is none, and `None` if it is not one that this program wrote.
    ///
    /// # Errors
    /// If the system refuses to read.
    pub fn read(site: &Path) -> Result<Option<Memory>, Failure> {
        let file = site.join(FILE);
        let text = if_there(fs::read(&file)).map_err(Failure::at(&file, Operation::Read))?;
        let Some(text) = text else {
            return Ok(Some(Memory::default()));
        };
        let memory = serde_json::from_slice::<Memory>(&text).ok();
        Ok(memory.filter(|memory| memory.version == VERSION))
    }

    /// Forgets what no text has any more.
    pub fn keep<'u>(&mut self, targets: impl Iterator<Item = &'u str>) {
        let mut kept = BTreeMap::new();
        for target in targets {
            if let Some((address, remembered)) = self.addresses.remove_entry(target) {
                kept.insert(address, remembered);
            }
        }
        self.addresses = kept;
    }

    /// What was said of an address, if it is still fresh. An answer from the future is not: a clock was wrong.
    pub(super) fn fresh(&self, address: &str, now: Moment) -> Option<Verdict> {
        let Remembered { asked, answer } = self.addresses.get(address)?;
        let asked = asked.parse::<DateTimeInput>().ok()?.moment(&Zone::utc());
        if now < asked {
            return None;
        }
        let age = asked.until(now).as_secs();
        let (verdict, fresh_for) = match answer {
            Answer::Fine => (Verdict::Fine, FINE_FOR),
            Answer::Gone { status } => (Verdict::Gone { status: *status, remembered: Some(asked) }, GONE_FOR),
            Answer::Moved { to } => (Verdict::Moved { to: to.clone() }, FINE_FOR),
        };
        (age < fresh_for).then_some(verdict)
    }

    /// Remembers a verdict. What nobody is sure of is asked again the next time.
    pub(super) fn learn(&mut self, address: &str, verdict: &Verdict, now: Moment) {
        let answer = match verdict {
            Verdict::Fine => Answer::Fine,
            Verdict::Gone { status, .. } => Answer::Gone { status: *status },
            Verdict::Moved { to } => Answer::Moved { to: to.clone() },
            Verdict::Status(_) | Verdict::NoAnswer | Verdict::NotAsked(_) => {
                self.addresses.remove(address);
                return;
            }
        };
        let remembered = Remembered { asked: now.rfc3339(&Zone::utc()), answer };
        self.addresses.insert(address.to_owned(), remembered);
    }

    /// Writes the file of a site, in one step.
    ///
    /// # Errors
    /// If the system refuses to write.
    pub fn write(&mut self, site: &Path) -> Result<(), Failure> {
        self.version = VERSION;
        let file = site.join(FILE);
        let folder = file.parent().unwrap_or(site);
        fs::create_dir_all(folder).map_err(Failure::at(folder, Operation::Create))?;
        let ignore = folder.join(IGNORE_FILE);
        if !ignore.exists() {
            fs::write(&ignore, "*\n").map_err(Failure::at(&ignore, Operation::Write))?;
        }
        let mut text = serde_json::to_vec_pretty(self)
            .map_err(std::io::Error::from)
            .map_err(Failure::at(&file, Operation::Write))?;
        text.push(b'\n');
        // Two runs at once must not write into one file.
        let beside = file.with_extension(format!("json.{}", std::process::id()));
        fs::write(&beside, text).map_err(Failure::at(&beside, Operation::Write))?;
        fs::rename(&beside, &file).map_err(Failure::at(&file, Operation::Replace))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 60 * 60;

    fn day(number: i64) -> Moment {
        Moment::from_unix_seconds(number * DAY).expect("a moment")
    }

    #[test]
    fn a_dead_link_is_remembered_for_a_day_and_a_good_one_for_a_week() {
        let mut memory = Memory::default();
        let gone = Verdict::Gone { status: 404, remembered: None };
        memory.learn("https://a.dk/", &gone, day(10));
        memory.learn("https://b.dk/", &Verdict::Fine, day(10));
        let later = day(10).seconds_later(23 * 60 * 60);
        assert_eq!(
            memory.fresh("https://a.dk/", later),
            Some(Verdict::Gone { status: 404, remembered: Some(day(10)) })
        );
        assert_eq!(memory.fresh("https://a.dk/", day(11)), None);
        assert_eq!(memory.fresh("https://b.dk/", day(16)), Some(Verdict::Fine));
        assert_eq!(memory.fresh("https://b.dk/", day(17)), None);
        assert_eq!(memory.fresh("https://b.dk/", day(9)), None);
    }

    #[test]
    fn what_nobody_is_sure_of_is_forgotten() {
        let mut memory = Memory::default();
        memory.learn("https://a.dk/", &Verdict::Fine, day(10));
        memory.learn("https://a.dk/", &Verdict::NoAnswer, day(10));
        assert_eq!(memory, Memory::default());
    }
}
