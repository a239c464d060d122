// Makes the sizes of photographs with sharp: as many photographs at a time as there are threads, and one thread for each. That is the fastest
// that was found for many photographs: more threads for one wait for each other.
import { createRequire } from 'node:module';
import { mkdir, readdir } from 'node:fs/promises';
import { join, parse } from 'node:path';

const [modules, from, to, ...widths] = process.argv.slice(2);
const sharp = createRequire(join(modules, 'package.json'))('sharp');
const threads = Number(process.env.UV_THREADPOOL_SIZE);
sharp.concurrency(1);
sharp.cache(false);

/** A pipeline for each file decodes into fewer pixels where it can. Decoding once gives every pixel to all. */
async function source(path) {
  if (!process.env.ONCE) {
    return () => sharp(path).rotate();
  }
  const { data, info } = await sharp(path).rotate().raw().toBuffer({ resolveWithObject: true });
  return () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
}

async function make(name) {
  const photograph = await source(join(from, name));
  for (const width of widths.map(Number)) {
    const file = join(to, `${parse(name).name}-${width}`);
    await photograph().resize(width).webp({ quality: 75 }).toFile(`${file}.webp`);
    await photograph().resize(width).jpeg({ quality: 80 }).toFile(`${file}.jpg`);
  }
}

await mkdir(to, { recursive: true });
const names = await readdir(from);
async function work() {
  for (let name = names.pop(); name !== undefined; name = names.pop()) {
    await make(name);
  }
}
await Promise.all(Array.from({ length: threads }, work));
