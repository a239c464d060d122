//! The accessible name of an element: what assistive technologies call it.
//!
//! Takes an element of a page; gives its name, as far as markup alone decides it (Accessible Name and Description Computation
//! 1.2, HTML-AAM 1.0). Content that a style sheet adds is not known here.

use super::page::{Page, is_block};
use super::role;
use super::tree::{Content, Element, NodeId, Vocabulary};

/// How deep names are made of names: elements nest no deeper, and `aria-labelledby` is followed once.
const DEEPEST: usize = 600;

/// The accessible name of an element, its blanks made single; empty if it has none.
pub(super) fn of(page: &Page, node: NodeId) -> String {
    let mut namer = Namer { page, depth: 0, is_in_reference: false, is_in_hidden: false };
    let name = namer.name(node, false);
    single_spaced(&name)
}

/// A text with single blanks and none around it. A zero-width space is one that nobody sees or hears.
pub(super) fn single_spaced(text: &str) -> String {
    let is_blank = |c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}');
    text.split(is_blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

struct Namer<'p> {
    page: &'p Page,
    depth: usize,
    /// In an element that `aria-labelledby` names: there it is not followed again.
    is_in_reference: bool,
    /// In a hidden element that is named: there everything counts.
    is_in_hidden: bool,
}

impl Namer<'_> {
    /// The name of an element; `is_part` if it is inside the one whose name is wanted.
    fn name(&mut self, node: NodeId, is_part: bool) -> String {
        let Some(element) = self.page.tree.element(node) else {
            return String::new();
        };
        if self.depth > DEEPEST || (is_part && !self.is_in_hidden && !self.page.is_exposed(node)) {
            return String::new();
        }
        self.depth += 1;
        let name = self.name_of_element(node, element, is_part);
        self.depth -= 1;
        name
    }

    fn name_of_element(&mut self, node: NodeId, element: &Element, is_part: bool) -> String {
        let named = self.by_reference(element);
        if !is_empty(&named) {
            return named;
        }
        let label = element.attribute("aria-label").unwrap_or_default();
        if !is_empty(label) {
            return label.to_owned();
        }
        let role = self.page.role(node);
        if role != role::PRESENTATION {
            let native = self.by_markup(node, element, is_part);
            if !is_empty(&native) {
                return native;
            }
        }
        let is_summary = self.page.is_summary(node);
        let is_field = role::is_field(role) && !role::is_named_by_content(role);
        if (is_part && !is_field) || role::is_named_by_content(role) || is_summary {
            let content = self.content(node);
            if !is_empty(&content) {
                return content;
            }
        }
        if role == role::PRESENTATION {
            return String::new();
        }
        let title = element.attribute("title").unwrap_or_default();
        if !is_empty(title) {
            return title.to_owned();
        }
        match element.attribute("placeholder").or(element.attribute("aria-placeholder")) {
            Some(placeholder) if is_field => placeholder.to_owned(),
            _ => String::new(),
        }
    }

    /// The names of the elements that `aria-labelledby` names.
    fn by_reference(&mut self, element: &Element) -> String {
        let Some(ids) = element.attribute("aria-labelledby").filter(|_| !self.is_in_reference) else {
            return String::new();
        };
        self.is_in_reference = true;
        let was_in_hidden = self.is_in_hidden;
        let mut names = Vec::new();
        for node in self.page.with_ids(ids) {
            self.is_in_hidden = !self.page.is_exposed(node);
            names.push(self.name(node, true));
        }
        self.is_in_hidden = was_in_hidden;
        self.is_in_reference = false;
        names.join(" ")
    }

    /// The name that HTML or SVG gives an element by an attribute, or another element.
    fn by_markup(&mut self, node: NodeId, element: &Element, is_part: bool) -> String {
        let attribute = |name: &str| element.attribute(name).unwrap_or_default().to_owned();
        if element.vocabulary == Vocabulary::Svg {
            return self.child_text(node, "title");
        }
        match element.html() {
            "img" | "area" => attribute("alt"),
            "input" => self.of_input(node, element, is_part),
            "select" | "textarea" | "meter" | "progress" | "output" | "button" => self.by_labels(node),
            "table" => self.first_child(node, "caption"),
            "fieldset" => self.first_child(node, "legend"),
            "figure" => self.first_child(node, "figcaption"),
            "optgroup" => attribute("label"),
            _ => String::new(),
        }
    }

    fn of_input(&mut self, node: NodeId, element: &Element, is_part: bool) -> String {
        let attribute = |name: &str| element.attribute(name).unwrap_or_default().to_owned();
        let labels = self.by_labels(node);
        if !is_empty(&labels) {
            return labels;
        }
        let kind = element.attribute("type").unwrap_or_default().to_ascii_lowercase();
        match (kind.as_str(), element.attribute("value")) {
            ("image", _) => attribute("alt"),
            // Browsers have words of their own for these.
            ("submit" | "reset", None) => kind,
            ("submit" | "reset" | "button", _) => attribute("value"),
            // A field in a sentence is read as what is in it.
            ("checkbox" | "radio" | "hidden" | "password", _) => String::new(),
            (_, Some(value)) if is_part => value.to_owned(),
            _ => String::new(),
        }
    }

    /// The texts of the `label`s of a field.
    fn by_labels(&mut self, node: NodeId) -> String {
        let page = self.page;
        let mut names = Vec::new();
        for label in page.labels_of(node).iter().filter(|label| page.is_exposed(**label)) {
            names.push(self.content_without(*label, node));
        }
        names.join(" ")
    }

    /// The content of the first child with a tag.
    fn first_child(&mut self, node: NodeId, tag: &str) -> String {
        match self.child(node, tag) {
            Some(child) => self.content(child),
            None => String::new(),
        }
    }

    fn child_text(&self, node: NodeId, tag: &str) -> String {
        self.child(node, tag).map_or(String::new(), |child| self.page.tree.text(child))
    }

    fn child(&self, node: NodeId, tag: &str) -> Option<NodeId> {
        let tree = &self.page.tree;
        tree.children(node).find(|child| tree.element(*child).is_some_and(|element| element.tag() == tag))
    }

    fn content(&mut self, node: NodeId) -> String {
        self.content_without(node, node)
    }

    /// What is in an element, in its order, without one of the elements inside.
    fn content_without(&mut self, node: NodeId, without: NodeId) -> String {
        let page = self.page;
        let mut content = String::new();
        for child in page.tree.children(node).filter(|child| *child != without) {
            match page.tree.content(child) {
                Content::Text(text) => content.push_str(text),
                Content::Element(element) if is_unspoken(element) => {}
                Content::Element(element) => {
                    let name = self.name(child, true);
                    let blank = if is_block(element) { " " } else { "" };
                    content.push_str(blank);
                    content.push_str(&name);
                    content.push_str(blank);
                }
                Content::Other => {}
            }
        }
        content
    }
}

