// How pages fit: no scrolling sideways on a phone, at 400 % zoom and with more space between letters; the head of a phone's page is low;
// who to ask is near the top; bars are as long as their amounts; no amount and no date breaks over two lines. And everything can be read: the scripts of
// pages are off in all of this; the ones below are run by the test itself.
//
// WCAG 2.2: 1.4.4 (text twice as large), 1.4.10 (reflow), 1.4.12 (text spacing).

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, pagesOf, pagesOfKind, serveSite, sites, sum, visitAll } from "./finished.mjs";

let browser;
const served = {};
/** What was found on all pages of a site, by the name of the site. Each page is opened once for all of it. */
const overflowing = {}, breaking = {}, highHeads = {}, hidden = {};

before(async () => {
  browser = await launch();
  for (const name of Object.keys(sites)) {
    served[name] = await serveSite(name);
    [overflowing[name], breaking[name], highHeads[name], hidden[name]] = [[], [], [], []];
    await visitAll(browser, pagesOf(served[name]), { javaScriptEnabled: false }, (page, address) => look(name, page, address));
  }
});

after(async () => {
  await browser?.close();
  for (const site of Object.values(served)) site.close();
});

/** Looks at a page in all ways that need no other page. */
const look = async (name, page, address) => {
  const session = await page.context().newCDPSession(page);
  await page.goto(served[name].origin + address);
  const lookForOverflow = async (look) => {
    for (const finding of await overflows(page)) overflowing[name].push({ address, look, ...finding });
  };
  for (const [words, size] of Object.entries(looks)) {
    await resize(session, size);
    await lookForOverflow(words);
  }
  await setStyle(page, large);
  await lookForOverflow("1280 px, text twice as large");
  await setStyle(page, spaced);
  await lookForOverflow("1280 px, spaced");
  await resize(session, looks["320 px"]);
  await lookForOverflow("320 px, spaced");
  await setStyle(page, "");
  for (const where of await breakable(page))
    breaking[name].push({ address, look: "320 px", what: "a blank at which an amount or a date can break", where });
  const head = await page.getByRole("banner").boundingBox();
  if (head.height > 120) highHeads[name].push({ address, look: "320 px", what: `the head is ${Math.round(head.height)} px high` });
  for (const what of await unreadable(page)) hidden[name].push({ address, look: "320 px", what });
  await session.detach();
};

/** A window of 1280 × 1024 pixels at 400 % has 320 × 256 pixels of CSS, each drawn with 16. */
const looks = {
  "320 px": { width: 320, height: 640, scale: 1 },
  "1280 px at 400 %": { width: 320, height: 256, scale: 4 },
  "768 px": { width: 768, height: 1024, scale: 1 },
  "1280 px": { width: 1280, height: 1024, scale: 1 },
};

/** What WCAG 1.4.12 lets readers set. */
const spaced =
  "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }";
const large = "html { font-size: 200% !important }";

/** Sets a style of the reader's own. The security policy has no say in it, as it has none in a browser's settings. */
const setStyle = (page, rules) =>
  page.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [sheet];
  }, rules);

/** What is wider than the window, and texts that are cut off. What scrolls by itself may be wide, and what is hidden on purpose is not looked at. */
const overflows = (page) =>
  page.evaluate(() => {
    const found = [];
    const name = (element) => element.tagName.toLowerCase() + (element.classList.length ? `.${[...element.classList].join(".")}` : "");
    const scrolls = (element) => {
      for (let box = element; box; box = box.parentElement) {
        const style = getComputedStyle(box);
        if (["auto", "scroll"].includes(style.overflowX) || style.clipPath !== "none") return true;
      }
      return false;
    };
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width) found.push({ what: "the page scrolls sideways", where: `by ${document.documentElement.scrollWidth - width} px` });
    for (const element of document.querySelectorAll("body *")) {
      const box = element.getBoundingClientRect();
      // A label that ends in an ellipsis is whole in the table below the drawing.
      if (getComputedStyle(element.parentElement).textOverflow === "ellipsis") continue;
      // A skip link waits outside of the window.
      if (box.width === 0 || box.bottom < 0 || scrolls(element)) continue;
      if (box.right > width + 1 || box.left < -1) found.push({ what: `${name(element)} runs out of the window` });
      // Text in a drawing has no size of its own to compare: its block must be inside of the place that the drawing gives it.
      const drawing = element.parentElement.closest("foreignObject");
      if (drawing) {
        const place = drawing.getBoundingClientRect();
        if (box.right > place.right + 1 || box.bottom > place.bottom + 1) found.push({ what: `${name(element)} in a drawing is cut off` });
      }
      if (element instanceof SVGElement) continue;
      const style = getComputedStyle(element);
      if (style.textOverflow === "ellipsis") continue;
      const hides = style.overflowX === "hidden" || style.overflowX === "clip" || style.overflowY === "hidden" || style.overflowY === "clip";
      if (hides && (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1))
        found.push({ what: `${name(element)} is cut off` });
    }
    return found;
  });

const resize = async (session, { width, height, scale }) =>
  session.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: scale, mobile: false });

