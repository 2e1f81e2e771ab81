// The page, kept as it is on disk: another state is morphed in place; scroll, focus and typed words stay.
import { Idiomorph } from "idiomorph";

const KEPT = new Set(["hidden", "open"]); // what the page's own script or the reader changed

/** Brings the page up to date with its source. Takes the tag of what it shows, and gives that of what it shows now. */
export async function refresh(tag: string): Promise<string> {
  const answer = await fetch(location.href, { cache: "no-store", headers: { "If-None-Match": tag } });
  if (answer.status === 304 || answer.headers.get("ETag") === tag) return tag;
  const type = answer.headers.get("Content-Type") ?? "";
  if (!type.startsWith("text/html")) return tag;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (answer.redirected || !isSameDress(fresh)) location.reload();
  else morph(fresh);
  return answer.headers.get("ETag") ?? "";
}

/** Whether scripts, policy and inline tokens are the same: they cannot be exchanged under a page's policy. */
function isSameDress(fresh: Document): boolean {
  const dress = (page: Document) =>
    [...page.querySelectorAll("head > script[src], head > style")]
      .map((one) => one.getAttribute("src") ?? one.textContent)
      .join("\n");
  return dress(document) === dress(fresh) && !document.querySelector("[data-search], [data-mistake]");
}

function morph(fresh: Document): void {
  document.title = fresh.title;
  document.documentElement.lang = fresh.documentElement.lang;
  styles(fresh);
  metadata(fresh);
  Idiomorph.morph(document.body, fresh.body, {
    morphStyle: "outerHTML",
    ignoreActiveValue: true,
    callbacks: {
      beforeNodeMorphed: (before) => !isOurs(before),
      beforeNodeRemoved: (before) => !isOurs(before),
      beforeAttributeUpdated: (name) => !KEPT.has(name),
    },
  });
}

function isOurs(node: Node): boolean {
  return node instanceof HTMLElement && (node.localName === "sitegen-preview" || node.hasAttribute("data-notices"));
}

/** Exchanges stylesheets; the old one goes when the new one is there, so nothing flashes. */
function styles(fresh: Document): void {
  const sheets = (page: Document) => [...page.querySelectorAll<HTMLLinkElement>('head > link[rel="stylesheet"]')];
  const before = sheets(document);
  const wanted = sheets(fresh).map((one) => one.getAttribute("href") ?? "");
  const leaving = before.filter((one) => !wanted.includes(one.getAttribute("href") ?? ""));
  for (const href of wanted) {
    if (before.some((one) => one.getAttribute("href") === href)) continue;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    const done = () => leaving.forEach((one) => one.remove());
    link.addEventListener("load", done);
    link.addEventListener("error", done);
    (before.at(-1) ?? document.head.lastElementChild)?.after(link);
  }
}

/** Descriptions, pictures for networks, addresses: everything of the head that is neither style nor script nor policy. */
function metadata(fresh: Document): void {
  const OTHERS = 'head > meta:not([http-equiv]):not([charset]), head > link:not([rel="stylesheet"])';
  for (const one of document.querySelectorAll(OTHERS)) one.remove();
  for (const one of fresh.querySelectorAll(OTHERS)) document.head.append(document.importNode(one, true));
}
