//! `faktum permalinks`: changes the record of every address that was ever published.

use std::path::Path;

use super::Outcome;
use super::problems::say;
use crate::failure::Failure;
use crate::permalinks;

/// Removes an address from the record, so that no later build requires it.
pub(super) fn forget(site: &Path, address: &str) -> Result<Outcome, Failure> {
    if permalinks::forget(site, address)? {
        say(&format!("{address} is no longer recorded: the site may be without it\n"));
        return Ok(Outcome::Fine);
    }
    let known = permalinks::addresses(site)?;
    let nearest = known.iter().max_by_key(|known| common_start(known, address));
    let meant = nearest.map_or(String::new(), |nearest| format!("; did you mean {nearest}?"));
    Err(Failure::Usage(format!("{address} is not in content/permalinks.lock{meant}")))
}

fn common_start(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count()
}
