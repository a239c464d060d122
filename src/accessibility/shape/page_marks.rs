//! What rules ask of a page as a whole: its headings, landmarks, titles and ids.

use super::start_tag::{Reference, StartTag};
use super::{Shape, mix, word};

/// What is noted of a page while it is read.
#[derive(Default)]
pub(super) struct PageMarks {
    /// Each id with whether there is text in its element.
    ids: Vec<(u64, u64)>,
    /// The elements that name others, or are named by them.
    naming: Vec<Naming>,
    last_heading: u64,
    /// A number for each pair of headings that follow each other.
    headings: Vec<u64>,
    main_headings: u64,
    mains: u64,
    titles: u64,
    documents: u64,
    landmarks: u64,
    is_main_read: bool,
}

/// An element with what it names.
struct Naming {
    references: Vec<Reference>,
    /// The number of the element; 0 until it is complete.
    unit: u64,
}

const HTML: u64 = word(b"html");
const TITLE: u64 = word(b"title");
const MAIN: u64 = word(b"main");

/// A number that no other has.
const MISSING: u64 = u64::MAX;
const PAGE: u64 = u64::MAX - 1;

impl PageMarks {
    /// Notes a start tag.
    pub(super) fn note(&mut self, tag: &StartTag, is_hidden: bool) {
        let name = tag.name;
        match name {
            HTML => self.documents += 1,
            TITLE => self.titles += 1,
            _ => {}
        }
        if is_hidden {
            return;
        }
        let is_heading_tag =
            name >> 8 == u64::from(b'h') && (b'1'..=b'6').any(|level| name & 0xff == u64::from(level));
        if is_heading_tag || tag.role == word(b"heading") {
            let level = if tag.level == 0 { name & 0xff } else { tag.level };
            self.headings.push(mix(self.last_heading, level));
            self.last_heading = level;
            self.main_headings += u64::from(level == u64::from(b'1'));
        }
        self.mains += u64::from(name == MAIN || tag.role == MAIN);
        if is_landmark(name, tag.role) {
            self.landmarks = mix(mix(self.landmarks, mix(name, tag.role)), tag.label);
        }
    }

    /// Whether nothing has been read in `main` yet, and something is now.
    pub(super) fn is_first_in_main(&mut self) -> bool {
        let is_first = self.mains > 0 && !self.is_main_read;
        self.is_main_read |= is_first;
        is_first
    }

    /// Notes an id, and whether there is text in its element.
    pub(super) fn note_id(&mut self, id: u64, text: u64) {
        self.ids.push((id, text));
    }

    /// Notes what an element names, or by what it is named, and gives it a number; 0 if it names nothing.
    pub(super) fn note_naming(&mut self, references: &mut Vec<Reference>) -> usize {
        if references.is_empty() {
            return 0;
        }
        self.naming.push(Naming { references: std::mem::take(references), unit: 0 });
        self.naming.len()
    }

    /// Notes that such an element is complete.
    pub(super) fn note_unit(&mut self, number: usize, unit: u64) {
        self.naming[number - 1].unit = unit;
    }

    /// Adds the numbers of the page to its shape.
    pub(super) fn finish(mut self, shape: &mut Shape) {
        self.ids.sort_unstable();
        let has_repeated_id = self.ids.windows(2).any(|pair| pair[0].0 == pair[1].0);
        let mut named: Vec<u64> =
            self.naming.iter().flat_map(|naming| &naming.references).filter_map(to).collect();
        named.sort_unstable();
        for naming in &self.naming {
            let mut number = naming.unit;
            for reference in &naming.references {
                let found = match reference {
                    Reference::To(id) => match self.ids.binary_search_by_key(id, |(id, _)| *id) {
                        Ok(at) => self.ids[at].1,
                        Err(_) => MISSING,
                    },
                    Reference::From(id) => u64::from(named.binary_search(id).is_ok()),
                };
                number = mix(number, found);
            }
            shape.push(number);
        }
        shape.append(&mut self.headings);
        // More than two are as wrong as two.
        let counts =
            [self.main_headings, self.mains, self.titles, self.documents, u64::from(has_repeated_id)];
        let counts = counts.into_iter().fold(PAGE, |number, count| mix(number, count.min(2)));
        shape.push(mix(counts, self.landmarks));
    }
}

/// The id that a reference names.
fn to(reference: &Reference) -> Option<u64> {
    match reference {
        Reference::To(id) => Some(*id),
        Reference::From(_) => None,
    }
}

/// Whether a tag may be a landmark.
fn is_landmark(name: u64, role: u64) -> bool {
    const TAGS: [u64; 8] = [
        MAIN,
        word(b"nav"),
        word(b"header"),
        word(b"footer"),
        word(b"aside"),
        word(b"section"),
        word(b"form"),
        word(b"search"),
    ];
    // Roles are known by their first eight letters.
    const ROLES: [u64; 8] = [
        MAIN,
        word(b"navigati"),
        word(b"banner"),
        word(b"contenti"),
        word(b"compleme"),
        word(b"region"),
        word(b"form"),
        word(b"search"),
    ];
    TAGS.contains(&name) || ROLES.contains(&role)
}
