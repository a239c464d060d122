//! The success criteria of WCAG 2.1 that EN 301 549 (3.2.1) requires of web pages: those of level A and AA.
//!
//! Takes nothing; gives each with its number, level and the name of its explanation. Their words are in `crate::words`.

use super::accessibility::Criterion;

/// Each criterion, its level, and its name in addresses.
const CRITERIA: [(&str, &str, &str); 50] = [
    ("1.1.1", "A", "non-text-content"),
    ("1.2.1", "A", "audio-only-and-video-only-prerecorded"),
    ("1.2.2", "A", "captions-prerecorded"),
    ("1.2.3", "A", "audio-description-or-media-alternative-prerecorded"),
    ("1.2.4", "AA", "captions-live"),
    ("1.2.5", "AA", "audio-description-prerecorded"),
    ("1.3.1", "A", "info-and-relationships"),
    ("1.3.2", "A", "meaningful-sequence"),
    ("1.3.3", "A", "sensory-characteristics"),
    ("1.3.4", "AA", "orientation"),
    ("1.3.5", "AA", "identify-input-purpose"),
    ("1.4.1", "A", "use-of-color"),
    ("1.4.2", "A", "audio-control"),
    ("1.4.3", "AA", "contrast-minimum"),
    ("1.4.4", "AA", "resize-text"),
    ("1.4.5", "AA", "images-of-text"),
    ("1.4.10", "AA", "reflow"),
    ("1.4.11", "AA", "non-text-contrast"),
    ("1.4.12", "AA", "text-spacing"),
    ("1.4.13", "AA", "content-on-hover-or-focus"),
    ("2.1.1", "A", "keyboard"),
    ("2.1.2", "A", "no-keyboard-trap"),
    ("2.1.4", "A", "character-key-shortcuts"),
    ("2.2.1", "A", "timing-adjustable"),
    ("2.2.2", "A", "pause-stop-hide"),
    ("2.3.1", "A", "three-flashes-or-below-threshold"),
    ("2.4.1", "A", "bypass-blocks"),
    ("2.4.2", "A", "page-titled"),
    ("2.4.3", "A", "focus-order"),
    ("2.4.4", "A", "link-purpose-in-context"),
    ("2.4.5", "AA", "multiple-ways"),
    ("2.4.6", "AA", "headings-and-labels"),
    ("2.4.7", "AA", "focus-visible"),
    ("2.5.1", "A", "pointer-gestures"),
    ("2.5.2", "A", "pointer-cancellation"),
    ("2.5.3", "A", "label-in-name"),
    ("2.5.4", "A", "motion-actuation"),
    ("3.1.1", "A", "language-of-page"),
    ("3.1.2", "AA", "language-of-parts"),
    ("3.2.1", "A", "on-focus"),
    ("3.2.2", "A", "on-input"),
    ("3.2.3", "AA", "consistent-navigation"),
    ("3.2.4", "AA", "consistent-identification"),
    ("3.3.1", "A", "error-identification"),
    ("3.3.2", "A", "labels-or-instructions"),
    ("3.3.3", "AA", "error-suggestion"),
    ("3.3.4", "AA", "error-prevention-legal-financial-data"),
    ("4.1.1", "A", "parsing"),
    ("4.1.2", "A", "name-role-value"),
    ("4.1.3", "AA", "status-messages"),
];

impl Criterion {
    /// Every criterion of level A and AA, in the order of WCAG.
    pub fn required() -> impl Iterator<Item = Criterion> {
        CRITERIA.iter().map(|(number, ..)| Criterion(number))
    }

    /// `A` or `AA`; nothing for one that is not required.
    pub fn level(self) -> Option<&'static str> {
        CRITERIA.iter().find(|(number, ..)| *number == self.0).map(|(_, level, _)| *level)
    }

    /// The clause of EN 301 549 that requires it of web pages, if one does.
    pub fn clause(self) -> Option<String> {
        self.level().map(|_| format!("9.{}", self.0))
    }

    /// Where it is defined.
    pub fn url(self) -> Option<String> {
        let found = CRITERIA.iter().find(|(number, ..)| *number == self.0);
        found.map(|(_, _, name)| format!("https://www.w3.org/TR/WCAG21/#{name}"))
    }
}
