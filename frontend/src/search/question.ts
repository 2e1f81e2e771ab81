// From what a person types to what is looked up: terms only, never lunr's query language.
import type { Lexicon } from "./lexicon";
import type { Postings } from "./postings";
import { type Analysis, bare, parts, words } from "./press";

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
const MOST_COMPLETIONS = 40;
const SHORTEST = { letters: 3, digits: 2 }; // from which a beginning is completed

export function question(
  text: string, analysis: Analysis, postings: Postings, lexicon: Lexicon,
): Question {
  const known = (terms: Iterable<string>) => [...new Set(terms)].filter((term) => postings.indexOf(term) >= 0);
  const typed = words(text.slice(0, 2_000)).slice(0, MOST_WORDS);
  const forms = [...new Set(typed.flatMap(parts))].filter((form) => !analysis.isStop(form));
  const last = /\s$/.test(text) ? undefined : typed.flatMap(parts).at(-1);

  function completions(form: string): string[] {
    const start = bare(form);
    if (/[0-9]/.test(start)) {
      return start.length < SHORTEST.digits ? [] : postings.startingWith(start, MOST_COMPLETIONS);
    }
    if (start.length < SHORTEST.letters) return [];
    return known(lexicon.completing(start, MOST_COMPLETIONS).flatMap((word) => analysis.terms(word)));
  }

  return {
    asked: typed.length > 0,
    wholes: known(typed.filter((word) => parts(word).length > 1).flatMap((word) => analysis.terms(word))),
    words: forms.map((form) => {
      const terms = known(analysis.terms(form));
      const more = form === last ? completions(form).filter((term) => !terms.includes(term)) : [];
      return { form, terms, more };
    }),
  };
}
