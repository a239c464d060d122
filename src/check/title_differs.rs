//! A person has the title that a release gives.
//!
//! Takes a title that is joined to a name; it must be one of those that the person's sheet has on the day of the release. On a day of change
//! both are right; what a sheet leaves vague excludes nothing; a year that the sentence names is as good as the day.
//!
//! A sheet need not have all titles of a person, so a title that it does not have is a problem only where it contradicts something that
//! is known. The person holds titles on that day, and the title is
//! - one that the person holds on another day, or
//! - one that nobody has beside the title that the person holds: a professor is no lektor, or
//! - that of a minister, which a sheet would not leave out, or
//! - said to be held at an organisation where the person holds another one, or
//! - said without an organisation by the one where the person holds another one, or
//! - one that the site knows of another person: at the same organisation, if the text names one.
//!
//! Academic titles are held beside those of other work, so the third and fourth of these say nothing about them.
//!
//! Not judged: a title at something that the site does not know, because the person can have it there; a title after `tidligere`, `acting`
//! and the like; a name that can be that of several people.

use super::named_sheets::NamedSheet;
use super::verdict::{MentionedIn, Verdict};
use crate::diagnostic::{Diagnostic, Location, MentionProblem, Related};
use crate::join::{Appointment, Ix, Organisation, Person, Site};
use crate::mention::{
    HeldAt, Mention, SingleTitle, TitleMention, definite_title, names_place, single_titles,
};
use crate::model::release::ReleaseMention;
use crate::model::{Day, Language, ReducedDate};
use crate::path;

/// A title that a text gives a person of the site.
struct Claim<'s> {
    site: &'s Site,
    title: &'s TitleMention,
    person: &'s Person,
    /// The single titles in it.
    parts: Vec<SingleTitle>,
    /// The organisation where it is said to be held.
    organisation: Option<Ix<Organisation>>,
    publisher: Ix<Organisation>,
    day: Day,
    language: Language,
}

pub(super) fn judge(place: MentionedIn<'_>, title: &TitleMention, mention: &ReleaseMention) -> Verdict {
    let site = place.content.site;
    let Some(person) = person(place, title) else {
        return Verdict::Unmatched;
    };
    let organisation = match &title.held_at {
        HeldAt::Organisation(_, things) => match &things[..] {
            [thing] => match place.content.named.get(*thing) {
                Some(NamedSheet::Organisation(ix)) => Some(ix),
                _ => return Verdict::Unmatched,
            },
            _ => return Verdict::Unmatched,
        },
        HeldAt::Unsaid | HeldAt::Elsewhere => None,
    };
    let parts = single_titles(&title.title);
    let claim = Claim {
        site,
        title,
        person,
        parts,
        organisation,
        publisher: place.release.publisher,
        day: place.release.day,
        language: place.version.language,
    };
    if let Some(right) = claim.agreeing() {
        return Verdict::Agrees(claim.place(right));
    }
    match claim.contradicted() {
        Some(appointment) => claim.differs(place, mention, appointment),
        None => Verdict::Unmatched,
    }
}

/// The person whom a name means. Of several with one last name, it is the one that the release names in full.
fn person<'s>(place: MentionedIn<'s>, title: &TitleMention) -> Option<&'s Person> {
    let named_in_full = |thing| {
        let is_it = |mention: &ReleaseMention| match &mention.mention {
            Mention::Name(name) => name.things[..] == [thing],
            _ => false,
        };
        place.version.text.mentions.iter().any(is_it)
    };
    let thing = match &title.people[..] {
        [thing] => *thing,
        several => {
            let mut named = several.iter().filter(|thing| named_in_full(**thing));
            let first = named.next()?;
            named.next().is_none().then_some(*first)?
        }
    };
    match place.content.named.get(thing)? {
        NamedSheet::Person(ix) => Some(&place.content.site.people[ix]),
        _ => None,
    }
}

