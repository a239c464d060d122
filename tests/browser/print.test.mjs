// Releases on paper: printed to PDF on A4, and read again.
//
// A printed release has its sender, day and title on the first page, its own address and those of its links, and none of the navigation.
// What is short is not split, and no page has only the foot of the site.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, pagesOfKind, serveSite, sites } from "./finished.mjs";

// The reader looks for what it would draw pages with. Only their text is read here.
globalThis.DOMMatrix ??= class {};
globalThis.ImageData ??= class {};
globalThis.Path2D ??= class {};
const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");

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

/** Small letters and digits alone: where lines and words are broken, a PDF does not say reliably, and a style can make letters large. */
const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** The text of each page of a PDF. */
const readPdf = async (bytes) => {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: true }).promise;
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const content = await (await pdf.getPage(number)).getTextContent();
    pages.push(content.items.map((part) => part.str).join(" "));
  }
  await pdf.destroy();
  return pages;
};

/** What the page says that paper must say, or must not. Read as it is printed. */
const readPage = (page) =>
  page.evaluate(() => {
    const texts = (selector) => [...document.querySelectorAll(selector)].map((element) => element.textContent.trim());
    const isShown = (element) => element.checkVisibility({ visibilityProperty: true });
    const shownText = (element) => {
      const copy = element.cloneNode(true);
      for (const hidden of copy.querySelectorAll(".visually-hidden")) hidden.remove();
      return copy.textContent;
    };
    const isKept = (element) => {
      for (let block = element; block.tagName !== "MAIN"; block = block.parentElement)
        if (getComputedStyle(block).breakInside.startsWith("avoid")) return true;
      return false;
    };
    // Half of the height of the paper between its margins is short.
    const short = [...document.querySelectorAll("main :is(table, blockquote, figure)")].filter((block) => {
      const { height } = block.getBoundingClientRect();
      return isShown(block) && height > 0 && height < 450 && block.textContent.trim().length > 40;
    });
    return {
      title: document.querySelector("h1").textContent,
      day: document.querySelector("main time").textContent,
      address: document.querySelector("link[rel=canonical]").href,
      links: [...document.querySelectorAll("main a[href^='http']")].filter(isShown).map((link) => link.getAttribute("href")),
      navigation: [...document.querySelectorAll("nav, .skip, body > header summary")].filter(isShown).map((element) => element.textContent.trim()),
      menu: texts("body > header nav a"),
      foot: texts("body > footer").join(" "),
      blocks: short.map((block) => ({ text: shownText(block), isKept: isKept(block) })),
    };
  });

const releasesToPrint = (name) =>
  name === "example"
    ? pagesOfKind(served.example, "release")
    : ["/pressemeddelelser/2026/alt-fyldt-ud/", "/en/press-releases/2026/everything-filled/", "/pressemeddelelser/2026/uden-noget/", "/pressemeddelelser/2026/trukket-tilbage/"];

/** Who sends the releases of the test, as the sheets say. */
const senders = ["BL – Danmarks Almene Boliger", "BL – Danish Federation of Non-Profit Housing Providers", "Socialt Udviklingscenter SUS", "Samarbejdsforum for Kyst", "Forum for Coastal", "Ø"];

for (const name of Object.keys(sites)) {
  test(`${name}: a release prints as a press release`, async () => {
    const findings = [];
    const context = await browser.newContext({ viewport: { width: 660, height: 1000 } });
    const page = await context.newPage();
    for (const address of releasesToPrint(name)) {
      await page.emulateMedia({ media: "print" });
      await page.goto(served[name].origin + address);
      const said = await readPage(page);
      const pages = (await readPdf(await page.pdf({ format: "A4" }))).map(plain);
      const all = pages.join("");
      const first = pages[0];
      const complain = (what) => findings.push(`${address}: ${what}`);

      if (!first.includes(plain(said.title))) complain("the first page lacks the title");
      if (!first.includes(plain(said.day))) complain(`the first page lacks the day: ${said.day}`);
      if (!senders.some((sender) => first.includes(plain(sender)))) complain("the first page lacks the sender");
      if (!all.includes(plain(said.address))) complain(`its own address is not printed: ${said.address}`);
      for (const link of new Set(said.links)) if (!all.includes(plain(link))) complain(`the address of a link is not printed: ${link}`);

      for (const navigation of said.navigation) complain(`navigation is printed: ${navigation.slice(0, 60)}`);
      if (/gåtilsidensindhold|skiptocontent/.test(all)) complain("the skip link is printed");
      if (said.menu.length > 1 && all.includes(plain(said.menu.join("")))) complain("the menu is printed");

      for (const [at, text] of pages.entries()) {
        const rest = text.replace(plain(said.foot), "").replace(plain(said.address), "");
        if (rest.length < 40 && plain(said.title).length > 10) complain(`page ${at + 1} of ${pages.length} has nothing but the foot: ${rest}`);
      }
      for (const { text, isKept } of said.blocks) {
        const words = plain(text);
        const [start, end] = [words.slice(0, 20), words.slice(-20)];
        // What is read from right to left has another order in a PDF.
        if (/[\u0590-\u08ff]/.test(text)) continue;
        const begins = text.trim().replace(/\s+/g, " ").slice(0, 50);
        if (!all.includes(end)) complain(`a block is cut off at the edge of the paper: ${begins}`);
        else if (!pages.some((page) => page.includes(start) && page.includes(end))) complain(`a short block is split: ${begins}`);
        if (!isKept) complain(`a short block may be split: ${begins}`);
      }
    }
    await context.close();
    assert.deepEqual(findings, []);
  });
}
