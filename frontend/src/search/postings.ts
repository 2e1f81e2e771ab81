// Where terms occur, over all segments: the shards that hold some terms are loaded, then asked.
import { unlisted } from "./bits";
import type { Files, Priority } from "./files";
import { type Coding, lowerBound, type Place, placeOf, Reader, Shard, standing, termOf } from "./shard";

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
  /** Whether `starts` lists groups of shards only. */
  readonly grouped: boolean;
  readonly starts: string;
}

interface Segment {
  readonly facts: Facts;
  readonly reader: Reader;
  readonly first: number;
  readonly shards: Map<number, Shard>;
  /** The least texts of the shards, or of the groups of shards. */
  readonly starts: readonly string[];
  /** Those of the shards of each group that is there. */
  readonly groups: Map<number, readonly string[]>;
}

interface Wanted {
  readonly terms: readonly string[];
  readonly starts: readonly string[];
  readonly most: number;
  readonly priority: Priority;
}

const GROUP = 64; // shards; sitegen/search/segments.py has the same
const MOST_SHARDS = 2; // of a segment, for one beginning of a term

export class Postings {
  readonly documents: number;
  readonly fields: readonly Field[];
  readonly #segments: readonly Segment[];

  constructor(facts: readonly Facts[], fields: readonly (readonly [string, number])[], private readonly files: Files) {
    let documents = 0;
    this.#segments = facts.map((one) => {
      const segment = {
        facts: one, reader: new Reader(one), first: documents, shards: new Map<number, Shard>(),
        starts: unlisted(one.starts), groups: new Map<number, readonly string[]>(),
      };
      documents += one.documents;
      return segment;
    });
    this.documents = documents;
    this.fields = fields.map(([name, boost], field) => {
      const whole = facts.reduce((sum, one) => sum + (one.lengths[field] ?? 0), 0);
      return { name, boost, average: whole / documents };
    });
  }

  /** Loads what is needed to know some terms, and those that stand in shards with one of `starts` at their beginning. */
  async load(terms: Iterable<string>, { starts = [], most = MOST_SHARDS, priority = "high" }: Partial<Wanted> = {}): Promise<void> {
    const wanted: Wanted = { terms: [...terms].map(standing), starts, most, priority };
    await Promise.all(this.#segments.map((segment) => this.#loadFrom(segment, wanted)));
  }

  async #loadFrom(segment: Segment, { terms, starts, most, priority }: Wanted): Promise<void> {
    await this.#loadGroups(segment, [...terms, ...starts.flatMap((start) => [start, endOf(start)])], priority);
    const numbers = new Set(terms.map((term) => holder(segment, term)));
    for (const start of starts) for (const number of holders(segment, start, most)) numbers.add(number);
    await Promise.all([...numbers].filter((number) => number >= 0).map((number) => this.#shard(segment, number, priority)));
  }

  /** The lists of shards where some texts would stand, if the router does not tell them. */
  async #loadGroups({ facts, starts, groups }: Segment, texts: readonly string[], priority: Priority): Promise<void> {
    if (!facts.grouped) return;
    const wanted = new Set(texts.map((text) => placeOf(starts, text)).filter((group) => group >= 0 && !groups.has(group)));
    await Promise.all([...wanted].map(async (group) => {
      groups.set(group, await this.files.made(`${facts.folder}/s${group}.idx`, unlisted, priority));
    }));
  }

  /** Where a term occurs. Its shards must be there. */
  places(term: string): Place[] {
    const text = standing(term);
    return this.#segments.flatMap((segment) => segment.shards.get(holder(segment, text))?.places(text) ?? []);
  }

  has(term: string): boolean {
    const text = standing(term);
    return this.#segments.some(({ shards }) => [...shards.values()].some((shard) => includes(shard, text)));
  }

  /** Whether all that is known of a term is there. */
  isThere(term: string): boolean {
    const text = standing(term);
    return this.#segments.every((segment) => segment.shards.has(holder(segment, text)) || placeOf(segment.starts, text) < 0);
  }

  /** The first terms that stand in shards with `start` at their beginning, in their order, of the shards that are there. */
  startingWith(start: string, limit: number, most = MOST_SHARDS): string[] {
    const found = new Set<string>();
    for (const segment of this.#segments) {
      for (const number of holders(segment, start, most)) {
        const { terms = [] } = segment.shards.get(number) ?? {};
        for (let at = lowerBound(terms, start); terms[at]?.startsWith(start); at++) found.add(termOf(terms[at] ?? ""));
      }
    }
    return [...found].sort().slice(0, limit);
  }

  async #shard(segment: Segment, number: number, priority: Priority): Promise<void> {
    if (segment.shards.has(number)) return;
    const bytes = await this.files.bytes(`${segment.facts.folder}/t${number}.idx`, priority);
    segment.shards.set(number, new Shard(bytes, segment.reader, segment.first));
  }
}

/** The shard that would hold a term; -1 if it comes before all, or if its group is not there. */
function holder({ facts, starts, groups }: Segment, term: string): number {
  const place = placeOf(starts, term);
  if (!facts.grouped || place < 0) return place;
  const group = groups.get(place);
  return group ? place * GROUP + placeOf(group, term) : -1;
}

/** The shards that would hold what begins so, as many as will be looked into. */
function holders(segment: Segment, start: string, most: number): number[] {
  const first = Math.max(0, holder(segment, start));
  const last = holder(segment, endOf(start));
  return Array.from({ length: Math.max(0, Math.min(most, last - first + 1)) }, (_, place) => first + place);
}

/** A text after all that begin with `start`. */
function endOf(start: string): string {
  return `${start}\uffff`;
}

function includes({ terms }: Shard, text: string): boolean {
  return terms[lowerBound(terms, text)] === text;
}
