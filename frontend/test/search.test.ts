// The pieces of the search that need neither a page nor an index made by Python (those are in tests/search/).
import assert from "node:assert/strict";
import { test } from "node:test";
import shared from "../../tests/search/press_terms.json";
import { Facets, NOTHING_CHOSEN } from "../src/search/facets";
import { distance, Lexicon } from "../src/search/lexicon";
import { pieces } from "../src/search/marks";
import { Postings } from "../src/search/postings";
import { analysis } from "../src/search/press";
import { question } from "../src/search/question";
import { fromAddress, isAsking, START, toAddress } from "../src/search/state";

const HEADER = '{"documents":3,"fields":[["body",1],["title",12]],"lengths":[[4,2,6],[1,1,1]]}';
const postings = new Postings(`${HEADER}\n009 3.1\nagu 1.2 2\neduc 2\neducacion 2\nzon 1 1 1`);
const lexicon = new Lexicon("agua 2\neducación\nzona 3");

test("the terms of the shared list are those of Python", () => {
  for (const [language, many] of Object.entries(shared)) {
    for (const [text, terms] of Object.entries(many)) assert.deepEqual(analysis(language).analyse(text), terms);
  }
});

test("postings are read back: documents, fields and counts", () => {
  assert.deepEqual(postings.places("agu"), [
    { document: 0, field: 0, count: 2 }, { document: 2, field: 0, count: 1 },
  ]);
  assert.deepEqual(postings.places("009"), [{ document: 2, field: 1, count: 1 }]);
  assert.deepEqual(postings.places("nada"), []);
  assert.equal(postings.fields[0]?.average, 4);
});

test("a beginning is looked up among the terms", () => {
  assert.deepEqual(postings.startingWith("educ", 9), ["educ", "educacion"]);
  assert.deepEqual(postings.startingWith("educ", 1), ["educ"]);
  assert.deepEqual(postings.startingWith("zz", 9), []);
});

test("an index without documents answers", () => {
  const empty = new Postings('{"documents":0,"fields":[["body",1]],"lengths":[[]]}');

  assert.equal(empty.indexOf("agu"), -1);
  assert.deepEqual(empty.startingWith("a", 3), []);
});

test("only the last word is completed, and only while it is being typed", () => {
  const asked = (text: string) => question(text, analysis("es"), postings, lexicon);

  assert.deepEqual(asked("zona educaci").words.map((word) => word.more), [[], ["educ", "educacion"]]);
  assert.deepEqual(asked("zona educaci ").words.map((word) => word.more), [[], []]);
  assert.deepEqual(asked("ed").words[0]?.more, []);
});

test("a completion is found without accents, the most frequent first", () => {
  assert.deepEqual(new Lexicon("árbol\narboleda 5\nzona").completing("arb", 5), ["arboleda", "árbol"]);
  assert.deepEqual(new Lexicon("").completing("arb", 5), []);
});

test("the distance between words counts a swap as one edit and stops when they are far", () => {
  assert.equal(distance("agua", "agua", 2), 0);
  assert.equal(distance("auga", "agua", 2), 1);
  assert.equal(distance("", "ab", 2), 2);
  assert.equal(distance("agua", "educación", 2), 3);
});

test("a short word is forgiven one edit, a long one two", () => {
  assert.equal(lexicon.nearest("zonna"), "zona");
  assert.equal(lexicon.nearest("zxnx"), "");
  assert.equal(lexicon.nearest("edukasion"), "educación");
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
  assert.equal(isAsking(START), false);
  assert.equal(isAsking(fromAddress("?year=2026")), true);
});

test("a facet's counts ignore its own choice", () => {
  const facets = new Facets({
    municipalities: [["a", "A"], ["b", "B"]], topics: [["t", "T"]], kinds: ["release"], years: [2026],
    municipality: [0, 1, -1], topic: [[0], [0], []], kind: [0, 0, 0], year: [0, 0, -1],
  });
  const choice = { ...NOTHING_CHOSEN, municipality: ["a"] };

  assert.deepEqual(facets.counts([0, 1, 2], choice, "municipality"), [1, 1]);
  assert.deepEqual(facets.counts([0, 1, 2], choice, "topic"), [1]);
  assert.deepEqual(facets.passing([2, 1, 0], { ...choice, municipality: ["a", "b"] }), [1, 0]);
  assert.deepEqual(facets.known({ ...choice, year: ["1999", "2026"] }).year, ["2026"]);
});
