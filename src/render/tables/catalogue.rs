//! The tables as a catalogue for data portals: `catalog.jsonld`.
//!
//! Takes the settings and the tables; gives one Catalog of DCAT-AP 3 with a Dataset for each table, and the two files of each as Distributions. The
//! context is in the file, so nothing has to be fetched to read it. The dates are those of the content, not of the build: the same content gives the
//! same bytes on any day. <https://semiceu.github.io/DCAT-AP/releases/3.0.0/>

use serde_json::{Map, Value, json};

use super::columns::columns;
use crate::join::Site;
use crate::model::{Day, Language};
use crate::render::locale::{Locale, full};
use crate::routes::{Table, TableFormat};

/// The controlled lists that DCAT-AP demands, of the Publications Office of the EU.
const AUTHORITY: &str = "http://publications.europa.eu/resource/authority";

/// The list of media types.
const MEDIA_TYPES: &str = "https://www.iana.org/assignments/media-types";

pub(crate) fn catalogue(locale: &Locale<'_>) -> Vec<u8> {
    let site = locale.site;
    let own = full(site, &site.catalogue());
    let dates = Dates::of(site);
    let datasets: Vec<Value> = Table::ALL.iter().map(|table| dataset(locale, *table, &own, &dates)).collect();
    let mut catalogue = json!({
        "@context": context(),
        "@id": own,
        "@type": "Catalog",
        "title": words(locale, &locale.phrase(&site.settings.title).text),
        "description": words(locale, &description(locale)),
        "publisher": publisher(locale),
        "homepage": typed(full(site, &site.home(locale.language)), "foaf:Document"),
        "language": languages(&site.settings.languages),
        "dataset": datasets,
    });
    dates.add_to(&mut catalogue);
    add_licence(site, &mut catalogue);
    let mut bytes = Vec::new();
    // Texts written into memory cannot fail.
    let _infallible = serde_json::to_writer_pretty(&mut bytes, &catalogue);
    bytes.push(b'\n');
    bytes
}

fn context() -> Value {
    let mut context = Map::new();
    for (prefix, namespace) in [
        ("dcat", "http://www.w3.org/ns/dcat#"),
        ("dct", "http://purl.org/dc/terms/"),
        ("foaf", "http://xmlns.com/foaf/0.1/"),
        ("skos", "http://www.w3.org/2004/02/skos/core#"),
        ("vcard", "http://www.w3.org/2006/vcard/ns#"),
        ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ] {
        context.insert(prefix.into(), json!(namespace));
    }
    for (class, name) in [
        ("Catalog", "dcat:Catalog"),
        ("Dataset", "dcat:Dataset"),
        ("Distribution", "dcat:Distribution"),
        ("Agent", "foaf:Agent"),
        ("title", "dct:title"),
        ("description", "dct:description"),
        ("identifier", "dct:identifier"),
        ("keyword", "dcat:keyword"),
        ("name", "foaf:name"),
        ("publisher", "dct:publisher"),
        ("license", "dct:license"),
        ("dataset", "dcat:dataset"),
        ("distribution", "dcat:distribution"),
        ("contactPoint", "dcat:contactPoint"),
    ] {
        context.insert(class.into(), json!(name));
    }
    for (property, name) in [
        ("homepage", "foaf:homepage"),
        ("language", "dct:language"),
        ("theme", "dcat:theme"),
        ("landingPage", "dcat:landingPage"),
        ("accessURL", "dcat:accessURL"),
        ("downloadURL", "dcat:downloadURL"),
        ("mediaType", "dcat:mediaType"),
        ("format", "dct:format"),
        ("conformsTo", "dct:conformsTo"),
        ("hasEmail", "vcard:hasEmail"),
    ] {
        context.insert(property.into(), json!({ "@id": name, "@type": "@id" }));
    }
    for (property, name) in [("issued", "dct:issued"), ("modified", "dct:modified")] {
        context.insert(property.into(), json!({ "@id": name, "@type": "xsd:date" }));
    }
    Value::Object(context)
}

fn dataset(locale: &Locale<'_>, table: Table, catalogue: &str, dates: &Dates) -> Value {
    let site = locale.site;
    let names: Vec<&str> = columns(table).iter().map(|column| column.name).collect();
    let title = locale.string(&format!("data_{}", table.name()), &[]);
    let site_title = locale.phrase(&site.settings.title).text;
    let mut dataset = json!({
        "@id": format!("{catalogue}#{}", table.name()),
        "@type": "Dataset",
        "identifier": full(site, &site.table(table, TableFormat::Csv)),
        "title": words(locale, &format!("{title} – {site_title}")),
        "description": words(locale, &format!("{title}: {}", names.join(", "))),
        "keyword": words(locale, &title),
        "publisher": publisher(locale),
        "theme": theme(),
        "language": languages(&site.settings.languages),
        "landingPage": typed(full(site, &site.data_page(locale.language)), "foaf:Document"),
        "distribution": [
            distribution(locale, table, TableFormat::Csv),
            distribution(locale, table, TableFormat::Json),
        ],
    });
    add_contact(locale, &mut dataset);
    dates.add_to(&mut dataset);
    add_licence(site, &mut dataset);
    dataset
}

