// Finished sites for the tests beside it: builds one into a folder of its own, serves it as a host would, and opens its pages in Chromium.
//
// Takes the content of a site. Gives addresses of pages, an open browser, and what pages complain about: errors in the console, requests
// that fail, and whatever the site's own `_headers` forbids. It checks nothing itself.
//
// Needs Chromium (or the path of one in CHROMIUM) and the program in target/debug (or its path in FAKTUM).

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const program = process.env.FAKTUM ?? join(root, "target/debug/faktum");
export const chromiumPath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** The sites that every test looks at: the example of this repository, and one in which everything is as large as it may be. */
export const sites = { example: root, extreme: fileURLToPath(new URL("extreme", import.meta.url)) };

/** Pages are made for this moment, so that a test says the same on every day. */
const now = "2026-06-01T12:00";

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".xml": "application/xml",
};
const compressed = new Set([".css", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"]);

/** Builds a site and serves it. `close` ends the server and removes the folder. */
export const serveSite = async (name) => {
  const folder = mkdtempSync(join(tmpdir(), `faktum-${name}-`));
  execFileSync(program, ["build", "--site", sites[name], "--out", join(folder, "site"), "--now", now], { stdio: "pipe" });
  const files = join(folder, "site");
  const rules = readRules(join(files, "_headers"));
  const server = createServer((request, response) => answer(files, rules, request, response));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    name,
    files,
    origin: `http://localhost:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** The headers of `_headers`: for each pattern of addresses, names with values. */
const readRules = (path) => {
  const rules = [];
  for (const line of readFileSync(path, "utf8").split("\n")) {
    if (line.startsWith("/")) rules.push({ pattern: line.trim(), headers: [] });
    else if (line.trim()) rules.at(-1).headers.push(line.trim().split(/:\s*(.*)/s, 2));
  }
  return rules;
};

const isMatch = (pattern, path) => (pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern);

/** Answers as a host does that knows `_headers` and `404.html`, and compresses texts. */
const answer = (files, rules, request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  let file = join(files, path);
  if (path.endsWith("/")) file = join(file, "index.html");
  let status = 200;
  if (path.includes("..") || !existsSync(file) || statSync(file).isDirectory()) {
    file = join(files, "404.html");
    status = 404;
  }
  let bytes = readFileSync(file);
  response.setHeader("Content-Type", types[extname(file)] ?? "application/octet-stream");
  for (const rule of rules) {
    if (!isMatch(rule.pattern, path)) continue;
    for (const [header, value] of rule.headers) response.setHeader(header, value);
  }
  if (compressed.has(extname(file)) && /gzip/.test(request.headers["accept-encoding"] ?? "")) {
    bytes = gzipSync(bytes);
    response.setHeader("Content-Encoding", "gzip");
  }
  response.writeHead(status, { "Content-Length": bytes.length });
  response.end(request.method === "HEAD" ? undefined : bytes);
};

/** Every file of a site with this ending, below its folder. */
export const filesOf = (site, ending) =>
  readdirSync(site.files, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(site.files, join(entry.parentPath ?? entry.path, entry.name)))
    .sort();

/** The addresses of all pages that readers see, the one for addresses that are not there included. Redirects are none. */
export const pagesOf = (site) =>
  filesOf(site, ".html")
    .filter((file) => !readFileSync(join(site.files, file), "utf8").includes('http-equiv="refresh"'))
    .map((file) => `/${file.replace(/(^|\/)index\.html$/, "$1")}`);

/** One line for each thing that is wrong, with where it is: what is wrong in the footer is on every page. */
export const sum = (findings) => {
  const byWhat = new Map();
  for (const { address, look, what, where = "" } of findings) {
    if (!byWhat.has(what)) byWhat.set(what, { looks: new Set(), places: new Map() });
    byWhat.get(what).looks.add(look);
    byWhat.get(what).places.set(address, where);
  }
  return [...byWhat].map(([what, { looks, places }]) => {
    const first = [...places].slice(0, 3).map(([address, where]) => `${address} ${where}`.trim());
    return `${what} — ${[...looks].join("; ")} — on ${places.size} of the pages: ${first.join(", ")}`;
  });
};

/** Pages whose `body` has this class, which says of what kind a page is: `home`, `release`, `agreement` … */
export const pagesOfKind = (site, kind) =>
  pagesOf(site).filter((address) => {
    const file = address.endsWith("/") ? `${address}index.html` : address;
    return new RegExp(`<body class="[^"]*\\bkind-${kind}\\b`).test(readFileSync(join(site.files, file), "utf8"));
  });

export const launch = () =>
  chromium.launch({
    executablePath: chromiumPath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"],
  });

/** Collects what a page complains about while it is open. */
export const listen = (page) => {
  const complaints = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("requestfailed", (request) => {
    // A test that changes colours faster than a logo loads makes the browser drop the logo for the other one.
    if (request.resourceType() === "image" && request.failure()?.errorText === "net::ERR_ABORTED") return;
    complaints.push(`${request.url()}: ${request.failure()?.errorText}`);
  });
  return complaints;
};

/** Does something with each address, with some pages of one browser at a time: a machine has few cores. */
export const visitAll = async (browser, addresses, options, visit) => {
  const waiting = [...addresses];
  const worker = async () => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) await visit(page, address);
    await context.close();
  };
  await Promise.all([worker(), worker(), worker()]);
};
