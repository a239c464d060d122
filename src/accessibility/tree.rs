//! An HTML document as a tree: the only importer of html5ever.
//!
//! Takes the text of a page; gives its elements and texts in the order of the document, as browsers would build them (WHATWG
//! HTML, 13.2), each element with the byte where it begins. Runs no script, reads no style and loads nothing. What is inside a
//! `template` is left out, because no reader sees it.
//!
//! An arena of its own: nodes with reference counts take three times as long, and freeing a deep tree of them overflows the
//! stack.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, ExpandedName, QualName, TokenizerResult, local_name, ns};

/// How deep elements are nested before inner ones count as their siblings. Browsers have such a limit for the same reason: each
/// tag is compared with all that are open.
const DEEPEST: u32 = 500;

/// The most nodes of a page. Broken markup makes more nodes than it has bytes.
const MOST_NODES: usize = 4_000_000;

/// The most attributes of an element: each is compared with all before it.
const MOST_ATTRIBUTES: usize = 1_000;

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
        if u32::try_from(text.len()).is_err() {
            return Err(TooComplex);
        }
        let builder = TreeBuilder::new(Sink::default(), TreeBuilderOpts::default());
        let limiter = Limiter { builder, dropped: Cell::new(0) };
        let tokenizer = Tokenizer::new(limiter, TokenizerOpts::default());
        let queue = BufferQueue::default();
        let whole = StrTendril::from(text);
        let mut start = 0;
        // A tag begins a piece, so that its place is known when the tokenizer hands it on.
        while start < text.len() {
            let end = text[start + 1..].find('<').map_or(text.len(), |at| start + 1 + at);
            // A character of several bytes never has a byte of `<`, so `start + 1` can only be inside the very first one.
            let piece = &text[start..end];
            if has_too_many_attributes(piece) {
                return Err(TooComplex);
            }
            let sink = &tokenizer.sink.builder.sink;
            let from = u32::try_from(start).map_err(|_| TooComplex)?;
            let length = u32::try_from(piece.len()).map_err(|_| TooComplex)?;
            sink.at.set(from);
            queue.push_back(whole.subtendril(from, length));
            // A script is not run, and the text is already decoded.
            while let TokenizerResult::Script(_) | TokenizerResult::EncodingIndicator(_) =
                tokenizer.feed(&queue)
            {}
            if sink.nodes.borrow().len() > MOST_NODES {
                return Err(TooComplex);
            }
            start = end;
        }
        tokenizer.end();
        Ok(tokenizer.sink.builder.sink.finish())
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

/// Whether a piece of text that begins with a tag may have so many attributes that reading them takes long.
fn has_too_many_attributes(piece: &str) -> bool {
    // An attribute has a letter and something between it and the next.
    if piece.len() < 2 * MOST_ATTRIBUTES || !piece.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic) {
        return false;
    }
    let mut quote = None;
    let mut count = 0;
    let mut is_between = true;
    for byte in piece.bytes().skip(1) {
        if let Some(end) = quote {
            if byte == end {
                quote = None;
                is_between = true;
            }
            continue;
        }
        match byte {
            b'>' => return false,
            b'"' | b'\'' => quote = Some(byte),
            b'/' | b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' => is_between = true,
            _ => {
                count += usize::from(is_between);
                is_between = false;
            }
        }
        if count > MOST_ATTRIBUTES {
            return true;
        }
    }
    false
}

/// Hands tokens on to the tree builder, without the tags that would nest elements too deep.
struct Limiter {
    builder: TreeBuilder<Handle, Sink>,
    /// How many start tags were left out whose end tags are still to come.
    dropped: Cell<usize>,
}

