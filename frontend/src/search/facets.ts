// Filters: the columns of sitegen/search/shelf.py, and how many results stand behind each value.
import type { Facts } from "./postings";

export const FACETS = ["municipality", "kind", "topic", "year"] as const;
export type Facet = (typeof FACETS)[number];
/** Facets whose column is a file; years follow from the segments. */
export type Loaded = Exclude<Facet, "year">;
/** The ids chosen in each facet; none chosen lets everything pass, several add up. */
export type Choice = Readonly<Record<Facet, readonly string[]>>;
export type Counts = Readonly<Record<Facet, Readonly<Record<string, number>>>>;

export interface Value {
  readonly id: string;
  /** The name where it comes from site.toml, else "". */
  readonly name: string;
}

/** The sets of values that occur, and for each document the place of its set. */
export interface Column {
  readonly sets: readonly (readonly string[])[];
  readonly documents: ArrayLike<number>;
}

interface Described {
  readonly segments: readonly Pick<Facts, "years">[];
  readonly kinds: readonly string[];
  readonly municipalities: readonly (readonly [id: string, name: string])[];
  readonly topics: readonly (readonly [id: string, name: string])[];
}

export const NOTHING_CHOSEN: Choice = { municipality: [], kind: [], topic: [], year: [] };
const FIRST = 0x20;

export class Facets {
  readonly values: Readonly<Record<Facet, readonly Value[]>>;
  readonly #columns = new Map<Facet, Column>();

  constructor({ segments, kinds, municipalities, topics }: Described) {
    const named = ([id, name]: readonly [string, string]) => ({ id, name });
    const runs = segments.flatMap((segment) => segment.years);
    const years = [...new Set(runs.map(([year]) => year))].filter(Boolean).sort((one, other) => other - one);
    this.values = {
      municipality: municipalities.map(named),
      kind: kinds.map((id) => ({ id, name: "" })),
      topic: topics.map(named),
      year: years.map((year) => ({ id: String(year), name: String(year) })),
    };
    this.put("year", yearsOf(runs));
  }

  put(facet: Facet, column: Column): void {
    this.#columns.set(facet, column);
  }

  /** What of a choice this newsroom has. */
  known(choice: Choice): Choice {
    const kept = FACETS.map((facet) => {
      const ids = new Set(this.values[facet].map((value) => value.id));
      return [facet, [...new Set(choice[facet])].filter((id) => ids.has(id))];
    });
    return Object.fromEntries(kept) as Choice;
  }

  /** The documents that pass, in their order; with `except`, whatever is chosen in that facet. */
  passing(documents: readonly number[], choice: Choice, except?: Facet): number[] {
    const wanted = FACETS.filter((facet) => facet !== except && choice[facet].length > 0);
    return wanted.reduce((left: readonly number[], facet) => {
      const { sets, documents: places } = this.#column(facet);
      const chosen = new Set(choice[facet]);
      const passes = sets.map((values) => values.some((value) => chosen.has(value)));
      return left.filter((document) => passes[places[document] ?? -1]);
    }, documents) as number[];
  }

  /** How many documents each value of a facet would show, whatever is chosen in that facet. */
  counts(documents: readonly number[], choice: Choice, facet: Facet): Record<string, number> {
    const { sets, documents: places } = this.#column(facet);
    const many = sets.map(() => 0);
    for (const document of this.passing(documents, choice, facet)) {
      const place = places[document] ?? -1;
      if (place in many) many[place] = (many[place] ?? 0) + 1;
    }
    const counts: Record<string, number> = {};
    sets.forEach((values, place) => {
      for (const value of new Set(values)) counts[value] = (counts[value] ?? 0) + (many[place] ?? 0);
    });
    return counts;
  }

  #column(facet: Facet): Column {
    const column = this.#columns.get(facet);
    if (!column) throw new Error(`the column ${facet} has not been loaded`);
    return column;
  }
}

/** A column from its file. */
export function columnOf(text: string): Column {
  const end = text.indexOf("\n");
  const documents = Uint16Array.from({ length: text.length - end - 1 }, (_, at) => text.charCodeAt(end + 1 + at) - FIRST);
  return { sets: JSON.parse(text.slice(0, end)) as string[][], documents };
}

function yearsOf(runs: readonly (readonly [year: number, documents: number])[]): Column {
  const sets = [...new Set(runs.map(([year]) => year))];
  const documents = runs.flatMap(([year, many]) => Array<number>(many).fill(sets.indexOf(year)));
  return { sets: sets.map((year) => (year ? [String(year)] : [])), documents };
}
