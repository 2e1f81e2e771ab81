// The search page: draws what was found into the places that search.html marks with data attributes.
import type { Card } from "./archive";
import type { Counted, Found, Offer } from "./engine";
import { type Counts, type Facet, FACETS } from "./facets";
import { pieces } from "./marks";
import { type Analysis, analysis } from "./press";
import { clipped, type State } from "./state";

const SHOWN = 100; // letters of a question that nothing answers

/** What the page tells the program a person wants. */
export interface Wishes {
  /** `typing`: the text grew or shrank by what one key does, so that its last word may be going on. */
  typed(typing: boolean): void;
  /** What was typed is done with: the keyboard goes elsewhere. */
  left(): void;
  submitted(): void;
  changed(): void;
  more(): void;
  retry(): void;
  focused(): void;
  meant(text: string): void;
  opened(): void;
}

export class View {
  readonly input: HTMLInputElement;
  readonly #status: HTMLElement;
  readonly #results: HTMLElement;
  #analysis: Analysis | undefined;
  readonly #boxes = new Map<string, { box: HTMLInputElement; row: HTMLElement; count: HTMLElement }>();

  constructor(private readonly root: HTMLElement, wishes: Wishes) {
    this.input = this.#need("text", HTMLInputElement);
    this.#status = this.#need("status");
    this.#results = this.#need("results");
    this.input.addEventListener("input", (event) => wishes.typed(isByKey(event as InputEvent)));
    this.input.addEventListener("change", wishes.left);
    this.input.addEventListener("focus", wishes.focused, { once: true });
    this.input.form?.addEventListener("submit", (event) => {
      event.preventDefault();
      wishes.submitted();
    });
    this.#filters.addEventListener("change", wishes.changed);
    this.#filters.addEventListener("toggle", () => this.#filters.open && wishes.opened());
    this.#need("sort", HTMLSelectElement).addEventListener("change", wishes.changed);
    this.#need("more").addEventListener("click", wishes.more);
    this.#need("retry").addEventListener("click", wishes.retry);
    this.#need("meant").addEventListener("click", (event) => {
      wishes.meant((event.currentTarget as HTMLElement).textContent ?? "");
    });
    root.addEventListener("keydown", (event) => this.#step(event));
  }

  /** What is typed and chosen on the page. */
  get state(): Pick<State, "text" | "choice" | "sort"> {
    const chosen = (facet: Facet) =>
      [...this.root.querySelectorAll<HTMLInputElement>(`input[name="${facet}"]:checked`)].map((box) => box.value);
    return {
      text: this.input.value,
      choice: { municipality: chosen("municipality"), kind: chosen("kind"), topic: chosen("topic"), year: chosen("year") },
      sort: this.#need("sort", HTMLSelectElement).value === "date" ? "date" : "relevance",
    };
  }

  /** Puts a state into the fields of the page. */
  set state(state: State) {
    if (this.input.value.trim() !== state.text) this.input.value = state.text;
    this.#need("sort", HTMLSelectElement).value = state.sort;
    for (const [key, { box }] of this.#boxes) {
      box.checked = FACETS.some((facet) => state.choice[facet].some((id) => key === `${facet} ${id}`));
    }
  }

  /** Makes the filters; once, when the values are known. They are open where there is room beside the results. */
  offer({ language, values: offered }: Offer): void {
    this.#analysis = analysis(language);
    this.#filters.open = matchMedia("(min-width: 64rem)").matches;
    this.#boxes.clear();
    for (const facet of FACETS) {
      const values = offered[facet];
      const group = this.#need(`facet="${facet}"`);
      const list = group.querySelector("ul");
      if (!list) continue;
      list.classList.toggle("long", values.length > 10);
      list.replaceChildren(...values.map((value) => this.#option(facet, value.id, value.name || this.#word(`kind-${value.id}`))));
    }
  }

  get isOffered(): boolean {
    return this.#boxes.size > 0;
  }

  /** Whether the counts of the filters can be seen. */
  get isFiltering(): boolean {
    return this.#filters.open;
  }

  get #filters(): HTMLDetailsElement {
    return this.#need("filters", HTMLDetailsElement);
  }

  /** Something is asked: the lists for those who ask nothing go at once, before the answer pushes them. */
  ask(): void {
    this.#show("browse", false);
    this.#show("failed", false);
  }

  loading(): void {
    this.root.setAttribute("aria-busy", "true");
    this.#say(this.#word("loading"));
  }

  failed(): void {
    this.root.removeAttribute("aria-busy");
    this.#say("");
    this.#show("found", false);
    this.#show("browse", true);
    this.#show("failed", true);
  }

  /** Something beside the results could not be had, or some of them. */
  incomplete(): void {
    this.root.removeAttribute("aria-busy");
    this.#show("failed", true);
  }

  /** Nothing is asked: the page as it is without a question. */
  rest(): void {
    this.root.removeAttribute("aria-busy");
    this.#say("");
    this.#show("failed", false);
    this.#show("found", false);
    this.#show("browse", true);
  }

  /** Shows what is found; where it is not complete, the rest is on its way. */
  draw(found: Found, text: string): void {
    if (found.complete) this.root.removeAttribute("aria-busy");
    this.#show("failed", false);
    this.#show("found", true);
    this.#show("browse", found.unfiltered === 0);
    this.count(found, text);
    this.#show("widened", found.widened);
    this.#show("suggestion", found.meant !== "");
    this.#need("meant").textContent = found.meant;
    const terms = new Set(found.terms);
    const here = this.#links().find((link) => link === document.activeElement)?.href;
    this.#results.replaceChildren(...found.cards.map((card) => this.#card(card, terms)));
    this.#links().find((link) => link.href === here)?.focus({ preventScroll: true });
    this.#show("more", found.complete && found.cards.length < found.total);
  }

  /** Writes how many results stand behind each value; what would show nothing is not offered. */
  tally(counts: Counts): void {
    for (const facet of FACETS) {
      let visible = 0;
      for (const [key, { box, row, count }] of this.#boxes) {
        if (!key.startsWith(`${facet} `)) continue;
        const many = counts[facet][box.value] ?? 0;
        count.textContent = String(many);
        row.hidden = many === 0 && !box.checked;
        if (!row.hidden) visible++;
      }
      this.#need(`facet="${facet}"`).hidden = visible === 0;
    }
  }

  /** Brings the keyboard to a result, so that "more" goes on where the list ended. */
  focusResult(place: number): void {
    this.#links()[place]?.focus();
  }

  /** Says how many were found; the results themselves may still be on their way. */
  count(found: Counted, text: string): void {
    const many = found.total;
    const shown = new Intl.NumberFormat(document.documentElement.lang).format(many);
    if (found.onlyCommon) this.#say(this.#word("common"));
    else if (many === 0 && (found.unfiltered > 0 || !text.trim())) this.#say(this.#word("none-filtered"));
    else if (many === 0) this.#say(this.#word("none").replace("{q}", () => clipped(text, SHOWN)));
    else this.#say(this.#word(many === 1 ? "one" : "many").replace("{n}", () => shown));
  }

  #option(facet: Facet, id: string, name: string): HTMLElement {
    const row = this.#clone("option");
    const box = row.querySelector("input");
    const count = row.querySelector<HTMLElement>("[data-count]");
    if (!box || !count) throw new Error("search.html lacks parts of data-option");
    box.name = facet;
    box.value = id;
    fill(row, "name", name);
    this.#boxes.set(`${facet} ${id}`, { box, row, count });
    return row;
  }

  #card(card: Card, terms: ReadonlySet<string>): HTMLElement {
    const row = this.#clone("result");
    const ended = card.ends > 0 && card.ends * 1000 <= Date.now();
    const mark = ended ? "ended" : card.mark;
    fill(row, "mark", mark && this.#word(`mark-${mark}`));
    fill(row, "kind", this.#word(`kind-${card.kind}`));
    fill(row, "municipality", card.municipality);
    fill(row, "folio", this.#marked(card.folio, terms));
    fill(row, "title", this.#marked(card.title, terms));
    fill(row, "summary", this.#marked(card.summary, terms));
    row.querySelector("a")?.setAttribute("href", card.href);
    date(row.querySelector("time"), card.date);
    for (const element of row.querySelectorAll<HTMLElement>("[data-title], [data-summary]")) {
      if (card.language) element.lang = card.language;
    }
    return row;
  }

  #marked(text: string, terms: ReadonlySet<string>): DocumentFragment {
    const fragment = document.createDocumentFragment();
    if (!this.#analysis) return fragment;
    for (const piece of pieces(text, terms, this.#analysis)) {
      if (!piece.found) {
        fragment.append(piece.text);
        continue;
      }
      const mark = document.createElement("mark");
      mark.textContent = piece.text;
      fragment.append(mark);
    }
    return fragment;
  }

  #clone(name: string): HTMLElement {
    const copy = this.#need(name, HTMLTemplateElement).content.firstElementChild?.cloneNode(true);
    if (!(copy instanceof HTMLElement)) throw new Error(`search.html lacks parts of data-${name}`);
    return copy;
  }

  /** Arrow keys go from the field through the results and back. */
  #step(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = this.#links();
    const here = links.indexOf(document.activeElement as HTMLAnchorElement);
    if (!by || (here < 0 && document.activeElement !== this.input)) return;
    const target = here + by < 0 ? (here < 0 ? undefined : this.input) : links[here + by];
    if (!target) return;
    event.preventDefault();
    target.focus();
  }

  #links(): HTMLAnchorElement[] {
    return [...this.#results.querySelectorAll<HTMLAnchorElement>("a[data-title], [data-title] a")];
  }

  #say(text: string): void {
    if (this.#status.textContent !== text) this.#status.textContent = text;
  }

  #word(name: string): string {
    return this.root.getAttribute(`data-word-${name}`) ?? "";
  }

  #show(name: string, shown: boolean): void {
    this.#need(name).hidden = !shown;
  }

  /** The place that search.html marks with `data-` and a name. */
  #need(name: string): HTMLElement;
  #need<E extends HTMLElement>(name: string, type: new () => E): E;
  #need(name: string, type = HTMLElement): HTMLElement {
    const found = this.root.querySelector(`[data-${name}]`);
    if (!(found instanceof type)) throw new Error(`search.html lacks data-${name}`);
    return found;
  }
}

/** Whether a change is what one key does: not what is pasted, dictated, filled in or undone. */
function isByKey({ inputType, data }: InputEvent): boolean {
  return inputType === "insertText" ? data?.length === 1 : /^(insertComp|delete)/.test(inputType);
}

/** Fills the place of a name inside an element; a place without words is taken out. */
function fill(within: HTMLElement, name: string, words: string | DocumentFragment): void {
  const place = within.querySelector(`[data-${name}]`);
  if (words === "" || (words instanceof DocumentFragment && !words.hasChildNodes())) place?.remove();
  else place?.replaceChildren(words);
}

function date(place: HTMLTimeElement | null, day: string): void {
  if (!place) return;
  if (!day) {
    place.remove();
    return;
  }
  place.dateTime = day;
  place.textContent = new Intl.DateTimeFormat(document.documentElement.lang, {
    day: "numeric", month: "short", year: "numeric", timeZone: "UTC",
  }).format(new Date(`${day}T00:00:00Z`));
}
