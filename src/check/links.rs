//! Links to addresses of this site lead to something that the build writes.

use super::Content;
use crate::diagnostic::{Diagnostic, Diagnostics, RuleProblem, nearest};
use crate::model::prose::SlotContent;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    for body in &content.with_slots {
        for slot in &body.prose.slots {
            let SlotContent::Address { to, .. } = &slot.content else {
                continue;
            };
            if content.routes.get(&to.output_path()).is_none() {
                let known = content.routes.iter().map(|route| route.address.as_str());
                let meant = nearest(to.as_str(), known).map(str::to_owned);
                let problem = RuleProblem::BrokenLink { address: to.clone(), meant };
                diagnostics.push(Diagnostic::new(problem, body.place(&slot.range)));
            }
        }
    }
}
