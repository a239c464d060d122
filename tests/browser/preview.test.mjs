// The preview in a real browser: an open page shows each edit of its site without a reload by hand.
//
// Needs Chromium (or the path of one in CHROMIUM) and the program in target/debug (or its path in FAKTUM):
//   cargo build && npm ci --prefix tests/browser && node --test tests/browser/

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = process.env.FAKTUM ?? join(root, "target/debug/faktum");
const site = mkdtempSync(join(tmpdir(), "faktum-browser-"));
const about = join(site, "content/pages/om.md");
const style = join(root, "themes/default/assets/style.css");

let servers = [], address, browser, page, complaints;

/** Starts a server, and gives the address that it prints. */
const serve = (...options) =>
  new Promise((resolve, reject) => {
    const server = spawn(program, ["serve", "--site", site, ...options], { stdio: ["ignore", "ignore", "pipe"] });
    servers.push(server);
    let said = "";
    server.stderr.on("data", (words) => {
      said += words;
      const found = said.match(/ (http:\S+)/);
      if (found) resolve(found[1]);
    });
    server.on("exit", () => reject(new Error(`the server ended: ${said}`)));
  });

before(async () => {
  cpSync(join(root, "content"), join(site, "content"), { recursive: true });
  address = await serve();
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"],
  });
});

after(async () => {
  await browser?.close();
  for (const server of servers) {
    server.removeAllListeners("exit");
    server.kill();
  }
  rmSync(site, { recursive: true, force: true });
});

beforeEach(async () => {
  await page?.close();
  complaints = [];
  page = await browser.newPage({ viewport: { width: 800, height: 500 } });
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(`${address}om/`);
  // The script compares the page with later editions only after its first event.
  await page.waitForTimeout(500);
});

const says = (words) => page.waitForFunction((words) => document.body.innerText.includes(words), words);

test("a saved text is shown without a reload by hand, and the page keeps its scroll position", async () => {
  await page.evaluate(() => scrollTo(0, 250));
  const text = readFileSync(about, "utf8");
  writeFileSync(about, text.replace("Emnet er virkeligt", "Emnet er ganske virkeligt"));
  await says("Emnet er ganske virkeligt");
  await page.waitForFunction(() => scrollY === 250);
  assert.deepEqual(complaints, []);
});

test("an error is shown on top of the last working page, and goes when it is fixed", async () => {
  const text = readFileSync(about, "utf8");
  writeFileSync(about, `${text}\n<b>fed</b>\n`);
  const panel = page.locator("#faktum-problems");
  await panel.waitFor();
  const problems = await panel.textContent();
  assert.match(problems, /content\/pages\/om\.md:\d+:1: fejl\[raw-html\]/);
  assert.match(problems, /\^\^\^/, "with its caret");
  assert.equal(await panel.getAttribute("lang"), "da", "in the language of the site");
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 500 });
    const fits = await panel.evaluate((panel) => panel.scrollWidth <= innerWidth && document.body.scrollWidth <= innerWidth);
    assert.ok(fits, `nothing runs out of a window of ${width} px`);
  }
  await says("Hvad kilderne ikke fortæller");
  writeFileSync(about, text);
  await panel.waitFor({ state: "detached" });
  assert.deepEqual(complaints, []);
});

test("a changed style sheet is replaced without a reload", async () => {
  await page.evaluate(() => (window.isTheSamePage = true));
  mkdirSync(join(site, "themes/default/assets"), { recursive: true });
  writeFileSync(
    join(site, "themes/default/assets/style.css"),
    `${readFileSync(style, "utf8")}\nbody { outline: 3px solid red; }\n`,
  );
  await page.waitForFunction(() => getComputedStyle(document.body).outlineStyle === "solid");
  assert.equal(await page.evaluate(() => window.isTheSamePage), true);
  assert.deepEqual(complaints, []);
});

test("a page that an edit does not change is not reloaded", async () => {
  await page.evaluate(() => (window.isTheSamePage = true));
  const other = join(site, "content/pages/tilgaengelighed.md");
  writeFileSync(other, readFileSync(other, "utf8").replace("\n---\n\n", "\n---\n\nEn ny første sætning. "));
  await page.waitForTimeout(1000);
  assert.equal(await page.evaluate(() => window.isTheSamePage), true);
});

test("the clock of a preview shows the site of another moment, and what is not public is marked", async () => {
  writeFileSync(
    join(site, "content/releases/kladde.md"),
    "---\ntitle: En kladde\nsummary: Den er ikke færdig.\npublisher: sus\npublished: 2020-06-01\ndraft: true\n---\n\nTekst.\n",
  );
  const preview = await serve("--preview");
  await page.goto(preview);
  const draft = page.locator("article", { hasText: "En kladde" });
  assert.match(await draft.textContent(), /Kladde/);
  const bar = page.locator("#faktum-clock");
  await bar.locator("input[type=datetime-local]").fill("2020-04-01T12:00");
  await bar.getByLabel("Kun det offentlige den").first().check();
  await page.waitForFunction(() => document.cookie.includes("2020-04-01T12:00"));
  await page.waitForFunction(() => !document.body.innerText.includes("En kladde"));
  assert.equal(await bar.locator("input[type=datetime-local]").inputValue(), "2020-04-01T12:00");
  await page.waitForLoadState("networkidle").catch(() => {});
  await bar.locator("input[type=datetime-local]").fill("2026-01-01T12:00");
  await bar.locator("input[type=datetime-local]").press("Enter");
  await says("Partnerskab");
  await bar.getByLabel("Alt, også det").check();
  await says("En kladde");
  assert.deepEqual(complaints, []);
});
