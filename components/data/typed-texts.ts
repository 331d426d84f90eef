import type { TypedText } from "@/lib/contacts/filter/typed-text";

/** Holds what this tab keeps for a reload, and since when texts of this browser count. */
const tabKey = "farewell:typed";
const sinceKey = "farewell:typed-since";
const mostKept = 50;

interface Known {
  text: TypedText;
  /** Is true once a deletion or a sign-out has forgotten it: it stays on screen, and is not stored again. */
  isForgotten?: boolean;
}

interface Stored {
  since: string | null;
  texts: Record<string, TypedText>;
}

const known = new Map<string, Known>();

/** Keeps what was typed in memory; returns the random id that stands for it in the URL, `last` for the same text. */
export function holdTypedText(text: TypedText, last: string | null): string {
  if (last !== null && JSON.stringify(findTypedText(last)) === JSON.stringify(text)) return last;
  const [random = 0, more = 0] = crypto.getRandomValues(new Uint32Array(2));
  const id = random.toString(36) + more.toString(36);
  known.set(id, { text });
  return id;
}

/** Finds what was typed by its id: undefined in another tab, after signing out, and after a deletion. */
export function findTypedText(id: string | null): TypedText | undefined {
  if (id === null) return undefined;
  const held = known.get(id) ?? restored(id);
  return held?.text;
}

function restored(id: string): Known | undefined {
  const text = readStored().texts[id];
  if (!text) return undefined;
  const found = { text };
  known.set(id, found);
  return found;
}

/** Stores what was typed for a reload of this tab, as soon as its id stands in the URL. */
export function storeTypedText(id: string | null): void {
  const held = id === null ? undefined : known.get(id);
  if (id === null || !held || held.isForgotten) return;
  inStorage(() => {
    const { since, texts } = readStored();
    const latest = Object.entries({ ...texts, [id]: held.text }).slice(-mostKept);
    sessionStorage.setItem(tabKey, JSON.stringify({ since, texts: Object.fromEntries(latest) }));
  });
}

/**
 * Forgets every text of every tab of this browser, because whom it names may be deleted by now. That on this screen
 * stays until it changes, unless `all` are forgotten, as for the next one who signs in.
 */
export function forgetTypedTexts(which: "stored" | "all" = "stored"): void {
  const newest = [...known.keys()].at(-1);
  const shown = new URLSearchParams(window.location.search).get("typed");
  for (const [id, held] of known)
    if (which === "stored" && (id === newest || id === shown)) known.set(id, { ...held, isForgotten: true });
    else known.delete(id);
  inStorage(() => {
    sessionStorage.removeItem(tabKey);
    // The texts of other tabs stop to count, because they were stored under another value.
    localStorage.setItem(sinceKey, Date.now().toString(36));
  });
}

function readStored(): Stored {
  const nothing: Stored = { since: null, texts: {} };
  return (
    inStorage(() => {
      const since = localStorage.getItem(sinceKey);
      const stored = JSON.parse(sessionStorage.getItem(tabKey) ?? "null") as Stored | null;
      return stored?.since === since ? stored : { ...nothing, since };
    }) ?? nothing
  );
}

/** Does something with the storage of the browser; nothing where it is blocked, or holds what is not ours. */
function inStorage<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
