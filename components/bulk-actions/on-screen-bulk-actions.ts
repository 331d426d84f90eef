import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { refreshBulkActions } from "./follow-bulk-action";

/** Lists the jobs that a dialog on this page shows; nothing else tells of them meanwhile. */
let shown: readonly number[] = [];
const nothing: readonly number[] = [];
const listeners = new Set<() => void>();

export function isOnScreen(jobId: number): boolean {
  return shown.includes(jobId);
}

export function useOnScreenJobs(): readonly number[] {
  return useSyncExternalStore(
    subscribe,
    () => shown,
    () => nothing,
  );
}

/** Marks the job as shown while the dialog is mounted. When the dialog unmounts, the jobs are read again. */
export function useShowing(jobId: number | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    if (jobId === undefined) return;
    change([...shown, jobId]);
    return () => {
      change(shown.filter((id) => id !== jobId));
      void refreshBulkActions(client);
    };
  }, [jobId, client]);
}

function change(next: readonly number[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
