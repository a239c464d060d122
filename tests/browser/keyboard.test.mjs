// Keyboard only: the longest page of each kind is used with Tab, Shift, Enter and Space.
//
// WCAG 2.2: 2.1.1 (keyboard), 2.1.2 (no trap), 2.4.1 (skip link), 2.4.3 (order), 2.4.7 (focus visible), 2.4.11 (focus not covered).
// Scripts of pages are off in all of this; the ones below are run by the test itself.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, pagesOf, serveSite, sites, sum, visitAll } from "./finished.mjs";

let browser;
const served = {};
before(async () => {
  for (const name of Object.keys(sites)) served[name] = await serveSite(name);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  for (const site of Object.values(served)) site.close();
});

const withoutScripts = { javaScriptEnabled: false };

/** The longest page of each kind: it has whatever a page of its kind can have. */
const longestOfEachKind = (site) => {
  const longest = new Map();
  for (const address of pagesOf(site)) {
    const html = readFileSync(join(site.files, address.endsWith("/") ? `${address}index.html` : address), "utf8");
    const [, kind] = html.match(/<body class="([^"]+)"/);
    if (html.length > (longest.get(kind)?.length ?? 0)) longest.set(kind, { address, length: html.length });
  }
  return [...longest.values()].map(({ address }) => address);
};

/** Numbers everything that can have the focus, in the order of the page, and says what it is. */
const number = (page) =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
    const shown = all.filter((element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }));
    shown.forEach((element, at) => element.setAttribute("data-stop", at));
    return shown.map((element) => `${element.tagName.toLowerCase()} “${element.textContent.trim().slice(0, 40)}”`);
  });

/** What has the focus: its number, whether that can be seen, and whether something covers it. */
const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const style = getComputedStyle(element);
    // A link of several lines is a box for each.
    const isSeen = [...element.getClientRects()].some((box) => {
      const [x, y] = [box.left + Math.min(box.width, innerWidth) / 2, box.top + Math.min(box.height, innerHeight) / 2];
      const top = document.elementFromPoint(x, y);
      return top !== null && (element.contains(top) || top.contains(element));
    });
    return {
      stop: Number(element.dataset.stop ?? -1),
      name: `${element.tagName.toLowerCase()} “${element.textContent.trim().slice(0, 40)}”`,
      isMarked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
      isSeen,
    };
  });

/** Whether a stop keeps the focus. That the focus leaves a page, the browser hears a moment later. */
const staysAt = async (page, stop) => {
  for (let tries = 0; tries < 40; tries += 1) {
    if ((await focused(page))?.stop !== stop) return false;
    await page.waitForTimeout(50);
  }
  return true;
};

for (const name of Object.keys(sites)) {
  for (const width of [320, 1280]) {
    test(`${name}, ${width} px: Tab goes through everything in order, visibly, and out again`, async () => {
      const site = served[name];
      const findings = [];
      const options = { ...withoutScripts, viewport: { width, height: 800 } };
      await visitAll(browser, longestOfEachKind(site), options, async (page, address) => {
        const complain = (what, where) => findings.push({ address, look: `${width} px`, what, where });
        await page.goto(site.origin + address);
        const stops = await number(page);
        for (let at = 0; at < stops.length; at += 1) {
          await page.keyboard.press("Tab");
          const focus = await focused(page);
          if (focus?.stop !== at) {
            complain("Tab does not come to the next thing", `${stops[at]}, but to ${focus?.name ?? "nothing"}`);
            return;
          }
          if (!focus.isMarked) complain("the focus cannot be seen", focus.name);
          if (!focus.isSeen) complain("the focus is covered or outside of the window", focus.name);
        }
        const last = stops.length - 1;
        await page.keyboard.press("Tab");
        if (await staysAt(page, last)) complain("Tab does not leave the page", stops[last]);
        await page.locator(`[data-stop="${last}"]`).focus();
        await page.keyboard.press("Shift+Tab");
        if ((await focused(page))?.stop !== last - 1) complain("Shift and Tab do not go back", stops[last]);
      });
      assert.deepEqual(sum(findings), []);
    });
  }
}

test("the skip link is the first thing that has the focus, and leads to the content", async () => {
  const page = await browser.newPage(withoutScripts);
  for (const address of ["/", "/en/", "/pressemeddelelser/"]) {
    await page.goto(served.example.origin + address);
    await page.keyboard.press("Tab");
    const link = page.locator(":focus");
    assert.match(await link.textContent(), /^(Gå til sidens indhold|Skip to content)$/);
    const box = await link.boundingBox();
    assert.ok(box.y >= 0 && box.x >= 0, "it is in the window");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator(":focus").evaluate((element) => element.tagName), "MAIN");
    await page.keyboard.press("Tab");
    assert.ok(await page.locator("main :focus").count(), "the next stop is in the content");
  }
  await page.close();
});

test("the focus looks different in light, dark and forced colours", async () => {
  const context = await browser.newContext({ ...withoutScripts, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(served.example.origin);
  const stops = { "in the head": "header nav a", "in the text": "main p a", "in a heading": "main h3 a", "in the foot": "footer a" };
  for (const colorScheme of ["light", "dark"]) {
    for (const forcedColors of ["none", "active"]) {
      await page.emulateMedia({ colorScheme, forcedColors });
      for (const [where, selector] of Object.entries(stops)) {
        const stop = page.locator(selector).first();
        await stop.scrollIntoViewIfNeeded();
        await page.mouse.move(0, 0);
        const box = await stop.boundingBox();
        const clip = { x: Math.max(box.x - 4, 0), y: Math.max(box.y - 4, 0), width: box.width + 8, height: box.height + 8 };
        const plain = await page.screenshot({ clip });
        // A focus that a script sets is one of the keyboard, if the keyboard was used last.
        await page.keyboard.press("Shift");
        await stop.focus();
        const marked = await page.screenshot({ clip });
        await stop.evaluate((element) => element.blur());
        assert.ok(!plain.equals(marked), `${where}, ${colorScheme}, forced colours ${forcedColors}`);
      }
    }
  }
  await context.close();
});

test("the menu of a phone opens and closes with Enter and Space, without scripts", async () => {
  const page = await browser.newPage({ ...withoutScripts, viewport: { width: 320, height: 640 } });
  for (const site of Object.values(served)) {
    await page.goto(site.origin);
    const menu = page.getByRole("banner").locator("summary").first();
    assert.equal(await menu.count(), 1, "there is a menu that folds");
    const link = page.getByRole("banner").locator("nav a").first();
    assert.equal(await link.isVisible(), false, "it is folded at first");
    for (let stops = 0; stops < 10; stops += 1) {
      await page.keyboard.press("Tab");
      if (await menu.evaluate((menu) => menu === document.activeElement)) break;
    }
    for (const [key, isOpen] of [["Enter", true], ["Enter", false], ["Space", true], ["Space", false], ["Enter", true]]) {
      await page.keyboard.press(key);
      assert.equal(await link.isVisible(), isOpen, `after ${key}`);
    }
    await page.keyboard.press("Tab");
    assert.ok(await page.locator("header :focus").count(), "the next stop is in the menu");
  }
  await page.close();
});
