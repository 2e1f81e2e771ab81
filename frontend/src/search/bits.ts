// Numbers from bits, and words from lists: the codes of sitegen/search/bits.py.

const A = 65;

/** The values of a Huffman code by their bits (one, two, ...): the code itself is canonical (RFC 1951, 3.2.2). */
export type ByLength = readonly (readonly number[])[];

export class Code {
  private readonly values: readonly number[];
  private readonly ends: number[] = []; // by length: the first code that is none of that length, and
  private readonly shifts: number[] = []; // what leads from a code to the place of its value

  constructor(byLength: ByLength) {
    this.values = byLength.flat();
    let code = 0;
    let place = 0;
    byLength.forEach((values, at) => {
      code <<= 1;
      this.shifts[at + 1] = place - code;
      code += values.length;
      place += values.length;
      this.ends[at + 1] = code;
    });
  }

  read(bits: Bits): number {
    let code = 0;
    for (let length = 1; length < this.ends.length; length++) {
      code = (code << 1) | bits.one();
      if (code < (this.ends[length] ?? 0)) return this.values[code + (this.shifts[length] ?? 0)] ?? 0;
    }
    throw new Error("a shard that is none");
  }
}

/** The words of a list: a capital says how many letters each shares with the word before. */
export function unlisted(text: string): string[] {
  let last = "";
  return Array.from(text.matchAll(/([A-Z])([^A-Z]*)/g), ([, capital = "A", rest = ""]) => {
    last = last.slice(0, capital.charCodeAt(0) - A) + rest;
    return last;
  });
}

export class Bits {
  private at: number;

  /** Reads from a byte on. */
  constructor(private readonly bytes: Uint8Array, from: number) {
    this.at = from * 8;
  }

  one(): number {
    const byte = this.bytes[this.at >> 3];
    if (byte === undefined) throw new Error("a shard that is cut short");
    return (byte >> (7 - (this.at++ & 7))) & 1;
  }

  many(count: number): number {
    let number = 0;
    for (let i = 0; i < count; i++) number = number * 2 + this.one();
    return number;
  }

  /** A number from 1 on. */
  gamma(): number {
    let more = 0;
    while (this.one() === 0) more++;
    return 2 ** more + this.many(more);
  }

  /** A number from 0 on. */
  rice(low: number): number {
    let high = 0;
    while (this.one() === 1) high++;
    return high * 2 ** low + this.many(low);
  }
}
