// The files of the index: fetched once, unpacked, kept; forgotten where they failed, so that they can be tried again.

/** Fetches a file's bytes; throws where it cannot, `Gone` where there is no such file. */
export type Fetch = (url: string) => Promise<ArrayBuffer>;

/** A file that was there when the list of files was made: somebody has published since. */
export class Gone extends Error {}

const GZIP = [0x1f, 0x8b]; // RFC 1952: how a gzip file begins
const NAMED_BY_DIGEST = /\.idx$/;
const STATUS_OF_GONE = [404, 410];

export class Files {
  private readonly known = new Map<string, Promise<Uint8Array>>();

  /** `folder` ends in `/`. */
  constructor(private readonly folder: string, private readonly fetch: Fetch = fromNetwork) {}

  bytes(name: string): Promise<Uint8Array> {
    let file = this.known.get(name);
    if (!file) {
      file = this.fetch(this.folder + name).then(unpacked);
      this.known.set(name, file);
      file.catch(() => this.known.delete(name));
    }
    return file;
  }

  async text(name: string): Promise<string> {
    return new TextDecoder().decode(await this.bytes(name));
  }
}

async function fromNetwork(url: string): Promise<ArrayBuffer> {
  // What is named by its digest never changes: any copy will do, and will when there is no network.
  const cache = NAMED_BY_DIGEST.test(url) ? "force-cache" : "no-cache";
  const response = await fetch(url, { cache });
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
