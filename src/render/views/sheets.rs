//! Views of releases, sheets and plain pages. Links to other pages are finished HTML: the component `page_link` made
//! them.

use serde::Serialize;

use super::{
    ContactView, DateView, FigureView, HeldBackView, MomentView, MoneyView, OutwardLink, PeriodView, Phrase,
    SourceView, StatementView,
};
use crate::theme::Fragment;

/// `release`: a press release.
#[derive(Debug, Clone, Serialize)]
pub struct ReleaseView<'a> {
    /// The title.
    pub title: &'a str,
    /// The words above the title.
    pub kicker: Option<&'a str>,
    /// What it says, in a few sentences.
    pub summary: &'a str,
    /// The place it was sent from.
    pub place: Option<&'a str>,
    /// When it was published.
    pub published: MomentView,
    /// The day of the latest change.
    pub updated: Option<DateView>,
    /// Who published it.
    pub publisher: &'a Fragment,
    /// The name of who published it.
    pub publisher_name: Phrase<'a>,
    /// The text as HTML.
    pub body: Fragment,
    /// The picture at the top.
    pub image: Option<FigureView<'a>>,
    /// That it no longer stands.
    pub withdrawn: Option<WithdrawnView<'a>>,
    /// That it is not public yet, or not any more: only in a preview.
    pub held_back: Option<HeldBackView>,
    /// What was changed after publication, latest first.
    pub changes: Vec<ChangeView<'a>>,
    /// The facts of the partnerships it is about, but for those that its text shows.
    pub facts: Vec<&'a Fragment>,
    /// The agreements it is about, and those that set up its partnerships or fund them.
    pub agreements: Vec<&'a Fragment>,
    /// The organisations it is about.
    pub organisations: Vec<&'a Fragment>,
    /// The people it is about, with the title they held on its date.
    pub people: Vec<PersonLink<'a>>,
    /// Its topics.
    pub topics: Vec<&'a Fragment>,
    /// Other pages of this site.
    pub read_also: Vec<Fragment>,
    /// Pages elsewhere.
    pub read_more: Vec<OutwardLink<'a>>,
    /// Files to fetch.
    pub attachments: Vec<AttachmentView<'a>>,
    /// Who to ask: the release's own contacts, else its publisher's.
    pub contacts: Vec<ContactView<'a>>,
    /// A paragraph each.
    pub notes_to_editors: Vec<&'a str>,
    /// What the publisher says of itself, a paragraph each.
    pub boilerplate: Vec<Phrase<'a>>,
}

/// That a release no longer stands.
#[derive(Debug, Clone, Serialize)]
pub struct WithdrawnView<'a> {
    /// Since when.
    pub on: DateView,
    /// Why.
    pub reason: Phrase<'a>,
    /// What stands instead.
    pub replaced_by: Option<&'a Fragment>,
}

/// A change after publication.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeView<'a> {
    /// When.
    pub on: DateView,
    /// `correction`, `clarification` or `update`: the string `change_…` says it in words.
    pub kind: &'static str,
    /// What was changed.
    pub text: &'a str,
}

/// A file to fetch.
#[derive(Debug, Clone, Serialize)]
pub struct AttachmentView<'a> {
    /// Its address.
    pub href: String,
    /// Its name.
    pub name: &'a str,
    /// Its size as people write it: `1,2 MB`.
    pub size: String,
    /// The ending of its name in capitals: `PDF`; empty if it has none.
    pub format: String,
}

/// A person with a title.
#[derive(Debug, Clone, Serialize)]
pub struct PersonLink<'a> {
    /// The person's page.
    pub person: &'a Fragment,
    /// The title held at the time.
    pub title: Option<Phrase<'a>>,
    /// Where it was held.
    pub organisation: Option<&'a Fragment>,
}

/// A partnership's own facts, joined. The component `participants` shows them.
#[derive(Debug, Clone, Serialize)]
pub struct PartnershipFacts<'a> {
    /// Its page.
    pub link: &'a Fragment,
    /// Who it is for.
    pub target_group: Option<Phrase<'a>>,
    /// Who leads the work; `None` means unknown.
    pub facilitator: Option<&'a Fragment>,
    /// Who takes part, members first, then by name.
    pub participants: Vec<ParticipantView<'a>>,
    /// `false`: there are more than are known here.
    pub participants_complete: bool,
    /// The lines of agreements that stand beside it.
    pub allocations: Vec<AllocationView<'a>>,
    /// The agreement that set it up.
    pub established_by: Option<&'a Fragment>,
    /// How long it works.
    pub period: Option<PeriodView<'a>>,
}