impl TokenSink for Limiter {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        if let Token::TagToken(tag) = &token
            && nests(tag)
        {
            let dropped = self.dropped.get();
            match tag.kind {
                TagKind::StartTag if self.builder.sink.depth.get() >= DEEPEST => {
                    self.dropped.set(dropped + 1);
                    return TokenSinkResult::Continue;
                }
                TagKind::EndTag if dropped > 0 => {
                    self.dropped.set(dropped - 1);
                    return TokenSinkResult::Continue;
                }
                TagKind::StartTag | TagKind::EndTag => {}
            }
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Whether an element can have others inside. The tokenizer must be told of those that have only text.
fn nests(tag: &Tag) -> bool {
    !matches!(
        &*tag.name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
            | "script"
            | "style"
            | "textarea"
            | "title"
            | "xmp"
            | "iframe"
            | "noembed"
            | "noframes"
            | "noscript"
            | "plaintext"
    )
}

/// A node for the tree builder, with its name if it is an element.
#[derive(Debug, Clone)]
struct Handle {
    node: NodeId,
    name: Option<Rc<QualName>>,
    /// The inside of a `template`.
    template: Option<NodeId>,
}

/// What the tree builder writes into.
struct Sink {
    nodes: RefCell<Vec<Node>>,
    /// The byte where the piece begins that is read now.
    at: Cell<u32>,
    /// How deep the innermost open element is.
    depth: Cell<u32>,
}

impl Default for Sink {
    fn default() -> Sink {
        let sink = Sink { nodes: RefCell::default(), at: Cell::new(0), depth: Cell::new(0) };
        sink.add(Content::Other);
        sink
    }
}

impl Sink {
    #[expect(clippy::expect_used, reason = "a document ends at four million nodes")]
    fn add(&self, content: Content) -> NodeId {
        let mut nodes = self.nodes.borrow_mut();
        let id = NodeId(u32::try_from(nodes.len()).expect("a document has no four billion nodes"));
        let (parent, first, last, previous, next) = (None, None, None, None, None);
        nodes.push(Node { content, parent, first, last, previous, next, depth: 0 });
        id
    }

    /// Takes a node out of its parent.
    fn detach(&self, node: NodeId) {
        let mut nodes = self.nodes.borrow_mut();
        let Node { parent, previous, next, .. } = nodes[node.index()];
        if let Some(previous) = previous {
            nodes[previous.index()].next = next;
        } else if let Some(parent) = parent {
            nodes[parent.index()].first = next;
        }
        if let Some(next) = next {
            nodes[next.index()].previous = previous;
        } else if let Some(parent) = parent {
            nodes[parent.index()].last = previous;
        }
        let node = &mut nodes[node.index()];
        (node.parent, node.previous, node.next) = (None, None, None);
    }

    /// Puts a node into a parent, before one of its children or at the end.
    fn insert(&self, parent: NodeId, node: NodeId, before: Option<NodeId>) {
        self.detach(node);
        let mut nodes = self.nodes.borrow_mut();
        let previous = match before {
            Some(before) => nodes[before.index()].previous,
            None => nodes[parent.index()].last,
        };
        match previous {
            Some(previous) => nodes[previous.index()].next = Some(node),
            None => nodes[parent.index()].first = Some(node),
        }
        match before {
            Some(before) => nodes[before.index()].previous = Some(node),
            None => nodes[parent.index()].last = Some(node),
        }
        let depth = nodes[parent.index()].depth + 1;
        let inserted = &mut nodes[node.index()];
        (inserted.parent, inserted.previous, inserted.next) = (Some(parent), previous, before);
        inserted.depth = depth;
        if matches!(inserted.content, Content::Element(_)) {
            self.depth.set(depth);
        }
    }

    /// Puts a node or text into a parent. A text goes on in the text before it.
    fn put(&self, parent: NodeId, new: NodeOrText<Handle>, before: Option<NodeId>) {
        let text = match new {
            NodeOrText::AppendNode(handle) => return self.insert(parent, handle.node, before),
            NodeOrText::AppendText(text) => text,
        };
        let previous = match before {
            Some(before) => self.nodes.borrow()[before.index()].previous,
            None => self.nodes.borrow()[parent.index()].last,
        };
        if let Some(previous) = previous
            && let Content::Text(known) = &mut self.nodes.borrow_mut()[previous.index()].content
        {
            known.push_str(&text);
            return;
        }
        let node = self.add(Content::Text(text.to_string()));
        self.insert(parent, node, before);
    }

    fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.nodes.borrow()[node.index()].parent
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Tree;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Tree {
        Tree { nodes: self.nodes.into_inner() }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { node: NodeId::DOCUMENT, name: None, template: None }
    }

    #[expect(clippy::expect_used, reason = "the tree builder asks only for the names of elements")]
    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.name.as_deref().expect("a handle of an element has its name").expanded()
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> Handle {
        let vocabulary = if name.ns == ns!(html) {
            Vocabulary::Html
        } else if name.ns == ns!(svg) {
            Vocabulary::Svg
        } else {
            Vocabulary::Other
        };
        let name = Rc::new(name);
        let element = Element { name: Rc::clone(&name), vocabulary, attributes, start: self.at.get() };
        let node = self.add(Content::Element(element));
        let template = flags.template.then(|| self.add(Content::Other));
        Handle { node, name: Some(name), template }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        Handle { node: self.add(Content::Other), name: None, template: None }
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        Handle { node: self.add(Content::Other), name: None, template: None }
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.put(parent.node, child, None);
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        if self.parent(element.node).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn pop(&self, node: &Handle) {
        self.depth.set(self.nodes.borrow()[node.node.index()].depth.saturating_sub(1));
    }

    fn get_template_contents(&self, target: &Handle) -> Handle {
        // The tree builder asks only for templates; any other element would be its own inside.
        Handle { node: target.template.unwrap_or(target.node), name: None, template: None }
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.node == other.node
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, new: NodeOrText<Handle>) {
        if let Some(parent) = self.parent(sibling.node) {
            self.put(parent, new, Some(sibling.node));
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, attributes: Vec<Attribute>) {
        let mut nodes = self.nodes.borrow_mut();
        if let Content::Element(element) = &mut nodes[target.node.index()].content {
            for attribute in attributes {
                if !element.attributes.iter().any(|known| known.name == attribute.name) {
                    element.attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.detach(target.node);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let first = |sink: &Sink| sink.nodes.borrow()[node.node.index()].first;
        while let Some(child) = first(self) {
            self.insert(new_parent.node, child, None);
        }
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &Handle) -> bool {
        let nodes = self.nodes.borrow();
        let Content::Element(element) = &nodes[handle.node.index()].content else {
            return false;
        };
        let encoding = element.attribute("encoding").unwrap_or_default().to_ascii_lowercase();
        element.name.local == local_name!("annotation-xml")
            && matches!(encoding.as_str(), "text/html" | "application/xhtml+xml")
    }
}
