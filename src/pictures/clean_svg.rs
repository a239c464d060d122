//! An SVG without what can harm readers or tell of its maker.
//!
//! Takes the bytes of an SVG; gives those of one that looks the same, or what of it cannot be published. Scripts, event handlers, metadata,
//! comments and everything in the namespaces of drawing programs are left out, because browsers do not show them. What browsers would have to
//! load is refused, because an SVG in a page is shown without it. The rest keeps its bytes. Nothing is drawn.

use quick_xml::NsReader;
use quick_xml::escape::{resolve_xml_entity, unescape_with};
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, NamespaceResolver, ResolveResult};

use super::embedded;
use super::svg_links::{self, Link};
use crate::diagnostic::SvgMistake;

/// The largest SVG, in bytes, and how many elements it can have, and how deep they can be in each other.
const MOST_BYTES: usize = 8 << 20;
const MOST_ELEMENTS: usize = 200_000;
const MOST_LEVELS: usize = 200;

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Elements that are left out with everything in them.
const LEFT_OUT: [&str; 12] = [
    "script", "metadata", "handler", "listener", "iframe", "embed", "object", "audio", "video", "canvas",
    "discard", "prefetch",
];

/// Elements that change an attribute with time.
const ANIMATIONS: [&str; 4] = ["animate", "set", "animatetransform", "animatemotion"];

