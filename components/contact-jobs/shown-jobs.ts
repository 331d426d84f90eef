import { useEffect, useSyncExternalStore } from "react";

/** The jobs that a dialog on this page shows: nothing else tells of them meanwhile. */
let shown: readonly number[] = [];
const nothing: readonly number[] = [];
const listeners = new Set<() => void>();

export function isShown(jobId: number): boolean {
  return shown.includes(jobId);
}

export function useShownJobs(): readonly number[] {
  return useSyncExternalStore(
    subscribe,
    () => shown,
    () => nothing,
  );
}

/** For a dialog: as long as it is there it shows the job. `onHidden` is told when it shows it no more. */
export function useShowing(jobId: number | undefined, onHidden: () => void): void {
  useEffect(() => {
    if (jobId === undefined) return;
    change([...shown, jobId]);
    return () => {
      change(shown.filter((id) => id !== jobId));
      onHidden();
    };
  }, [jobId, onHidden]);
}

function change(next: readonly number[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
