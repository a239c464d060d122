//! Who is said to have said it.
//!
//! Takes the names in a line, and the words beside a quotation; gives its [`Speaker`]. Where two people can be meant, or the name can be a
//! part of somebody else's, nobody is.

use std::ops::Range;

use super::speech::Speech;
use crate::mention::{LinkedThing, NameForm, NameHit, Names, ThingIx};
use crate::model::Kind;

/// Who speaks, as far as the words beside a quotation say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Speaker {
    Named(ThingIx),
    /// A pronoun or a title: whoever spoke before.
    Same,
    /// Nobody, somebody unknown, or one of several.
    Unknown,
}

/// How many words can be between a verb of speaking and the name of the speaker: titles are long.
const FARTHEST: usize = 14;

/// How many people are looked for in a clause: whether there are none, one or several.
const MOST_PEOPLE: usize = 3;

/// In a text that names more people than this, no title says who is meant.
const MOST_IN_TEXT: usize = 50;

/// How many bytes before a name are looked at: a word or two.
const BEFORE: usize = 80;

/// The bytes of the longest title that is compared with a text.
const LONGEST_TITLE: usize = 200;

/// A line with the names in it.
#[derive(Clone, Copy)]
pub(super) struct NamedLine<'a> {
    pub(super) line: &'a str,
    pub(super) hits: &'a [NameHit],
    pub(super) links: &'a [LinkedThing],
    pub(super) names: &'a Names,
    pub(super) speech: &'a Speech,
    /// Whom the text names in any place.
    pub(super) in_text: &'a [ThingIx],
    /// Who spoke last, where that can still be meant.
    pub(super) last: Option<ThingIx>,
}

