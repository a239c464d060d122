//! What `faktum explain` says of each kind of problem, in English.

use crate::diagnostic::Code;

/// The paragraph for a kind of problem.
#[expect(clippy::too_many_lines, reason = "a table")]
pub(in crate::words) fn explanation(code: Code) -> &'static str {
    match code {
        Code::MissingSite => {
            "A site needs content/site.yaml with at least `title`, `base_url`, `language` and `time_zone`. `faktum init` writes one for a new site."
        }
        Code::UnreadableFile => {
            "The system did not let faktum read a file or folder. Change its permissions, or move it out of content/ and themes/."
        }
        Code::NotUtf8 => {
            "Texts are saved as UTF-8. This file was probably saved as Latin-1 or Windows-1252: open it in a text editor and save it as UTF-8. A picture or a Word file is not a text: pictures belong in content/media/, files for downloading in content/files/."
        }
        Code::FileTooLarge => {
            "A text file can be at most 1 MiB. A larger one is usually a mistake: a picture with the wrong name, an export, something pasted by accident. Large files belong in content/files/, from where they are copied unchanged."
        }
        Code::ControlCharacter => {
            "The text contains an invisible control character, which news feeds cannot carry (XML 1.0). Perhaps it was pasted along with something else, or the file is damaged or saved as UTF-16. Delete the character."
        }
        Code::SymbolicLink => {
            "Symbolic links are not followed, because they could publish a file from outside the site’s folder. Replace the link with a copy of the file."
        }
        Code::UnexpectedFile => {
            "Each folder in content/ takes one kind of file: .yaml for sheets, .md for releases and pages, and in media/ also the pictures that the sheets name. Any other file would silently be left out of the site, so it is an error. Files to be copied unchanged belong in content/files/."
        }
        Code::ManyProblems => {
            "Of one file, the first 100 problems are shown. So many often have one cause, such as a file of another kind or a wrong indentation. Correct those that are shown, and check again."
        }
        Code::YamlSyntax => {
            "The fields in a file cannot be read. The usual causes: a text that contains `: ` or ` #` and needs quotes around it, quotes that are never closed, a tab at the start of a line, or a line that is not indented like the ones it belongs with."
        }
        Code::FrontMatter => {
            "A release or page begins with a line `---`, then its fields, one on each line, then another line `---`. The text comes after that."
        }
        Code::WrongType => {
            "The field takes another kind of value: one text and not a list, a list and not a text, or fields of its own on indented lines. A number that is meant as text needs quotes around it."
        }
        Code::EmptyValue => {
            "A field has a name but no value. If the value is not known, remove the line: unknown is not the same as empty. A text that `faktum new` left for you to write counts as empty once the file is no draft."
        }
        Code::MarkupInField => {
            "Fields are plain text: readers see the signs as they are written. Markdown, HTML and entities such as `&amp;` work only in the text below the fields; an import may have left them behind. Write the characters themselves."
        }
        Code::UnknownField => {
            "There is no field with this name here. It may be misspelt, or indented so that it belongs to another field. No field is ever ignored: whatever is written is used, or reported."
        }
        Code::MissingField => "A required field is missing. The message shows where to write it.",
        Code::RepeatedElement => {
            "The same thing is twice in one list: a topic, a reference, an old address or a participant. Often one of the two was meant to be another. An organisation can take part twice only in periods that do not overlap."
        }
        Code::RepeatedField => {
            "A field is written twice in the same place, so it is not clear which value counts. Remove one of them."
        }
        Code::InvalidId => {
            "An id is the file’s name without its ending. It can contain a-z, 0-9 and single hyphens between them, because it becomes part of an address that must be easy to type and to read aloud. Write æ as ae, ø as oe and å as aa."
        }
        Code::InvalidValue => {
            "The value is not written the way this field requires. The message says how to write it."
        }
        Code::InvalidDate => {
            "Dates are written year-month-day: 2020-05-04. A time follows after a T: 2020-05-04T10:30. It is in the site’s time zone unless it has an offset: 2020-05-04T10:30+02:00. Where the day is often not known, 2020-05 or 2020 is enough. This is the international standard ISO 8601."
        }
        Code::InvalidMoney => {
            "An amount is written as a currency, a number and, if you like, `thousand`, `million` or `billion`: DKK 37.6 million. The number has a decimal point and no separators between thousands: EUR 1250000.50. `about`, `up to`, `at least`, `over` or `under` can come first: about DKK 215 million. Pages show the amount the way each language writes it."
        }
        Code::InvalidUrl => "A web address is written in full, with https:// or http:// and no spaces.",
        Code::AccentContrast => {
            "The accent in site.yaml is the colour of the band on every page. Text on it is black or white, whichever can be read, and links get a shade of it that can be read on paper. But a colour with a contrast of less than 1.3 to white is too much like the paper to be seen beside it. The message names the nearest colour that works. WCAG 2.2 asks for a contrast of 4.5 for text and 3 for lines; all shades that are computed have it."
        }
        Code::LinkScheme => {
            "A link can begin with https:, http:, mailto: or tel:, or refer to something on the site: `[text](kind:id)`. Others, `javascript:` above all, could run programs in the reader’s browser."
        }
        Code::UnknownChoice => {
            "The field takes one of a few fixed words, and this is not one of them. The message lists them."
        }
        Code::RawHtml => {
            "Releases and pages are written in Markdown, without HTML. HTML would escape every check: links that are never tested, pictures without alt text, scripts. Write it in Markdown, or show a sheet with `![](kind:id)`. To show a `<` itself, write `\\<`."
        }
        Code::RelativeLink => {
            "A link such as ../om or om.md depends on where the page is, and breaks when it moves. Link to the page itself, `[text](page:om)`, or write the address from the start, `/om/`."
        }
        Code::EmbedNotAlone => {
            "`![](kind:id)` shows something that takes up its own space on the page: a picture, a quotation, a box of facts. Give it a paragraph of its own, with an empty line before and after."
        }
        Code::NotEmbeddable => {
            "`![](kind:id)` can show an agreement (its facts), a partnership (its participants), a statement (the quotation) and a picture from content/media/. To mention anything else, link to it: `[](kind:id)`."
        }
        Code::ExternalImage => {
            "A picture on another website can change or disappear, tells that website who reads the page, and is blocked by the site’s security policy. Put the file in content/media/, with a sheet that says who made it and what it shows."
        }
        Code::DuplicateId => {
            "Two files of the same kind have the same name, so nobody can tell which one a reference means. Subfolders make no difference. Rename one of them."
        }
        Code::UnknownOrganisation => {
            "The text refers to an organisation, but there is no sheet for it in content/organisations/."
        }
        Code::UnknownPerson => {
            "The text refers to a person, but there is no sheet for them in content/people/."
        }
        Code::UnknownPartnership => {
            "The text refers to a partnership, but there is no sheet for it in content/partnerships/."
        }
        Code::UnknownAgreement => {
            "The text refers to an agreement, but there is no sheet for it in content/agreements/."
        }
        Code::UnknownStatement => {
            "The text refers to a statement, but there is no sheet for it in content/statements/."
        }
        Code::UnknownMedia => "The text refers to a picture, but there is no sheet for it in content/media/.",
        Code::UnknownRelease => {
            "The text refers to a release, but there is no such file in content/releases/."
        }
        Code::UnknownPage => "The text refers to a page, but there is no such file in content/pages/.",
        Code::UnknownTopic => {
            "The text refers to a topic that no public release has. A topic’s id is its name as it appears in the address: in small letters, with æ as ae, ø as oe, å as aa, and hyphens for everything else."
        }
        Code::UnknownPart => {
            "The word after # does not name a part of the sheet. The parts of an agreement are its allocations and assignments, by their ids, and `total`."
        }
        Code::UnknownKind => {
            "A reference is written kind:id. The kind is one of `organisation`, `person`, `partnership`, `agreement`, `statement`, `media`, `release`, `page` and `topic`."
        }
        Code::NotPublic => {
            "Something public refers to something that is not public now: a draft, or a release that is under embargo, not published yet, or expired. Even its title must stay unseen. Remove the reference, or hold back the text that contains it."
        }
        Code::InvalidPermalink => {
            "A line in content/permalinks.lock is not the record of an address: an address, what it leads to and a date, with one space between them. faktum writes this file itself. After a merge, keep the lines of both sides."
        }
        Code::InvalidReleaseRecord => {
            "A line in content/releases.lock does not record a release: its first address, a date and what it said, as hashes, with one space between them. faktum writes this file itself. After a merge, keep the lines of both sides."
        }
        Code::AddressVanished => {
            "An address that was once published no longer leads anywhere, so links to it are broken. Give what it led to its old slug again, or list the address in `redirect_from`. A release that is no longer valid can be `withdrawn`: its page stays, and says so. To give the address up, run `faktum permalinks forget ADDRESS`."
        }
        Code::AddressChangedOwner => {
            "An address that was once published now leads to something else, so people with the old link see the wrong thing. Give one of the two another slug or name."
        }
        Code::HeldBackLeak => {
            "The finished site contained a title, name, id, slug or file name of something that is not public yet, so nothing was written. Most often the words are in the theme. Words that also appear in public texts are not looked for."
        }
        Code::ExternalGone => {
            "The host of a link says that there is no page any more (404 or 410). Only `faktum check --external` asks, never a build. A page that was gone counts as gone for a day, and is reported without asking again. Link to where the page is now, or to a copy of it in an archive. A release that has to keep the link can say why in `waivers`."
        }
        Code::ExternalMoved => {
            "The host of a link says that the page has another address for good (301 or 308). Readers still get there, but only as long as the host knows the old address. Only `faktum check --external` asks. Write the new address, or say in `waivers` why the old one is right."
        }
        Code::ExternalUnsure => {
            "A link cannot be judged: its host does not answer, answers with an error of its own (as 503), or refuses programs (as 403). Only `faktum check --external` asks, and it asks again the next time. Open the page in a browser; if it is there, nothing has to be done."
        }
        Code::Accessibility => {
            "A page is made so that not everybody can use it: people who hear it read out, use the keyboard, speak to their computer or enlarge the page. The line shows the element, the address of the first page, and the rule’s id at the W3C. Usually it is a template of the theme that must be changed. `faktum check --html FILE` looks at a file alone, and `faktum check --evidence DIR` writes a report on all pages. The program can only find a part of what may be wrong: see docs/accessibility.md."
        }
        Code::HeldBackWords => {
            "A public text contains the title, the name in the address, or the address of something that is not public: a draft, or a release that is to come or has expired. Titles count if they have three words or more, names in addresses if they have two (the file’s own name: three). Write it in another way, or hold the text back as well. If it may be seen already, say why in `waivers`."
        }
        Code::RepeatedPart => {
            "Two parts of a sheet have the same id, so nobody can tell which one a reference means."
        }
        Code::MissingFile => {
            "A sheet or release names a file that does not exist. A media sheet names a file next to itself in content/media/; an attachment names a file in content/files/."
        }
        Code::NotAPicture => {
            "The file that a media sheet names is no picture that every browser can show, so readers would see an empty frame, or it is one that cannot be made smaller and freed from who took it, where and when. The bytes of the file decide, not its name: a saved web page named .jpg is still a web page, and a photo as an iPhone makes it is often HEIC. Use JPEG, PNG, GIF, WebP or SVG. A picture can have 40 million pixels and must not move, because readers cannot stop it. An SVG must not load anything outside of its own file."
        }
        Code::WrongEnding => {
            "A picture’s bytes are of one format, and its name ends like a file of another. Hosts tell browsers what a file is by the ending, and those who download the picture may not be able to open it. Rename the file, and write the new name in its sheet."
        }
        Code::MissingFacts => {
            "A translation (ID.en.md) takes its publisher, date and other facts from the original, ID.md. If there is no original, the file must give them itself."
        }
        Code::RepeatedFacts => {
            "A fact is written in one place only. A translation takes publisher, published, embargo_until, expires, withdrawn, image, about, read_also and contacts from the original, so they must not be repeated in it."
        }
        Code::LanguageNotInSite => {
            "The file’s name ends with a language that the site does not have. Add the language to `languages` in content/site.yaml, or rename the file."
        }
        Code::UnknownCheck => {
            "`checks` and `waivers` take the names of checks that a site can change; `faktum explain` lists them. Problems that leave the meaning of the content unclear cannot be switched off."
        }
        Code::UnknownTheme => {
            "The site names a theme, but there is no folder with that name in themes/. The theme `default` is built in and needs no folder."
        }
        Code::SplitMismatch => {
            "The allocations of an agreement do not add up to its total, even allowing for rounding. One of the figures is wrong, or an allocation is missing."
        }
        Code::SplitRounding => {
            "The allocations add up to the total only if the figures are rounded. That may be right: explain it in the agreement’s `rounding_note`, which the page shows next to the figures."
        }
        Code::CurrencyMismatch => {
            "An allocation is in a different currency from the agreement’s total. Amounts in two currencies cannot be added up."
        }
        Code::AmountDiffers => {
            "The text of a link gives another amount than the agreement’s sheet. Correct it, or leave it empty, `[](agreement:ID#total)`, and the amount from the sheet is shown. A coarser figure is right if it is rounded correctly (38 for 37.6) or its hedge is true (`nearly 38`). A hedge of the sheet, such as `about`, must be in the link or before it."
        }
        Code::AmountNear => {
            "An amount in a release is like an amount of an agreement that the release is about, but not the same: it is at most 5 % more or less, has one other digit or two exchanged, has thousand, million or billion in place of another of them, or its sentence says the purpose of an allocation. Correct the amount. If it is another amount, say why in `waivers`. An amount is right if it is the agreement’s total, an allocation or a sum of allocations, as precisely as it is written. Amounts that are like none of the agreement are not judged."
        }
        Code::AmountUnlinked => {
            "An amount in a release is that of an agreement, but is written as plain text. As a link, `[DKK 37.6 million](agreement:ID#PART)`, it is always compared with the agreement, also when the agreement is corrected. This check is off unless the site turns it on: write `amount-unlinked: warning` under `checks` in site.yaml."
        }
        Code::DatesOutOfOrder => {
            "A period ends before it begins, or a release expires, changes or is withdrawn before it is published."
        }
        Code::UnexplainedChange => {
            "A release says something else than when it was last recorded in content/releases.lock, and `changes` has no new entry. Readers must be able to see what was changed and when. Of a change that they need not know about, such as a typing error, the entry has `minor: true`. A changed amount is never minor. Other line ends, other signs of Markdown and other addresses behind links are no changes."
        }
        Code::UnlikelyDate => {
            "A release has a date that is probably mistyped: a year before 1900 or more than five years ahead, or a release whose address is not on record yet is over a year old. The second is judged only if the site has content/permalinks.lock."
        }
        Code::Weekday => {
            "A text gives a date a weekday that it does not have, such as `Monday 15 May 2020`, which was a Friday, or gives a date that the calendar lacks, such as `31 June`. Readers do not know which of the two to believe: correct the weekday or the date. A date without a year is taken to be within half a year of the day on which the release is published; in a text without such a day it is not judged. Where the words have to stay as they are, as in a quotation, the text can say why in `waivers`."
        }
        Code::Untranslated => {
            "A release or a page has no version in one of the site’s languages, so readers of that language do not find it in their lists. This is off unless site.yaml turns it on, because many press offices translate only some releases. Where one is not to be translated, say why in `waivers`."
        }
        Code::NotInAbout => {
            "The text of a release names an organisation, a person or a partnership of the site, but neither `about` nor a link says that the release is about it, so its page does not list the release. Write its id under `about`, or make the name a link. Names, short names and aliases of the sheets are looked for, also with a genitive s. Where the release is not about it, say why in `waivers`."
        }
        Code::TitleDiffers => {
            "The text gives a person a title right beside the name, as in `Minister for Taxation NN` or `NN, director of BL`, that the person does not hold on the day of the release according to the sheet: another title, or one that has ended. Right are all titles and short titles of that day, also in the definite form, as a part of a title (`kulturminister` of `kultur- og kirkeminister`), and with `managing` before them. A title after `former`, `then`, `acting` or `incoming` is not judged. Neither is one that the sheet may lack: only one that the person holds on another day, that nobody has beside the right one (`lektor` and `professor`), that another person of the site has, that is a minister’s, or that is at the same organisation as another title, which is the publisher if the text names none. Where the words have to stay, say why in `waivers`."
        }
        Code::NotAParticipant => {
            "A sentence says that an organisation takes part in a partnership, as in `A, B and C take part in Y`, `Y consists of A and B` or `A has been invited to Y`, but the partnership’s sheet lists it neither under `participants` nor as `facilitator`, or it left before the day of the release. Questions, wishes, conditions and negations are not judged. Correct the sentence, or write the organisation on the sheet. Where the words have to stay, say why in `waivers`."
        }
        Code::QuotationDiffers => {
            "A person is quoted with other words than those of the statement in content/statements/ that the quotation is like: a word is left out, added or replaced. The difference is between stars. Quote what was said, or correct the statement if that is wrong. An excerpt is fine: words that follow each other, or pieces with `…` or `[…]` between them. Words of your own are written in square brackets. Punctuation, quotation marks and capital first letters do not count. If it is something else that the person said at another time, say so in `waivers`, or add another statement."
        }
        Code::AgreementDate => {
            "A date right beside the name of an agreement, as in `the Coastal Agreement of 4 May 2020` or `the Coastal Agreement, signed in 2020`, is not `agreed_on` of its sheet. They are compared as exactly as both are written. Dates after words such as `runs from`, `takes effect` and `expires` are other dates and not judged. Correct the date in the text or in the sheet. Where the words have to stay, say why in `waivers`."
        }
        Code::CircularRelation => {
            "According to the sheets, an organisation is part of itself or its own successor, perhaps through other organisations. One of them has the wrong organisation in `parent` or `superseded_by`."
        }
        Code::PathCollision => {
            "Two parts of the site would have the same address, or addresses that differ only in capital letters, which many disks and web hosts treat as the same. Give one of them another slug or name."
        }
        Code::TopicsMerged => {
            "Two topics differ only in characters that an address cannot have, so they would share a page, and one would be shown under the other’s name. Write both in the same way, or make them differ in a letter or digit. Capital letters make no difference."
        }
        Code::QueryRedirect => {
            "An old address has a query, such as `/?p=123`. No file can answer to it, so the host must know it: Apache (`.htaccess`), nginx (`nginx-query-redirects.map`) and Netlify (`_redirects`) can; GitHub Pages, GitLab Pages, Cloudflare Pages and hosts without configuration cannot. If yours can, set the check to `off`."
        }
        Code::BrokenLink => {
            "A link leads to an address that does not exist on this site. Link to the page or sheet itself, `[text](kind:id)`, and the address is always right."
        }
        Code::BrokenAnchor => {
            "A link leads to a place on a page (after #) that does not exist. The places are the headings; they are named after their words, with æ as ae, ø as oe and å as aa."
        }
        Code::UnusableIcon => {
            "The favicon in site.yaml is the picture of which all icons are made: for tabs, for telephones and for lists of bookmarks. It can be an SVG of lines and surfaces, or a PNG, JPEG or WebP of at least 192 × 192 pixels; 512 × 512 are best. Letters in an SVG are refused because they would look different on a machine with other fonts, and pictures and scripts in it because it must not load anything."
        }
        Code::MissingAlt => {
            "A picture has no alt text, and is not marked as `decorative: true`. People who cannot see it would miss what it shows (WCAG 2.2, success criterion 1.1.1)."
        }
        Code::MissingCredit => {
            "A picture in the text has no sheet, so the page cannot say who made it. Write a sheet with `credit` in content/media/, and show the picture with `![caption](media:ID)`."
        }
        Code::HeadingOrder => {
            "The headings of a text begin at `##`, because the title is the first level, and go down one level at a time. People who listen to the page find their way by them (WCAG 2.2, success criteria 1.3.1 and 2.4.6)."
        }
        Code::EmptyLinkText => {
            "A link has no text, so nobody can tell where it leads (WCAG 2.2, success criterion 2.4.4). Only a link to a sheet, `[](kind:id)`, can be empty: it shows the name."
        }
        Code::DamagedCharacter => {
            "A letter of the text is damaged: it was lost (`�`), or it was read in another encoding than it was written in (`Ã¦` for `æ`). Write the letter again, and save the file as UTF-8."
        }
        Code::InvisibleCharacter => {
            "The text contains a character that nobody sees: one without width, a control character, one that turns the direction of the text, or one that only some fonts know. Such characters come with copied text. They break searching, copying and reading aloud, and they can make a text look different from what it says. Remove the character."
        }
        Code::AccidentalMarkup => {
            "Markdown reads the line as something else than a sentence. A line that begins with `4. maj` is a numbered list, one with `- ` is a list, one that is indented by four spaces is program code, and a paragraph with `---` below it is a heading. Write `4\\. maj`, remove the indentation, or put an empty line in between."
        }
        Code::ListNumber => {
            "In Markdown only the first number of a list counts; the others are counted up from it. So readers see other numbers than the ones that are written. Correct the numbers, or write `1.` for all of them."
        }
        Code::TableCells => {
            "Every row of a table has as many cells as its heading. Cells that are too many are not on the page, and a table whose line of dashes has another number of columns is no table at all. A `|` that is part of a text is written `\\|`."
        }
        Code::LeftoverMarkup => {
            "Readers would see these signs, because they are not valid Markdown, or because they are commands of another program. The message says what was probably meant. To show a sign itself, write `\\` before it."
        }
        Code::EmptyHeading => {
            "A heading, or the heading of a column, has no words. People who listen to the page hear that there is a heading, but not which one (WCAG 2.2, 2.4.6). The first column of a table may have an empty heading."
        }
        Code::BoldHeading => {
            "A paragraph of bold words looks like a heading, but screen readers and lists of contents do not know it as one (WCAG 2.2, 1.3.1). Write it with `##`."
        }
        Code::VagueLink => {
            "Words such as “here” and “read more” do not say where a link leads. Many people hear or see only the links of a page (WCAG 2.2, 2.4.4). Say in the link what there is to read. Two links with the same words lead to the same place."
        }
        Code::FileNameAsAlt => {
            "The description of a picture is the name of a file. It says nothing to people who cannot see the picture (WCAG 2.2, 1.1.1). Say what the picture shows."
        }
        Code::FootnoteNumber => {
            "Footnotes are numbered in the order in which the text refers to them, whatever number their names are. Here the two differ, so that a text that says “see note 2” would be wrong. Give the note the number that readers see, or a name in letters."
        }
        Code::Footnote => {
            "A footnote has two parts: its sign in the text, `[^1]`, and a line of its own that begins with `[^1]:`. Readers see a note only if the text refers to it, and only one for each name."
        }
        Code::UnusedDefinition => {
            "A line `[name]: address` gives an address to links `[text][name]`, and is not shown itself. No link uses this one, so its words are nowhere on the page. If it is meant as text, write `\\[` at its start."
        }
        Code::BaseUrl => {
            "`base_url` is the address where the site is published: https:// (or http://, for localhost only), a host, and perhaps a path. It has no `?`, no `#` and no user name."
        }
        Code::DomainMismatch => {
            "`cname` is the domain at which GitHub Pages serves the site, and `base_url` is the address that every link, feed and preview names. They must have the same host, and `base_url` must have no path."
        }
        Code::UnusedWaiver => {
            "A waiver no longer matches any problem. Remove it, so that it does not hide the next one."
        }
        Code::TemplateSyntax => {
            "A template of the theme contains a mistake, or names a filter, component or template that does not exist."
        }
        Code::TemplateRender => {
            "A template failed while a page was made. Most often it asks for a field that this page does not have. docs/themes.md lists the fields of every page."
        }
        Code::UnknownTemplate => {
            "No page uses this file of the theme; its name may be misspelt. Begin the names of your own templates with an underscore: _card.html."
        }
        Code::NoStrings => {
            "The site is in a language for which neither the built-in theme nor the site’s own has texts. One file, strings/CODE.yaml in the theme’s folder, has the words of the pages and says how the language writes dates and amounts. Copy the English one with `faktum theme copy` and translate it."
        }
        Code::MissingString => {
            "The theme has a text in another language and not in this one. The pages show it in the site’s default language, or in English, until somebody translates it. Add the key to the file of the language."
        }
        Code::UnknownString => {
            "The theme has a text that no built-in template uses; its key may be misspelt. Begin the keys of your own texts with an underscore."
        }
    }
}
