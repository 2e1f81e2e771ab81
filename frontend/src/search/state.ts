// What a person is looking at, as the address of the page says it.
import { type Choice, type Facet, FACETS, NOTHING_CHOSEN } from "./facets";

export type Sort = "relevance" | "date";

export interface State {
  readonly text: string;
  readonly choice: Choice;
  readonly sort: Sort;
  /** How many portions of results are shown, from 1. */
  readonly page: number;
  /** Whether the last word may still be going on. */
  readonly typing?: boolean;
  /** Whether to wait for what that word may become, where the word itself is known. */
  readonly patient?: boolean;
}

export const START: State = { text: "", choice: NOTHING_CHOSEN, sort: "relevance", page: 1 };
const LONGEST = 500; // letters of a question that an address carries

export function fromAddress(search: string): State {
  const given = new URLSearchParams(search);
  const choice = Object.fromEntries(FACETS.map((facet) => [facet, given.getAll(facet).filter(Boolean)]));
  const page = Number(given.get("page"));
  return {
    text: given.get("q") ?? "",
    choice: choice as Record<Facet, string[]>,
    sort: given.get("sort") === "date" ? "date" : "relevance",
    page: Number.isSafeInteger(page) && page > 1 ? page : 1,
  };
}

/** The query of the address, with its question mark; "" where there is nothing to say. */
export function toAddress(state: State): string {
  const said = new URLSearchParams();
  if (state.text.trim()) said.set("q", clipped(state.text, LONGEST));
  for (const facet of FACETS) for (const id of state.choice[facet]) said.append(facet, id);
  if (state.sort !== "relevance") said.set("sort", state.sort);
  if (state.page > 1) said.set("page", String(state.page));
  const text = said.toString();
  return text && `?${text}`;
}

/** The first signs of a text; none of them is cut in two. */
export function clipped(text: string, most: number): string {
  return Array.from(text.trim().slice(0, 2 * most)).slice(0, most).join("");
}

/** Whether there is anything to look for. */
export function isAsking(state: State): boolean {
  return state.text.trim() !== "" || FACETS.some((facet) => state.choice[facet].length > 0);
}
