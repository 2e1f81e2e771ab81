// What answers: everything between a state of the page and what it shows. It runs in a worker, so that nothing waits
// for it (remote.ts), and knows no page.
import { Archive, type Card, type Router } from "./archive";
import { type Counts, type Facet, FACETS, type Value } from "./facets";
import { type Fetch, Gone } from "./files";
import { question } from "./question";
import { answer } from "./rank";
import type { State } from "./state";

export const PORTION = 10; // results shown at a time
const TOGETHER = 12; // milliseconds between results that are shown together

/** What can be asked for, once the index is open. */
export interface Offer {
  readonly language: string;
  readonly values: Readonly<Record<Facet, readonly Value[]>>;
}

/** What is known of the results before they are there. */
export interface Counted {
  /** How many documents pass, and how many would without filters. */
  readonly total: number;
  readonly unfiltered: number;
  readonly widened: boolean;
  /** Words were typed, and all of them are too common to be looked up. */
  readonly onlyCommon: boolean;
}

export interface Found extends Counted {
  readonly cards: readonly Card[];
  /** Whether these are all that were asked for, and not only the first. */
  readonly complete: boolean;
  /** Whether there is more to be had for what is being typed, by asking patiently. */
  readonly unfinished: boolean;
  /** The same, but what is still being typed says nothing yet: not before the typing rests. */
  readonly early: boolean;
  /** The question with its unknown words replaced by near ones, where nothing was found; or "". */
  readonly meant: string;
  readonly terms: readonly string[];
}

/** Hears how many there are, then perhaps some of what is found, before it is all there. */
export type Told = (part: Counted | Found) => void;

/** The documents of a question in the order of their rank, before any filter. */
interface Ranked {
  readonly documents: readonly number[];
  readonly widened: boolean;
  readonly onlyCommon: boolean;
  readonly unfinished: boolean;
  readonly begun: boolean;
  readonly unknown: readonly { form: string; known: boolean }[];
  readonly terms: readonly string[];
}

export class Engine {
  #archive: Promise<Archive> | undefined;
  #newest = "";
  #last: { readonly asked: string; readonly archive: Archive; readonly ranked: Promise<Ranked> } | undefined;

  constructor(private readonly folder: string, private readonly fetch?: Fetch) {}

  async open(): Promise<Offer> {
    const { router, facets } = await this.#opened();
    return { language: router.language, values: facets.values };
  }

  /** The results of a state. Throws where a file cannot be had; asking again tries again. */
  search(state: State, told?: Told): Promise<Found> {
    this.#newest = askedFor(state);
    return this.#current((archive) => this.#found(state, archive, told));
  }

  /** For each facet, what each of its values would show. */
  counts(state: State): Promise<Counts> {
    return this.#current(async (archive) => {
      const [{ documents }] = await Promise.all([this.#ranked(state, archive), archive.load(FACETS, "low")]);
      const choice = archive.facets.known(state.choice);
      return Object.fromEntries(
        FACETS.map((facet) => [facet, archive.facets.counts(documents, choice, facet)]),
      ) as unknown as Counts;
    });
  }

