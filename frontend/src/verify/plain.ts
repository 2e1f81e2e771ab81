// The plain form of a line and its seal; sitegen/content/seals.py does the same, and both must agree.
const UNSEEN = /[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/gu;
const MARKS = /[*_~`#]/gu;
const POINT = /^(?:[-+•·▪◦‣●■>] *)+/u;
const SPACE = /[\t-\r \x85\u1680\u2028\u2029]+/gu;
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[«»“”„‟]/gu, '"'],
  [/[‘’‚‛´]/gu, "'"],
  [/[‐‑‒–—―−]/gu, "-"],
];

/** A line as it is compared: NFKC, one kind of quote and dash, no marks, no bullets, single spaces. */
export function plain(line: string): string {
  const known = alike(alike(line).normalize("NFKC"));
  const bare = known.replace(UNSEEN, "").replace(MARKS, "").replace(SPACE, " ").replace(/^ +| +$/gu, "");
  return bare.replace(POINT, "");
}

/** SHA-256 of a text in hexadecimal. */
export async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function alike(line: string): string {
  return SIGNS.reduce((text, [signs, sign]) => text.replace(signs, sign), line);
}
