//! What somebody is quoted with.
//!
//! Takes the lines of a text with the names in them; gives each [`Quotation`]: what is in quotation marks, follows a reply dash or is a
//! block quotation, with the person who said it. A single word, a title, or the words of somebody whom the site does not know are none.
//! It does not know what anybody said.

mod attribution;
mod marks;
mod replies;
mod speech;

use std::ops::Range;

use super::scan::Scan;
use super::sentences::sentence_around;
use super::{LinkedThing, NameForm, NameHit, Names, ThingIx};
use crate::model::{Kind, Language};
use attribution::{NamedLine, Speaker};
use marks::{DASHES, Stretch, may_be_quoted, reply, reply_after_colon, stretches};
use replies::{attributed_end, in_reply, in_reply_after_colon};
use speech::{Speech, speech};

/// What somebody is quoted with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// From the first word to the last, without the outermost marks.
    pub range: Range<usize>,
    /// Its words; in parts where the text says in between who speaks.
    pub parts: Box<[QuotedPart]>,
    /// The person who is named as the speaker.
    pub speaker: ThingIx,
}

/// A part of a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedPart {
    pub range: Range<usize>,
    /// As readers read it: the file may have markup in it.
    pub text: Box<str>,
}

/// The words of the shortest quotation: fewer are a name, a title or a slogan.
const FEWEST_WORDS: usize = 4;

/// How many bytes on each side of a place can belong to its sentence: a line can be the whole text.
const LONGEST_SENTENCE: usize = 400;

/// The bytes of the longest last line that says who a block quotation is from.
const LONGEST_SIGNATURE: usize = 300;

/// How far before a closing mark the last word of a quotation can be.
const FARTHEST_MARK: usize = 20;

/// Reads the quotations of a text, line by line.
pub(super) struct QuotationReader<'n> {
    names: &'n Names,
    speech: &'n Speech,
    /// The people whom the text names in full, or has a link to.
    in_text: Vec<ThingIx>,
    /// Who spoke last in the line before.
    last: Option<ThingIx>,
    /// Who is said at the end of the line before to speak next: `Anna Holm siger:`
    announced: Option<ThingIx>,
}

/// A quotation as it is being read.
struct Reading {
    stretches: Vec<Range<usize>>,
    speaker: ThingIx,
}

impl<'n> QuotationReader<'n> {
    /// For a text with these names and links.
    pub(super) fn new(
        names: &'n Names,
        language: Language,
        hits: &[NameHit],
        links: &[LinkedThing],
    ) -> QuotationReader<'n> {
        let meanings = hits.iter().flat_map(|hit| names.meanings(hit));
        let named = meanings.filter(|meaning| meaning.form == NameForm::Full).map(|meaning| meaning.thing);
        let mut in_text: Vec<ThingIx> = named.chain(links.iter().map(|link| link.thing)).collect();
        in_text.sort_unstable();
        in_text.dedup();
        in_text.retain(|thing| names.thing(*thing).kind == Kind::Person);
        QuotationReader { names, speech: speech(language), in_text, last: None, announced: None }
    }

    /// The quotations of the next line, in which these names and links are.
    pub(super) fn in_line(&mut self, line: &str, hits: &[NameHit], links: &[LinkedThing]) -> Vec<Quotation> {
        let line = line.trim_end();
        if self.in_text.is_empty() && !hits.iter().any(|hit| may_be_person(self.names, hit)) {
            return Vec::new();
        }
        let mut links = links.to_vec();
        links.sort_by_key(|link| link.range.start);
        let mut named = NamedLine {
            line,
            hits,
            links: &links,
            names: self.names,
            speech: self.speech,
            in_text: &self.in_text,
            last: self.last.take(),
        };
        let announced = self.announced.take();
        let readings = match reply(line) {
            Some(start) => in_reply(named, start, announced).into_iter().collect(),
            None => match reply_after_colon(line) {
                Some((colon, start)) => in_reply_after_colon(named, colon, start).into_iter().collect(),
                None if may_be_quoted(line) => in_marks(&mut named, announced),
                None => Vec::new(),
            },
        };
        let end = readings.last().and_then(|reading| reading.stretches.last()).map(|stretch| stretch.end);
        if line.ends_with(':') && !(hits.is_empty() && links.is_empty()) {
            let start = sentence_near(line, line.len()).start.max(end.unwrap_or(0));
            self.announced = speaker(named.speaker_before(&(start..line.len())), None);
        }
        if let (Some(end), Some(reading)) = (end, readings.last()) {
            named.last = Some(reading.speaker);
            self.last = named.last.filter(|_| !named.names_others(&(end..line.len())));
        }
        readings.into_iter().filter_map(|reading| quotation(line, reading)).collect()
    }
}

/// The sentence around a place of a line, as far as it is near.
fn sentence_near(line: &str, place: usize) -> Range<usize> {
    let start = line.ceil_char_boundary(place.saturating_sub(LONGEST_SENTENCE));
    let end = line.floor_char_boundary((place + LONGEST_SENTENCE).min(line.len()));
    let sentence = sentence_around(&line[start..end], &(place - start..place - start));
    sentence.start + start..sentence.end + start
}

