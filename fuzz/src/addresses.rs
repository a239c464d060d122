//! Ids, slugs, addresses and paths.
//!
//! Takes any text as each of them; panics if one that is accepted leads out of the output folder, or changes when it is
//! read again.

use faktum::model::address::{Address, FilePath, OldAddress, OutputPath};
use faktum::model::id::Slug;
use faktum::model::link::BaseUrl;
use faktum::model::settings::{Pattern, Section};
use faktum::model::{Day, Id, Reference};

use super::site::{Site, check_path};

/// A text as the value of every type that becomes an address.
pub fn address(text: &str) {
    id(text);
    for address in [Address::parse(text), Address::decode(text)].into_iter().flatten() {
        check_address(&address);
    }
    if let Some(old) = OldAddress::parse(text) {
        check_address(old.path());
        assert_eq!(OldAddress::parse(&old.to_string()), Some(old), "{text:?}");
    }
    if let Some(path) = OutputPath::parse(text) {
        check_path(&path);
        check_path(&path.address().output_path());
    }
    if let Some(path) = FilePath::parse(text) {
        check_path(&path);
    }
    if let Some(url) = BaseUrl::parse(text) {
        let path = url.path();
        assert!(path.starts_with('/') && path.ends_with('/') && !path.contains("//"), "{text:?}: {path}");
        assert_eq!(BaseUrl::parse(url.as_str()).as_ref(), Some(&url), "{text:?}");
    }
    if let Ok(reference) = Reference::parse(text) {
        assert_eq!(reference.to_string(), text);
    }
    pattern(text);
}

fn id(text: &str) {
    if let Some(id) = Id::parse(text) {
        assert_eq!(id.as_str(), text);
        assert_eq!(Id::fold(text), Some(id), "{text:?}");
    }
    for folded in [Id::fold(text), Id::fold_short(text, 40)].into_iter().flatten() {
        assert_eq!(Id::fold(folded.as_str()).as_ref(), Some(&folded), "{text:?}");
        check_path(folded.as_str());
    }
    if let Some(short) = Id::fold_short(text, 40) {
        assert!(short.as_str().len() <= 40, "{text:?}: {short}");
    }
    if let Some(slug) = Slug::parse(text) {
        assert_eq!(Slug::parse(slug.as_str()), Some(slug));
    }
}

fn check_address(address: &Address) {
    let path = address.output_path();
    check_path(&path);
    assert_eq!(OutputPath::parse(&path).as_ref(), Some(&path), "{address}");
    assert_eq!(Address::parse(address), Some(address.clone()));
    assert_eq!(Address::decode(address), Some(address.clone()));
    check_path(&address.as_page().output_path());
    assert_eq!(address.as_page().as_page(), address.as_page());
    if let Some(below) = address.below(&["side", "2"], "") {
        check_path(&below.output_path());
    }
}

fn pattern(text: &str) {
    let sections = Section::NAMES.into_iter().map(|(_, section)| section);
    let day: Day = "2020-05-04".parse().expect("a day");
    let slug = Id::parse("navn").expect("an id");
    for (section, pattern) in
        sections.filter_map(|section| Some((section, Pattern::parse(text, section).ok()?)))
    {
        let day = Some(day).filter(|_| section == Section::Releases);
        check_address(&pattern.address(&slug, day));
        check_address(&pattern.index());
    }
}

/// A text in every field of a site that becomes an address, quoted, so that YAML reads it as it is. Most texts are none, and a
/// build takes long, so only those are tried that one of the fields takes.
pub fn site(site: &mut Site, text: &str) {
    let quoted = serde_json::json!(text);
    if Slug::parse(text).is_some() {
        site.build_with("content/pages/om.md", &format!("---\ntitle: Om\nslug: {quoted}\n---\n"));
    }
    if OldAddress::parse(text).is_some() {
        let fields = "title: Nyhed\nsummary: Ny.\npublisher: styrelsen\npublished: 2020-05-04\n";
        let more = format!("topics: [{quoted}]\nredirect_from: [{quoted}]\n");
        let release = format!("---\n{fields}{more}---\n\n[Et sted](<{text}>)\n");
        site.build_with("content/releases/nyhed.md", &release);
    }
}
