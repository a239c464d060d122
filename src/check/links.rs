//! Links to addresses of this site lead to something that the build writes.

use super::Content;
use crate::diagnostic::{Diagnostic, Diagnostics, RuleProblem, nearest};
use crate::model::address::Address;
use crate::model::prose::SlotContent;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    for body in &content.with_slots {
        for slot in &body.prose.slots {
            let SlotContent::Address { to, .. } = &slot.content else {
                continue;
            };
            if content.routes.get(&to.output_path()).is_none() {
                diagnostics.push(Diagnostic::new(broken(content, to), body.place(&slot.range)));
            }
        }
    }
}

/// That nothing is at an address, and the one that is most like it.
pub(super) fn broken(content: &Content<'_>, address: &Address) -> RuleProblem {
    let known = content.routes.iter().map(|route| route.address.as_str());
    let meant = nearest(address.as_str(), known).map(str::to_owned);
    RuleProblem::BrokenLink { address: address.clone(), meant }
}
