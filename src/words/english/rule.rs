//! The words for what the checks find, in English.

use super::changes::{minor_amount, unexplained_change};
use super::field::{url_character, url_with_user};
use super::{a_kind, amount, kind, meaning};
use crate::diagnostic::{Claimant, Code, HeldBackForm, IconMistake, Remedy, RuleProblem};
use crate::model::conventions::ENGLISH;
use crate::model::date::{days_in_month, month_name};
use crate::model::link::LINK_SCHEMES;
use crate::model::link::LinkError;
use crate::model::{Day, Id, Kind, Money};
use crate::words::{Words, plain_spaces, redirect_field, waivable_checks};

#[expect(clippy::too_many_lines, reason = "a table")]
pub(super) fn words(problem: &RuleProblem) -> Words {
    match problem {
        RuleProblem::SheetWithoutAlt => Words::new("the picture has neither `alt` nor `decorative: true`")
            .help("say in `alt` what the picture shows, for people who cannot see it"),
        RuleProblem::PictureWithoutAlt => Words::new("the picture has no text for people who cannot see it")
            .help("say between the square brackets what it shows"),
        RuleProblem::UnusableIcon(mistake) => unusable_icon(mistake),
        RuleProblem::PictureWithoutCredit => {
            Words::new("nobody is credited for this picture").help(PICTURE_WITH_SHEET)
        }
        RuleProblem::RelativePicture => {
            Words::new("the address of this picture only works on some pages").help(PICTURE_WITH_SHEET)
        }
        RuleProblem::ExternalPicture => {
            Words::new("the picture is on another website").help(PICTURE_WITH_SHEET)
        }
        RuleProblem::RawHtml => Words::new("a text cannot contain HTML")
            .help("write it as Markdown, or embed a fact sheet with `![](kind:id)`")
            .help("to show a `<`, write `\\<`"),
        RuleProblem::EmptyLinkText => {
            Words::new("the link has no text").help("say between the square brackets where it leads")
        }
        RuleProblem::LinkWithoutAddress => {
            Words::new("the link has no address").help("write the address between the round brackets")
        }
        RuleProblem::IncompleteAddress { .. } => Words::new("the beginning of the address is missing"),
        RuleProblem::RelativeLink { .. } => Words::new("this link only works on some pages")
            .help("link to the thing itself, `[text](page:ID)`, or begin the address with `/`, as in /om/"),
        RuleProblem::InvalidAddress { mistake: LinkError::User, .. } => url_with_user(),
        RuleProblem::InvalidAddress { mistake: LinkError::Character(c), .. } => url_character(*c),
        RuleProblem::OwnAddress { written, is_local: true, .. } => {
            Words::new(format!("`{written}` leads to your own machine, which readers do not reach")).help("write it from the root of the site, or in a field with the site’s own address")
        }
        RuleProblem::OwnAddress { written, .. } => {
            Words::new(format!("`{written}` is an address of this site, written in another way")).help("write it from the root of the site, or in a field exactly as in base_url")
        }
        RuleProblem::InvalidAddress { .. } => Words::new("this is not a valid address").help(
            "write the whole address, such as https://example.dk/side, or one on this site, such as /om/",
        ),
        RuleProblem::LinkScheme { scheme, meant } => {
            let kinds = Kind::ALL.map(Kind::as_str).join(", ");
            meaning(Words::new(format!("a link cannot begin with `{scheme}:`")), *meant)
                .help(format!("links to something on this site begin with one of: {kinds}"))
                .help(format!("other links begin with one of: {}", LINK_SCHEMES.join(", ")))
        }
        RuleProblem::InvalidId { id, meant } => {
            let words = Words::new(format!("`{id}` is not a valid id"));
            meaning(words, meant.as_ref().map(Id::as_str))
                .help("an id is a file’s name without its ending: a-z, 0-9 and single hyphens")
        }
        RuleProblem::InvalidPart { part, meant } => {
            let meant = meant.as_ref().map(|meant| format!("#{meant}"));
            meaning(Words::new(format!("`#{part}` is not a valid link to a heading")), meant.as_deref())
                .help("write the words of the heading in a-z and 0-9, with hyphens between them")
        }
        RuleProblem::EmbedNotAlone => Words::new("there is other text in the same paragraph")
            .help("put it on its own line, with an empty line before and after"),
        RuleProblem::NotEmbeddable(of) => Words::new(format!("{} cannot be embedded in a text", a_kind(*of)))
            .help("remove the `!` to link to it instead"),
        RuleProblem::PartNotEmbeddable => Words::new("a part of something cannot be embedded on its own")
            .help("remove the `#` and what follows to embed the whole, or the `!` to link to the part"),
        RuleProblem::FirstLevelHeading => {
            Words::new("only the title is a heading of level 1").help("write the heading with `##`")
        }
        RuleProblem::SkippedLevel { level, above } => {
            let above_it = if *above == 1 { "the title above it" } else { "the heading above it" };
            let signs = "#".repeat(usize::from(*above) + 1);
            Words::new(format!("the heading has level {level}, but {above_it} has level {above}"))
                .help(format!("write the heading with `{signs}`"))
        }
        RuleProblem::BrokenLink { address, meant } => {
            let words = Words::new(format!("nothing on this site has the address {address}"));
            meaning(words, meant.as_deref()).help(if address.as_str().ends_with('/') {
                "link to the thing itself, `[text](kind:id)`, and the address is always right"
            } else {
                "the file content/files/NAME has the address /NAME"
            })
        }
        RuleProblem::BrokenAnchor { anchor, meant, known } => {
            let words = meaning(Words::new(format!("the page has no part `#{anchor}`")), meant.as_deref());
            if known.is_empty() {
                words.help("it has no headings: link to the page itself")
            } else {
                words.help(format!("its parts are: {}", known.join(", ")))
            }
        }
        RuleProblem::Untranslated { id, language } => {
            Words::new(format!("there is no version in the language `{}`", language.tag()))
                .help(format!("`faktum new translation {id}` begins one"))
        }
        RuleProblem::AmountDiffers { amount: in_sheet, printed, lacks_currency, .. } => {
            let message = if *lacks_currency {
                format!("the amount has no currency; the agreement gives {}", amount(*in_sheet))
            } else {
                format!("the agreement gives another amount: {}", amount(*in_sheet))
            };
            Words::new(message)
                .help(format!("write `{printed}`, or leave the text empty to print the agreement’s amount"))
        }
        RuleProblem::NothingToRound => {
            Words::new("the allocations add up to the total exactly, so there is no rounding to explain")
                .help("remove the `rounding_note`")
        }
        RuleProblem::SplitRounding { sum, total } => Words::new(format!(
            "the allocations add up to {}, not {}; rounding can explain it",
            amount(*sum),
            amount(*total)
        ))
        .label(apart(*sum, *total))
        .help("if it is rounding, say so in `rounding_note`, which the page prints"),
        RuleProblem::SplitMismatch { sum, total } => {
            Words::new(format!("the allocations add up to {}, not {}", amount(*sum), amount(*total)))
                .label(apart(*sum, *total))
                .help("rounding cannot explain it: correct one of the amounts, or add what is missing")
        }
        RuleProblem::SplitTooLarge => Words::new("the allocations are too large to add up")
            .help("look for a wrong unit, such as `billion` instead of `million`"),
        RuleProblem::OtherCurrency { currency, total } => {
            let (currency, total) = (currency.code(), total.code());
            Words::new(format!("the allocation is in {currency}, but the total is in {total}"))
                .help("convert the amount, or make two agreements")
        }
        RuleProblem::EndsBeforeItBegins { from, to } => {
            let (from, to) = (from.print(&ENGLISH), to.print(&ENGLISH));
            Words::new(format!("the end, {to}, is before the beginning, {from}")).help(CORRECT_A_DATE)
        }
        RuleProblem::WithdrawnBeforePublished { on, published } => {
            let (on, published) = (on.print(&ENGLISH), published.print(&ENGLISH));
            Words::new(format!("withdrawn on {on}, before it was published on {published}"))
                .help(CORRECT_A_DATE)
        }
        RuleProblem::ChangedBeforePublished { on, published } => {
            let (on, published) = (on.print(&ENGLISH), published.print(&ENGLISH));
            Words::new(format!("changed on {on}, before it was published on {published}"))
                .help(CORRECT_A_DATE)
        }
        RuleProblem::ExpiresBeforePublic => Words::new("the release expires before it is public")
            .help("nobody would ever see it: correct `expires`, `published` or `embargo_until`"),
        RuleProblem::PartOfItself(way) => {
            Words::new("this organisation is a part of itself").help(circle("parent", way))
        }
        RuleProblem::SucceedsItself(way) => {
            Words::new("this organisation replaces itself").help(circle("superseded_by", way))
        }
        RuleProblem::PathCollision { path, other } => {
            Words::new(format!("this has the same path as {}: {path}", claimant(other)))
                .help("give one of them another name, `slug` or address")
        }
        RuleProblem::TopicsMerged { written, other, address } => {
            Words::new(format!("the topics `{written}` and `{other}` would share the address {address}"))
                .help("if they are one topic, write both in the same way; if not, make them differ in a letter or digit")
        }
        RuleProblem::QueryRedirect { address, path } => {
            Words::new(format!("not every host can lead {address} on to this text"))
                .help(format!("Apache, nginx and Netlify can. GitHub Pages, GitLab Pages, Cloudflare Pages and hosts without configuration cannot: there, readers get what is at {path}"))
                .help("if your host can, write in content/site.yaml: checks: { query-redirect: off }")
        }
        RuleProblem::AddressVanished { address, owner, since, remedy: to_do } => {
            let since = since.print(&ENGLISH);
            let words = Words::new(format!("{address} leads nowhere now; on {since} it led to `{owner}`"));
            remedy(words, to_do, owner)
                .help(format!("if nobody needs the address any more: `faktum permalinks forget {address}`"))
        }
        RuleProblem::AddressChangedOwner { address, owner, since, new } => {
            let new = match new {
                Some(new) => format!("`{new}`"),
                None => "something that faktum makes".to_owned(),
            };
            let since = since.print(&ENGLISH);
            Words::new(format!("{address} leads to {new} now; on {since} it led to `{owner}`"))
                .help("readers who have the old link would see something else: give one of the two another `slug` or name")
                .help(format!("if this is intended: `faktum permalinks forget {address}`"))
        }
        RuleProblem::HeldBackWords { words, of, form, can_be_waived } => {
            let form = match form {
                HeldBackForm::Address => "the address",
                HeldBackForm::Title => "the title",
                HeldBackForm::Slug => "the name in the address",
            };
            let said = Words::new(format!("`{words}` is {form} of {of}, which is not public"))
                .help("write it in another way, or hold this text back as well");
            if !can_be_waived {
                return said;
            }
            said.help("if it may be seen already, say why: `waivers: [{check: held-back-words, reason: …}]`")
        }
        RuleProblem::ImpossibleYear { year } => Words::new(format!("a release in the year {year}"))
            .label("probably mistyped")
            .help("correct the year"),
        RuleProblem::OldAndNew { published } => Words::new(format!(
            "a new release from {}, more than a year ago",
            plain_spaces(&published.print(&ENGLISH))
        ))
        .label("is the year right?")
        .help("if it is, record the addresses of the site: `faktum build --record`"),
        RuleProblem::WrongWeekday { named, day, nearest, has_year, .. } => {
            let print = |day: &Day| plain_spaces(&day.print(&ENGLISH));
            let (right, wrong) = (day.weekday().name(&ENGLISH), named.name(&ENGLISH));
            let words = Words::new(format!("{} is a {right}, not a {wrong}", print(day)))
                .help(format!("the nearest {wrong} is {}: correct the weekday or the date", print(nearest)));
            let words = if *has_year { words } else { words.help(YEAR_LEFT_OUT) };
            words.help(WAIVE_WEEKDAY)
        }
        RuleProblem::NoSuchDay { day, month, year } => {
            let name = month_name(*month, &ENGLISH);
            let most = days_in_month(year.unwrap_or(LEAP_YEAR), *month);
            let year = year.map_or(String::new(), |year| format!(" {year}"));
            Words::new(format!("there is no {day} {name}{year}: {name}{year} has {most} days"))
                .help("correct the date")
                .help(WAIVE_WEEKDAY)
        }
        RuleProblem::UnexplainedChange { parts, since } => unexplained_change(parts, *since),
        RuleProblem::MinorAmount { since } => minor_amount(*since),
        RuleProblem::UnknownCheck { check, meant } => {
            let title = match Code::from_name(check) {
                Some(_) => format!("`{check}` is always an error and cannot be waived"),
                None => format!("there is no check `{check}`"),
            };
            meaning(Words::new(title), *meant)
                .help(format!("checks that can be waived: {}", waivable_checks().join(", ")))
        }
        RuleProblem::UnusedWaiver => Words::new("the waiver matches nothing in this text")
            .help("remove it, so that it cannot hide a later problem"),
    }
}

