import type { NumberedEntry } from "./append-entries";
import type { ErasedEntry } from "./ledger-entry";

/** Limits how much one damaged line loses. */
const mostInLine = 100;

/** Puts neighbours that were erased at one moment into one line, because a deletion erases many at once. */
export function joinErased(entries: readonly NumberedEntry[]): NumberedEntry[] {
  const joined: NumberedEntry[] = [];
  for (const { entry, what } of entries) {
    const last = joined.at(-1);
    if (last?.what.kind === "erased" && what.kind === "erased" && canJoin(last.what, what)) {
      last.what.digests.push(...what.digests);
      last.entry = entry;
    } else
      joined.push({ entry, what: what.kind === "erased" ? { ...what, digests: [...what.digests] } : what });
  }
  return joined;
}

function canJoin(one: ErasedEntry, other: ErasedEntry): boolean {
  return (
    one.digests.length < mostInLine &&
    one.siteId === other.siteId &&
    one.keyId === other.keyId &&
    one.reason === other.reason &&
    one.erasedAt === other.erasedAt &&
    one.firstErasedAt === other.firstErasedAt &&
    one.billingReadUntil === other.billingReadUntil
  );
}
