//! What a page is about, for machines: JSON-LD in the vocabulary of schema.org.
//!
//! Takes a page of the routes, the joined facts behind it, and what its `<head>` says; gives the finished text of one `<script>` that browsers never
//! run. Each thing has one id on the whole site, which is its address in the default language with a name behind `#`; pages of other things refer to
//! it. Nothing is said that the page does not say: a fact that schema.org has no exact word for is left out. What is not public never gets here,
//! because the site that is rendered does not have it. JSON-LD 1.1, W3C; <https://schema.org>.

mod agreement;
mod amount;
mod breadcrumbs;
mod collection;
mod identity;
mod organisation;
mod partnership;
mod person;
mod quotation;
mod reference;
mod release;
mod website;

pub(super) use breadcrumbs::step_json;

use serde::Serialize;
use serde_json::value::RawValue;

use super::components::SharingPictureView;
use super::fragments::PageBuilder;
use super::locale::PageLink;
use crate::routes::PageKind;
use crate::theme::Fragment;

/// What the page says of itself.
pub(super) struct Described<'p> {
    /// Its full address.
    pub(super) url: &'p str,
    pub(super) name: &'p str,
    pub(super) description: &'p str,
    pub(super) picture: Option<&'p SharingPictureView<'p>>,
    /// The way to it, without the page itself; `None` on the home page.
    pub(super) way: Option<Way<'p>>,
}

/// The way to a page: the steps that many pages share, as JSON, then its own.
pub(super) struct Way<'p> {
    pub(super) shared: Vec<&'p RawValue>,
    pub(super) own: &'p [PageLink<'p>],
}

/// Everything that one page says.
#[derive(Serialize)]
struct Document<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Node<'a>>,
}

/// A thing. Each kind is declared in its own file.
#[derive(Serialize)]
#[serde(untagged)]
enum Node<'a> {
    WebSite(website::WebSite<'a>),
    Page(collection::WebPage<'a>),
    Article(Box<release::NewsArticle<'a>>),
    Organisation(Box<organisation::Organization<'a>>),
    Person(Box<person::Person<'a>>),
    Partnership(Box<partnership::Project<'a>>),
    Grant(agreement::MonetaryGrant<'a>),
    Quotation(quotation::Quotation<'a>),
    Breadcrumbs(breadcrumbs::BreadcrumbList<'a>),
}

/// The linked data of a page.
pub(super) fn linked_data(builder: &PageBuilder<'_>, page: &PageKind, described: &Described<'_>) -> Fragment {
    let locale = &builder.locale;
    let mut graph = Vec::with_capacity(2);
    match page {
        PageKind::Home(_) => graph.push(Node::WebSite(website::website(builder, described))),
        PageKind::Release(ix, _) => {
            graph.push(Node::Article(Box::new(release::article(builder, *ix, described))));
        }
        PageKind::Partnership(ix, _) => {
            graph.push(Node::Partnership(Box::new(partnership::project(builder, *ix, described))));
        }
        PageKind::Agreement(ix, _) => {
            graph.extend(agreement::grants(builder, *ix, described).into_iter().map(Node::Grant));
        }
        PageKind::Organisation(ix, _) => {
            graph.push(Node::Organisation(Box::new(organisation::organization(builder, *ix, described))));
        }
        PageKind::Person(ix, _) => {
            graph.push(Node::Person(Box::new(person::person(builder, *ix, described))));
            graph.extend(quotation::quotations(locale, *ix).into_iter().map(Node::Quotation));
        }
        PageKind::Page(..) => graph.push(Node::Page(collection::page("WebPage", locale, described))),
        PageKind::List { .. }
        | PageKind::Year { .. }
        | PageKind::Index(..)
        | PageKind::Corrections(_)
        | PageKind::Data(_)
        | PageKind::Search(_) => {
            graph.push(Node::Page(collection::page("CollectionPage", locale, described)));
        }
        PageKind::Redirect { .. } | PageKind::NotFound | PageKind::AccessibilityStatement(_) => {}
    }
    if let Some(way) = &described.way {
        graph.push(Node::Breadcrumbs(breadcrumbs::breadcrumbs(locale, way, described)));
    }
    Fragment::new(&script_text(&Document { context: "https://schema.org", graph }))
}

/// A part that many pages share, as JSON.
#[expect(clippy::expect_used, reason = "memory takes every byte, and all keys are texts")]
fn json(part: &impl Serialize) -> Box<RawValue> {
    serde_json::value::to_raw_value(part).expect("texts and numbers are JSON")
}

/// How much room the text of most pages needs, in bytes.
const USUAL: usize = 4 << 10;

/// A document as the text of a `<script>`. HTML ends such a text at `</script`, and `<!--` changes where that is (HTML, 13.1.2.1). In JSON, `<` is only
/// in strings, where it can be written with its number.
#[expect(clippy::expect_used, reason = "memory takes every byte, and all keys are texts")]
fn script_text(document: &Document<'_>) -> String {
    let mut json = Vec::with_capacity(USUAL);
    serde_json::to_writer(&mut json, document).expect("texts and numbers are JSON");
    let json = String::from_utf8(json).expect("JSON is UTF-8");
    if json.contains('<') { json.replace('<', "\\u003c") } else { json }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_script_or_begins_a_comment() {
        let described = Described {
            url: "https://faktum.example/",
            name: "a </script><!-- <script> b \u{2028} \"c\" & d",
            description: "",
            picture: None,
            way: None,
        };
        let page = breadcrumbs::of_steps(Vec::new(), &described);
        let text = script_text(&Document { context: "c", graph: vec![Node::Breadcrumbs(page)] });
        assert!(!text.contains('<'), "{text}");
        let read: serde_json::Value = serde_json::from_str(&text).expect("the text is JSON");
        assert_eq!(read["@graph"][0]["itemListElement"][0]["name"], described.name);
    }
}
