//! What the site says of its sender at the foot of every page.
//!
//! Takes and gives plain values. What a page looks like is not known here.

use super::SiteLink;
use crate::model::Text;
use crate::model::id::PageId;
use crate::model::organisation::Cvr;
use crate::model::source::Channels;
use crate::record;

/// Links in their order.
#[derive(Debug, Clone, PartialEq)]
pub struct SiteLinks<P>(pub Box<[SiteLink<P>]>);

impl<P> Default for SiteLinks<P> {
    fn default() -> Self {
        SiteLinks(Box::default())
    }
}

record! {
    /// What stands at the foot of every page.
    /// da: Hvad der står nederst på alle sider.
    #[derive(Default)]
    pub struct FooterSettings {
        /// A few words on the sender. Empty lines separate paragraphs.
        /// da: Et par ord om afsenderen. Tomme linjer adskiller afsnit.
        pub text: Option<Text>,
        /// The postal address, a line each.
        /// da: Postadressen, en linje for hver del.
        pub address: Option<Text>,
        /// The number in the Danish register of companies.
        /// da: CVR-nummeret.
        pub cvr: Option<Cvr>,
        /// Links in their order: `page:ID`, or a `title` and a `url` as in [the menu](#the-menu).
        /// da: Links i deres rækkefølge: `page:ID` eller `title` og `url` som i menuen.
        pub links: SiteLinks<PageId>,
        ..
        pub channels: Channels,
    }
}
