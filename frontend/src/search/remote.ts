// The engine in a worker: the same script, started a second time. Where there are no workers it runs in the page.
import type { Counts } from "./facets";
import { type Counted, Engine, type Found, type Offer, type Told } from "./engine";
import { START, type State } from "./state";

export interface Answers {
  open(): Promise<Offer>;
  search(state: State, told: Told): Promise<Found>;
  counts(state: State): Promise<Counts>;
}

type Task = keyof Answers;
interface Asked { readonly number: number; readonly task: Task; readonly state?: State }
interface Waiting { readonly asked: Asked; done(result: unknown): void; failed(failure: Error): void; told?: Told }
interface Answered { readonly number: number; readonly result?: unknown; readonly failure?: string; readonly part?: Counted | Found }

/** What answers for a folder of search files; `script` is the address of this very script. */
export function connect(script: string, folder: string): Answers {
  return new Remote(script, folder);
}

/** The worker's side. */
export function serve(folder: string): void {
  const engine = new Engine(folder);
  let newest = 0;
  addEventListener("message", ({ data }: MessageEvent<Asked>) => {
    const { number, task } = data;
    if (task === "search") newest = number;
    const answer = (answered: Answered) => postMessage(answered);
    // What was asked before another key was pressed is no longer wanted: that key's message comes first.
    setTimeout(() => {
      if (task === "search" && newest !== number) return answer({ number, failure: "superseded" });
      perform(engine, data, (part) => answer({ number, part })).then(
        (result) => answer({ number, result }),
        (failure: unknown) => answer({ number, failure: String(failure) }),
      );
    });
  });
}

function perform(engine: Engine, { task, state = START }: Asked, told?: Told): Promise<unknown> {
  return engine[task](state, told);
}

class Remote implements Answers {
  readonly #waiting = new Map<number, Waiting>();
  readonly #worker: Worker | undefined;
  #engine: Engine | undefined;
  #number = 0;

  constructor(script: string, private readonly folder: string) {
    try {
      this.#worker = new Worker(`${script}#${new URL(folder, location.href).href}`);
      this.#worker.onmessage = ({ data }: MessageEvent<Answered>) => this.#answered(data);
      this.#worker.onerror = () => this.#stay();
    } catch {
      this.#stay();
    }
  }

  open(): Promise<Offer> {
    return this.#ask("open");
  }

  search(state: State, told: Told): Promise<Found> {
    return this.#ask("search", state, told);
  }

  counts(state: State): Promise<Counts> {
    return this.#ask("counts", state);
  }

  #ask<T>(task: Task, state?: State, told?: Told): Promise<T> {
    const asked: Asked = { number: ++this.#number, task, ...(state && { state }) };
    if (this.#engine) return perform(this.#engine, asked, told) as Promise<T>;
    return new Promise<T>((done, failed) => {
      this.#waiting.set(asked.number, { asked, done: done as (result: unknown) => void, failed, ...(told && { told }) });
      this.#worker?.postMessage(asked);
    });
  }

  #answered({ number, result, failure, part }: Answered): void {
    const one = this.#waiting.get(number);
    if (part) return one?.told?.(part);
    this.#waiting.delete(number);
    if (failure === undefined) one?.done(result);
    else one?.failed(new Error(failure));
  }

  /** There is no worker to be had: what waits is done here. */
  #stay(): void {
    this.#engine = new Engine(this.folder);
    for (const { asked, done, failed, told } of this.#waiting.values()) perform(this.#engine, asked, told).then(done, failed);
    this.#waiting.clear();
  }
}
