//! A page with what readers get of each element: whether it is shown, whether assistive technologies are told of it, and what
//! has which id.
//!
//! Takes the tree of a page; gives a [`Page`]. Hidden is what the markup hides: `hidden`, `aria-hidden`, an inline `style`, and
//! elements that browsers never show. Style sheets are not read: what they hide counts as shown.

use std::collections::HashMap;

use super::tree::{Content, Element, NodeId, TooComplex, Tree, Vocabulary};

/// A page to be judged.
pub(super) struct Page {
    pub tree: Tree,
    /// By [`NodeId::index`].
    shown: Vec<Shown>,
    /// Where a node is in the order of the document, and where the last one inside is; by [`NodeId::index`].
    order: Vec<(usize, usize)>,
    ids: HashMap<String, NodeId>,
    /// By [`NodeId::index`].
    roles: Vec<&'static str>,
    /// The `label`s of each field.
    labels: HashMap<NodeId, Vec<NodeId>>,
    /// Whether it is HTML; else it is a picture or other XML.
    pub is_html: bool,
}

/// How a node reaches readers. What is inside a node that does not is hidden, too.
#[derive(Debug, Clone, Copy)]
struct Shown {
    is_rendered: bool,
    /// Unless `visibility` hides it; a node inside can undo that.
    is_visible: bool,
    is_aria_hidden: bool,
}

impl Page {
    /// Reads a page.
    ///
    /// # Errors
    /// If it is too large to be judged in bounded time.
    pub(super) fn read(text: &str) -> Result<Page, TooComplex> {
        let tree = Tree::parse(text)?;
        let mut shown =
            vec![Shown { is_rendered: true, is_visible: true, is_aria_hidden: false }; tree.size()];
        let mut ids = HashMap::new();
        for node in tree.nodes() {
            let around = tree.parent(node).map_or(shown[node.index()], |parent| shown[parent.index()]);
            shown[node.index()] = match tree.element(node) {
                Some(element) => shown_in(element, around),
                None => around,
            };
            if let Some(id) = tree.element(node).and_then(|element| element.attribute("id")) {
                ids.entry(id.to_owned()).or_insert(node);
            }
        }
        let labels = labels(&tree, &ids);
        let order = order(&tree);
        let roles = vec![""; tree.size()];
        Ok(Page { tree, shown, order, ids, roles, labels, is_html: is_html(text) })
    }

    /// Sets what each element is to assistive technologies, by [`NodeId::index`].
    pub(super) fn set_roles(&mut self, roles: Vec<&'static str>) {
        self.roles = roles;
    }