const PICTURE_WITH_SHEET: &str =
    "put the file in content/media/ with a fact sheet beside it, and write `![caption](media:ID)`";

const YEAR_LEFT_OUT: &str =
    "the text gives no year, so the date is taken to be within half a year of the day of publication";

const WAIVE_WEEKDAY: &str = "if it has to be like this, in a quotation for instance, say why: `waivers: [{check: weekday, reason: …}]`";

/// The year for the length of a month without one: February has 29 days in some.
const LEAP_YEAR: i16 = 2000;

const CORRECT_A_DATE: &str = "correct one of the dates";

fn apart(sum: Money, total: Money) -> String {
    format!("{} apart", amount(total.unhedged().difference(sum)))
}

fn circle(field: &str, way: &[Id]) -> String {
    let way: Vec<String> = way.iter().map(|id| format!("`{id}`")).collect();
    format!("`{field}` leads from {}: one of them is wrong", way.join(" to "))
}

fn claimant(claimant: &Claimant) -> String {
    match claimant {
        Claimant::HomePage => "the home page".to_owned(),
        Claimant::List => "a list on this site".to_owned(),
        Claimant::Search => "the search page (`search: false` in site.yaml turns it off)".to_owned(),
        Claimant::NotFoundPage => "the page for addresses that do not exist".to_owned(),
        Claimant::Feed => "a feed".to_owned(),
        Claimant::Sitemap => "the sitemap".to_owned(),
        Claimant::OpenData => "the data that the site publishes".to_owned(),
        Claimant::Icon => "an icon that faktum makes".to_owned(),
        Claimant::SocialPicture => "a picture for shared links that faktum makes".to_owned(),
        Claimant::Robots => "the robots.txt that faktum writes".to_owned(),
        Claimant::HostFile => "a file that faktum writes for web hosts".to_owned(),
        Claimant::Redirect => "a redirect from an old address".to_owned(),
        Claimant::Owner(owner) => format!("`{owner}`"),
        Claimant::File(path) => path.clone(),
    }
}

