//! The sheets that texts name.
//!
//! Takes a site; gives its sheets by the numbers that parsing gave their names. What is not public has none.

use crate::join::{Agreement, Ix, Organisation, Partnership, Person, Referent, Site};
use crate::mention::{NamedThing, ThingIx};
use crate::model::{Id, Kind};
use crate::source::FileId;

/// A sheet that can be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NamedSheet {
    Organisation(Ix<Organisation>),
    Person(Ix<Person>),
    Partnership(Ix<Partnership>),
    Agreement(Ix<Agreement>),
}

impl NamedSheet {
    /// Its file.
    pub(super) fn file(self, site: &Site) -> FileId {
        match self {
            NamedSheet::Organisation(ix) => site.organisations[ix].file,
            NamedSheet::Person(ix) => site.people[ix].file,
            NamedSheet::Partnership(ix) => site.partnerships[ix].file,
            NamedSheet::Agreement(ix) => site.agreements[ix].file,
        }
    }

    /// The sheet, if that is what a reference leads to.
    pub(super) fn from_referent(referent: &Referent) -> Option<NamedSheet> {
        Some(match referent {
            Referent::Organisation(ix) => NamedSheet::Organisation(*ix),
            Referent::Person(ix) => NamedSheet::Person(*ix),
            Referent::Partnership(ix) => NamedSheet::Partnership(*ix),
            Referent::Agreement(ix, _) => NamedSheet::Agreement(*ix),
            _ => return None,
        })
    }
}

/// The sheets of the site by their numbers among its names.
#[derive(Debug, Default)]
pub(super) struct NamedSheets {
    sheets: Vec<Option<NamedSheet>>,
}

impl NamedSheets {
    pub(super) fn new(site: &Site) -> NamedSheets {
        let things = site.names.as_ref().map_or(&[][..], |names| names.things());
        let sheets = things.iter().map(|NamedThing { kind, id }| named_sheet(site, *kind, id));
        NamedSheets { sheets: sheets.collect() }
    }

    /// The sheet; `None` if it is not public.
    pub(super) fn get(&self, thing: ThingIx) -> Option<NamedSheet> {
        *self.sheets.get(thing.index())?
    }
}

fn named_sheet(site: &Site, kind: Kind, id: &Id) -> Option<NamedSheet> {
    Some(match kind {
        Kind::Organisation => NamedSheet::Organisation(site.organisations.find(|thing| thing.id.cmp(id))?),
        Kind::Person => NamedSheet::Person(site.people.find(|thing| thing.id.cmp(id))?),
        Kind::Partnership => NamedSheet::Partnership(site.partnerships.find(|thing| thing.id.cmp(id))?),
        Kind::Agreement => NamedSheet::Agreement(site.agreements.find(|thing| thing.id.cmp(id))?),
        _ => return None,
    })
}