  /** Every document that passes, in the order asked for. */
  async documents(state: State): Promise<number[]> {
    const archive = await this.#opened();
    const choice = archive.facets.known(state.choice);
    const filters = FACETS.filter((facet) => choice[facet].length > 0);
    const [{ documents }] = await Promise.all([this.#ranked(state, archive), archive.load(filters)]);
    const passing = archive.facets.passing(documents, choice);
    if (state.sort !== "date") return passing;
    const order = age(archive.router);
    return [...passing].sort((one, other) => order(other) - order(one));
  }

  async #found(state: State, archive: Archive, told?: Told): Promise<Found> {
    archive.expect();
    const documents = await this.documents(state);
    if (this.#newest !== askedFor(state)) throw new Error("superseded"); // nobody wants its cards
    const { widened, onlyCommon, unfinished, begun, unknown, terms, documents: all } = await this.#ranked(state, archive);
    const total = documents.length;
    const counted = { total, unfiltered: all.length, widened: widened && total > 0, onlyCommon };
    if (total > 0) told?.(counted);
    // What is still being typed is not yet written wrong: a suggestion, which loads much, waits for a rest.
    const early = (begun || all.length === 0) && state.typing === true && state.patient !== true;
    const meant = all.length === 0 && !early ? await suggestion(unknown, archive) : "";
    const found = { ...counted, unfinished, early, meant, terms };
    const cards = documents.slice(0, state.page * PORTION).map((document) => archive.card(document));
    if (told) leading(cards, (some) => told({ ...found, complete: false, cards: some })).catch(() => undefined);
    return { ...found, complete: true, cards: await Promise.all(cards) };
  }

  /** Once more from the beginning where files have gone: somebody has published meanwhile. */
  async #current<T>(task: (archive: Archive) => Promise<T>, again = true): Promise<T> {
    try {
      return await task(await this.#opened());
    } catch (failure) {
      if (!(failure instanceof Gone)) throw failure;
      this.#archive = this.#last = undefined;
      if (!again) throw failure;
      return this.#current(task, false);
    }
  }

  #opened(): Promise<Archive> {
    if (!this.#archive) {
      this.#archive = Archive.open(this.folder, this.fetch);
      this.#archive.catch(() => (this.#archive = undefined)); // so that it can be tried again
    }
    return this.#archive;
  }

  #ranked(state: State, archive: Archive): Promise<Ranked> {
    const asked = askedFor(state);
    if (this.#last?.asked !== asked || this.#last.archive !== archive) {
      const ranked = rank(state, archive);
      this.#last = { asked, archive, ranked };
      ranked.catch(() => (this.#last = undefined));
    }
    return this.#last.ranked;
  }
}

/** Tells of the cards those that lead, each time that some are there and the next keep them waiting; the first at once. */
async function leading(cards: readonly Promise<Card>[], told: (some: Card[]) => void): Promise<void> {
  const there: Card[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  for (const card of cards) {
    there.push(await card);
    const wait = there.length === 1 ? 0 : TOGETHER;
    timer ??= setTimeout(() => {
      timer = undefined;
      if (there.length < cards.length) told([...there]);
    }, wait);
  }
}

/** What the ranking of a state depends on. */
function askedFor({ text, typing = false, patient = false }: State): string {
  return `${typing} ${patient} ${text}`;
}

async function rank(state: State, archive: Archive): Promise<Ranked> {
  const { router, postings } = archive;
  const asked = await question(state.text, archive, state);
  const order = age(router);
  const { hits, widened, terms } = answer(asked, postings, (document) => (order(document) + 1) / postings.documents);
  return {
    documents: state.text.trim() === "" ? newest(postings.documents, order) : hits.map((hit) => hit.document),
    widened,
    onlyCommon: asked.asked && asked.words.length === 0,
    unfinished: asked.unfinished,
    begun: asked.begun,
    unknown: asked.words.map(({ form, terms: own }) => ({ form, known: own.length > 0 })),
    terms: [...terms],
  };
}

/** The place of a document from the oldest on; those without date stand before all (sitegen/search/index.py). */
function age({ segments }: Pick<Router, "segments">): (document: number) => number {
  let first = 0;
  let undated: readonly [from: number, to: number] = [0, 0];
  for (const { years, documents } of segments) {
    if (years[0]?.[0] === 0) undated = [first, first + years[0][1]];
    first += documents;
  }
  const [from, to] = undated;
  return (document) => (document < from ? document + to - from : document < to ? document - from : document);
}

function newest(documents: number, order: (document: number) => number): number[] {
  return Array.from({ length: documents }, (_, place) => place).sort((one, other) => order(other) - order(one));
}

async function suggestion(words: readonly { form: string; known: boolean }[], archive: Archive): Promise<string> {
  const guesses = await Promise.all(words.map(({ form, known }) => (known ? form : archive.lexicon.nearest(form))));
  return guesses.includes("") ? "" : guesses.join(" ");
}
