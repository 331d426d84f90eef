import { isPageLeft } from "./leave-page";

/** Names how a page can lose its footing: nobody is signed in any more, or the session works with another site now. */
export type PageEnd = "signed_out" | "other_site";

const eventName = "farewell:page-end";
const ends: Record<string, PageEnd> = { not_signed_in: "signed_out", other_site: "other_site" };

/** Says that nothing on a page that stays is answered any more. `SessionEnd` then says why on the page. */
export function tellPageEnd(end: PageEnd): void {
  if (isPageLeft()) return;
  window.dispatchEvent(new CustomEvent(eventName, { detail: end }));
}

/** Calls `hear` whenever a page turns out to be over; returns what ends it. */
export function hearPageEnd(hear: (end: PageEnd) => void): () => void {
  const listen = (event: Event) => hear((event as CustomEvent<PageEnd>).detail);
  window.addEventListener(eventName, listen);
  return () => window.removeEventListener(eventName, listen);
}

/** Returns what an answer says of the page that asked: undefined when it is an answer. */
export function pageEndOf(answer: unknown): PageEnd | undefined {
  if (typeof answer !== "object" || answer === null || !("refusal" in answer)) return undefined;
  return typeof answer.refusal === "string" && Object.hasOwn(ends, answer.refusal)
    ? ends[answer.refusal]
    : undefined;
}
