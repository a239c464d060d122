//! The id and the kind of each thing: the same on every page that names it.
//!
//! Takes the index of a thing; gives its address in the default language with a name behind `#` that no heading has, and its kind in schema.org. The id of
//! a statement or an allocation is where it can be read.

use crate::join::{Addresses, Agreement, AgreementPart, Ix, Organisation, Partnership, Person, Statement};
use crate::model::organisation::OrganisationType;
use crate::render::locale::{Locale, statement_anchor};

pub(super) const GRANT: &str = "MonetaryGrant";
/// An enterprise of several that has an aim.
pub(super) const PARTNERSHIP: &str = "Project";
pub(super) const PERSON: &str = "Person";
pub(super) const STATEMENT: &str = "Quotation";

/// The kind of an organisation. An advisory body may be private or public, so it is just an organisation.
pub(super) fn kind(of: OrganisationType) -> &'static str {
    match of {
        OrganisationType::Ministry
        | OrganisationType::Agency
        | OrganisationType::Municipality
        | OrganisationType::Region
        | OrganisationType::Parliament => "GovernmentOrganization",
        OrganisationType::Ngo => "NGO",
        OrganisationType::Company => "Corporation",
        OrganisationType::Media => "NewsMediaOrganization",
        OrganisationType::AdvisoryBody
        | OrganisationType::InterestOrganisation
        | OrganisationType::Alliance
        | OrganisationType::Other => "Organization",
    }
}

pub(super) fn of_organisation(locale: &Locale<'_>, ix: Ix<Organisation>) -> String {
    id(locale, &locale.site.organisations[ix].addresses, "_organisation")
}

pub(super) fn of_person(locale: &Locale<'_>, ix: Ix<Person>) -> String {
    id(locale, &locale.site.people[ix].addresses, "_person")
}

pub(super) fn of_partnership(locale: &Locale<'_>, ix: Ix<Partnership>) -> String {
    id(locale, &locale.site.partnerships[ix].addresses, "_partnership")
}

/// The whole grant of an agreement, or one of its allocations.
pub(super) fn of_grant(locale: &Locale<'_>, ix: Ix<Agreement>, part: AgreementPart) -> String {
    let agreement = &locale.site.agreements[ix];
    id(locale, &agreement.addresses, agreement.anchor(part))
}

pub(super) fn of_statement(locale: &Locale<'_>, ix: Ix<Statement>) -> String {
    let statement = &locale.site.statements[ix];
    id(locale, &locale.site.people[statement.speaker].addresses, &statement_anchor(statement))
}

/// A release in one language, at this full address: each translation is a work of its own.
pub(super) fn of_release(url: &str) -> String {
    format!("{url}#_release")
}

/// The site in the language of the page.
pub(super) fn of_website(locale: &Locale<'_>) -> String {
    format!("{}#_website", locale.url(&locale.site.home(locale.language)))
}

fn id(locale: &Locale<'_>, addresses: &Addresses, name: &str) -> String {
    let (_, address) = addresses.in_language(locale.site.settings.default_language());
    format!("{}#{name}", locale.url(address))
}
