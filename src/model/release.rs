//! Press releases: the words of each language, and the facts they share.
//!
//! Takes and gives plain values; whether a release is public at a moment is answered by the join.

use std::ops::Range;
use std::sync::Arc;

use super::address::{FilePath, OldAddress};
use super::date::Moment;
use super::id::{AgreementId, MediaId, OrganisationId, PartnershipId, PersonId, ReleaseId, Slug};
use super::link::Link;
use super::prose::Prose;
use super::source::Contact;
use super::waiver::Waiver;
use super::{DateTimeInput, Day, Id, Language, Reference, Text};
use crate::mention::Mention;
use crate::schema::{OrEmpty, Record};
use crate::{choice, record};

/// One file of a release.
#[derive(Debug, Clone, PartialEq)]
pub struct ReleaseFile {
    /// The language in the file's name; `None` means the site's default language.
    pub language: Option<Language>,
    pub words: LocalizedRelease,
    /// Given in the original, and only there.
    pub facts: Option<Arc<ReleaseFacts>>,
    /// The fields of facts that are in the file.
    pub fact_fields: FactFields,
    pub body: Prose,
    /// What its texts mention that the sheets of the site can know, in the order of the page.
    pub mentions: Box<[ReleaseMention]>,
    /// What is said around its unlinked amounts, in their order. Empty if it cannot be about an agreement.
    pub amount_sentences: Box<[AmountSentence]>,
}

/// A sentence, a row of a table or an entry of a list with an unlinked amount.
#[derive(Debug, Clone, PartialEq)]
pub struct AmountSentence {
    pub passage: Passage,
    /// In bytes of the file for the body, else of the field's text.
    pub range: Range<usize>,
    /// What readers read there.
    pub text: Box<str>,
}

impl ReleaseFile {
    /// What is said around an unlinked amount.
    pub fn sentence_around(&self, mention: &ReleaseMention) -> Option<&AmountSentence> {
        let range = mention.mention.range();
        let place = (mention.passage, range.start);
        let sentences = &self.amount_sentences;
        let after = sentences.partition_point(|sentence| (sentence.passage, sentence.range.start) <= place);
        let sentence = sentences.get(after.checked_sub(1)?)?;
        (sentence.passage == mention.passage && range.end <= sentence.range.end).then_some(sentence)
    }

    /// What is mentioned from the beginning of a sentence to its end.
    pub fn mentions_in(&self, sentence: &AmountSentence) -> &[ReleaseMention] {
        let up_to = |place: usize| {
            self.mentions.partition_point(|mention| {
                (mention.passage, mention.mention.range().start) < (sentence.passage, place)
            })
        };
        &self.mentions[up_to(sentence.range.start)..up_to(sentence.range.end)]
    }
}

/// Something that a release mentions.
#[derive(Debug, Clone, PartialEq)]
pub struct ReleaseMention {
    pub passage: Passage,
    /// The number of the slot of the body that it is in.
    pub slot: Option<u32>,
    /// Its ranges are in bytes of the file for the body, else of the field's text.
    pub mention: Mention,
}

/// A text of a release that readers read.
/// In the order of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Passage {
    Kicker,
    Title,
    Summary,
    NotesToEditors,
    Body,
}

impl Passage {
    /// Those that are fields, in the order of the page.
    pub const FIELDS: [Passage; 4] =
        [Passage::Kicker, Passage::Title, Passage::Summary, Passage::NotesToEditors];

    /// The name of the field; `None` for the body.
    pub fn field(self) -> Option<&'static str> {
        Some(match self {
            Passage::Kicker => "kicker",
            Passage::Title => "title",
            Passage::Summary => "summary",
            Passage::NotesToEditors => "notes_to_editors",
            Passage::Body => return None,
        })
    }
}

impl LocalizedRelease {
    /// The text of a passage that is a field, if the release has it.
    pub fn passage(&self, passage: Passage) -> Option<&str> {
        match passage {
            Passage::Kicker => self.kicker.as_deref(),
            Passage::Title => Some(&self.title),
            Passage::Summary => Some(&self.summary),
            Passage::NotesToEditors => self.notes_to_editors.as_deref(),
            Passage::Body => None,
        }
    }
}

