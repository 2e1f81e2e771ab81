// All the words, then some of them: what is asked of few documents has the scores that lunr gives it among all.
import assert from "node:assert/strict";
import { test } from "node:test";
import lunr from "lunr/lunr.js";
import { answer, type Source } from "../src/search/rank";
import type { Word } from "../src/search/question";

const TERMS = ["agua", "salud", "obra", "feria", "parque", "cabildo"];
const FIELDS = ["body", "title"];
const COMPLETED = 0.4;
const DOCUMENTS = 60;

/** Always the same numbers from 0 to 1. */
function chance(): () => number {
  let seed = 7;
  return () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
}

/** Documents of which the rarer words are in fewer. */
function documents(): Record<string, string[]>[] {
  const next = chance();
  const words = () => TERMS.filter((_, rarity) => next() < 0.8 / (rarity + 1)).flatMap((term) => (next() < 0.3 ? [term, term] : [term]));
  return Array.from({ length: DOCUMENTS }, () => Object.fromEntries(FIELDS.map((field) => [field, words()])));
}

const whole = (() => {
  const builder = new lunr.Builder();
  FIELDS.forEach((name, place) => builder.field(name, { boost: 1 + 4 * place }));
  documents().forEach((fields, id) => builder.add({ id: String(id), ...fields }));
  return { builder, index: builder.build() };
})();

const source: Source = {
  documents: DOCUMENTS,
  fields: FIELDS.map((name, place) => ({ name, boost: 1 + 4 * place, average: whole.builder.averageFieldLength[name] ?? 0 })),
  places: (term) =>
    documents().flatMap((fields, document) =>
      FIELDS.flatMap((name, field) => {
        const count = fields[name]?.filter((one) => one === term).length ?? 0;
        return count ? [{ document, field, count, length: fields[name]?.length ?? 0 }] : [];
      }),
    ),
};

const word = (terms: string[], more: string[] = []): Word => ({ form: "", terms, more });

function theirs(words: readonly Word[], presence: number): Map<number, number> {
  const { OPTIONAL } = lunr.Query.presence;
  const { index } = whole;
  const groups = new Map(words.map(({ terms, more }, place) => [String(place), [...terms, ...more]]));
  index.pipeline = { runString: (key) => [...(groups.get(key) ?? [key])] };
  const results = index.query((query) => {
    for (const key of groups.keys()) query.clause({ term: key, boost: 0, presence });
    for (const { terms, more } of words) {
      for (const term of terms) query.clause({ term, boost: 1, presence: OPTIONAL });
      for (const term of more) query.clause({ term, boost: COMPLETED, presence: OPTIONAL });
    }
  });
  return new Map(results.map(({ ref, score }) => [Number(ref), score]));
}

const asked = {
  "one word": [word(["agua"])],
  "a word and what it may become": [word(["obra"], ["feria", "parque"])],
  "two words": [word(["agua"]), word(["salud"])],
  "words of two terms": [word(["agua", "salud"]), word(["obra", "feria"]), word(["parque"])],
  "rare words together": [word(["cabildo"]), word(["parque"]), word(["feria"]), word(["obra"]), word(["salud"])],
};

test("documents with all the words come first, with lunr's own scores", () => {
  const { REQUIRED, OPTIONAL } = lunr.Query.presence;
  for (const [name, words] of Object.entries(asked)) {
    const { hits, widened } = answer({ words, asked: true, unfinished: false, begun: false }, source, () => 0);
    const [strict, loose] = [theirs(words, REQUIRED), theirs(words, OPTIONAL)];

    assert.equal(widened, strict.size < 3 && words.length > 1, name);
    assert.deepEqual(new Set(hits.map(({ document }) => document)), new Set((widened ? loose : strict).keys()), name);
    for (const { document, score } of hits) assert.ok(Math.abs(score - (loose.get(document) ?? 0)) < 1e-9, name);
    assert.deepEqual(new Set(hits.slice(0, strict.size).map(({ document }) => document)), new Set(strict.keys()), name);
    assert.ok(hits.length > 0, name);
  }
  assert.ok(theirs(asked["rare words together"], REQUIRED).size < 3);
});

test("a word that nobody wrote leaves the documents that have the others", () => {
  const found = answer({ words: [word(["agua"]), word([])], asked: true, unfinished: false, begun: false }, source, () => 0);

  assert.ok(found.widened);
  assert.equal(found.hits.length, theirs([word(["agua"])], lunr.Query.presence.REQUIRED).size);
  assert.deepEqual(answer({ words: [word([])], asked: true, unfinished: false, begun: false }, source, () => 0).hits, []);
});
