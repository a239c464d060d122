//! What an element is to assistive technologies: its role.
//!
//! Takes an element of a page; gives the role that its `role` attribute names, or the one that HTML gives it (WAI-ARIA 1.2,
//! HTML-AAM 1.0). An element without a role of its own has the empty one. Whether an author may give an element a role is
//! not judged here.

use super::page::Page;
use super::tree::{Element, NodeId, TooComplex, Vocabulary};

/// The name of a role, as in WAI-ARIA; empty if an element has none.
pub(super) type Role = &'static str;

/// The role of an element that has no meaning of its own. `none` is another name for it.
pub(super) const PRESENTATION: Role = "presentation";

/// The roles of WAI-ARIA 1.2, Graphics-ARIA 1.0 and DPUB-ARIA 1.1 that authors may use.
const ROLES: &[Role] = &[
    "alert",
    "alertdialog",
    "application",
    "article",
    "banner",
    "blockquote",
    "button",
    "caption",
    "cell",
    "checkbox",
    "code",
    "columnheader",
    "combobox",
    "comment",
    "complementary",
    "contentinfo",
    "definition",
    "deletion",
    "dialog",
    "directory",
    "document",
    "emphasis",
    "feed",
    "figure",
    "form",
    "generic",
    "grid",
    "gridcell",
    "group",
    "heading",
    "img",
    "image",
    "insertion",
    "link",
    "list",
    "listbox",
    "listitem",
    "log",
    "main",
    "mark",
    "marquee",
    "math",
    "menu",
    "menubar",
    "menuitem",
    "menuitemcheckbox",
    "menuitemradio",
    "meter",
    "navigation",
    "none",
    "note",
    "option",
    "paragraph",
    PRESENTATION,
    "progressbar",
    "radio",
    "radiogroup",
    "region",
    "row",
    "rowgroup",
    "rowheader",
    "scrollbar",
    "search",
    "searchbox",
    "separator",
    "slider",
    "spinbutton",
    "status",
    "strong",
    "subscript",
    "suggestion",
    "superscript",
    "switch",
    "tab",
    "table",
    "tablist",
    "tabpanel",
    "term",
    "textbox",
    "time",
    "timer",
    "toolbar",
    "tooltip",
    "tree",
    "treegrid",
    "treeitem",
    "graphics-document",
    "graphics-object",
    "graphics-symbol",
    "doc-abstract",
    "doc-acknowledgments",
    "doc-afterword",
    "doc-appendix",
    "doc-backlink",
    "doc-biblioentry",
    "doc-bibliography",
    "doc-biblioref",
    "doc-chapter",
    "doc-colophon",
    "doc-conclusion",
    "doc-cover",
    "doc-credit",
    "doc-credits",
    "doc-dedication",
    "doc-endnote",
    "doc-endnotes",
    "doc-epigraph",
    "doc-epilogue",
    "doc-errata",
    "doc-example",
    "doc-footnote",
    "doc-foreword",
    "doc-glossary",
    "doc-glossref",
    "doc-index",
    "doc-introduction",
    "doc-noteref",
    "doc-notice",
    "doc-pagebreak",
    "doc-pagefooter",
    "doc-pageheader",
    "doc-pagelist",
    "doc-part",
    "doc-preface",
    "doc-prologue",
    "doc-pullquote",
    "doc-qna",
    "doc-subtitle",
    "doc-tip",
    "doc-toc",
];

/// The states and properties that every element may have. One of them makes an element more than decoration.
const GLOBAL: &[&str] = &[
    "aria-atomic",
    "aria-braillelabel",
    "aria-brailleroledescription",
    "aria-busy",
    "aria-controls",
    "aria-current",
    "aria-describedby",
    "aria-description",
    "aria-details",
    "aria-dropeffect",
    "aria-flowto",
    "aria-grabbed",
    "aria-keyshortcuts",
    "aria-label",
    "aria-labelledby",
    "aria-live",
    "aria-owns",
    "aria-relevant",
    "aria-roledescription",
];

/// The role with a name, if there is one.
pub(super) fn known(name: &str) -> Option<Role> {
    let found = ROLES.iter().copied().find(|role| role.eq_ignore_ascii_case(name));
    found.map(|role| match role {
        "none" => PRESENTATION,
        "image" => "img",
        other => other,
    })
}

/// The role that the `role` attribute gives an element: the first that is known.
pub(super) fn explicit(element: &Element) -> Option<Role> {
    element.attribute("role")?.split_ascii_whitespace().find_map(known)
}

/// Whether an element is marked as decoration.
pub(super) fn is_marked_decorative(element: &Element) -> bool {
    match explicit(element) {
        Some(role) => role == PRESENTATION,
        None => element.html() == "img" && element.attribute("alt") == Some(""),
    }
}

/// Whether an element is exposed although it is marked as decoration, because it can be focused or has a global property
/// (WAI-ARIA 1.2, Presentational Roles Conflict Resolution).
pub(super) fn has_conflict(page: &Page, node: NodeId, element: &Element) -> bool {
    page.is_focusable(node) || GLOBAL.iter().any(|name| element.has(name))
}

/// Reads a page and finds the role of each element.
///
/// # Errors
/// If it is too large to be judged in bounded time.
pub(super) fn read_page(text: &str) -> Result<Page, TooComplex> {
    let mut page = Page::read(text)?;
    let mut roles = vec![""; page.tree.size()];
    for (node, element) in page.tree.elements() {
        roles[node.index()] = find(&page, node, element);
    }
    page.set_roles(roles);
    Ok(page)
}

