//! The templates that were read last, so that an edit of a text does not have them all read again.
//!
//! Takes the names and texts of a theme's templates; gives what reading them came to, if they are the same as last time.
//! It goes by the texts and never by a time stamp. Where a template lies is not remembered: a file's number can be another
//! one in the next run.

use std::sync::Arc;

use tera::Tera;

/// What is remembered from one run to the next.
#[derive(Default)]
pub struct LastTemplates {
    texts: Vec<(String, Arc<str>)>,
    tera: Option<Arc<Tera>>,
}

impl LastTemplates {
    /// What these templates came to the last time.
    pub(super) fn recall(&self, texts: &[(String, Arc<str>)]) -> Option<Arc<Tera>> {
        self.tera.clone().filter(|_| self.texts == texts)
    }

    /// Remembers what they came to.
    pub(super) fn keep(&mut self, texts: Vec<(String, Arc<str>)>, tera: &Arc<Tera>) {
        (self.texts, self.tera) = (texts, Some(Arc::clone(tera)));
    }
}
