// What a pasted text is: a document whole, a part of one, one with other lines in it, or none that is known.
import { digest, plain } from "./plain";

export interface Sealed {
  readonly url: string;
  readonly title: string;
  readonly folio?: string;
  readonly date?: string;
  readonly changed?: string;
  readonly withdrawn?: string;
  readonly sha256?: string;
  readonly lines?: string;
  readonly also?: string;
}

export type Kind = "whole" | "part" | "differs" | "unknown" | "folio" | "withdrawn";

export interface Verdict {
  readonly kind: Kind;
  readonly document: Sealed | null;
  /** Lines of the pasted text that are not in the document. */
  readonly strange: readonly string[];
}

const LINE = 16; // hexadecimal digits of a line's seal
const UNKNOWN: Verdict = { kind: "unknown", document: null, strange: [] };

interface Line {
  readonly words: string;
  readonly seal: string;
}

/** The lines of a text that say anything, but addresses of this site, with their seals. */
export async function linesOf(text: string, site: string): Promise<Line[]> {
  const said = text.split(/\r\n|\r|\n/u).filter((line) => plain(line) !== "" && !isAddress(line, site));
  return Promise.all(said.map(async (line) => ({ words: line.trim(), seal: (await digest(plain(line))).slice(0, LINE) })));
}

/** Judges lines against the documents of a year; the verdict of the document that shares most of them. */
export async function judged(lines: readonly Line[], documents: readonly Sealed[]): Promise<Verdict> {
  const whole = await digest(lines.map((line) => plain(line.words)).join(" "));
  const same = documents.find((one) => one.sha256 === whole);
  if (same) return { kind: "whole", document: same, strange: [] };
  let best: Sealed | null = null;
  let most = 0;
  for (const one of documents) {
    const own = new Set(cut(one.lines));
    const shared = lines.filter((line) => own.has(line.seal)).reduce((sum, line) => sum + line.words.length, 0);
    if (shared > most) [best, most] = [one, shared];
  }
  return best ? against(best, lines) : UNKNOWN;
}

/** The document of a folio, whole or its end: punctuation and capitals make no difference. */
export function byFolio(folio: string, documents: readonly Sealed[]): Verdict {
  const asked = folded(folio);
  const found = documents.find((one) => one.folio && folded(one.folio) === asked);
  if (!asked || !found) return UNKNOWN;
  return { kind: found.withdrawn ? "withdrawn" : "folio", document: found, strange: [] };
}

function against(document: Sealed, lines: readonly Line[]): Verdict {
  const own = cut(document.lines);
  const known = new Set([...own, ...cut(document.also)]);
  const strange = lines.filter((line) => !known.has(line.seal)).map((line) => line.words);
  if (strange.length > 0) return { kind: "differs", document, strange };
  const given = new Set(lines.map((line) => line.seal));
  return { kind: own.every((seal) => given.has(seal)) ? "whole" : "part", document, strange };
}

function cut(seals = ""): string[] {
  return seals.match(new RegExp(`.{${LINE}}`, "gu")) ?? [];
}

function isAddress(line: string, site: string): boolean {
  return /^\S+$/u.test(line.trim()) && line.trim().startsWith(site);
}

function folded(folio: string): string {
  return folio.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "/").replace(/^\/|\/$/gu, "");
}
