import { useSyncExternalStore } from "react";
import { currentlySeen, nothingSeen, type SeenDeletions, subscribeToSeen } from "./seen-deletions";

export function useSeenDeletions(): SeenDeletions {
  return useSyncExternalStore(subscribeToSeen, currentlySeen, () => nothingSeen);
}
