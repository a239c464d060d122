//! Makes the tree of a document with html5ever: its tokenizer and its tree builder, with limits.
//!
//! Takes a text; gives a [`Tree`], or [`TooComplex`]. Broken markup can make the standard's algorithm take quadratic time: it compares each tag
//! with all that are open, and each attribute with all before it.

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

use super::{Content, Element, Node, NodeId, TooComplex, Tree, Vocabulary};

/// How deep elements are nested before inner ones count as their siblings. Browsers have such a limit for the same reason: each
/// tag is compared with all that are open.
const DEEPEST: u32 = 500;

/// The most nodes of a page. Broken markup makes more nodes than it has bytes.
const MOST_NODES: usize = 4_000_000;

/// The most attributes of an element: each is compared with all before it.
const MOST_ATTRIBUTES: usize = 1_000;

/// Reads a document.
///
/// # Errors
/// If it has too many nodes or attributes.
pub(super) fn build(text: &str) -> Result<Tree, TooComplex> {
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
        while let TokenizerResult::Script(_) | TokenizerResult::EncodingIndicator(_) = tokenizer.feed(&queue)
        {
        }
        if sink.nodes.borrow().len() > MOST_NODES {
            return Err(TooComplex);
        }
        start = end;
    }
    tokenizer.end();
    Ok(tokenizer.sink.builder.sink.finish())
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
