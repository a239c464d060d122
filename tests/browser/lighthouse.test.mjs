// Lighthouse on the example site: accessibility, best practices and search engines get 100 of 100, and nothing that makes a page slow is in it.
//
// The score for performance depends on how busy the machine is, so it is printed and not judged. Judged is what it comes from: how many
// bytes and requests a page needs, and what would hold up its first lines.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import * as chromeLauncher from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";
import { chromiumPath, pagesOfKind, serveSite } from "./finished.mjs";

let site, chrome;
before(async () => {
  site = await serveSite("example");
  chrome = await chromeLauncher.launch({ chromePath: chromiumPath, chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic"] });
});
after(() => {
  chrome?.kill();
  site?.close();
});

const categories = ["performance", "accessibility", "best-practices", "seo"];

/** Audits whose result is the same on every machine. */
const steadyAudits = [
  "render-blocking-resources", "unsized-images", "uses-text-compression", "unminified-javascript", "unused-javascript", "dom-size",
  "font-display", "redirects", "errors-in-console", "total-byte-weight", "uses-passive-event-listeners", "no-document-write",
];

/** Of these, a page may lack full points: its one style sheet is loaded before the page is drawn, which is what it is for. */
const mayBlock = new Set(["render-blocking-resources"]);

const look = async (address, config) => {
  const options = { port: chrome.port, output: "json", logLevel: "error", onlyCategories: categories };
  const { lhr } = await lighthouse(site.origin + address, options, config);
  assert.equal(lhr.runtimeError, undefined, address);
  return lhr;
};

/** A finding in a line. */
const describe = (audit) => `${audit.id}: ${audit.title} ${audit.explanation ?? ""} ${JSON.stringify(audit.details?.items ?? []).slice(0, 300)}`;

const findingsOf = (report) => {
  const findings = [];
  for (const name of ["accessibility", "best-practices", "seo"]) {
    const category = report.categories[name];
    if (category.score === 1) continue;
    const failed = category.auditRefs.map((audit) => report.audits[audit.id]).filter((audit) => audit.score !== null && audit.score < 1);
    for (const audit of failed) findings.push(`${name} ${Math.round(category.score * 100)}: ${describe(audit)}`);
  }
  for (const id of steadyAudits) {
    const audit = report.audits[id];
    if (audit === undefined || audit.score === null || audit.score === 1) continue;
    if (mayBlock.has(id) && audit.details.items.every((item) => item.url.includes("/assets/style."))) continue;
    findings.push(describe(audit));
  }
  return findings;
};

/** What Lighthouse asks for, and a reader's browser does not. */
const isForTools = (path) => path === "/robots.txt" || path.endsWith(".webmanifest");

/** What a page needs without the pictures of its content: its requests, and their bytes as they are sent. */
const needsOf = (report, address) => {
  const [, content] = readFileSync(join(site.files, address, "index.html"), "utf8").match(/<main.*?>(.*)<\/main>/s);
  const pictures = [...content.matchAll(/<img[^>]*? src="([^"]+)"/g)].map(([, source]) => source);
  const requests = report.audits["network-requests"].details.items.filter((request) => {
    const path = new URL(request.url).pathname;
    return request.url.startsWith(site.origin) && !pictures.includes(path) && !isForTools(path);
  });
  return {
    requests: requests.map((request) => new URL(request.url).pathname),
    bytes: requests.reduce((sum, request) => sum + request.transferSize, 0),
  };
};

for (const kind of ["home", "release", "partnership", "agreement"]) {
  test(`${kind}: Lighthouse has nothing to say`, async (t) => {
    const address = pagesOfKind(site, kind).find((address) => !address.startsWith("/en/"));
    for (const [form, config] of [["mobile", undefined], ["desktop", desktopConfig]]) {
      const report = await look(address, config);
      const scores = categories.map((name) => Math.round(report.categories[name].score * 100));
      const needs = needsOf(report, address);
      t.diagnostic(`${form}: ${scores.join(" / ")}, ${needs.requests.length} requests and ${needs.bytes} bytes without its pictures`);
      assert.deepEqual(findingsOf(report), [], `${address}, ${form}`);
      if (kind === "release") {
        assert.ok(needs.requests.length <= 4, needs.requests.join(", "));
        assert.ok(needs.bytes <= 30_000, `${needs.bytes} bytes`);
      }
    }
  });
}
