// lunr answers: an index of only the terms that a question needs gives lunr's own ranking and scores,
// since a score is made from the postings of the question's terms, their number, and the fields' lengths.
import lunr from "lunr";
import type { Field } from "./postings";
import type { Question, Word } from "./question";
import type { Place } from "./shard";

// Of lunr come the parts that count (build.mjs). Where it would run words through a pipeline, or look terms up in an
// automaton of all of them, there are terms already, and few.
lunr.Pipeline = class {};
lunr.TokenSet = { fromClause: ({ term }) => term };

export interface Hit {
  readonly document: number;
  readonly score: number;
}

export interface Answer {
  /** Best first. */
  readonly hits: readonly Hit[];
  /** Whether documents were added that have only some of the words. */
  readonly widened: boolean;
  /** The terms that may be marked in what is shown. */
  readonly terms: ReadonlySet<string>;
}

/** What lunr must know of the whole index, and of a term. */
export interface Source {
  readonly documents: number;
  readonly fields: readonly Field[];
  places(term: string): readonly Place[];
}

/** How old a document is among all: from 0 for the oldest up to 1 for the newest. */
export type Age = (document: number) => number;

const ANY = "*"; // lunr's wildcard
const FEW = 3; // hits with all the words; below this, some of the words will do
const COMPLETED = 0.4; // the weight of a completion; the word as it was typed weighs 1
const RECENT = 0.1; // the newest document's score rises by this part

export function answer(question: Question, source: Source, age: Age): Answer {
  const found = question.words.filter((word) => word.terms.length + word.more.length > 0);
  const terms = new Set(found.flatMap((word) => [...word.terms, ...word.more]));
  if (found.length === 0) return { hits: [], widened: false, terms };
  const index = indexOf(terms, source);
  const { REQUIRED, OPTIONAL } = lunr.Query.presence;
  const all = found.length < question.words.length ? [] : search(index, found, REQUIRED);
  if (all.length >= FEW || question.words.length === 1) return { hits: sorted(all, age), widened: false, terms };
  const strict = new Set(all.map((hit) => hit.document));
  const some = search(index, found, OPTIONAL).filter((hit) => !strict.has(hit.document));
  return { hits: [...sorted(all, age), ...sorted(some, age)], widened: some.length > 0, terms };
}

/** A lunr index of some terms, scored as if it held all. */
export function indexOf(terms: Iterable<string>, source: Source): lunr.Index {
  const builder = new lunr.Builder();
  builder.b(0.75);
  builder.k1(1.2);
  builder.documentCount = source.documents;
  builder.averageFieldLength = {};
  for (const { name, boost, average } of source.fields) {
    builder.field(name, { boost });
    builder.averageFieldLength[name] = average;
  }
  const sorted = [...new Set(terms)].sort();
  sorted.forEach((term, number) => post(builder, term, number, source));
  builder.createFieldVectors();
  const { invertedIndex, fieldVectors } = builder;
  const matching = (pattern: string) =>
    pattern.endsWith(ANY)
      ? sorted.filter((term) => term.startsWith(pattern.slice(0, -1)) && term in invertedIndex)
      : [pattern].filter((term) => term in invertedIndex);
  const tokenSet = { intersect: (pattern: string) => ({ toArray: () => matching(pattern) }) };
  const fields = source.fields.map((field) => field.name);
  return new lunr.Index({ invertedIndex, fieldVectors, tokenSet, fields, pipeline: { runString: (term) => [term] } });
}

function post(builder: lunr.Builder, term: string, number: number, source: Source): void {
  const places = source.places(term);
  if (places.length === 0) return; // lunr's index has no such term
  const documents: lunr.Documents[] = source.fields.map(() => ({}));
  for (const { document, field, count, length } of places) {
    const ref = `${source.fields[field]?.name ?? ""}/${document}`;
    (documents[field] ??= {})[document] = {};
    (builder.fieldTermFrequencies[ref] ??= Object.create(null) as Record<string, number>)[term] = count;
    builder.fieldLengths[ref] = length;
    builder._documents[document] = {};
  }
  const named = source.fields.map(({ name }, field) => [name, documents[field] ?? {}]);
  builder.invertedIndex[term] = { _index: number, ...Object.fromEntries(named) } as lunr.Posting;
}

/** One clause a word, which lunr's "pipeline" turns into the word's terms: any of them will do. */
function search(index: lunr.Index, words: readonly Word[], presence: number): Hit[] {
  const groups = new Map<string, readonly string[]>();
  index.pipeline = { runString: (key) => [...(groups.get(key) ?? [])] };
  const results = index.query((query) => {
    const clause = (terms: readonly string[], boost: number, how: number) => {
      if (terms.length === 0) return;
      const key = String(groups.size);
      groups.set(key, terms);
      query.clause({ term: key, boost, presence: how });
    };
    for (const word of words) {
      clause([...word.terms, ...word.more], COMPLETED, presence);
      clause(word.terms, 1 - COMPLETED, lunr.Query.presence.OPTIONAL);
    }
  });
  return results.map(({ ref, score }) => ({ document: Number(ref), score }));
}

/** By score, with a gentle push for what is recent. */
function sorted(hits: readonly Hit[], age: Age): Hit[] {
  return hits
    .map(({ document, score }) => ({ document, score: score * (1 + RECENT * age(document)) }))
    .sort((one, other) => other.score - one.score || age(other.document) - age(one.document));
}
