// Snowball's Spanish stemmer of the second generation (https://snowballstem.org/algorithms/spanish/stemmer.html),
// written from the algorithm's description: lunr-languages has it too, at four times the size and with
// stop words and trimmers that are not wanted. Tests hold it against lunr-languages and snowballstemmer.

const VOWEL = /[aeiouáéíóúü]/;
const CONSONANT = /[^aeiouáéíóúü]/;
const ACCENTS: Record<string, string> = { á: "a", é: "e", í: "i", ó: "o", ú: "u" };

const PRONOUN = ending("me se sela selo selas selos la le lo las les los nos");
const BEFORE_PRONOUN = ending("iéndo ándo ár ér ír ando iendo ar er ir yendo");
const ALONE = "anza anzas ico ica icos icas ismo ismos able ables ible ibles ista istas oso osa osos osas amiento amientos imiento imientos";
const AGENT = "adora ador ación adoras adores aciones ante antes ancia ancias";
const STANDARD = ending(
  `${ALONE} ${AGENT} logía logías ución uciones encia encias amente mente idad idades iva ivo ivas ivos`,
);
const Y_VERB = ending("ya ye yan yen yeron yendo yo yó yas yes yais yamos");
const E_VERB = new Set(["en", "es", "éis", "emos"]);
const FUTURE = "ían ías án ás íais ía éis íamos emos á é".split(" ");
const VERB = ending([
  ...E_VERB,
  ...["ar", "er", "ir"].flatMap((stem) => FUTURE.map((end) => stem + end)),
  ..."aba ada ida ía ara iera ad ed id ase iese aste iste an aban ían aran ieran asen iesen aron ieron ado ido".split(" "),
  ..."ando iendo ió ar er ir as abas adas idas ías aras ieras ases ieses ís áis abais íais arais ierais aseis".split(" "),
  ..."ieseis asteis isteis ados idos amos ábamos íamos imos áramos iéramos iésemos ásemos".split(" "),
].join(" "));
const RESIDUAL = ending("os a o á í ó e é");
/** What may stand before a suffix that has been taken away. */
const BEFORE: Record<string, RegExp> = {
  agent: ending("ic"), mente: ending("ante able ible"), idad: ending("abil ic iv"), iv: ending("at"),
  amente: ending("iv os ic ad"),
};
const ALONE_SET = new Set(ALONE.split(" "));
const AGENT_SET = new Set(AGENT.split(" "));

export function stem(word: string): string {
  const [rv, r1, r2] = regions(word);
  let text = pronoun(word, rv);
  const standard = suffix(text, r1, r2);
  text = standard ?? yVerb(text, rv) ?? verb(text, rv) ?? text;
  text = residue(text, rv);
  return text.replace(/[áéíóú]/g, (letter) => ACCENTS[letter] ?? letter);
}

/** The longest of some endings. */
function ending(endings: string): RegExp {
  const longest = endings.split(" ").sort((one, other) => other.length - one.length);
  return new RegExp(`(?:${longest.join("|")})$`);
}

/** The longest of some endings that a text has, no part of it before `from`. */
function endOf(text: string, endings: RegExp, from = 0): string {
  return endings.exec(text.slice(from))?.[0] ?? "";
}

/** Where the regions RV, R1 and R2 begin. */
function regions(word: string): [number, number, number] {
  const r1 = after(word, 0);
  return [rvOf(word), r1, after(word, r1)];
}

function after(word: string, from: number): number {
  const vowel = next(word, VOWEL, from);
  return next(word, CONSONANT, vowel);
}

/** Past the next letter of a kind; the end of the word if there is none. */
function next(word: string, kind: RegExp, from: number): number {
  for (let at = from; at < word.length; at++) if (kind.test(word[at] ?? "")) return at + 1;
  return word.length;
}

function rvOf(word: string): number {
  const [first = "", second = ""] = word;
  if (!second) return word.length;
  if (!VOWEL.test(second)) return next(word, VOWEL, 2);
  if (VOWEL.test(first)) return next(word, CONSONANT, 2);
  return Math.min(3, word.length);
}

function pronoun(word: string, rv: number): string {
  const end = endOf(word, PRONOUN);
  if (!end) return word;
  const rest = word.slice(0, -end.length);
  const before = endOf(rest, BEFORE_PRONOUN);
  if (!before || rest.length - before.length < rv) return word;
  if (before === "yendo") return rest.endsWith("uyendo") ? rest : word;
  return rest.slice(0, -before.length) + before.replace(/[áéí]/, (letter) => ACCENTS[letter] ?? letter);
}

/** The word without its standard suffix; undefined if it has none that may go. */
function suffix(word: string, r1: number, r2: number): string | undefined {
  const end = endOf(word, STANDARD);
  const rest = word.slice(0, word.length - end.length);
  if (!end || rest.length < (end === "amente" ? r1 : r2)) return undefined;
  if (ALONE_SET.has(end)) return rest;
  if (AGENT_SET.has(end)) return without(rest, "agent", r2);
  if (end.startsWith("log")) return `${rest}log`;
  if (end.startsWith("uci")) return `${rest}u`;
  if (end.startsWith("enci")) return `${rest}ente`;
  if (end !== "amente") return without(rest, end.startsWith("idad") ? "idad" : end === "mente" ? "mente" : "iv", r2);
  const less = without(rest, "amente", r2);
  return less.length < rest.length && rest.endsWith("iv") ? without(less, "iv", r2) : less;
}

function without(text: string, name: string, r2: number): string {
  const end = endOf(text, BEFORE[name] ?? /$^/);
  return end && text.length - end.length >= r2 ? text.slice(0, -end.length) : text;
}

function yVerb(word: string, rv: number): string | undefined {
  const end = endOf(word, Y_VERB, rv);
  const rest = word.slice(0, word.length - end.length);
  return end && rest.endsWith("u") ? rest : undefined;
}

function verb(word: string, rv: number): string | undefined {
  const end = endOf(word, VERB, rv);
  if (!end) return undefined;
  const rest = word.slice(0, -end.length);
  return E_VERB.has(end) && rest.endsWith("gu") ? rest.slice(0, -1) : rest;
}

function residue(word: string, rv: number): string {
  const end = endOf(word, RESIDUAL);
  const rest = word.slice(0, word.length - end.length);
  if (!end || rest.length < rv) return word;
  if ((end === "e" || end === "é") && rest.endsWith("gu") && rest.length > rv) return rest.slice(0, -1);
  return rest;
}
