//! `faktum permalinks`: changes the record of every address that was ever published.

use std::path::Path;

use super::Outcome;
use super::problems::tell;
use crate::failure::Failure;
use crate::model::MessageLanguage;
use crate::permalinks;
use crate::words::Message;

/// Removes an address from the record, so that no later build requires it.
pub(super) fn forget(site: &Path, address: &str, language: MessageLanguage) -> Result<Outcome, Failure> {
    if permalinks::forget(site, address)? {
        tell(&Message::Forgotten { address }, language);
        return Ok(Outcome::Fine);
    }
    let known = permalinks::addresses(site)?;
    let meant = known.into_iter().max_by_key(|known| common_start(known, address));
    Err(Failure::UnknownAddress { address: address.to_owned(), meant })
}

fn common_start(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count()
}
