//! What the preview server adds to pages, in Danish.

use crate::words::PageText;

pub(in crate::words) fn page_text(text: PageText) -> &'static str {
    match text {
        PageText::Preview => "Forhåndsvisning",
        PageText::Everything => "Alt, også det, der ikke er offentligt",
        PageText::PublicAt => "Kun det offentlige den",
        PageText::Problems => "Problemer på webstedet",
        PageText::NothingYet => "Der er ikke noget at vise endnu",
        PageText::PageFailed => "Siden kunne ikke laves",
        PageText::NotPublicThen => "Det offentlige websted har fejl på det tidspunkt",
        PageText::NoSuchPage => "Siden findes ikke.",
        PageText::FileGone => "Filen findes ikke længere.",
        PageText::Moved => "Siden har en anden adresse.",
        PageText::OnlyGet => "Her besvares kun GET og HEAD.",
        PageText::WrongHost => "Serveren svarer ikke på det navn.",
        PageText::ForeignOrigin => "Sider fra andre websteder får intet svar her.",
    }
}
