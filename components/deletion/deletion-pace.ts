import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { isActive, settledOf } from "./deletion-standing";

interface Sample {
  settled: number;
  at: number;
}

export interface Pace {
  perSecond: number;
  leftMs: number;
}

const windowMs = 20_000;
const leastMs = 2_000;
const samplesOf = new Map<number, Sample[]>();

/** Takes every fresh list, so that a window knows how fast the deletions under way go just now. */
export function notePace(deletions: DeletionView[], now: number): void {
  for (const deletion of deletions) {
    if (!isActive(deletion)) samplesOf.delete(deletion.id);
    else {
      const sample = { settled: settledOf(deletion), at: now };
      const recent = (samplesOf.get(deletion.id) ?? []).filter(({ at }) => now - at <= windowMs);
      samplesOf.set(deletion.id, [...recent, sample]);
    }
  }
}

/** Returns how fast a deletion went in the last seconds; undefined until that can be said, and while it stands still. */
export function paceOf({ id, contactCount }: Pick<DeletionView, "id" | "contactCount">): Pace | undefined {
  const samples = samplesOf.get(id) ?? [];
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.at - first.at < leastMs || last.settled <= first.settled) return undefined;
  const perMs = (last.settled - first.settled) / (last.at - first.at);
  return { perSecond: perMs * 1000, leftMs: (contactCount - last.settled) / perMs };
}