fn distribution(locale: &Locale<'_>, table: Table, format: TableFormat) -> Value {
    let site = locale.site;
    let url = full(site, &site.table(table, format));
    let (media_type, file_type) = match format {
        TableFormat::Csv => ("text/csv", "CSV"),
        TableFormat::Json => ("application/json", "JSON"),
    };
    let mut distribution = json!({
        "@id": format!("{url}#file"),
        "@type": "Distribution",
        "title": words(locale, &format!("{}.{}", table.name(), file_type.to_lowercase())),
        "accessURL": full(site, &site.data_page(locale.language)),
        "downloadURL": url,
        "mediaType": typed(format!("{MEDIA_TYPES}/{media_type}"), "dct:MediaType"),
        "format": typed(format!("{AUTHORITY}/file-type/{file_type}"), "dct:MediaTypeOrExtent"),
    });
    if format == TableFormat::Csv {
        distribution["conformsTo"] = typed(full(site, &site.data_package()), "dct:Standard");
    }
    add_licence(site, &mut distribution);
    distribution
}

fn add_licence(site: &Site, to: &mut Value) {
    if let Some(licence) = site.settings.open_data.licence() {
        to["license"] = typed(licence.as_str().to_owned(), "dct:LicenseDocument");
    }
}

/// Who publishes the site: the organisation of the settings, or else the site itself.
fn publisher(locale: &Locale<'_>) -> Value {
    let site = locale.site;
    let (name, url) = match site.publisher {
        Some(ix) => {
            let link = locale.organisation(ix);
            (link.name.text, locale.host_url(&link.href))
        }
        None => (locale.phrase(&site.settings.title).text, full(site, &site.home(locale.language))),
    };
    json!({ "@id": format!("{url}#_agent"), "@type": "Agent", "name": words(locale, &name) })
}

/// What the data are about, by the list of the EU and in its words: government and public sector.
fn theme() -> Value {
    let label = json!({ "@value": "Government and public sector", "@language": "en" });
    let id = format!("{AUTHORITY}/data-theme/GOVE");
    json!({ "@id": id, "@type": "skos:Concept", "skos:prefLabel": label })
}

/// A thing that is described elsewhere, with its class, so that nobody has to fetch it.
fn typed(id: String, class: &str) -> Value {
    json!({ "@id": id, "@type": class })
}

/// Adds the mail address at the foot of every page, if there is one: where to ask about the data.
fn add_contact(locale: &Locale<'_>, to: &mut Value) {
    let site = locale.site;
    if let Some(email) = &site.settings.footer.channels.email {
        to["contactPoint"] = json!({
            "@type": "vcard:Kind",
            "vcard:fn": words(locale, &locale.phrase(&site.settings.title).text),
            "hasEmail": format!("mailto:{}", &**email),
        });
    }
}

/// What the site is, or else what the data are.
fn description(locale: &Locale<'_>) -> String {
    match &locale.site.settings.description {
        Some(description) => locale.phrase(description).text.into_owned(),
        None => locale.string("data_lead", &[]),
    }
}

fn words(locale: &Locale<'_>, text: &str) -> Value {
    json!({ "@value": text, "@language": locale.language.tag() })
}

/// Languages by their entries in the list of the EU. Those that it is not known for are left out.
fn languages(languages: &[Language]) -> Vec<Value> {
    let mut known = Vec::new();
    for language in languages {
        let code = match language.tag() {
            "da" => "DAN",
            "en" => "ENG",
            "de" => "DEU",
            "sv" => "SWE",
            "fi" => "FIN",
            "fr" => "FRA",
            "nb" => "NOB",
            "nn" => "NNO",
            "fo" => "FAO",
            "kl" => "KAL",
            _ => continue,
        };
        known.push(typed(format!("{AUTHORITY}/language/{code}"), "dct:LinguisticSystem"));
    }
    known
}

/// When the first release was published, and when the latest was published, changed or withdrawn.
struct Dates(Option<(Day, Day)>);

impl Dates {
    fn of(site: &Site) -> Dates {
        let mut dates: Option<(Day, Day)> = None;
        for release in site.releases.iter() {
            let changed = release.versions.iter().filter_map(|version| release.last_change(version)).max();
            let last = changed.map_or(release.day, |changed| changed.max(release.day));
            let (first, latest) = dates.unwrap_or((release.day, last));
            dates = Some((first.min(release.day), latest.max(last)));
        }
        Dates(dates)
    }

    fn add_to(&self, described: &mut Value) {
        if let Some((issued, modified)) = self.0 {
            described["issued"] = json!(issued.to_string());
            described["modified"] = json!(modified.to_string());
        }
    }
}
