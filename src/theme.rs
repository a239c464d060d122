//! How pages look: templates, strings and assets, from the built-in theme and the site's own.
//!
//! Takes the texts and assets of the themes; gives a [`Theme`], whose [`TemplateRenderer`] turns views into HTML. It is
//! the only room that knows Tera. A site's theme lies over the built-in one file by file: what it does not
//! have is taken from there, so a site needs no theme at all. No template reads a file or joins data.

mod assets;
mod built_in;
mod cache;
mod filters;
mod fragment;
mod problems;
mod strings;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Tera};

pub use assets::ThemeAsset;
pub use built_in::{add as add_built_in, is_built_in};
pub use fragment::Fragment;
pub use strings::Strings;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::load::FolderSnapshot;
use crate::model::Language;
use crate::model::settings::Settings;
use crate::parse::{Documents, ThemeStrings};
use crate::path;
use crate::source::{FileId, Sources};
use built_in::BUILT_IN;
pub use cache::TemplateCache;

/// The theme that needs no folder.
pub const DEFAULT: &str = "default";

/// A theme whose templates were read: it can render pages.
pub struct Theme {
    tera: Arc<Tera>,
    templates: Arc<Templates>,
    strings: BTreeMap<Language, Strings>,
    assets: Vec<ThemeAsset>,
}

/// Where each template's text is.
struct Templates {
    by_name: BTreeMap<String, FileId>,
    /// Where a problem is shown that Tera gives no place for.
    fallback: FileId,
}

/// Puts the theme of a site together. `None` if something is wrong with it.
pub fn theme(
    folder: &FolderSnapshot,
    documents: &Documents,
    cache: &mut TemplateCache,
    diagnostics: &mut Diagnostics,
) -> Option<Theme> {
    let (settings_file, settings) = documents.settings.as_ref()?;
    let name = chosen(folder, settings, *settings_file, diagnostics)?;
    let templates = templates(&folder.sources, name, diagnostics);
    let strings = strings::strings(&layers(&documents.strings, name), &folder.sources, diagnostics);
    let tera = read_templates(&folder.sources, &templates, cache, diagnostics)?;
    let assets = assets::assets(&folder.assets, name);
    let fallback = *templates.values().next()?;
    let templates = Arc::new(Templates { by_name: templates, fallback });
    Some(Theme { tera, templates, strings, assets })
}

/// The name of the site's theme.
fn chosen<'a>(
    folder: &FolderSnapshot,
    settings: &'a Settings,
    settings_file: FileId,
    diagnostics: &mut Diagnostics,
) -> Option<&'a str> {
    let name = settings.theme.as_deref().unwrap_or(DEFAULT);
    if name == DEFAULT || folder.themes.iter().any(|known| known == name) {
        return Some(name);
    }
    let known = folder.themes.iter().map(String::as_str).filter(|known| *known != BUILT_IN);
    let place = Location::value(settings_file, path!["theme"]);
    let message = format!("there is no theme in themes/{name}/");
    diagnostics.push(
        Diagnostic::new(Code::UnknownTheme, place, message)
            .suggest(name.trim_start_matches("themes/").trim_matches('/'), known.chain([DEFAULT]))
            .help("make the folder, or remove the line to use the built-in theme"),
    );
    None
}

/// The strings of the two layers that count, the built-in one first.
fn layers<'s>(strings: &'s [ThemeStrings], name: &str) -> Vec<&'s ThemeStrings> {
    let layer =
        |theme: &str| strings.iter().filter(move |strings| strings.theme == theme).collect::<Vec<_>>();
    [layer(BUILT_IN), layer(name)].concat()
}

/// The templates by their names: those of the theme, and those of the built-in one that it does not have.
fn templates(sources: &Sources, name: &str, diagnostics: &mut Diagnostics) -> BTreeMap<String, FileId> {
    let layer = |theme: &str| {
        let prefix = format!("themes/{theme}/templates/");
        sources
            .last_below("themes/")
            .filter(|(_, source)| source.is_usable())
            .filter_map(|(file, source)| Some((source.path().strip_prefix(&prefix)?.to_owned(), file)))
            .collect::<BTreeMap<String, FileId>>()
    };
    let mut templates = layer(BUILT_IN);
    for (template, file) in layer(name) {
        let is_own = template.rsplit('/').next().is_some_and(|name| name.starts_with('_'));
        if !is_own && !templates.contains_key(&template) {
            let message = format!("no page uses a template `{template}`");
            diagnostics.push(
                Diagnostic::new(Code::UnknownTemplate, Location::File(file), message)
                    .suggest(&template, templates.keys().map(String::as_str))
                    .help("the name of a template of your own begins with an underscore"),
            );
        }
        templates.insert(template, file);
    }
    templates
}

