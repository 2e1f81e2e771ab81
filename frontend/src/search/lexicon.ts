// The words of the newsroom as they are written (sitegen/search/lexicon.py): completion and suggestions.
import { bare } from "./press";

export interface Entry {
  readonly word: string;
  readonly bare: string;
  readonly documents: number;
}

const FAR = 2; // edits between a word and what was meant
const LONG = 6; // letters from which two edits are believable

export class Lexicon {
  private readonly entries: readonly Entry[];

  constructor(text: string) {
    const lines = text ? text.split("\n") : [];
    const entries = lines.map((line) => {
      const [word = "", documents = "1"] = line.split(" ");
      return { word, bare: bare(word), documents: parseInt(documents, 36) };
    });
    this.entries = entries.sort((one, other) => (one.bare < other.bare ? -1 : Number(one.bare > other.bare)));
  }

  /** The words that begin with `start` (without accents), the most frequent first. */
  completing(start: string, limit: number): string[] {
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.entries[middle]?.bare ?? "") < start) low = middle + 1;
      else high = middle;
    }
    const found: Entry[] = [];
    for (let entry; (entry = this.entries[low]) && entry.bare.startsWith(start); low++) found.push(entry);
    return found.sort((one, other) => other.documents - one.documents).slice(0, limit).map((entry) => entry.word);
  }

  /** The word that may have been meant, or "" if none is near. */
  nearest(word: string): string {
    const wanted = bare(word);
    const reach = wanted.length < LONG ? 1 : FAR;
    let best: Entry | undefined;
    let least = reach + 1;
    for (const entry of this.entries) {
      if (Math.abs(entry.bare.length - wanted.length) > reach) continue;
      const far = distance(wanted, entry.bare, reach);
      if (far < least || (far === least && far <= reach && best && entry.documents > best.documents)) {
        [best, least] = [entry, far];
      }
    }
    return best?.word ?? "";
  }
}

/** Edits from one word to another (insert, delete, change, swap neighbours); any number above `reach` if more. */
export function distance(one: string, other: string, reach: number): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let cost = Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        cost = Math.min(cost, at(before, j - 2) + 1);
      }
      next.push(cost);
    }
    if (Math.min(...next) > reach) return reach + 1;
    [before, row] = [row, next];
  }
  return at(row, other.length);
}

function at(row: readonly number[], place: number): number {
  return row[place] ?? Infinity;
}
