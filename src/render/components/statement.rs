//! What somebody said, with who they were when they said it.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::Serialize;

use crate::join::{Ix, Referent, Release, Statement, Version};
use crate::render::RenderResult;
use crate::render::fragments::{PageBuilder, try_map};
use crate::render::locale::{DateView, Phrase, statement_anchor};
use crate::theme::Fragment;

/// What somebody said. The component `quotation` shows it.
#[derive(Debug, Clone, Serialize)]
pub struct StatementView<'a> {
    /// The words, without quotation marks.
    pub text: Phrase<'a>,
    /// Who said them.
    pub speaker: &'a Fragment,
    /// The title the speaker held on the source's date.
    pub title: Option<Phrase<'a>>,
    /// The organisation of that title.
    pub organisation: Option<&'a Fragment>,
    /// When it was said.
    pub date: Option<DateView>,
    /// Who published it.
    pub source: Option<&'a Fragment>,
    /// Where it can be read.
    pub url: Option<&'a str>,
    /// The anchor that links lead to; only on the speaker's page.
    pub anchor: Option<String>,
    /// The releases that show or quote it, latest first; only on the speaker's page.
    pub releases: Vec<&'a Fragment>,
}

/// A quotation, with the title that its speaker held on the day of the source.
pub(crate) fn statement<'a>(builder: &PageBuilder<'a>, ix: Ix<Statement>) -> RenderResult<StatementView<'a>> {
    let locale = &builder.locale;
    let statement = &locale.site.statements[ix];
    let sheet = &statement.sheet;
    let person = &locale.site.people[statement.speaker];
    let held = sheet.source.date.and_then(|date| person.title_on(date.earliest()));
    let text = locale.phrase(&sheet.text).unbroken();
    Ok(StatementView {
        text: match sheet.language.as_ref().map(|tag| tag.as_str()) {
            Some(tag) => Phrase { lang: Some(tag).filter(|tag| *tag != locale.language.tag()), ..text },
            None => text,
        },
        speaker: builder.person(statement.speaker)?,
        title: held.map(|held| locale.phrase(&person.written(held).title)),
        organisation: held.map(|held| builder.organisation(held.organisation)).transpose()?,
        date: locale.optional_date(sheet.source.date),
        source: statement.source.map(|ix| builder.organisation(ix)).transpose()?,
        url: sheet.source.url.as_ref().map(|url| url.as_str()),
        anchor: None,
        releases: Vec::new(),
    })
}

/// A statement on its speaker's page, with the releases that use it.
pub(crate) fn used_statement<'a>(
    builder: &PageBuilder<'a>,
    ix: Ix<Statement>,
) -> RenderResult<StatementView<'a>> {
    let site = builder.locale.site;
    let mut releases: Vec<Ix<Release>> = site.backlinks.statements[ix].clone();
    releases.extend(builder.quoted.releases(ix));
    releases.sort_by_key(|ix| (Reverse(site.releases[*ix].published), *ix));
    releases.dedup();
    Ok(StatementView {
        anchor: Some(statement_anchor(&site.statements[ix])),
        releases: try_map(releases, |ix| builder.release_link(ix))?,
        ..statement(builder, ix)?
    })
}

/// The statements that a text shows, or quotes a part of.
pub(crate) fn quoted_statements(builder: &PageBuilder<'_>, version: &Version) -> BTreeSet<Ix<Statement>> {
    let mut statements: BTreeSet<Ix<Statement>> = BTreeSet::new();
    for referent in version.embeds() {
        if let Referent::Statement(ix) = referent {
            statements.insert(*ix);
        }
    }
    statements.extend(builder.quoted.excerpts(version.file).iter().map(|excerpt| excerpt.statement));
    statements
}
