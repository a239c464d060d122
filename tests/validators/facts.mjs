// Every index.json of the sites in the folders that are named follows docs/open-data.schema.json, as ajv reads it.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";

const ajv = new Ajv({ allErrors: true, strict: false });
addFormats(ajv);
const validate = ajv.compile(JSON.parse(readFileSync("docs/open-data.schema.json", "utf8")));
let files = 0;
let failed = 0;
for (const folder of process.argv.slice(2)) {
  for (const path of readdirSync(folder, { recursive: true })) {
    if (!path.endsWith("index.json")) continue;
    files += 1;
    if (!validate(JSON.parse(readFileSync(join(folder, path), "utf8")))) {
      failed += 1;
      console.log(`${path}: ${ajv.errorsText(validate.errors.slice(0, 5))}`);
    }
  }
}
if (files === 0) console.log("no index.json to look at");
console.log(`ajv: ${files} files, ${failed} wrong`);
process.exit(failed === 0 && files > 0 ? 0 : 1);
