// Bundles the browser's scripts into sitegen/bundle/; with "test", the tests into a folder (node_modules/.test/).
import { readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const NOTICES = ["lunr", "idiomorph"]; // what ends up inside search.js, and inside preview.js
// Of lunr's own source files, in the order of its Makefile, those that an index made by API and asked by API needs:
// without its English pipeline and its query language, at half the size.
const PARTS = "lunr utils field_ref set idf pipeline vector token_set token_set_builder index builder match_data query";

const partsOfLunr = {
  name: "parts of lunr",
  setup(build) {
    build.onResolve({ filter: /^lunr$/ }, () => ({ path: "lunr", namespace: "parts" }));
    build.onLoad({ filter: /.*/, namespace: "parts" }, async () => {
      const parts = await Promise.all(PARTS.split(" ").map((name) => read("lunr", `lib/${name}.js`)));
      return { contents: [...parts, "export default lunr;"].join("\n") };
    });
  },
};

if (process.argv[2] === "test") await bundleTests();
else await bundle();

async function bundle() {
  await build({
    entryPoints: { search: here("src/search/main.ts"), page: here("src/page/main.ts"), preview: here("src/preview/main.ts") },
    outdir: here("../sitegen/bundle"),
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    plugins: [partsOfLunr],
    legalComments: "none", // LICENSES.txt carries them whole
    banner: { js: "/* sitegen: see LICENSES.txt */" },
    logLevel: "warning",
  });
  await writeFile(here("../sitegen/bundle/LICENSES.txt"), await notices());
}

async function notices() {
  const parts = NOTICES.map(async (name) => {
    const { version, license = "MIT", homepage = "" } = JSON.parse(await read(name, "package.json"));
    return `${name} ${version} (${license}) ${homepage}\n\n${await read(name, "LICENSE")}`;
  });
  const head =
    "search.js contains parts of lunr and preview.js of idiomorph, as named below, unchanged but for joining and shortening.\n" +
    "Their sources are on npm under the names and versions given.\n";
  return [head, ...(await Promise.all(parts))].join(`\n${"-".repeat(80)}\n`);
}

function read(name, file) {
  return readFile(here(`node_modules/${name}/${file}`), "utf8");
}

async function bundleTests() {
  const names = (await readdir(here("test"))).filter((name) => name.endsWith(".ts"));
  await build({
    entryPoints: names.map((name) => here(`test/${name}`)),
    outdir: process.argv[3] ?? here("node_modules/.test"),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    plugins: [partsOfLunr],
    platform: "neutral",
    mainFields: ["module", "main"],
    external: ["node:*"],
    format: "esm",
    target: "es2022",
    logLevel: "warning",
  });
}
