//! What readers can read in a file of content: its fields and its body, each with its place.
//!
//! Takes a file's text; gives passages. Comments in YAML, `waivers` and the ids under `home` of the settings are not read by readers and
//! left out. The file is
//! parsed anew, because the values of fields carry no places: only a search that has reason to look asks for this.

use std::ops::Range;

use super::{front_matter, markdown, yaml};
use crate::diagnostic::{Location, Segment};
use crate::model::prose::PlainText;
use crate::schema::decode::Node;
use crate::source::{FileId, Source, Span};

/// A piece of text.
#[derive(Debug)]
pub struct Passage {
    pub text: String,
    /// Whether it is Markdown as it is written, with the addresses of its links.
    pub is_markdown: bool,
    place: Place,
}

#[derive(Debug)]
enum Place {
    /// The value of a field.
    Field(Location),
    /// A body without its markup.
    Plain(FileId, PlainText),
    /// A body as it is written, which begins at this byte of the file.
    Written(FileId, usize),
}

impl Passage {
    /// Whether it is a body without its markup.
    pub fn is_plain_body(&self) -> bool {
        matches!(self.place, Place::Plain(..))
    }

    /// The location of a range of the text: of a field its whole value.
    pub fn location(&self, range: &Range<usize>) -> Location {
        match &self.place {
            Place::Field(location) => location.clone(),
            Place::Written(file, start) => {
                Location::Bytes(Span::new(*file, start + range.start..start + range.end))
            }
            Place::Plain(file, plain) => {
                let Span { start, end, .. } = Span::new(*file, range.clone());
                match plain.source(&(start..end)) {
                    Some(bytes) => Location::Bytes(Span { file: *file, start: bytes.start, end: bytes.end }),
                    None => Location::File(*file),
                }
            }
        }
    }
}

/// Every passage of a file, which is a sheet, a release or a page.
pub fn readable(file: FileId, source: &Source) -> Vec<Passage> {
    let text = source.text();
    let mut passages = Vec::new();
    if !source.path().ends_with(".md") {
        add_fields(file, text, &mut passages);
        return passages;
    }
    if let Ok(parts) = front_matter::split(text) {
        add_fields(file, &text[parts.yaml], &mut passages);
        let body = &text[parts.body.clone()];
        let plain = markdown::plain_text(body, parts.body.start);
        let place = Place::Written(file, parts.body.start);
        passages.push(Passage { text: body.to_owned(), is_markdown: true, place });
        let text = plain.as_str().to_owned();
        passages.push(Passage { text, is_markdown: false, place: Place::Plain(file, plain) });
    }
    passages
}

fn add_fields(file: FileId, text: &str, passages: &mut Vec<Passage>) {
    let Ok(Node::Map(fields)) = yaml::read(text) else {
        return;
    };
    for (name, value) in fields.iter().filter(|(name, _)| !matches!(&**name, "waivers" | "home")) {
        value.visit_texts(&mut vec![Segment::Key(name.clone())], &mut |text, path| {
            let place = Place::Field(Location::value(file, path.to_vec()));
            passages.push(Passage { text: text.to_owned(), is_markdown: false, place });
        });
    }
}