fn read_templates(
    sources: &Sources,
    templates: &BTreeMap<String, FileId>,
    cache: &mut TemplateCache,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<Tera>> {
    let texts = templates.iter().map(|(name, file)| (name.clone(), sources.get(*file).shared_text()));
    let texts: Vec<(String, Arc<str>)> = texts.collect();
    if let Some(tera) = cache.get(&texts) {
        return Some(tera);
    }
    let mut tera = Tera::default();
    filters::register(&mut tera);
    let borrowed = || texts.iter().map(|(name, text)| (name.as_str(), &**text));
    match tera.add_raw_templates(borrowed()) {
        Ok(()) => {
            let tera = Arc::new(tera);
            cache.replace(texts, &tera);
            Some(tera)
        }
        Err(error) => {
            diagnostics.extend(problems::of_reading(&error, templates, borrowed(), sources));
            None
        }
    }
}

impl Theme {
    /// The assets, by name.
    pub fn assets(&self) -> &[ThemeAsset] {
        &self.assets
    }

    /// A string in a language, with each `{name}` filled that `value` knows; empty if there is none of this key.
    pub fn words(&self, key: &str, language: Language, value: impl Fn(&str) -> Option<String>) -> String {
        let words = self.strings.get(&language).and_then(|strings| strings.get(key));
        words.map_or(String::new(), |words| strings::fill(words, value))
    }

    /// A renderer for the pages of a language, which all see `site`. Templates are shared; the context is not: reading a
    /// Tera value changes its reference count, which threads would contend for, so each worker takes its own renderer.
    pub fn renderer(&self, site: &impl Serialize, language: Language) -> TemplateRenderer {
        let mut everywhere = Context::new();
        everywhere.insert("site", site);
        // The built-in theme has strings in every language, so every theme has.
        everywhere.insert("t", &self.strings[&language]);
        TemplateRenderer { tera: Arc::clone(&self.tera), everywhere, templates: Arc::clone(&self.templates) }
    }
}

/// How many bytes most pages are smaller than: memory is asked for once, and not again as the page grows.
const PAGE: usize = 16 << 10;

/// Turns views into HTML.
pub struct TemplateRenderer {
    tera: Arc<Tera>,
    /// What every page sees.
    everywhere: Context,
    templates: Arc<Templates>,
}

impl TemplateRenderer {
    /// The page that a template makes of its views.
    ///
    /// # Errors
    /// A problem at the place in the template, if it asks for something that the view does not have.
    pub fn page(&self, template: &str, context: TemplateContext) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut html = Vec::with_capacity(PAGE);
        let mut whole = self.everywhere.clone();
        whole.extend(context.views);
        self.tera
            .render_to(template, &whole, &mut html)
            .map_err(|error| Box::new(problems::render_error(&error, template, &self.templates)))?;
        Ok(html)
    }

    /// The fragment that a component makes of its views.
    ///
    /// # Errors
    /// As [`TemplateRenderer::page`].
    pub fn component(&self, component: &str, context: &TemplateContext) -> Result<Fragment, Box<Diagnostic>> {
        self.tera
            .render_component_with_implicits(component, &context.views, &self.everywhere, None, true)
            .map(|html| Fragment::new(html.trim()))
            .map_err(|error| Box::new(problems::render_error(&error, "components.html", &self.templates)))
    }
}

/// What a template sees: views by the names that it knows them by.
#[derive(Default)]
pub struct TemplateContext {
    views: Context,
}

impl TemplateContext {
    /// One view more.
    pub fn with(mut self, name: &'static str, view: &impl Serialize) -> Self {
        self.views.insert(name, view);
        self
    }
}
