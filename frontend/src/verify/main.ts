// The page that tells a real bulletin from a forged one. Nothing that is pasted leaves the browser.
import { byFolio, judged, linesOf, type Sealed, type Verdict } from "./judge";

const LARGEST = 2_000_000; // bytes of a file that is read
const form = document.querySelector<HTMLFormElement>("form[data-verify]");
if (form && crypto.subtle) open(form);

function open(form: HTMLFormElement): void {
  const text = form.querySelector<HTMLTextAreaElement>("textarea");
  const file = form.querySelector<HTMLInputElement>("input[type=file]");
  form.hidden = false;
  file?.addEventListener("change", () => void read(file.files?.[0], text));
  form.addEventListener("dragover", (event) => event.preventDefault());
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    void read(event.dataTransfer?.files[0], text);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void verify(form);
  });
}

async function read(file: File | undefined, text: HTMLTextAreaElement | null): Promise<void> {
  if (file && text && file.size <= LARGEST) text.value = await file.text();
}

async function verify(form: HTMLFormElement): Promise<void> {
  const given = new FormData(form);
  const [text, folio] = [String(given.get("text") ?? ""), String(given.get("folio") ?? "")];
  const lines = await linesOf(text, new URL(form.dataset["site"] ?? "/", location.href).href);
  try {
    show(form, await found(form, (documents) => (lines.length ? judged(lines, documents) : byFolio(folio, documents))));
  } catch {
    say(form, "failed");
  }
}

/** The first verdict of a year that knows the text; a year in which every line is found ends the search. */
async function found(form: HTMLFormElement, judge: (documents: Sealed[]) => Promise<Verdict> | Verdict): Promise<Verdict> {
  let best: Verdict = { kind: "unknown", document: null, strange: [] };
  for (const index of (form.dataset["index"] ?? "").split(" ")) {
    const { years } = await json<{ years: [string, string][] }>(index);
    for (const [, address] of years) {
      const { documents } = await json<{ documents: Sealed[] }>(address);
      const verdict = await judge(documents);
      if (verdict.kind !== "unknown" && (best.document === null || verdict.strange.length < best.strange.length)) best = verdict;
      if (best.document && best.strange.length === 0) return best;
    }
  }
  return best;
}

async function json<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(address);
  return (await response.json()) as T;
}

function show(form: HTMLFormElement, verdict: Verdict): void {
  const box = say(form, verdict.kind);
  const one = verdict.document;
  if (!box || !one) return;
  const link = document.createElement("a");
  link.href = one.url;
  link.textContent = one.title || one.url;
  box.append(paragraph(link, one.folio && one.folio !== one.title ? ` · ${one.folio}` : "", one.date ? ` · ${one.date}` : ""));
  if (one.changed) box.append(paragraph(`${form.dataset["wordChanged"] ?? ""} ${one.changed}`));
  if (verdict.strange.length === 0) return;
  box.append(paragraph(form.dataset["wordStrange"] ?? ""));
  const list = document.createElement("ul");
  for (const line of verdict.strange.slice(0, 50)) list.append(item(line));
  box.append(list);
}

function say(form: HTMLFormElement, kind: string): HTMLElement | null {
  const box = form.querySelector<HTMLElement>("[data-result]");
  const words = document.createElement("strong");
  words.textContent = form.querySelector<HTMLElement>(`template[data-kind="${kind}"]`)?.dataset["words"] ?? kind;
  box?.replaceChildren(paragraph(words));
  if (box) box.dataset["kind"] = kind;
  return box;
}

function paragraph(...parts: (string | Node)[]): HTMLElement {
  const made = document.createElement("p");
  made.append(...parts);
  return made;
}

function item(line: string): HTMLElement {
  const made = document.createElement("li");
  made.textContent = line;
  return made;
}
