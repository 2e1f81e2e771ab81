// The index of a newsroom: its router, and through it everything else when it is needed (sitegen/search/index.py).
import { type Column, columnOf, type Facet, Facets, type Loaded } from "./facets";
import { type Fetch, Files } from "./files";
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

interface Manifest {
  readonly version: number;
  readonly router: string;
}

export interface Router {
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

const VERSION = 3;
const MANIFEST = "search.json";
const VALUES = 10; // of a card, as sitegen/search/shelf.py writes them

export class Archive {
  readonly analysis: Analysis;
  readonly postings: Postings;
  readonly lexicon: Lexicon;
  readonly facets: Facets;
  private readonly columns = new Map<Loaded, Promise<void>>();

  private constructor(readonly router: Router, private readonly files: Files) {
    this.analysis = analysis(router.language);
    this.postings = new Postings(router.segments, router.fields, files);
    this.lexicon = new Lexicon(router.words, files);
    this.facets = new Facets(router);
  }

  /** Loads what every question needs. `folder` ends in `/`. Throws where a file cannot be had. */
  static async open(folder: string, fetch?: Fetch): Promise<Archive> {
    const files = new Files(folder, fetch);
    const manifest = JSON.parse(await files.text(MANIFEST)) as Manifest;
    if (manifest.version !== VERSION) throw new Error(`search files of version ${manifest.version}`);
    return new Archive(JSON.parse(await files.text(manifest.router)) as Router, files);
  }

  /** Loads what filtering by some facets needs. */
  async load(facets: readonly Facet[]): Promise<void> {
    const wanted = facets.filter((facet): facet is Loaded => facet !== "year");
    await Promise.all(wanted.map((facet) => this.column(facet)));
  }

  /** What is shown of some documents, in their order. Throws where a file cannot be had. */
  async cards(documents: readonly number[]): Promise<Card[]> {
    return Promise.all(documents.map((document) => this.card(document)));
  }

  private async card(document: number): Promise<Card> {
    const { segments, pack, kinds, municipalities } = this.router;
    let within = document;
    const segment = segments.find(({ documents }) => within < documents || ((within -= documents), false));
    if (!segment) throw new RangeError(`no document ${document}`);
    const lines = (await this.files.text(`${segment.folder}/c${Math.floor(within / pack)}.idx`)).split("\n");
    const cards = lines.length / VALUES;
    const value = (place: number) => lines[place * cards + (within % pack)] ?? "";
    return {
      title: value(0),
      href: value(1),
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

  private column(facet: Loaded): Promise<void> {
    let column = this.columns.get(facet);
    if (!column) {
      column = this.files.text(`${facet}-${this.router.facets[facet]}.idx`).then((text) => this.facets.put(facet, columnOf(text)));
      this.columns.set(facet, column);
      column.catch(() => this.columns.delete(facet));
    }
    return column;
  }
}

export type { Column };
