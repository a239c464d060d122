//! What several kinds of page show: pictures, quotations, contacts, sources, facts, bars, releases in a list,
//! links to other lists of them, changes, body texts.
//!
//! Takes things of the site; gives their views, or the fragments that the theme's components make of them. A component uses
//! fragments and the locale, never a page.

mod agreement;
mod brand;
mod changes;
mod contacts;
mod figure;
mod filters;
mod partnership;
pub(super) mod prose;
mod releases;
mod sharing;
mod sources;
mod split;
mod statement;

pub(super) use agreement::{
    AgreementFacts, AllocationView, AssignmentView, agreement_facts, allocation, assignment,
};
pub(super) use brand::{BrandView, brand};
pub(super) use changes::{ChangeView, change_view, latest_first};
pub(super) use contacts::{ContactView, contacts, phone_href};
pub(super) use figure::{FigureView, Position, figure};
pub(super) use filters::filters;
pub(super) use partnership::{PartnershipFacts, facts_fragment, partnership_facts};
pub(super) use releases::{MonthView, has_time, latest, months, release_entries};
pub(super) use sharing::{SharingPictureView, sharing_picture, sharing_picture_view};
pub(super) use sources::{SourceView, sources};
pub(super) use split::{SplitView, split};
pub(super) use statement::{StatementView, quoted_statements, used_statement};
