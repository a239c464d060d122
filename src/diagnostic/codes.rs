//! Every kind of problem: its stable name, how bad it is, and the paragraph that `faktum explain` prints.
//!
//! Takes nothing; gives the table. A code's name never changes once it has been released: sites name codes in
//! `checks` and `waivers`, and scripts read them. The wording of single messages stays where they are made.

use super::Severity;

/// What `checks` in `site.yaml` can make of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    Error,
    Warning,
    Off,
}

/// Whether a site may change how bad a code is, and waive it at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    /// The site cannot be built while it stands: its meaning is not known.
    Fixed,
    /// A rule of good publishing, which the site's owner may weigh differently.
    Settable,
}

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $rule:ident $text:literal)*) => {
        /// A kind of problem.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($variant),* }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Code] = &[$(Code::$variant),*];

            fn entry(self) -> (&'static str, Severity, Rule, &'static str) {
                match self {
                    $(Code::$variant => ($name, Severity::$severity, Rule::$rule, $text)),*
                }
            }
        }
    };
}

impl Code {
    /// The stable name, in kebab case.
    pub fn name(self) -> &'static str {
        self.entry().0
    }

    /// How bad it is where the site does not say otherwise.
    pub fn severity(self) -> Severity {
        self.entry().1
    }

    /// Whether `checks` and `waivers` may name it.
    pub fn is_settable(self) -> bool {
        self.entry().2 == Rule::Settable
    }

    /// What it is about and what to do, one paragraph.
    pub fn explanation(self) -> &'static str {
        self.entry().3
    }

    /// The code with this name.
    pub fn from_name(name: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.name() == name)
    }
}

