#!/usr/bin/env python3
"""Deterministic benchmark corpus: one neutral data set, one site tree per generator.

    corpus.py --releases N --out DIR [--seed S] [--only hugo,zola,...]

Writes DIR/neutral.json (all data) and DIR/<generator>/ (a complete site with the
same pages and equivalent templates). Python 3 standard library only. The same N
and seed give the same bytes.

Data:  N releases, P = max(3, N/50) partnerships, O = max(10, N/20) organisations,
       A = max(1, P/3) agreements.
Pages: one per release, partnership, organisation and agreement; a release index
       with 20 releases per page; three plain lists; a home page; atom.xml with the
       latest 20; sitemap.xml; one static style sheet.

To add a generator: write emit_NAME(data, root) and put it in EMITTERS.
"""
import argparse
import datetime
import json
import os
import random
import re

SITE = "Faktabanken"
BASE = "https://faktabanken.example"

# --------------------------------------------------------------------------
# Neutral data
# --------------------------------------------------------------------------

SUBJECTS = """partnerskabet|kommunerne|de deltagende virksomheder|regionerne|ministeriet|styrelsen
forskerne|fonden|de frivillige foreninger|erhvervsskolerne|medarbejderne|borgerne|de ældre
de unge|parterne bag aftalen|ledelsen|organisationerne|initiativet|indsatsen|projektgruppen
boligselskaberne|fagbevægelsen|arbejdsgiverne|patientforeningerne|de små øer""".replace("\n", "|").split("|")
VERBS = """styrker|udvikler|afprøver|følger|finansierer|samler|løfter|undersøger|måler|understøtter
fremmer|koordinerer|evaluerer|udvider|fastholder|forbereder|åbner|forankrer|beskriver|prioriterer""".replace("\n", "|").split("|")
OBJECTS = """nye veje til uddannelse|den grønne omstilling|bedre adgang til sundhed|fælles løsninger
en tidlig indsats|lokale fællesskaber|trygge boligområder|en sammenhængende indsats|digitale færdigheder
forebyggelse af ensomhed|adgangen til natur|ny viden om trivsel|flere lærepladser|omsorg på tværs af sektorer
en bæredygtig fødevareproduktion|tilgængelighed for alle|modeller for samarbejde|brugen af åbne data
arbejdsmiljøet i hele branchen|støtte til pårørende""".replace("\n", "|").split("|")
WHERE = """i hele landet|på Sjælland og øerne|i Sønderjylland|i de største byer|på Fyn og Ærø|på landets skoler
i kommuner med få indbyggere|på tværs af fagområder|i tæt dialog med brugerne|i udkantsområderne
på arbejdspladser og i foreninger|ude i lokalmiljøerne""".replace("\n", "|").split("|")
WHEN = """de næste tre år|frem mod 2030|i løbet af foråret|efter en kort forsøgsperiode|fra årsskiftet
når den første evaluering foreligger|inden udgangen af året|i første omgang|over en fireårig periode
så snart midlerne er udmøntet""".replace("\n", "|").split("|")
TAILS = """og resultaterne bliver offentliggjort løbende|så erfaringerne kan bruges af andre
og der er afsat midler til opfølgning|uden at det går ud over den daglige drift
fordi behovet er størst netop her|hvilket både forskere og praktikere har efterspurgt
og alle parter bidrager med egne ressourcer|så flere får mulighed for at være med
selv om opgaven er både stor og kompleks|og det skal kunne måles i hverdagen""".replace("\n", "|").split("|")
OPENERS = """Samtidig|Derfor|Ifølge aftalen|I praksis|Som led i arbejdet|På den måde|Af samme grund|Desuden""".split("|")
HEADINGS = """Baggrund for indsatsen|Det siger parterne|Sådan fordeles midlerne|De næste skridt|Om evalueringen
Hvem kan deltage?|Erfaringer fra første år|Økonomi og tidsplan|Fælles mål på tværs|Et bredt samarbejde""".replace("\n", "|").split("|")
TITLE_A = """Nyt partnerskab|Stor bevilling|Fælles indsats|Ny aftale|Flere midler|Bred opbakning|Første resultater
Udvidet samarbejde|Tæt samarbejde|Nye tal|Klar plan|Åben invitation""".replace("\n", "|").split("|")
TITLE_B = """skal styrke|sætter fokus på|baner vej for|giver plads til|løfter|åbner for|understøtter|viser vejen for""".replace("\n", "|").split("|")
FIRST = """Anne|Søren|Mette|Jørgen|Åse|Lærke|Bjørn|Kirsten|Øyvind|Maja|Ahmed|Signe|Rasmus|Sofie|Niels|Fatima""".split("|")
LAST = """Sørensen|Kjær|Nygård|Holm|Østergaard|Bæk|Lindqvist|Åkjær|Møller|Juhl|Rasmussen|Hansen""".split("|")
ROLES = """projektejer|rådgiver|finansiering|udførende part|evaluering|formidling|rekruttering|data og metode
lokal forankring|kompetenceudvikling""".replace("\n", "|").split("|")
KINDS = ["kommune", "region", "styrelse", "fond", "forening", "virksomhed", "universitet"]
TAGS = """uddannelse|sundhed|klima|arbejdsmarked|kultur|digitalisering|bolig|natur|forskning|ældre|børn|frivillighed""".split("|")
PLACES = """Ærø|Køge|Næstved|Åbenrå|Sønderborg|Læsø|Hjørring|Ringkøbing|Tårnby|Rødovre|Helsingør|Viborg
Odense|Aalborg|Esbjerg|Svendborg|Thisted|Holbæk|Fredensborg|Skive""".replace("\n", "|").split("|")


def ascii_slug(text):
    text = text.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")


def cap(text):
    return text[0].upper() + text[1:]


def sentence(rng):
    parts = [rng.choice(SUBJECTS), rng.choice(VERBS), rng.choice(OBJECTS)]
    if rng.random() < 0.3:
        opener = rng.choice(OPENERS)
        parts = [opener, parts[1], parts[0], parts[2]]
    if rng.random() < 0.7:
        parts.append(rng.choice(WHERE))
    if rng.random() < 0.5:
        parts.append(rng.choice(WHEN))
    text = " ".join(parts)
    if rng.random() < 0.6:
        text += ", " + rng.choice(TAILS)
    return cap(text) + "."


def make_body(rng, pool, orgs):
    """Markdown, 300-600 words: 6-10 paragraphs, 2-3 headings, a list, a quotation, two links."""
    paras = [" ".join(rng.choices(pool, k=rng.choice((2, 3, 3)))) for _ in range(rng.randint(6, 10))]
    i = rng.randrange(len(paras))
    words = paras[i].split(" ")
    j = rng.randrange(len(words) - 4)
    words[j:j + 3] = ["**" + " ".join(words[j:j + 3]) + "**"]
    paras[i] = " ".join(words)
    for _ in range(2):
        org = rng.choice(orgs)
        i = rng.randrange(len(paras))
        paras[i] += " Læs mere hos [%s](%s/nyt/%d)." % (org["name"], org["url"], rng.randint(100, 9999))
    heads = rng.sample(HEADINGS, rng.randint(2, 3))
    blocks = []
    per = len(paras) / (len(heads) + 1)
    cut = [round(per * (k + 1)) for k in range(len(heads))]
    for k, para in enumerate(paras):
        if k in cut:
            blocks.append("## " + heads[cut.index(k)])
        blocks.append(para)
        if k == 1:
            blocks.append("\n".join("- " + s for s in rng.choices(pool, k=4)))
        if k == 3:
            blocks.append("> %s\n>\n> %s %s, %s" % (
                " ".join(rng.choices(pool, k=2)), rng.choice(FIRST), rng.choice(LAST),
                rng.choice(("direktør", "borgmester", "forskningsleder", "projektchef"))))
    return "\n\n".join(blocks) + "\n"


