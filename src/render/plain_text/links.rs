//! The addresses in a text, numbered like notes.
//!
//! Takes addresses as they come; gives the number of each, and at the end the list of all. The same address has one number.

use super::sheet::Sheet;

/// The addresses so far, in the order of their numbers.
#[derive(Default)]
pub(super) struct Links(Vec<String>);

impl Links {
    /// The mark behind words that lead to an address: `[3]`. Nothing if the words are the address.
    pub(super) fn mark(&mut self, words: &str, address: &str) -> String {
        let bare = address.strip_prefix("mailto:").or(address.strip_prefix("tel:")).unwrap_or(address);
        if words.trim() == bare || words.trim() == address {
            return String::new();
        }
        let known = self.0.iter().position(|known| known == bare);
        let number = known.unwrap_or_else(|| {
            self.0.push(bare.to_owned());
            self.0.len() - 1
        });
        format!("\u{a0}[{}]", number + 1)
    }

    /// Adds the list of all addresses.
    pub(super) fn list(&self, sheet: &mut Sheet) {
        sheet.set_apart();
        for (at, address) in self.0.iter().enumerate() {
            sheet.indent(&format!("[{}] ", at + 1));
            sheet.words(address);
            sheet.outdent();
        }
    }
}
