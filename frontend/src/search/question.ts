// From what a person types to what is looked up: terms only, never lunr's query language.
import type { Archive } from "./archive";
import type { Priority } from "./files";
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
  /** Whether the last word has hardly been begun, and was not looked up. */
  readonly begun: boolean;
}

const MOST_WORDS = 24;
const MOST_LETTERS = 2_000;
const MOST_COMPLETIONS = 12;
const MOST_NUMBERS = 40;
const NONE: string[] = [];
const GRACE = 40; // milliseconds in which what is there already is looked up
const SHORTEST = { letters: 4, digits: 3 }; // from which a beginning is completed
const TELLING = 3; // letters that tell which files will be wanted with the next one; a word of fewer says nothing yet
const DIGIT = /[0-9]/;

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
  if (typing && !patient && last && forms.includes(last) && saysNothing(last)) {
    return { ...(await question(`${forms.slice(0, -1).join(" ")} `, archive, {})), asked: true, begun: true };
  }
  const begun = typing ? beginnings(last, archive, "low") : undefined; // with what is looked up exactly, behind it
  begun?.catch(() => undefined); // told when it is waited for
  await postings.load(forms.flatMap((form) => analysis.terms(form)));
  const found = forms.map((form) => ({ form, terms: known(analysis.terms(form)), more: [] as string[] }));
  const ending = found.find(({ form }) => form === last);
  const isKnown = ending && ending.terms.length > 0;
  let unfinished = false;
  if (ending && isGoingOn(ending.form) && (begun || !isKnown)) {
    const more = await (patient || !isKnown || !begun ? beginnings(last, archive) : Promise.race([begun, later(NONE)]));
    unfinished = more === NONE;
    ending.more = known(more).filter((term) => !ending.terms.includes(term));
  } else if (typing && ending && !isKnown && found.length > 1) {
    found.pop(); // what has only been begun does not yet take away what the words before it found
  }
  return { asked: typed.length > 0, words: found, unfinished, begun: false };
}

/** Whether so little has been typed of a word that it is no word yet. */
function saysNothing(form: string): boolean {
  return form.length < TELLING && !DIGIT.test(form);
}

/** Whether a word may stand for those that begin with it. */
function isGoingOn(form: string): boolean {
  return bare(form).length >= (DIGIT.test(form) ? SHORTEST.digits : SHORTEST.letters);
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

/** The terms of what a word may become that is still being typed; with low priority, what the next letter will ask for. */
async function beginnings(
  form: string | undefined, { analysis, postings, lexicon }: Archive, priority: Priority = "high",
): Promise<string[]> {
  const start = bare(form ?? "");
  if (start.length < TELLING) return [];
  if (DIGIT.test(start)) {
    await postings.load([], { starts: [start], priority });
    return postings.startingWith(start, MOST_NUMBERS);
  }
  const becoming = await lexicon.completing(start, MOST_COMPLETIONS, priority);
  if (analysis.isStop(start)) return []; // which can still become another word
  const terms = becoming.flatMap((word) => analysis.terms(word));
  await postings.load(terms, { priority });
  return terms;
}

function later<T>(value: T): Promise<T> {
  return new Promise((done) => setTimeout(() => done(value), GRACE));
}
