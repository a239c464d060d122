// Every HTML, CSS and SVG file of both sites: the Nu HTML checker finds no error and has no warning.
//
// Needs Java.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { test } from "node:test";
import { serveSite, sites } from "./finished.mjs";

const { resolve } = createRequire(import.meta.url);
const checker = resolve("vnu-jar/build/dist/vnu.jar");

/** Runs the checker. Its exit says only that something was found, so what it prints is read in any case. */
const check = (folder) => {
  // It guesses the language of a page from its letters, and takes Danish for Norwegian; faktum says which language a page is in.
  const options = ["-Xss2m", "-jar", checker, "--no-langdetect", "--skip-non-html", "--also-check-css", "--also-check-svg", "--format", "json", "--stdout", "--exit-zero-always"];
  const printed = execFileSync("java", [...options, folder], { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"] });
  return JSON.parse(printed).messages;
};

for (const name of Object.keys(sites)) {
  test(`${name}: the Nu HTML checker finds nothing`, async (t) => {
    const site = await serveSite(name);
    t.after(site.close);
    const byMessage = new Map();
    for (const message of check(site.files)) {
      const words = `${message.type}${message.subType ? ` (${message.subType})` : ""}: ${message.message}`;
      const place = `${message.url.split("/site/").at(-1)}:${message.lastLine}`;
      byMessage.set(words, [...(byMessage.get(words) ?? []), place]);
    }
    const findings = [...byMessage].map(([words, places]) => `${words} — ${places.length} times: ${places.slice(0, 3).join(", ")}`);
    assert.deepEqual(findings, []);
  });
}
