import { useState } from "react";
import type { DeletionManifest } from "@/lib/deletion/manifest/deletion-plan";

/** Is what the dialog shows: a manifest, or while it is counted again the one before. */
export interface ShownManifest {
  manifest: DeletionManifest;
  /** Is when it was counted, by the clock of this browser. */
  countedAt: number;
  /** Is how many contacts will go, also before they are counted again. */
  contactCount: number;
  isRecounting: boolean;
  /** Is the number of the count, which stays the same while contacts are taken out. */
  attempt: number;
}

interface Counted {
  manifest: DeletionManifest;
  countedAt: number;
  takenOutCount: number;
  attempt: number;
}

/** Keeps the last manifest on the screen while it is counted again, so that nothing jumps. */
export function useShownManifest(
  manifest: DeletionManifest | undefined,
  countedAt = 0,
  takenOutCount = 0,
  attempt = 1,
): ShownManifest | undefined {
  const [last, setLast] = useState<Counted>();
  const isNew = manifest !== undefined && manifest !== last?.manifest;
  const counted = isNew ? { manifest, countedAt, takenOutCount, attempt } : last;
  if (isNew) setLast(counted);
  if (!counted) return undefined;
  const { contactCount } = counted.manifest.plan;
  return {
    manifest: counted.manifest,
    countedAt: counted.countedAt,
    contactCount: contactCount - (takenOutCount - counted.takenOutCount),
    isRecounting: manifest === undefined,
    attempt: counted.attempt,
  };
}
