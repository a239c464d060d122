//! Links to addresses of this site lead to something that the build writes.

use super::Content;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::prose::SlotContent;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    for body in &content.with_slots {
        for slot in &body.prose.slots {
            let SlotContent::Address { to, .. } = &slot.content else {
                continue;
            };
            if content.routes.get(&to.output_path()).is_none() {
                let message = format!("nothing of this site has the address {to}");
                let known = content.routes.iter().map(|route| route.address.as_str());
                diagnostics.push(
                    Diagnostic::new(Code::BrokenLink, body.place(&slot.range), message)
                        .suggest(to.as_str(), known)
                        .help(if to.as_str().ends_with('/') {
                            "link to the thing itself, `[text](kind:id)`, and the address is always right"
                        } else {
                            "a file content/files/NAME has the address /NAME"
                        }),
                );
            }
        }
    }
}
