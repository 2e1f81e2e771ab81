// What is found for a state: everything that a page shows, before any card is fetched.
import type { Archive } from "./archive";
import { FACETS, type Facet, type Value } from "./facets";
import { question } from "./question";
import { answer } from "./rank";
import type { State } from "./state";

export interface Outcome {
  /** Every document that passes, in the order asked for. */
  readonly documents: readonly number[];
  /** How many would pass without filters. */
  readonly unfiltered: number;
  /** For each facet, what each value would show. */
  readonly counts: Readonly<Record<Facet, readonly { value: Value; count: number }[]>>;
  readonly widened: boolean;
  /** Words were typed, and all of them are too common to be looked up. */
  readonly onlyCommon: boolean;
  /** The question with its unknown words replaced by near ones, where nothing was found; or "". */
  readonly meant: string;
  readonly terms: ReadonlySet<string>;
}

export function outcome(state: State, archive: Archive): Outcome {
  const { facets, postings, lexicon, analysis } = archive;
  const asked = question(state.text, analysis, postings, lexicon);
  const found = answer(asked, postings);
  const all = asked.words.length > 0 || asked.asked ? found.hits.map((hit) => hit.document) : newest(postings.documents);
  const choice = facets.known(state.choice);
  const documents = facets.passing(all, choice);
  if (state.sort === "date") documents.sort((one, other) => other - one);
  const counts = FACETS.map((facet) => {
    const many = facets.counts(all, choice, facet);
    return [facet, facets.values[facet].map((value, place) => ({ value, count: many[place] ?? 0 }))];
  });
  return {
    documents,
    unfiltered: all.length,
    counts: Object.fromEntries(counts) as Outcome["counts"],
    widened: found.widened && documents.length > 0,
    onlyCommon: asked.asked && asked.words.length === 0,
    meant: all.length === 0 ? meant(asked.words, archive) : "",
    terms: found.terms,
  };
}

function newest(documents: number): number[] {
  return Array.from({ length: documents }, (_, place) => documents - 1 - place);
}

function meant(words: readonly { form: string; terms: readonly string[] }[], archive: Archive): string {
  const guesses = words.map(({ form, terms }) => (terms.length > 0 ? form : archive.lexicon.nearest(form)));
  return guesses.includes("") ? "" : guesses.join(" ");
}
