// The index of a newsroom: its router, and through it everything else when it is needed (sitegen/search/index.py).
import { columnOf, type Facet, Facets, type Loaded } from "./facets";
import { type Fetch, Files, type Priority } from "./files";
import { Lexicon, type Words } from "./lexicon";
import { type Facts, Postings } from "./postings";
import { type Analysis, analysis } from "./press";

export interface Card {
  readonly title: string;
  readonly href: string;
  readonly date: string;
  readonly summary: string;
  readonly folio: string;
  readonly kind: string;
  readonly municipality: string;
  readonly mark: string;
  readonly ends: number;
  readonly language: string;
}

export interface Router {
  readonly version: number;
  readonly language: string;
  readonly fields: readonly [name: string, boost: number][];
  readonly pack: number;
  readonly segments: readonly Facts[];
  readonly words: Words;
  readonly kinds: readonly string[];
  readonly municipalities: readonly [id: string, name: string][];
  readonly topics: readonly [id: string, name: string][];
  readonly facets: Readonly<Record<Loaded, string>>;
}

const VERSION = 6;
const ROUTER = "search.json";
const FEW = 10; // files of cards
const ZERO = 0x20;
const VALUES = 10; // of a card, as sitegen/search/shelf.py writes them

export class Archive {
  readonly analysis: Analysis;
  readonly postings: Postings;
  readonly lexicon: Lexicon;
  readonly facets: Facets;

  private constructor(readonly router: Router, private readonly files: Files) {
    this.analysis = analysis(router.language);
    this.postings = new Postings(router.segments, router.fields, files);
    this.lexicon = new Lexicon(router.words, files);
    this.facets = new Facets(router);
  }

  /** Loads what every question needs. `folder` ends in `/`. Throws where a file cannot be had. */
  static async open(folder: string, fetch?: Fetch): Promise<Archive> {
    const files = new Files(folder, fetch);
    const router = await files.made(ROUTER, (text) => JSON.parse(text) as Router);
    if (router.version !== VERSION) throw new Error(`search files of version ${router.version}`);
    return new Archive(router, files);
  }

  /** Loads what filtering by some facets needs. */
  async load(facets: readonly Facet[], priority?: Priority): Promise<void> {
    const wanted = facets.filter((facet): facet is Loaded => facet !== "year");
    await Promise.all(wanted.map(async (facet) => {
      this.facets.put(facet, await this.files.made(`${facet}-${this.router.facets[facet]}.idx`, columnOf, priority));
    }));
  }

  /** Loads the cards of a newsroom that has few: those of ten results are in most of the files. */
  expect(): void {
    const { segments, pack } = this.router;
    const names = segments.flatMap(({ folder, documents }) => Array.from({ length: Math.ceil(documents / pack) }, (_, number) => packOf(folder, number)));
    if (names.length > FEW) return;
    for (const name of names) this.files.bytes(name, "low").catch(() => undefined); // told when it is asked for
  }

  /** What is shown of a document. Throws where a file cannot be had. */
  async card(document: number): Promise<Card> {
    const { pack, kinds, municipalities } = this.router;
    const [folder, within] = this.#placeOf(document);
    const lines = await this.files.made(packOf(folder, Math.floor(within / pack)), linesOf);
    const cards = lines.length / VALUES;
    const value = (place: number) => lines[place * cards + (within % pack)] ?? "";
    return {
      title: value(0),
      href: hrefOf(value(1), value(0)),
      date: value(2),
      summary: value(3),
      folio: value(4),
      kind: kinds[Number(value(5))] ?? "",
      municipality: municipalities.find(([id]) => id === value(6))?.[1] ?? "",
      mark: value(7),
      ends: Number(value(8)),
      language: value(9),
    };
  }

  /** The folder of a document's segment, and its number within. */
  #placeOf(document: number): [folder: string, within: number] {
    let within = document;
    for (const { folder, documents } of this.router.segments) {
      if (within < documents) return [folder, within];
      within -= documents;
    }
    throw new RangeError(`no document ${document}`);
  }
}

/** An address as it is, of one that says how many letters of its title's it begins with (sitegen/search/shelf.py). */
function hrefOf(short: string, title: string): string {
  const at = short.indexOf(" ");
  if (at < 0) return short;
  const words = title.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-/, "");
  return short.slice(0, at) + words.slice(0, short.charCodeAt(at + 1) - ZERO) + short.slice(at + 2);
}

function packOf(folder: string, number: number): string {
  return `${folder}/c${number}.idx`;
}

function linesOf(text: string): string[] {
  return text.split("\n");
}
