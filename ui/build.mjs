// Builds dist/: one style sheet, one script and the font files, each text file also gzipped, so
// that the binary embeds the compressed bytes and never compresses the same file twice.

import { cp, mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { constants, gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const finished = join(here, "dist");
// Built beside and moved at the end: a failed build leaves the last good one in place.
const dist = join(here, "dist.new");
const fontFiles = join(here, "node_modules/@fontsource-variable/source-sans-3/files");
// What a first visit may weigh, style sheet and script together, compressed; fonts aside.
const budget = 60_000;

await rm(dist, { recursive: true, force: true });
await mkdir(join(dist, "fonts"), { recursive: true });

const { css } = sass.compile(join(here, "scss/throughline.scss"), {
  // MoJ names govuk-frontend from the folder above node_modules.
  loadPaths: [here, join(here, "node_modules")],
  quietDeps: true,
});
// Sass leaves whitespace and duplicate rules behind; esbuild minifies further.
const minified = await esbuild.transform(css, { loader: "css", minify: true, target: "es2020" });
await writeFile(join(dist, "throughline.css"), minified.code);

await esbuild.build({
  entryPoints: [join(here, "ts/throughline.ts")],
  outfile: join(dist, "throughline.js"),
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
});

for (const file of await readdir(fontFiles)) {
  if (file.endsWith("-wght-normal.woff2")) await cp(join(fontFiles, file), join(dist, "fonts", file));
}

await cp(join(here, "icon.svg"), join(dist, "icon.svg"));

let weight = 0;
for (const file of ["throughline.css", "throughline.js"]) {
  const packed = gzipSync(await readFile(join(dist, file)), { level: constants.Z_BEST_COMPRESSION });
  await writeFile(join(dist, `${file}.gz`), packed);
  weight += packed.length;
  console.log(`${file}: ${packed.length} bytes compressed`);
}
if (weight > budget) {
  console.error(`Style sheet and script weigh ${weight} bytes compressed; the budget is ${budget}.`);
  process.exit(1);
}

await rm(finished, { recursive: true, force: true });
await rename(dist, finished);