/// An organisation that takes part.
#[derive(Debug, Clone, Serialize)]
pub struct ParticipantView<'a> {
    /// The organisation.
    pub organisation: &'a Fragment,
    /// `member`, `invited`, `observer` or `left`: the string `status_…` says it in words.
    pub status: &'static str,
    /// What it does there.
    pub role: Option<Phrase<'a>>,
    /// Since when.
    pub from: Option<DateView>,
    /// Until when.
    pub to: Option<DateView>,
    /// The releases that say so.
    pub evidence: Vec<&'a Fragment>,
}

/// `partnership`: a partnership.
#[derive(Debug, Clone, Serialize)]
pub struct PartnershipView<'a> {
    /// Its name.
    pub name: Phrase<'a>,
    /// Other names.
    pub aliases: Vec<&'a str>,
    /// What it is.
    pub summary: Option<Phrase<'a>>,
    /// Who takes part, who pays, how long.
    pub facts: PartnershipFacts<'a>,
    /// The latest releases about it.
    pub releases: Vec<&'a Fragment>,
    /// How many there are.
    pub releases_total: usize,
    /// Where all of them are listed, if `releases` is not all.
    pub all_releases: Option<String>,
    /// Where the facts come from.
    pub sources: Vec<SourceView<'a>>,
}

/// A line of an agreement's money.
#[derive(Debug, Clone, Serialize)]
pub struct AllocationView<'a> {
    /// Its id in the agreement, which is its anchor on the agreement's page.
    pub id: &'a str,
    /// How much.
    pub amount: MoneyView,
    /// For what.
    pub purpose: Phrase<'a>,
    /// For whom.
    pub target_group: Option<Phrase<'a>>,
    /// The agreement it is part of, with its anchor.
    pub agreement: Fragment,
    /// The partnership it stands beside.
    pub partnership: Option<&'a Fragment>,
    /// Why: `granted`, `same_target_group` or `co_funding`: the string `basis_…` says it in words.
    pub basis: Option<&'static str>,
    /// Who gets it.
    pub recipient: Option<&'a Fragment>,
}

/// An agreement's money. The component `facts_box` shows it.
#[derive(Debug, Clone, Serialize)]
pub struct AgreementFacts<'a> {
    /// Its page.
    pub link: &'a Fragment,
    /// When it was made.
    pub agreed_on: Option<DateView>,
    /// The whole amount.
    pub total: MoneyView,
    /// Its lines, in the order of the sheet.
    pub allocations: Vec<AllocationView<'a>>,
    /// What the lines add up to, where that is not the total to the last digit.
    pub sum: Option<MoneyView>,
    /// Why the lines do not add up to the last digit.
    pub rounding_note: Option<Phrase<'a>>,
}

/// `agreement`: an agreement.
#[derive(Debug, Clone, Serialize)]
pub struct AgreementView<'a> {
    /// Its name.
    pub name: Phrase<'a>,
    /// Its date and money.
    pub facts: AgreementFacts<'a>,
    /// Who told of it.
    pub announced_by: Option<&'a Fragment>,
    /// Who made it.
    pub parties: Vec<&'a Fragment>,
    /// The tasks it gives.
    pub assignments: Vec<AssignmentView<'a>>,
    /// The partnerships that it set up.
    pub partnerships: Vec<&'a Fragment>,
    /// The latest releases about it.
    pub releases: Vec<&'a Fragment>,
    /// How many there are.
    pub releases_total: usize,
    /// Where all of them are listed, if `releases` is not all.
    pub all_releases: Option<String>,
    /// Where the facts come from.
    pub sources: Vec<SourceView<'a>>,
}

/// A task that an agreement gives to somebody.
#[derive(Debug, Clone, Serialize)]
pub struct AssignmentView<'a> {
    /// Its id in the agreement, which is its anchor on the agreement's page.
    pub id: &'a str,
    /// What is to be done.
    pub title: Phrase<'a>,
    /// The agreement, with the anchor.
    pub agreement: Fragment,
    /// Who does it.
    pub lead: &'a Fragment,
    /// With whom.
    pub with: Vec<&'a Fragment>,
}

