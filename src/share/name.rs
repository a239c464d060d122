//! The name of the folder of a shared copy, which nobody can guess.
//!
//! Takes random bytes of the operating system; gives 26 small letters, which are 122 bits. Small letters alone, because some file systems
//! and hosts take capital and small letters for the same.

use crate::failure::Failure;

/// How many letters a name has.
const LETTERS: usize = 26;
/// Bytes from here on would make the first letters of the alphabet more frequent than others.
const FIRST_UNEVEN: u8 = 26 * 9;

/// A new name.
///
/// # Errors
/// If the operating system gives no random bytes.
pub fn new_name() -> Result<String, Failure> {
    let mut name = String::with_capacity(LETTERS);
    let mut bytes = [0; 64];
    while name.len() < LETTERS {
        getrandom::fill(&mut bytes).map_err(|error| Failure::NoRandomBytes { error: error.to_string() })?;
        let even = bytes.iter().filter(|byte| **byte < FIRST_UNEVEN);
        name.extend(even.map(|byte| char::from(b'a' + byte % 26)).take(LETTERS - name.len()));
    }
    Ok(name)
}

/// Whether a folder has the name of a copy.
pub(super) fn is_name(name: &str) -> bool {
    name.len() == LETTERS && name.bytes().all(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_new_and_have_every_letter() {
        let names: Vec<String> = (0..50).map(|_| new_name().expect("random bytes")).collect();
        assert!(names.iter().all(|name| is_name(name)), "{names:?}");
        let mut once = names.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), names.len());
        let all = names.concat();
        assert!(('a'..='z').all(|letter| all.contains(letter)), "{all}");
    }
}
