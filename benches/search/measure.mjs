// How large the search of a site of 10,000 releases is, how long it takes to build and to answer, and whether it finds a release by two rare words of its title.
//
// Takes the folder of a generated site; `node benches/search/measure.mjs SITE [--pagefind]`. Each title of a copy gets two made-up names first, because generated
// titles share all their words. The program is target/release/faktum, or the path in FAKTUM. Pagefind comes from `npm ci` in this folder.

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = process.env.FAKTUM ?? join(root, "target/release/faktum");
const [source, ...options] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "faktum-search-"));
const site = join(folder, "site");
cpSync(source, site, { recursive: true });

const syllables = ["ba", "do", "fi", "gul", "hem", "jor", "kle", "lym", "mus", "nak", "pro", "rux", "sti", "tev", "vaz", "zod"];
/** A made-up word for each number; two numbers never have the same. */
const name = (number) => {
  let word = "";
  for (let rest = number + 4096; rest > 0; rest = Math.floor(rest / 16)) word += syllables[rest % 16];
  return word[0].toUpperCase() + word.slice(1);
};

const files = (below) =>
  readdirSync(below, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();

const titles = [];
for (const file of files(join(site, "content/releases")).filter((file) => file.endsWith(".md"))) {
  const names = [name(titles.length), name(titles.length + 100_000)];
  const text = readFileSync(file, "utf8").replace(/^title: "(.*)"$/m, (_, title) => `title: "${title} ${names.join(" ")}"`);
  const [, title] = text.match(/^title: "(.*)"$/m);
  writeFileSync(file, text);
  titles.push({ title, names });
}

const build = (out) => {
  const started = performance.now();
  execFileSync("/usr/bin/time", ["-f", "%M %U %S", "-o", join(folder, "memory"), program, "build", "--site", site, "--out", out, "--now", "2026-06-01"], { stdio: "pipe" });
  const [kilobytes, user, system] = readFileSync(join(folder, "memory"), "utf8").split(" ").map(Number);
  return { seconds: (performance.now() - started) / 1000, cpu: user + system, megabytes: kilobytes / 1024 };
};
const settings = join(site, "content/site.yaml");
const plain = readFileSync(settings, "utf8");
const median = (of) => of.sort((a, b) => a.seconds - b.seconds)[Math.floor(of.length / 2)];
const [withSearch, without] = [[], []];
for (let round = 0; round < Number(process.env.FAKTUM_ROUNDS ?? 3); round += 1) {
  writeFileSync(settings, `${plain}\nsearch: false\n`);
  rmSync(join(folder, "without"), { recursive: true, force: true });
  without.push(build(join(folder, "without")));
  writeFileSync(settings, plain);
  rmSync(join(folder, "with"), { recursive: true, force: true });
  withSearch.push(build(join(folder, "with")));
}
const [yes, no] = [median(withSearch), median(without)];
const told = ({ seconds, cpu, megabytes }) => `${seconds.toFixed(2)} s (${cpu.toFixed(2)} s of CPU), ${megabytes.toFixed(0)} MB`;
console.log(`build: ${told(yes)}; without search: ${told(no)}`);

const published = join(folder, "with");
const index = files(join(published, "soeg")).filter((file) => file.endsWith(".json"));
const bytes = index.map((file) => statSync(file).size);
const zipped = (of) => of.map((file) => gzipSync(readFileSync(file)).length);
const largest = (kind) => Math.max(...zipped(index.filter((file) => file.includes(`/${kind}`))));
console.log(`index: ${index.length} files, ${(bytes.reduce((a, b) => a + b, 0) / 1e6).toFixed(2)} MB, gzip: manifest ${largest("search")}, words at most ${largest("words")}, pages at most ${largest("pages")} bytes`);
const script = files(join(published, "assets")).find((file) => file.includes("search.") && file.endsWith(".js"));
console.log(`script: ${statSync(script).size} bytes, ${zipped([script])[0]} after gzip`);

// The script answers here as in a browser; a fetch reads the file, and is counted.
const module = join(folder, "search.mjs");
cpSync(join(root, "themes/default/assets/search.js"), module);
const { asked, find, open } = await import(pathToFileURL(module));
let fetched = 0;
globalThis.fetch = async (url) => {
  const text = readFileSync(join(published, "soeg", new URL(url).pathname.split("/").pop()));
  fetched += gzipSync(text).length;
  return { ok: true, json: async () => JSON.parse(text) };
};
const known = await open("http://localhost/soeg/");
let found = 0;
let slowest = 0;
for (const { title, names } of titles) {
  const started = performance.now();
  const { pages } = await find(known, asked(names.join(" "), known), []);
  slowest = Math.max(slowest, performance.now() - started);
  const shown = await Promise.all(pages.slice(0, 3).map(({ page }) => known.page(page)));
  if (shown.some(([of]) => of === title)) found += 1;
}
console.log(`two rare words of a title: ${found} of ${titles.length} among the first three, slowest answer ${slowest.toFixed(1)} ms (without the network)`);

// Typing: what each key fetches, with what is shown of the first results.
let [first, most, times] = [0, 0, []];
const queries = [...Array.from({ length: 12 }, (_, at) => titles[at * 800 + 7].title.replaceAll(/[":]/g, "")), "bolig", "sundhed", "kommuner", "partnerskab", "de ældre i byerne", "digitale færdigheder", titles[5000].names.join(" "), "37,6 mio. kr.", "forening thisted"];
for (const query of queries) {
  fetched = 0;
  let fresh = await open("http://localhost/soeg/");
  for (let end = 1; end <= query.length; end += 1) {
    const before = end === 1 ? 0 : fetched;
    const started = performance.now();
    const { pages } = await find(fresh, asked(query.slice(0, end), fresh), []);
    await Promise.all(pages.slice(0, fresh.shown ?? 5).map(({ page }) => fresh.page(page)));
    times.push(performance.now() - started);
    if (process.env.FAKTUM_KEYS && end > 1 && fetched - before > 20_000) console.log(`    ${fetched - before} for “${query.slice(0, end)}”`);
    if (end === 1) first = Math.max(first, fetched);
    else {
      if (fetched - before > most) console.log(`  ${fetched - before} bytes for the last key of “${query.slice(0, end)}”`);
      most = Math.max(most, fetched - before);
    }
  }
  fetched = 0;
  fresh = await open("http://localhost/soeg/");
  const { pages } = await find(fresh, asked(query, fresh), []);
  await Promise.all(pages.slice(0, fresh.shown ?? 5).map(({ page }) => fresh.page(page)));
  console.log(`  ${fetched} bytes for “${query}” at once, ${pages.length} results`);
  first = Math.max(first, fetched);
}
console.log(`typing: first answer at most ${first} bytes, a further key at most ${most} bytes, slowest ${Math.max(...times).toFixed(1)} ms (without the network)`);

if (options.includes("--pagefind")) {
  const runner = join(root, "benches/search/node_modules/pagefind/lib/runner/bin.cjs");
  const out = join(folder, "pagefind");
  const started = performance.now();
  execFileSync("/usr/bin/time", ["-f", "%M", "-o", join(folder, "memory"), "node", runner, "--site", join(folder, "without"), "--output-path", out], { stdio: "pipe" });
  const all = files(out);
  const size = all.reduce((sum, file) => sum + statSync(file).size, 0);
  console.log(`Pagefind: ${((performance.now() - started) / 1000).toFixed(1)} s, ${(Number(readFileSync(join(folder, "memory"), "utf8")) / 1024).toFixed(0)} MB, ${all.length} files, ${(size / 1e6).toFixed(1)} MB`);
}
if (existsSync(folder)) rmSync(folder, { recursive: true });
