//! What readers read on a page: its title, and the lines of its main part.
//!
//! Takes the text of one HTML page; gives its [`PageText`]. A line is a paragraph, a heading, an entry of a list or a row of a table, with
//! single spaces. Scripts, styles and what is marked as hidden are left out. It is here because this module is the only one that reads
//! HTML into a tree; it judges nothing.

use super::tree::{Content, NodeId, TooComplex, Tree};

/// What readers read on a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageText {
    /// The first heading of the main part; else the title of the document.
    pub title: String,
    /// The `lang` of the document.
    pub language: String,
    /// The lines of `main`; of `body` if there is no `main`. None is empty.
    pub lines: Vec<String>,
    /// Where the page sends its readers at once, if it does (`http-equiv="refresh"`).
    pub leads_to: Option<String>,
}

/// Elements that begin and end a line.
const BLOCKS: [&str; 43] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "caption",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
];

/// What is between the cells of a row.
const BETWEEN_CELLS: &str = " · ";

/// Reads what readers read on a page.
///
/// # Errors
/// If the page is too large to be read in bounded time.
pub fn page_text(html: &str) -> Result<PageText, TooComplex> {
    let tree = Tree::parse(html)?;
    let (mut main, mut body) = (None, None);
    let mut text = PageText::default();
    for (node, element) in tree.elements() {
        match element.html() {
            "html" => text.language = element.attribute("lang").unwrap_or_default().to_owned(),
            "title" if text.title.is_empty() => text.title = one_line(&tree.text(node)),
            "meta" if is_refresh(element.attribute("http-equiv")) => {
                text.leads_to = text.leads_to.or(element.attribute("content").and_then(refreshed_to));
            }
            "body" => body = body.or(Some(node)),
            "main" => main = main.or(Some(node)),
            _ => {}
        }
    }
    let Some(part) = main.or(body) else {
        return Ok(text);
    };
    let heading = tree.elements_in(part).find(|(_, element)| element.html() == "h1");
    if let Some((node, _)) = heading {
        text.title = one_line(&tree.text(node));
    }
    text.lines = lines(&tree, part);
    Ok(text)
}

fn is_refresh(kind: Option<&str>) -> bool {
    kind.is_some_and(|kind| kind.eq_ignore_ascii_case("refresh"))
}

/// The address in the `content` of a refresh: `0; url=/new/`.
fn refreshed_to(content: &str) -> Option<String> {
    let (_, rest) = content.split_once([';', ','])?;
    let (name, address) = rest.split_once('=')?;
    let address = address.trim().trim_matches(['"', '\'']);
    (name.trim().eq_ignore_ascii_case("url") && !address.is_empty()).then(|| address.to_owned())
}

/// A text with single spaces, also where it has those that never break.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines in a part of a page.
fn lines(tree: &Tree, part: NodeId) -> Vec<String> {
    let mut lines = Lines::default();
    // The elements that are open, from the outside in, and whether what is inside each is shown.
    let mut open: Vec<Open> = Vec::new();
    for node in tree.descendants(part) {
        let parent = tree.parent(node);
        while open.last().is_some_and(|last| Some(last.node) != parent) {
            lines.leave(open.pop());
        }
        let is_shown = open.last().is_none_or(|last| last.is_shown);
        match tree.content(node) {
            Content::Text(text) if is_shown => lines.current.push_str(text),
            Content::Text(_) | Content::Other => {}
            Content::Element(element) => {
                let tag = element.html();
                let is_hidden = element.has("hidden") || matches!(tag, "script" | "style" | "noscript");
                let is_cell = matches!(tag, "td" | "th");
                let is_row = tag == "tr";
                let is_block = BLOCKS.contains(&tag);
                let entered = Open { node, is_shown: is_shown && !is_hidden, is_block, is_row, is_cell };
                lines.enter(&entered);
                open.push(entered);
            }
        }
    }
    while let Some(last) = open.pop() {
        lines.leave(Some(last));
    }
    lines.end();
    lines.done
}

/// An element whose inside is read.
struct Open {
    node: NodeId,
    is_shown: bool,
    is_block: bool,
    is_row: bool,
    is_cell: bool,
}

/// Lines while they are read.
#[derive(Default)]
struct Lines {
    done: Vec<String>,
    current: String,
    /// The cells of the row that is read.
    cells: Vec<String>,
    /// How many rows are open: a table may be in a cell of another.
    rows: usize,
}

impl Lines {
    fn enter(&mut self, element: &Open) {
        if element.is_block || element.is_cell {
            self.pause();
        }
        self.rows += usize::from(element.is_row);
    }

    fn leave(&mut self, element: Option<Open>) {
        let Some(element) = element else {
            return;
        };
        if element.is_cell && self.rows > 0 {
            self.end_cell();
        } else if element.is_row {
            self.rows = self.rows.saturating_sub(1);
            if self.rows == 0 {
                self.end();
            }
        } else if element.is_block {
            self.pause();
        }
    }

    /// Ends a line, but only a word inside of a row.
    fn pause(&mut self) {
        if self.rows > 0 { self.current.push(' ') } else { self.end() }
    }

    fn end_cell(&mut self) {
        let cell = one_line(&std::mem::take(&mut self.current));
        if !cell.is_empty() {
            self.cells.push(cell);
        }
    }

    fn end(&mut self) {
        self.end_cell();
        let line = std::mem::take(&mut self.cells).join(BETWEEN_CELLS);
        if !line.is_empty() {
            self.done.push(line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(html: &str) -> PageText {
        page_text(html).expect("a small page")
    }

    #[test]
    fn a_line_is_a_block_an_entry_or_a_row() {
        let page = text(
            "<html lang=da><title>T – S</title><body><nav>Menu</nav><main><h1>En  titel</h1><p>A <b>b</b>c<br>d</p>\
             <ul><li>x<li>y</ul><table><tr><th><p>Navn</p><td>37,6\u{a0}mio.&nbsp;kr.</tr></table>slut</main>Bund",
        );
        assert_eq!(page.title, "En titel");
        assert_eq!(page.language, "da");
        assert_eq!(page.lines, ["En titel", "A bc", "d", "x", "y", "Navn · 37,6 mio. kr.", "slut"]);
    }

    #[test]
    fn what_nobody_reads_is_left_out() {
        let page = text(
            "<main>a<script>b</script><style>c</style><template>d</template><p hidden>e <b>f</b></p><!-- g --><noscript>h</noscript>i</main>",
        );
        assert_eq!(page.lines, ["a", "i"]);
    }

    #[test]
    fn without_main_the_body_is_read_and_without_either_nothing() {
        assert_eq!(text("<title>T</title><p>a<p>b").lines, ["a", "b"]);
        assert_eq!(text("<title>T</title><p>a").title, "T");
        assert_eq!(text("").lines, Vec::<String>::new());
    }

    #[test]
    fn a_refresh_says_where_a_page_leads() {
        let page = text("<meta http-equiv=Refresh content=\"0; URL='/ny/'\"><main>x</main>");
        assert_eq!(page.leads_to.as_deref(), Some("/ny/"));
        assert_eq!(text("<meta http-equiv=refresh content=5><main>x").leads_to, None);
    }
}
