// A shard of a segment's postings: the terms of a range, and where each occurs (sitegen/search/shards.py).
import { Bits, Code, type ByLength } from "./bits";

/** A term in a field of a document; `length` is that of the field, in three bits. */
export interface Place {
  readonly document: number;
  readonly field: number;
  readonly count: number;
  readonly length: number;
}

export interface Coding {
  readonly documents: number;
  readonly sets: ByLength;
  readonly classes: readonly ByLength[];
}

/** How a segment's shards are read. */
export class Reader {
  readonly sets: Code;
  readonly classes: readonly Code[];

  constructor(readonly coding: Coding) {
    this.sets = new Code(coding.sets);
    this.classes = coding.classes.map((one) => new Code(one));
  }
}

const SHORT = 3; // letters
const [FIRST, LETTERS] = ["!", ":"]; // before all that terms begin with; after those that begin with a digit
const SPACE = 32;
const LINE = 10;
const EXACT = 8; // classes of lengths that are kept as they are
const STEPS = 4;

export class Shard {
  readonly terms: readonly string[];
  private readonly bits: Bits;
  private readonly known: Place[][] = []; // as far as has been read

  /** `first` is the number of the segment's first document. */
  constructor(bytes: Uint8Array, private readonly reader: Reader, private readonly first = 0) {
    const end = textEnd(bytes);
    let last = "";
    this.terms = new TextDecoder().decode(bytes.subarray(0, end)).split("\n").map((line) => {
      last = last.slice(0, line.charCodeAt(0) - SPACE) + line.slice(1);
      return last;
    });
    this.bits = new Bits(bytes, end + 2);
  }

  /** Where a term occurs, by document. */
  places(term: string): readonly Place[] {
    const at = lowerBound(this.terms, term);
    if (this.terms[at] !== term) return [];
    while (this.known.length <= at) this.known.push(this.read());
    return this.known[at] ?? [];
  }

  private read(): Place[] {
    const { bits, reader } = this;
    const many = bits.gamma();
    const low = riceLow(many, reader.coding.documents);
    const places: Place[] = [];
    for (let i = 0, document = this.first - 1; i < many; i++) {
      document += 1 + bits.rice(low);
      const set = reader.sets.read(bits);
      for (let field = 0; set >> field; field++) {
        if (!((set >> field) & 1)) continue;
        const count = bits.gamma();
        places.push({ document, field, count, length: lengthOf(reader.classes[field]?.read(bits) ?? 0) });
      }
    }
    return places;
  }
}

/** How a term is written in shards (sitegen/search/strips.py): short ones stand before all others. */
export function standing(term: string): string {
  return term.length <= SHORT && term > LETTERS ? FIRST + term : term;
}

/** The term of a text in a shard. */
export function termOf(text: string): string {
  return text.startsWith(FIRST) ? text.slice(FIRST.length) : text;
}

/** The first place whose text does not come before `text`. */
export function lowerBound(texts: readonly string[], text: string): number {
  let low = 0;
  let high = texts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((texts[middle] ?? "") < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place among texts of the last that does not come after `text`; -1 if it comes before all. */
export function placeOf(texts: readonly string[], text: string): number {
  const at = lowerBound(texts, text);
  return texts[at] === text ? at : at - 1;
}

/** Where the empty line begins. */
function textEnd(bytes: Uint8Array): number {
  let at = bytes.indexOf(LINE);
  while (at >= 0 && bytes[at + 1] !== LINE) at = bytes.indexOf(LINE, at + 1);
  if (at < 0) throw new Error("a shard that is none");
  return at;
}

function riceLow(count: number, among: number): number {
  const mean = Math.floor((among * 11) / (16 * count));
  return mean < 1 ? 0 : 31 - Math.clz32(mean);
}

function lengthOf(code: number): number {
  if (code < EXACT) return code;
  const spare = Math.floor((code - EXACT) / STEPS) + 1;
  return (((code - EXACT) % STEPS) + STEPS) * 2 ** spare;
}
