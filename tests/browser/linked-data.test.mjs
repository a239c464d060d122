// The linked data of every page, as search engines read it: each type and each property is one of schema.org, and what Google requires of a type is there.
//
// Takes the finished sites of finished.mjs. The vocabulary comes from schema-dts, which is generated from schema.org: its TypeScript has an interface for
// each type, with the types that it extends and the properties that it adds. It needs no browser.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import Validator from "@adobe/structured-data-validator";
import WebAutoExtractor from "@marbec/web-auto-extractor";
import { filesOf, serveSite, sites } from "./finished.mjs";

const identifier = (name) => ({ "@id": `schema:${name}` });

/** The types and properties of schema.org, in the form in which schema.org publishes them. */
const vocabulary = () => {
  const main = createRequire(import.meta.url).resolve("schema-dts");
  const declarations = readFileSync(join(dirname(main), "schema.d.ts"), "utf8");
  const parents = new Map();
  const domains = new Map();
  const interfaces = /^(?:export )?interface (\w+?)(Base|Leaf)(?: extends ([^{]+))? \{\n(.*?)^\}/gms;
  for (const [, name, , extended = "", body] of declarations.matchAll(interfaces)) {
    const known = parents.get(name) ?? new Set();
    for (const [, parent] of extended.matchAll(/(\w+)Base\b/g)) if (parent !== name) known.add(parent);
    parents.set(name, known);
    for (const [, property] of body.matchAll(/^ {4}"(\w+)"\?:/gm)) domains.set(property, (domains.get(property) ?? new Set()).add(name));
  }
  assert.ok(parents.size > 700 && domains.size > 1200, `${parents.size} types and ${domains.size} properties`);
  const classes = [...parents].map(([name, above]) => ({
    ...identifier(name),
    "@type": "rdfs:Class",
    "rdfs:subClassOf": [...above].map(identifier),
  }));
  const properties = [...domains].map(([name, types]) => ({
    ...identifier(name),
    "@type": "rdf:Property",
    "schema:domainIncludes": [...types].map(identifier),
  }));
  return { "@graph": [...classes, ...properties] };
};

/** A role has the property that it is the value of once more: https://schema.org/Role. The validator does not know that. */
const isRole = ({ path, fieldNames }) =>
  path.at(-1).type === "OrganizationRole" && path.at(-1).property === fieldNames[0] && ["member", "worksFor"].includes(fieldNames[0]);

const validator = new Validator(vocabulary());

const issuesOf = async (html) => {
  const extracted = new WebAutoExtractor({ addLocation: true, embedSource: ["jsonld"] }).parse(html);
  const issues = await validator.validate(extracted);
  return { extracted, issues: issues.filter((issue) => !isRole(issue)) };
};

for (const name of Object.keys(sites)) {
  test(`${name}: the linked data of every page is valid`, async () => {
    const site = await serveSite(name);
    try {
      const types = new Set();
      const found = [];
      for (const file of filesOf(site, ".html")) {
        const html = readFileSync(join(site.files, file), "utf8");
        if (html.includes('<meta name="robots" content="noindex">')) continue;
        const { extracted, issues } = await issuesOf(html);
        assert.ok(Object.keys(extracted.jsonld).length > 0, `${file} has no linked data`);
        for (const type of Object.keys(extracted.jsonld)) types.add(type);
        for (const issue of issues) found.push(`${file}: ${issue.rootType}: ${issue.issueMessage} ${JSON.stringify(issue.path)}`);
      }
      assert.deepEqual(found, []);
      for (const type of ["BreadcrumbList", "MonetaryGrant", "NewsArticle", "Person", "Project", "Quotation", "WebSite"]) {
        assert.ok(types.has(type), `no page has a ${type}`);
      }
    } finally {
      site.close();
    }
  });
}

test("a property that schema.org does not have, and a name that is missing, are found", async () => {
  const page = (node) => `<script type="application/ld+json">${JSON.stringify({ "@context": "https://schema.org", ...node })}</script>`;
  const wrong = await issuesOf(page({ "@type": "NewsArticle", headline: "a", headlin: "b" }));
  assert.match(wrong.issues[0]?.issueMessage, /"headlin".*is not supported/);
  const nameless = await issuesOf(page({ "@type": "Person", jobTitle: "minister" }));
  assert.match(nameless.issues[0]?.issueMessage, /name/);
  const unknown = await issuesOf(page({ "@type": "PressRelease", headline: "a" }));
  assert.match(unknown.issues[0]?.issueMessage, /PressRelease/);
});
