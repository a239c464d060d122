//! How pages look: templates, strings and assets, from the built-in theme and the site's own.
//!
//! Takes the texts and assets of the themes; gives a [`Theme`], whose [`TemplateRenderer`] turns views into HTML. It is the
//! only module that imports Tera. Each file of the site's theme replaces that of the built-in theme, except that its style sheet is added
//! to it; a file that it does not have comes from there, so a site needs no theme of its own. No template reads files or follows references.

mod assets;
mod bounded;
mod brand;
mod built_in;
mod compact;
mod differences;
mod filters;
mod fragment;
mod problems;
mod script;
mod strings;
mod style_sheet;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Tera};

pub use assets::ThemeAsset;
pub use built_in::{BuiltInFile, add as add_built_in, files as built_in_files, is_built_in};
pub use differences::{StringDifferences, differences, string_differences};
pub use fragment::Fragment;
pub use strings::Strings;
pub use style_sheet::is_added as is_added_style_sheet;

use crate::diagnostic::{Diagnostic, Diagnostics, Location, ThemeProblem, nearest};
use crate::load::FolderSnapshot;
use crate::model::settings::Settings;
use crate::model::{Conventions, Language};
use crate::parse::Documents;
use crate::path;
use crate::source::{FileId, Sources};
use bounded::BoundedHtml;
use built_in::BUILT_IN;

/// The theme that needs no folder.
pub const DEFAULT: &str = "default";

/// A theme whose templates were read: it can render pages.
pub struct Theme {
    tera: Arc<Tera>,
    templates: Arc<Templates>,
    strings: BTreeMap<Language, Strings>,
    assets: Vec<ThemeAsset>,
}

/// The source file of each template.
struct Templates {
    by_name: BTreeMap<String, FileId>,
    /// Where a problem is shown for which Tera gives no place.
    fallback: FileId,
}

/// Reads the theme that a site has chosen. `None` if there is no such theme, or one of its templates has an error.
pub fn theme(
    folder: &FolderSnapshot,
    documents: &Documents,
    cache: &mut TemplateCache,
    diagnostics: &mut Diagnostics,
) -> Option<Theme> {
    let (settings_file, settings) = documents.settings.as_ref()?;
    let name = chosen(folder, settings, *settings_file, diagnostics)?;
    let templates = templates(&folder.sources, name, diagnostics);
    let chosen = (*settings_file, settings);
    let strings = strings::strings(&documents.strings, name, chosen, &folder.sources, diagnostics);
    let tera = read_templates(&folder.sources, &templates, cache, diagnostics)?;
    let brand = settings.brand.accent.as_ref().map(brand::rules);
    let assets = assets::assets(&folder.assets, name, brand.as_deref());
    let fallback = *templates.values().next()?;
    let templates = Arc::new(Templates { by_name: templates, fallback });
    Some(Theme { tera, templates, strings, assets })
}

/// The conventions of the site's languages that only the strings of its theme know.
pub fn conventions(documents: &Documents) -> BTreeMap<Language, Conventions> {
    let settings = documents.settings.as_ref();
    let name = settings.and_then(|(_, settings)| settings.theme.as_deref()).unwrap_or(DEFAULT);
    strings::conventions(&documents.strings, name)
}

/// The name of the theme that the settings choose.
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
    let bare = name.trim_start_matches("themes/").trim_matches('/');
    let meant = nearest(bare, known.chain([DEFAULT])).map(str::to_owned);
    diagnostics.push(Diagnostic::new(ThemeProblem::UnknownTheme { name: name.to_owned(), meant }, place));
    None
}

/// The templates by their names: those of the theme, and those of the built-in theme that it does not have.
fn templates(sources: &Sources, name: &str, diagnostics: &mut Diagnostics) -> BTreeMap<String, FileId> {
    let mut templates = templates_of(sources, BUILT_IN);
    for (template, file) in templates_of(sources, name) {
        let is_own = template.rsplit('/').next().is_some_and(|name| name.starts_with('_'));
        if !is_own && !templates.contains_key(&template) {
            let meant = nearest(&template, templates.keys().map(String::as_str)).map(str::to_owned);
            let problem = ThemeProblem::UnknownTemplate { name: template.clone(), meant };
            diagnostics.push(Diagnostic::new(problem, Location::File(file)));
        }
        templates.insert(template, file);
    }
    templates
}

