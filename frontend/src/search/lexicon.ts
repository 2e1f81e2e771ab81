// The words of the newsroom as they are written (sitegen/search/lexicon.py): completion and suggestions.
import { unlisted } from "./bits";
import type { Files, Priority } from "./files";
import { bare } from "./press";
import { placeOf } from "./shard";

export interface Entry {
  readonly word: string;
  readonly bare: string;
  /** The power of two in the number of its documents. */
  readonly power: number;
}

/** What the router tells of the dictionary: a list of the letters with which each shard begins, and its files' digests. */
export interface Words {
  readonly starts: string;
  readonly digests: string;
}

const SHARED = 3; // letters of words that are never parted
const FAR = 2; // edits between a word and what was meant
const LONG = 6; // letters from which two edits are believable
const FEW = 100; // files: a dictionary of so many may be looked through whole
const DIGEST = 10; // letters
const ZERO = 48;
const FIRST_LETTER = 97;

export class Lexicon {
  readonly #starts: readonly string[];

  constructor(private readonly words: Words, private readonly files: Files) {
    this.#starts = unlisted(words.starts);
  }

  /** The words that begin with `start` (without accents, two letters or more), the most frequent first. */
  async completing(start: string, priority?: Priority): Promise<string[]> {
    const entries = await this.#entries(this.#holders(start), priority);
    const found = entries.filter((entry) => entry.bare.startsWith(start));
    return found.sort((one, other) => other.power - one.power).map((entry) => entry.word);
  }

  /**
   * The word that may have been meant, or "" if none is near. Looked for first among those with
   * the same initial, or with the second letter as initial; then everywhere, if that is not much.
   */
  async nearest(word: string): Promise<string> {
    const wanted = bare(word);
    const initials = new Set(wanted.slice(0, 2));
    const all = this.#starts.map((_, number) => number);
    const near = all.filter((number) => initials.has(this.#starts[number]?.[0] ?? ""));
    const found = nearestOf(wanted, await this.#entries(near));
    if (found || all.length > FEW) return found;
    return nearestOf(wanted, await this.#entries(all));
  }

  async #entries(numbers: readonly number[], priority?: Priority): Promise<Entry[]> {
    return (await Promise.all(numbers.map((number) => this.#shard(number, priority)))).flat();
  }

  /** The shards of the words that begin with `start`; none has words of two initials. */
  #holders(start: string): number[] {
    const first = placeOf(this.#starts, start.slice(0, SHARED));
    const last = placeOf(this.#starts, `${start}\uffff`.slice(0, SHARED));
    const all = Array.from({ length: last - first + 1 }, (_, place) => first + place);
    return all.filter((number) => this.#starts[number]?.[0] === start[0]);
  }

  #shard(number: number, priority?: Priority): Promise<Entry[]> {
    const digest = number < 0 ? "" : this.words.digests.slice(number * DIGEST, (number + 1) * DIGEST);
    if (digest === "") return Promise.resolve([]);
    return this.files.made(`words-${digest}.idx`, read, priority);
  }
}

/** The words of a shard. */
export function read(text: string): Entry[] {
  let last = "";
  return text.split("\n").filter(Boolean).map((line) => {
    const code = line.charCodeAt(line.length - 1);
    const power = code < FIRST_LETTER ? code - ZERO : 0;
    last = last.slice(0, parseInt(line[0] ?? "0", 36)) + line.slice(1, code < FIRST_LETTER ? -1 : undefined);
    return { word: last, bare: bare(last), power };
  });
}

/** The nearest word, of equally near ones the most frequent; "" if none is near enough. */
export function nearestOf(wanted: string, entries: readonly Entry[]): string {
  const reach = wanted.length < LONG ? 1 : FAR;
  let best: Entry | undefined;
  let least = reach + 1;
  for (const entry of entries) {
    if (Math.abs(entry.bare.length - wanted.length) > reach) continue;
    const far = distance(wanted, entry.bare, reach);
    if (far < least || (far === least && far <= reach && best && entry.power > best.power)) {
      [best, least] = [entry, far];
    }
  }
  return best?.word ?? "";
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
