// The search of a newsroom: loads nothing until somebody goes to search. The same script is its own worker.
import { type Counted, type Found, PORTION } from "./engine";
import { type Answers, connect, serve } from "./remote";
import { fromAddress, isAsking, START, type State, toAddress } from "./state";
import { View } from "./view";

const PATIENCE = 150; // milliseconds after which a page says that it is searching
const REST = 400; // milliseconds without a key before the address follows: browsers count how often it changes

class Search {
  private readonly view: View;
  private answers: Answers | undefined;
  private offered: Promise<void> | undefined;
  private state: State = START;
  private turn = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private wait: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement, private readonly script: string, private readonly folder: string) {
    this.view = new View(root, {
      focused: () => void this.open().catch(() => undefined), // told when a question needs it
      typed: () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.settle(), REST);
        void this.go({ ...this.asked(), typing: true }, "later");
      },
      submitted: () => void this.go(this.asked(), "push"),
      changed: () => void this.go(this.asked(), "push"),
      more: () => {
        const shown = this.state.page * PORTION;
        void this.go({ ...this.state, page: this.state.page + 1 }, "replace").then(() => this.view.focusResult(shown));
      },
      retry: () => void this.go(this.asked(), "replace"),
      meant: (text) => {
        this.view.input.value = text;
        void this.go(this.asked(), "push");
      },
      opened: () => this.count(this.turn),
    });
    addEventListener("popstate", () => void this.arrive());
    void this.arrive();
  }

  /** What the page asks now, from its first portion; the filters count once they are there. */
  private asked(): State {
    const { choice, ...rest } = this.view.state;
    return { ...START, ...rest, choice: this.view.isOffered ? choice : this.state.choice };
  }

  /** Shows what the address says. */
  private arrive(): Promise<void> {
    this.forget();
    const state = fromAddress(location.search);
    this.view.state = state;
    return this.go(state, "stay");
  }

  private async go(state: State, how: "push" | "replace" | "stay" | "later"): Promise<void> {
    if (how === "push" || how === "replace") this.settle(); // so that the way back leads to what was typed before it
    if (how !== "later") this.remember(state, how);
    this.state = state;
    const turn = ++this.turn;
    clearTimeout(this.wait);
    if (!isAsking(state)) {
      this.view.rest();
      return;
    }
    this.view.ask();
    this.wait = setTimeout(() => this.view.loading(), PATIENCE); // a quick answer says nothing of waiting
    try {
      await this.answer(state, turn);
    } catch (failure) {
      if (turn !== this.turn) return;
      clearTimeout(this.wait);
      console.warn(failure);
      this.view.failed();
    }
  }

  private async answer(state: State, turn: number): Promise<void> {
    const offered = this.open();
    const [found]: [Found, void] = await Promise.all([this.engine().search(state, (counted) => this.tell(counted, turn)), offered]);
    if (turn !== this.turn) return;
    if (found.early) {
      await new Promise((rested) => setTimeout(rested, REST));
      return turn === this.turn ? this.answer({ ...state, patient: true }, turn) : undefined;
    }
    clearTimeout(this.wait);
    this.state = state;
    this.view.draw(found, state.text);
    if (this.view.isFiltering) this.count(turn);
    if (found.unfinished) this.answer({ ...state, patient: true }, turn).catch(() => turn === this.turn && this.view.incomplete());
  }

  /** Says how many there are as soon as that is known. */
  private tell(counted: Counted, turn: number): void {
    if (turn !== this.turn || !this.view.isOffered) return;
    clearTimeout(this.wait);
    this.view.count(counted, this.state.text);
  }

  /** Results stay where only the filters' counts are missing. */
  private count(turn: number): void {
    this.tally(turn).catch(() => turn === this.turn && this.view.incomplete());
  }

  /** Counts the filters, where they can be seen. */
  private async tally(turn: number): Promise<void> {
    if (!isAsking(this.state)) return;
    const counts = await this.engine().counts(this.state);
    if (turn === this.turn) this.view.tally(counts);
  }

  /** The address says what is typed, if it does not yet. */
  private settle(): void {
    if (this.timer !== undefined) this.remember(this.state, "replace");
    this.forget();
  }

  private forget(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private remember(state: State, how: "push" | "replace" | "stay"): void {
    const address = location.pathname + toAddress(state);
    if (how === "stay" || address === location.pathname + location.search) return;
    if (how === "push") history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  }

  private engine(): Answers {
    this.answers ??= connect(this.script, this.folder);
    return this.answers;
  }

  private open(): Promise<void> {
    if (!this.offered) {
      this.offered = this.engine().open().then((offer) => {
        this.view.offer(offer);
        this.view.state = { ...this.state, text: this.view.input.value.trim() };
      });
      this.offered.catch(() => (this.offered = undefined)); // so that it can be tried again
    }
    return this.offered;
  }
}

if (typeof document === "undefined") {
  serve(decodeURI(location.hash.slice(1)));
} else {
  const root = document.querySelector<HTMLElement>("[data-search]");
  const { src = "" } = (document.currentScript as HTMLScriptElement | null) ?? {};
  if (root) new Search(root, src, root.dataset["search"] ?? "");
}
