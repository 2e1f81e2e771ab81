// lunr answers: an index of only the terms that a question needs gives lunr's own ranking and scores,
// since a score is made from the postings of the question's terms, their number, and the fields' lengths.
import lunr from "lunr";
import type { Field } from "./postings";
import type { Question, Word } from "./question";
import type { Place } from "./shard";

// Of lunr come the parts that ask an index (build.mjs). Where it would run words through a pipeline, or look terms up in
// an automaton of all of them, there are terms already, and few; in which places a word matched, nobody asks.
lunr.Pipeline = class {};
lunr.TokenSet = { fromClause: ({ term }) => term };
lunr.MatchData = class {
  add(): void {}
  combine(): void {}
};

/** lunr's set of documents, which it makes for every term and seldom asks: the work waits until it does. */
class Refs implements lunr.Refs {
  #set: Set<string> | undefined;

  constructor(readonly refs: readonly string[] = []) {}

  contains(ref: string): boolean {
    return (this.#set ??= new Set(this.refs)).has(ref);
  }

  union(other: lunr.Refs): lunr.Refs {
    return other instanceof Refs ? new Refs([...this.refs, ...other.refs]) : other.union(this);
  }

  intersect(other: lunr.Refs): lunr.Refs {
    return other instanceof Refs ? new Refs(this.refs.filter((ref) => other.contains(ref))) : other.intersect(this);
  }
}

lunr.Set = Object.assign(Refs, { empty: lunr.Set.empty, complete: lunr.Set.complete });

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

const K1 = 1.2; // Okapi BM25's usual parameters, lunr's defaults
const B = 0.75;
const DECIMALS = 1_000; // lunr rounds each component of a vector to the third
const ANY = "*"; // lunr's wildcard
const NOWHERE = {};
const FEW = 3; // hits with all the words; below this, some of the words will do
const COMPLETED = 0.4; // the weight of a completion; the word as it was typed weighs 1
const RECENT = 0.1; // the newest document's score rises by this part

export function answer(question: Question, source: Source, age: Age): Answer {
  const found = question.words.filter((word) => word.terms.length + word.more.length > 0);
  const terms = new Set(found.flatMap((word) => [...word.terms, ...word.more]));
  const words = counted(found, source);
  const having = (least: number, most: number) => {
    const wanted = (document: number) => (words[document] ?? 0) >= least && (words[document] ?? 0) <= most;
    return words.some((many) => many >= least && many <= most) ? sorted(search(indexOf(terms, source, wanted), found), age) : [];
  };
  const every = question.words.length;
  const all = found.length < every || every === 0 ? [] : having(every, every);
  if (all.length >= FEW || every < 2) return { hits: all, widened: false, terms };
  const some = having(1, every - 1);
  return { hits: [...all, ...some], widened: some.length > 0, terms };
}

/** How many of the words each document has. */
function counted(words: readonly Word[], source: Source): Uint8Array {
  const many = new Uint8Array(source.documents);
  const last = new Int8Array(source.documents).fill(-1); // the word that a document was counted for
  words.forEach(({ terms, more }, number) => {
    for (const { document } of [...terms, ...more].flatMap((term) => source.places(term))) {
      if (last[document] === number) continue;
      last[document] = number;
      many[document] = (many[document] ?? 0) + 1;
    }
  });
  return many;
}

/** A lunr index of some terms, scored as if it held all; of the documents that are wanted. */
export function indexOf(terms: Iterable<string>, source: Source, wanted: (document: number) => boolean = () => true): lunr.Index {
  const sorted = [...new Set(terms)].sort();
  const invertedIndex = Object.create(null) as Record<string, lunr.Posting>;
  const fieldVectors = Object.create(null) as Record<string, lunr.Vector>;
  sorted.forEach((term, number) => {
    const places = source.places(term);
    if (places.length === 0) return; // lunr's index has no such term
    const documents = source.fields.map(() => Object.create(null) as lunr.Documents);
    const idf = inverse(places.length, source.documents);
    for (const place of places) {
      const field = source.fields[place.field];
      if (!field || !wanted(place.document)) continue;
      (documents[place.field] ?? {})[place.document] = NOWHERE;
      const { elements } = (fieldVectors[`${field.name}/${place.document}`] ??= { elements: [] });
      elements.push(number, component(place, field, idf));
    }
    const named = source.fields.map(({ name }, field) => [name, documents[field]]);
    invertedIndex[term] = { _index: number, ...Object.fromEntries(named) } as lunr.Posting;
  });
  const matching = (pattern: string) =>
    pattern.endsWith(ANY)
      ? sorted.filter((term) => term.startsWith(pattern.slice(0, -1)) && term in invertedIndex)
      : [pattern].filter((term) => term in invertedIndex);
  const tokenSet = { intersect: (pattern: string) => ({ toArray: () => matching(pattern) }) };
  const fields = source.fields.map((field) => field.name);
  return new lunr.Index({ invertedIndex, fieldVectors, tokenSet, fields, pipeline: { runString: (term) => [term] } });
}

/** What of a lunr.Builder's work is left: a component of a document's vector for one of its fields. */
function component({ count, length }: Place, { boost, average }: Field, idf: number): number {
  const score = (idf * ((K1 + 1) * count)) / (K1 * (1 - B + B * (length / average)) + count);
  return Math.round(score * boost * DECIMALS) / DECIMALS;
}

/** lunr's inverse document frequency, in which a document counts for each field that has the term. */
function inverse(places: number, documents: number): number {
  return Math.log(1 + Math.abs((documents - places + 0.5) / (places + 0.5)));
}

/** What lunr answers, each completion weighing less than the word as it was typed. */
function search(index: lunr.Index, words: readonly Word[]): Hit[] {
  const results = index.query((query) => {
    for (const { terms, more } of words) {
      for (const term of terms) query.clause({ term, usePipeline: false });
      for (const term of more) query.clause({ term, usePipeline: false, boost: COMPLETED });
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