/// Finds the role of an element.
fn find(page: &Page, node: NodeId, element: &Element) -> Role {
    if is_marked_decorative(element) && !has_conflict(page, node, element) {
        return PRESENTATION;
    }
    match explicit(element) {
        Some(role) if role != PRESENTATION => role,
        _ => implicit(page, node, element),
    }
}

/// The role that HTML gives an element.
fn implicit(page: &Page, node: NodeId, element: &Element) -> Role {
    if element.vocabulary == Vocabulary::Svg {
        return if element.tag() == "svg" { "graphics-document" } else { "" };
    }
    match element.html() {
        "a" | "area" if element.has("href") => "link",
        "article" => "article",
        "aside" => "complementary",
        "blockquote" => "blockquote",
        "button" => "button",
        "caption" => "caption",
        "datalist" => "listbox",
        "details" | "fieldset" | "optgroup" => "group",
        "dialog" => "dialog",
        "figure" => "figure",
        "footer" if !is_in_section(page, node) => "contentinfo",
        "form" if has_name_attribute(element) => "form",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "heading",
        "header" if !is_in_section(page, node) => "banner",
        "hr" => "separator",
        "img" => "img",
        "input" => of_input(element),
        "li" => "listitem",
        "main" => "main",
        "menu" | "ol" | "ul" => "list",
        "meter" => "meter",
        "nav" => "navigation",
        "option" => "option",
        "output" => "status",
        "p" => "paragraph",
        "progress" => "progressbar",
        "search" => "search",
        "section" if has_name_attribute(element) => "region",
        "select" => of_select(element),
        "table" => "table",
        "tbody" | "tfoot" | "thead" => "rowgroup",
        "td" => "cell",
        "textarea" => "textbox",
        "th" => of_header_cell(element),
        "tr" => "row",
        _ => "",
    }
}

/// Whether an element has a name that makes it a landmark.
fn has_name_attribute(element: &Element) -> bool {
    ["aria-label", "aria-labelledby", "title"].iter().any(|name| element.has(name))
}

/// A header or footer of a part is none of the page.
fn is_in_section(page: &Page, node: NodeId) -> bool {
    page.tree.ancestors(node).any(|(_, outer)| {
        matches!(outer.html(), "article" | "aside" | "main" | "nav" | "section")
            || matches!(explicit(outer), Some("article" | "complementary" | "main" | "navigation" | "region"))
    })
}

fn of_input(element: &Element) -> Role {
    let kind = element.attribute("type").unwrap_or_default().to_ascii_lowercase();
    let role = match kind.as_str() {
        "button" | "image" | "reset" | "submit" => "button",
        "checkbox" => "checkbox",
        "number" => "spinbutton",
        "radio" => "radio",
        "range" => "slider",
        "search" => "searchbox",
        "color" | "date" | "datetime-local" | "file" | "hidden" | "month" | "password" | "time" | "week" => {
            ""
        }
        _ => "textbox",
    };
    match role {
        "textbox" | "searchbox" if element.has("list") => "combobox",
        other => other,
    }
}

fn of_select(element: &Element) -> Role {
    let size = element.attribute("size").and_then(|size| size.trim().parse::<u32>().ok());
    if element.has("multiple") || size.is_some_and(|size| size > 1) { "listbox" } else { "combobox" }
}

/// Without a `scope`, a header cell can be either; no rule asks which.
fn of_header_cell(element: &Element) -> Role {
    match element.attribute("scope").unwrap_or_default().to_ascii_lowercase().as_str() {
        "row" | "rowgroup" => "rowheader",
        _ => "columnheader",
    }
}

/// Whether a role gets its name from what is in the element (WAI-ARIA 1.2, 5.2.8.4).
pub(super) fn is_named_by_content(role: Role) -> bool {
    matches!(
        role,
        "button"
            | "cell"
            | "checkbox"
            | "columnheader"
            | "gridcell"
            | "heading"
            | "link"
            | "menuitem"
            | "menuitemcheckbox"
            | "menuitemradio"
            | "option"
            | "radio"
            | "row"
            | "rowheader"
            | "switch"
            | "tab"
            | "tooltip"
            | "treeitem"
    ) || is_link(role)
}

/// Whether a role is that of a link, or of a special link.
pub(super) fn is_link(role: Role) -> bool {
    matches!(role, "link" | "doc-backlink" | "doc-biblioref" | "doc-glossref" | "doc-noteref")
}

/// Whether a role is a widget that gets its name from what is in it.
pub(super) fn is_widget_named_by_content(role: Role) -> bool {
    is_link(role)
        || matches!(
            role,
            "button"
                | "checkbox"
                | "gridcell"
                | "menuitem"
                | "menuitemcheckbox"
                | "menuitemradio"
                | "option"
                | "radio"
                | "switch"
                | "tab"
                | "treeitem"
        )
}

/// Whether a role is a field that is filled in.
pub(super) fn is_field(role: Role) -> bool {
    matches!(
        role,
        "checkbox"
            | "combobox"
            | "listbox"
            | "menuitemcheckbox"
            | "menuitemradio"
            | "radio"
            | "searchbox"
            | "slider"
            | "spinbutton"
            | "switch"
            | "textbox"
    )
}

/// Whether a role is a part of the page that assistive technologies can jump to.
pub(super) fn is_landmark(role: Role) -> bool {
    matches!(
        role,
        "banner" | "complementary" | "contentinfo" | "form" | "main" | "navigation" | "region" | "search"
    )
}