/// The SVG made safe.
///
/// # Errors
/// If something of it cannot be left out without changing what it shows.
pub fn clean_svg(bytes: &[u8]) -> Result<Vec<u8>, SvgMistake> {
    if bytes.len() > MOST_BYTES {
        return Err(SvgMistake::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| SvgMistake::Damaged)?;
    let mut reader = NsReader::from_str(text.trim_start_matches('\u{feff}'));
    let mut clean = Clean::default();
    loop {
        let event = reader.read_event().map_err(|_| SvgMistake::Damaged)?;
        if matches!(event, Event::Eof) {
            break;
        }
        clean.add(&event, reader.resolver())?;
    }
    if clean.elements == 0 || !clean.open.is_empty() || clean.levels_left_out > 0 {
        return Err(SvgMistake::Damaged);
    }
    Ok(clean.text.into_bytes())
}

/// What has been cleaned so far.
#[derive(Default)]
struct Clean {
    text: String,
    /// The names of the elements that are open, in lower case.
    open: Vec<String>,
    /// How many elements are open in one that is left out, with that.
    levels_left_out: usize,
    elements: usize,
    /// The text of the style sheet that is open: it comes in pieces.
    style: String,
}

impl Clean {
    fn add(&mut self, event: &Event<'_>, names: &NamespaceResolver) -> Result<(), SvgMistake> {
        match event {
            Event::Start(element) => {
                if self.begin(element, names, ">")? {
                    self.open.push(lowercase_name(element));
                } else {
                    self.levels_left_out += 1;
                }
            }
            Event::Empty(element) => {
                self.begin(element, names, "/>")?;
            }
            Event::End(_) if self.levels_left_out > 0 => self.levels_left_out -= 1,
            Event::End(end) => {
                self.open.pop();
                svg_links::check_style(&self.style)?;
                self.style.clear();
                self.put(&["</", end, ">"]);
            }
            _ if self.levels_left_out > 0 => {}
            Event::Text(text) => self.add_text(text, text)?,
            Event::CData(text) => self.add_text(text, &format!("<![CDATA[{}]]>", &**text))?,
            Event::GeneralRef(reference) => {
                let written = format!("&{};", &**reference);
                self.add_text(&unescaped(&written)?, &written)?;
            }
            Event::DocType(declaration) if declaration.contains('[') => return Err(SvgMistake::Entities),
            Event::Decl(declaration) => self.put(&["<?", declaration, "?>"]),
            Event::DocType(_) | Event::Comment(_) | Event::PI(_) | Event::Eof => {}
        }
        Ok(())
    }

    fn put(&mut self, pieces: &[&str]) {
        for piece in pieces {
            self.text.push_str(piece);
        }
    }

    fn add_text(&mut self, text: &str, written: &str) -> Result<(), SvgMistake> {
        match self.open.last() {
            None if !text.trim().is_empty() => return Err(SvgMistake::Damaged),
            Some(name) if name == "style" => self.style.push_str(text),
            _ => {}
        }
        self.put(&[written]);
        Ok(())
    }

    /// Adds the beginning of an element, unless it is left out: then the result is `false`.
    fn begin(
        &mut self,
        element: &BytesStart<'_>,
        names: &NamespaceResolver,
        end: &str,
    ) -> Result<bool, SvgMistake> {
        self.elements += 1;
        if self.elements > MOST_ELEMENTS || self.open.len() + self.levels_left_out > MOST_LEVELS {
            return Err(SvgMistake::TooLarge);
        }
        if self.levels_left_out > 0 || !self.is_kept(element, names)? {
            return Ok(false);
        }
        let mut kept = String::new();
        let mut is_changed = false;
        for attribute in element.attributes() {
            let attribute = attribute.map_err(|_| SvgMistake::Damaged)?;
            let value = match attribute_kept(&lowercase_name(element), &attribute, names)? {
                Kept::AsItIs => attribute.value.into_owned(),
                Kept::As(value) => {
                    is_changed = true;
                    value
                }
                Kept::Not => {
                    is_changed = true;
                    continue;
                }
            };
            let quote = if value.contains('"') { "'" } else { "\"" };
            kept.extend([" ", attribute.key.0, "=", quote, &value, quote]);
        }
        if is_changed {
            self.put(&["<", element.name().0, &kept, end]);
        } else {
            self.put(&["<", element, end]);
        }
        Ok(true)
    }

    fn is_kept(&self, element: &BytesStart<'_>, names: &NamespaceResolver) -> Result<bool, SvgMistake> {
        let is_svg = match names.resolve_element(element.name()).0 {
            ResolveResult::Bound(Namespace(namespace)) => namespace == SVG,
            ResolveResult::Unbound => true,
            ResolveResult::Unknown(_) => false,
        };
        let name = lowercase_name(element);
        if self.open.is_empty() {
            return if is_svg && name == "svg" { Ok(true) } else { Err(SvgMistake::Damaged) };
        }
        if name == "foreignobject" && is_svg {
            // Of a `switch`, browsers show the first part that they can: another one comes after this.
            let has_other = self.open.last().is_some_and(|parent| parent == "switch");
            return if has_other { Ok(false) } else { Err(SvgMistake::ForeignObject) };
        }
        Ok(is_svg && !LEFT_OUT.contains(&name.as_str()) && !changes_what_may_run(element, &name)?)
    }
}

/// Whether an animation would put something into a link or an event handler.
fn changes_what_may_run(element: &BytesStart<'_>, name: &str) -> Result<bool, SvgMistake> {
    if !ANIMATIONS.contains(&name) {
        return Ok(false);
    }
    let attribute = element.try_get_attribute("attributeName").map_err(|_| SvgMistake::Damaged)?;
    let Some(attribute) = attribute else {
        return Ok(false);
    };
    let changed = unescaped(&attribute.value)?.trim().to_lowercase();
    Ok(changed.ends_with("href") || changed.starts_with("on") || changed == "style")
}

/// What is kept of an attribute.
enum Kept {
    AsItIs,
    As(String),
    Not,
}

fn attribute_kept(
    element: &str,
    attribute: &Attribute<'_>,
    names: &NamespaceResolver,
) -> Result<Kept, SvgMistake> {
    let value = unescaped(&attribute.value)?;
    if attribute.key.as_namespace_binding().is_some() {
        let is_known = [SVG, XLINK, XML].contains(&value.as_str());
        return Ok(if is_known { Kept::AsItIs } else { Kept::Not });
    }
    let (namespace, local) = names.resolve_attribute(attribute.key);
    let local = local.as_ref().to_lowercase();
    match namespace {
        ResolveResult::Unbound if local.starts_with("on") => return Ok(Kept::Not),
        ResolveResult::Bound(Namespace(XML)) if local == "base" => return Ok(Kept::Not),
        ResolveResult::Unbound | ResolveResult::Bound(Namespace(XML | XLINK)) => {}
        ResolveResult::Bound(_) | ResolveResult::Unknown(_) => return Ok(Kept::Not),
    }
    if local == "href" || local == "src" {
        return match svg_links::link(element, &value) {
            Link::Kept => Ok(Kept::AsItIs),
            Link::LeftOut => Ok(Kept::Not),
            Link::Embedded => Ok(embedded::clean(&value)?.map_or(Kept::AsItIs, Kept::As)),
            Link::Outside => Err(SvgMistake::OutsideReference),
        };
    }
    svg_links::check_style(&value)?;
    Ok(Kept::AsItIs)
}

fn lowercase_name(element: &BytesStart<'_>) -> String {
    element.local_name().as_ref().to_lowercase()
}

fn unescaped(text: &str) -> Result<String, SvgMistake> {
    let unescaped = unescape_with(text, resolve_xml_entity).map_err(|_| SvgMistake::Entities)?;
    Ok(unescaped.into_owned())
}
