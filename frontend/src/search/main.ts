// The search of a newsroom, on its search page and on no other. The same script is its own worker.
import { type Counted, type Found, PORTION } from "./engine";
import { type Answers, connect, serve } from "./remote";
import { fromAddress, isAsking, START, type State, toAddress } from "./state";
import { View } from "./view";

const PATIENCE = 150; // milliseconds after which a page says that it is searching
const REST = 400; // milliseconds without a key before the address follows: browsers count how often it changes

class Search {
  readonly #view: View;
  #answers: Answers | undefined;
  #offered: Promise<void> | undefined;
  #state: State = START;
  #turn = 0;
  #drawn = 0; // the turn whose results are shown, or some of them
  #asked = false; // whether the address is that of a question that was asked, and not only typed on the way to one
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement, private readonly script: string, private readonly folder: string) {
    this.#view = new View(root, {
      focused: () => this.#expect(),
      typed: (typing) => {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#settle(), REST);
        void this.#go({ ...this.#wanted(), typing }, "later");
      },
      left: () => this.#settle(), // who opens a result at once finds the question again on the way back
      submitted: () => void this.#go(this.#wanted(), "push"),
      changed: () => void this.#go(this.#wanted(), "push"),
      more: () => {
        const shown = this.#state.page * PORTION;
        void this.#go({ ...this.#state, page: this.#state.page + 1 }, "replace").then(() => this.#view.focusResult(shown));
      },
      retry: () => void this.#go(this.#wanted(), "replace"),
      meant: (text) => {
        this.#view.input.value = text;
        void this.#go(this.#wanted(), "push");
      },
      opened: () => void (this.#drawn === this.#turn && this.#follow(this.#turn, () => this.#tally(this.#turn))),
    });
    addEventListener("popstate", () => void this.#arrive());
    void this.#arrive();
    if (!isSaving()) this.#expect();
  }

  /** Loads what every question needs, before the first is asked. */
  #expect(): void {
    this.#open().catch(() => undefined); // told when a question needs it
  }

  /** What the page asks now, from its first portion; the filters count once they are there. */
  #wanted(): State {
    const { choice, ...rest } = this.#view.state;
    return { ...START, ...rest, choice: this.#view.isOffered ? choice : this.#state.choice };
  }

  /** Shows what the address says. */
  #arrive(): Promise<void> {
    this.#forget();
    const state = fromAddress(location.search);
    this.#view.state = state;
    return this.#go(state, "stay");
  }

  async #go(state: State, how: "push" | "replace" | "stay" | "later"): Promise<void> {
    if (how === "push" || how === "replace") this.#settle(); // so that the way back leads to what was typed before it
    if (how !== "later") this.#remember(state, how);
    if (how === "push" || how === "stay") this.#asked = isAsking(state);
    this.#state = state;
    const turn = ++this.#turn;
    clearTimeout(this.#wait);
    if (!isAsking(state)) {
      this.#view.rest();
      return;
    }
    this.#view.ask();
    this.#wait = setTimeout(() => this.#view.loading(), PATIENCE); // a quick answer says nothing of waiting
    await this.#follow(turn, () => this.#answer(state, turn));
  }

  /** Does what belongs to a turn, and says so where something cannot be had; results that are there stay. */
  async #follow(turn: number, task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (failure) {
      if (turn !== this.#turn) return;
      clearTimeout(this.#wait);
      console.warn(failure);
      if (this.#drawn === turn) this.#view.incomplete();
      else this.#view.failed();
    }
  }

  async #answer(state: State, turn: number): Promise<void> {
    const offered = this.#open();
    const [found]: [Found, void] = await Promise.all([this.#engine().search(state, (part) => this.#tell(part, turn)), offered]);
    if (turn !== this.#turn) return;
    if (!found.early || found.total > 0) {
      clearTimeout(this.#wait);
      this.#state = state;
      this.#drawn = turn;
      this.#view.draw(found, state.text);
    }
    const isMore = found.early || found.unfinished;
    const next = () => (isMore ? this.#answer({ ...state, patient: true }, turn) : this.#tally(turn));
    void this.#follow(turn, () => (found.early || (state.typing && !isMore) ? this.#rested(turn, next) : next()));
  }

  /** Does something when the typing rests, if it then still is the turn. */
  async #rested(turn: number, task: () => Promise<void>): Promise<void> {
    await new Promise((rested) => setTimeout(rested, REST));
    if (turn === this.#turn) await task();
  }

  /** Says how many there are as soon as that is known, and shows the first of them while the others are on their way. */
  #tell(part: Counted | Found, turn: number): void {
    if (turn !== this.#turn || !this.#view.isOffered) return;
    clearTimeout(this.#wait);
    if (!("cards" in part)) return this.#view.count(part, this.#state.text);
    this.#drawn = turn;
    this.#view.draw(part, this.#state.text);
  }

  /** Counts the filters, where they can be seen. */
  async #tally(turn: number): Promise<void> {
    if (!this.#view.isFiltering || !isAsking(this.#state)) return;
    const counts = await this.#engine().counts(this.#state);
    if (turn === this.#turn) this.#view.tally(counts);
  }

  /** The address says what is typed, if it does not yet; the way back still leads to what was asked before. */
  #settle(): void {
    if (this.#timer !== undefined && this.#remember(this.#state, this.#asked ? "push" : "replace")) this.#asked = false;
    this.#forget();
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Puts a state into the address; whether that made it another. */
  #remember(state: State, how: "push" | "replace" | "stay"): boolean {
    const address = location.pathname + toAddress(state);
    if (how === "stay" || address === location.pathname + location.search) return false;
    if (how === "push") history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    return true;
  }

  #engine(): Answers {
    this.#answers ??= connect(this.script, this.folder);
    return this.#answers;
  }

  #open(): Promise<void> {
    if (!this.#offered) {
      this.#offered = this.#engine().open().then((offer) => {
        this.#view.offer(offer);
        this.#view.state = { ...this.#state, text: this.#view.input.value.trim() };
      });
      this.#offered.catch(() => (this.#offered = undefined)); // so that it can be tried again
    }
    return this.#offered;
  }
}

/** Whether a reader's browser was told to load no more than it must. */
function isSaving(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}

if (typeof document === "undefined") {
  serve(decodeURI(location.hash.slice(1)));
} else {
  const root = document.querySelector<HTMLElement>("[data-search]");
  const { src = "" } = (document.currentScript as HTMLScriptElement | null) ?? {};
  if (root) new Search(root, src, root.dataset["search"] ?? "");
}
