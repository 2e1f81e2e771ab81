// What the preview draws over a page: the bar, the ribbon and the problems, in a shadow of its own.
// No style of the page reaches it, and no word of it reaches the page. Sentences come from the server.
import { handIn, openWindow, type Reader } from "./window";

export interface Problem {
  readonly severity: string;
  readonly place: string;
  readonly what: string;
  readonly hint: string;
}

interface Waiting {
  readonly href: string;
  readonly word: string;
}

export interface News {
  readonly number: number;
  readonly errors: number;
  readonly warnings: number;
  readonly problems: readonly Problem[];
  readonly here: number;
  readonly bug: boolean;
  readonly source: string;
  readonly ribbon: string;
  readonly moment: string;
  readonly also: string;
  readonly waiting: readonly Waiting[];
  readonly share: boolean;
  readonly slip: number;
  readonly words: Readonly<Record<string, string>>;
}

const STYLE = `
:host{all:initial;position:fixed;inset:auto 0 0 0;z-index:2147483647;font:14px/1.45 system-ui,sans-serif;color:#f4f5f7;pointer-events:none}
@media print{:host{display:none}}
*{box-sizing:border-box}
.ribbon,.gone{background:#ffd24a;color:#201a00;padding:6px 12px;font-weight:600;pointer-events:auto}
.gone{background:#444a54;color:#fff}
.veil{position:fixed;inset:0;display:grid;place-items:center;background:rgb(28 31 37/.88);border:6px dashed #9cc7ff;font-size:24px;font-weight:600;text-align:center;padding:24px}
input{display:none}
.bar{display:flex;flex-wrap:wrap;gap:2px 4px;align-items:center;background:#1c1f25;padding:2px 8px;pointer-events:auto}
.bar .also{background:#ffd24a;color:#201a00;padding:2px 8px}
.bar b{font-weight:600;margin-inline-end:6px}
.source{font-family:ui-monospace,monospace;font-size:12px;overflow-wrap:anywhere;margin-inline-end:auto;opacity:.85;user-select:all}
button,a{font:inherit;color:inherit;background:none;border:0;min-height:36px;padding:4px 10px;text-decoration:underline;cursor:pointer;display:inline-flex;align-items:center}
button:focus-visible,a:focus-visible{outline:3px solid #9cc7ff;outline-offset:-3px}
.bad{background:#b3191d;color:#fff;font-weight:600;text-decoration:none}
.mild{background:#ffd24a;color:#201a00;font-weight:600;text-decoration:none}
.overlay{background:#1c1f25;border-top:4px solid #b3191d;max-height:70vh;overflow:auto;padding:12px 16px;pointer-events:auto}
.overlay.warnings{border-color:#ffd24a}
h2{font-size:18px;margin:0 0 4px;display:flex;justify-content:space-between;gap:12px}
ol{margin:8px 0;padding-inline-start:22px}li{margin:8px 0}p{margin:2px 0}
.place{font-family:ui-monospace,monospace;font-weight:700;overflow-wrap:anywhere;user-select:all}
.hint{opacity:.85;white-space:pre-line}
`;

export class Panel {
  readonly #root: ShadowRoot;
  readonly #marks = new CSSStyleSheet(); // of documents that only the preview shows, in the page's lists
  readonly #place: string;
  #news: News | undefined;
  #asked = false; // the reader wants to see the problems although nothing is broken
  #closed = -1; // the state whose problems the reader has closed
  #gone = false;
  #veil = ""; // what is said over the whole page while files hang over it or are read
  #refused: readonly Problem[] | undefined; // why files were not taken in

