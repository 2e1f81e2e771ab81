// The files of the search, fetched when they are needed and kept: sitegen/search/index.py writes them.
import { type Columns, Facets } from "./facets";
import { Lexicon } from "./lexicon";
import { Postings } from "./postings";
import { type Analysis, analysis } from "./press";

export interface Card {
  readonly title: string;
  readonly href: string;
  readonly date?: string;
  readonly summary?: string;
  readonly folio?: string;
  readonly language?: string;
  readonly mark?: string;
  readonly ends?: number;
}

interface Manifest {
  version: number;
  language: string;
  documents: number;
  postings: string;
  lexicon: string;
  facets: string;
  cards: string[];
  pack: number;
}

/** Fetches a file's bytes; throws where it cannot. */
export type Fetch = (url: string) => Promise<ArrayBuffer>;

const VERSION = 1;
const MANIFEST = "search.json";
const GZIP = [0x1f, 0x8b]; // RFC 1952: how a gzip file begins

export class Archive {
  private readonly packs = new Map<number, Promise<Card[]>>();

  private constructor(
    readonly analysis: Analysis,
    readonly postings: Postings,
    readonly lexicon: Lexicon,
    readonly facets: Facets,
    private readonly manifest: Manifest,
    private readonly read: (name: string) => Promise<string>,
  ) {}

  /** Loads what every question needs. `folder` ends in `/`. Throws where a file cannot be had. */
  static async open(folder: string, fetch: Fetch = fromNetwork): Promise<Archive> {
    const read = async (name: string) => text(await fetch(folder + name));
    const manifest = JSON.parse(await read(MANIFEST)) as Manifest;
    if (manifest.version !== VERSION) throw new Error(`search files of version ${manifest.version}`);
    const { postings, lexicon, facets } = manifest;
    const [terms, words, columns] = await Promise.all([postings, lexicon, facets].map(read));
    return new Archive(
      analysis(manifest.language),
      new Postings(terms ?? ""),
      new Lexicon(words ?? ""),
      new Facets(JSON.parse(columns ?? "") as Columns),
      manifest,
      read,
    );
  }

  /** What is shown of some documents, in their order. Throws where a file cannot be had. */
  async cards(documents: readonly number[]): Promise<Card[]> {
    const cards = await Promise.all(
      documents.map(async (document) => {
        const pack = await this.pack(Math.floor(document / this.manifest.pack));
        return pack[document % this.manifest.pack];
      }),
    );
    return cards.filter((card) => card !== undefined);
  }

  private pack(number: number): Promise<Card[]> {
    let pack = this.packs.get(number);
    if (!pack) {
      pack = this.read(this.manifest.cards[number] ?? "").then((json) => JSON.parse(json) as Card[]);
      this.packs.set(number, pack);
      pack.catch(() => this.packs.delete(number)); // so that it can be tried again
    }
    return pack;
  }
}

async function fromNetwork(url: string): Promise<ArrayBuffer> {
  // The list of files is asked for anew, or one of before today's publication would name files that are gone.
  const response = await fetch(url, { cache: url.endsWith(MANIFEST) ? "no-cache" : "default" });
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response.arrayBuffer();
}

/** The text of a file, unpacked unless a host or the browser has done so already. */
async function text(bytes: ArrayBuffer): Promise<string> {
  const [first, second] = new Uint8Array(bytes);
  if (first !== GZIP[0] || second !== GZIP[1]) return new TextDecoder().decode(bytes);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}
