// From what a person types to what is looked up: terms only, never lunr's query language.
import type { Archive } from "./archive";
import { bare, parts, words } from "./press";
import { standing } from "./shard";
import type { State } from "./state";

/** A word of the question: any of its terms will do. `more` are completions, which weigh less. */
export interface Word {
  readonly form: string;
  readonly terms: readonly string[];
  readonly more: readonly string[];
}

export interface Question {
  readonly words: readonly Word[];
  /** Whether there was any word at all, even one too common to be looked up. */
  readonly asked: boolean;
  /** Whether the last word may become others that have not been waited for. */
  readonly unfinished: boolean;
  /** Whether the last word says nothing yet, and is left out where there are others. */
  readonly begun: boolean;
}

/** Terms of what a word may become; whether these are all that it is completed with. */
interface Becoming {
  readonly terms: readonly string[];
  readonly all: boolean;
}

const MOST_WORDS = 24;
const MOST_LETTERS = 2_000;
const MOST_COMPLETIONS = 12;
const EACH = 2; // completions that are loaded for every letter that may be next
const MOST_NUMBERS = 40;
const GRACE = 40; // milliseconds in which what is there already is looked up
const TELLING = 3; // letters of a word that says something; one of two tells which completions will be wanted
const LONG = 4; // letters from which a word that is used as it stands may still be going on
const DIGIT = /[0-9]/;
const NOTHING: Becoming = { terms: [], all: true };

/** Loads what a question needs, and says what it is. With `typing`, the last word may be going on. */
export async function question(
  text: string, archive: Archive, { typing = false, patient = false }: Pick<State, "typing" | "patient">,
): Promise<Question> {
  const { analysis, postings } = archive;
  const typed = [...new Set(words(text.slice(0, MOST_LETTERS)))].slice(0, MOST_WORDS);
  const known = (terms: Iterable<string>) => [...new Set(terms)].filter((term) => postings.has(term));
  const every = [...new Set(await whole(typed, archive))];
  const forms = every.filter((form) => !analysis.isStop(form));
  const last = /\s$/.test(text) ? undefined : every.at(-1);
  const isReady = soon(typing && last ? expect(last, archive) : Promise.resolve());
  if (typing && !patient && last && forms.includes(last) && saysNothing(last)) {
    return { ...(await question(`${forms.slice(0, -1).join(" ")} `, archive, {})), asked: true, begun: true };
  }
  await postings.load(forms.flatMap((form) => analysis.terms(form)));
  const found = forms.map((form) => ({ form, terms: known(analysis.terms(form)), more: NOTHING.terms }));
  const ending = found.find(({ form }) => form === last);
  const isKnown = ending !== undefined && ending.terms.length > 0;
  let unfinished = false;
  let begun = typing && ending !== undefined && !isKnown;
  if (ending && isGoingOn(ending.form, isKnown) && (typing || !isKnown)) {
    begun = typing && !patient && isShort(ending.form) && !(await isReady);
    const { terms, all } = begun ? NOTHING : await becoming(ending.form, archive, isKnown, patient || !typing);
    unfinished = !all;
    ending.more = known(terms).filter((term) => !ending.terms.includes(term));
  }
  if (begun && found.length > 1) found.pop(); // it does not yet take away what the words before it found
  return { asked: typed.length > 0, words: found, unfinished, begun };
}

/** Whether so little has been typed of a word that it is no word yet. */
function saysNothing(form: string): boolean {
  return form.length < TELLING && !DIGIT.test(form);
}

/** Whether a word may stand for those that begin with it. */
function isGoingOn(form: string, isKnown: boolean): boolean {
  return bare(form).length >= TELLING && !(isKnown && isShort(form));
}

function isShort(form: string): boolean {
  return bare(form).length < LONG && !DIGIT.test(form);
}

/**
 * Words that are tied together stay so where the index has them (`cgcs/130126/009`), else they are taken apart.
 * To know that, all the words are looked up as they stand, so that no word waits for another.
 */
async function whole(typed: readonly string[], { analysis, postings }: Archive): Promise<readonly string[]> {
  const tied = typed.filter((word) => parts(word).length > 1);
  if (tied.length === 0) return typed;
  await postings.load(typed.flatMap((word) => analysis.terms(word)));
  const is = new Set(tied.filter((word) => analysis.terms(word).some((term) => postings.has(term))));
  return typed.flatMap((word) => (is.has(word) ? [word] : parts(word)));
}

/**
 * Loads what may be asked for next, behind all that is asked for: with the second letter of a word those of three
 * letters and the list of what it may become, and from the third letter on where these words are.
 */
async function expect(form: string, { analysis, postings, lexicon }: Archive): Promise<void> {
  const start = bare(form);
  if (DIGIT.test(start)) {
    if (start.length >= TELLING) await postings.load([], { starts: [start], priority: "low" });
  } else if (start.length >= TELLING - 1) {
    const short = start.length < TELLING ? [form, start].map(standing) : [];
    const [words] = await Promise.all([lexicon.completing(start, "low"), postings.load([], { starts: short, priority: "low" })]);
    if (start.length < TELLING) return;
    await postings.load(likely(words, start.length).flatMap((word) => analysis.terms(word)), { priority: "low" });
  }
}

/** Of words with the same beginning, the most frequent first: those that come first, now or when there is one letter more. */
export function likely(words: readonly string[], length: number): string[] {
  const many = new Map<string, number>();
  return words.filter((word, place) => {
    const start = bare(word).slice(0, length + 1);
    many.set(start, (many.get(start) ?? 0) + 1);
    return place < MOST_COMPLETIONS || (many.get(start) ?? 0) <= EACH;
  });
}

/** The terms of what a word may become: all of them, or in haste those that are there, if that is any help. */
async function becoming(
  form: string, archive: Archive, isKnown: boolean, patient: boolean,
): Promise<Becoming> {
  const { postings } = archive;
  const wanted = completions(bare(form), archive);
  const all = wanted.then((terms) => postings.load(terms));
  if (!patient && !(await soon(all))) {
    const terms = (await Promise.race([wanted, NOTHING.terms])).filter((term) => postings.isThere(term) && postings.has(term));
    if (isKnown || terms.length > 0) return { terms, all: false };
  }
  await all;
  return { terms: await wanted, all: true };
}

async function completions(start: string, { analysis, postings, lexicon }: Archive): Promise<readonly string[]> {
  if (DIGIT.test(start)) {
    await postings.load([], { starts: [start] });
    return postings.startingWith(start, MOST_NUMBERS);
  }
  const words = await lexicon.completing(start);
  return words.slice(0, MOST_COMPLETIONS).flatMap((word) => analysis.terms(word));
}

/** Whether something is done before anybody would notice. */
async function soon(task: Promise<unknown>): Promise<boolean> {
  const done = task.then(() => true, () => false);
  return Promise.race([done, new Promise<boolean>((late) => setTimeout(() => late(false), GRACE))]);
}