impl<'s> Claim<'s> {
    /// An appointment by which the title is right.
    fn agreeing(&self) -> Option<Appointment> {
        let mut fitting = self.person.appointments.iter().copied().filter(|held| {
            (self.title.is_of_other_time || self.is_held_then(*held)) && self.is_said_of(*held)
        });
        let is_covered = |part: &SingleTitle| {
            let held = self.person.appointments.iter().copied();
            held.filter(|held| self.title.is_of_other_time || self.is_held_then(*held))
                .any(|held| self.titles(held).iter().any(|known| fits(part, known)))
        };
        if !self.parts.iter().all(is_covered) {
            return None;
        }
        match self.organisation {
            Some(_) => fitting.find(|held| self.is_at(*held)),
            None => fitting.next(),
        }
    }

    /// The appointment that the title contradicts.
    fn contradicted(&self) -> Option<Appointment> {
        if self.title.is_of_other_time {
            return None;
        }
        let person = self.person;
        let mut held = person.appointments.iter().copied().filter(|held| self.is_held_then(*held));
        let is_elsewhere = self.title.held_at == HeldAt::Elsewhere;
        let has_fitting = held.clone().any(|held| self.is_said_of(held));
        // One of several titles that is right says that the others may be, too.
        if has_fitting && self.parts.len() > 1 {
            return None;
        }
        let of_other_day = person.appointments.iter().copied().find(|other| {
            !self.is_held_then(*other)
                && self.is_said_of(*other)
                && (self.organisation.is_none() || self.is_at(*other))
        });
        if !is_elsewhere && of_other_day.is_some() {
            return of_other_day;
        }
        if !is_elsewhere && !has_fitting {
            let excluded = held.clone().find(|held| self.is_excluded_by(*held));
            let is_beside = self.parts.iter().any(SingleTitle::is_academic) && !self.is_of_another();
            if excluded.is_some() || is_beside {
                return excluded;
            }
        }
        if self.parts.iter().any(SingleTitle::is_of_minister) && !has_fitting {
            // `Danish minister` says nothing that a sheet contradicts.
            return if self.is_known_area() { held.next() } else { None };
        }
        if is_elsewhere {
            return None;
        }
        if self.organisation.is_some() {
            let mut here = held.clone().filter(|held| self.is_at(*held));
            if let Some(other) = here.next() {
                // What is not a whole agreement can be near enough: `formand og direktør`.
                let is_near = self.is_said_of(other) || here.any(|held| self.is_said_of(held));
                return (!is_near).then_some(other);
            }
            return self.is_of_another().then(|| held.next()).flatten();
        }
        if has_fitting {
            return None;
        }
        let of_publisher = held.clone().find(|held| held.organisation == self.publisher);
        if of_publisher.is_some() {
            return of_publisher;
        }
        self.is_of_another().then(|| held.next()).flatten()
    }

    /// Whether a minister's area is not just a word before `minister`, such as the name of a country.
    fn is_known_area(&self) -> bool {
        self.parts.iter().all(SingleTitle::has_sure_area) || self.is_of_another()
    }

    /// Whether another person of the site has the title: at the organisation, if one is named.
    fn is_of_another(&self) -> bool {
        let others = self.site.people.iter().filter(|other| other.id != self.person.id);
        others.flat_map(|other| other.appointments.iter().map(move |held| (other, *held))).any(
            |(other, held)| {
                let is_there = self.organisation.is_none_or(|organisation| {
                    held.organisation == organisation && other.written(held).span.may_contain(self.day)
                });
                is_there
                    && titles_of(other, held).iter().any(|known| self.parts.iter().any(|part| part == known))
            },
        )
    }

    /// Whether an appointment is of the day, or of a year that the sentence names.
    fn is_held_then(&self, held: Appointment) -> bool {
        let span = self.person.written(held).span;
        let is_in = |year: &i16| {
            let year = ReducedDate::Year(*year);
            span.from.is_none_or(|from| from.earliest() <= year.latest())
                && span.to.is_none_or(|to| year.earliest() <= to.latest())
        };
        // The year of the release is no other time.
        let mut others = self.title.years.iter().filter(|year| **year != self.day.year());
        span.may_contain(self.day) || others.any(is_in)
    }

    /// Whether the title is said of an appointment.
    fn is_said_of(&self, held: Appointment) -> bool {
        let known = self.titles(held);
        self.parts.iter().any(|part| known.iter().any(|known| fits(part, known)))
    }

