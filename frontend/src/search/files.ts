// The files of the index: fetched once, unpacked, kept; forgotten where they failed, so that they can be tried again.

/** "high" for what somebody waits for; "low" for what may be asked for next. */
export type Priority = "high" | "low";

/** Fetches a file's bytes; throws where it cannot, `Gone` where there is no such file. */
export type Fetch = (url: string, priority: Priority) => Promise<ArrayBuffer>;

/** A file that was there when the list of files was made: somebody has published since. */
export class Gone extends Error {}

const GZIP = [0x1f, 0x8b]; // RFC 1952: how a gzip file begins
const NAMED_BY_DIGEST = /\.idx$/;
const STATUS_OF_GONE = [404, 410];

export class Files {
  readonly #known = new Map<string, Promise<Uint8Array>>();
  readonly #things = new Map<string, Promise<unknown>>();

  /** `folder` ends in `/`. */
  constructor(private readonly folder: string, private readonly fetch: Fetch = fromNetwork) {}

  /** What has low priority goes behind all that is asked for at the same time. */
  bytes(name: string, priority: Priority = "high"): Promise<Uint8Array> {
    let file = this.#known.get(name);
    if (!file) {
      const turn = priority === "low" ? new Promise((begin) => setTimeout(begin)) : Promise.resolve();
      file = turn.then(() => this.fetch(this.folder + name, priority)).then(unpacked);
      this.#known.set(name, file);
      file.catch(() => this.#known.delete(name));
    }
    return file;
  }

  /** What is made of a file's text, once. */
  made<T>(name: string, make: (text: string) => T, priority?: Priority): Promise<T> {
    const file = this.bytes(name, priority);
    let made = this.#things.get(name) as Promise<T> | undefined;
    if (!made) {
      made = file.then((bytes) => make(new TextDecoder().decode(bytes)));
      this.#things.set(name, made);
      made.catch(() => this.#things.delete(name));
    }
    return made;
  }
}

async function fromNetwork(url: string, priority: Priority): Promise<ArrayBuffer> {
  // What is named by its digest never changes: any copy will do, and will when there is no network.
  const response = await fetch(url, { cache: NAMED_BY_DIGEST.test(url) ? "force-cache" : "no-cache", priority });
  if (STATUS_OF_GONE.includes(response.status)) throw new Gone(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response.arrayBuffer();
}

/** What is inside a file, unless a host or the browser has unpacked it already. */
async function unpacked(bytes: ArrayBuffer): Promise<Uint8Array> {
  const [first, second] = new Uint8Array(bytes);
  if (first !== GZIP[0] || second !== GZIP[1]) return new Uint8Array(bytes);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
