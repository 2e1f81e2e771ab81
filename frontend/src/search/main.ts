// The search of a newsroom: loads nothing until somebody goes to search.
import { Archive } from "./archive";
import { outcome } from "./outcome";
import { fromAddress, isAsking, START, type State, toAddress } from "./state";
import { View } from "./view";

const PORTION = 10; // results shown at a time
const PAUSE = 150; // milliseconds without a key before what is typed is looked up

class Search {
  private readonly view: View;
  private archive: Promise<Archive> | undefined;
  private state: State = START;
  private turn = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement, private readonly folder: string) {
    this.view = new View(root, {
      focused: () => void this.open().catch(() => undefined), // told when a question needs it
      typed: () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.go(this.asked(), "replace"), PAUSE);
      },
      submitted: () => this.go(this.asked(), "push"),
      changed: () => this.go(this.asked(), "push"),
      more: () => {
        const shown = this.state.page * PORTION;
        void this.go({ ...this.state, page: this.state.page + 1 }, "replace").then(() => this.view.focusResult(shown));
      },
      retry: () => this.go(this.asked(), "replace"),
      meant: (text) => {
        this.view.input.value = text;
        void this.go(this.asked(), "push");
      },
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
    const state = fromAddress(location.search);
    this.view.state = state;
    return this.go(state, "stay");
  }

  private async go(state: State, how: "push" | "replace" | "stay"): Promise<void> {
    clearTimeout(this.timer);
    this.remember(state, how);
    this.state = state;
    const turn = ++this.turn;
    if (!isAsking(state)) {
      this.view.rest();
      return;
    }
    this.view.ask();
    const wait = setTimeout(() => this.view.loading(), PAUSE); // a quick answer says nothing of waiting
    try {
      const archive = await this.open();
      const found = outcome(state, archive);
      const cards = await archive.cards(found.documents.slice(0, state.page * PORTION));
      if (turn === this.turn) this.view.draw(found, cards, archive, state.text);
    } catch (failure) {
      console.warn(failure);
      this.archive = undefined; // a new publication may have taken files away: the next try begins anew
      if (turn === this.turn) this.view.failed();
    } finally {
      clearTimeout(wait);
    }
  }

  private remember(state: State, how: "push" | "replace" | "stay"): void {
    const address = location.pathname + toAddress(state);
    if (how === "stay" || address === location.pathname + location.search) return;
    if (how === "push") history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  }

  private open(): Promise<Archive> {
    this.archive ??= Archive.open(this.folder).then((archive) => {
      this.view.offer(archive);
      this.view.state = { ...this.state, text: this.view.input.value.trim() };
      return archive;
    });
    this.archive.catch(() => (this.archive = undefined)); // so that it can be tried again
    return this.archive;
  }
}

const root = document.querySelector<HTMLElement>("[data-search]");
if (root) {
  new Search(root, root.dataset["search"] ?? "");
}
