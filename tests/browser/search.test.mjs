// Search in a real browser: typing, keyboard, filters, the address, Danish letters and compounds, and the page without a script.
//
// The site is made here, so that each word stands where the test wants it. Its pages are below a path, as on GitHub Pages. WCAG 2.2: 2.1.1, 4.1.3.

import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { filesOf, launch, listen, root, serveSite, sites } from "./finished.mjs";

const axe = readFileSync(join(root, "tests/browser/node_modules/axe-core/axe.min.js"), "utf8");

const release = (title, body, { published = "2024-03-01", topic = "Boliger", publisher = "bl" } = {}) =>
  `---\ntitle: '${title}'\nsummary: Et resumé.\npublisher: ${publisher}\npublished: ${published}\ntopics: [${topic}]\n---\n\n${body}\n`;

const pages = {
  "site.yaml": "title: Søgeprøven\nbase_url: https://org.github.io/repo/\nlanguage: da\nlanguages: [da, en]\ntime_zone: Europe/Copenhagen\n",
  "organisations/bl.yaml": "name: Boligselskabernes Landsforening\nshort_name: BL\ntype: interest_organisation\n",
  "organisations/kl.yaml": "name: Kommunernes Landsforening\nshort_name: KL\ntype: interest_organisation\n",
  "releases/2024/a.md": release("Et boligselskab på Ærø vokser", "Om en bolig og et selskab. Der er afsat 37,6 mio. kr. til det."),
  "releases/2025/b.md": release("Nye veje over åen", "Her er afsat 37 mio. kr. til broer.", { published: "2025-03-01", topic: "Veje", publisher: "kl" }),
  "releases/2026/c.md": release("Tegnene 3 <4 & 5> 2 i en overskrift", "Kun en prøve.", { published: "2026-03-01", topic: "Veje", publisher: "kl" }),
  "releases/2026/c.en.md": "---\ntitle: The roads agreement\nsummary: About agreements.\ntopics: [Roads]\n---\n\nNothing else.\n",
};
for (let number = 10; number < 40; number += 1) {
  pages[`releases/2023/nr-${number}.md`] = release(`Møde nummer ${number}`, "Mødet handler om kaninavl.", { published: `2023-01-${String(number - 9).padStart(2, "0")}` });
}

// What both stemmers are compared with: forms of words, each on a page of its own.
const danishRoots = ["bolig", "selskab", "kommun", "arbejd", "udvikl", "mærk", "fremtid", "sund", "beboer", "nabo", "løs", "præcis", "opbygg", "venlig", "ung"];
const danishEndings = ["", "e", "en", "er", "erne", "ernes", "et", "ets", "s", "ende", "hed", "heden", "else", "elser", "lig", "ligt", "t", "igst", "løst", "ing"];
const englishRoots = ["agree", "nation", "organis", "relat", "hop", "hopp", "happy", "sky", "commun", "gener", "cat", "fl", "control", "rate", "tie"];
const englishEndings = ["", "s", "ed", "ing", "ment", "ments", "ational", "ization", "fulness", "ly", "ies", "ied", "ation", "ive", "ousness", "al", "ll", "e"];
const forms = (roots, endings) => [...new Set(roots.flatMap((word) => endings.map((ending) => word + ending)))];
const words = { da: forms(danishRoots, danishEndings), en: forms(englishRoots, englishEndings) };

const folder = mkdtempSync(join(tmpdir(), "faktum-search-"));
const write = (site, files) => {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, site, "content", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  sites[site] = join(folder, site);
};

let browser;
let site;
before(async () => {
  write("search", pages);
  site = await serveSite("search");
  browser = await launch();
});
after(async () => {
  await browser?.close();
  site?.close();
  rmSync(folder, { recursive: true, force: true });
});

// The server has the site at its root, and the site believes to be below /repo/.
const open = async (address = "/soeg/", options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  await page.route(/\/repo\//, async (route) => {
    const response = await route.fetch({ url: route.request().url().replace("/repo/", "/") });
    await route.fulfill({ response });
  });
  const complaints = listen(page);
  await page.goto(`${site.origin}/repo${address}`);
  return { page, complaints, field: page.locator("main input[name=q]") };
};
const answered = (page) => page.waitForFunction(() => document.querySelector("[aria-busy]").getAttribute("aria-busy") === "false");
const titles = (page) => page.locator("main ol > li").evaluateAll((all) => all.map((one) => one.querySelector("a").textContent));
const ask = async (page, query) => {
  await page.locator("main input[name=q]").fill(query);
  await answered(page);
  return titles(page);
};

