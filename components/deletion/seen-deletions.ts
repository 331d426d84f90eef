/** Which deletions this window saw running, and whose outcome was dismissed. Lasts as long as the window. */
export interface SeenDeletions {
  seen: readonly number[];
  dismissed: readonly number[];
}

const storageKey = "farewell:deletions";
export const nothingSeen: SeenDeletions = { seen: [], dismissed: [] };
const listeners = new Set<() => void>();
let current: SeenDeletions | undefined;

/** A deletion that runs (again) has an outcome to tell (again). */
export function sawRunning(ids: number[]): void {
  const { seen, dismissed } = currentlySeen();
  if (ids.every((id) => seen.includes(id) && !dismissed.includes(id))) return;
  store({ seen: [...new Set([...seen, ...ids])], dismissed: dismissed.filter((id) => !ids.includes(id)) });
}

export function dismissOutcomes(ids: number[]): void {
  const { seen, dismissed } = currentlySeen();
  store({ seen, dismissed: [...new Set([...dismissed, ...ids])] });
}

export function subscribeToSeen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentlySeen(): SeenDeletions {
  if (typeof window === "undefined") return nothingSeen;
  current ??= stored();
  return current;
}

function stored(): SeenDeletions {
  try {
    const { seen, dismissed } = JSON.parse(sessionStorage.getItem(storageKey) ?? "null") ?? nothingSeen;
    return { seen: numbersOf(seen), dismissed: numbersOf(dismissed) };
  } catch {
    return nothingSeen; // Storage is blocked or holds something else: only this page remembers.
  }
}

function store(next: SeenDeletions): void {
  current = next;
  for (const listener of listeners) listener();
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(next));
  } catch {
    // Blocked storage: only this page remembers.
  }
}

function numbersOf(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((id) => Number.isInteger(id)) : [];
}
