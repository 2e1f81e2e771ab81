// What ends by itself on a page that stands still: notices leave their lists at their end.

/** Told the time in seconds since 1970; answers when it wants to be told again at the latest. */
export type Watcher = (now: number) => number;

const LONGEST_WAIT = 3_600_000; // milliseconds; a sleeping computer's timers are late anyway

const watchers: Watcher[] = [watchPage];
let timer: ReturnType<typeof setTimeout> | undefined;

/** Keeps the page true to the time: at once, at every edge, and when the reader comes back to it. */
export function keepTime(): void {
  addEventListener("pageshow", (event) => event.persisted && look());
  document.addEventListener("visibilitychange", () => document.hidden || look());
  look();
}

export function watch(watcher: Watcher): void {
  watchers.push(watcher);
  look();
}

function look(): void {
  const now = Date.now() / 1000;
  const next = Math.min(...watchers.map((watcher) => watcher(now)));
  clearTimeout(timer);
  if (next < Infinity) timer = setTimeout(look, Math.min(LONGEST_WAIT, (next - now) * 1000 + 50));
}

/** Hides what has ended, shows what has begun, and hides a list of which nothing is left. */
function watchPage(now: number): number {
  let next = Infinity;
  const each = (name: string, act: (element: HTMLElement, past: boolean) => void) => {
    for (const element of document.querySelectorAll<HTMLElement>(`[${name}]`)) {
      const moment = Number(element.getAttribute(name));
      if (!(moment > 0)) continue;
      act(element, now >= moment);
      if (moment > now) next = Math.min(next, moment);
    }
  };
  each("data-ends", (element, past) => (element.hidden ||= past));
  each("data-begins", (element, past) => (element.hidden &&= !past));
  for (const list of document.querySelectorAll<HTMLElement>("[data-empties]")) {
    const entries = [...list.querySelectorAll("li, [data-ends]")];
    list.hidden = entries.length > 0 && entries.every((entry) => entry.closest("[data-ends][hidden]"));
  }
  return next;
}
