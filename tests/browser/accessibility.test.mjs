// Every page of both sites, at three widths, in light, dark and forced colours: axe-core finds nothing, and nothing fails to load.
//
// EN 301 549 asks for WCAG 2.2 AA. All rules of axe-core run, its good practices included. Where other colours show the same elements,
// only the rules about colours run again: the others would see the same.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { launch, listen, pagesOf, serveSite, sites, sum, visitAll } from "./finished.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const widths = [320, 768, 1280];
const modes = {
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  "forced colours, light": { colorScheme: "light", forcedColors: "active" },
  "forced colours, dark": { colorScheme: "dark", forcedColors: "active" },
};
const rulesAboutColours = ["color-contrast", "link-in-text-block"];

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

/** Which elements are shown, as one text. */
const shownElements = (page) =>
  page.evaluate(() => [...document.querySelectorAll("*")].map((element) => element.getClientRects().length > 0).join());

/** What axe-core finds. Style sheets need not be fetched again: only a rule about turned screens reads them, which no page has. */
const find = async (page, rules) => {
  const options = { resultTypes: ["violations"], preload: false, ...(rules && { runOnly: { type: "rule", values: rules } }) };
  const found = await page.evaluate((options) => axe.run(document, options), options);
  return found.violations.flatMap((rule) =>
    rule.nodes.map((node) => ({
      what: `${rule.id}: ${node.failureSummary.split("\n").slice(1).join(" ").trim()}`,
      where: node.target.join(" "),
    })),
  );
};

for (const name of Object.keys(sites)) {
  test(`${name}: axe-core finds nothing on any page`, async (t) => {
    const site = await serveSite(name);
    t.after(site.close);
    const addresses = pagesOf(site);
    assert.ok(addresses.length > 50, "there are pages");
    const findings = [];
    await visitAll(browser, addresses, {}, async (page, address) => {
      const complaints = listen(page);
      await page.emulateMedia(modes.light);
      const response = await page.goto(site.origin + address);
      assert.equal(response.status(), 200, address);
      await page.evaluate(axe);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        let shown;
        for (const [mode, media] of Object.entries(modes)) {
          await page.emulateMedia(media);
          const before = shown;
          shown = await shownElements(page);
          const found = await find(page, shown === before ? rulesAboutColours : undefined);
          for (const finding of found) findings.push({ address, look: `${width} px, ${mode}`, ...finding });
        }
      }
      for (const what of complaints) findings.push({ address, look: "while it was loaded", what });
      page.removeAllListeners();
    });
    t.diagnostic(`${addresses.length} pages`);
    assert.deepEqual(sum(findings), []);
  });
}
