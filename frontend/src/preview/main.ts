// The script that the preview puts into every page that it serves. No build ever writes it.
import { refresh } from "./live";
import { type News, Panel } from "./panel";
import { comeBack, listen } from "./stream";

const own = document.currentScript as HTMLScriptElement | null;
const place = own?.dataset["place"] ?? "";

if (own?.hasAttribute("data-sheet")) offerCopies();
else if (place) keepUp(window.top === window);

/** Keeps the page as its source is; in the frame of the phone without a bar of its own. */
function keepUp(isAlone: boolean): void {
  const isMistake = own?.hasAttribute("data-mistake") ?? false;
  const panel = isAlone && !isMistake ? new Panel(place) : undefined;
  let shown = Number(own?.dataset["number"]); // the number of the state that the page shows
  let tag = `"${own?.dataset["tag"] ?? ""}"`;
  let busy: Promise<void> = Promise.resolve();
  let away = false;

  const work = async (): Promise<void> => {
    const news = await told();
    if (!news || (isMistake && news.number !== shown)) return location.reload();
    if (news.number !== shown) tag = await refresh(tag);
    shown = news.number;
    panel?.show(news);
  };
  const next = (): void => {
    busy = busy.then(work).catch(() => undefined); // one after the other
  };

  next();
  listen(place, {
    heard: (number) => {
      away = false;
      if (number !== shown) next();
    },
    gone: () => {
      panel?.gone();
      if (away) return;
      away = true;
      void comeBack(place).then((same) => (away = !same));
    },
  });
}

/** What the server says of this page; nothing where it does not know us any more. */
async function told(): Promise<News | undefined> {
  const answer = await fetch(`${place}news?page=${encodeURIComponent(location.pathname)}`, { cache: "no-store" });
  return answer.ok ? ((await answer.json()) as News) : undefined;
}

function offerCopies(): void {
  for (const button of document.querySelectorAll<HTMLElement>("button[data-copies]")) {
    button.addEventListener("click", () => {
      const text = document.getElementById(button.dataset["copies"] ?? "")?.textContent ?? "";
      void navigator.clipboard.writeText(text).then(() => (button.textContent = button.dataset["done"] ?? ""));
    });
  }
}
