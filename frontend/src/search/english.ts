// Snowball's English stemmer (Porter 2, https://snowballstem.org/algorithms/english/stemmer.html),
// written from the algorithm's description: lunr's own stemmer is the first Porter's with changes,
// which nothing in Python repeats. Tests hold it against snowballstemmer.

const WHOLE: Record<string, string> = {
  skis: "ski", skies: "sky", dying: "die", lying: "lie", tying: "tie", idly: "idl", gently: "gentl",
  ugly: "ugli", early: "earli", only: "onli", singly: "singl", sky: "sky", news: "news", howe: "howe",
  atlas: "atlas", cosmos: "cosmos", bias: "bias", andes: "andes",
};
const KEPT = new Set(["inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"]);
const VOWEL = /[aeiouy]/;
const SHORT_END = /(?:^[aeiouy][^aeiouy]|[^aeiouy][aeiouy][^aeiouywxY])$/;

type Rule = readonly [suffix: string, replacement: string];
// Longest first, as the algorithm looks for the longest suffix and then tests only that one.
const STEP_2: readonly Rule[] = [
  ["ational", "ate"], ["fulness", "ful"], ["iveness", "ive"], ["ization", "ize"], ["ousness", "ous"],
  ["biliti", "ble"], ["lessli", "less"], ["tional", "tion"], ["alism", "al"], ["aliti", "al"], ["ation", "ate"],
  ["entli", "ent"], ["fulli", "ful"], ["iviti", "ive"], ["ousli", "ous"], ["abli", "able"], ["alli", "al"],
  ["anci", "ance"], ["ator", "ate"], ["enci", "ence"], ["izer", "ize"], ["bli", "ble"], ["ogi", "og"], ["li", ""],
];
const STEP_3: readonly Rule[] = [
  ["ational", "ate"], ["tional", "tion"], ["alize", "al"], ["ative", ""], ["icate", "ic"], ["iciti", "ic"],
  ["ical", "ic"], ["ness", ""], ["ful", ""],
];
const STEP_4 = [
  "ement", "able", "ance", "ence", "ible", "ment", "ant", "ate", "ent", "ion", "ism", "iti", "ive", "ize", "ous",
  "al", "er", "ic",
];

export function stem(word: string): string {
  if (Object.hasOwn(WHOLE, word)) return WHOLE[word] ?? word;
  if (word.length < 3) return word;
  const marked = markConsonants(word.replace(/^'/, ""));
  const [r1, r2] = regions(marked);
  let text = plurals(marked.replace(/(?:'s'|'s|')$/, ""));
  if (KEPT.has(text)) return text;
  text = pastAndGerund(text, r1);
  text = text.length > 2 ? text.replace(/([^aeiouy])[yY]$/, "$1i") : text;
  text = replace(text, STEP_2, r1, (suffix, rest) => derived(suffix, rest));
  text = replace(text, STEP_3, r1, (suffix, rest) => suffix !== "ative" || rest.length >= r2);
  text = residue(text, r2);
  return last(text, r1, r2).replaceAll("Y", "y");
}

/** `y` at the start or after a vowel is a consonant, written `Y`. */
function markConsonants(word: string): string {
  let marked = "";
  for (const letter of word) {
    const before = marked.at(-1);
    marked += letter === "y" && (before === undefined || VOWEL.test(before)) ? "Y" : letter;
  }
  return marked;
}

/** Where the regions R1 and R2 begin. */
function regions(word: string): [number, number] {
  const head = /^(?:gener|commun|arsen)/.exec(word);
  const r1 = head ? head[0].length : after(word, 0);
  return [r1, after(word, r1)];
}

function after(word: string, from: number): number {
  const found = /[aeiouy][^aeiouy]/.exec(word.slice(from));
  return found ? from + found.index + 2 : word.length;
}

function plurals(word: string): string {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  if (/[us]s$/.test(word)) return word;
  return word.endsWith("s") && VOWEL.test(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

function pastAndGerund(word: string, r1: number): string {
  const eed = /eed(?:ly)?$/.exec(word);
  if (eed) return eed.index >= r1 ? word.slice(0, eed.index + 2) : word;
  const suffix = /(?:ed|ing)(?:ly)?$/.exec(word);
  if (!suffix || !VOWEL.test(word.slice(0, suffix.index))) return word;
  const rest = word.slice(0, suffix.index);
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) return rest.slice(0, -1);
  return rest.length <= r1 && SHORT_END.test(rest) ? `${rest}e` : rest;
}

function replace(
  word: string, rules: readonly Rule[], region: number, allowed: (suffix: string, rest: string) => boolean,
): string {
  const rule = rules.find(([suffix]) => word.endsWith(suffix));
  if (!rule) return word;
  const rest = word.slice(0, -rule[0].length);
  return rest.length >= region && allowed(rule[0], rest) ? rest + rule[1] : word;
}

function derived(suffix: string, rest: string): boolean {
  if (suffix === "ogi") return rest.endsWith("l");
  return suffix !== "li" || /[cdeghkmnrt]$/.test(rest);
}

function residue(word: string, r2: number): string {
  const suffix = STEP_4.find((one) => word.endsWith(one));
  if (!suffix) return word;
  const rest = word.slice(0, -suffix.length);
  return rest.length >= r2 && (suffix !== "ion" || /[st]$/.test(rest)) ? rest : word;
}

function last(word: string, r1: number, r2: number): string {
  const rest = word.slice(0, -1);
  if (word.endsWith("e")) return rest.length >= r2 || (rest.length >= r1 && !SHORT_END.test(rest)) ? rest : word;
  return word.endsWith("ll") && rest.length >= r2 ? rest : word;
}
