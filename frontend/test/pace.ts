// A reader on a slow line, in a time of its own: what is asked for when, and when it is answered. Nothing of it
// depends on how busy the machine is; the time that answering takes is not in it.
import { readFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import { Engine } from "../src/search/engine";
import type { Priority } from "../src/search/files";
import { START, type State } from "../src/search/state";

export interface Pace {
  /** Milliseconds for every answer; bytes in a millisecond for all of them. */
  readonly latency: number;
  readonly rate: number;
}
/** A text that stands in the field from a moment on; `typing`: it grew by a letter. */
export interface Key {
  readonly at: number;
  readonly text: string;
  readonly typing: boolean;
}
export interface Carried {
  readonly name: string;
  readonly bytes: number;
  readonly priority: Priority;
  readonly from: number;
  readonly to: number;
}
/**
 * Milliseconds after a key to the count, the first results and all of them, null where the next key came before;
 * whether the first of them were told to have only some of the words.
 */
export interface Answered extends Key {
  widened: boolean;
  count: number | null;
  first: number | null;
  results: number | null;
}

const GZIP = 0x1f;
const REST = 400; // as frontend/src/search/main.ts has it

class Line {
  now = 0;
  readonly carried: Carried[] = [];
  private free = 0;
  private readonly events: { readonly at: number; run(): void }[] = [];

  constructor(private readonly folder: string, private readonly pace: Pace) {}

  /** Time begins again. */
  begin(): void {
    this.now = this.free = this.carried.length = 0;
  }

  after(wait: number, run: () => void): void {
    this.events.push({ at: this.now + wait, run });
  }

  readonly fetch = (url: string, priority: Priority): Promise<ArrayBuffer> => {
    const stored = readFileSync(url);
    const isPacked = stored[0] === GZIP;
    const bytes = (isPacked ? stored : gzipSync(stored)).length;
    this.free = Math.max(this.free, this.now + this.pace.latency) + bytes / this.pace.rate;
    this.carried.push({ name: url.slice(this.folder.length), bytes, priority, from: this.now, to: this.free });
    const inside = new Uint8Array(isPacked ? gunzipSync(stored) : stored);
    return new Promise((done) => this.after(this.free - this.now, () => done(inside.buffer)));
  };

  /** Lets time go by until nothing happens any more. */
  async run(): Promise<void> {
    for (;;) {
      await new Promise((settled) => setImmediate(settled)); // whatever can be done without time
      const next = this.events.reduce<(typeof this.events)[number] | undefined>((one, other) => (one && one.at <= other.at ? one : other), undefined);
      if (!next) return;
      this.events.splice(this.events.indexOf(next), 1);
      this.now = Math.max(this.now, next.at);
      next.run();
    }
  }
}

/** What happens to a reader who has the list of the files, or with `cold` not even that. */
export async function paced(folder: string, pace: Pace, keys: readonly Key[], cold = false): Promise<{ keys: Answered[]; carried: Carried[] }> {
  const line = new Line(folder, pace);
  const real = globalThis.setTimeout;
  globalThis.setTimeout = ((run: () => void, wait = 0) => line.after(wait, run)) as typeof setTimeout;
  try {
    const engine = new Engine(folder, line.fetch);
    if (!cold) {
      void engine.open();
      await line.run();
      line.begin();
    }
    const answered: Answered[] = keys.map((key) => ({ ...key, widened: false, count: null, first: null, results: null }));
    let newest = -1;
    const ask = async (number: number, patient: boolean): Promise<void> => {
      const key = answered[number];
      if (!key) return;
      const state: State = { ...START, text: key.text, typing: key.typing, patient };
      const found = await engine.search(state, (counted) => {
        if (number !== newest) return;
        key.count ??= line.now - key.at;
        if ("cards" in counted) key.first ??= line.now - key.at;
      });
      if (number !== newest) return;
      if (found.early) line.after(REST, () => number === newest && void ask(number, true));
      if (found.early && found.total === 0) return;
      if (key.results === null) key.widened = found.widened;
      key.count ??= line.now - key.at;
      key.first ??= line.now - key.at;
      key.results = line.now - key.at;
      if (!found.unfinished) line.after(key.typing ? REST : 0, () => number === newest && void engine.counts(state)); // filters are open
      if (found.unfinished) return ask(number, true);
    };
    answered.forEach((key, number) => line.after(key.at, () => {
      newest = number;
      ask(number, false).catch(() => undefined);
    }));
    await line.run();
    return { keys: answered, carried: line.carried };
  } finally {
    globalThis.setTimeout = real;
  }
}