fn templates_of(sources: &Sources, theme: &str) -> BTreeMap<String, FileId> {
    let prefix = format!("themes/{theme}/templates/");
    sources
        .last_below("themes/")
        .filter(|(_, source)| source.is_usable())
        .filter_map(|(file, source)| Some((source.path().strip_prefix(&prefix)?.to_owned(), file)))
        .collect()
}

/// The templates that were read last, with the names and texts that Tera made them of. Texts are compared, never time
/// stamps; which file a template comes from is not kept, because the next run may give the same file another id.
#[derive(Default)]
pub struct TemplateCache {
    texts: Vec<(String, Arc<str>)>,
    tera: Option<Arc<Tera>>,
}

fn read_templates(
    sources: &Sources,
    templates: &BTreeMap<String, FileId>,
    cache: &mut TemplateCache,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<Tera>> {
    let texts = templates.iter().map(|(name, file)| (name.clone(), sources.get(*file).shared_text()));
    let texts: Vec<(String, Arc<str>)> = texts.collect();
    if cache.tera.is_some() && cache.texts == texts {
        return cache.tera.clone();
    }
    let mut tera = Tera::default();
    filters::register(&mut tera);
    let borrowed = || texts.iter().map(|(name, text)| (name.as_str(), &**text));
    match tera.add_raw_templates(borrowed()) {
        Ok(()) => {
            *cache = TemplateCache { texts, tera: Some(Arc::new(tera)) };
            cache.tera.clone()
        }
        Err(error) => {
            diagnostics.extend(problems::read_errors(&error, templates, borrowed(), sources));
            None
        }
    }
}

impl Theme {
    /// The assets, by name.
    pub fn assets(&self) -> &[ThemeAsset] {
        &self.assets
    }

    /// A string in a language, with each `{name}` replaced that `value` knows; empty if no string has this key.
    pub fn words(&self, key: &str, language: Language, value: impl Fn(&str) -> Option<String>) -> String {
        let words = self.strings.get(&language).and_then(|strings| strings.get(key));
        words.map_or(String::new(), |words| strings::fill(words, value))
    }

    /// A renderer for the pages of a language, which all see `site`. Templates are shared; the context is not: reading a
    /// Tera value changes its reference count, which threads would contend for, so each worker takes its own renderer.
    pub fn renderer(&self, site: &impl Serialize, language: Language) -> TemplateRenderer {
        let mut everywhere = Context::new();
        everywhere.insert("site", site);
        // The table of a language has every key.
        everywhere.insert("t", &self.strings[&language]);
        TemplateRenderer { tera: Arc::clone(&self.tera), everywhere, templates: Arc::clone(&self.templates) }
    }
}

/// The initial capacity of a page in bytes. Most pages are smaller, so they need one allocation.
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
        let mut html = BoundedHtml::with_capacity(PAGE);
        let mut whole = self.everywhere.clone();
        whole.extend(context.views);
        self.tera
            .render_to(template, &whole, &mut html)
            .map_err(|error| Box::new(problems::render_error(&error, template, &self.templates)))?;
        Ok(html.into_bytes())
    }

    /// The fragment that a component makes of its views.
    ///
    /// # Errors
    /// As [`TemplateRenderer::page`].
    pub fn component(&self, component: &str, context: &TemplateContext) -> Result<Fragment, Box<Diagnostic>> {
        let mut html = BoundedHtml::default();
        self.tera
            .render_component_with_implicits_to(
                component,
                &context.views,
                &self.everywhere,
                None,
                true,
                &mut html,
            )
            .map_err(|error| Box::new(problems::render_error(&error, "components.html", &self.templates)))?;
        Ok(Fragment::new(html.into_text().trim()))
    }
}

/// What a template sees: views by the names that it knows them by.
#[derive(Default)]
pub struct TemplateContext {
    views: Context,
}

impl TemplateContext {
    /// Adds a view.
    pub fn with(mut self, name: &'static str, view: &impl Serialize) -> Self {
        self.views.insert(name, view);
        self
    }
}
