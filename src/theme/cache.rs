//! The templates that were read last, so that an edit of a text does not cause them all to be read again.
//!
//! Takes the names and texts of a theme's templates; gives the templates that Tera made of them, if names and texts are
//! the same as last time. It compares texts, never time stamps, and does not remember which file a template comes
//! from: the next run may give the same file another id.

use std::sync::Arc;

use tera::Tera;

/// The templates of the previous run.
#[derive(Default)]
pub struct TemplateCache {
    texts: Vec<(String, Arc<str>)>,
    tera: Option<Arc<Tera>>,
}

impl TemplateCache {
    /// The templates, if they were read from these texts.
    pub(super) fn get(&self, texts: &[(String, Arc<str>)]) -> Option<Arc<Tera>> {
        self.tera.clone().filter(|_| self.texts == texts)
    }

    /// Replaces what is remembered.
    pub(super) fn replace(&mut self, texts: Vec<(String, Arc<str>)>, tera: &Arc<Tera>) {
        self.texts = texts;
        self.tera = Some(Arc::clone(tera));
    }
}