test("typing shows results with marks, says how many, and keeps the question in the address", async () => {
  const { page, complaints, field } = await open();
  assert.deepEqual(await titles(page), []);
  await field.pressSequentially("boligsel", { delay: 30 });
  await answered(page);
  assert.match((await titles(page))[0], /Boligselskabernes Landsforening|Et boligselskab/);
  assert.ok((await titles(page)).includes("Et boligselskab på Ærø vokser"));
  assert.ok((await page.locator("main ol mark").count()) > 0);
  assert.match(await page.locator("main [role=status]").textContent(), /\d resultat/);
  assert.equal(new URL(page.url()).search, "?q=boligsel");
  assert.deepEqual(await ask(page, "findesslet"), []);
  assert.match(await page.locator("main [role=status]").textContent(), /ingen resultater for ”findesslet”/);
  assert.deepEqual(await ask(page, ""), []);
  assert.equal(new URL(page.url()).search, "");
  assert.deepEqual(complaints, []);
});

test("the address changes only when the answer is there", async () => {
  const { page, field } = await open();
  await page.route(/words-/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.fallback();
  });
  await field.fill("vokser");
  assert.equal(await page.locator("#results").getAttribute("aria-busy"), "true");
  assert.equal(new URL(page.url()).search, "");
  await answered(page);
  assert.equal(new URL(page.url()).search, "?q=vokser");
});

test("letters, forms, compounds, names and amounts are found", async () => {
  const { page } = await open();
  const first = "Et boligselskab på Ærø vokser";
  for (const query of ["ærø", "aeroe", "AERØ", "boligselskaber", "selskab", "selskaberne", "37,6 mio. kr.", "37.600.000 kr"]) {
    assert.ok((await ask(page, query)).includes(first), query);
  }
  assert.deepEqual(await ask(page, "37,6 mio. kr."), [first]);
  // Without a currency it is the same amount, and it is marked.
  assert.deepEqual(await ask(page, "37,6 mio"), [first]);
  const marks = await page.locator("main ol mark").allTextContents();
  assert.deepEqual(marks.map((mark) => mark.replaceAll("\u00a0", " ")), ["37,6 mio. kr"]);
  assert.deepEqual(await ask(page, "aaen"), ["Nye veje over åen"]);
  assert.equal((await ask(page, "BL"))[0], "Boligselskabernes Landsforening");
  assert.equal((await ask(page, "Kommunernes Landsforening"))[0], "Kommunernes Landsforening");
  assert.ok((await ask(page, "Kommunernes Landsforening")).includes("Nye veje over åen"), "by its sender");
});

test("the latest of equally good releases is first, and more are shown when wanted", async () => {
  const { page } = await open();
  const shown = await ask(page, "møde");
  assert.deepEqual(shown.slice(0, 2), ["Møde nummer 39", "Møde nummer 38"]);
  await page.getByRole("button", { name: "Vis flere" }).click();
  await answered(page);
  assert.equal((await titles(page)).length, shown.length + 10);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), `Møde nummer ${39 - shown.length}`);
});

test("a title is text, never markup", async () => {
  const { page, complaints } = await open();
  assert.deepEqual(await ask(page, "tegnene"), ["Tegnene 3 <4 & 5> 2 i en overskrift"]);
  assert.equal(await page.locator("main ol a > :not(mark)").count(), 0);
  assert.deepEqual(complaints, []);
});

test("filters narrow the answer and are in the address", async () => {
  const { page } = await open("/soeg/?q=afsat&from=kl");
  await answered(page);
  assert.deepEqual(await titles(page), ["Nye veje over åen"]);
  await page.locator("main select[name=from]").selectOption("");
  await answered(page);
  assert.equal((await titles(page)).length, 2);
  for (const [name, value, count] of [["year", "2024", 1], ["topic", "veje", 1], ["kind", "release", 2], ["kind", "organisation", 0]]) {
    await page.locator(`main select[name=${name}]`).selectOption(value);
    await answered(page);
    assert.equal((await titles(page)).length, count, `${name}=${value}`);
    assert.equal(new URL(page.url()).search, `?q=afsat&${name}=${value}`);
    await page.locator(`main select[name=${name}]`).selectOption("");
    await answered(page);
  }
});