    /// Whether nobody has the title beside that of an appointment.
    fn is_excluded_by(&self, held: Appointment) -> bool {
        let known = self.titles(held);
        let is_judged = |part: &&SingleTitle| self.language == Language::DANISH || !part.is_form_of_address();
        let is_here = self.organisation.is_none() || self.is_at(held);
        let mut parts = self.parts.iter().filter(is_judged);
        is_here && parts.any(|part| known.iter().any(|known| part.excludes(known)))
    }

    /// Whether an appointment is at the organisation, or at one that belongs to it.
    fn is_at(&self, held: Appointment) -> bool {
        let Some(named) = self.organisation else {
            return false;
        };
        let organisations = &self.site.organisations;
        let belongs = |one: Ix<Organisation>, other: Ix<Organisation>| {
            organisations[one].parent == Some(other) || organisations[one].superseded_by == Some(other)
        };
        held.organisation == named || belongs(held.organisation, named) || belongs(named, held.organisation)
    }

    fn titles(&self, held: Appointment) -> Vec<SingleTitle> {
        titles_of(self.person, held)
    }

    fn place(&self, held: Appointment) -> Location {
        Location::value(self.person.file, path!["appointments", held.at, "title"])
    }

    fn differs(
        &self,
        place: MentionedIn<'_>,
        mention: &ReleaseMention,
        contradicted: Appointment,
    ) -> Verdict {
        let language = place.version.language;
        let held: Vec<Appointment> = self
            .person
            .appointments
            .iter()
            .copied()
            .filter(|held| self.person.written(*held).span.may_contain(self.day))
            .collect();
        let default = self.site.settings.default_language();
        let written = |held: &Appointment| {
            let organisation = &self.site.organisations[held.organisation].sheet;
            let name = organisation.short_name.as_ref().unwrap_or(&organisation.name);
            let title = &self.person.written(*held).title;
            let [title, name] = [title, name].map(|text| text.in_language(language, default).text.to_owned());
            (title, name)
        };
        let problem = MentionProblem::TitleDiffers {
            written: place.words(mention, &self.title.range),
            person: self.person.sheet.name.in_language(language, default).text.to_owned(),
            held: held.iter().map(written).collect(),
            day: self.day,
            right: self.right(&held, language),
        };
        let found = Diagnostic::new(problem, place.place(mention, &self.title.range));
        Verdict::Differs(found.related(self.place(contradicted), Related::Sheet))
    }

    /// The right title in the form of the written one, where there is one and no organisation that would be wrong.
    fn right(&self, held: &[Appointment], language: Language) -> Option<String> {
        let [only] = held else {
            return None;
        };
        if self.organisation.is_some() && !self.is_at(*only) || self.title.held_at == HeldAt::Elsewhere {
            return None;
        }
        let sheet = self.person.written(*only);
        let short = sheet.short_title.as_ref().filter(|_| !names_place(&self.title.title, language));
        let text = short.unwrap_or(&sheet.title);
        let phrase = text.in_language(language, self.site.settings.default_language());
        if phrase.language != language {
            return None;
        }
        let mut right = phrase.text.to_owned();
        if self.title.is_definite {
            right = definite_title(&right, language)?;
        }
        Some(with_case_of(&right, &self.title.title))
    }
}

/// The single titles of an appointment, in every language.
fn titles_of(person: &Person, held: Appointment) -> Vec<SingleTitle> {
    let sheet = person.written(held);
    let texts = sheet.title.all().chain(sheet.short_title.iter().flat_map(|title| title.all()));
    texts.flat_map(single_titles).collect()
}

/// Whether a title that a text gives is one that is known.
fn fits(claimed: &SingleTitle, known: &SingleTitle) -> bool {
    claimed.says(known) || claimed.may_be_same_minister(known)
}

/// A title whose first letter is as large as that of another one. An abbreviation stays as it is.
fn with_case_of(title: &str, other: &str) -> String {
    let mut letters = title.chars();
    let Some(first) = letters.next() else {
        return title.to_owned();
    };
    let rest = letters.as_str();
    if other.starts_with(char::is_uppercase) {
        first.to_uppercase().chain(rest.chars()).collect()
    } else if rest.chars().any(char::is_uppercase) {
        title.to_owned()
    } else {
        first.to_lowercase().chain(rest.chars()).collect()
    }
}