/// Why a release is not public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotPublic {
    /// It is still being written.
    Draft,
    /// It is to be published at this moment.
    Planned(Moment),
    /// It is under embargo until this moment.
    Embargo(Moment),
    /// It has expired: this day is over, or this time is past.
    Expired(DateTimeInput),
}

/// Some of the fields of [`ReleaseFacts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FactFields {
    /// A bit for each, in the order of the declaration.
    set: u16,
}

impl FactFields {
    /// Those for which `is_present` is true.
    pub fn present(is_present: impl Fn(&str) -> bool) -> FactFields {
        let mut set = 0;
        for (at, name) in ReleaseFacts::SCHEMA.names().enumerate() {
            set |= u16::from(is_present(name)) << at;
        }
        FactFields { set }
    }

    /// Their names.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        let names = ReleaseFacts::SCHEMA.names().enumerate();
        names.filter(move |(at, _)| self.set & 1 << at != 0).map(|(_, name)| name)
    }
}

record! {
    /// The words of a release. Each language has its own.
    /// da: En pressemeddelelses ord. Hvert sprog har sine egne.
    pub struct LocalizedRelease {
        /// The title.
        /// da: Titlen.
        pub title: Box<str>,
        /// What it says, in a few sentences: shown under the title, in lists and in feeds.
        /// da: Hvad den siger, i et par sætninger: vises under titlen, i lister og i feeds.
        pub summary: Box<str>,
        /// Its name in the address, if it is not to be the file’s name.
        /// da: Dens navn i adressen, hvis det ikke skal være filens navn.
        pub slug: Option<Slug>,
        /// A few words above the title.
        /// da: Et par ord over titlen.
        pub kicker: Option<Box<str>>,
        /// The place it is sent from.
        /// da: Stedet, den er sendt fra.
        pub place: Option<Box<str>>,
        /// `true`: this file is not published.
        /// da: `true`: denne fil bliver ikke offentliggjort.
        pub draft: bool = false,
        /// Its subjects. Each gets a page.
        /// da: Dens emner. Hvert emne får en side.
        pub topics: Box<[Topic]>,
        /// Pages elsewhere.
        /// da: Sider andre steder.
        pub read_more: Box<[ReadMore]>,
        /// Files to fetch: their paths below `content/files/`.
        /// da: Filer til at hente: deres stier under `content/files/`.
        pub attachments: Box<[FilePath]>,
        /// What only newsrooms need. An empty line makes a new paragraph.
        /// da: Hvad kun redaktioner har brug for. En tom linje giver et nyt afsnit.
        pub notes_to_editors: Option<Box<str>>,
        /// What was changed after publication.
        /// da: Hvad der er ændret efter offentliggørelsen.
        pub changes: Box<[Change]>,
        /// Old addresses that are to lead here.
        /// da: Gamle adresser, der skal føre hertil.
        pub redirect_from: Box<[OldAddress]>,
        /// Checks that do not fit here.
        /// da: Kontroller, der ikke passer her.
        pub waivers: Box<[Waiver]>,
    }
}

impl LocalizedRelease {
    /// The changes that readers are told of.
    pub fn shown_changes(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| !change.minor)
    }
}

/// A subject, as it is written, and the id it folds to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    pub id: Id,
    pub name: Box<str>,
}

record! {
    /// A link to something outside, under “Read more”.
    /// da: Et link til noget udenfor, under ”Læs mere”.
    pub struct ReadMore {
        /// What the link says.
        /// da: Hvad linket siger.
        pub label: Box<str>,
        /// Where it leads: a web address, `mailto:` or `tel:`.
        /// da: Hvor det fører hen: en webadresse, `mailto:` eller `tel:`.
        pub url: Link,
    }
}