    /// What an element is to assistive technologies.
    pub(super) fn role(&self, node: NodeId) -> &'static str {
        self.roles[node.index()]
    }

    /// Where a node is in the order of the document.
    pub(super) fn order(&self, node: NodeId) -> usize {
        self.order[node.index()].0
    }

    /// Whether a node is another one, or inside it.
    pub(super) fn is_in(&self, node: NodeId, outer: NodeId) -> bool {
        let (first, last) = self.order[outer.index()];
        (first..=last).contains(&self.order(node))
    }

    /// The `label`s of a field, in the order of the document.
    pub(super) fn labels_of(&self, field: NodeId) -> &[NodeId] {
        self.labels.get(&field).map_or(&[], Vec::as_slice)
    }

    /// The first element with an id.
    pub(super) fn with_id(&self, id: &str) -> Option<NodeId> {
        self.ids.get(id).copied()
    }

    /// The elements that a list of ids names.
    pub(super) fn with_ids(&self, ids: &str) -> Vec<NodeId> {
        ids.split_ascii_whitespace().filter_map(|id| self.with_id(id)).collect()
    }

    /// Whether a reader sees a node.
    pub(super) fn is_visible(&self, node: NodeId) -> bool {
        let shown = self.shown[node.index()];
        shown.is_rendered && shown.is_visible
    }

    /// Whether assistive technologies are told of a node.
    pub(super) fn is_exposed(&self, node: NodeId) -> bool {
        self.is_visible(node) && !self.shown[node.index()].is_aria_hidden
    }

    /// The elements that assistive technologies are told of, in the order of the document.
    pub(super) fn exposed(&self) -> impl Iterator<Item = (NodeId, &Element)> {
        self.tree.elements().filter(|(node, _)| self.is_exposed(*node))
    }

    /// Whether the keyboard or a script can move to an element.
    pub(super) fn is_focusable(&self, node: NodeId) -> bool {
        self.is_visible(node)
            && self.tree.element(node).is_some_and(|element| {
                element.attribute("tabindex").is_some_and(is_integer)
                    || self.is_natively_focusable(node, element)
            })
    }

    /// Whether the Tab key stops at an element.
    pub(super) fn is_in_tab_order(&self, node: NodeId) -> bool {
        let tabindex = self.tree.element(node).and_then(|element| element.attribute("tabindex"));
        self.is_focusable(node) && !tabindex.is_some_and(|tabindex| tabindex.trim().starts_with('-'))
    }

    fn is_natively_focusable(&self, node: NodeId, element: &Element) -> bool {
        match element.html() {
            "a" | "area" => element.has("href"),
            "button" | "input" | "select" | "textarea" => !self.is_disabled(node, element),
            "summary" => self.is_summary(node),
            "audio" | "video" => element.has("controls"),
            _ => {
                element.attribute("contenteditable").is_some_and(|value| !value.eq_ignore_ascii_case("false"))
            }
        }
    }

    /// Whether a field is switched off, by itself or by a `fieldset` around it.
    fn is_disabled(&self, node: NodeId, element: &Element) -> bool {
        let mut around = self.tree.ancestors(node);
        element.has("disabled")
            || around.any(|(_, outer)| outer.html() == "fieldset" && outer.has("disabled"))
    }

    /// Whether it is the `summary` that opens its `details`.
    pub(super) fn is_summary(&self, node: NodeId) -> bool {
        let is_summary =
            |node: NodeId| self.tree.element(node).is_some_and(|element| element.html() == "summary");
        let Some(parent) = self.tree.parent(node) else {
            return false;
        };
        let is_in_details = self.tree.element(parent).is_some_and(|outer| outer.html() == "details");
        is_in_details && self.tree.children(parent).find(|child| is_summary(*child)) == Some(node)
    }

    /// The text that readers see in a node, with a blank where a new block or line begins.
    pub(super) fn visible_text(&self, of: NodeId) -> String {
        let mut text = String::new();
        for node in self.tree.descendants(of).filter(|node| self.is_visible(*node)) {
            match self.tree.content(node) {
                Content::Text(part) => text.push_str(part),
                Content::Element(element) if is_block(element) => text.push(' '),
                Content::Element(_) | Content::Other => {}
            }
        }
        text
    }
}

/// Whether browsers begin a new line for an element.
pub(super) fn is_block(element: &Element) -> bool {
    matches!(
        element.html(),
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "br"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "legend"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "td"
            | "th"
            | "tr"
            | "ul"
    )
}

/// Where each node is in the order of the document, and where the last one inside is.
fn order(tree: &Tree) -> Vec<(usize, usize)> {
    let mut order = vec![(usize::MAX, 0); tree.size()];
    let nodes: Vec<NodeId> = tree.nodes().collect();
    for (at, node) in nodes.iter().enumerate() {
        order[node.index()] = (at, at);
    }
    for node in nodes.iter().rev() {
        let (_, last) = order[node.index()];
        if let Some(parent) = tree.parent(*node) {
            order[parent.index()].1 = order[parent.index()].1.max(last);
        }
    }
    order
}

/// The `label`s of each field: a label names the field with the id in `for`, or the first field inside.
fn labels(tree: &Tree, ids: &HashMap<String, NodeId>) -> HashMap<NodeId, Vec<NodeId>> {
    let mut labels: HashMap<NodeId, Vec<NodeId>> = HashMap::new();
    for (label, element) in tree.elements().filter(|(_, element)| element.html() == "label") {
        let field = match element.attribute("for") {
            Some(id) => ids.get(id).copied(),
            None => tree.elements_in(label).find(|(_, inner)| is_labelable(inner)).map(|(field, _)| field),
        };
        if let Some(field) = field.filter(|field| tree.element(*field).is_some_and(is_labelable)) {
            labels.entry(field).or_default().push(label);
        }
    }
    labels
}

