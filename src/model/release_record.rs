//! What releases said when they were last published, as `content/releases.lock` records it.
//!
//! Takes and gives plain values. Which texts are hashed is said by `crate::fingerprint`; whether a release has changed is a
//! check.
//!
//! A line is the first address of a release in a language, a day, the version of the form, and [`Fingerprint`]: the title, the
//! text, the facts, the amounts, the withdrawal and the entries of `changes`, each as a [`ShortHash`]. `-` stands for nothing.

use std::fmt;
use std::str::FromStr;

use super::Day;
use super::address::Address;

/// What is hashed, and how. A program that hashes something else has another version, and does not compare the two.
pub const FORM: &str = "v1";

/// What stands for no withdrawal and for no changes.
const NOTHING: &str = "-";

/// The last 48 bits of a hash, which are enough to tell two texts apart; 12 digits of base 16.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ShortHash(u64);

/// How many digits a hash is written with.
const DIGITS: usize = 12;

impl ShortHash {
    /// The short form of a hash of 64 bits.
    pub fn new(hash: u64) -> ShortHash {
        ShortHash(hash & 0xffff_ffff_ffff)
    }
}

impl fmt::Display for ShortHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:0width$x}", self.0, width = DIGITS)
    }
}

impl FromStr for ShortHash {
    type Err = ();

    fn from_str(text: &str) -> Result<ShortHash, ()> {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if text.len() != DIGITS || !text.bytes().all(is_digit) {
            return Err(());
        }
        u64::from_str_radix(text, 16).map(ShortHash).map_err(|_| ())
    }
}

/// What a release says in a language, as hashes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint {
    pub title: ShortHash,
    /// Everything else that readers read.
    pub text: ShortHash,
    /// Who published it, and when.
    pub facts: ShortHash,
    /// The amounts of money in the title and the text.
    pub amounts: ShortHash,
    /// That it is withdrawn.
    pub withdrawn: Option<ShortHash>,
    /// The entries of `changes`, in their order.
    pub changes: Box<[ShortHash]>,
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Fingerprint { title, text, facts, amounts, withdrawn, changes } = self;
        write!(f, "{title} {text} {facts} {amounts} ")?;
        match withdrawn {
            Some(withdrawn) => write!(f, "{withdrawn} ")?,
            None => write!(f, "{NOTHING} ")?,
        }
        let changes: Vec<String> = changes.iter().map(ShortHash::to_string).collect();
        f.write_str(if changes.is_empty() { NOTHING } else { "" })?;
        f.write_str(&changes.join(","))
    }
}

impl FromStr for Fingerprint {
    type Err = ();

    fn from_str(text: &str) -> Result<Fingerprint, ()> {
        let parts: Vec<&str> = text.split(' ').collect();
        let &[title, text, facts, amounts, withdrawn, changes] = parts.as_slice() else {
            return Err(());
        };
        let mut known_changes = Vec::new();
        if changes != NOTHING {
            for change in changes.split(',') {
                known_changes.push(change.parse()?);
            }
        }
        Ok(Fingerprint {
            title: title.parse()?,
            text: text.parse()?,
            facts: facts.parse()?,
            amounts: amounts.parse()?,
            withdrawn: if withdrawn == NOTHING { None } else { Some(withdrawn.parse()?) },
            changes: known_changes.into(),
        })
    }
}

/// What a release said in a language when it was last published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedRelease {
    /// The address at which it was first published. It stays the same when the release is renamed.
    pub address: Address,
    /// The day on which it was recorded.
    pub day: Day,
    /// `None` if a program with another form recorded it.
    pub fingerprint: Option<Fingerprint>,
}

impl RecordedRelease {
    /// Whether this line counts, and not another one of the same release: after a merge there can be two. What was published last
    /// counts; of one day, what names more changes.
    pub fn counts_more_than(&self, other: &RecordedRelease) -> bool {
        let rank = |line: &RecordedRelease| {
            let changes = line.fingerprint.as_ref().map(|fingerprint| fingerprint.changes.len());
            (line.day, changes)
        };
        rank(self) >= rank(other)
    }
}