  constructor(place: string) {
    this.#place = place;
    const host = document.createElement("sitegen-preview");
    this.#root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet(); // not an element: the page's policy allows no inline style
    sheet.replaceSync(STYLE);
    this.#root.adoptedStyleSheets = [sheet];
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#marks];
    document.body.append(host);
    openWindow(place, this.#reader);
  }

  get #reader(): Reader {
    const veil = (word: string) => {
      this.#veil = this.#news?.words[word] ?? "";
      this.#draw();
    };
    return {
      hovering: (over) => veil(over ? "drop" : ""),
      busy: () => ((this.#refused = undefined), veil("dropping")),
      refused: (problems) => ((this.#refused = problems), veil("")),
    };
  }

  show(news: News): void {
    if (news.errors === 0 && (this.#news?.errors ?? 0) > 0) this.#asked = false; // mended: it closes by itself
    this.#news = news;
    this.#gone = false;
    this.#marks.replaceSync(news.waiting.map(marked).join("\n"));
    this.#draw();
  }

  gone(): void {
    this.#gone = true;
    this.#draw();
  }

  #draw(): void {
    const news = this.#news;
    if (!news) return;
    const parts = [this.#notTaken(news), this.#overlay(news), this.#ribbon(news), this.#bar(news)];
    if (this.#veil) parts.unshift(element("div", "veil", this.#veil));
    if (this.#gone) parts.unshift(element("div", "gone", news.words["gone"]));
    const section = element("section", "", "", parts.filter((part) => part !== undefined));
    section.setAttribute("aria-label", news.words["bar"] ?? "");
    section.lang = news.words["lang"] ?? "";
    this.#root.replaceChildren(section);
  }

  #overlay(news: News): HTMLElement | undefined {
    const broken = news.errors > 0 && this.#closed !== news.number;
    if (!broken && !this.#asked) return undefined;
    const close = button(news.words["close"], "", () => {
      this.#asked = false;
      this.#closed = news.number;
      this.#draw();
    });
    const head = news.bug ? news.words["bug"] : news.errors > 0 ? news.words["broken"] : news.words["problems"];
    const list = element("ol", "", "", news.problems.map(drawn));
    const parts = [element("h2", "", head, [close]), list];
    if (news.errors > 0) parts.splice(1, 0, element("p", "", news.words["kept"]));
    const overlay = element("div", news.errors > 0 ? "overlay" : "overlay warnings", "", parts);
    overlay.setAttribute("role", news.errors > 0 ? "alert" : "status");
    return overlay;
  }

  /** Why files that were dropped could not be taken in. */
  #notTaken(news: News): HTMLElement | undefined {
    if (!this.#refused) return undefined;
    const close = button(news.words["close"], "", () => {
      this.#refused = undefined;
      this.#draw();
    });
    const list = this.#refused.length
      ? element("ol", "", "", this.#refused.map(drawn))
      : element("p", "", news.words["notwhole"]);
    const overlay = element("div", "overlay refused", "", [element("h2", "", news.words["refused"], [close]), list]);
    overlay.setAttribute("role", "alert");
    return overlay;
  }

  #ribbon(news: News): HTMLElement | undefined {
    return news.ribbon ? element("div", "ribbon", news.ribbon) : undefined;
  }

  #bar(news: News): HTMLElement {
    const page = encodeURIComponent(location.pathname);
    const parts: HTMLElement[] = [element("b", "", news.words["bar"])];
    if (news.moment) parts.push(element("b", "moment", news.moment));
    if (news.also) parts.push(element("b", "also", news.also));
    const source = element("span", "source", news.source);
    source.title = news.words["source"] ?? "";
    parts.push(source, this.#count(news), button(news.words["print"], "", () => print()));
    parts.push(link(news.words["phone"], `${this.#place}phone?page=${page}`));
    if (news.slip) parts.push(link(news.words["slip"], `${this.#place}slip?number=${news.slip}`));
    parts.push(...this.#picker(news));
    if (news.share) parts.push(link(news.words["share"], `${this.#place}share?page=${page}`));
    return element("div", "bar", "", parts);
  }

  /** The button for those who do not drop: picks files. */
  #picker(news: News): HTMLElement[] {
    const field = document.createElement("input");
    field.type = "file";
    field.multiple = true;
    field.addEventListener("change", () => void handIn(this.#place, [...(field.files ?? [])], this.#reader));
    return [field, button(news.words["import"], "", () => field.click())];
  }

  #count(news: News): HTMLElement {
    const all = news.errors + news.warnings;
    if (all === 0) return element("span", "", news.words["fine"]);
    const label = news.here > 0 ? `${news.words["problems"]}: ${news.here} / ${all}` : `${news.words["problems"]}: ${all}`;
    return button(label, news.errors > 0 ? "bad" : "mild", () => {
      this.#asked = !this.#asked;
      if (this.#asked) this.#closed = -1;
      this.#draw();
    });
  }
}

/** The rule that sets the word before every link to a document: a page's own elements stay as they are. */
function marked(one: Waiting): string {
  const style =
    "display:inline-block;margin-inline-end:.5em;padding:0 .4em;background:#ffd24a;color:#201a00;" +
    "font:600 13px/1.5 system-ui,sans-serif;vertical-align:middle";
  return `:is(main,header,footer) a[href="${CSS.escape(one.href)}"]::before{content:"${CSS.escape(one.word)}";${style}}`;
}

function drawn(problem: Problem): HTMLElement {
  const parts = [element("p", "place", problem.place), element("p", "what", problem.what)];
  if (problem.hint) parts.push(element("p", "hint", problem.hint));
  return element("li", problem.severity, "", parts);
}

function link(words: string | undefined, href: string): HTMLElement {
  const found = element("a", "", words);
  found.setAttribute("href", href);
  return found;
}

function button(words: string | undefined, style: string, act: () => void): HTMLElement {
  const found = element("button", style, words);
  found.setAttribute("type", "button");
  found.addEventListener("click", act);
  return found;
}

function element(name: string, style: string, words = "", parts: readonly HTMLElement[] = []): HTMLElement {
  const found = document.createElement(name);
  if (style) found.className = style;
  found.append(words, ...parts);
  return found;
}
