// Snowball's Spanish stemmer, as lunr-languages carries it (Snowball 2).
import lunr from "lunr";
import spanish from "lunr-languages/lunr.es.js";
import support from "lunr-languages/lunr.stemmer.support.js";

support(lunr);
spanish(lunr);

export function stem(word: string): string {
  return lunr.es.stemmer(word);
}
