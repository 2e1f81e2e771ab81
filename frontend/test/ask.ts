// Answers questions of the Python tests: one JSON request on standard input, one JSON answer on standard output.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import lunr from "lunr/lunr.js";
import { Archive } from "../src/search/archive";
import { Engine } from "../src/search/engine";
import { pieces } from "../src/search/marks";
import { analysis } from "../src/search/press";
import { fromAddress, START } from "../src/search/state";
import { type Key, type Pace, paced } from "./pace";
import { type Clause, type Counted, prove, stock } from "./proof";

type Request =
  | { do: "analyse"; language: string; texts: string[] }
  | { do: "search"; folder: string; addresses: string[] }
  | { do: "type"; folder: string; texts: string[] }
  | { do: "overtake"; folder: string; texts: string[] }
  | { do: "weigh"; folder: string; addresses: string[] }
  | { do: "pace"; folder: string; pace: Pace; runs: { keys: Key[]; cold?: boolean }[] }
  | { do: "rank"; folder: string; addresses: string[]; documents: number[] }
  | { do: "mark"; language: string; text: string; terms: string[] }
  | { do: "prove"; folders: string[]; documents: Counted[]; questions: Clause[][] }
  | { do: "compare"; folder: string; documents: Counted[]; python: object; questions: string[][] };

const fromDisk = async (name: string) => new Uint8Array(await readFile(name)).buffer;

async function answer(request: Request): Promise<unknown> {
  switch (request.do) {
    case "analyse": {
      const { analyse } = analysis(request.language);
      return request.texts.map(analyse);
    }
    case "mark":
      return pieces(request.text, new Set(request.terms), analysis(request.language));
    case "search": {
      const engine = new Engine(join(request.folder, "/"), fromDisk);
      const found: object[] = [];
      for (const address of request.addresses) found.push(await search(engine, address));
      return found;
    }
    case "rank":
      return ranks(new Engine(join(request.folder, "/"), fromDisk), request.addresses, request.documents);
    case "type":
      return type(request.folder, request.texts);
    case "overtake": {
      const engine = new Engine(join(request.folder, "/"), fromDisk);
      const asked = request.texts.map((text) => engine.search({ ...START, text, typing: true }));
      return (await Promise.allSettled(asked)).map((one) => (one.status === "fulfilled" ? one.value.total : String(one.reason)));
    }
    case "weigh":
      return weigh(request.folder, request.addresses);
    case "pace": {
      const told: object[] = [];
      for (const { keys, cold } of request.runs) told.push(await paced(join(request.folder, "/"), request.pace, keys, cold));
      return told;
    }
    case "prove":
      return prove(request.folders.map((folder) => join(folder, "/")), request.documents, request.questions, fromDisk);
    case "compare":
      return compare(request.folder, request.documents, request.python, request.questions);
  }
}

async function search(engine: Engine, address: string): Promise<object> {
  const state = fromAddress(address);
  const [documents, counts, { cards, ...found }] = [
    await engine.documents(state), await engine.counts(state), await engine.search(state),
  ];
  return { ...found, documents, counts, cards, titles: cards.map((card) => card.title) };
}

/** For each question, the place of a document among what is found, from 1 on; 0 where it is not found. */
async function ranks(engine: Engine, addresses: readonly string[], documents: readonly number[]): Promise<number[]> {
  const found: number[] = [];
  for (const [place, address] of addresses.entries()) {
    found.push((await engine.documents(fromAddress(address))).indexOf(documents[place] ?? -1) + 1);
  }
  return found;
}

/** For each text, as it is being typed one after the other: what is found at once, and the files loaded for it. */
async function type(folder: string, texts: readonly string[]): Promise<object[]> {
  const loaded: string[] = [];
  const engine = new Engine(join(folder, "/"), (name) => {
    loaded.push(name.slice(folder.length + 1));
    return fromDisk(name);
  });
  const found: object[] = [];
  for (const text of texts) {
    const { total, early, meant } = await engine.search({ ...START, text, typing: true });
    found.push({ total, early, meant, loaded: loaded.splice(0) });
  }
  return found;
}

/** For each question, what it loads when nothing is there yet, then what the next one does, and what filters do. */
async function weigh(folder: string, addresses: readonly string[]): Promise<object[]> {
  let loaded: { name: string; bytes: number }[] = [];
  const fetch = async (name: string) => {
    const bytes = await fromDisk(name);
    const carried = name.endsWith(".json") ? gzipSync(new Uint8Array(bytes)) : bytes; // as hosts send text
    loaded.push({ name: name.slice(folder.length + 1), bytes: carried.byteLength });
    return bytes;
  };
  const flushed = () => [loaded, (loaded = [])][0];
  const found: object[] = [];
  for (const [place, address] of addresses.entries()) {
    const engine = new Engine(join(folder, "/"), fetch);
    const { cards, total, meant } = await engine.search(fromAddress(address));
    const first = flushed();
    await engine.counts(fromAddress(address));
    const counts = flushed();
    await engine.search(fromAddress(addresses[(place + 1) % addresses.length] ?? ""));
    found.push({ first, later: flushed(), counts, total, meant, hrefs: cards.map((card) => card.href) });
  }
  return found;
}

/** Scores of lunr.js and of lunr.py, each with its own index. */
async function compare(
  folder: string, documents: Counted[], python: object, questions: string[][],
): Promise<Record<string, number>[][]> {
  const archive = await Archive.open(join(folder, "/"), fromDisk);
  const indexes = [stock(archive, documents), lunr.Index.load(python)];
  return questions.map((terms) => indexes.map((index) => {
    const results = index.query((query) => {
      for (const term of terms) query.clause({ term, usePipeline: false });
    });
    return Object.fromEntries(results.map(({ ref, score }) => [ref, score]));
  }));
}

const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
process.stdout.write(JSON.stringify(await answer(JSON.parse(Buffer.concat(chunks).toString("utf8")) as Request)));
