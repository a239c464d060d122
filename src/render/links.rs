//! Links to pages of the site, finished.
//!
//! Takes what is linked to; gives the HTML that the theme's component `page_link` makes of it. A link stands on many pages:
//! it is a block, made once for a language. Where only a link's address or name is wanted, the locale has it.

use super::RenderError;
use super::fragments::{OnceFragment, PageBuilder, get_or_render};
use super::views::PageLink;
use crate::join::{Agreement, Beside, Ix, Organisation, Partnership, Person, Release, Site, Topic};
use crate::theme::{Fragment, TemplateContext};

/// The links to each page of a site that have been made so far.
pub(super) struct Links {
    organisations: Beside<Organisation, OnceFragment>,
    people: Beside<Person, OnceFragment>,
    partnerships: Beside<Partnership, OnceFragment>,
    agreements: Beside<Agreement, OnceFragment>,
    releases: Beside<Release, OnceFragment>,
    topics: Beside<Topic, OnceFragment>,
}

impl Links {
    /// None yet.
    pub(super) fn new(site: &Site) -> Links {
        Links {
            organisations: site.organisations.beside(OnceFragment::new),
            people: site.people.beside(OnceFragment::new),
            partnerships: site.partnerships.beside(OnceFragment::new),
            agreements: site.agreements.beside(OnceFragment::new),
            releases: site.releases.beside(OnceFragment::new),
            topics: site.topics.beside(OnceFragment::new),
        }
    }
}

impl<'a> PageBuilder<'a, '_> {
    /// A link to the page of an organisation.
    ///
    /// # Errors
    /// The problem of the component, as for all links.
    pub(super) fn organisation(&self, ix: Ix<Organisation>) -> Result<&'a Fragment, RenderError> {
        get_or_render(&self.fragments.links.organisations[ix], || self.link(&self.locale.organisation(ix)))
    }

    /// Links to the pages of organisations, in this order.
    pub(super) fn organisations(&self, all: &[Ix<Organisation>]) -> Result<Vec<&'a Fragment>, RenderError> {
        all.iter().map(|ix| self.organisation(*ix)).collect()
    }

    /// A link to the page of a person.
    pub(super) fn person(&self, ix: Ix<Person>) -> Result<&'a Fragment, RenderError> {
        get_or_render(&self.fragments.links.people[ix], || self.link(&self.locale.person(ix)))
    }

    /// A link to the page of a partnership.
    pub(super) fn partnership(&self, ix: Ix<Partnership>) -> Result<&'a Fragment, RenderError> {
        get_or_render(&self.fragments.links.partnerships[ix], || self.link(&self.locale.partnership(ix)))
    }

    /// A link to the page of an agreement.
    pub(super) fn agreement(&self, ix: Ix<Agreement>) -> Result<&'a Fragment, RenderError> {
        get_or_render(&self.fragments.links.agreements[ix], || self.link(&self.locale.agreement(ix)))
    }

    /// A link to the page of a release.
    pub(super) fn release_link(&self, ix: Ix<Release>) -> Result<&'a Fragment, RenderError> {
        get_or_render(&self.fragments.links.releases[ix], || self.link(&self.locale.release(ix)))
    }

    /// A link to the page of a topic.
    pub(super) fn topic(&self, ix: Ix<Topic>) -> Result<&'a Fragment, RenderError> {
        get_or_render(&self.fragments.links.topics[ix], || self.link(&self.locale.topic(ix)))
    }

    /// A link to anything; it is made anew each time.
    pub(super) fn link(&self, to: &PageLink<'_>) -> Result<Fragment, RenderError> {
        self.renderer.component("page_link", &TemplateContext::default().with("to", to))
    }
}