impl fmt::Display for RecordedRelease {
    /// Writes the line, which needs the fingerprint.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {FORM}", self.address, self.day)?;
        self.fingerprint.iter().try_for_each(|fingerprint| write!(f, " {fingerprint}"))
    }
}

impl FromStr for RecordedRelease {
    type Err = ();

    /// Reads a line. Of a line in another form, only the address and the day are read.
    fn from_str(line: &str) -> Result<RecordedRelease, ()> {
        let mut parts = line.splitn(4, ' ');
        let (Some(address), Some(day), Some(form)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(());
        };
        let rest = parts.next().unwrap_or_default();
        let is_form = form.strip_prefix('v').is_some_and(|number| number.parse::<u32>().is_ok());
        if !is_form {
            return Err(());
        }
        let fingerprint = if form == FORM { Some(rest.parse()?) } else { None };
        let address = Address::parse(address).ok_or(())?;
        Ok(RecordedRelease { address, day: day.parse().map_err(|_| ())?, fingerprint })
    }
}

/// The releases of a site's past.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseRecord {
    /// In the order of their addresses; those of one address in the order of the file.
    lines: Vec<RecordedRelease>,
}

impl ReleaseRecord {
    pub fn new(mut lines: Vec<RecordedRelease>) -> ReleaseRecord {
        lines.sort_by(|one, other| one.address.cmp(&other.address));
        ReleaseRecord { lines }
    }

    /// Every line, those that do not count as well.
    pub fn lines(&self) -> &[RecordedRelease] {
        &self.lines
    }

    /// What the release that was first published at an address said on a day.
    pub fn at(&self, address: &Address, day: Day) -> Option<&RecordedRelease> {
        let first = self.lines.partition_point(|line| line.address < *address);
        let lines = self.lines[first..].iter().take_while(|line| line.address == *address);
        let known = lines.filter(|line| line.day <= day);
        known.reduce(|counting, line| if line.counts_more_than(counting) { line } else { counting })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str =
        "/a/ 2020-05-04 v1 000000000001 000000000002 000000000003 000000000004 - 000000000005,0000000000ff";

    #[test]
    fn a_line_is_read_as_it_is_written() {
        let line: RecordedRelease = LINE.parse().expect("a line");
        assert_eq!(line.to_string(), LINE);
        assert_eq!(ShortHash::new(u64::MAX).to_string(), "ffffffffffff");
        let later: RecordedRelease =
            "/a/ 2020-05-04 v27 anything at all".parse().expect("a line of another form");
        assert_eq!(later.fingerprint, None);
        for wrong in [
            "",
            "/a/",
            "/a/ 2020-05-04",
            "/a/ 2020-05-04 v",
            "/a/ 2020-05-04 v1",
            "/a/ 2020-13-04 v27 x",
            "a 2020-05-04 v27 x",
            &LINE.replace("000000000001", "00000000001"),
            &LINE.replace("000000000001", "00000000000G"),
            &LINE.replace("000000000005,", ","),
            &format!("{LINE} -"),
        ] {
            assert_eq!(wrong.parse::<RecordedRelease>(), Err(()), "{wrong}");
        }
    }

    #[test]
    fn of_several_lines_that_of_the_last_day_counts_and_then_that_with_more_changes() {
        let lines = [
            LINE.replace("2020-05-04", "2020-05-02"),
            LINE.replace("000000000001", "000000000009"),
            LINE.replace("000000000005,0000000000ff", "-"),
            LINE.replace("2020-05-04", "2021-01-01"),
        ];
        let lines: Vec<RecordedRelease> = lines.iter().map(|line| line.parse().expect("a line")).collect();
        let record = ReleaseRecord::new(lines.clone());
        let address = &lines[0].address;
        let on = |day: &str| record.at(address, day.parse().expect("a day"));
        assert_eq!(on("2020-05-01"), None);
        assert_eq!(on("2020-05-03"), Some(&lines[0]));
        assert_eq!(on("2020-12-31"), Some(&lines[1]));
        assert_eq!(on("2021-01-01"), Some(&lines[3]));
    }
}