/// `organisation`: an organisation.
#[derive(Debug, Clone, Serialize)]
pub struct OrganisationView<'a> {
    /// Its name.
    pub name: Phrase<'a>,
    /// The short name.
    pub short_name: Option<Phrase<'a>>,
    /// Other names.
    pub aliases: Vec<&'a str>,
    /// What kind it is: the string `type_…` says it in words.
    pub organisation_type: &'static str,
    /// Its own site.
    pub url: Option<&'a str>,
    /// Its logo.
    pub logo: Option<FigureView<'a>>,
    /// What it says of itself, a paragraph each.
    pub boilerplate: Vec<Phrase<'a>>,
    /// Its number in the Danish register of companies.
    pub cvr: Option<&'a str>,
    /// Its address in the Research Organization Registry.
    pub ror: Option<&'a str>,
    /// Its item in Wikidata.
    pub wikidata: Option<&'a str>,
    /// What it is a part of.
    pub parent: Option<&'a Fragment>,
    /// What is a part of it.
    pub parts: Vec<&'a Fragment>,
    /// The alliances it is in.
    pub member_of: Vec<&'a Fragment>,
    /// The members it has.
    pub members: Vec<&'a Fragment>,
    /// What came after it.
    pub superseded_by: Option<&'a Fragment>,
    /// What came before it.
    pub supersedes: Vec<&'a Fragment>,
    /// The partnerships it takes part in or leads.
    pub partnerships: Vec<ParticipationView<'a>>,
    /// The agreements that it made, told of, or gets money from.
    pub agreements: Vec<AgreementRole<'a>>,
    /// The tasks it has, alone or with others.
    pub assignments: Vec<AssignmentView<'a>>,
    /// The people who hold or held a title in it, by name.
    pub people: Vec<HolderView<'a>>,
    /// Who to ask.
    pub contacts: Vec<ContactView<'a>>,
    /// The latest releases that it published or appears in.
    pub releases: Vec<&'a Fragment>,
    /// How many there are.
    pub releases_total: usize,
    /// Where all of them are listed, if `releases` is not all.
    pub all_releases: Option<String>,
    /// Where the facts come from.
    pub sources: Vec<SourceView<'a>>,
}

/// How an organisation takes part in a partnership.
#[derive(Debug, Clone, Serialize)]
pub struct ParticipationView<'a> {
    /// The partnership.
    pub partnership: &'a Fragment,
    /// Whether the organisation leads its work.
    pub facilitator: bool,
    /// `member`, `invited`, `observer`, `left`, or `None` if it only leads the work.
    pub status: Option<&'static str>,
    /// What it does there.
    pub role: Option<Phrase<'a>>,
}

/// What an organisation has to do with an agreement.
#[derive(Debug, Clone, Serialize)]
pub struct AgreementRole<'a> {
    /// The agreement.
    pub agreement: &'a Fragment,
    /// Whether the organisation made it.
    pub party: bool,
    /// Whether it told of it.
    pub announced: bool,
    /// The lines that it gets.
    pub received: Vec<AllocationView<'a>>,
}

/// Somebody who holds or held a title in an organisation.
#[derive(Debug, Clone, Serialize)]
pub struct HolderView<'a> {
    /// The person.
    pub person: &'a Fragment,
    /// The title.
    pub title: Phrase<'a>,
    /// Since when.
    pub from: Option<DateView>,
    /// Until when.
    pub to: Option<DateView>,
}

/// `person`: a person.
#[derive(Debug, Clone, Serialize)]
pub struct PersonView<'a> {
    /// The name.
    pub name: Phrase<'a>,
    /// A picture.
    pub photo: Option<FigureView<'a>>,
    /// The titles held, in the order of the sheet.
    pub appointments: Vec<AppointmentView<'a>>,
    /// As it was written.
    pub email: Option<&'a str>,
    /// As it was written.
    pub phone: Option<&'a str>,
    /// The same for `href`.
    pub phone_href: Option<String>,
    /// What they said, latest first.
    pub statements: Vec<StatementView<'a>>,
    /// The latest releases that they appear in.
    pub releases: Vec<&'a Fragment>,
    /// How many there are.
    pub releases_total: usize,
    /// Where all of them are listed, if `releases` is not all.
    pub all_releases: Option<String>,
    /// Where the facts come from.
    pub sources: Vec<SourceView<'a>>,
}

/// A title held.
#[derive(Debug, Clone, Serialize)]
pub struct AppointmentView<'a> {
    /// Where.
    pub organisation: &'a Fragment,
    /// The title.
    pub title: Phrase<'a>,
    /// The short form.
    pub short_title: Option<Phrase<'a>>,
    /// Since when.
    pub from: Option<DateView>,
    /// Until when.
    pub to: Option<DateView>,
}

/// `page`: a plain page.
#[derive(Debug, Clone, Serialize)]
pub struct PlainView<'a> {
    /// The title.
    pub title: &'a str,
    /// What it says, in a few sentences.
    pub summary: Option<&'a str>,
    /// The text as HTML.
    pub body: Fragment,
}

/// `redirect`: the page at an old address.
#[derive(Debug, Clone, Serialize)]
pub struct RedirectView<'a> {
    /// The new address, from the root of the host.
    pub href: String,
    /// The new address in full.
    pub url: String,
    /// The title of the page there.
    pub title: &'a str,
}
