"use client";

import { useCallback, useSyncExternalStore } from "react";

/**
 * Returns the time, in steps of this many ms, and a new one with each step; 0 until React hydrates, because the
 * server's clock is not the viewer's.
 */
export function useNow(stepMs: number): number {
  const subscribe = useCallback(
    (listener: () => void) => {
      const timer = setInterval(listener, stepMs);
      return () => clearInterval(timer);
    },
    [stepMs],
  );
  return useSyncExternalStore(
    subscribe,
    () => Math.floor(Date.now() / stepMs) * stepMs,
    () => 0,
  );
}
