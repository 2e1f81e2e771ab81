// The bar at the foot of pages that were built without the band: running notices from avisos.json.
import type { Watcher } from "./ends";

export interface Notice {
  readonly level: string;
  readonly title: string;
  readonly url: string;
  readonly municipality: string;
  /** Seconds since 1970, or null. */
  readonly starts: number | null;
  readonly ends: number | null;
  readonly until: string;
}

const CLOSED = "bar"; // the address of the notice that the reader closed, for this visit
let closed = "";

/** The notices in force at a moment for the pages of a municipality ("" for the site's), not those of `page` itself. */
export function running(notices: readonly Notice[], now: number, municipality: string, page: string): Notice[] {
  return notices.filter(
    (one) =>
      (one.starts ?? 0) <= now && now < (one.ends ?? Infinity) && one.url !== page &&
      (municipality === "" || one.municipality === "" || one.municipality === municipality),
  );
}

/** The first moment after `now` at which other notices are in force; Infinity if none. */
export function nextEdge(notices: readonly Notice[], now: number): number {
  const edges = notices.flatMap((one) => [one.starts ?? 0, one.ends ?? Infinity]);
  return Math.min(...edges.filter((edge) => edge > now), Infinity);
}

/** Fetches the notices; the watcher that comes back draws the bar for a moment. Rejects where there is no file. */
export async function openBar(bar: HTMLElement): Promise<Watcher> {
  const response = await fetch(bar.dataset["notices"] ?? "");
  const { notices } = (await response.json()) as { notices: Notice[] };
  forThisVisit((storage) => (closed = storage.getItem(CLOSED) ?? ""));
  const draw = (now: number) => {
    show(bar, running(notices, now, bar.dataset["municipality"] ?? "", location.pathname));
    return nextEdge(notices, now);
  };
  bar.querySelector("[data-close]")?.addEventListener("click", () => {
    closed = bar.querySelector("a[data-title]")?.getAttribute("href") ?? "";
    forThisVisit((storage) => storage.setItem(CLOSED, closed));
    draw(Date.now() / 1000);
  });
  return draw;
}

function show(bar: HTMLElement, notices: readonly Notice[]): void {
  const first = notices[0];
  const shown = first !== undefined && closed !== first.url;
  bar.hidden = !shown;
  document.documentElement.classList.toggle("has-bar", shown);
  bar.querySelector(".bar-notice")?.remove();
  const template = bar.querySelector("template");
  const notice = template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
  if (!shown || !template || !notice) return;
  notice.classList.add(`level-${first.level}`);
  fill(notice, "level", bar.dataset[first.level] ?? "");
  fill(notice, "title", first.title);
  fill(notice, "until", first.until);
  fill(notice, "more", notices.length > 1 ? (bar.dataset["moreText"] ?? "").replace("{n}", String(notices.length - 1)) : "");
  notice.querySelector("a[data-title]")?.setAttribute("href", first.url);
  template.after(notice);
}

function fill(within: HTMLElement, name: string, words: string): void {
  const place = within.querySelector(`[data-${name}]`);
  if (words) place?.replaceChildren(words);
  else place?.remove();
}

/** Browsers that keep nothing for a site throw where others answer. */
function forThisVisit(act: (storage: Storage) => void): void {
  try {
    act(sessionStorage);
  } catch {
    // the notice stays closed on this page only
  }
}
