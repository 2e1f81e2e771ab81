// From what a person types to what is looked up: terms only, never lunr's query language.
import type { Archive } from "./archive";
import { bare, parts, words } from "./press";
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
}

const MOST_WORDS = 24;
const MOST_LETTERS = 2_000;
const MOST_COMPLETIONS = 12;
const MOST_NUMBERS = 40;
const NONE: string[] = [];
const GRACE = 40; // milliseconds in which what is there already is looked up
const SHORTEST = { letters: 4, digits: 3 }; // from which a beginning is completed
const TELLING = 3; // letters that tell which files will be wanted with the next one

/** Loads what a question needs, and says what it is. With `typing`, the last word may be going on. */
export async function question(
  text: string, archive: Archive, { typing = false, patient = false }: Pick<State, "typing" | "patient">,
): Promise<Question> {
  const { analysis, postings } = archive;
  const typed = [...new Set(words(text.slice(0, MOST_LETTERS)))].slice(0, MOST_WORDS);
  const known = (terms: Iterable<string>) => [...new Set(terms)].filter((term) => postings.has(term));
  const forms = [...new Set(await whole(typed, archive))].filter((form) => !analysis.isStop(form));
  const last = /\s$/.test(text) ? undefined : forms.at(-1);
  const begun = typing ? beginnings(last, archive) : undefined; // at once, with what is looked up exactly
  if (typing) expect(last, archive);
  await postings.load(forms.flatMap((form) => analysis.terms(form)));
  const found = forms.map((form) => ({ form, terms: known(analysis.terms(form)), more: [] as string[] }));
  const ending = found.at(-1);
  let unfinished = false;
  if (ending && ending.form === last && (begun || ending.terms.length === 0)) {
    const waits = patient || ending.terms.length === 0;
    const more = await (begun ? (waits ? begun : Promise.race([begun, later(NONE)])) : beginnings(last, archive));
    unfinished = more === NONE;
    ending.more = known(more).filter((term) => !ending.terms.includes(term));
    // What has only been begun does not yet take away what the words before it found.
    if (typing && found.length > 1 && ending.terms.length === 0 && last.length < SHORTEST.letters) found.pop();
  }
  return { asked: typed.length > 0, words: found, unfinished };
}

/** Loads beforehand what the next letter will ask for; that it cannot be had is told when it is asked for. */
function expect(form: string | undefined, { postings, lexicon }: Archive): void {
  const start = bare(form ?? "");
  if (start.length !== TELLING || /[0-9]/.test(start)) return;
  postings.load([], [start]).catch(() => undefined);
  lexicon.completing(start, 1).catch(() => undefined);
}

/** Words that are tied together stay so where the index has them (`cgcs/130126/009`), else they are taken apart. */
async function whole(typed: readonly string[], { analysis, postings }: Archive): Promise<string[]> {
  const tied = typed.filter((word) => parts(word).length > 1);
  await postings.load(tied.flatMap((word) => analysis.terms(word)));
  const is = new Set(tied.filter((word) => analysis.terms(word).some((term) => postings.has(term))));
  return typed.flatMap((word) => (is.has(word) ? [word] : parts(word)));
}

/** The terms of what a word may become that is still being typed. */
async function beginnings(form: string | undefined, { analysis, postings, lexicon }: Archive): Promise<string[]> {
  const start = bare(form ?? "");
  if (/[0-9]/.test(start)) {
    if (start.length < SHORTEST.digits) return [];
    await postings.load([], [start]);
    return postings.startingWith(start, MOST_NUMBERS);
  }
  if (start.length < SHORTEST.letters || analysis.isStop(form ?? "")) return [];
  const terms = (await lexicon.completing(start, MOST_COMPLETIONS)).flatMap((word) => analysis.terms(word));
  await postings.load(terms);
  return terms;
}

function later<T>(value: T): Promise<T> {
  return new Promise((done) => setTimeout(() => done(value), GRACE));
}