def make_data(n, seed):
    rng = random.Random(seed)
    n_part = max(3, n // 50)
    n_org = max(10, n // 20)
    n_agr = max(1, n_part // 3)
    pool = [sentence(rng) for _ in range(4000)]

    orgs = []
    for i in range(n_org):
        kind = rng.choice(KINDS)
        place = rng.choice(PLACES)
        name = "%s %s %d" % (cap(kind), place, i + 1)
        orgs.append({"id": "org-%05d" % (i + 1), "name": name,
                     "short": "".join(w[0] for w in name.split()[:2]).upper() + str(i + 1),
                     "url": "https://%s.example" % ascii_slug(name), "kind": kind})

    partnerships = []
    for i in range(n_part):
        members = rng.sample(orgs, 8)
        partnerships.append({
            "id": "p-%05d" % (i + 1),
            "name": "Partnerskab for %s %s (%d)" % (rng.choice(OBJECTS), rng.choice(WHERE), i + 1),
            "purpose": " ".join(rng.choices(pool, k=2)),
            "target": cap("%s og %s" % tuple(rng.sample(SUBJECTS, 2))),
            "participants": [{"org": m["id"], "role": rng.choice(ROLES)} for m in members],
            "facilitator": rng.choice(members)["id"],
            "agreement": "aftale-%05d" % (i % n_agr + 1)})

    agreements = []
    for i in range(n_agr):
        aid = "aftale-%05d" % (i + 1)
        mine = [p["id"] for p in partnerships if p["agreement"] == aid] if n_part < 100 else \
               [partnerships[k]["id"] for k in range(i, n_part, n_agr)]
        allocations = [{"amount": rng.randint(2, 400) * 50000,
                        "purpose": cap("%s %s" % (rng.choice(OBJECTS), rng.choice(WHERE))),
                        "partnership": mine[k % len(mine)]} for k in range(4)]
        agreements.append({
            "id": aid, "title": "Aftale om %s (%d)" % (rng.choice(OBJECTS), i + 1),
            "date": "%d-%02d-%02d" % (rng.randint(2016, 2025), rng.randint(1, 12), rng.randint(1, 28)),
            "total": sum(a["amount"] for a in allocations), "currency": "DKK",
            "allocations": allocations})

    releases = []
    start = datetime.date(2016, 1, 1)
    for i in range(n):
        title = "%s %s %s %s" % (rng.choice(TITLE_A), rng.choice(TITLE_B), rng.choice(OBJECTS), rng.choice(WHERE))
        first = partnerships[i] if i < n_part else rng.choice(partnerships)
        ids = [first["id"]]
        if rng.random() < 0.5:
            other = rng.choice(partnerships)["id"]
            if other not in ids:
                ids.append(other)
        releases.append({
            "slug": "%s-%06d" % (ascii_slug(title)[:60].strip("-"), i + 1), "title": title,
            "date": (start + datetime.timedelta(days=rng.randrange(3650))).isoformat(),
            "lead": " ".join(rng.choices(pool, k=2)), "publisher": rng.choice(orgs)["id"],
            "partnerships": ids, "tags": rng.sample(TAGS, rng.randint(1, 3)),
            "body": make_body(rng, pool, orgs)})
    return {"releases": releases, "partnerships": partnerships,
            "organisations": orgs, "agreements": agreements}


# --------------------------------------------------------------------------
# Helpers of the emitters
# --------------------------------------------------------------------------

def q(text):
    """A double-quoted string, the same in JSON, YAML and TOML."""
    return json.dumps(text, ensure_ascii=False)


def put(path, text):
    try:
        f = open(path, "w", encoding="utf-8", newline="\n")
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        f = open(path, "w", encoding="utf-8", newline="\n")
    with f:
        f.write(text)


def flow(items):
    return "[" + ", ".join(q(i) for i in items) + "]"


def yaml_sheets(data, folder):
    """The fact sheets as one YAML file per item: folder/{organisations,partnerships,agreements}/ID.yaml"""
    for o in data["organisations"]:
        put("%s/organisations/%s.yaml" % (folder, o["id"]),
            "name: %s\nshort: %s\nurl: %s\nkind: %s\n" % (q(o["name"]), q(o["short"]), q(o["url"]), o["kind"]))
    for p in data["partnerships"]:
        put("%s/partnerships/%s.yaml" % (folder, p["id"]),
            "name: %s\npurpose: %s\ntarget: %s\nfacilitator: %s\nagreement: %s\nparticipants:\n%s" % (
                q(p["name"]), q(p["purpose"]), q(p["target"]), p["facilitator"], p["agreement"],
                "".join("  - org: %s\n    role: %s\n" % (m["org"], q(m["role"])) for m in p["participants"])))
    for a in data["agreements"]:
        put("%s/agreements/%s.yaml" % (folder, a["id"]),
            "title: %s\ndate: %s\ntotal: %d\ncurrency: %s\nallocations:\n%s" % (
                q(a["title"]), q(a["date"]), a["total"], a["currency"],
                "".join("  - amount: %d\n    purpose: %s\n    partnership: %s\n" % (
                    x["amount"], q(x["purpose"]), x["partnership"]) for x in a["allocations"])))


CSS = """:root{--wrap:62rem;--ink:#1a1a1a;--link:#0b5394}
body{margin:0;font:1.0625rem/1.6 system-ui,sans-serif;color:var(--ink)}
.wrap{max-width:var(--wrap);margin:0 auto;padding:0 1rem}
a{color:var(--link)}table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #ddd}
.lead{font-size:1.2rem}.facts{border-top:3px solid var(--link);margin-top:2rem}
"""

# The parts of the layout that are plain text in every template language.
HEAD_TOP = """<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
"""
HEAD_END = """<link rel="alternate" type="application/atom+xml" title="Seneste pressemeddelelser" href="/atom.xml">
<link rel="stylesheet" href="/style.css">
</head>
"""
HEADER = """<body>
<a class="skip" href="#indhold">Spring til indhold</a>
<header class="site-header">
<div class="wrap">
<a class="brand" href="/">Faktabanken</a>
<nav aria-label="Hovedmenu">
<ul>
<li><a href="/releases/">Pressemeddelelser</a></li>
<li><a href="/partnerships/">Partnerskaber</a></li>
<li><a href="/organisations/">Organisationer</a></li>
<li><a href="/agreements/">Aftaler</a></li>
</ul>
</nav>
</div>
</header>
<main id="indhold" class="wrap">
"""
FOOTER = """</main>
<footer class="site-footer">
<div class="wrap">
<p>Faktabanken samler fakta om offentlige partnerskaber og bevillinger.</p>
<ul>
<li><a href="/">Forside</a></li>
<li><a href="/atom.xml">Nyhedsfeed</a></li>
<li><a href="/sitemap.xml">Oversigt over siderne</a></li>
</ul>
</div>
</footer>
</body>
</html>
"""
LISTS = [("partnerships", "Partnerskaber"), ("organisations", "Organisationer"), ("agreements", "Aftaler")]


# --------------------------------------------------------------------------
# Hugo: YAML data files, the "partnership" taxonomy as the reverse index of the
# releases, content adapters for organisations and agreements, partialCached for
# whatever is the same on many pages.
# --------------------------------------------------------------------------

def emit_hugo(data, root):
    put(root + "/hugo.toml", """baseURL = "%s/"
title = "%s"
locale = "da"
defaultContentLanguage = "da"
disableKinds = ["rss", "404"]
enableEmoji = false
[taxonomies]
partnership = "partnerships"
[pagination]
pagerSize = 20
[outputs]
home = ["html", "atom"]
[outputFormats.atom]
mediaType = "application/atom+xml"
baseName = "atom"
[mediaTypes."application/atom+xml"]
suffixes = ["xml"]
[markup.highlight]
codeFences = false
[markup.goldmark.extensions]
linkify = false
[markup.goldmark.extensions.typographer]
disable = true
""" % (BASE, SITE))
    put(root + "/static/style.css", CSS)
    yaml_sheets(data, root + "/data")
    for r in data["releases"]:
        put("%s/content/releases/%s.md" % (root, r["slug"]),
            "---\ntitle: %s\ndate: %s\nsummary: %s\npublisher: %s\npartnerships: %s\ntags: %s\n---\n\n%s" % (
                q(r["title"]), r["date"], q(r["lead"]), r["publisher"],
                flow(r["partnerships"]), flow(r["tags"]), r["body"]))
    put(root + "/content/_index.md", "---\ntitle: %s\n---\n" % SITE)
    put(root + "/content/releases/_index.md", "---\ntitle: Pressemeddelelser\n---\n")
    for sec, title in LISTS:
        put("%s/content/%s/_index.md" % (root, sec), "---\ntitle: %s\n---\n" % title)
    put(root + "/content/organisations/_content.gotmpl",
        '{{ range $id, $o := hugo.Data.organisations }}'
        '{{ $.AddPage (dict "path" $id "title" $o.name "params" (dict "id" $id)) }}{{ end }}\n')
    put(root + "/content/agreements/_content.gotmpl",
        '{{ range $id, $a := hugo.Data.agreements }}'
        '{{ $.AddPage (dict "path" $id "title" $a.title "params" (dict "id" $id)) }}{{ end }}\n')

    lay = root + "/layouts"
    put(lay + "/baseof.html", HEAD_TOP + """<title>{{ block "title" . }}{{ .Title }}{{ end }} – Faktabanken</title>
<meta name="description" content="{{ block "description" . }}{{ .Title }}{{ end }}">
<link rel="canonical" href="{{ .Permalink }}">
""" + HEAD_END + """{{ partialCached "header.html" . }}{{ block "main" . }}{{ end }}{{ partialCached "footer.html" . }}""")
    put(lay + "/_partials/header.html", HEADER)
    put(lay + "/_partials/footer.html", FOOTER)
    put(lay + "/home.html", """{{ define "main" }}<h1>{{ .Title }}</h1>
<p>Pressemeddelelser, partnerskaber og bevillinger samlet ét sted.</p>
{{ end }}
""")
    put(lay + "/releases/section.html", """{{ define "main" }}{{ $pag := .Paginator }}<h1>{{ .Title }}</h1>
<ul class="releases">
{{ range $pag.Pages }}<li><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "02.01.2006" }}</time>
<a href="{{ .RelPermalink }}">{{ .Title }}</a>
<p>{{ .Params.summary }}</p></li>
{{ end }}</ul>
<nav class="pager">{{ with $pag.Prev }}<a rel="prev" href="{{ .URL }}">Nyere</a>{{ end }}
<span>Side {{ $pag.PageNumber }} af {{ $pag.TotalPages }}</span>
{{ with $pag.Next }}<a rel="next" href="{{ .URL }}">Ældre</a>{{ end }}</nav>
{{ end }}
""")
    put(lay + "/releases/page.html", """{{ define "description" }}{{ .Params.summary }}{{ end }}
{{ define "main" }}<article class="release">
{{ $o := index hugo.Data.organisations .Params.publisher }}<p class="meta"><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "02.01.2006" }}</time> · Udgivet af <a href="{{ $o.url }}">{{ $o.name }}</a></p>
<h1>{{ .Title }}</h1>
<p class="lead">{{ .Params.summary }}</p>
<div class="body">
{{ .Content }}</div>
<ul class="tags">{{ range .Params.tags }}<li>{{ . }}</li>{{ end }}</ul>
</article>
<section class="facts">
<h2>Fakta om partnerskabet</h2>
{{ range .Params.partnerships }}{{ partialCached "facts.html" . . }}{{ end }}</section>
{{ end }}
""")
    put(lay + "/_partials/facts.html", """{{ $p := index hugo.Data.partnerships . }}{{ $a := index hugo.Data.agreements $p.agreement }}{{ $pid := . }}<section class="partnership">
<h3><a href="/partnerships/{{ . }}/">{{ $p.name }}</a></h3>
<p>{{ $p.purpose }}</p>
<h4>Deltagere</h4>
<ul>
{{ range $p.participants }}{{ $o := index hugo.Data.organisations .org }}<li><a href="{{ $o.url }}">{{ $o.name }}</a> – {{ .role }}</li>
{{ end }}</ul>
{{ $f := index hugo.Data.organisations $p.facilitator }}<p>Facilitator: <a href="/organisations/{{ $p.facilitator }}/">{{ $f.name }}</a></p>
<h4>Bevilling: <a href="/agreements/{{ $p.agreement }}/">{{ $a.title }}</a></h4>
<table>
<thead><tr><th>Formål</th><th>Beløb</th></tr></thead>
<tbody>
{{ range $a.allocations }}{{ if eq .partnership $pid }}<tr><td>{{ .purpose }}</td><td>{{ lang.FormatNumberCustom 0 .amount "- , ." }} kr.</td></tr>
{{ end }}{{ end }}</tbody>
</table>
</section>
""")
    put(lay + "/term.html", """{{ define "title" }}{{ (index hugo.Data.partnerships .Data.Term).name }}{{ end }}
{{ define "description" }}{{ (index hugo.Data.partnerships .Data.Term).purpose }}{{ end }}
{{ define "main" }}{{ $pid := .Data.Term }}{{ $p := index hugo.Data.partnerships $pid }}{{ $a := index hugo.Data.agreements $p.agreement }}<h1>{{ $p.name }}</h1>
<p class="lead">{{ $p.purpose }}</p>
<p>Målgruppe: {{ $p.target }}</p>
<h2>Deltagere</h2>
<table>
<thead><tr><th>Organisation</th><th>Type</th><th>Rolle</th><th>Websted</th></tr></thead>
<tbody>
{{ range $p.participants }}{{ $o := index hugo.Data.organisations .org }}<tr><td><a href="/organisations/{{ .org }}/">{{ $o.name }}</a></td><td>{{ $o.kind }}</td><td>{{ .role }}</td><td><a href="{{ $o.url }}">{{ $o.url }}</a></td></tr>
{{ end }}</tbody>
</table>
<h2>Bevilling</h2>
<p><a href="/agreements/{{ $p.agreement }}/">{{ $a.title }}</a></p>
<table>
<thead><tr><th>Formål</th><th>Beløb</th></tr></thead>
<tbody>
{{ $sum := 0 }}{{ range $a.allocations }}{{ if eq .partnership $pid }}{{ $sum = add $sum .amount }}<tr><td>{{ .purpose }}</td><td>{{ lang.FormatNumberCustom 0 .amount "- , ." }} kr.</td></tr>
{{ end }}{{ end }}</tbody>
<tfoot><tr><th>I alt</th><td>{{ lang.FormatNumberCustom 0 $sum "- , ." }} kr.</td></tr></tfoot>
</table>
<h2>Pressemeddelelser</h2>
<ul>
{{ range .Pages }}<li><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "02.01.2006" }}</time> <a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul>
{{ end }}
""")
    put(lay + "/taxonomy.html", """{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>
{{ range $id, $p := hugo.Data.partnerships }}<li><a href="/partnerships/{{ $id }}/">{{ $p.name }}</a></li>
{{ end }}</ul>
{{ end }}
""")
    put(lay + "/section.html", """{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>
{{ range .RegularPages.ByTitle }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul>
{{ end }}
""")
    put(lay + "/_partials/org-index.html", """{{ $m := newScratch }}{{ range $pid, $p := hugo.Data.partnerships }}{{ range $p.participants }}{{ $m.Add .org (slice (dict "id" $pid "name" $p.name "role" .role)) }}{{ end }}{{ end }}{{ return $m.Values }}
""")
    put(lay + "/organisations/page.html", """{{ define "main" }}{{ $id := .Params.id }}{{ $o := index hugo.Data.organisations $id }}<h1>{{ $o.name }}</h1>
<dl><dt>Kort navn</dt><dd>{{ $o.short }}</dd><dt>Type</dt><dd>{{ $o.kind }}</dd><dt>Websted</dt><dd><a href="{{ $o.url }}">{{ $o.url }}</a></dd></dl>
<h2>Partnerskaber</h2>
<ul>
{{ range index (partialCached "org-index.html" "") $id }}<li><a href="/partnerships/{{ .id }}/">{{ .name }}</a> – {{ .role }}</li>
{{ end }}</ul>
{{ end }}
""")
    put(lay + "/agreements/page.html", """{{ define "main" }}{{ $a := index hugo.Data.agreements .Params.id }}<h1>{{ $a.title }}</h1>
<p>Dato: {{ $a.date }}</p>
<table>
<thead><tr><th>Partnerskab</th><th>Formål</th><th>Beløb</th></tr></thead>
<tbody>
{{ range $a.allocations }}<tr><td><a href="/partnerships/{{ .partnership }}/">{{ (index hugo.Data.partnerships .partnership).name }}</a></td><td>{{ .purpose }}</td><td>{{ lang.FormatNumberCustom 0 .amount "- , ." }} kr.</td></tr>
{{ end }}</tbody>
<tfoot><tr><th colspan="2">I alt</th><td>{{ lang.FormatNumberCustom 0 $a.total "- , ." }} kr.</td></tr></tfoot>
</table>
{{ end }}
""")
    put(lay + "/home.atom.xml", """{{ printf "<?xml version=\\"1.0\\" encoding=\\"utf-8\\"?>" | safeHTML }}
{{ $pages := first 20 (where site.RegularPages "Section" "releases") }}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="da">
<title>{{ site.Title }}</title>
<link href="{{ .Permalink }}atom.xml" rel="self" type="application/atom+xml"/>
<link href="{{ .Permalink }}"/>
<updated>{{ (index $pages 0).Date.Format "2006-01-02T15:04:05Z07:00" }}</updated>
<id>{{ .Permalink }}atom.xml</id>
{{ range $pages }}<entry xml:lang="da">
<title>{{ .Title }}</title>
<published>{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}</published>
<updated>{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}</updated>
<author><name>{{ (index hugo.Data.organisations .Params.publisher).name }}</name></author>
<link rel="alternate" type="text/html" href="{{ .Permalink }}"/>
<id>{{ .Permalink }}</id>
<summary>{{ .Params.summary }}</summary>
</entry>
{{ end }}</feed>
""")


# --------------------------------------------------------------------------
# Zola: every fact sheet is a page with [extra] (get_page is a hash-map look-up in
# the library), the reverse joins are taxonomies that are not rendered themselves.
# --------------------------------------------------------------------------

def emit_zola(data, root):
    put(root + "/config.toml", """base_url = "%s"
title = "%s"
default_language = "da"
compile_sass = false
build_search_index = false
minify_html = false
generate_sitemap = true
generate_robots_txt = false
generate_feeds = true
feed_filenames = ["atom.xml"]
feed_limit = 20
taxonomies = [
  {name = "partnerships", render = false},
  {name = "members", render = false},
]
[markdown]
smart_punctuation = false
render_emoji = false
""" % (BASE, SITE))
    put(root + "/static/style.css", CSS)
    con = root + "/content"
    for r in data["releases"]:
        put("%s/releases/%s.md" % (con, r["slug"]),
            "+++\ntitle = %s\ndate = %s\ndescription = %s\n[taxonomies]\npartnerships = %s\n"
            "[extra]\npublisher = %s\ntags = %s\n+++\n\n%s" % (
                q(r["title"]), r["date"], q(r["lead"]), flow(r["partnerships"]),
                q(r["publisher"]), flow(r["tags"]), r["body"]))
    for o in data["organisations"]:
        put("%s/organisations/%s.md" % (con, o["id"]),
            "+++\ntitle = %s\n[extra]\nshort = %s\nurl = %s\nkind = %s\n+++\n" % (
                q(o["name"]), q(o["short"]), q(o["url"]), q(o["kind"])))
    for p in data["partnerships"]:
        put("%s/partnerships/%s.md" % (con, p["id"]),
            "+++\ntitle = %s\ndescription = %s\n[taxonomies]\nmembers = %s\n[extra]\ntarget = %s\n"
            "facilitator = %s\nagreement = %s\nparticipants = [\n%s]\n+++\n" % (
                q(p["name"]), q(p["purpose"]), flow(m["org"] for m in p["participants"]), q(p["target"]),
                q(p["facilitator"]), q(p["agreement"]),
                "".join("  {org = %s, role = %s},\n" % (q(m["org"]), q(m["role"])) for m in p["participants"])))
    for a in data["agreements"]:
        put("%s/agreements/%s.md" % (con, a["id"]),
            "+++\ntitle = %s\n[extra]\nsigned = %s\ntotal = %d\ncurrency = %s\nallocations = [\n%s]\n+++\n" % (
                q(a["title"]), q(a["date"]), a["total"], q(a["currency"]),
                "".join("  {amount = %d, purpose = %s, partnership = %s},\n" % (
                    x["amount"], q(x["purpose"]), q(x["partnership"])) for x in a["allocations"])))
    put(con + "/_index.md", '+++\ntitle = "%s"\n+++\n' % SITE)
    put(con + "/releases/_index.md",
        '+++\ntitle = "Pressemeddelelser"\nsort_by = "date"\npaginate_by = 20\n'
        'template = "releases.html"\npage_template = "release.html"\n+++\n')
    for sec, title in LISTS:
        put("%s/%s/_index.md" % (con, sec),
            '+++\ntitle = "%s"\nsort_by = "title"\ntemplate = "list.html"\npage_template = "%s.html"\n+++\n' % (
                title, sec[:-1]))

    tpl = root + "/templates"
    put(tpl + "/base.html", HEAD_TOP + """<title>{% block title %}{{ page.title }}{% endblock %} – Faktabanken</title>
<meta name="description" content="{% block description %}{{ page.title }}{% endblock %}">
<link rel="canonical" href="{{ current_url | safe }}">
""" + HEAD_END + HEADER + "{% block main %}{% endblock %}" + FOOTER)
    put(tpl + "/index.html", """{% extends "base.html" %}
{% block title %}{{ section.title }}{% endblock %}
{% block description %}{{ section.title }}{% endblock %}
{% block main %}<h1>{{ section.title }}</h1>
<p>Pressemeddelelser, partnerskaber og bevillinger samlet ét sted.</p>
{% endblock %}
""")
    put(tpl + "/releases.html", """{% extends "base.html" %}
{% block title %}{{ section.title }}{% endblock %}
{% block description %}{{ section.title }}{% endblock %}
{% block main %}<h1>{{ section.title }}</h1>
<ul class="releases">
{% for r in paginator.pages %}<li><time datetime="{{ r.date }}">{{ r.date | date(format="%d.%m.%Y") }}</time>
<a href="{{ r.path | safe }}">{{ r.title }}</a>
<p>{{ r.description }}</p></li>
{% endfor %}</ul>
<nav class="pager">{% if paginator.previous %}<a rel="prev" href="{{ paginator.previous | safe }}">Nyere</a>{% endif %}
<span>Side {{ paginator.current_index }} af {{ paginator.number_pagers }}</span>
{% if paginator.next %}<a rel="next" href="{{ paginator.next | safe }}">Ældre</a>{% endif %}</nav>
{% endblock %}
""")
    put(tpl + "/list.html", """{% extends "base.html" %}
{% block title %}{{ section.title }}{% endblock %}
{% block description %}{{ section.title }}{% endblock %}
{% block main %}<h1>{{ section.title }}</h1>
<ul>
{% for p in section.pages %}<li><a href="{{ p.path | safe }}">{{ p.title }}</a></li>
{% endfor %}</ul>
{% endblock %}
""")
    put(tpl + "/release.html", """{% extends "base.html" %}
{% block description %}{{ page.description }}{% endblock %}
{% block main %}<article class="release">
{% set o = get_page(path="organisations/" ~ page.extra.publisher ~ ".md") %}<p class="meta"><time datetime="{{ page.date }}">{{ page.date | date(format="%d.%m.%Y") }}</time> · Udgivet af <a href="{{ o.extra.url | safe }}">{{ o.title }}</a></p>
<h1>{{ page.title }}</h1>
<p class="lead">{{ page.description }}</p>
<div class="body">
{{ page.content | safe }}</div>
<ul class="tags">{% for t in page.extra.tags %}<li>{{ t }}</li>{% endfor %}</ul>
</article>
<section class="facts">
<h2>Fakta om partnerskabet</h2>
{% for pid in page.taxonomies.partnerships %}{% set p = get_page(path="partnerships/" ~ pid ~ ".md") %}{% set a = get_page(path="agreements/" ~ p.extra.agreement ~ ".md") %}<section class="partnership">
<h3><a href="{{ p.path | safe }}">{{ p.title }}</a></h3>
<p>{{ p.description }}</p>
<h4>Deltagere</h4>
<ul>
{% for m in p.extra.participants %}{% set o = get_page(path="organisations/" ~ m.org ~ ".md") %}<li><a href="{{ o.extra.url | safe }}">{{ o.title }}</a> – {{ m.role }}</li>
{% endfor %}</ul>
{% set f = get_page(path="organisations/" ~ p.extra.facilitator ~ ".md") %}<p>Facilitator: <a href="{{ f.path | safe }}">{{ f.title }}</a></p>
<h4>Bevilling: <a href="{{ a.path | safe }}">{{ a.title }}</a></h4>
<table>
<thead><tr><th>Formål</th><th>Beløb</th></tr></thead>
<tbody>
{% for x in a.extra.allocations %}{% if x.partnership == pid %}<tr><td>{{ x.purpose }}</td><td>{{ x.amount | num_format(locale="da") }} kr.</td></tr>
{% endif %}{% endfor %}</tbody>
</table>
</section>
{% endfor %}</section>
{% endblock %}
""")
    put(tpl + "/partnership.html", """{% extends "base.html" %}
{% block description %}{{ page.description }}{% endblock %}
{% block main %}{% set a = get_page(path="agreements/" ~ page.extra.agreement ~ ".md") %}<h1>{{ page.title }}</h1>
<p class="lead">{{ page.description }}</p>
<p>Målgruppe: {{ page.extra.target }}</p>
<h2>Deltagere</h2>
<table>
<thead><tr><th>Organisation</th><th>Type</th><th>Rolle</th><th>Websted</th></tr></thead>
<tbody>
{% for m in page.extra.participants %}{% set o = get_page(path="organisations/" ~ m.org ~ ".md") %}<tr><td><a href="{{ o.path | safe }}">{{ o.title }}</a></td><td>{{ o.extra.kind }}</td><td>{{ m.role }}</td><td><a href="{{ o.extra.url | safe }}">{{ o.extra.url | safe }}</a></td></tr>
{% endfor %}</tbody>
</table>
<h2>Bevilling</h2>
<p><a href="{{ a.path | safe }}">{{ a.title }}</a></p>
<table>
<thead><tr><th>Formål</th><th>Beløb</th></tr></thead>
<tbody>
{% set_global sum = 0 %}{% for x in a.extra.allocations %}{% if x.partnership == page.slug %}{% set_global sum = sum + x.amount %}<tr><td>{{ x.purpose }}</td><td>{{ x.amount | num_format(locale="da") }} kr.</td></tr>
{% endif %}{% endfor %}</tbody>
<tfoot><tr><th>I alt</th><td>{{ sum | num_format(locale="da") }} kr.</td></tr></tfoot>
</table>
<h2>Pressemeddelelser</h2>
<ul>
{% set term = get_taxonomy_term(kind="partnerships", term=page.slug) %}{% for r in term.pages %}<li><time datetime="{{ r.date }}">{{ r.date | date(format="%d.%m.%Y") }}</time> <a href="{{ r.path | safe }}">{{ r.title }}</a></li>
{% endfor %}</ul>
{% endblock %}
""")
    put(tpl + "/organisation.html", """{% extends "base.html" %}
{% block main %}<h1>{{ page.title }}</h1>
<dl><dt>Kort navn</dt><dd>{{ page.extra.short }}</dd><dt>Type</dt><dd>{{ page.extra.kind }}</dd><dt>Websted</dt><dd><a href="{{ page.extra.url | safe }}">{{ page.extra.url | safe }}</a></dd></dl>
<h2>Partnerskaber</h2>
<ul>
{% set term = get_taxonomy_term(kind="members", term=page.slug, required=false) %}{% if term %}{% for p in term.pages %}{% for m in p.extra.participants %}{% if m.org == page.slug %}<li><a href="{{ p.path | safe }}">{{ p.title }}</a> – {{ m.role }}</li>
{% endif %}{% endfor %}{% endfor %}{% endif %}</ul>
{% endblock %}
""")
    put(tpl + "/agreement.html", """{% extends "base.html" %}
{% block main %}<h1>{{ page.title }}</h1>
<p>Dato: {{ page.extra.signed }}</p>
<table>
<thead><tr><th>Partnerskab</th><th>Formål</th><th>Beløb</th></tr></thead>
<tbody>
{% for x in page.extra.allocations %}{% set p = get_page(path="partnerships/" ~ x.partnership ~ ".md") %}<tr><td><a href="{{ p.path | safe }}">{{ p.title }}</a></td><td>{{ x.purpose }}</td><td>{{ x.amount | num_format(locale="da") }} kr.</td></tr>
{% endfor %}</tbody>
<tfoot><tr><th colspan="2">I alt</th><td>{{ page.extra.total | num_format(locale="da") }} kr.</td></tr></tfoot>
</table>
{% endblock %}
""")
    put(tpl + "/atom.xml", """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{{ lang }}">
<title>{{ config.title }}</title>
<link href="{{ feed_url | safe }}" rel="self" type="application/atom+xml"/>
<link href="{{ config.base_url | safe }}/"/>
<updated>{{ last_updated | date(format="%+") }}</updated>
<id>{{ feed_url | safe }}</id>
{% for p in pages %}<entry xml:lang="{{ p.lang }}">
<title>{{ p.title }}</title>
<published>{{ p.date | date(format="%+") }}</published>
<updated>{{ p.date | date(format="%+") }}</updated>
<author><name>{% set o = get_page(path="organisations/" ~ p.extra.publisher ~ ".md") %}{{ o.title }}</name></author>
<link rel="alternate" type="text/html" href="{{ p.permalink | safe }}"/>
<id>{{ p.permalink | safe }}</id>
<summary>{{ p.description }}</summary>
</entry>
{% endfor %}</feed>
""")


def emit_zola_cached(data, root):
    """The same site with the one caching trick that Zola has: the facts of a partnership are
    rendered once, by a shortcode in the partnership page's content (from load_data), and the
    release pages insert that content."""
    emit_zola(data, root)
    orgs = {o["id"]: o for o in data["organisations"]}
    for o in data["organisations"]:
        put("%s/facts/%s.json" % (root, o["id"]), json.dumps(o, ensure_ascii=False))
    for a in data["agreements"]:
        put("%s/facts/%s.json" % (root, a["id"]), json.dumps(a, ensure_ascii=False))
    for p in data["partnerships"]:
        put("%s/facts/%s.json" % (root, p["id"]), json.dumps(p, ensure_ascii=False))
        with open("%s/content/partnerships/%s.md" % (root, p["id"]), "a", encoding="utf-8") as f:
            f.write('{{ facts(id="%s") }}\n' % p["id"])
    del orgs
    tpl = root + "/templates"
    put(tpl + "/shortcodes/facts.html", """{% set p = load_data(path="facts/" ~ id ~ ".json") %}{% set a = load_data(path="facts/" ~ p.agreement ~ ".json") %}<section class="partnership">
<h3><a href="/partnerships/{{ id }}/">{{ p.name }}</a></h3>
<p>{{ p.purpose }}</p>
<h4>Deltagere</h4>
<ul>
{% for m in p.participants %}{% set o = load_data(path="facts/" ~ m.org ~ ".json") %}<li><a href="{{ o.url | safe }}">{{ o.name }}</a> – {{ m.role }}</li>
{% endfor %}</ul>
{% set f = load_data(path="facts/" ~ p.facilitator ~ ".json") %}<p>Facilitator: <a href="/organisations/{{ p.facilitator }}/">{{ f.name }}</a></p>
<h4>Bevilling: <a href="/agreements/{{ p.agreement }}/">{{ a.title }}</a></h4>
<table>
<thead><tr><th>Formål</th><th>Beløb</th></tr></thead>
<tbody>
{% for x in a.allocations %}{% if x.partnership == id %}<tr><td>{{ x.purpose }}</td><td>{{ x.amount | num_format(locale="da") }} kr.</td></tr>
{% endif %}{% endfor %}</tbody>
</table>
</section>
""")
    with open(tpl + "/release.html", encoding="utf-8") as f:
        text = f.read()
    start = text.index("{% for pid in")
    end = text.index("{% endfor %}</section>")
    text = (text[:start] + '{% for pid in page.taxonomies.partnerships %}'
            '{% set p = get_page(path="partnerships/" ~ pid ~ ".md") %}{{ p.content | safe }}' + text[end:])
    put(tpl + "/release.html", text)


# --------------------------------------------------------------------------
# Eleventy: JavaScript layouts (the fastest kind), the fact sheets as global data
# in Maps, the facts of a partnership memoised.
# --------------------------------------------------------------------------

def emit_eleventy(data, root):
    put(root + "/package.json", '{"private": true, "type": "module"}\n')
    put(root + "/eleventy.config.js", """export default function (config) {
  config.addPassthroughCopy({ "static": "." });
  config.setDataFileSuffixes([".11tydata"]);
  config.addCollection("releases", (api) => api.getFilteredByTag("release")
    .sort((a, b) => b.date - a.date || (a.fileSlug < b.fileSlug ? -1 : 1)));
  config.addCollection("byPartnership", (api) => {
    const map = new Map();
    const all = api.getFilteredByTag("release").slice().sort((a, b) => b.date - a.date);
    for (const item of all)
      for (const id of item.data.partnerships)
        (map.get(id) ?? map.set(id, []).get(id)).push(item);
    return map;
  });
}
export const config = {
  dir: { input: "src", output: "public" },
  markdownTemplateEngine: false,
  htmlTemplateEngine: false,
  templateFormats: ["md", "11ty.js"],
};
""")
    put(root + "/static/style.css", CSS)
    yaml_sheets(data, root + "/facts")
    for r in data["releases"]:
        put("%s/src/releases/%s.md" % (root, r["slug"]),
            "---\ntitle: %s\ndate: %s\nlead: %s\npublisher: %s\npartnerships: %s\ntopics: %s\n---\n\n%s" % (
                q(r["title"]), r["date"], q(r["lead"]), r["publisher"],
                flow(r["partnerships"]), flow(r["tags"]), r["body"]))
    put(root + "/src/releases/releases.11tydata.js",
        'export default { layout: "release.11ty.js", tags: ["release"], '
        'permalink: (d) => `/releases/${d.page.fileSlug}/index.html` };\n')
    put(root + "/lib/site.js", """import fs from "node:fs";
import path from "node:path";
import yaml from "js-yaml";

const read = (kind) => new Map(fs.readdirSync(path.join("facts", kind)).sort().map((f) => {
  const id = f.replace(/\\.yaml$/, "");
  return [id, { id, ...yaml.load(fs.readFileSync(path.join("facts", kind, f), "utf8")) }];
}));
export const organisations = read("organisations");
export const partnerships = read("partnerships");
export const agreements = read("agreements");
export const orgIndex = new Map();
for (const p of partnerships.values())
  for (const m of p.participants)
    (orgIndex.get(m.org) ?? orgIndex.set(m.org, []).get(m.org)).push({ id: p.id, name: p.name, role: m.role });

const ESC = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
export const esc = (s) => /[&<>"']/.test(s) ? s.replace(/[&<>"']/g, (c) => ESC[c]) : s;
export const amount = (n) => String(n).replace(/\\B(?=(\\d{3})+(?!\\d))/g, ".") + " kr.";
export const iso = (d) => d.toISOString().slice(0, 10);
export const dk = (d) => { const s = iso(d); return s.slice(8) + "." + s.slice(5, 7) + "." + s.slice(0, 4); };
const HEAD_TOP = %s;
const HEAD_END = %s;
const HEADER = %s;
const FOOTER = %s;
export const base = "%s";
export const html = (title, description, url, main) => HEAD_TOP +
  `<title>${esc(title)} – Faktabanken</title>\\n<meta name="description" content="${esc(description)}">\\n<link rel="canonical" href="${base}${url}">\\n` +
  HEAD_END + HEADER + main + FOOTER;

const rows = (pid, a) => a.allocations.filter((x) => x.partnership === pid)
  .map((x) => `<tr><td>${esc(x.purpose)}</td><td>${amount(x.amount)}</td></tr>\\n`).join("");
const memo = new Map();
export const facts = (pid) => {
  let s = memo.get(pid);
  if (s !== undefined) return s;
  const p = partnerships.get(pid), a = agreements.get(p.agreement), f = organisations.get(p.facilitator);
  s = `<section class="partnership">
<h3><a href="/partnerships/${pid}/">${esc(p.name)}</a></h3>
<p>${esc(p.purpose)}</p>
<h4>Deltagere</h4>
<ul>
${p.participants.map((m) => { const o = organisations.get(m.org); return `<li><a href="${o.url}">${esc(o.name)}</a> – ${esc(m.role)}</li>\\n`; }).join("")}</ul>
<p>Facilitator: <a href="/organisations/${p.facilitator}/">${esc(f.name)}</a></p>
<h4>Bevilling: <a href="/agreements/${p.agreement}/">${esc(a.title)}</a></h4>
<table>
<thead><tr><th>Formål</th><th>Beløb</th></tr></thead>
<tbody>
${rows(pid, a)}</tbody>
</table>
</section>
`;
  memo.set(pid, s);
  return s;
};
export const partnershipMain = (p, releases) => {
  const a = agreements.get(p.agreement);
  const sum = a.allocations.reduce((t, x) => x.partnership === p.id ? t + x.amount : t, 0);
  return `<h1>${esc(p.name)}</h1>
<p class="lead">${esc(p.purpose)}</p>
<p>Målgruppe: ${esc(p.target)}</p>
<h2>Deltagere</h2>
<table>
<thead><tr><th>Organisation</th><th>Type</th><th>Rolle</th><th>Websted</th></tr></thead>
<tbody>
${p.participants.map((m) => { const o = organisations.get(m.org); return `<tr><td><a href="/organisations/${m.org}/">${esc(o.name)}</a></td><td>${o.kind}</td><td>${esc(m.role)}</td><td><a href="${o.url}">${o.url}</a></td></tr>\\n`; }).join("")}</tbody>
</table>
<h2>Bevilling</h2>
<p><a href="/agreements/${p.agreement}/">${esc(a.title)}</a></p>
<table>
<thead><tr><th>Formål</th><th>Beløb</th></tr></thead>
<tbody>
${rows(p.id, a)}</tbody>
<tfoot><tr><th>I alt</th><td>${amount(sum)}</td></tr></tfoot>
</table>
<h2>Pressemeddelelser</h2>
<ul>
${releases.map((r) => `<li><time datetime="${iso(r.date)}">${dk(r.date)}</time> <a href="${r.url}">${esc(r.data.title)}</a></li>\\n`).join("")}</ul>
`;
};
export const organisationMain = (o) => `<h1>${esc(o.name)}</h1>
<dl><dt>Kort navn</dt><dd>${esc(o.short)}</dd><dt>Type</dt><dd>${o.kind}</dd><dt>Websted</dt><dd><a href="${o.url}">${o.url}</a></dd></dl>
<h2>Partnerskaber</h2>
<ul>
${(orgIndex.get(o.id) ?? []).map((p) => `<li><a href="/partnerships/${p.id}/">${esc(p.name)}</a> – ${esc(p.role)}</li>\\n`).join("")}</ul>
`;
export const agreementMain = (a) => `<h1>${esc(a.title)}</h1>
<p>Dato: ${a.date}</p>
<table>
<thead><tr><th>Partnerskab</th><th>Formål</th><th>Beløb</th></tr></thead>
<tbody>
${a.allocations.map((x) => `<tr><td><a href="/partnerships/${x.partnership}/">${esc(partnerships.get(x.partnership).name)}</a></td><td>${esc(x.purpose)}</td><td>${amount(x.amount)}</td></tr>\\n`).join("")}</tbody>
<tfoot><tr><th colspan="2">I alt</th><td>${amount(a.total)}</td></tr></tfoot>
</table>
`;
export const listMain = (title, items) => `<h1>${title}</h1>
<ul>
${items.map(([url, name]) => `<li><a href="${url}">${esc(name)}</a></li>\\n`).join("")}</ul>
`;
""" % (json.dumps(HEAD_TOP, ensure_ascii=False), json.dumps(HEAD_END, ensure_ascii=False),
       json.dumps(HEADER, ensure_ascii=False), json.dumps(FOOTER, ensure_ascii=False), BASE))
    put(root + "/src/_includes/release.11ty.js", """import { html, esc, iso, dk, facts, organisations } from "../../lib/site.js";
export const render = (d) => {
  const o = organisations.get(d.publisher);
  return html(d.title, d.lead, d.page.url, `<article class="release">
<p class="meta"><time datetime="${iso(d.page.date)}">${dk(d.page.date)}</time> · Udgivet af <a href="${o.url}">${esc(o.name)}</a></p>
<h1>${esc(d.title)}</h1>
<p class="lead">${esc(d.lead)}</p>
<div class="body">
${d.content}</div>
<ul class="tags">${d.topics.map((t) => `<li>${esc(t)}</li>`).join("")}</ul>
</article>
<section class="facts">
<h2>Fakta om partnerskabet</h2>
${d.partnerships.map(facts).join("")}</section>
`);
};
""")
    put(root + "/src/index.11ty.js", """import { html } from "../lib/site.js";
export const data = { permalink: "/index.html" };
export const render = () => html("%s", "%s", "/", "<h1>%s</h1>\\n<p>Pressemeddelelser, partnerskaber og bevillinger samlet ét sted.</p>\\n");
""" % (SITE, SITE, SITE))
    put(root + "/src/releases.11ty.js", """import { html, esc, iso, dk } from "../lib/site.js";
export const data = {
  pagination: { data: "collections.releases", size: 20, alias: "items" },
  permalink: (d) => d.pagination.pageNumber === 0 ? "/releases/index.html" : `/releases/page/${d.pagination.pageNumber + 1}/index.html`,
};
export const render = (d) => {
  const p = d.pagination;
  return html("Pressemeddelelser", "Pressemeddelelser", d.page.url, `<h1>Pressemeddelelser</h1>
<ul class="releases">
${p.items.map((r) => `<li><time datetime="${iso(r.date)}">${dk(r.date)}</time>
<a href="${r.url}">${esc(r.data.title)}</a>
<p>${esc(r.data.lead)}</p></li>
`).join("")}</ul>
<nav class="pager">${p.href.previous ? `<a rel="prev" href="${p.href.previous}">Nyere</a>` : ""}
<span>Side ${p.pageNumber + 1} af ${p.pages.length}</span>
${p.href.next ? `<a rel="next" href="${p.href.next}">Ældre</a>` : ""}</nav>
`);
};
""")
    for kind, title in LISTS:
        one = kind[:-1]
        key = "title" if one == "agreement" else "name"
        extra = ', d.collections.byPartnership.get(d.item.id) ?? []' if one == "partnership" else ""
        desc = "d.item.purpose" if one == "partnership" else "d.item.%s" % key
        put("%s/src/%s.11ty.js" % (root, kind), """import { html, %sMain, %s } from "../lib/site.js";
export const data = {
  items: [...%s.values()],
  pagination: { data: "items", size: 1, alias: "item"%s },
  permalink: (d) => `/%s/${d.item.id}/index.html`,
};
export const render = (d) => html(d.item.%s, %s, d.page.url, %sMain(d.item%s));
""" % (one, kind, kind, "", kind, key, desc, one, extra))
        put("%s/src/%s-list.11ty.js" % (root, kind), """import { html, listMain, %s } from "../lib/site.js";
export const data = { permalink: "/%s/index.html" };
export const render = (d) => html("%s", "%s", "/%s/", listMain("%s", [...%s.values()].map((x) => [`/%s/${x.id}/`, x.%s])));
""" % (kind, kind, title, title, kind, title, kind, kind, key))
    put(root + "/src/atom.11ty.js", """import { esc, base, organisations } from "../lib/site.js";
export const data = { permalink: "/atom.xml", eleventyExcludeFromCollections: true };
export const render = (d) => {
  const items = d.collections.releases.slice(0, 20);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="da">
<title>%s</title>
<link href="${base}/atom.xml" rel="self" type="application/atom+xml"/>
<link href="${base}/"/>
<updated>${items[0].date.toISOString()}</updated>
<id>${base}/atom.xml</id>
${items.map((r) => `<entry xml:lang="da">
<title>${esc(r.data.title)}</title>
<published>${r.date.toISOString()}</published>
<updated>${r.date.toISOString()}</updated>
<author><name>${esc(organisations.get(r.data.publisher).name)}</name></author>
<link rel="alternate" type="text/html" href="${base}${r.url}"/>
<id>${base}${r.url}</id>
<summary>${esc(r.data.lead)}</summary>
</entry>
`).join("")}</feed>
`;
};
""" % SITE)
    put(root + "/src/sitemap.11ty.js", """import { base, iso, organisations, partnerships, agreements } from "../lib/site.js";
export const data = { permalink: "/sitemap.xml", eleventyExcludeFromCollections: true };
export const render = (d) => `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${["/", "/releases/", "/partnerships/", "/organisations/", "/agreements/"].map((u) => `<url><loc>${base}${u}</loc></url>\\n`).join("")}${d.collections.releases.map((r) => `<url><loc>${base}${r.url}</loc><lastmod>${iso(r.date)}</lastmod></url>\\n`).join("")}${[["partnerships", partnerships], ["organisations", organisations], ["agreements", agreements]].map(([k, m]) => [...m.keys()].map((id) => `<url><loc>${base}/${k}/${id}/</loc></url>\\n`).join("")).join("")}</urlset>
`;
""")


# --------------------------------------------------------------------------
# Blades: no joins in its templates, so every page shows its own data only, and its
# Atom feed cannot be limited to 20 entries, so there is none. It does LESS work than
# the others and is here as a lower bound of that design.
# --------------------------------------------------------------------------

def emit_blades(data, root):
    put(root + "/Blades.toml", 'title = "%s"\nurl = "%s"\nlang = "da"\nrss = false\natom = false\nsitemap = true\n'
                               'implicit_taxonomies = false\n' % (SITE, BASE))
    put(root + "/assets/style.css", CSS)
    con = root + "/content"
    # The template is named in each page: a section's page_template was seen to depend on
    # the order in which the file system lists the folder (ext4 against tmpfs).
    for r in data["releases"]:
        put("%s/releases/%s.md" % (con, r["slug"]),
            "+++\ntemplate = \"release.html\"\ntitle = %s\ndate = %s\nsummary = %s\npublisher = %s\npartnerships = %s\ntags = %s\n+++\n%s" % (
                q(r["title"]), r["date"], q(r["lead"]), q(r["publisher"]),
                "[%s]" % ", ".join("{id = %s}" % q(i) for i in r["partnerships"]),
                "[%s]" % ", ".join("{name = %s}" % q(t) for t in r["tags"]), r["body"]))
    for o in data["organisations"]:
        put("%s/organisations/%s.toml" % (con, o["id"]),
            "template = \"organisation.html\"\ntitle = %s\nshort = %s\nhomepage = %s\nkind = %s\n" % (
                q(o["name"]), q(o["short"]), q(o["url"]), q(o["kind"])))
    for p in data["partnerships"]:
        put("%s/partnerships/%s.toml" % (con, p["id"]),
            "template = \"partnership.html\"\ntitle = %s\nsummary = %s\ntarget = %s\nfacilitator = %s\nagreement = %s\nparticipants = [%s]\n" % (
                q(p["name"]), q(p["purpose"]), q(p["target"]), q(p["facilitator"]), q(p["agreement"]),
                ", ".join("{org = %s, role = %s}" % (q(m["org"]), q(m["role"])) for m in p["participants"])))
    for a in data["agreements"]:
        put("%s/agreements/%s.toml" % (con, a["id"]),
            "template = \"agreement.html\"\ntitle = %s\nsigned = %s\ntotal = %d\nallocations = [%s]\n" % (
                q(a["title"]), q(a["date"]), a["total"],
                ", ".join("{amount = %d, purpose = %s, partnership = %s}" % (
                    x["amount"], q(x["purpose"]), q(x["partnership"])) for x in a["allocations"])))
    put(con + "/index.toml", 'title = "%s"\ntemplate = "home.html"\n' % SITE)
    put(con + "/releases/index.toml",
        'title = "Pressemeddelelser"\npaginate_by = 20\ntemplate = "releases.html"\npage_template = "release.html"\n')
    for sec, title in LISTS:
        put("%s/%s/index.toml" % (con, sec), 'title = "%s"\ntemplate = "list.html"\npage_template = "%s.html"\n' % (
            title, sec[:-1]))
    top = HEAD_TOP + """<title>{{title}} – Faktabanken</title>
<meta name="description" content="{{summary}}">
<link rel="canonical" href="{{permalink}}">
""" + HEAD_END + HEADER
    tpl = root + "/templates/"
    put(tpl + "home.html", top + "<h1>{{title}}</h1>\n<p>Pressemeddelelser, partnerskaber og bevillinger samlet ét sted.</p>\n" + FOOTER)
    put(tpl + "page.html", top + "<h1>{{title}}</h1>\n{{content}}" + FOOTER)
    put(tpl + "section.html", top + "<h1>{{title}}</h1>\n{{content}}" + FOOTER)
    put(tpl + "gallery.html", top + FOOTER)
    put(tpl + "list.html", top + """<h1>{{title}}</h1>
<ul>
{{#pages}}<li><a href="{{permalink}}">{{title}}</a></li>
{{/pages}}</ul>
""" + FOOTER)
    put(tpl + "releases.html", top + """<h1>{{title}}</h1>
<ul class="releases">
{{#pages}}<li>{{#date}}<time datetime="{{y}}-{{m}}-{{d}}">{{d}}.{{m}}.{{y}}</time>{{/date}}
<a href="{{permalink}}">{{title}}</a>
<p>{{summary}}</p></li>
{{/pages}}</ul>
{{#pagination}}<nav class="pager">{{#previous}}<a rel="prev" href="{{previous}}.html">Nyere</a>{{/previous}}
<span>Side {{current}} af {{length}}</span>
{{#next}}<a rel="next" href="{{next}}.html">Ældre</a>{{/next}}</nav>{{/pagination}}
""" + FOOTER)
    put(tpl + "release.html", top + """<article class="release">
<p class="meta">{{#date}}<time datetime="{{y}}-{{m}}-{{d}}">{{d}}.{{m}}.{{y}}</time>{{/date}} · Udgivet af <a href="/organisations/{{{publisher}}}.html">{{{publisher}}}</a></p>
<h1>{{title}}</h1>
<p class="lead">{{summary}}</p>
<div class="body">
{{content}}</div>
<ul class="tags">{{#tags}}<li>{{{name}}}</li>{{/tags}}</ul>
</article>
<section class="facts">
<h2>Fakta om partnerskabet</h2>
<ul>{{#partnerships}}<li><a href="/partnerships/{{{id}}}.html">{{{id}}}</a></li>{{/partnerships}}</ul></section>
""" + FOOTER)
    put(tpl + "partnership.html", top + """<h1>{{title}}</h1>
<p class="lead">{{summary}}</p>
<p>Målgruppe: {{{target}}}</p>
<h2>Deltagere</h2>
<table>
<thead><tr><th>Organisation</th><th>Rolle</th></tr></thead>
<tbody>
{{#participants}}<tr><td><a href="/organisations/{{{org}}}.html">{{{org}}}</a></td><td>{{{role}}}</td></tr>
{{/participants}}</tbody>
</table>
<p><a href="/agreements/{{{agreement}}}.html">{{{agreement}}}</a></p>
""" + FOOTER)
    put(tpl + "organisation.html", top + """<h1>{{title}}</h1>
<dl><dt>Kort navn</dt><dd>{{{short}}}</dd><dt>Type</dt><dd>{{{kind}}}</dd><dt>Websted</dt><dd><a href="{{{homepage}}}">{{{homepage}}}</a></dd></dl>
""" + FOOTER)
    put(tpl + "agreement.html", top + """<h1>{{title}}</h1>
<p>Dato: {{{signed}}}</p>
<table>
<thead><tr><th>Partnerskab</th><th>Formål</th><th>Beløb</th></tr></thead>
<tbody>
{{#allocations}}<tr><td><a href="/partnerships/{{{partnership}}}.html">{{{partnership}}}</a></td><td>{{{purpose}}}</td><td>{{{amount}}} kr.</td></tr>
{{/allocations}}</tbody>
</table>
<p>I alt {{{total}}} kr.</p>
""" + FOOTER)




# --------------------------------------------------------------------------
# faktum: the content only; pages, joins, feeds and sitemap are the program's own.
# --------------------------------------------------------------------------

def emit_faktum(data, root):
    faktum_content(data, root, "", lambda tags: "topics: %s\n" % flow(tags))


def faktum_content(data, root, settings, tagged):
    c = root + "/content"
    put(c + "/site.yaml", "title: %s\nbase_url: %s/\nlanguage: da\ntime_zone: Europe/Copenhagen\n%s" % (
        q(SITE), BASE, settings))
    for o in data["organisations"]:
        put("%s/organisations/%s.yaml" % (c, o["id"]),
            "name: %s\nshort_name: %s\ntype: other\nurl: %s\n" % (q(o["name"]), q(o["short"]), q(o["url"])))
    for p in data["partnerships"]:
        put("%s/partnerships/%s.yaml" % (c, p["id"]),
            "name: %s\nsummary: %s\ntarget_group: %s\nestablished_by: %s\nfacilitator: %s\n"
            "participants_complete: true\nparticipants:\n%s" % (
                q(p["name"]), q(p["purpose"]), q(p["target"]), p["agreement"], p["facilitator"],
                "".join("  - organisation: %s\n    status: member\n    role: %s\n" % (m["org"], q(m["role"]))
                        for m in p["participants"])))
    for a in data["agreements"]:
        put("%s/agreements/%s.yaml" % (c, a["id"]),
            "name: %s\nagreed_on: %s\ntotal: %s %d\nallocations:\n%s" % (
                q(a["title"]), a["date"], a["currency"], a["total"],
                "".join("  - id: linje-%d\n    amount: %s %d\n    purpose: %s\n    partnership: %s\n    basis: granted\n" % (
                    k + 1, a["currency"], x["amount"], q(x["purpose"]), x["partnership"])
                    for k, x in enumerate(a["allocations"]))))
    for r in data["releases"]:
        put("%s/releases/%s/%s.md" % (c, r["date"][:4], r["slug"]),
            "---\ntitle: %s\nsummary: %s\npublisher: %s\npublished: %s\nabout:\n  partnerships: %s\n%s---\n\n%s" % (
                q(r["title"]), q(r["lead"]), r["publisher"], r["date"], flow(r["partnerships"]), tagged(r["tags"]), r["body"]))


# --------------------------------------------------------------------------
# faktum with the others' pages: a theme that writes what their templates write, tags as words without a page. Still
# its own are the lists of an organisation's and a partnership's releases, the pages of years, and the feeds beside them.
# --------------------------------------------------------------------------

def emit_faktum_alike(data, root):
    # What a release calls the words above its title holds the tags.
    faktum_content(data, root, "theme: alike\n", lambda tags: "kicker: %s\n" % q(", ".join(tags)))
    put(root + "/themes/alike/assets/style.css", "/* faktum: replaces the built-in style sheet */\n" + CSS)
    tpl = root + "/themes/alike/templates/"
    paths = [("/releases/", "/pressemeddelelser/"), ("/partnerships/", "/partnerskaber/"),
             ("/organisations/", "/organisationer/"), ("/agreements/", "/aftaler/"), ("/atom.xml", "/feed.xml"),
             ('"/style.css"', '"{{ site.assets["style.css"] }}"')]

    def template(name, text):
        for theirs, own in paths:
            text = text.replace(theirs, own)
        put(tpl + name, text)

    def page(name, text):
        template(name, '{% extends "base.html" %}{% block content %}' + text + "{% endblock content %}\n")

    def releases_of(sheet):
        return """<h2>Pressemeddelelser</h2>
<ul class="releases">
{% for entry in SHEET.releases %}{{ entry }}
{% endfor %}</ul>
{% if SHEET.all_releases %}<p><a href="{{ SHEET.all_releases }}">Alle {{ SHEET.releases_total }}</a></p>
{% endif %}""".replace("SHEET", sheet)

    template("base.html", HEAD_TOP + """<title>{% if head.title %}{{ head.title.text }}{% else %}{% include "_title.html" %}{% endif %} – Faktabanken</title>
<meta name="description" content="{% if head.description %}{{ head.description.text }}{% elif head.title %}{{ head.title.text }}{% endif %}">
<link rel="canonical" href="{{ head.canonical }}">
""" + HEAD_END + HEADER + "{% block content %}{% endblock content %}" + FOOTER)
    page("home.html", """<h1>{{ site.title | phrase }}</h1>
<p>Pressemeddelelser, partnerskaber og bevillinger samlet ét sted.</p>
""")
    page("404.html", "<h1>{{ t.not_found_title }}</h1>\n")
    page("page.html", "<h1>{{ page.title }}</h1>\n{{ page.body }}\n")
    page("person.html", "<h1>{{ person.name | phrase }}</h1>\n")
    page("index.html", """<h1>{{ t["menu_" ~ index.section] }}</h1>
<ul>
{% for entry in index.entries %}<li>{{ entry.link }}</li>
{% endfor %}</ul>
""")
    page("releases.html", """<h1>{% include "_title.html" %}</h1>
<ul class="releases">
{% for entry in list.entries %}{{ entry }}
{% endfor %}</ul>
<nav class="pager">{% if list.newer %}<a rel="prev" href="{{ list.newer }}">Nyere</a>{% endif %}
<span>Side {{ list.page }} af {{ list.pages }}</span>
{% if list.older %}<a rel="next" href="{{ list.older }}">Ældre</a>{% endif %}</nav>
""")
    page("year.html", """<h1>{{ year.year }}</h1>
{% for month in year.months %}<h2>{{ month.name }}</h2>
<ul class="releases">
{% for entry in month.entries %}{{ entry }}
{% endfor %}</ul>
{% endfor %}""")
    page("release.html", """<article class="release">
<p class="meta"><time datetime="{{ release.published.iso }}">{{ release.published.date }}</time> · Udgivet af {{ release.publisher }}</p>
<h1>{{ release.title }}</h1>
<p class="lead">{{ release.summary }}</p>
<div class="body">
{{ release.body }}</div>
<ul class="tags">{% for tag in release.kicker | split(pat=", ") %}<li>{{ tag }}</li>{% endfor %}</ul>
</article>
<section class="facts">
<h2>Fakta om partnerskabet</h2>
{% for facts in release.facts %}{{ facts }}
{% endfor %}</section>
""")
    page("partnership.html", """<h1>{{ partnership.name | phrase }}</h1>
<p class="lead">{{ partnership.summary | phrase }}</p>
<p>Målgruppe: {{ partnership.facts.target_group | phrase }}</p>
<h2>Deltagere</h2>
<table>
<thead><tr><th>Organisation</th><th>Rolle</th></tr></thead>
<tbody>
{% for entry in partnership.facts.participants %}<tr><td>{{ entry.organisation }}</td><td>{{ entry.role | phrase }}</td></tr>
{% endfor %}</tbody>
</table>
<h2>Bevilling</h2>
<p>{{ partnership.facts.established_by }}</p>
<table>
<thead><tr><th>Formål</th><th>Beløb</th></tr></thead>
<tbody>
{% for line in partnership.facts.allocations %}<tr><td>{{ line.purpose | phrase }}</td><td>{{ line.amount.text }}</td></tr>
{% endfor %}</tbody>
</table>
""" + releases_of("partnership"))
    page("organisation.html", """<h1>{{ organisation.name | phrase }}</h1>
<dl><dt>Kort navn</dt><dd>{{ organisation.short_name | phrase }}</dd><dt>Type</dt><dd>{{ t["type_" ~ organisation.organisation_type] }}</dd><dt>Websted</dt><dd><a href="{{ organisation.url }}">{{ organisation.url }}</a></dd></dl>
<h2>Partnerskaber</h2>
<ul>
{% for entry in organisation.partnerships %}<li>{{ entry.partnership }}{% if entry.role %} – {{ entry.role | phrase }}{% endif %}</li>
{% endfor %}</ul>
""" + releases_of("organisation"))
    page("agreement.html", """<h1>{{ agreement.name | phrase }}</h1>
<p>Dato: {{ agreement.facts.agreed_on.iso }}</p>
<table>
<thead><tr><th>Partnerskab</th><th>Formål</th><th>Beløb</th></tr></thead>
<tbody>
{% for line in agreement.facts.allocations %}<tr id="{{ line.id }}"><td>{{ line.partnership }}</td><td>{{ line.purpose | phrase }}</td><td>{{ line.amount.text }}</td></tr>
{% endfor %}</tbody>
<tfoot><tr id="total"><th colspan="2">I alt</th><td>{{ agreement.facts.total.text }}</td></tr></tfoot>
</table>
""")
    template("components.html", """{% component page_link(to) %}<a href="{{ to.href }}">{{ to.name | phrase }}</a>{% endcomponent page_link %}
{% component release_entry(entry) -%}
<li><time datetime="{{ entry.published.iso }}">{{ entry.published.date }}</time>
<a href="{{ entry.href }}">{{ entry.title | phrase }}</a>
<p>{{ entry.summary | phrase }}</p></li>
{%- endcomponent release_entry %}
{% component participants(facts, level) -%}
<section class="partnership">
<h3>{{ facts.link }}</h3>
<p>{{ facts.target_group | phrase }}</p>
<h4>Deltagere</h4>
<ul>
{% for entry in facts.participants %}<li>{{ entry.organisation }} – {{ entry.role | phrase }}</li>
{% endfor %}</ul>
<p>Facilitator: {{ facts.facilitator }}</p>
<h4>Bevilling: {{ facts.established_by }}</h4>
<table>
<thead><tr><th>Formål</th><th>Beløb</th></tr></thead>
<tbody>
{% for line in facts.allocations %}<tr><td>{{ line.purpose | phrase }}</td><td>{{ line.amount.text }}</td></tr>
{% endfor %}</tbody>
</table>
</section>
{%- endcomponent participants %}
{% component facts_box(facts, level) %}{{ facts.link }}{% endcomponent facts_box %}
{% component quotation(statement) %}{{ statement.text.text }}{% endcomponent quotation %}
{% component figure(figure) %}<img src="{{ figure.href }}" alt="">{% endcomponent figure %}
{% component site_meta() %}{% endcomponent site_meta %}
{% component menu(section, is_page) %}{% endcomponent menu %}
{% component site_links() %}{% endcomponent site_links %}
""")


EMITTERS = {"faktum": emit_faktum, "faktum_alike": emit_faktum_alike, "hugo": emit_hugo, "zola": emit_zola, "zola_cached": emit_zola_cached,
            "eleventy": emit_eleventy, "blades": emit_blades}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--releases", type=int, required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--only", default=",".join(EMITTERS), help="comma-separated: " + ", ".join(EMITTERS))
    args = ap.parse_args()
    data = make_data(args.releases, args.seed)
    os.makedirs(args.out, exist_ok=True)
    with open(args.out + "/neutral.json", "w", encoding="utf-8") as f:
        json.dump(data, f, ensure_ascii=False, indent=0)
    for name in args.only.split(","):
        if name:
            EMITTERS[name](data, os.path.join(args.out, name))
    words = [len(r["body"].split()) for r in data["releases"]]
    print("releases %d partnerships %d organisations %d agreements %d; words per release min %d mean %d max %d" % (
        len(data["releases"]), len(data["partnerships"]), len(data["organisations"]), len(data["agreements"]),
        min(words), sum(words) // len(words), max(words)))


if __name__ == "__main__":
    main()
