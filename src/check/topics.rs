//! Topics that share an address are one topic.
//!
//! Topics that differ only in small and capital letters are one, as are the two forms that Unicode has for a letter. Any other
//! difference is dropped from the address as well (`Puljer > 1 mio.` and `Puljer < 1 mio.`), and a release would be shown
//! under a topic that it does not have.

use super::Content;
use crate::diagnostic::{Diagnostic, Diagnostics, Location, Related, RuleProblem};
use crate::join::{Ix, Site, Topic};
use crate::letters::compose;
use crate::path;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    let site = content.site;
    in_topic_texts(site, diagnostics);
    for version in site.releases.iter().flat_map(|release| &release.versions) {
        for (at, topic) in version.text.words.topics.iter().enumerate() {
            let same_address = version.topics.iter().find(|ix| site.topics[**ix].id == topic.id);
            let Some(&first) = same_address.filter(|ix| !are_one(&topic.name, &site.topics[**ix].name))
            else {
                continue;
            };
            let problem = RuleProblem::TopicsMerged {
                written: topic.name.to_string(),
                other: site.topics[first].name.to_string(),
                address: site.topics[first].address.clone(),
            };
            let place = Location::value(version.file, path!["topics", at]);
            let diagnostic = Diagnostic::new(problem, place);
            diagnostics.push(match place_of(site, first) {
                Some(place) => diagnostic.related(place, Related::SamePath),
                None => diagnostic,
            });
        }
    }
}

/// A page may be the text of a topic that only shares its address with the page's own.
fn in_topic_texts(site: &Site, diagnostics: &mut Diagnostics) {
    for (ix, shown) in site.topics.entries() {
        let Some(text) = site.topic_text(ix) else {
            continue;
        };
        let Some(topic) = text.text.words.topic.as_ref().filter(|topic| !are_one(&topic.name, &shown.name))
        else {
            continue;
        };
        let problem = RuleProblem::TopicsMerged {
            written: topic.name.to_string(),
            other: shown.name.to_string(),
            address: shown.address.clone(),
        };
        let diagnostic = Diagnostic::new(problem, Location::value(text.file, path!["topic"]));
        diagnostics.push(match place_of(site, ix) {
            Some(place) => diagnostic.related(place, Related::SamePath),
            None => diagnostic,
        });
    }
}

fn are_one(one: &str, other: &str) -> bool {
    one == other || compose(one).to_lowercase() == compose(other).to_lowercase()
}

/// Where a topic is first written as it is shown.
fn place_of(site: &Site, ix: Ix<Topic>) -> Option<Location> {
    let shown = &site.topics[ix];
    let versions = site.releases.iter().flat_map(|release| &release.versions);
    let mut in_language = versions.filter(|version| version.language == shown.language);
    in_language.find_map(|version| {
        let mut topics = version.text.words.topics.iter();
        let at = topics.position(|topic| topic.id == shown.id && topic.name == shown.name)?;
        Some(Location::value(version.file, path!["topics", at]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_that_differ_in_case_or_form_are_one() {
        assert!(are_one("Ældre på Ærø", "ældre pa\u{30a} ærø"));
        assert!(!are_one("Puljer > 1 mio.", "Puljer < 1 mio."));
        assert!(!are_one("Ældre", "Aeldre"));
    }
}