/// Whether a name can be that of a person.
fn may_be_person(names: &Names, hit: &NameHit) -> bool {
    names.meanings(hit).iter().any(|meaning| names.thing(meaning.thing).kind == Kind::Person)
}

/// The quotation that was read, if it has enough words.
fn quotation(line: &str, reading: Reading) -> Option<Quotation> {
    let parts: Box<[QuotedPart]> = reading
        .stretches
        .iter()
        .map(|range| QuotedPart { range: range.clone(), text: line[range.clone()].into() })
        .collect();
    let words: usize = parts.iter().map(|part| count_words(&part.text)).sum();
    let range = parts.first()?.range.start..parts.last()?.range.end;
    (words >= FEWEST_WORDS).then_some(Quotation { range, parts, speaker: reading.speaker })
}

fn count_words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

fn speaker(speaker: Speaker, last: Option<ThingIx>) -> Option<ThingIx> {
    match speaker {
        Speaker::Named(person) => Some(person),
        Speaker::Same => last,
        Speaker::Unknown => None,
    }
}

/// The quotations between marks.
fn in_marks(named: &mut NamedLine<'_>, announced: Option<ThingIx>) -> Vec<Reading> {
    let line = named.line;
    let stretches = stretches(line);
    let mut readings: Vec<Reading> = Vec::new();
    let is_first_in_text = named.last.is_none();
    // Where the words end that say who speaks, after the quotation before.
    let mut clause_end = 0;
    // Whether the last stretch is a part of the last quotation.
    let mut is_known = false;
    for (at, stretch) in stretches.iter().enumerate() {
        let before_start = at.checked_sub(1).map_or(0, |before| stretches[before].outer.end);
        let next = stretches.get(at + 1).map_or(line.len(), |next| next.outer.start);
        let beside = Beside::new(line, stretch, before_start, next);
        let between = line[clause_end.min(stretch.outer.start)..stretch.outer.start].trim();
        let follows = is_known && between.is_empty();
        if is_known && clause_end >= stretch.outer.start && is_joint(&line[before_start..stretch.outer.start])
        {
            if let Some(reading) = readings.last_mut() {
                reading.stretches.push(stretch.inner.clone());
            }
            clause_end = beside.after.start;
            continue;
        }
        if names_others_before(named, readings.is_empty(), before_start..stretch.outer.start) {
            named.last = None;
        }
        if is_first_in_text && readings.is_empty() {
            named.last = beside.topic_before(named);
        }
        let found = match beside.speaker(named, stretch) {
            // The line before says it, or the quotation before.
            None if at == 0 && between.is_empty() => announced,
            None if follows && !beside.is_title(named, stretch) => named.last,
            found => found,
        };
        is_known = found.is_some();
        clause_end = if beside.is_followed(named) { beside.after.end } else { stretch.outer.end };
        if let Some(speaker) = found {
            named.last = Some(speaker);
            readings.push(Reading { stretches: vec![stretch.inner.clone()], speaker });
        }
    }
    readings
}

/// Whether the words between two stretches only say who speaks, so that both are one quotation: `, siger hun, `.
fn is_joint(between: &str) -> bool {
    between.trim_end().ends_with(',')
}

/// Whether somebody else is named between two quotations, whom a pronoun can mean.
fn names_others_before(named: &NamedLine<'_>, is_first: bool, between: Range<usize>) -> bool {
    let sentence = sentence_near(named.line, between.end).start.max(between.start);
    let between = if is_first { between } else { between.start..sentence.min(between.end) };
    named.names_others(&between)
}

/// The words of the sentence on both sides of a stretch.
struct Beside {
    before: Range<usize>,
    after: Range<usize>,
    /// What is after the stretch and its punctuation.
    next: Range<usize>,
}

impl Beside {
    fn new(line: &str, stretch: &Stretch, earliest: usize, latest: usize) -> Beside {
        let Stretch { outer, .. } = stretch;
        let start = sentence_near(line, outer.start).start;
        let end = sentence_near(line, outer.end).end;
        let rest = &line[outer.end..latest.max(outer.end)];
        let next = latest.max(outer.end) - rest.trim_start_matches(['.', ',', ' ', '\u{a0}']).len();
        Beside {
            next: next..latest.max(next),
            before: start.clamp(earliest, outer.start)..outer.start,
            after: outer.end..end.clamp(outer.end, latest),
        }
    }

    /// Who is said to speak; `None` if nobody known is.
    fn speaker(&self, named: &NamedLine<'_>, stretch: &Stretch) -> Option<ThingIx> {
        if self.is_title(named, stretch) {
            return None;
        }
        let is_introduced = named.line[self.before.clone()].trim_end().ends_with(':')
            || named.ends_with_verb(&self.before)
            || named.is_source(&self.before);
        if is_introduced {
            return speaker(named.speaker_before(&self.before), named.last);
        }
        if self.is_followed(named) {
            return speaker(named.speaker_after(&self.after), named.last);
        }
        if let Some(speaker) = speaker(named.speaker_closing(&self.next), named.last) {
            return Some(speaker);
        }
        if begins_small(named.line, stretch) {
            return speaker(named.speaker_around(&self.before, &self.after), named.last);
        }
        None
    }

