//! What `faktum explain` says of each kind of problem, in English.

use crate::diagnostic::Code;

/// The paragraph for a kind of problem.
#[expect(clippy::too_many_lines, reason = "a table")]
pub(in crate::words) fn explanation(code: Code) -> &'static str {
    match code {
        Code::MissingSite => {
            "A site needs content/site.yaml, with at least its title, base_url, language and time_zone."
        }
        Code::UnreadableFile => {
            "The system did not let faktum read a file or folder. Mend its permissions, or move it out of content/ and themes/."
        }
        Code::NotUtf8 => {
            "All texts are UTF-8. The file has bytes that are not; it was probably saved as Latin-1 or Windows-1252. Open it in an editor and save it as UTF-8."
        }
        Code::FileTooLarge => {
            "A text that people write is at most 1 MiB. A larger one is a mistake: a picture under a wrong name, an export, a paste. Large files belong in content/files/, which is copied as it is."
        }
        Code::ControlCharacter => {
            "The text holds a control character, which no feed may hold (XML 1.0). It was typed by mistake, or the file is damaged, or it is UTF-16 under the wrong name."
        }
        Code::SymbolicLink => {
            "Symbolic links are not followed: they could publish a file from outside the site's folder. Put a copy of the file in its place."
        }
        Code::UnexpectedFile => {
            "Each folder of content/ holds files of one kind: .yaml for sheets, .md for releases and pages, and under media/ the picture that a sheet names. A file that is none of these would be left out silently, so it is an error. Files to be copied as they are belong in content/files/."
        }
        Code::YamlSyntax => {
            "The YAML cannot be read. The usual causes: a text with `: ` or ` #` in it that needs quotes, a tab in the indentation, a line indented less than the one it belongs to, quotes that are not closed."
        }
        Code::FrontMatter => {
            "A release or page begins with a line `---`, then its fields as YAML, then a line `---`, then the text."
        }
        Code::WrongType => {
            "The field has a value of another type than it takes: a list where one text is wanted, a number where text is wanted (put it in quotes), a text where a map of fields is wanted."
        }
        Code::EmptyValue => {
            "A field is named but says nothing. What is not known is left out: remove the line. Unknown is not empty."
        }
        Code::UnknownField => {
            "No field of this name exists here. It may be misspelt, or indented so that it belongs to something else. Nothing that is written is ignored."
        }
        Code::MissingField => "A field that this kind cannot do without is missing.",
        Code::RepeatedField => {
            "A field stands twice in the same map, so it is not clear which value is meant. Remove one of them."
        }
        Code::InvalidId => {
            "An id is the file's name without its ending: a-z, 0-9 and single hyphens between them. It becomes part of an address, which must be easy to type and to read aloud. In Danish ids æ is written ae, ø oe and å aa."
        }
        Code::InvalidValue => {
            "The value is not of the form that the field takes; the message says which form that is."
        }
        Code::InvalidDate => {
            "A date is written year-month-day, as 2020-05-04. A time is written 2020-05-04T10:30, in the site's time zone, or with an offset, 2020-05-04T10:30+02:00. Some fields that life leaves vague also take 2020-05 or 2020. The form is that of ISO 8601."
        }
        Code::InvalidMoney => {
            "An amount is written [about|up to|at least|over|under] CUR NUMBER [thousand|million|billion]: a currency of ISO 4217, a number with a decimal point and without grouping. Examples: DKK 37.6 million, about DKK 215 million, EUR 1250000.50."
        }
        Code::InvalidUrl => {
            "An address of the web is written in full, with https:// or http://, and without spaces."
        }
        Code::LinkScheme => {
            "A link leads to https, http, mailto or tel, or to something of the site as `kind:id`. Other schemes, `javascript:` above all, could run programs in the reader's browser."
        }
        Code::UnknownChoice => "The field takes one of a few words, and this is none of them.",
        Code::RawHtml => {
            "Releases and pages are plain Markdown. HTML in it would escape every check: a link that is never looked at, a picture without alt text, a script. Write it as Markdown, or embed a sheet with `![](kind:id)`. A `<` that is meant as such is written `\\<`."
        }
        Code::RelativeLink => {
            "A link such as ../om or om.md depends on where the page lies, and breaks when it moves. Link to the thing itself, `[text](page:om)`, or write the address from the root of the site, `/om/`."
        }
        Code::EmbedNotAlone => {
            "What `![](kind:id)` embeds is a block of its own: a picture, a quotation, a box of facts. It stands alone, with an empty line before and after."
        }
        Code::NotEmbeddable => {
            "Only what has a block of its own can be embedded with `![](kind:id)`: an agreement (its facts), a partnership (its participants), a statement (the quotation) and media (the picture). Link to everything else, `[](kind:id)`."
        }
        Code::ExternalImage => {
            "A picture from another host can change or vanish, tells that host who reads the page, and is blocked by the site's security policy. Put the file in content/media/ with a sheet that gives its credit and alt text."
        }
        Code::DuplicateId => {
            "Two files of one kind have the same name, so a reference to it could mean either. Sub-folders mean nothing for an id. Rename one of them."
        }
        Code::UnknownOrganisation => {
            "The text refers to an organisation for which there is no sheet in content/organisations/."
        }
        Code::UnknownPerson => "The text refers to a person for whom there is no sheet in content/people/.",
        Code::UnknownPartnership => {
            "The text refers to a partnership for which there is no sheet in content/partnerships/."
        }
        Code::UnknownAgreement => {
            "The text refers to an agreement for which there is no sheet in content/agreements/."
        }
        Code::UnknownStatement => {
            "The text refers to a statement for which there is no sheet in content/statements/."
        }
        Code::UnknownMedia => "The text refers to a picture for which there is no sheet in content/media/.",
        Code::UnknownRelease => "The text refers to a release that does not exist in content/releases/.",
        Code::UnknownPage => "The text refers to a page that does not exist in content/pages/.",
        Code::UnknownTopic => {
            "The text refers to a topic that no public release has. A topic's id is its name as it stands in the address: small letters, æ as ae, ø as oe, å as aa, hyphens for everything else."
        }
        Code::UnknownPart => {
            "What stands after # is no part of what is referred to. The parts of an agreement are its allocations and assignments by their ids, and `total`."
        }
        Code::UnknownKind => {
            "A reference is written kind:id, and the kind is one of organisation, person, partnership, agreement, statement, media, release, page, topic."
        }
        Code::NotPublic => {
            "Something public refers to a release that is not public now: a draft, one under embargo, one that is still to come or has expired. Its name must not be seen, so the reference cannot stand. Remove it, or hold back the text that refers."
        }
        Code::InvalidPermalink => {
            "A line of content/permalinks.lock is no record of an address: the address, its owner and a day, with single blanks between. The program writes the file; after a merge, keep the lines of both sides."
        }
        Code::AddressVanished => {
            "An address that was published once leads nowhere any more, so every link to it is dead. Give the thing its old slug again, or name the address in `redirect_from`. A release that no longer stands is `withdrawn`: its page stays and says so. If the address may die: `faktum permalinks forget ADDRESS`."
        }
        Code::AddressChangedOwner => {
            "An address that was published once leads to something else now, so whoever has the old link reads something that was not meant. Give one of the two another slug or name."
        }
        Code::HeldBackLeak => {
            "After the site was made, a title, name, id, slug or file name of something that is not public yet was found in a file of it, so nothing was written. Most often the theme has the words in it. Words that public texts have, too, are not looked for."
        }
        Code::RepeatedPart => {
            "Two parts of one sheet have the same id, so a reference to it could mean either."
        }
        Code::MissingFile => {
            "A sheet or release names a file that is not there: a media sheet names a file beside itself in content/media/, an attachment names a file under content/files/."
        }
        Code::MissingFacts => {
            "A translation (ID.en.md) takes its publisher, date and other facts from the original, ID.md. Here there is no original; then the file must give them itself."
        }
        Code::RepeatedFacts => {
            "A fact is stored once. A translation takes publisher, published, embargo_until, expires, withdrawn, image, about, read_also and contacts from the original, so they must not stand in it again."
        }
        Code::LanguageNotInSite => {
            "The file's name says that it is in a language that the site does not have. Add the language to `languages` in content/site.yaml, or rename the file."
        }
        Code::UnknownCheck => {
            "`checks` and `waivers` name checks that can be set: `faktum explain` lists them. Problems that leave the meaning of the content open cannot be set or waived."
        }
        Code::UnknownTheme => {
            "The site names a theme for which there is no folder in themes/. The theme `default` is built in and needs no folder."
        }
        Code::SplitMismatch => {
            "The allocations of an agreement do not add up to its total, not even when each figure may be off by half its last digit. One of the figures is wrong, or an allocation is missing."
        }
        Code::SplitRounding => {
            "The allocations add up to the total only within the rounding of the figures as they are written. That may be right; say so in the agreement's `rounding_note`, which the page prints beside the figures."
        }
        Code::CurrencyMismatch => {
            "An allocation is in another currency than the agreement's total. Amounts in two currencies cannot be added."
        }
        Code::AmountDiffers => {
            "A link to an amount of an agreement has a text that says another amount than the sheet. Correct the text, or leave it empty, `[](agreement:ID#total)`, and the sheet's amount is printed."
        }
        Code::DatesOutOfOrder => {
            "A period ends before it begins, or a release expires, is changed or is withdrawn before it is published."
        }
        Code::CircularRelation => {
            "An organisation is said to be a part of itself, or its own successor, be it by way of others. One of the sheets names the wrong organisation in `parent` or `superseded_by`."
        }
        Code::PathCollision => {
            "Two things of the site would be written to the same place, or to places that differ only in capital letters, which many file systems and hosts take for the same. Give one of them another slug or name."
        }
        Code::BrokenLink => {
            "A link leads to an address of this site that the build does not write. Link to the thing itself, `[text](kind:id)`, and the address is always right."
        }
        Code::BrokenAnchor => {
            "A link leads to a place in a page (after #) that the page does not have. The places of a text are its headings; their names are made from their words, with æ as ae, ø as oe, å as aa."
        }
        Code::MissingAlt => {
            "A picture has neither alt text nor `decorative: true`. People who do not see it learn nothing from it (WCAG 2.2, success criterion 1.1.1)."
        }
        Code::MissingCredit => {
            "A picture in the text is linked as a file, so nobody is named as its author. Give it a sheet in content/media/ with `credit`, and embed it with `![caption](media:ID)`."
        }
        Code::HeadingOrder => {
            "The headings of a text begin at `##` (the title is the first level) and go down one level at a time: who listens to a page finds the way by them (WCAG 2.2, success criteria 1.3.1 and 2.4.6)."
        }
        Code::EmptyLinkText => {
            "A link has no text, so nobody can tell where it leads (WCAG 2.2, success criterion 2.4.4). Only a link to a sheet, `[](kind:id)`, may be empty: the name is put in."
        }
        Code::BaseUrl => {
            "`base_url` is the address at which the site is published, with https:// (http:// only for localhost), a host, and at most a path: no query, no fragment, no user name."
        }
        Code::UnusedWaiver => {
            "A waiver matches no problem any more. Remove it, so that it cannot hide the next one."
        }
        Code::TemplateSyntax => {
            "A template of the theme cannot be read by Tera, or names a filter, component or template that does not exist."
        }
        Code::TemplateRender => {
            "A template failed on a page: most often it asks for a field that the page's view does not have. docs/themes.md lists every view, field by field."
        }
        Code::UnknownTemplate => {
            "The theme has a file that no page uses: it may be misspelt. Templates of your own begin with an underscore, as _card.html."
        }
        Code::UnknownString => {
            "A file of strings in the theme has a key that the built-in theme does not have. Keys of your own begin with an underscore."
        }
    }
}