test("the arrow keys go to the results and back, and Back brings the answer again", async () => {
  const { page, field } = await open();
  await field.fill("møde");
  await answered(page);
  await field.press("ArrowDown");
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  assert.equal(await focused(), "Møde nummer 39");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), "Møde nummer 38");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  assert.equal(await page.evaluate(() => document.activeElement.name), "q");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/pressemeddelelser\/2023/);
  await page.goBack();
  await answered(page);
  assert.equal(await field.inputValue(), "møde");
  assert.equal((await titles(page))[0], "Møde nummer 39");
});

test("each language has its own answers, and the field of every page leads there", async () => {
  const { page } = await open("/en/");
  await page.locator("header [role=search] input").fill("agreements");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/repo\/en\/search\/\?q=agreements/);
  await answered(page);
  assert.deepEqual(await titles(page), ["The roads agreement"]);
  assert.ok(!(await ask(page, "boligselskab")).includes("Et boligselskab på Ærø vokser"));
});

test("a file of another build is no answer", async () => {
  const { page, field } = await open();
  let stale = true;
  await page.route(/words-/, async (route) => {
    const response = await route.fetch({ url: route.request().url().replace("/repo/", "/") });
    const text = await response.text();
    await route.fulfill({ response, body: stale ? text.replace(/"id":"\w+"/, '"id":"00000000"') : text });
    stale = false;
  });
  await field.fill("vokser");
  await answered(page);
  assert.deepEqual(await titles(page), ["Et boligselskab på Ærø vokser"]);
});

test("without a script the page says so and leads to the lists", async () => {
  const { page } = await open("/soeg/?q=bolig", { javaScriptEnabled: false });
  assert.match(await page.locator("main noscript, main .notice").first().textContent(), /JavaScript/);
  assert.ok(await page.locator("main a", { hasText: "Pressemeddelelser" }).first().isVisible());
  assert.ok(!(await page.locator("main select").first().isVisible()));
});

for (const width of [320, 1280]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${width} px, ${colorScheme}: an answer is accessible and fits`, async () => {
      const { page } = await open("/soeg/?q=m%C3%B8de", { viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
      await answered(page);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`), []);
    });
  }
}

test("the script stems and cuts words as the build does", async () => {
  const files = { "site.yaml": pages["site.yaml"], "organisations/bl.yaml": pages["organisations/bl.yaml"] };
  const count = Math.max(words.da.length, words.en.length);
  for (let number = 0; number < count; number += 1) {
    files[`pages/p${number}.md`] = `---\ntitle: Side ${number}\n---\n\n${words.da[number % words.da.length]}\n`;
    files[`pages/p${number}.en.md`] = `---\ntitle: Page ${number}\n---\n\n${words.en[number % words.en.length]}\n`;
  }
  write("stems", files);
  const built = await serveSite("stems");
  try {
    const [script] = filesOf(built, ".js");
    const module = join(folder, "search.mjs");
    copyFileSync(join(built.files, script), module);
    const { terms } = await import(pathToFileURL(module));
    for (const [language, path] of [["da", "soeg/"], ["en", "en/search/"]]) {
      const read = (file) => JSON.parse(readFileSync(join(built.files, file), "utf8"));
      const index = read(`${path}search.json`);
      const known = Object.assign({}, ...filesOf(built, ".json").filter((file) => file.startsWith(`${path}words-`)).map((file) => read(file).words));
      for (const word of words[language]) {
        const [term] = terms(word, index);
        // In the text of a page: the sixth part of the list.
        assert.ok((known[term] ?? "").split("|")[5], `${language}: ${word} is ${term} to the script, and no term of the index`);
      }
      const all = new Set(words[language].map((word) => terms(word, index)[0]));
      const inTexts = Object.keys(known).filter((term) => /^[a-z]+$/.test(term) && known[term].split("|")[5]);
      assert.deepEqual(inTexts.filter((term) => !all.has(term)), [], language);
    }
  } finally {
    built.close();
  }
});