/// The titles and descriptions of pictures count as their names, not as their texts.
fn is_unspoken(element: &Element) -> bool {
    match element.vocabulary {
        Vocabulary::Svg => {
            matches!(element.tag(), "title" | "desc" | "style" | "script" | "metadata" | "defs")
        }
        Vocabulary::Html => matches!(element.tag(), "script" | "style" | "template" | "noscript"),
        Vocabulary::Other => false,
    }
}

fn is_empty(text: &str) -> bool {
    single_spaced(text).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The name of the element with the id `x`.
    fn name(html: &str) -> String {
        let page = role::read_page(html).expect("a small page");
        let node = page.with_id("x").expect("an element with the id");
        of(&page, node)
    }

    #[test]
    fn names_come_from_references_labels_attributes_and_content_in_this_order() {
        assert_eq!(
            name("<b id=a>One</b><b id=b hidden>two</b><a id=x href=/ aria-labelledby='a b c'>z</a>"),
            "One two"
        );
        assert_eq!(name("<a id=x href=/ aria-label=' One  two '>z</a>"), "One two");
        assert_eq!(name("<img id=x alt=One title=two>"), "One");
        assert_eq!(name("<img id=x title=two>"), "two");
        assert_eq!(
            name("<a id=x href=/>One<br>two <img alt=three> <i aria-hidden=true>four</i></a>"),
            "One two three"
        );
        assert_eq!(name("<a id=x href=/ title=One><img alt=''></a>"), "One");
        assert_eq!(name("<table id=x><caption>One</caption><tr><td>two</table>"), "One");
        assert_eq!(name("<svg id=x><title>One</title><text>two</text></svg>"), "One");
    }

    #[test]
    fn fields_are_named_by_their_labels() {
        assert_eq!(name("<label for=x>One</label><input id=x>"), "One");
        assert_eq!(name("<label>One <input id=x value=two></label>"), "One");
        assert_eq!(name("<label>One</label><input id=x placeholder=two>"), "two");
        assert_eq!(name("<label>One <div id=x role=textbox>two</div></label>"), "");
        assert_eq!(name("<input id=x type=submit>"), "submit");
        assert_eq!(name("<input id=x type=button value=One>"), "One");
    }

    #[test]
    fn a_name_that_names_itself_ends() {
        assert_eq!(name("<a id=x href=/ aria-labelledby=x>One</a>"), "One");
        let deep = format!("<a id=x href=/>{}One", "<b>".repeat(5000));
        assert_eq!(name(&deep), "One");
    }
}