record! {
    /// What was changed after publication.
    /// da: Hvad der er ændret efter offentliggørelsen.
    pub struct Change {
        /// When.
        /// da: Hvornår.
        pub on: Day,
        /// Why: `correction` (something was wrong), `clarification` (something could be misunderstood) or `update` (something new is known).
        /// da: Hvorfor: `correction` (noget var forkert), `clarification` (noget kunne misforstås) eller `update` (der er kommet nyt).
        pub kind: ChangeKind,
        /// What was changed.
        /// da: Hvad der blev ændret.
        pub text: Box<str>,
        /// `true`: readers need not know, as of a typing error. It is shown nowhere. A changed amount is never minor.
        /// da: `true`: læserne behøver ikke at vide det, f.eks. en tastefejl. Den vises ingen steder. Et ændret beløb er aldrig uvæsentligt.
        pub minor: bool = false,
    }
}

choice! {
    /// Why a release was changed.
    pub enum ChangeKind {
        /// Something was wrong.
        Correction = "correction" | "rettelse" | "rettet" | "berigtigelse" | "fejl" | "error",
        /// Something could be misunderstood.
        Clarification = "clarification" | "præcisering" | "uddybning" | "afklaring" | "clarified",
        /// Something new is known.
        Update = "update" | "opdatering" | "opdateret" | "tilføjelse" | "updated",
    }
}

record! {
    /// What is true of a release in every language. Only the original has these fields.
    /// da: Hvad der gælder for en pressemeddelelse på alle sprog. Kun originalen har disse felter.
    pub struct ReleaseFacts {
        /// Who publishes it.
        /// da: Hvem der udsender den.
        pub publisher: OrganisationId,
        /// When.
        /// da: Hvornår.
        pub published: DateTimeInput,
        /// It is not public before this.
        /// da: Den er ikke offentlig før dette tidspunkt.
        pub embargo_until: Option<DateTimeInput>,
        /// It is not public after this. A date without a time includes that day.
        /// da: Den er ikke offentlig efter dette tidspunkt. Ved en dato uden klokkeslæt er hele dagen med.
        pub expires: Option<DateTimeInput>,
        /// Since when and why it is withdrawn.
        /// da: Hvornår og hvorfor den er trukket tilbage.
        pub withdrawn: Option<Box<Withdrawn>>,
        /// The picture at the top.
        /// da: Billedet øverst.
        pub image: Option<MediaId>,
        /// What it is about, where the text does not say so by a link.
        /// da: Hvad den handler om, når teksten ikke siger det med et link.
        pub about: OrEmpty<About>,
        /// Other things on this site, as `kind:id`: `release:…`, `page:…`, `organisation:…`.
        /// da: Andet på dette websted, skrevet `kind:id`: `release:…`, `page:…`, `organisation:…`.
        pub read_also: Box<[Reference]>,
        /// Who to ask. Without it, the publisher’s contacts are shown.
        /// da: Hvem man kan spørge. Uden linjen vises afsenderens kontakter.
        pub contacts: Box<[Contact]>,
    }
}

record! {
    /// That a release is withdrawn, since when and why.
    /// da: At en pressemeddelelse er trukket tilbage, hvornår og hvorfor.
    pub struct Withdrawn {
        /// Since when.
        /// da: Siden hvornår.
        pub on: Day,
        /// Why.
        /// da: Hvorfor.
        pub reason: Text,
        /// The release to read instead.
        /// da: Den pressemeddelelse, man skal læse i stedet.
        pub replaced_by: Option<ReleaseId>,
    }
}

record! {
    /// What a release is about.
    /// da: Hvad en pressemeddelelse handler om.
    #[derive(Default)]
    pub struct About {
        /// Agreements.
        /// da: Aftaler.
        pub agreements: Box<[AgreementId]>,
        /// Partnerships.
        /// da: Partnerskaber.
        pub partnerships: Box<[PartnershipId]>,
        /// Organisations.
        /// da: Organisationer.
        pub organisations: Box<[OrganisationId]>,
        /// People.
        /// da: Personer.
        pub people: Box<[PersonId]>,
    }
}
