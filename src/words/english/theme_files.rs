//! What each file of the built-in theme is for, in English.

pub(super) fn theme_file(name: &str) -> &'static str {
    match name {
        "templates/404.html" => "the page for addresses that do not exist",
        "templates/_title.html" => "the title of a page in words",
        "templates/agreement.html" => "an agreement and the split of its money",
        "templates/base.html" => "the frame of every page: head, menu and footer",
        "templates/components.html" => "pieces that several templates use: lists, amounts, dates, boxes",
        "templates/corrections.html" => "the page of all corrections",
        "templates/data.html" => "the page that says what there is for programs",
        "templates/home.html" => "the home page",
        "templates/index.html" => "the list of partnerships, agreements, organisations, people or topics",
        "templates/organisation.html" => "an organisation",
        "templates/page.html" => "a plain page",
        "templates/partnership.html" => "a partnership, its participants and money",
        "templates/person.html" => "a person, their titles and statements",
        "templates/redirect.html" => "what is at an old address",
        "templates/release.html" => "a press release",
        "templates/releases.html" => "a list of press releases, page by page",
        "templates/search.html" => "the page on which the site is searched",
        "templates/year.html" => "the press releases of a year",
        "assets/search.js" => "the script of the search page",
        "assets/style.css" => "the style sheet; that of the theme is added to it",
        name if name.starts_with("strings/") => "the words of the theme in a language",
        name if name.starts_with("templates/") => "a template",
        _ => "a file that pages fetch",
    }
}
