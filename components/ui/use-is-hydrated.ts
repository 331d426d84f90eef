"use client";

import { useSyncExternalStore } from "react";

const neverChanges = () => () => undefined;

/** Returns false until React hydrates. Controls stay disabled until then, so that no click or key is lost. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
}
