//! The short texts of the site: the fields of releases, pages and sheets that readers read as sentences.
//!
//! Takes a site; shows each text to a function, with its language, its place and the day that it is from. Names of people and
//! organisations, addresses and identifiers are no texts. Bodies are in [`super::Body`].

use crate::diagnostic::Segment;
use crate::join::{Agreement, Release, Site};
use crate::model::media::Alt;
use crate::model::source::SourceNote;
use crate::model::{Day, Language, ReducedDate, Text};
use crate::path;
use crate::source::FileId;

/// A text in a field.
pub(super) struct ShortText<'s> {
    pub(super) words: &'s str,
    pub(super) language: Language,
    pub(super) file: FileId,
    /// The day that it is from, where it is known: that of the release, of the statement, of the agreement.
    pub(super) day: Option<Day>,
    /// The way to the field: made only where it is asked for, because few texts have a problem.
    pub(super) path: &'s dyn Fn() -> Vec<Segment>,
}

/// Whoever looks at texts.
type Look<'l> = dyn FnMut(&ShortText<'_>) + 'l;

/// A file with texts.
#[derive(Clone, Copy)]
struct TextFile {
    file: FileId,
    /// The language of texts that do not say theirs.
    language: Language,
    day: Option<Day>,
}

/// Shows every short text of the site.
pub(super) fn short_texts(site: &Site, look: &mut Look<'_>) {
    let language = site.settings.default_language();
    for release in site.releases.iter() {
        in_release(release, language, look);
    }
    for version in site.pages.iter().flat_map(|page| &page.versions) {
        let file = TextFile { file: version.file, language: version.language, day: None };
        let words = &version.text.words;
        file.words(&words.title, &|| path!["title"], look);
        if let Some(summary) = &words.summary {
            file.words(summary, &|| path!["summary"], look);
        }
    }
    for organisation in site.organisations.iter() {
        let file = TextFile { file: organisation.file, language, day: None };
        file.text(organisation.sheet.boilerplate.as_ref(), &|| path!["boilerplate"], look);
        file.sources(&organisation.sheet.sources, look);
    }
    for person in site.people.iter() {
        TextFile { file: person.file, language, day: None }.sources(&person.sheet.sources, look);
    }
    for partnership in site.partnerships.iter() {
        let (sheet, file) = (&partnership.sheet, TextFile { file: partnership.file, language, day: None });
        file.text(Some(&sheet.name), &|| path!["name"], look);
        file.text(sheet.summary.as_ref(), &|| path!["summary"], look);
        file.text(sheet.target_group.as_ref(), &|| path!["target_group"], look);
        for (at, participant) in sheet.participants.iter().enumerate() {
            file.text(participant.role.as_ref(), &|| path!["participants", at, "role"], look);
        }
        let until = sheet.period.as_ref().and_then(|period| period.until_condition.as_ref());
        file.text(until, &|| path!["period", "until_condition"], look);
        file.sources(&sheet.sources, look);
    }
    for agreement in site.agreements.iter() {
        in_agreement(agreement, language, look);
    }
    for statement in site.statements.iter() {
        // A quotation can be in a language that no site has.
        let tag = statement.sheet.language.as_ref().map(|tag| Language::from_tag(tag));
        if let Some(language) = tag.unwrap_or(Some(language)) {
            let day = exact(statement.sheet.source.date);
            let file = TextFile { file: statement.file, language, day };
            file.text(Some(&statement.sheet.text), &|| path!["text"], look);
        }
    }
    for media in site.media.iter() {
        let file = TextFile { file: media.file, language, day: None };
        file.text(media.sheet.caption.as_ref(), &|| path!["caption"], look);
        if let Alt::Text(alt) = &media.sheet.alt {
            file.text(Some(alt), &|| path!["alt"], look);
        }
    }
}

fn in_release(release: &Release, language: Language, look: &mut Look<'_>) {
    let day = Some(release.day);
    for version in &release.versions {
        let file = TextFile { file: version.file, language: version.language, day };
        let words = &version.text.words;
        file.words(&words.title, &|| path!["title"], look);
        file.words(&words.summary, &|| path!["summary"], look);
        if let Some(kicker) = &words.kicker {
            file.words(kicker, &|| path!["kicker"], look);
        }
        if let Some(notes) = &words.notes_to_editors {
            file.words(notes, &|| path!["notes_to_editors"], look);
        }
        for (at, link) in words.read_more.iter().enumerate() {
            file.words(&link.label, &|| path!["read_more", at, "label"], look);
        }
        for (at, change) in words.changes.iter().enumerate() {
            let file = TextFile { day: Some(change.on), ..file };
            file.words(&change.text, &|| path!["changes", at, "text"], look);
        }
    }
    if let Some(withdrawn) = &release.facts.withdrawn {
        let file = TextFile { file: release.file, language, day: Some(withdrawn.on) };
        file.text(Some(&withdrawn.reason), &|| path!["withdrawn", "reason"], look);
    }
}

fn in_agreement(agreement: &Agreement, language: Language, look: &mut Look<'_>) {
    let sheet = &agreement.sheet;
    let file = TextFile { file: agreement.file, language, day: exact(sheet.agreed_on) };
    file.text(Some(&sheet.name), &|| path!["name"], look);
    file.text(sheet.rounding_note.as_ref(), &|| path!["rounding_note"], look);
    for (at, allocation) in sheet.allocations.iter().enumerate() {
        file.text(Some(&allocation.purpose), &|| path!["allocations", at, "purpose"], look);
        file.text(allocation.target_group.as_ref(), &|| path!["allocations", at, "target_group"], look);
    }
    for (at, assignment) in sheet.assignments.iter().enumerate() {
        file.text(Some(&assignment.title), &|| path!["assignments", at, "title"], look);
    }
    file.sources(&sheet.sources, look);
}

/// The day of a date that is known to the day.
fn exact(date: Option<ReducedDate>) -> Option<Day> {
    match date {
        Some(ReducedDate::Day(day)) => Some(day),
        _ => None,
    }
}

impl TextFile {
    fn words(self, words: &str, path: &dyn Fn() -> Vec<Segment>, look: &mut Look<'_>) {
        let TextFile { file, language, day } = self;
        look(&ShortText { words, language, file, day, path });
    }

    /// Shows a text in each of its languages; in a map, the tag of the language is the last step of the way.
    fn text(self, text: Option<&Text>, path: &dyn Fn() -> Vec<Segment>, look: &mut Look<'_>) {
        let in_map = |language: Language| {
            let mut path = path();
            path.push(Segment::from(language.tag()));
            path
        };
        match text {
            None => {}
            Some(Text::Plain(words)) => self.words(words, path, look),
            Some(Text::One(language, words)) => {
                TextFile { language: *language, ..self }.words(words, &|| in_map(*language), look);
            }
            Some(Text::Several(texts)) => {
                for (language, words) in texts {
                    TextFile { language: *language, ..self }.words(words, &|| in_map(*language), look);
                }
            }
        }
    }

    fn sources(self, sources: &[SourceNote], look: &mut Look<'_>) {
        for (at, source) in sources.iter().enumerate() {
            let file = TextFile { day: exact(source.date), ..self };
            file.text(Some(&source.title), &|| path!["sources", at, "title"], look);
        }
    }
}