impl NamedLine<'_> {
    /// The speaker of a quotation that is followed by these words: `, siger Anna Holm.`
    pub(super) fn speaker_after(&self, clause: &Range<usize>) -> Speaker {
        let words = self.words(clause);
        let Some(verb) = words.iter().position(|word| self.is_verb(word)) else {
            return Speaker::Unknown;
        };
        let begins = match verb {
            0 => true,
            // `she says`, `har hun sagt`
            _ => {
                let first = self.lower(&words[0]);
                self.speech.pronouns.contains(&&*first)
                    || self.speech.auxiliaries.contains(&&*first)
                    || self.speech.article.is_some_and(|article| article == first)
                    || self.hit_at(words[0].start).is_some()
                    || !self.links_in(&(words[0].start..words[0].start + 1)).is_empty()
                    || self.speech.honorifics.contains(&&self.line[words[0].clone()])
            }
        };
        if begins { self.subject(&words, verb) } else { Speaker::Unknown }
    }

    /// The speaker of a quotation after these words, which end with a colon or a verb: `Anna Holm siger:`
    pub(super) fn speaker_before(&self, clause: &Range<usize>) -> Speaker {
        let words = self.words(clause);
        match words.iter().rposition(|word| self.is_verb(word)) {
            Some(verb) => self.subject(&words, verb),
            // `Anna Holm: ”…”`
            None => match (&self.people(clause)[..], words.last()) {
                ([Some((person, range))], Some(last)) if range.end >= last.end => Speaker::Named(*person),
                // `Anna Holm er glad: ”…”`, but not `Anna Holm kommer kl. 10: …`
                (_, Some(last)) if self.line[last.end..clause.end].starts_with(':') => {
                    let is_time = self.line[last.clone()].ends_with(|c: char| c.is_ascii_digit());
                    match self.topic(clause).filter(|_| !is_time) {
                        Some(person) => Speaker::Named(person),
                        None => Speaker::Unknown,
                    }
                }
                _ => Speaker::Unknown,
            },
        }
    }

    /// The speaker of a quotation that is followed by a sentence: `Sådan siger Anna Holm.`
    pub(super) fn speaker_closing(&self, sentence: &Range<usize>) -> Speaker {
        let words = self.words(sentence);
        let [first, verb, ..] = &words[..] else {
            return Speaker::Unknown;
        };
        let closes = self.speech.closers.contains(&&*self.lower(first)) && self.is_verb(verb);
        let announces_next = self.line[sentence.clone()].trim_end().ends_with(':');
        if closes && !announces_next { self.subject(&words, 1) } else { Speaker::Unknown }
    }

    /// The person whom a short sentence is about: it begins with the name, and names nobody else.
    pub(super) fn topic(&self, sentence: &Range<usize>) -> Option<ThingIx> {
        let words = self.words(sentence);
        let first = words.first().filter(|_| words.len() <= FARTHEST)?;
        let named = self.hits_in(sentence).iter().filter(|hit| self.is_person(hit)).count();
        match self.people(sentence)[..] {
            [Some((person, ref name))] if named <= 1 && self.links_in(sentence).len() <= 1 => {
                let begins = name.start == first.start || self.hit_at(first.start).is_some();
                (begins && !self.has_unknown_name(sentence)).then_some(person)
            }
            _ => None,
        }
    }

    /// Whether a part of the line has a word such as `hun`.
    pub(super) fn has_pronoun(&self, part: &Range<usize>) -> bool {
        self.words(part).iter().any(|word| self.speech.pronouns.contains(&&*self.lower(word)))
    }

    /// Whether a part of the line begins with words such as `in the words of`, and ends with a comma.
    pub(super) fn is_source(&self, part: &Range<usize>) -> bool {
        let words = self.line[part.clone()].trim();
        let lower = words.to_lowercase();
        words.ends_with(',') && self.speech.sources.iter().any(|source| lower.starts_with(source))
    }

    /// The speaker in a sentence that goes on after the quotation: `Anna Holm kalder det ”…” i dag.`
    pub(super) fn speaker_around(&self, before: &Range<usize>, after: &Range<usize>) -> Speaker {
        for clause in [before, after] {
            let words = self.words(clause);
            if let Some(verb) = words.iter().position(|word| self.is_verb(word)) {
                let other = if clause == before { after } else { before };
                return match (self.subject(&words, verb), &self.people(other)[..]) {
                    (speaker, []) => speaker,
                    _ => Speaker::Unknown,
                };
            }
        }
        Speaker::Unknown
    }

    /// The only person who is named in a line that begins with a name or title: `Anna Holm, direktør i BL`.
    pub(super) fn signed_by(&self, first: &NameHit, line: Range<usize>) -> Option<ThingIx> {
        let is_title = !self.is_person(first);
        match self.people(&line)[..] {
            [Some((person, ref name))] if is_title || name.start == first.range.start => Some(person),
            _ => None,
        }
    }

    /// Whether a text ends with a verb of speaking: `Anna Holm said “`.
    pub(super) fn ends_with_verb(&self, clause: &Range<usize>) -> bool {
        self.words(clause).last().is_some_and(|word| self.is_verb(word))
    }

    /// Whether anybody but the last speaker is named in a part of the line, also somebody whom the site does not know.
    pub(super) fn names_others(&self, part: &Range<usize>) -> bool {
        let mut people = self.people(part).into_iter();
        people.any(|person| person.is_none_or(|(person, _)| Some(person) != self.last))
            || self.has_unknown_name(part)
    }

    /// Whether two words with capital letters are together that are no name of the site.
    fn has_unknown_name(&self, part: &Range<usize>) -> bool {
        self.words(part).windows(2).any(|pair| {
            let is_large = |word: &Range<usize>| self.line[word.clone()].starts_with(char::is_uppercase);
            let is_known = self.hit_around(pair[0].start).is_some();
            pair.iter().all(is_large) && !is_known
        })
    }

    /// The subject of a verb of speaking.
    fn subject(&self, words: &[Range<usize>], verb: usize) -> Speaker {
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return Speaker::Unknown;
        };
        let is_pronoun =
            |at: usize| words.get(at).is_some_and(|word| self.speech.pronouns.contains(&&*self.lower(word)));
        if is_pronoun(verb + 1) || verb.checked_sub(1).is_some_and(is_pronoun) {
            return Speaker::Same;
        }
        // Behind a word such as `mens`, somebody else is the subject.
        let other = words[verb..].iter().position(|word| {
            let word = self.lower(word);
            self.speech.other_clause.contains(&&*word)
        });
        let end = other.map_or(last.end, |other| words[verb + other].start);
        match self.people(&(first.start..end))[..] {
            [Some((person, ref name))] => {
                let between = words[verb..].iter().filter(|word| word.end <= name.start).count();
                if between <= FARTHEST { Speaker::Named(person) } else { Speaker::Unknown }
            }
            [] => match self.role(words, verb, end) {
                Some(role) => self.with_role(&role),
                None => Speaker::Unknown,
            },
            _ => Speaker::Unknown,
        }
    }

    /// The word beside a verb that means somebody by what they are: `tilføjer ministeren`, `the minister added`.
    fn role(&self, words: &[Range<usize>], verb: usize, end: usize) -> Option<Range<usize>> {
        let near = words[verb.saturating_sub(3)..].iter().filter(|word| word.end <= end).take(6);
        let near: Vec<(&Range<usize>, String)> = near.map(|word| (word, self.lower(word))).collect();
        let has_article = |at: usize| match self.speech.article {
            Some(article) => near[..at].iter().rev().take(2).any(|(_, word)| word == article),
            None => true,
        };
        for (at, (word, lower)) in near.iter().enumerate() {
            if self.speech.roles.iter().any(|role| lower.ends_with(role)) && has_article(at) {
                return Some((*word).clone());
            }
        }
        None
    }

    /// The only person of the text with a title; with none or several of them, it is whoever spoke last.
    fn with_role(&self, role: &Range<usize>) -> Speaker {
        if self.in_text.len() > MOST_IN_TEXT {
            return Speaker::Same;
        }
        let mut people = self.in_text.iter().filter(|person| self.has_role(**person, role));
        match (people.next(), people.next()) {
            (Some(person), None) => Speaker::Named(*person),
            _ => Speaker::Same,
        }
    }

    /// Whether a person has or had a title that a word can mean: `ministeren` is any minister, and `the Minister for Defence` is not that
    /// for health.
    fn has_role(&self, person: ThingIx, role: &Range<usize>) -> bool {
        let word = self.lower(role);
        let word = self.speech.definite.iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(&word);
        let rest: String = self.line[role.start..].chars().take(LONGEST_TITLE).collect();
        let rest = rest.to_lowercase();
        let after = rest.strip_prefix(word).unwrap_or_default();
        let is_longer = after.starts_with(" for ") || after.starts_with(" of ");
        self.names.titles(person).any(|title| {
            let title = title.to_lowercase();
            let is_it = title.split(' ').any(|part| part.ends_with(word));
            is_it && (!is_longer || rest.starts_with(&title))
        })
    }

    /// The people named in a part of the line, each with the name's bytes; `None` for a name that several people have or that can be a
    /// part of another one.
    fn people(&self, part: &Range<usize>) -> Vec<Option<(ThingIx, Range<usize>)>> {
        let mut people: Vec<Option<(ThingIx, Range<usize>)>> = Vec::new();
        for link in self.links_in(part) {
            if link.range.end <= part.end && self.is_speaker(link) {
                people.push(Some((link.thing, link.range.clone())));
            }
            if people.len() == MOST_PEOPLE {
                return people;
            }
        }
        for hit in self.hits_in(part) {
            if people.len() == MOST_PEOPLE {
                break;
            }
            // A link that begins before the name can be around it.
            let linked = self.links_in(&(part.start..hit.range.end)).last();
            if linked.is_some_and(|link| hit.range.end <= link.range.end && self.is_speaker(link)) {
                continue;
            }
            if hit.range.end > part.end || !self.is_person(hit) {
                continue;
            }
            if self.is_no_subject(&hit.range) {
                continue;
            }
            let person = self.person(hit).map(|person| (person, hit.range.clone()));
            let thing = person.as_ref().map(|(thing, _)| *thing);
            let is_known = people.iter().any(|known| known.as_ref().map(|(known, _)| *known) == thing);
            if !is_known {
                people.push(person);
            }
        }
        people
    }

    /// Whether a hit is the name of a person.
    fn is_person(&self, hit: &NameHit) -> bool {
        self.names.meanings(hit).iter().any(|meaning| {
            meaning.form != NameForm::Title && self.names.thing(meaning.thing).kind == Kind::Person
        })
    }

    /// Whether a link leads to a person who can be the speaker.
    fn is_speaker(&self, link: &LinkedThing) -> bool {
        let is_other = |hit: &NameHit| hit.range.end <= link.range.end && self.is_no_subject(&hit.range);
        self.names.thing(link.thing).kind == Kind::Person
            && !self.is_no_subject(&link.range)
            && !self.hits_in(&link.range).iter().any(is_other)
    }

    /// Whether a name stands where no speaker does: in the genitive, or after `til`.
    fn is_no_subject(&self, name: &Range<usize>) -> bool {
        let after = self.line[name.end..].trim_start_matches(['’', '\'']);
        let is_genitive = after.starts_with('s');
        let before = self.before(name.start).trim_end();
        let word = before.rsplit([' ', '\u{a0}']).next().unwrap_or_default().to_owned();
        let before = before.to_lowercase();
        let is_source = self.speech.sources.iter().any(|source| before.ends_with(source));
        is_genitive || (self.speech.not_before_speaker.contains(&&*word) && !is_source)
    }

    /// The only person whom a name can mean.
    fn person(&self, hit: &NameHit) -> Option<ThingIx> {
        let meanings = self.names.meanings(hit);
        let mut things: Vec<ThingIx> = meanings.iter().map(|meaning| meaning.thing).collect();
        things.sort_unstable();
        things.dedup();
        let thing = match (&things[..], self.last) {
            ([thing], _) => *thing,
            // Of several, the one who spoke last.
            (_, Some(last)) if things.contains(&last) => last,
            _ => return None,
        };
        let is_person = self.names.thing(thing).kind == Kind::Person;
        (is_person && self.is_whole_name(hit)).then_some(thing)
    }

    /// Whether a name is not a part of a longer one: `Holm` in `Peter Holm`, `Anna Holm` in `Anna Holm Berg`.
    fn is_whole_name(&self, hit: &NameHit) -> bool {
        let after = self.line[hit.range.end..].strip_prefix([' ', '\u{a0}']);
        if after.is_some_and(|after| after.starts_with(char::is_uppercase)) {
            return false;
        }
        let meanings = self.names.meanings(hit);
        if meanings.iter().any(|meaning| meaning.form == NameForm::Full) {
            return true;
        }
        let Some(before) = self.before(hit.range.start).strip_suffix([' ', '\u{a0}']) else {
            return true;
        };
        let word = before.rsplit([' ', '\u{a0}']).next().unwrap_or_default().trim_end_matches('.');
        let space = self.line[..hit.range.start].chars().next_back().map_or(0, char::len_utf8);
        let is_title = self.hits_before(hit.range.start).last();
        let is_title = is_title.is_some_and(|other| other.range.end + space == hit.range.start);
        let is_first = !word.starts_with(char::is_uppercase);
        is_first || is_title || self.speech.honorifics.contains(&word)
    }

    /// The names before a place.
    fn hits_before(&self, place: usize) -> &[NameHit] {
        &self.hits[..self.hits.partition_point(|hit| hit.range.start < place)]
    }

    /// The names that begin in a part of the line.
    fn hits_in(&self, part: &Range<usize>) -> &[NameHit] {
        let hits = self.hits_before(part.end);
        &hits[hits.partition_point(|hit| hit.range.start < part.start)..]
    }

    /// The links that begin in a part of the line.
    fn links_in(&self, part: &Range<usize>) -> &[LinkedThing] {
        let links = &self.links[..self.links.partition_point(|link| link.range.start < part.end)];
        &links[links.partition_point(|link| link.range.start < part.start)..]
    }

    /// The name that begins at a place.
    pub(super) fn hit_at(&self, place: usize) -> Option<&NameHit> {
        self.hits_in(&(place..place + 1)).first()
    }

    fn hit_around(&self, place: usize) -> Option<&NameHit> {
        self.hits_before(place + 1).last().filter(|hit| hit.range.contains(&place))
    }

    /// The words right before a place.
    fn before(&self, place: usize) -> &str {
        let start = (place.saturating_sub(BEFORE)..=place).find(|at| self.line.is_char_boundary(*at));
        &self.line[start.unwrap_or(place)..place]
    }

    fn is_verb(&self, word: &Range<usize>) -> bool {
        self.speech.verbs.contains(&&*self.lower(word))
    }

    fn lower(&self, word: &Range<usize>) -> String {
        self.line[word.clone()].to_lowercase()
    }

    /// The words in a part of the line.
    fn words(&self, part: &Range<usize>) -> Vec<Range<usize>> {
        let mut words = Vec::new();
        let mut start = None;
        for (at, c) in self.line[part.clone()].char_indices() {
            let is_letter = c.is_alphanumeric() || matches!(c, '-' | '\'' | '’');
            match start {
                None if c.is_alphanumeric() => start = Some(part.start + at),
                Some(from) if !is_letter => {
                    words.push(from..part.start + at);
                    start = None;
                }
                _ => {}
            }
        }
        if let Some(from) = start {
            words.push(from..part.end);
        }
        words
    }
}
