//! An HTML document as a tree. With its [`builder`], the only importer of html5ever.
//!
//! Takes the text of a page; gives its elements and texts in the order of the document, as browsers would build them (WHATWG
//! HTML, 13.2), each element with the byte where it begins. Runs no script, reads no style and loads nothing. What is inside a
//! `template` is left out, because no reader sees it.
//!
//! An arena of its own: nodes with reference counts take three times as long, and freeing a deep tree of them overflows the
//! stack.

mod builder;

use std::rc::Rc;

use html5ever::{Attribute, QualName, ns};

/// A page that is too large to be judged in bounded time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooComplex;

/// The place of a node in a [`Tree`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct NodeId(u32);

impl NodeId {
    const DOCUMENT: NodeId = NodeId(0);

    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// The language that an element is written in, apart from its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Vocabulary {
    Html,
    Svg,
    Other,
}

#[derive(Debug)]
pub(super) struct Element {
    name: Rc<QualName>,
    pub vocabulary: Vocabulary,
    attributes: Vec<Attribute>,
    /// The byte of its start tag, or of what made the parser open it.
    pub start: u32,
}

impl Element {
    /// The name of the tag, in small letters if it is HTML.
    pub(super) fn tag(&self) -> &str {
        &self.name.local
    }

    /// The name of the tag if the element is HTML; else nothing.
    pub(super) fn html(&self) -> &str {
        match self.vocabulary {
            Vocabulary::Html => self.tag(),
            Vocabulary::Svg | Vocabulary::Other => "",
        }
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self
            .attributes
            .iter()
            .find(|attribute| attribute.name.ns == ns!() && &*attribute.name.local == name);
        found.map(|attribute| &*attribute.value)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.attribute(name).is_some()
    }

    /// The names of all attributes.
    pub(super) fn attribute_names(&self) -> impl Iterator<Item = &str> {
        self.attributes.iter().map(|attribute| &*attribute.name.local)
    }
}

#[derive(Debug)]
pub(super) enum Content {
    Element(Element),
    Text(String),
    /// The document, the inside of a `template`, or a comment.
    Other,
}

#[derive(Debug)]
struct Node {
    content: Content,
    parent: Option<NodeId>,
    first: Option<NodeId>,
    last: Option<NodeId>,
    previous: Option<NodeId>,
    next: Option<NodeId>,
    depth: u32,
}

/// A document.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    /// Reads a document.
    ///
    /// # Errors
    /// If it has too many nodes or attributes.
    pub(super) fn parse(text: &str) -> Result<Tree, TooComplex> {
        builder::build(text)
    }

    /// The nodes of the document in its order, without the document itself and what is in templates.
    pub(super) fn nodes(&self) -> Descendants<'_> {
        self.descendants(NodeId::DOCUMENT)
    }

    /// The nodes inside a node, in the order of the document.
    pub(super) fn descendants(&self, of: NodeId) -> Descendants<'_> {
        Descendants { tree: self, of, next: self.nodes[of.index()].first }
    }

    /// All elements, in the order of the document.
    pub(super) fn elements(&self) -> impl Iterator<Item = (NodeId, &Element)> {
        self.nodes().filter_map(|node| Some((node, self.element(node)?)))
    }

    /// The elements inside a node, in the order of the document.
    pub(super) fn elements_in(&self, of: NodeId) -> impl Iterator<Item = (NodeId, &Element)> {
        self.descendants(of).filter_map(|node| Some((node, self.element(node)?)))
    }

    pub(super) fn children(&self, of: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.nodes[of.index()].first, |child| self.nodes[child.index()].next)
    }

    /// The elements around a node, from the inside out.
    pub(super) fn ancestors(&self, of: NodeId) -> impl Iterator<Item = (NodeId, &Element)> {
        let parents = std::iter::successors(self.parent(of), |node| self.parent(*node));
        parents.filter_map(|node| Some((node, self.element(node)?)))
    }

    pub(super) fn parent(&self, of: NodeId) -> Option<NodeId> {
        self.nodes[of.index()].parent
    }

    pub(super) fn content(&self, of: NodeId) -> &Content {
        &self.nodes[of.index()].content
    }

    pub(super) fn element(&self, of: NodeId) -> Option<&Element> {
        match self.content(of) {
            Content::Element(element) => Some(element),
            Content::Text(_) | Content::Other => None,
        }
    }

    /// All texts inside a node, one after the other.
    pub(super) fn text(&self, of: NodeId) -> String {
        let texts = self.descendants(of).map(|node| match self.content(node) {
            Content::Text(text) => text.as_str(),
            Content::Element(_) | Content::Other => "",
        });
        texts.collect()
    }

    /// How many nodes there are, counting those that are not in the document any more.
    pub(super) fn size(&self) -> usize {
        self.nodes.len()
    }
}

/// Goes through the inside of a node. It keeps no list of its own, so a deep document takes no memory.
pub(super) struct Descendants<'t> {
    tree: &'t Tree,
    of: NodeId,
    next: Option<NodeId>,
}

impl Iterator for Descendants<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        let node = self.next?;
        let nodes = &self.tree.nodes;
        self.next = nodes[node.index()].first;
        let mut up = node;
        while self.next.is_none() && up != self.of {
            self.next = nodes[up.index()].next;
            let Some(parent) = nodes[up.index()].parent else {
                break;
            };
            up = parent;
        }
        Some(node)
    }
}