/// Whether a `label` can name an element.
fn is_labelable(element: &Element) -> bool {
    match element.html() {
        "button" | "meter" | "output" | "progress" | "select" | "textarea" => true,
        "input" => !element.attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case("hidden")),
        _ => false,
    }
}

fn is_integer(text: &str) -> bool {
    text.trim().parse::<i64>().is_ok()
}

fn shown_in(element: &Element, around: Shown) -> Shown {
    let mut shown = around;
    let tag = element.html();
    let is_never_rendered = match tag {
        "head" | "script" | "style" | "template" | "noscript" | "datalist" | "title" | "meta" | "link"
        | "base" => true,
        "input" => element.attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case("hidden")),
        "dialog" => !element.has("open"),
        "audio" => !element.has("controls"),
        _ => element.vocabulary == Vocabulary::Svg && matches!(element.tag(), "defs" | "metadata" | "symbol"),
    };
    if is_never_rendered || element.has("hidden") {
        shown.is_rendered = false;
    }
    for (name, value) in declarations(element.attribute("style").unwrap_or_default()) {
        match (name.as_str(), value.as_str()) {
            ("display", "none") | ("content-visibility", "hidden") => shown.is_rendered = false,
            ("visibility", "hidden" | "collapse") => shown.is_visible = false,
            ("visibility", "visible") => shown.is_visible = true,
            _ => {}
        }
    }
    shown.is_aria_hidden |=
        element.attribute("aria-hidden").is_some_and(|value| value.eq_ignore_ascii_case("true"));
    shown
}

/// The declarations of an inline style, in small letters.
fn declarations(style: &str) -> impl Iterator<Item = (String, String)> {
    style.split(';').filter_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        let value = value.split('!').next().unwrap_or_default();
        Some((name.trim().to_ascii_lowercase(), value.trim().to_ascii_lowercase()))
    })
}

/// Whether a document is HTML, judged by its first element. A browser knows it by the type that the host gives.
fn is_html(text: &str) -> bool {
    let mut rest = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let is_xml = rest.starts_with("<?xml");
    loop {
        let end = match rest {
            comment if comment.starts_with("<!--") => comment.find("-->").map(|at| at + 3),
            other if other.starts_with("<!") || other.starts_with("<?") => other.find('>').map(|at| at + 1),
            _ => break,
        };
        let Some(end) = end else {
            return true;
        };
        rest = rest[end..].trim_start();
    }
    let name = rest.strip_prefix('<').unwrap_or_default();
    let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    match name.to_ascii_lowercase().as_str() {
        "svg" | "math" => false,
        "html" => true,
        _ => !is_xml,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> Page {
        Page::read(text).expect("a small page")
    }

    #[test]
    fn what_markup_hides_is_hidden() {
        let page = page(
            "<p id=a hidden>x</p><p id=b style='Display: NONE !important'>x</p><p id=c aria-hidden=true>x</p>\
             <div style='visibility:hidden'><p id=d>x</p><p id=e style='visibility:visible'>x</p></div><p id=f>x</p>",
        );
        let exposed: Vec<&str> = ["a", "b", "c", "d", "e", "f"]
            .into_iter()
            .filter(|id| page.with_id(id).is_some_and(|node| page.is_exposed(node)))
            .collect();
        assert_eq!(exposed, ["e", "f"]);
        assert!(page.is_visible(page.with_id("c").expect("it is there")));
    }

    #[test]
    fn a_document_is_html_unless_its_first_element_is_another_one() {
        for html in ["", "x", "<p>", "<!doctype html><!-- <svg> --><html>", "<?xml version='1.0'?>\n<html>"] {
            assert!(is_html(html), "{html}");
        }
        for other in ["<svg>", "<?xml version='1.0'?><!DOCTYPE svg><svg>", " <math lang=en>", "<?xml?><rss>"]
        {
            assert!(!is_html(other), "{other}");
        }
    }

    #[test]
    fn deep_and_broken_documents_are_read() {
        let deep = format!("{}x{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
        assert!(page(&deep).tree.size() > 500);
        assert!(Page::read(&format!("<p {}>", "a=1 ".repeat(5000))).is_err());
        assert!(page(&format!("<p title='{}'>", "a ".repeat(50_000))).is_html);
    }
}
