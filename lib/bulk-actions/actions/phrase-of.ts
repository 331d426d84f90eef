import type { BulkActionKind } from "@/lib/audit/audit-action";

/** Is how many people may be mailed at once without a typed phrase. */
const fewMailed = 10;

const verbs: Partial<Record<BulkActionKind, { verb: string; mails?: true }>> = {
  cancel_subscription: { verb: "cancel for" },
  unsubscribe: { verb: "unsubscribe" },
  request_opt_in: { verb: "ask", mails: true },
};

/**
 * Returns what has to be typed before a bulk action starts: for what cannot be undone, and for what mails many. Null
 * for everything else, and where nobody would be changed.
 */
export function phraseOf(kind: BulkActionKind, count: number): string | null {
  const asked = verbs[kind];
  if (!asked || count === 0 || (asked.mails && count <= fewMailed)) return null;
  return `${asked.verb} ${count.toLocaleString("en-US")} ${count === 1 ? "contact" : "contacts"}`;
}
