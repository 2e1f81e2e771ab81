// The pieces of the search that need neither a page nor an index made by Python (those are in tests/search/).
import assert from "node:assert/strict";
import { test } from "node:test";
import lunr from "lunr/lunr.js";
import spanish from "lunr-languages/lunr.es.js";
import support from "lunr-languages/lunr.stemmer.support.js";
import shared from "../../tests/search/press_terms.json";
import { Bits, Code, unlisted } from "../src/search/bits";
import { columnOf, Facets, NOTHING_CHOSEN } from "../src/search/facets";
import { Files, Gone } from "../src/search/files";
import { distance, Lexicon, nearestOf, read } from "../src/search/lexicon";
import { pieces } from "../src/search/marks";
import { analysis } from "../src/search/press";
import { likely } from "../src/search/question";
import { lowerBound, Reader, Shard } from "../src/search/shard";
import { stem } from "../src/search/spanish";
import { fromAddress, isAsking, START, toAddress } from "../src/search/state";

const bytes = (text: string) => new TextEncoder().encode(text).buffer as ArrayBuffer;
const bits = (text: string) =>
  new Bits(Uint8Array.from(text.padEnd(64, "0").match(/.{8}/g) ?? [], (eight) => parseInt(eight, 2)), 0);
const entries = read("0agua1\n0educación\n0zona2");

test("the terms of the shared list are those of Python", () => {
  for (const [language, many] of Object.entries(shared)) {
    for (const [text, terms] of Object.entries(many)) assert.deepEqual(analysis(language).analyse(text), terms);
  }
});

test("words have the stems that lunr-languages gives them", () => {
  support(lunr);
  spanish(lunr);
  const theirs = (lunr as unknown as { es: { stemmer(word: string): string } }).es.stemmer;
  const words = Object.keys(shared.es).flatMap((text) => text.toLowerCase().match(/\p{L}+/gu) ?? []);

  for (const word of words) assert.equal(stem(word), theirs(word), word);
  assert.ok(words.length > 50);
});

test("numbers come back from their bits", () => {
  const some = bits("1" + "00101" + "110" + "1101");

  assert.deepEqual([some.gamma(), some.gamma(), some.rice(0), some.rice(1)], [1, 5, 2, 5]);
  assert.throws(() => new Bits(new Uint8Array(1), 0).gamma(), /cut short/);
});

test("a list is read back: the letters that a word shares with the one before", () => {
  assert.deepEqual(unlisted("Aagu" + "Da" + "Bb/ñ" + "A1"), ["agu", "agua", "ab/ñ", "1"]);
  assert.deepEqual(unlisted(""), []);
});

test("a canonical code is read by its lengths alone", () => {
  const code = new Code([[7], [3], [5, 9]]);
  const some = bits("0" + "10" + "110" + "111" + "0");

  assert.deepEqual([1, 2, 3, 4, 5].map(() => code.read(some)), [7, 3, 5, 9, 7]);
  assert.throws(() => new Code([[], [7]]).read(bits("11")), /none/);
});

test("a shard tells terms, documents, fields, counts and lengths", () => {
  const reader = new Reader({ documents: 3, sets: [[1, 3]], classes: [[[4]], [[9]]] });
  // "agu": two documents; the first twice in field 0, the next once in each. "aguacat": the last, in field 0.
  const places = "010" + "0" + "0" + "010" + "0" + "0" + "1" + "1" + "0" + "1" + "0" + "1" + "100" + "0" + "1" + "0";
  const octets = places.padEnd(32, "0").match(/.{8}/g)?.map((eight) => parseInt(eight, 2)) ?? [];
  const shard = new Shard(Uint8Array.from([...Buffer.from(" agu\n#acat\n\n"), ...octets]), reader);

  assert.deepEqual(shard.terms, ["agu", "aguacat"]);
  assert.deepEqual(shard.places("aguacat"), [{ document: 2, field: 0, count: 1, length: 4 }]);
  assert.deepEqual(shard.places("agu"), [
    { document: 0, field: 0, count: 2, length: 4 },
    { document: 1, field: 0, count: 1, length: 4 },
    { document: 1, field: 1, count: 1, length: 10 },
  ]);
  assert.deepEqual(shard.places("ag"), []);
  assert.throws(() => new Shard(Uint8Array.from([1, 2, 3]), reader), /none/);
});

test("the place of a text among others is where it would stand", () => {
  assert.deepEqual(["a", "b", "c", "d"].map((text) => lowerBound(["b", "c"], text)), [0, 0, 1, 2]);
});

