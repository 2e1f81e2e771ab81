// Bundles the browser's scripts and the fonts of drawn cards into sitegen/bundle/; with "test", the tests into a
// folder (node_modules/.test/).
import { copyFile, readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const NOTICES = ["lunr", "idiomorph"]; // what ends up inside search.js, and inside preview.js
const FONT = "@expo-google-fonts/source-serif-4"; // no page loads it: cards for shared links are drawn with it
const WEIGHTS = { "headline.ttf": "700Bold/SourceSerif4_700Bold.ttf", "words.ttf": "400Regular/SourceSerif4_400Regular.ttf" };
// Of lunr's own source files, in the order of its Makefile, those that ask an index: without its builder, its English
// pipeline, its query language and its way to look terms up (rank.ts).
const PARTS = "field_ref set vector index query";
// What of these parts nobody calls here.
const UNUSED = `
  Set.prototype.contains Set.prototype.intersect Set.prototype.union Vector.prototype.insert Vector.prototype.toArray
  Vector.prototype.toJSON Index.prototype.search Index.prototype.toJSON Index.load Query.prototype.term`;

const partsOfLunr = {
  name: "parts of lunr",
  setup(build) {
    build.onResolve({ filter: /^lunr$/ }, () => ({ path: "lunr", namespace: "parts" }));
    build.onLoad({ filter: /.*/, namespace: "parts" }, async () => {
      const parts = await Promise.all(PARTS.split(" ").map((name) => read("lunr", `lib/${name}.js`)));
      const used = UNUSED.trim().split(/\s+/).reduce(without, parts.join("\n"));
      return { contents: `const lunr = {};\n${used}\nexport default lunr;` };
    });
  },
};

/** The source without a function of lunr's. */
function without(source, name) {
  const start = source.indexOf(`\nlunr.${name} = function `);
  if (start < 0) throw new Error(`lunr has no ${name}`);
  return source.slice(0, start) + source.slice(source.indexOf("\n}\n", start) + 2);
}

/** Each search speaks the language of its edition and no other. */
function language(code) {
  return {
    name: "one language",
    setup(build) {
      build.onResolve({ filter: /\/languages$/ }, () => ({ path: here(`src/search/languages.${code}.ts`) }));
    },
  };
}

if (process.argv[2] === "test") await bundleTests();
else await bundle();

async function bundle() {
  await scripts({ search: here("src/search/main.ts") }, [partsOfLunr, language("es")]);
  await scripts({ "search-en": here("src/search/main.ts") }, [partsOfLunr, language("en")]);
  await scripts({ page: here("src/page/main.ts"), verify: here("src/verify/main.ts"), preview: here("src/preview/main.ts") });
  for (const [name, file] of Object.entries(WEIGHTS)) {
    await copyFile(here(`node_modules/${FONT}/${file}`), here(`../sitegen/bundle/${name}`));
  }
  await writeFile(here("../sitegen/bundle/LICENSES.txt"), await notices());
}

async function scripts(entryPoints, plugins = []) {
  await build({
    entryPoints,
    outdir: here("../sitegen/bundle"),
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    plugins,
    legalComments: "none", // LICENSES.txt carries them whole
    banner: { js: "/* sitegen: see LICENSES.txt */" },
    logLevel: "warning",
  });
}

async function notices() {
  const parts = NOTICES.map(async (name) => {
    const { version, license = "MIT", homepage = "" } = JSON.parse(await read(name, "package.json"));
    return `${name} ${version} (${license}) ${homepage}\n\n${await read(name, "LICENSE")}`;
  });
  const fonts = `headline.ttf, words.ttf: Source Serif 4, unchanged\n\n${await read(FONT, "LICENSE_FONT")}`;
  const head =
    "search.js contains parts of lunr and preview.js of idiomorph, as named below, unchanged but for joining and shortening.\n" +
    "Their sources are on npm under the names and versions given.\n";
  return [head, ...(await Promise.all(parts)), fonts].join(`\n${"-".repeat(80)}\n`);
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
