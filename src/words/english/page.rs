//! What the preview server adds to pages, in English.

use crate::words::PageText;

pub(in crate::words) fn page_text(text: PageText) -> &'static str {
    match text {
        PageText::Preview => "Preview",
        PageText::Everything => "Everything, including what is not public",
        PageText::PublicAt => "Only what is public at",
        PageText::Problems => "Problems with the site",
        PageText::NothingYet => "There is nothing to show yet",
        PageText::PageFailed => "The page could not be made",
        PageText::NotPublicThen => "The public site has errors at that moment",
        PageText::NoSuchPage => "There is no such page.",
        PageText::FileGone => "The file no longer exists.",
        PageText::Moved => "The page has another address.",
        PageText::OnlyGet => "Only GET and HEAD are answered here.",
        PageText::WrongHost => "This server does not answer to that name.",
        PageText::ForeignOrigin => "Pages of other sites get no answer here.",
    }
}
