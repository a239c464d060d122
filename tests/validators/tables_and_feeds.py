"""The tables, the catalogue and the feeds of the sites in the folders that are named, as other people's programs read them.

frictionless reads every CSV with its description: types, patterns, keys between tables. pyshacl holds the catalogue against the
mandatory properties and the classes of DCAT-AP (dcat-ap.ttl). feedparser must find no mistake in Atom and RSS, and the same
entries with the same texts in both.
"""

import sys
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import frictionless
import pyshacl
import rdflib

SHAPES = Path(__file__).with_name("dcat-ap.ttl")


def tables(site):
    """The mistakes that frictionless finds in the tables."""
    report = frictionless.validate(str(site / "data/datapackage.json"))
    assert len(report.tasks) == 9, f"{len(report.tasks)} tables were read"
    return [f"{row[0]}: {row[1:]}" for row in report.flatten(["title", "rowNumber", "fieldName", "note"])]


def catalogue(site):
    """The mistakes that pyshacl finds in the catalogue."""
    graph = rdflib.Graph().parse(site / "data/catalog.jsonld", format="json-ld")
    dcat = rdflib.Namespace("http://www.w3.org/ns/dcat#")
    assert len(list(graph.subjects(rdflib.RDF.type, dcat.Dataset))) == 9, "not all data sets were read"
    conforms, _, text = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(SHAPES))
    return [] if conforms else [text]


def feeds(site):
    """What is wrong in the feeds, and how many were read."""
    wrong = []
    folders = [path.parent for path in site.rglob("feed.xml")]
    for folder in folders:
        atom, rss = (feedparser.parse(str(folder / name), sanitize_html=False, resolve_relative_uris=False)
                     for name in ("feed.xml", "feed.rss"))
        for name, feed, version in (("feed.xml", atom, "atom10"), ("feed.rss", rss, "rss20")):
            if feed.bozo or feed.version != version:
                wrong.append(f"{folder / name}: {feed.get('bozo_exception', feed.version)}")
        if [entry.id for entry in atom.entries] != [entry.id for entry in rss.entries]:
            wrong.append(f"{folder}: other entries in RSS than in Atom")
        for one, other in zip(atom.entries, rss.entries):
            texts = [[part.value for part in entry.get("content", [])] for entry in (one, other)]
            if texts[0] != texts[1]:
                wrong.append(f"{folder}: {one.id} has other texts in RSS than in Atom")
            if not urlsplit(one.link).netloc or one.link != other.link:
                wrong.append(f"{folder}: {one.id} leads to {one.link} and {other.link}")
    return wrong, len(folders)


def main():
    wrong = []
    for site in map(Path, sys.argv[1:]):
        of_feeds, count = feeds(site)
        assert count > 0, f"no feeds in {site}"
        wrong += tables(site) + catalogue(site) + of_feeds
        print(f"{site.name}: 9 tables, 1 catalogue, {2 * count} feeds")
    for mistake in wrong:
        print(mistake)
    sys.exit(1 if wrong else 0)


main()
