//! Organisations: who publishes, takes part, pays and decides.
//!
//! Takes and gives plain values; what other sheets say about an organisation is computed by the join.

use super::Text;
use super::id::{MediaId, OrganisationId};
use super::link::Url;
use super::source::{Contact, SourceNote};
use super::text::text_newtype;
use super::waiver::Waiver;
use crate::schema::OrEmpty;
use crate::{choice, record};

record! {
    /// Everybody who publishes, takes part, agrees, receives or employs: ministries, councils, associations, companies.
    /// da: Alle, der udsender, deltager, indgår aftaler, modtager eller ansætter: ministerier, råd, foreninger, virksomheder.
    pub struct Organisation {
        /// The name.
        /// da: Navnet.
        pub name: Text,
        /// What kind of organisation it is.
        /// da: Hvilken slags organisation det er.
        #[name = "type"]
        pub organisation_type: OrganisationType,
        /// The short name: “EKS”.
        /// da: Det korte navn: ”EKS”.
        pub short_name: Option<Text>,
        /// Other names it is known by.
        /// da: Andre navne, den er kendt under.
        pub aliases: Box<[Box<str>]>,
        /// What it is a part of.
        /// da: Hvad den hører under.
        pub parent: Option<OrganisationId>,
        /// The alliances and associations it is in.
        /// da: De alliancer og foreninger, den er med i.
        pub member_of: Box<[OrganisationId]>,
        /// What came after it.
        /// da: Hvad der kom efter den.
        pub superseded_by: Option<OrganisationId>,
        /// Its own site.
        /// da: Dens eget websted.
        pub url: Option<Url>,
        /// Its numbers in registers.
        /// da: Dens numre i registre.
        pub identifiers: OrEmpty<Identifiers>,
        /// What it says of itself at the end of its releases. An empty line makes a new paragraph.
        /// da: Hvad den siger om sig selv sidst i sine pressemeddelelser. En tom linje giver et nyt afsnit.
        pub boilerplate: Option<Text>,
        /// Who to ask. A release without contacts of its own shows these.
        /// da: Hvem man kan spørge. En pressemeddelelse uden egne kontakter viser disse.
        pub contacts: Box<[Contact]>,
        /// Its logo.
        /// da: Dens logo.
        pub logo: Option<MediaId>,
        /// Where these facts come from.
        /// da: Hvor oplysningerne kommer fra.
        pub sources: Box<[SourceNote]>,
        /// `true`: a draft, which is not published. Neither is anything that only the draft mentions.
        /// da: `true`: en kladde, som ikke bliver offentliggjort. Det, som kun kladden nævner, bliver det heller ikke.
        pub draft: bool = false,
        /// Checks that do not fit here.
        /// da: Kontroller, der ikke passer her.
        pub waivers: Box<[Waiver]>,
    }
}

choice! {
    /// What kind of organisation it is.
    pub enum OrganisationType {
        Ministry = "ministry" | "ministerium" | "ministeriet" | "departement",
        Agency = "agency" | "styrelse" | "styrelsen" | "myndighed" | "authority",
        Municipality = "municipality" | "kommune" | "kommunen",
        Region = "region" | "regionen" | "amt",
        Parliament = "parliament" | "folketing" | "folketinget" | "parlament",
        AdvisoryBody = "advisory_body" | "råd" | "rådet" | "udvalg" | "nævn" | "council" | "advisory body" | "board",
        InterestOrganisation = "interest_organisation" | "forening" | "interesseorganisation" | "brancheforening" | "fagforening" | "forbund" | "organisation" | "interest organisation" | "association" | "union",
        Ngo = "ngo" | "forening" | "frivillig organisation" | "frivillig" | "charity" | "non-profit",
        Alliance = "alliance" | "netværk" | "sammenslutning" | "network" | "coalition",
        Company = "company" | "virksomhed" | "firma" | "selskab" | "aps" | "a/s" | "business",
        Media = "media" | "medie" | "avis" | "newspaper",
        Other = "other" | "andet" | "anden" | "andre" | "øvrige",
    }
}

record! {
    /// Numbers under which registers know an organisation.
    /// da: De numre, registre kender en organisation under.
    #[derive(Default)]
    pub struct Identifiers {
        /// The number in the Danish register of companies.
        /// da: CVR-nummeret.
        pub cvr: Option<Cvr>,
        /// The address in the Research Organization Registry.
        /// da: Adressen i Research Organization Registry.
        pub ror: Option<Ror>,
        /// The number in Wikidata.
        /// da: Nummeret i Wikidata.
        pub wikidata: Option<Wikidata>,
    }
}

text_newtype! {
    /// A number in the Danish register of companies: eight digits.
    pub struct Cvr(Box<str>);
    /// An address in the Research Organization Registry: `https://ror.org/…`.
    pub struct Ror(Box<str>);
    /// A number in Wikidata: `Q` and digits.
    pub struct Wikidata(Box<str>);
}

fn are_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

impl Cvr {
    /// The number; `None` if the text does not have the form of one.
    pub fn parse(text: &str) -> Option<Cvr> {
        (text.len() == 8 && are_digits(text)).then(|| Cvr(text.into()))
    }
}

impl Ror {
    /// The address; `None` if the text does not have the form of one.
    pub fn parse(text: &str) -> Option<Ror> {
        (text.starts_with("https://ror.org/") && Url::parse(text).is_ok()).then(|| Ror(text.into()))
    }
}

impl Wikidata {
    /// The number; `None` if the text does not have the form of one.
    pub fn parse(text: &str) -> Option<Wikidata> {
        text.strip_prefix('Q').is_some_and(are_digits).then(|| Wikidata(text.into()))
    }
}
