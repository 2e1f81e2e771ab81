// Filters: the columns of sitegen/search/shelf.py, and how many results stand behind each value.

export const FACETS = ["municipality", "kind", "topic", "year"] as const;
export type Facet = (typeof FACETS)[number];
/** The ids chosen in each facet; none chosen lets everything pass, several add up. */
export type Choice = Readonly<Record<Facet, readonly string[]>>;

export interface Value {
  readonly id: string;
  /** The name where it comes from site.toml, else "". */
  readonly name: string;
}

export interface Columns {
  readonly municipalities: readonly [id: string, name: string][];
  readonly topics: readonly [id: string, name: string][];
  readonly kinds: readonly string[];
  readonly years: readonly number[];
  readonly municipality: readonly number[];
  readonly topic: readonly (readonly number[])[];
  readonly kind: readonly number[];
  readonly year: readonly number[];
}

export const NOTHING_CHOSEN: Choice = { municipality: [], kind: [], topic: [], year: [] };

export class Facets {
  readonly values: Readonly<Record<Facet, readonly Value[]>>;
  private readonly columns: Columns;

  constructor(columns: Columns) {
    this.columns = columns;
    const named = ([id, name]: [string, string]) => ({ id, name });
    this.values = {
      municipality: columns.municipalities.map(named),
      kind: columns.kinds.map((id) => ({ id, name: "" })),
      topic: columns.topics.map(named),
      year: columns.years.map((year) => ({ id: String(year), name: String(year) })),
    };
  }

  /** The values of a document in a facet. */
  of(document: number, facet: Facet): Value[] {
    return this.places(document, facet).flatMap((place) => this.values[facet][place] ?? []);
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
    const wanted = FACETS.filter((facet) => facet !== except && choice[facet].length > 0).map((facet) => {
      const ids = new Set(choice[facet]);
      const places = this.values[facet].flatMap((value, place) => (ids.has(value.id) ? place : []));
      return { facet, places: new Set(places) };
    });
    return documents.filter((document) =>
      wanted.every(({ facet, places }) => this.places(document, facet).some((place) => places.has(place))),
    );
  }

  /** How many documents each value of a facet would show, whatever is chosen in that facet. */
  counts(documents: readonly number[], choice: Choice, facet: Facet): number[] {
    const counts = this.values[facet].map(() => 0);
    for (const document of this.passing(documents, choice, facet)) {
      for (const place of new Set(this.places(document, facet))) counts[place] = (counts[place] ?? 0) + 1;
    }
    return counts;
  }

  private places(document: number, facet: Facet): readonly number[] {
    if (facet === "topic") return this.columns.topic[document] ?? [];
    const place = this.columns[facet][document] ?? -1;
    return place < 0 ? [] : [place];
  }
}
