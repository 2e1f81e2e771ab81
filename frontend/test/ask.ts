// Answers questions of the Python tests: one JSON request on standard input, one JSON answer on standard output.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import lunr from "lunr";
import { Archive } from "../src/search/archive";
import { outcome } from "../src/search/outcome";
import { pieces } from "../src/search/marks";
import { Postings } from "../src/search/postings";
import { analysis } from "../src/search/press";
import { indexOf } from "../src/search/rank";
import { fromAddress } from "../src/search/state";

type Tokens = Record<string, string[]>;
type Request =
  | { do: "analyse"; language: string; texts: string[] }
  | { do: "search"; folder: string; addresses: string[] }
  | { do: "mark"; language: string; text: string; terms: string[] }
  | { do: "score"; postings: string; documents: Tokens[]; python: object; questions: string[][] };

const read = async (folder: string) => {
  const fetch = async (name: string) => new Uint8Array(await readFile(name)).buffer;
  return Archive.open(join(folder, "/"), fetch);
};

async function answer(request: Request): Promise<unknown> {
  switch (request.do) {
    case "analyse": {
      const { analyse } = analysis(request.language);
      return request.texts.map(analyse);
    }
    case "mark":
      return pieces(request.text, new Set(request.terms), analysis(request.language));
    case "search": {
      const archive = await read(request.folder);
      return Promise.all(request.addresses.map((address) => search(archive, address)));
    }
    case "score": {
      const postings = new Postings(request.postings);
      const indexes = [stock(postings, request.documents), lunr.Index.load(request.python)];
      return request.questions.map((terms) => [indexOf(terms, postings), ...indexes].map((one) => scores(one, terms)));
    }
  }
}

async function search(archive: Archive, address: string): Promise<object> {
  const found = outcome(fromAddress(address), archive);
  const cards = await archive.cards(found.documents.slice(0, 10));
  const counts = Object.fromEntries(
    Object.entries(found.counts).map(([facet, many]) => [
      facet, Object.fromEntries(many.map(({ value, count }) => [value.id, count])),
    ]),
  );
  const { documents, widened, onlyCommon, meant } = found;
  return { documents, counts, widened, onlyCommon, meant, titles: cards.map((card) => card.title), terms: [...found.terms] };
}

/** What lunr.js itself makes of the same terms, with its own builder and nothing of ours. */
function stock(postings: Postings, documents: Tokens[]): lunr.Index {
  const builder = new lunr.Builder();
  for (const { name, boost } of postings.fields) builder.field(name, { boost });
  documents.forEach((tokens, id) => builder.add({ id: String(id), ...tokens }));
  return builder.build();
}

function scores(index: lunr.Index, terms: string[]): Record<string, number> {
  const results = index.query((query) => {
    for (const term of terms) query.clause({ term, usePipeline: false });
  });
  return Object.fromEntries(results.map(({ ref, score }) => [ref, score]));
}

const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
process.stdout.write(JSON.stringify(await answer(JSON.parse(Buffer.concat(chunks).toString("utf8")) as Request)));
