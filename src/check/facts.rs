//! Everything that a release mentions, with what the sheets say of it: an editor's last look.
//!
//! Takes a release in one language; gives its [`Fact`]s in the order of the file. The verdicts are those of the rules that check the site,
//! so that this list and the problems cannot disagree. Nothing is printed here.

use std::cell::OnceCell;
use std::ops::Range;

use super::mentions::judge;
use super::verdict::{MentionedIn, Verdict};
use super::{Content, not_in_about, weekdays};
use crate::diagnostic::{FactVerdict, MentionProblem, Problem};
use crate::join::{Ix, Release, Version};
use crate::mention::{DateMention, Mention, dates};
use crate::model::Reference;
use crate::model::release::{Passage, ReleaseMention};
use crate::parse::span_of;
use crate::source::Span;

/// Something that a release mentions, and what the sheets say of it.
#[derive(Debug)]
pub struct Fact {
    /// Where the text says it.
    pub place: Span,
    /// What readers read there.
    pub words: String,
    pub mention: Mention,
    pub verdict: FactVerdict,
    /// The place on the sheet that says the same, or something else.
    pub sheet: Option<Span>,
    /// What the words of an amount can link to, if they are no link yet.
    pub link: Option<Reference>,
}

/// The facts of a release in one of its languages.
pub(super) fn facts_of(content: &Content<'_>, release: Ix<Release>, version: &Version) -> Vec<Fact> {
    let release = &content.site.releases[release];
    let subjects = not_in_about::subjects(content.site, release);
    let plain = OnceCell::new();
    let place = MentionedIn::new(content, release, version, &subjects, &plain);
    let place = MentionedIn { wants_hints: true, ..place };
    let mut facts = Vec::new();
    for mention in &version.text.mentions {
        facts.push(fact(place, mention, judge(place, mention)));
    }
    for date in dates_of(place) {
        // The date of an agreement is a fact already.
        if version.text.mentions.iter().any(|mention| is_same_date(mention, &date)) {
            continue;
        }
        let verdict = date_verdict(place, &date);
        facts.push(Fact { verdict, ..fact(place, &date, Verdict::Unmatched) });
    }
    facts.sort_by_key(|fact| (fact.place.start, fact.place.end));
    facts
}

fn is_same_date(agreed: &ReleaseMention, date: &ReleaseMention) -> bool {
    matches!(agreed.mention, Mention::AgreedOn(_))
        && agreed.passage == date.passage
        && agreed.mention.range().end == date.mention.range().end
}

fn fact(place: MentionedIn<'_>, mention: &ReleaseMention, verdict: Verdict) -> Fact {
    let sources = place.content.sources;
    let range = mention.mention.range();
    let in_text = span_of(sources, &place.place(mention, &range));
    let words = place.plain_words(mention, &range);
    let mut link = None;
    let (verdict, sheet) = match verdict {
        Verdict::Agrees(sheet) => (FactVerdict::Agrees, Some(sheet)),
        Verdict::AgreesUnlinked(sheet, hint) => {
            if let Problem::Mention(MentionProblem::UnlinkedAmount { to, .. }) = hint.problem {
                link = Some(to);
            }
            (FactVerdict::Agrees, Some(sheet))
        }
        Verdict::Differs(problem) => {
            (FactVerdict::Differs, problem.related.into_iter().next().map(|(sheet, _)| sheet))
        }
        Verdict::Unmatched => (FactVerdict::Unmatched, None),
    };
    let sheet = sheet.map(|sheet| span_of(sources, &sheet));
    Fact { place: in_text, words, mention: mention.mention.clone(), verdict, sheet, link }
}

/// The dates of all passages. They are not kept while parsing, because only those that can be wrong are ever judged.
fn dates_of(place: MentionedIn<'_>) -> Vec<ReleaseMention> {
    let (version, plain) = (place.version, place.plain_text());
    let mut found = Vec::new();
    let mut add =
        |passage: Passage, text: &str, map: &mut dyn FnMut(&Range<usize>) -> Option<Range<usize>>| {
            for date in dates(text, version.language) {
                let mention = Mention::Date(Box::new(date)).map_range(map);
                found.extend(mention.map(|mention| ReleaseMention { passage, slot: None, mention }));
            }
        };
    for passage in Passage::FIELDS {
        if let Some(text) = version.text.words.passage(passage) {
            add(passage, text, &mut |range| Some(range.clone()));
        }
    }
    let mut start = 0;
    for line in plain.as_str().split_inclusive('\n') {
        add(Passage::Body, line, &mut |range| plain.source_of(&(range.start + start..range.end + start)));
        start += line.len();
    }
    found
}

fn date_verdict(place: MentionedIn<'_>, mention: &ReleaseMention) -> FactVerdict {
    let Mention::Date(date) = &mention.mention else {
        return FactVerdict::Unmatched;
    };
    let DateMention { weekday, last_weekday, .. } = &**date;
    let (file, language) = (place.version.file, place.version.language);
    match weekdays::is_wrong(date, file, language, Some(place.release.day)) {
        true => FactVerdict::Differs,
        false if weekday.is_some() || last_weekday.is_some() => FactVerdict::Agrees,
        false => FactVerdict::Unmatched,
    }
}
