//! Organisations: who publishes, takes part, pays and decides.

use super::link::Url;
use super::source::{Contact, SourceNote};
use super::{Id, Kind, Text};

/// What kind of organisation it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrganisationType {
    Ministry,
    Agency,
    Municipality,
    Region,
    Parliament,
    AdvisoryBody,
    InterestOrganisation,
    Ngo,
    Alliance,
    Company,
    Media,
    Other,
}

impl OrganisationType {
    /// The words of a sheet, each with its meaning; also the keys of the theme's strings.
    pub const NAMES: [(&'static str, OrganisationType); 12] = [
        ("ministry", OrganisationType::Ministry),
        ("agency", OrganisationType::Agency),
        ("municipality", OrganisationType::Municipality),
        ("region", OrganisationType::Region),
        ("parliament", OrganisationType::Parliament),
        ("advisory_body", OrganisationType::AdvisoryBody),
        ("interest_organisation", OrganisationType::InterestOrganisation),
        ("ngo", OrganisationType::Ngo),
        ("alliance", OrganisationType::Alliance),
        ("company", OrganisationType::Company),
        ("media", OrganisationType::Media),
        ("other", OrganisationType::Other),
    ];
}

/// The sheet of an organisation.
#[derive(Debug, Clone, PartialEq)]
pub struct Organisation {
    pub name: Text,
    pub organisation_type: OrganisationType,
    pub short_name: Option<Text>,
    pub aliases: Vec<Box<str>>,
    pub parent: Option<Id>,
    pub member_of: Vec<Id>,
    pub superseded_by: Option<Id>,
    pub url: Option<Url>,
    pub identifiers: Identifiers,
    pub boilerplate: Option<Text>,
    pub contacts: Vec<Contact>,
    pub logo: Option<Id>,
    pub sources: Vec<SourceNote>,
}

impl Organisation {
    /// Whether the sheet differs from another one in words and figures at most, and not in what it refers to.
    pub fn refers_like(&self, other: &Organisation) -> bool {
        let words_of_other = Organisation {
            name: other.name.clone(),
            organisation_type: other.organisation_type,
            short_name: other.short_name.clone(),
            aliases: other.aliases.clone(),
            url: other.url.clone(),
            identifiers: other.identifiers.clone(),
            boilerplate: other.boilerplate.clone(),
            sources: other.sources.clone(),
            ..self.clone()
        };
        words_of_other == *other
    }

    /// The things that the sheet names.
    pub fn names(&self) -> impl Iterator<Item = (Kind, &Id)> {
        let organisations = self.parent.iter().chain(&self.member_of).chain(&self.superseded_by);
        let organisations = organisations.map(|id| (Kind::Organisation, id));
        let people = self.contacts.iter().filter_map(Contact::person).map(|id| (Kind::Person, id));
        organisations.chain(people).chain(self.logo.iter().map(|id| (Kind::Media, id)))
    }
}

/// Numbers under which registers know an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Identifiers {
    /// The number in the Danish register of companies: eight digits.
    pub cvr: Option<Box<str>>,
    /// The address in the Research Organization Registry, `https://ror.org/…`.
    pub ror: Option<Box<str>>,
    /// The item of Wikidata: `Q` and digits.
    pub wikidata: Option<Box<str>>,
}
