import { useSyncExternalStore } from "react";

/** Holds which jobs of a kind this window saw running, and whose outcome was told. It lasts as long as the window. */
interface SeenJobs {
  seen: readonly number[];
  dismissed: readonly number[];
}

const nothingSeen: SeenJobs = { seen: [], dismissed: [] };

/** Remembers the jobs of one kind for a window, also after a reload. */
export function seenJobs(storageKey: string) {
  const listeners = new Set<() => void>();
  let current: SeenJobs | undefined;

  function currentlySeen(): SeenJobs {
    if (typeof window === "undefined") return nothingSeen;
    current ??= stored(storageKey);
    return current;
  }
  function store(next: SeenJobs): void {
    current = next;
    for (const listener of listeners) listener();
    try {
      sessionStorage.setItem(storageKey, JSON.stringify(next));
    } catch {
      // Storage is blocked, so only this page remembers.
    }
  }
  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }
  return {
    currentlySeen,
    useSeen: () => useSyncExternalStore(subscribe, currentlySeen, () => nothingSeen),
    /**
     * Marks jobs as seen running. A job that runs again has a new outcome to announce, so it is no longer dismissed.
     */
    sawRunning(ids: number[]): void {
      const { seen, dismissed } = currentlySeen();
      if (ids.every((id) => seen.includes(id) && !dismissed.includes(id))) return;
      store({
        seen: [...new Set([...seen, ...ids])],
        dismissed: dismissed.filter((id) => !ids.includes(id)),
      });
    },
    dismissOutcomes(ids: number[]): void {
      const { seen, dismissed } = currentlySeen();
      store({ seen, dismissed: [...new Set([...dismissed, ...ids])] });
    },
  };
}

function stored(storageKey: string): SeenJobs {
  try {
    const { seen, dismissed } = JSON.parse(sessionStorage.getItem(storageKey) ?? "null") ?? nothingSeen;
    return { seen: numbersOf(seen), dismissed: numbersOf(dismissed) };
  } catch {
    return nothingSeen; // Storage is blocked or holds something else, so only this page remembers.
  }
}

function numbersOf(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((id) => Number.isInteger(id)) : [];
}