/** Amounts and dates in a page with a blank at which a line can end. */
const breakable = (page) =>
  page.evaluate(() => {
    const months = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december";
    const englishMonths = "January|February|March|April|May|June|July|August|September|October|November|December";
    const patterns = [
      `\\d{1,2}\\.\\s(?:${months})(?:\\s\\d{4})?`,
      `\\d{1,2}\\s(?:${englishMonths})(?:\\s\\d{4})?`,
      `\\d[\\d.,]*\\s(?:mio\\.|mia\\.|tusind|kr\\.|kroner|euro|dollar)(?:\\s(?:kr\\.|kroner|euro|dollar))?`,
      `(?:DKK|EUR|ISK|USD|JPY)\\s\\d[\\d.,]*(?:\\s(?:thousand|million|billion))?`,
    ].map((pattern) => new RegExp(pattern, "g"));
    const found = [];
    const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (text.parentElement.closest("pre, code, svg")) continue;
      for (const pattern of patterns) for (const [match] of text.data.matchAll(pattern)) if (/[ \n]/.test(match)) found.push(match);
    }
    // Between the weekday and the day a line may end.
    for (const amount of document.querySelectorAll("main data")) if (amount.getClientRects().length > 1) found.push(amount.textContent);
    return found;
  });

/** Texts of the content that are not shown, and pages without one main heading. */
const unreadable = (page) =>
  page.evaluate(() => {
    const texts = [...document.querySelectorAll("main :is(h1, h2, h3, h4, p, li, th, td, dt, dd)")];
    const hidden = texts.filter(
      (text) => !text.closest("details:not([open])") && !text.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
    );
    const found = hidden.map((text) => `a text is not shown: “${text.textContent.trim().slice(0, 40)}”`);
    const headings = document.querySelectorAll("main h1").length;
    if (headings !== 1) found.push(`there are ${headings} main headings`);
    return found;
  });

for (const name of Object.keys(sites)) {
  test(`${name}: every page can be read without scripts`, () => {
    assert.deepEqual(sum(hidden[name]), []);
  });

  test(`${name}: no page scrolls sideways, at any width, at 400 % and with the reader's own spacing`, () => {
    assert.deepEqual(sum(overflowing[name]), []);
  });

  test(`${name}: no amount and no date breaks over two lines`, () => {
    assert.deepEqual(sum(breaking[name]), []);
  });

  test(`${name}: each bar of a split is as long as its amount, and its figure tells the amounts`, async () => {
    const site = served[name];
    const agreements = pagesOfKind(site, "agreement");
    assert.ok(agreements.length > 0, "there are agreements");
    const findings = [];
    await visitAll(browser, agreements, {}, async (page, address) => {
      await page.goto(site.origin + address);
      const figure = page.locator("main figure svg[role=img]").first();
      const rows = await page.locator("main tr[id]:has(data)").evaluateAll((rows) =>
        rows.map((row) => ({ id: row.id, amount: Number(row.querySelector("data").value), text: row.querySelector("data").textContent })),
      );
      // One allocation is the total: there is no split to show.
      if (rows.length < 2 && (await figure.count()) === 0) return;
      const complain = (what, where) => findings.push({ address, look: "1280 px", what, where });
      if ((await figure.count()) === 0) return complain("a split has no figure", "");
      const bars = await figure.locator("rect[data-id]").evaluateAll((bars) =>
        bars.map((bar) => ({ id: bar.dataset.id, width: Number(bar.getAttribute("width")), height: Number(bar.getAttribute("height")) })),
      );
      const drawn = bars.map((bar) => bar.id).sort().join();
      if (drawn !== rows.map((row) => row.id).sort().join()) complain("the bars are not the allocations", drawn);
      // Bars are as long as their amounts, or as high.
      const isHigh = new Set(bars.map((bar) => bar.height)).size > 1;
      const length = (bar) => (isHigh ? bar.height : bar.width);
      const amounts = new Map(rows.map((row) => [row.id, row.amount]));
      const unit = Math.max(...bars.map(length)) / Math.max(...amounts.values());
      for (const bar of bars) {
        const expected = amounts.get(bar.id) * unit;
        // A hundredth of a pixel is less than a screen shows.
        if (Math.abs(length(bar) - expected) > Math.max(expected / 100, 0.01))
          complain("a bar is not in proportion", `${bar.id}: ${length(bar)}, expected ${expected}`);
      }
      const told = await figure.evaluate((figure) => {
        const labels = figure.getAttribute("aria-labelledby")?.split(/\s+/).map((id) => document.getElementById(id)?.textContent) ?? [];
        return [figure.getAttribute("aria-label"), ...labels, figure.querySelector("title")?.textContent].join(" ");
      });
      const plain = (text) => text.replace(/\s+/g, " ").trim();
      const untold = rows.filter((row) => !plain(told).includes(plain(row.text)));
      if (untold.length > 0) complain("the name of the figure lacks amounts", untold.map((row) => row.text).join());
    });
    assert.deepEqual(sum(findings), []);
  });
}

// The title of the other site takes three lines by itself.
test("the head of a page is at most 120 px high on a phone", () => {
  assert.deepEqual(sum(highHeads.example), []);
});

test("who to ask is within 700 px of the top of a release", async () => {
  const findings = [];
  let contacts = 0;
  for (const site of Object.values(served)) {
    await visitAll(browser, pagesOfKind(site, "release"), { viewport: { width: 1280, height: 1024 } }, async (page, address) => {
      await page.goto(site.origin + address);
      const contact = page.getByRole("main").getByText(/^(Pressekontakt|Press contact)$/).first();
      if ((await contact.count()) === 0) return;
      contacts += 1;
      const { y } = await contact.boundingBox();
      if (y > 700) findings.push({ address, look: "1280 px", what: "the contact is too far down", where: `at ${Math.round(y)} px` });
    });
  }
  assert.ok(contacts > 1, "there are contacts");
  assert.deepEqual(sum(findings), []);
});
