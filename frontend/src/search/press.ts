// The `press` analysis: the same terms as sitegen/content/terms.py, from the same press.json.
import { letters as LETTERS, longest as LONGEST } from "../../../sitegen/content/press.json";
import { LANGUAGES } from "./languages";

const APOSTROPHES = /[\u2018\u2019\u02bc\ua78b\ua78c`\u00b4]/g;
const WORD = new RegExp(`[${LETTERS}]+(?:(?:[/.@']|(?<=[0-9]):(?=[0-9]))[${LETTERS}]+)*`, "g");
const TIES = /[/.@]/;
const COMMA = /(?<=[0-9]),(?=[0-9])/g; // of thousands: nobody types it
const UNTYPED = /[\u0300-\u036f' ]/g;
const MEMORY = 20_000; // words; more than anybody types in one visit

export interface Analysis {
  /** The terms of a text, in the order of its words, repeats included. */
  analyse(text: string): string[];
  /** The terms of one form of a word: its stem, and that without accents where it differs; none if it says nothing. */
  terms(form: string): readonly string[];
  isStop(form: string): boolean;
}

/** The words of a text in lower case, without the punctuation around them and commas inside numbers. */
export function words(text: string): string[] {
  return text.normalize("NFC").toLowerCase().replace(APOSTROPHES, "'").replace(COMMA, "").match(WORD) ?? [];
}

/** A word as it is typed in a hurry. */
export function bare(word: string): string {
  return word.normalize("NFKD").replace(UNTYPED, "");
}

/** The parts of words that a slash, dot or at sign ties together; the word alone if nothing does. */
export function parts(word: string): string[] {
  return word.split(TIES);
}

/** The analysis of a language, by its BCP 47 tag; one without stemmer gets words as they are. */
export function analysis(language: string): Analysis {
  const code = language.split("-")[0]?.toLowerCase() ?? "";
  const { stem, stop: given } = LANGUAGES[code] ?? { stem: (word: string) => word, stop: [] };
  const stop = new Set(given.flatMap((word) => [word, bare(word)]));
  const memory = new Map<string, readonly string[]>();

  function stems(form: string): readonly string[] {
    const exact = stem(form.slice(0, LONGEST));
    const plain = bare(form).slice(0, LONGEST);
    if (plain === "") return [exact]; // an accent that stands alone
    const folded = stem(plain);
    return exact === folded ? [exact] : [exact, folded];
  }

  function terms(form: string): readonly string[] {
    if (stop.has(form)) return [];
    let known = memory.get(form);
    if (known === undefined) {
      if (memory.size > MEMORY) memory.clear();
      memory.set(form, (known = stems(form)));
    }
    return known;
  }

  function analyse(text: string): string[] {
    return words(text).flatMap((word) => {
      const tied = parts(word);
      return (tied.length > 1 ? [word, ...tied] : [word]).flatMap(terms);
    });
  }

  return { analyse, terms, isStop: (form) => stop.has(form) };
}
