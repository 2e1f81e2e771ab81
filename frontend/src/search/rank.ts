// lunr answers: an index of only the terms that a question needs gives lunr's own ranking and scores,
// since a score is made from the postings of the question's terms, their number, and the fields' lengths.
import lunr from "lunr";
import type { Postings } from "./postings";
import type { Question, Word } from "./question";

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

const FEW = 3; // hits with all the words; below this, some of the words will do
const COMPLETED = 0.4; // the weight of a completion; the word as it was typed weighs 1
const WHOLE = 2;
const RECENT = 0.1; // the newest document's score rises by this part

export function answer(question: Question, postings: Postings): Answer {
  const found = question.words.filter((word) => word.terms.length + word.more.length > 0);
  const terms = new Set([...question.wholes, ...found.flatMap((word) => [...word.terms, ...word.more])]);
  if (found.length === 0) return { hits: [], widened: false, terms };
  const index = indexOf(terms, postings);
  const { REQUIRED, OPTIONAL } = lunr.Query.presence;
  const all = found.length < question.words.length ? [] : search(index, question, found, REQUIRED);
  if (all.length >= FEW || question.words.length === 1) return { hits: sorted(all, postings), widened: false, terms };
  const strict = new Set(all.map((hit) => hit.document));
  const some = search(index, question, found, OPTIONAL).filter((hit) => !strict.has(hit.document));
  const hits = [...sorted(all, postings), ...sorted(some, postings)];
  return { hits, widened: some.length > 0, terms };
}

/** A lunr index of some terms, scored as if it held all. */
export function indexOf(terms: Iterable<string>, postings: Postings): lunr.Index {
  const builder = new lunr.Builder();
  builder.b(0.75);
  builder.k1(1.2);
  builder.documentCount = postings.documents;
  builder.averageFieldLength = {};
  for (const { name, boost, average } of postings.fields) {
    builder.field(name, { boost });
    builder.averageFieldLength[name] = average;
  }
  for (const term of terms) post(builder, term, postings);
  builder.createFieldVectors();
  builder.createTokenSet();
  const { invertedIndex, fieldVectors, tokenSet } = builder;
  const fields = postings.fields.map((field) => field.name);
  return new lunr.Index({ invertedIndex, fieldVectors, tokenSet, fields, pipeline: { runString: (term) => [term] } });
}

function post(builder: lunr.Builder, term: string, postings: Postings): void {
  const documents: lunr.Documents[] = postings.fields.map(() => ({}));
  for (const { document, field, count } of postings.places(term)) {
    const { name = "", lengths = [] } = postings.fields[field] ?? {};
    const ref = `${name}/${document}`;
    (documents[field] ??= {})[document] = {};
    (builder.fieldTermFrequencies[ref] ??= Object.create(null) as Record<string, number>)[term] = count;
    builder.fieldLengths[ref] = lengths[document] ?? 0;
    builder._documents[document] = {};
  }
  const named = postings.fields.map(({ name }, place) => [name, documents[place] ?? {}]);
  builder.invertedIndex[term] = { _index: postings.indexOf(term), ...Object.fromEntries(named) } as lunr.Posting;
}

/** One clause a word, which lunr's "pipeline" turns into the word's terms: any of them will do. */
function search(index: lunr.Index, question: Question, words: readonly Word[], presence: number): Hit[] {
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
    clause(question.wholes, WHOLE, lunr.Query.presence.OPTIONAL);
  });
  return results.map(({ ref, score }) => ({ document: Number(ref), score }));
}

/** By score, with a gentle push for what is recent: documents are numbered from the oldest. */
function sorted(hits: readonly Hit[], postings: Postings): Hit[] {
  const pushed = ({ document, score }: Hit) => score * (1 + (RECENT * (document + 1)) / postings.documents);
  return hits
    .map((hit) => ({ document: hit.document, score: pushed(hit) }))
    .sort((one, other) => other.score - one.score || other.document - one.document);
}
