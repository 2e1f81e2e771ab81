// The proof: what the shards answer is what lunr.js answers that has the whole index, pair by pair.
import lunr from "lunr/lunr.js";
import { Archive } from "../src/search/archive";
import type { Fetch } from "../src/search/files";
import { indexOf } from "../src/search/rank";
import { standing } from "../src/search/shard";

/** For each field of a document, its terms with their counts. */
export type Counted = Record<string, [term: string, count: number][]>;
export interface Clause {
  readonly term: string;
  readonly fields?: string[];
  readonly presence?: number;
  /** All terms that begin with `term`. */
  readonly prefix?: boolean;
  readonly boost?: number;
}
export interface Verdict {
  pairs: number;
  answered: number;
  /** The largest difference of a score. */
  worst: number;
  /** Questions whose documents differ. */
  readonly differing: Clause[][];
}

const EVERY = Infinity;

/** The verdicts on several indexes of the same documents. */
export async function prove(
  folders: readonly string[], documents: readonly Counted[], questions: readonly Clause[][], fetch?: Fetch,
): Promise<Verdict[]> {
  const archives = await Promise.all(folders.map((folder) => Archive.open(folder, fetch)));
  const [first] = archives;
  if (!first) return [];
  const whole = lunr.Index.load(JSON.parse(JSON.stringify(stock(first, documents))) as object);
  const verdicts = archives.map(() => ({ pairs: 0, answered: 0, worst: 0, differing: [] as Clause[][] }));
  for (const question of questions) {
    const theirs = scores(whole, question);
    for (const [place, archive] of archives.entries()) {
      const verdict = verdicts[place];
      if (verdict) judge(verdict, theirs, scores(await partial(archive, question), question), question);
    }
  }
  return verdicts;
}

function judge(verdict: Verdict, theirs: Map<string, number>, ours: Map<string, number>, question: Clause[]): void {
  if ([...theirs.keys()].sort().join() !== [...ours.keys()].sort().join()) verdict.differing.push(question);
  for (const [ref, score] of theirs) verdict.worst = Math.max(verdict.worst, Math.abs(score - (ours.get(ref) ?? Infinity)));
  verdict.pairs += theirs.size;
  if (theirs.size > 0) verdict.answered++;
}

/** The index that lunr.js makes of the documents, with nothing of ours but the three bits of the lengths. */
export function stock({ router }: Archive, documents: readonly Counted[]): lunr.Index {
  const builder = new lunr.Builder();
  for (const [name, boost] of router.fields) builder.field(name, { boost });
  documents.forEach((fields, id) => builder.add({ id: String(id), ...tokens(fields) }));
  for (const ref of Object.keys(builder.fieldLengths)) builder.fieldLengths[ref] = rounded(builder.fieldLengths[ref] ?? 0);
  return builder.build();
}

function tokens(fields: Counted): Record<string, string[]> {
  const repeated = Object.entries(fields).map(([name, many]) => [
    name, many.flatMap(([term, count]) => Array<string>(count).fill(term)),
  ]);
  return Object.fromEntries(repeated) as Record<string, string[]>;
}

function rounded(length: number): number {
  const spare = Math.max(0, 29 - Math.clz32(length));
  return (length >> spare) << spare;
}

async function partial({ postings }: Archive, question: readonly Clause[]): Promise<lunr.Index> {
  const starts = question.filter(({ prefix }) => prefix).flatMap(({ term }) => [...new Set([standing(term), term])]);
  const terms = question.filter(({ prefix }) => !prefix).map(({ term }) => term);
  await postings.load(terms, { starts, most: EVERY });
  return indexOf([...terms, ...starts.flatMap((start) => postings.startingWith(start, EVERY, EVERY))], postings);
}

function scores(index: lunr.Index, question: readonly Clause[]): Map<string, number> {
  const results = index.query((query) => {
    for (const { term, prefix, ...rest } of question) {
      query.clause({ term: prefix ? `${term}*` : term, usePipeline: false, ...rest });
    }
  });
  return new Map(results.map(({ ref, score }) => [ref, score]));
}
