// Every page of both sites, at three widths, in light, dark and forced colours: axe-core finds nothing, and nothing fails to load.
//
// EN 301 549 asks for WCAG 2.2 AA. All rules of axe-core run, its good practices included.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { launch, listen, pagesOf, serveSite, sites, visitAll } from "./finished.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const widths = [320, 768, 1280];
const modes = {
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  "forced colours, light": { colorScheme: "light", forcedColors: "active" },
  "forced colours, dark": { colorScheme: "dark", forcedColors: "active" },
};

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

/** What axe-core finds, a line for each rule and place. Style sheets need not be fetched again: only rules about rotation read them. */
const find = async (page) => {
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"], preload: false }));
  return found.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary.split("\n")[1]?.trim()}`),
  );
};

for (const name of Object.keys(sites)) {
  test(`${name}: axe-core finds nothing on any page`, async (t) => {
    const site = await serveSite(name);
    const addresses = pagesOf(site);
    const findings = [];
    await visitAll(browser, addresses, {}, async (page, address) => {
      const complaints = listen(page);
      const response = await page.goto(site.origin + address);
      assert.equal(response.status(), 200, address);
      await page.evaluate(axe);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        for (const [mode, media] of Object.entries(modes)) {
          await page.emulateMedia(media);
          for (const finding of await find(page)) findings.push(`${address} ${width} px, ${mode}: ${finding}`);
        }
      }
      for (const complaint of complaints) findings.push(`${address}: ${complaint}`);
      page.removeAllListeners();
    });
    site.close();
    t.diagnostic(`${addresses.length} pages, ${addresses.length * widths.length * Object.keys(modes).length} looks`);
    assert.ok(addresses.length > 50, "there are pages");
    assert.deepEqual(findings, []);
  });
}
