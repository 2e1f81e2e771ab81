// Where terms occur, over all segments: the shards that hold some terms are loaded, then asked.
import type { Files } from "./files";
import { type Coding, lowerBound, type Place, Reader, Shard } from "./shard";

export interface Field {
  readonly name: string;
  readonly boost: number;
  /** The number of terms in this field of the mean document. */
  readonly average: number;
}

/** What the router tells of a segment. */
export interface Facts extends Coding {
  readonly folder: string;
  readonly years: readonly (readonly [year: number, documents: number])[];
  readonly lengths: readonly number[];
  readonly starts: readonly string[];
}

interface Segment {
  readonly facts: Facts;
  readonly reader: Reader;
  readonly first: number;
  readonly shards: Map<number, Shard>;
}

const MOST_SHARDS = 2; // of a segment, for one beginning of a term

export class Postings {
  readonly documents: number;
  readonly fields: readonly Field[];
  private readonly segments: readonly Segment[];

  constructor(facts: readonly Facts[], fields: readonly (readonly [string, number])[], private readonly files: Files) {
    let documents = 0;
    this.segments = facts.map((one) => {
      const segment = { facts: one, reader: new Reader(one), first: documents, shards: new Map<number, Shard>() };
      documents += one.documents;
      return segment;
    });
    this.documents = documents;
    this.fields = fields.map(([name, boost], field) => {
      const whole = facts.reduce((sum, one) => sum + (one.lengths[field] ?? 0), 0);
      return { name, boost, average: whole / documents };
    });
  }

  /** Loads what is needed to know some terms, and those that begin in some way. */
  async load(terms: Iterable<string>, starts: Iterable<string> = [], most = MOST_SHARDS): Promise<void> {
    const wanted: Promise<void>[] = [];
    for (const segment of this.segments) {
      const numbers = new Set([...terms].map((term) => holder(segment, term)));
      for (const start of starts) for (const number of holders(segment, start, most)) numbers.add(number);
      for (const number of numbers) if (number >= 0) wanted.push(this.shard(segment, number));
    }
    await Promise.all(wanted);
  }

  /** Where a term occurs. Its shards must be there. */
  places(term: string): Place[] {
    return this.segments.flatMap((segment) => {
      const places = segment.shards.get(holder(segment, term))?.places(term) ?? [];
      return places.map((place) => ({ ...place, document: place.document + segment.first }));
    });
  }

  has(term: string): boolean {
    return this.segments.some(({ shards }) => [...shards.values()].some((shard) => includes(shard, term)));
  }

  /** The first terms that begin with `start`, in their order, of the shards that are there. */
  startingWith(start: string, limit: number, most = MOST_SHARDS): string[] {
    const found = new Set<string>();
    for (const segment of this.segments) {
      for (const number of holders(segment, start, most)) {
        const { terms = [] } = segment.shards.get(number) ?? {};
        for (let at = lowerBound(terms, start); terms[at]?.startsWith(start); at++) found.add(terms[at] ?? "");
      }
    }
    return [...found].sort().slice(0, limit);
  }

  private async shard(segment: Segment, number: number): Promise<void> {
    if (segment.shards.has(number)) return;
    const bytes = await this.files.bytes(`${segment.facts.folder}/t${number}.idx`);
    segment.shards.set(number, new Shard(bytes, segment.reader));
  }
}

/** The shard that would hold a term; -1 if it comes before all. */
function holder({ facts: { starts } }: Segment, term: string): number {
  const at = lowerBound(starts, term);
  return starts[at] === term ? at : at - 1;
}

/** The shards that would hold what begins so, as many as will be looked into. */
function holders(segment: Segment, start: string, most: number): number[] {
  const first = Math.max(0, holder(segment, start));
  const last = holder(segment, `${start}\uffff`);
  return Array.from({ length: Math.max(0, Math.min(most, last - first + 1)) }, (_, place) => first + place);
}

function includes(shard: Shard, term: string): boolean {
  return shard.terms[lowerBound(shard.terms, term)] === term;
}