fn remedy(words: Words, remedy: &Remedy, owner: &str) -> Words {
    match remedy {
        Remedy::Moved { to, redirect } => {
            let words = words.label(format!("its address is {to} now"));
            match redirect {
                Some(redirect) => words.help(format!("write in {}", redirect_field(redirect))),
                None => {
                    words.help("give it its old name again, or add the address to `redirect_from` in a page")
                }
            }
        }
        Remedy::Renamed { to, redirect } => {
            words.help(format!("renamed to `{to}`? write in {}", redirect_field(redirect)))
        }
        Remedy::Restore if owner.starts_with("release:") => words.help(
            "restore the release; if it is no longer valid, add `withdrawn`: its page stays and says so",
        ),
        Remedy::Restore => {
            let what = match owner.split_once(':').map(|(word, _)| Kind::from_name(word)) {
                Some(Some(of)) => kind(of),
                _ => "file",
            };
            words.help(format!("restore the {what}, or add the address to `redirect_from` in another page"))
        }
    }
}

fn unusable_icon(mistake: &IconMistake) -> Words {
    let smaller = "make it smaller: a square of 512 × 512 pixels is enough";
    match mistake {
        IconMistake::Format(format) => Words::new(format!("no icons can be made of a picture in {format}"))
            .help("save it as SVG, PNG, JPEG or WebP"),
        IconMistake::TooSmall { width, height } => {
            Words::new(format!("the picture is too small for icons: it has {width} × {height} pixels"))
                .help("use an SVG, or a picture of 512 × 512 pixels; it must have at least 192 × 192")
        }
        IconMistake::TooLarge => {
            Words::new("the picture is too large for icons: its file has more than 8 MiB").help(smaller)
        }
        IconMistake::Damaged => Words::new("no icons can be made of the picture: it is damaged")
            .help("open it in a program for pictures, and save it again"),
        IconMistake::NotDrawn { element } => {
            Words::new(format!("no icons can be made of the picture: it has `<{element}>` in it"))
                .help("use lines and surfaces alone; a drawing program can turn letters into paths")
        }
        IconMistake::ManyElements => {
            Words::new("no icons can be made of the picture: it has too many elements")
                .help("an icon needs at most 10,000 elements, not more than 50 deep in each other")
        }
    }
}
