// The index file of sitegen/search/postings.py: where each term occurs, read term by term.

export interface Field {
  readonly name: string;
  readonly boost: number;
  /** The number of terms in this field of each document, and of the mean document. */
  readonly lengths: readonly number[];
  readonly average: number;
}

export interface Place {
  readonly document: number;
  readonly field: number;
  readonly count: number;
}

interface Header {
  documents: number;
  fields: [name: string, boost: number][];
  lengths: number[][];
}

export class Postings {
  readonly documents: number;
  readonly fields: readonly Field[];
  private readonly lines: string[];

  constructor(text: string) {
    this.lines = text.split("\n");
    const header = JSON.parse(this.lines.shift() ?? "") as Header;
    this.documents = header.documents;
    this.fields = header.fields.map(([name, boost], place) => {
      const lengths = header.lengths[place] ?? [];
      return { name, boost, lengths, average: lengths.reduce((sum, one) => sum + one, 0) / lengths.length };
    });
  }

  /** The place of a term in the order of all terms, or -1. */
  indexOf(term: string): number {
    const place = this.lowerBound(term);
    return this.termAt(place) === term ? place : -1;
  }

  /** Where a term occurs, by document. */
  places(term: string): Place[] {
    const index = this.indexOf(term);
    return index < 0 ? [] : this.read((this.lines[index] ?? "").split(" ").slice(1));
  }

  /** The first terms that begin with `start`, in their order. */
  startingWith(start: string, limit: number): string[] {
    const found: string[] = [];
    for (let place = this.lowerBound(start); found.length < limit; place++) {
      const term = this.termAt(place);
      if (term === undefined || !term.startsWith(start)) break;
      found.push(term);
    }
    return found;
  }

  private read(codes: readonly string[]): Place[] {
    let document = -1;
    return codes.map((text) => {
      const [gap = "", code = "0"] = text.split(".");
      document += parseInt(gap, 36);
      const whole = parseInt(code, 36);
      return { document, field: whole % this.fields.length, count: Math.floor(whole / this.fields.length) + 1 };
    });
  }

  private termAt(place: number): string | undefined {
    const line = this.lines[place];
    return line?.slice(0, line.indexOf(" "));
  }

  private lowerBound(term: string): number {
    let low = 0;
    let high = this.lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.termAt(middle) ?? "") < term) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