test("a file is fetched once, and again if it failed", async () => {
  const asked: string[] = [];
  const files = new Files("f/", (url) => {
    asked.push(url);
    return asked.length === 1 ? Promise.reject(new Gone(url)) : Promise.resolve(bytes("hola"));
  });

  const text = () => files.made("a", (inside) => inside);

  await assert.rejects(text(), Gone);
  assert.deepEqual(await Promise.all([text(), text()]), ["hola", "hola"]);
  assert.deepEqual(asked, ["f/a", "f/a"]);
});

test("a dictionary is read back: shared letters, and how frequent words are", () => {
  assert.deepEqual(read("0árbol\n1boleda2\n0zona"), [
    { word: "árbol", bare: "arbol", power: 0 },
    { word: "áboleda", bare: "aboleda", power: 2 },
    { word: "zona", bare: "zona", power: 0 },
  ]);
  assert.deepEqual(read(""), []);
});

test("a completion is found without accents, the most frequent first", async () => {
  const files = new Files("", () => Promise.resolve(bytes("0árbol\n0arboleda2\n0zona")));
  const lexicon = new Lexicon({ starts: "Aarb", digests: "0123456789" }, files);

  assert.deepEqual(await lexicon.completing("arb"), ["arboleda", "árbol"]);
  assert.deepEqual(await lexicon.completing("aaa"), []);
  assert.deepEqual(await new Lexicon({ starts: "", digests: "" }, files).completing("arb"), []);
});

test("of what a word may become is loaded what comes first, and two for every letter that may be next", () => {
  const frequent = Array.from("abcdefghijkl", (letter) => `paso${letter}`);

  assert.deepEqual(likely([...frequent, "pasom", "paseo", "pasar", "pasear", "pasee"], 3), [...frequent, "paseo", "pasar", "pasear"]);
});

test("the distance between words counts a swap as one edit and stops when they are far", () => {
  assert.equal(distance("agua", "agua", 2), 0);
  assert.equal(distance("auga", "agua", 2), 1);
  assert.equal(distance("", "ab", 2), 2);
  assert.equal(distance("agua", "educación", 2), 3);
});

test("a short word is forgiven one edit, a long one two", () => {
  assert.equal(nearestOf("zonna", entries), "zona");
  assert.equal(nearestOf("zxnx", entries), "");
  assert.equal(nearestOf("edukasion", entries), "educación");
});

test("marked pieces are whole words and joined they are the text", () => {
  const found = pieces("¡Educación, 2 niños! educar", new Set(["educ", "educacion"]), analysis("es"));

  assert.equal(found.map((piece) => piece.text).join(""), "¡Educación, 2 niños! educar");
  assert.deepEqual(found.filter((piece) => piece.found).map((piece) => piece.text), ["Educación", "educar"]);
});

test("a state goes into the address and comes back", () => {
  const state = {
    text: "agua & drenaje +ñ", choice: { ...NOTHING_CHOSEN, topic: ["agua", "salud"] }, sort: "date" as const, page: 3,
  };

  assert.deepEqual(fromAddress(toAddress(state)), state);
  assert.equal(toAddress(START), "");
  assert.equal(fromAddress(toAddress({ ...START, text: `a${"🚰".repeat(600)}` })).text, `a${"🚰".repeat(499)}`);
  assert.equal(isAsking(START), false);
  assert.equal(isAsking(fromAddress("?year=2026")), true);
});

test("a facet's counts ignore its own choice", () => {
  const facets = new Facets({
    municipalities: [["a", "A"], ["b", "B"]], topics: [["t", "T"]], kinds: ["release"],
    segments: [{ years: [[2026, 2]] }, { years: [[0, 1]] }],
  });
  facets.put("municipality", columnOf('[["a"],["b"],[]]\n !"'));
  facets.put("topic", columnOf('[["t"],[]]\n  !'));
  facets.put("kind", columnOf('[["release"]]\n   '));
  const choice = { ...NOTHING_CHOSEN, municipality: ["a"] };

  assert.deepEqual(facets.counts([0, 1, 2], choice, "municipality"), { a: 1, b: 1 });
  assert.deepEqual(facets.counts([0, 1, 2], choice, "topic"), { t: 1 });
  assert.deepEqual(facets.counts([0, 1, 2], NOTHING_CHOSEN, "year"), { 2026: 2 });
  assert.deepEqual(facets.passing([2, 1, 0], { ...choice, municipality: ["a", "b"] }), [1, 0]);
  assert.deepEqual(facets.known({ ...choice, year: ["1999", "2026"] }).year, ["2026"]);
});