codes! {
    // Reading the folder.
    MissingSite "missing-site" Error Fixed
        "A site needs content/site.yaml, with at least its title, base_url, language and time_zone."
    UnreadableFile "unreadable-file" Error Fixed
        "The system did not let faktum read a file or folder. Mend its permissions, or move it out of content/ and themes/."
    NotUtf8 "not-utf8" Error Fixed
        "All texts are UTF-8. The file has bytes that are not; it was probably saved as Latin-1 or Windows-1252. Open it in an editor and save it as UTF-8."
    FileTooLarge "file-too-large" Error Fixed
        "A text that people write is at most 1 MiB. A larger one is a mistake: a picture under a wrong name, an export, a paste. Large files belong in content/files/, which is copied as it is."
    ControlCharacter "control-character" Error Fixed
        "The text holds a control character, which no feed may hold (XML 1.0). It was typed by mistake, or the file is damaged, or it is UTF-16 under the wrong name."
    SymbolicLink "symbolic-link" Error Fixed
        "Symbolic links are not followed: they could publish a file from outside the site's folder. Put a copy of the file in its place."
    UnexpectedFile "unexpected-file" Error Fixed
        "Each folder of content/ holds files of one kind: .yaml for sheets, .md for releases and pages, and under media/ the picture that a sheet names. A file that is none of these would be left out silently, so it is an error. Files to be copied as they are belong in content/files/."

    // Each file by itself.
    YamlSyntax "yaml-syntax" Error Fixed
        "The YAML cannot be read. The usual causes: a text with `: ` or ` #` in it that needs quotes, a tab in the indentation, a line indented less than the one it belongs to, quotes that are not closed."
    FrontMatter "front-matter" Error Fixed
        "A release or page begins with a line `---`, then its fields as YAML, then a line `---`, then the text."
    WrongType "wrong-type" Error Fixed
        "The field has a value of another type than it takes: a list where one text is wanted, a number where text is wanted (put it in quotes), a text where a map of fields is wanted."
    EmptyValue "empty-value" Error Fixed
        "A field is named but says nothing. What is not known is left out: remove the line. Unknown is not empty."
    UnknownField "unknown-field" Error Fixed
        "No field of this name exists here. It may be misspelt, or indented so that it belongs to something else. Nothing that is written is ignored."
    MissingField "missing-field" Error Fixed
        "A field that this kind cannot do without is missing."
    RepeatedField "repeated-field" Error Fixed
        "A field stands twice in the same map, so it is not clear which value is meant. Remove one of them."
    InvalidId "invalid-id" Error Fixed
        "An id is the file's name without its ending: a-z, 0-9 and single hyphens between them. It becomes part of an address, which must be easy to type and to read aloud. In Danish ids æ is written ae, ø oe and å aa."
    InvalidValue "invalid-value" Error Fixed
        "The value is not of the form that the field takes; the message says which form that is."
    InvalidDate "invalid-date" Error Fixed
        "A date is written year-month-day, as 2020-05-04. A time is written 2020-05-04T10:30, in the site's time zone, or with an offset, 2020-05-04T10:30+02:00. Some fields that life leaves vague also take 2020-05 or 2020. The form is that of ISO 8601."
    InvalidMoney "invalid-money" Error Fixed
        "An amount is written [about|up to|at least|over|under] CUR NUMBER [thousand|million|billion]: a currency of ISO 4217, a number with a decimal point and without grouping. Examples: DKK 37.6 million, about DKK 215 million, EUR 1250000.50."
    InvalidUrl "invalid-url" Error Fixed
        "An address of the web is written in full, with https:// or http://, and without spaces."
    LinkScheme "link-scheme" Error Fixed
        "A link leads to https, http, mailto or tel, or to something of the site as `kind:id`. Other schemes, `javascript:` above all, could run programs in the reader's browser."
    UnknownChoice "unknown-choice" Error Fixed
        "The field takes one of a few words, and this is none of them."
    RawHtml "raw-html" Error Fixed
        "Releases and pages are plain Markdown. HTML in it would escape every check: a link that is never looked at, a picture without alt text, a script. Write it as Markdown, or embed a sheet with `![](kind:id)`. A `<` that is meant as such is written `\\<`."
    RelativeLink "relative-link" Error Fixed
        "A link such as ../om or om.md depends on where the page lies, and breaks when it moves. Link to the thing itself, `[text](page:om)`, or write the address from the root of the site, `/om/`."
    EmbedNotAlone "embed-not-alone" Error Fixed
        "What `![](kind:id)` embeds is a block of its own: a picture, a quotation, a box of facts. It stands alone, with an empty line before and after."
    NotEmbeddable "not-embeddable" Error Fixed
        "Only what has a block of its own can be embedded with `![](kind:id)`: an agreement (its facts), a partnership (its participants), a statement (the quotation) and media (the picture). Link to everything else, `[](kind:id)`."
    ExternalImage "external-image" Error Fixed
        "A picture from another host can change or vanish, tells that host who reads the page, and is blocked by the site's security policy. Put the file in content/media/ with a sheet that gives its credit and alt text."

    // The join.
    DuplicateId "duplicate-id" Error Fixed
        "Two files of one kind have the same name, so a reference to it could mean either. Sub-folders mean nothing for an id. Rename one of them."
    UnknownOrganisation "unknown-organisation" Error Fixed
        "The text refers to an organisation for which there is no sheet in content/organisations/."
    UnknownPerson "unknown-person" Error Fixed
        "The text refers to a person for whom there is no sheet in content/people/."
    UnknownPartnership "unknown-partnership" Error Fixed
        "The text refers to a partnership for which there is no sheet in content/partnerships/."
    UnknownAgreement "unknown-agreement" Error Fixed
        "The text refers to an agreement for which there is no sheet in content/agreements/."
    UnknownStatement "unknown-statement" Error Fixed
        "The text refers to a statement for which there is no sheet in content/statements/."
    UnknownMedia "unknown-media" Error Fixed
        "The text refers to a picture for which there is no sheet in content/media/."
    UnknownRelease "unknown-release" Error Fixed
        "The text refers to a release that does not exist in content/releases/."
    UnknownPage "unknown-page" Error Fixed
        "The text refers to a page that does not exist in content/pages/."
    UnknownTopic "unknown-topic" Error Fixed
        "The text refers to a topic that no public release has. A topic's id is its name as it stands in the address: small letters, æ as ae, ø as oe, å as aa, hyphens for everything else."
    UnknownPart "unknown-part" Error Fixed
        "What stands after # is no part of what is referred to. The parts of an agreement are its allocations and assignments by their ids, and `total`."
    UnknownKind "unknown-kind" Error Fixed
        "A reference is written kind:id, and the kind is one of organisation, person, partnership, agreement, statement, media, release, page, topic."
    NotPublic "not-public" Error Fixed
        "Something public refers to a release that is not public now: a draft, one under embargo, one that is still to come or has expired. Its name must not be seen, so the reference cannot stand. Remove it, or hold back the text that refers."
    InvalidPermalink "invalid-permalink" Error Fixed
        "A line of content/permalinks.lock is no record of an address: the address, its owner and a day, with single blanks between. The program writes the file; after a merge, keep the lines of both sides."
    AddressVanished "address-vanished" Error Fixed
        "An address that was published once leads nowhere any more, so every link to it is dead. Give the thing its old slug again, or name the address in `redirect_from`. A release that no longer stands is `withdrawn`: its page stays and says so. If the address may die: `faktum permalinks forget ADDRESS`."
    AddressChangedOwner "address-changed-owner" Error Fixed
        "An address that was published once leads to something else now, so whoever has the old link reads something that was not meant. Give one of the two another slug or name."
    HeldBackLeak "held-back-leak" Error Fixed
        "After the site was made, a title, name, id, slug or file name of something that is not public yet was found in a file of it, so nothing was written. Most often the theme has the words in it. Words that public texts have, too, are not looked for."
    RepeatedPart "repeated-part" Error Fixed
        "Two parts of one sheet have the same id, so a reference to it could mean either."
    MissingFile "missing-file" Error Fixed
        "A sheet or release names a file that is not there: a media sheet names a file beside itself in content/media/, an attachment names a file under content/files/."
    MissingFacts "missing-facts" Error Fixed
        "A translation (ID.en.md) takes its publisher, date and other facts from the original, ID.md. Here there is no original; then the file must give them itself."
    RepeatedFacts "repeated-facts" Error Fixed
        "A fact is stored once. A translation takes publisher, published, embargo_until, expires, withdrawn, image, about, read_also and contacts from the original, so they must not stand in it again."
    LanguageNotInSite "language-not-in-site" Error Fixed
        "The file's name says that it is in a language that the site does not have. Add the language to `languages` in content/site.yaml, or rename the file."
    UnknownCheck "unknown-check" Error Fixed
        "`checks` and `waivers` name checks that can be set: `faktum explain` lists them. Problems that leave the meaning of the content open cannot be set or waived."
    UnknownTheme "unknown-theme" Error Fixed
        "The site names a theme for which there is no folder in themes/. The theme `default` is built in and needs no folder."

    // The checks.
    SplitMismatch "split-mismatch" Error Fixed
        "The allocations of an agreement do not add up to its total, not even when each figure may be off by half its last digit. One of the figures is wrong, or an allocation is missing."
    SplitRounding "split-rounding" Warning Settable
        "The allocations add up to the total only within the rounding of the figures as they are written. That may be right; say so in the agreement's `rounding_note`, which the page prints beside the figures."
    CurrencyMismatch "currency-mismatch" Error Fixed
        "An allocation is in another currency than the agreement's total. Amounts in two currencies cannot be added."
    AmountDiffers "amount-differs" Error Fixed
        "A link to an amount of an agreement has a text that says another amount than the sheet. Correct the text, or leave it empty, `[](agreement:ID#total)`, and the sheet's amount is printed."
    DatesOutOfOrder "dates-out-of-order" Error Settable
        "A period ends before it begins, or a release expires, is changed or is withdrawn before it is published."
    CircularRelation "circular-relation" Error Fixed
        "An organisation is said to be a part of itself, or its own successor, be it by way of others. One of the sheets names the wrong organisation in `parent` or `superseded_by`."
    PathCollision "path-collision" Error Fixed
        "Two things of the site would be written to the same place, or to places that differ only in capital letters, which many file systems and hosts take for the same. Give one of them another slug or name."
    BrokenLink "broken-link" Error Settable
        "A link leads to an address of this site that the build does not write. Link to the thing itself, `[text](kind:id)`, and the address is always right."
    BrokenAnchor "broken-anchor" Error Settable
        "A link leads to a place in a page (after #) that the page does not have. The places of a text are its headings; their names are made from their words, with æ as ae, ø as oe, å as aa."
    MissingAlt "missing-alt" Error Settable
        "A picture has neither alt text nor `decorative: true`. People who do not see it learn nothing from it (WCAG 2.2, success criterion 1.1.1)."
    MissingCredit "missing-credit" Warning Settable
        "A picture in the text is linked as a file, so nobody is named as its author. Give it a sheet in content/media/ with `credit`, and embed it with `![caption](media:ID)`."
    HeadingOrder "heading-order" Error Settable
        "The headings of a text begin at `##` (the title is the first level) and go down one level at a time: who listens to a page finds the way by them (WCAG 2.2, success criteria 1.3.1 and 2.4.6)."
    EmptyLinkText "empty-link-text" Error Settable
        "A link has no text, so nobody can tell where it leads (WCAG 2.2, success criterion 2.4.4). Only a link to a sheet, `[](kind:id)`, may be empty: the name is put in."
    BaseUrl "base-url" Error Fixed
        "`base_url` is the address at which the site is published, with https:// (http:// only for localhost), a host, and at most a path: no query, no fragment, no user name."
    UnusedWaiver "unused-waiver" Error Fixed
        "A waiver matches no problem any more. Remove it, so that it cannot hide the next one."

    // The theme.
    TemplateSyntax "template-syntax" Error Fixed
        "A template of the theme cannot be read by Tera, or names a filter, component or template that does not exist."
    TemplateRender "template-render" Error Fixed
        "A template failed on a page: most often it asks for a field that the page's view does not have. docs/themes.md lists every view, field by field."
    UnknownTemplate "unknown-template" Error Fixed
        "The theme has a file that no page uses: it may be misspelt. Templates of your own begin with an underscore, as _card.html."
    UnknownString "unknown-string" Error Fixed
        "A file of strings in the theme has a key that the built-in theme does not have. Keys of your own begin with an underscore."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kebab_case_and_unique() {
        let mut names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count);
        for name in names {
            assert!(name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{name}");
        }
    }
}
