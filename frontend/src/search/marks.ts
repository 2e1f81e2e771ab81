// Which pieces of a text are words that were found.
import type { Analysis } from "./press";

export interface Piece {
  readonly text: string;
  readonly found: boolean;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** The text in pieces, in order: joined, they are the text again. */
export function pieces(text: string, terms: ReadonlySet<string>, analysis: Analysis): Piece[] {
  const out: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    if (!analysis.analyse(match[0]).some((term) => terms.has(term))) continue;
    if (match.index > end) out.push({ text: text.slice(end, match.index), found: false });
    out.push({ text: match[0], found: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) out.push({ text: text.slice(end), found: false });
  return out;
}
