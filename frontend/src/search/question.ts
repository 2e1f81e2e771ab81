// From what a person types to what is looked up: terms only, never lunr's query language.
import type { Archive } from "./archive";
import { bare, parts, words } from "./press";

/** A word of the question: any of its terms will do. `more` are completions, which weigh less. */
export interface Word {
  readonly form: string;
  readonly terms: readonly string[];
  readonly more: readonly string[];
}

export interface Question {
  readonly words: readonly Word[];
  /** Terms of words tied together as a whole (`cgcs/130126/009`): they raise the rank of what has them. */
  readonly wholes: readonly string[];
  /** Whether there was any word at all, even one too common to be looked up. */
  readonly asked: boolean;
}

const MOST_WORDS = 24;
const MOST_LETTERS = 2_000;
const MOST_COMPLETIONS = 12;
const MOST_NUMBERS = 40;
const SHORTEST = { letters: 4, digits: 3 }; // from which a beginning is completed

/** Loads what a question needs, and says what it is. */
export async function question(text: string, archive: Archive): Promise<Question> {
  const { analysis, postings } = archive;
  const typed = words(text.slice(0, MOST_LETTERS)).slice(0, MOST_WORDS);
  const forms = [...new Set(typed.flatMap(parts))].filter((form) => !analysis.isStop(form));
  const last = /\s$/.test(text) ? undefined : typed.flatMap(parts).at(-1);
  const wholes = typed.filter((word) => parts(word).length > 1).flatMap((word) => analysis.terms(word));
  const exact = [...wholes, ...forms.flatMap((form) => analysis.terms(form))];
  const [more] = await Promise.all([beginnings(last, archive), postings.load(exact)]);
  const known = (terms: Iterable<string>) => [...new Set(terms)].filter((term) => postings.has(term));
  const found = forms.map((form) => {
    const terms = known(analysis.terms(form));
    return { form, terms, more: form === last ? known(more).filter((term) => !terms.includes(term)) : [] };
  });
  // What has only been begun does not yet take away what the words before it found.
  const begun = found.filter(({ form, terms }) => form !== last || terms.length > 0 || form.length >= SHORTEST.letters);
  return { asked: typed.length > 0, wholes: known(wholes), words: begun.length > 0 ? begun : found };
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
