//! What a copy of the site has that is handed to somebody, and what it says on every page.
//!
//! Takes the outputs; keeps the files of such a copy, and gives the banner in the language of a page. What is in a copy is one list, here
//! and in [`crate::routes`] (`is_shared`): what is not named is not in it. The banner is put into pages by [`crate::share`], not by templates, so no
//! theme can lose it.

use super::locale::Locale;
use super::{MadeFrom, Output, Outputs};
use crate::html::escape;
use crate::model::Day;
use crate::model::address::Address;
use crate::routes::Endpoint;

/// Files in `content/files/` that hosts read instead of serving them.
const HOST_FILES: [&str; 9] = [
    "/CNAME",
    "/robots.txt",
    "/_headers",
    "/_redirects",
    "/.htaccess",
    "/.nojekyll",
    "/nginx-redirects.map",
    "/nginx-query-redirects.map",
    "/netlify.toml",
];

impl Outputs {
    /// Keeps only what is in a copy that is handed to somebody: pages with content, pictures, copied files, and what pages need to be shown.
    pub fn keep_shared(&mut self) {
        let mut list = std::mem::take(&mut self.list);
        list.retain(|output| self.is_shared(output));
        self.list = list;
    }

    fn is_shared(&self, output: &Output) -> bool {
        let MadeFrom::Route(at) = output.made_from else {
            return true;
        };
        let route = &self.checked.routes()[at];
        match &route.endpoint {
            Endpoint::Page(page) => page.is_shared(),
            Endpoint::Resource(resource) => resource.is_shared() && !is_for_hosts(&route.address),
        }
    }

    /// What every page of a copy says until when it may be used, as HTML; in the site's default language without a page.
    pub fn share_banner(&self, output: Option<&Output>, expires: Day) -> String {
        let language = output.and_then(|output| match output.made_from {
            MadeFrom::Route(at) => match &self.checked.routes()[at].endpoint {
                Endpoint::Page(page) => page.language(),
                Endpoint::Resource(_) => None,
            },
            MadeFrom::Asset(_) => None,
        });
        let language = language.unwrap_or(self.site().settings.default_language());
        let locale = Locale::new(self.site(), &self.theme, language);
        let day = expires.print(locale.conventions());
        let label = locale.string("share_label", &[]);
        let notice = locale.string("share_notice", &[("day", &day)]);
        let time = format!("<time datetime=\"{expires}\">{}</time>", escape(&day));
        let notice = escape(&notice).replacen(&*escape(&day), &time, 1);
        let (tag, label) = (language.tag(), escape(&label));
        format!(
            "<aside class=\"share-banner\" lang=\"{tag}\" aria-label=\"{label}\"><div class=\"width\"><p class=\"held-back\">\
             <strong class=\"tag tag-held-back\">{label}</strong> {notice}</p></div></aside>"
        )
    }
}

/// Whether hosts read a file at this address.
fn is_for_hosts(address: &Address) -> bool {
    HOST_FILES.iter().any(|file| address.eq_ignore_ascii_case(file)) || address.starts_with("/.well-known/")
}