    /// Whom the sentence before is about: `Anna Holm er glad. ”…,” siger hun.`
    fn topic_before(&self, named: &NamedLine<'_>) -> Option<ThingIx> {
        if !named.has_pronoun(&self.before) && !named.has_pronoun(&self.after) {
            return None;
        }
        let before = named.line[..self.before.start].trim_end();
        let end = before.strip_suffix(['.', '!', '?'])?.len();
        named.topic(&(sentence_near(named.line, end).start..end))
    }

    /// Whether the words after the stretch can say who speaks: they go on with the sentence.
    fn is_followed(&self, named: &NamedLine<'_>) -> bool {
        let after = named.line[self.after.clone()].trim_start_matches([',', ' ', '\u{a0}', '–', '—']);
        let has_comma = named.line[self.after.clone()].starts_with(',');
        let before = named.line[..self.after.start]
            .chars()
            .rev()
            .take(FARTHEST_MARK)
            .find(|c| c.is_alphanumeric() || ",.!?…".contains(*c));
        let is_open = has_comma || before.is_none_or(|c| c != '.');
        let begins_small = after.starts_with(char::is_lowercase);
        (begins_small || is_open) && named.speaker_after(&self.after) != Speaker::Unknown
    }

    /// Whether a stretch is the title of something: it begins with a capital letter inside a sentence.
    fn is_title(&self, named: &NamedLine<'_>, stretch: &Stretch) -> bool {
        let before = named.line[self.before.clone()].trim_end();
        let is_inside = before.ends_with(|c: char| c.is_alphanumeric() || c == ')');
        is_inside && !begins_small(named.line, stretch) && !named.ends_with_verb(&self.before)
    }
}

fn begins_small(line: &str, stretch: &Stretch) -> bool {
    let first = line[stretch.inner.clone()].chars().find(|c| c.is_alphanumeric());
    first.is_some_and(|c| !c.is_uppercase())
}

/// The block quotation in a part of a text whose last line says who spoke.
pub(super) fn in_block(
    text: &str,
    block: &Range<usize>,
    names: &Names,
    language: Language,
) -> Option<Quotation> {
    let end = block.start + text[block.clone()].trim_end().len();
    let lines = line_ranges(text, block.start..end);
    if lines.iter().any(|line| may_have_own_speaker(&text[line.clone()])) {
        return None;
    }
    let (last, earlier) = lines.split_last()?;
    let hits = names.find(&Scan::new(&text[last.clone()]));
    let line = &text[last.clone()];
    let named = NamedLine {
        line,
        hits: &hits,
        links: &[],
        names,
        speech: speech(language),
        in_text: &[],
        last: None,
    };
    let (own_end, speaker) = signature(named, !earlier.is_empty())?;
    let mut stretches = earlier.to_vec();
    if own_end > 0 {
        stretches.push(last.start..last.start + own_end);
    }
    quotation(text, Reading { stretches, speaker })
}

/// Whether a line is read by itself: it has quotation marks at its start, or is a reply.
fn may_have_own_speaker(line: &str) -> bool {
    stretches(line).first().is_some_and(|stretch| stretch.outer.start == 0) || {
        reply(line).is_some() && line.split_whitespace().count() > 12
    }
}

fn line_ranges(text: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = part.start;
    for line in text[part].split_inclusive('\n') {
        ranges.push(start..start + line.trim_end().len());
        start += line.len();
    }
    ranges
}

/// Where the last line of a block quotation stops to be what was said, and who said it.
fn signature(named: NamedLine<'_>, can_be_all: bool) -> Option<(usize, ThingIx)> {
    let line = named.line;
    if let Some((end, speaker)) = attributed_end(named, 0, line.len()) {
        return Some((end, speaker));
    }
    let from_dash = line.match_indices(DASHES).map(|(at, dash)| (at, at + dash.len()));
    let from_sentence = line.match_indices(['.', '!', '?', '”', '"']).map(|(at, mark)| at + mark.len());
    let from_sentence = from_sentence.map(|after| (after, after));
    let mut starts: Vec<(usize, usize)> = from_dash.chain(from_sentence).collect();
    if can_be_all {
        starts.push((0, 0));
    }
    starts.retain(|(_, start)| line.len() - start <= LONGEST_SIGNATURE);
    starts.sort_unstable();
    starts.into_iter().rev().find_map(|(end, start)| {
        let rest = &line[start..];
        let own = start + (rest.len() - rest.trim_start_matches([' ', '\u{a0}', '–', '—', '-', '(']).len());
        let is_start = own > start || start == 0;
        let hit = named.hit_at(own)?;
        let person = named.signed_by(hit, own..line.len())?;
        is_start.then_some((end, person))
    })
}

#[cfg(test)]
mod tests;
