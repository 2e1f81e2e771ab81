// The languages that have a stemmer. build.mjs puts one of the files languages.*.ts in the place of this one, so that
// nobody loads two languages; tests have them all.
import { LANGUAGES as english } from "./languages.en";
import { LANGUAGES as spanish } from "./languages.es";

export interface Language {
  /** Of a word in lower case. */
  readonly stem: (word: string) => string;
  readonly stop: readonly string[];
}

export const LANGUAGES: Readonly<Record<string, Language>> = { ...spanish, ...english };
