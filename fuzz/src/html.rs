//! HTML as a browser reads it.
//!
//! Takes HTML; panics if html5ever has to mend it, or if it can run a program. html5ever does what the HTML standard says
//! of every browser, so a tag that it moves, adds or drops is one that browsers move, add or drop.

use std::rc::Rc;

use html5ever::serialize::{SerializeOpts, TraversalScope, serialize};
use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom, SerializableHandle};

/// The schemes that a link may have; every other address begins with `/` or `#`.
const SCHEMES: [&str; 4] = ["https:", "http:", "mailto:", "tel:"];

/// Elements that can run a program, show another site, or change how the rest of a page is read.
const REFUSED: [&str; 13] = [
    "applet", "base", "embed", "form", "frame", "iframe", "input", "math", "object", "script", "style",
    "svg", "template",
];

/// Attributes whose value is an address.
const ADDRESSES: [&str; 9] =
    ["action", "background", "cite", "data", "formaction", "href", "poster", "src", "xlink:href"];

/// A whole page: what is read from it has the same tags as what is written, and it runs nothing.
pub fn check_page(page: &str) {
    let dom = read(page);
    // The theme draws figures, says in a block of its head what the page is about, and has a search field; the search page has a script.
    check_safe(&dom.document, &["svg", "script", "form", "input"]);
    check_same(page, &dom);
}

/// The HTML of a text, which becomes a part of a page. `is_whole` says that it must need no mending.
pub fn check_text(text: &str, is_whole: bool) {
    let page = in_page(text);
    let dom = read(&page);
    check_safe(&dom.document, &[]);
    if is_whole {
        check_same(&page, &dom);
    }
}

fn in_page(text: &str) -> String {
    format!(
        "<!doctype html><html><head><title>T</title></head><body><main>{text}</main><footer></footer></body></html>"
    )
}

fn read(page: &str) -> RcDom {
    parse_document(RcDom::default(), ParseOpts::default()).one(page)
}

fn check_same(page: &str, dom: &RcDom) {
    let errors = dom.errors.borrow();
    assert!(errors.is_empty(), "{errors:?} in {page}");
    let mut bytes = Vec::new();
    let document = SerializableHandle::from(Rc::clone(&dom.document));
    let options =
        SerializeOpts { traversal_scope: TraversalScope::ChildrenOnly(None), ..SerializeOpts::default() };
    serialize(&mut bytes, &document, options).expect("a list takes all bytes");
    let read = String::from_utf8_lossy(&bytes);
    assert_eq!(tags(page), tags(&read), "mended: {page}\nto: {read}");
}

/// The names of the tags, as they are written. In attributes, every `<` is written as an entity.
fn tags(html: &str) -> Vec<&str> {
    let starts = html.split('<').skip(1);
    let names = starts.map(|rest| rest.split([' ', '>', '\n']).next().unwrap_or_default());
    names.filter(|name| !name.starts_with('!')).collect()
}

fn check_safe(node: &Handle, allowed: &[&str]) {
    let mut waiting = vec![Rc::clone(node)];
    while let Some(node) = waiting.pop() {
        if let NodeData::Element { name, attrs, .. } = &node.data {
            let mut is_refused = REFUSED.contains(&&*name.local) && !allowed.contains(&&*name.local);
            if &*name.local == "script" {
                // Browsers run only what has no type, or that of a script: HTML, 4.12.1. With `src`, they do not run what is inside.
                let attributes = attrs.borrow();
                let is_data = matches!(&**attributes, [only] if &*only.name.local == "type" && &*only.value == "application/ld+json");
                let is_file = attributes.iter().any(|attribute| &*attribute.name.local == "src");
                is_refused |= !is_data && !is_file;
            }
            assert!(!is_refused, "an element {}", name.local);
            for attribute in attrs.borrow().iter() {
                check_attribute(&attribute.name.local, &attribute.value);
            }
        }
        if let NodeData::Comment { contents } = &node.data {
            panic!("a comment: {contents}");
        }
        waiting.extend(node.children.borrow().iter().map(Rc::clone));
    }
}

fn check_attribute(name: &str, value: &str) {
    assert!(!name.starts_with("on") && name != "style" && name != "srcdoc", "an attribute {name}={value}");
    if ADDRESSES.contains(&name) {
        // Browsers drop blanks and control characters at the start of an address, and tabs and line ends in it.
        let address: String = value.chars().filter(|c| !c.is_control()).collect();
        let address = address.trim_start().to_ascii_lowercase();
        let is_own = address.is_empty() || (address.starts_with(['/', '#']) && !address.starts_with("//"));
        // Beside the page, by the names alone.
        let is_beside = matches!(&*address, "index.json" | "index.txt");
        let is_allowed = is_own || is_beside || SCHEMES.iter().any(|scheme| address.starts_with(scheme));
        assert!(is_allowed, "an address {name}={value}");
    }
}
