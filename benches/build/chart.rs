//! A chart that compares the programs.
//!
//! Takes the results; gives an SVG with a bar for each program that built the whole site into nothing, the fastest on top. It uses
//! the reader's light or dark colours and system font. It deliberately shows one number of one kind of build, from zero: the
//! tables have the rest.

use std::fmt::Write;

use super::programs::Peer;
use super::rounds::{Findings, Task};
use super::table::{BLADES_DOES_LESS, seconds, shown_seconds, tasks};

const WIDTH: u32 = 720;
const MARGIN: u32 = 24;
/// Where the bars start.
const BARS: u32 = 190;
/// The length of the longest bar, which leaves space for its number.
const LONGEST: u32 = WIDTH - BARS - MARGIN - 70;
/// Where the first bar is.
const TOP: u32 = 76;
const BAR: u32 = 26;
/// The distance from one bar to the next.
const STEP: u32 = 40;

/// The space below the last bar, for a note.
const FOOT: u32 = 30;

/// The colours of text, of minor text, of the others' bars and of faktum's. Each has a contrast of at least 4.5 (text) or 3
/// (bars) to the page (<https://www.w3.org/TR/WCAG22/#contrast-minimum>).
const STYLE: &str = "
    text { font: 14px system-ui, sans-serif; fill: #1f2328 }
    .title { font-size: 17px; font-weight: 600 }
    .note { font-size: 12px; fill: #59636e }
    .bar { fill: #818b98 }
    .faktum { fill: #0969da }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc }
      .note { fill: #9198a1 }
      .bar { fill: #7d8590 }
      .faktum { fill: #4493f8 }
    }
  ";

/// One bar.
struct Bar {
    name: String,
    seconds: f64,
    is_faktum: bool,
}

pub fn drawn(findings: &Findings) -> String {
    let bars = bars(findings);
    let most = bars.iter().map(|bar| bar.seconds).fold(0.0, f64::max);
    let height = TOP + STEP * bars.len() as u32 + FOOT;
    let title = format!("Building a site of {} releases", thousands(findings.releases));
    let rounds = findings.rounds;
    let plural = if rounds == 1 { "round" } else { "rounds" };
    let note = format!("Seconds, into a new folder; the median of {rounds} {plural}. Less is better.");
    let words: Vec<String> = bars.iter().map(|bar| format!("{} {}", bar.name, figure(bar))).collect();
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" \
         viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-labelledby=\"title words\">\n  \
         <title id=\"title\">{title}</title>\n  <desc id=\"words\">{}</desc>\n  <style>{STYLE}</style>\n",
        escaped(&words.join(", ")),
    );
    text(&mut svg, (MARGIN, 36), "title", &title);
    text(&mut svg, (MARGIN, 56), "note", &note);
    for (bar, row) in bars.iter().zip(0..) {
        let top = TOP + STEP * row;
        let base = top + BAR - 8;
        let length = if most > 0.0 { bar.seconds / most * f64::from(LONGEST) } else { 0.0 };
        let class = if bar.is_faktum { "faktum" } else { "bar" };
        text(&mut svg, (MARGIN, base), "name", &bar.name);
        let _infallible = writeln!(
            svg,
            "  <rect class=\"{class}\" x=\"{BARS}\" y=\"{top}\" width=\"{length:.1}\" height=\"{BAR}\" rx=\"3\"/>"
        );
        let behind = BARS + length.round() as u32 + 8;
        text(&mut svg, (behind, base), "figure", &figure(bar));
    }
    if tasks(findings).contains(&Task::Of(Peer::Blades)) {
        text(&mut svg, (MARGIN, height - 14), "note", BLADES_DOES_LESS);
    }
    svg.push_str("</svg>\n");
    svg
}

fn bars(findings: &Findings) -> Vec<Bar> {
    let bar = |task: Task| {
        let name = match task {
            Task::Whole => format!("faktum {}", env!("CARGO_PKG_VERSION")),
            Task::Alike => "faktum, same pages".to_owned(),
            Task::Of(peer) => {
                let (_, version) = findings.peers.iter().find(|(of, _)| *of == peer)?;
                match peer {
                    Peer::Hugo => format!("Hugo {version}"),
                    Peer::Zola => format!("Zola {version}"),
                    Peer::Blades => format!("Blades {version}"),
                }
            }
            _ => return None,
        };
        Some(Bar {
            name,
            seconds: seconds(findings, task)?,
            is_faktum: matches!(task, Task::Whole | Task::Alike),
        })
    };
    let mut bars: Vec<Bar> = tasks(findings).into_iter().filter_map(bar).collect();
    bars.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
    bars
}

fn figure(bar: &Bar) -> String {
    format!("{} s", shown_seconds(Some(bar.seconds)))
}

fn text(svg: &mut String, (x, y): (u32, u32), class: &str, words: &str) {
    let words = escaped(words);
    let _infallible = writeln!(svg, "  <text class=\"{class}\" x=\"{x}\" y=\"{y}\">{words}</text>");
}

/// `10,000`
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|group| str::from_utf8(group).ok()).collect();
    groups.join(",")
}

/// Escapes a version, which another program printed: it may contain anything.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
