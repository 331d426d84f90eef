import { type RecordCount, recordKinds } from "@/lib/contacts/records/record-kinds";
import type { DeletionManifest } from "@/lib/deletion/manifest/deletion-plan";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { contactsOf, countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

type Counts = Pick<
  DeletionView,
  "deletedCount" | "alreadyGoneCount" | "needsAttentionCount" | "keptCount" | "changedCount" | "boughtCount"
>;

type Kept = Pick<Counts, "keptCount"> & Partial<Pick<DeletionView, "status">>;

export function recordsOf(format: Formats, { kind, count }: RecordCount): string {
  return countOf(format, count, recordKinds[kind].one, recordKinds[kind].other);
}

/** Says what is about to be deleted, in a few words; `count` is undefined until it is known. */
export function titleOf(
  format: Formats,
  count: number | undefined,
  onlyContact: DeletionManifest["onlyContact"],
): string {
  const what = onlyContact ? onlyContact.name || onlyContact.email : undefined;
  return `Delete ${what ?? (count === undefined ? "the selected contacts" : contactsOf(format, count))} permanently?`;
}

/** Lists amounts of several currencies. */
export function amountsLabel(format: Formats, amounts: { currency: string; amount: number }[]): string {
  return inWords(amounts.map(({ currency, amount }) => format.money(amount, currency)));
}

/** Rounds down, so that a charge never comes sooner than was said. */
export function timeUntil(format: Formats, at: number, now: number): string {
  const left = at - now;
  if (left <= 0) return "is due now";
  if (left < minuteMs) return "in less than a minute";
  if (left < hourMs) return `in ${countOf(format, Math.floor(left / minuteMs), "minute", "minutes")}`;
  if (left < 2 * dayMs) return `in ${countOf(format, Math.floor(left / hourMs), "hour", "hours")}`;
  return `in ${countOf(format, Math.floor(left / dayMs), "day", "days")}`;
}

/** Says what was done: always all three numbers. */
export function outcomeMessage(format: Formats, counts: Counts): string {
  const deleted = `${contactsOf(format, counts.deletedCount)} deleted`;
  const gone = `${format.count(counts.alreadyGoneCount)} already gone`;
  return `${deleted}, ${gone}, ${countOf(format, counts.needsAttentionCount, "needs", "need")} attention.`;
}

/**
 * Says how many contacts were kept and why: the deletion was stopped before its end, or held contacts were kept.
 * Empty when none were.
 */
export function keptMessage(format: Formats, { keptCount, status }: Kept): string {
  if (keptCount === 0) return "";
  const why = status === "completed" ? "after all" : "because you stopped it";
  return `${format.count(keptCount)} kept ${why}.`;
}

/** Says how many of the deleted had changed since the dialog counted them; empty when none had. */
export function driftMessage(
  format: Formats,
  { changedCount, boughtCount }: Pick<Counts, "changedCount" | "boughtCount">,
): string {
  if (changedCount === 0) return "";
  const bought = boughtCount === 0 ? "" : `, ${format.count(boughtCount)} of them bought something`;
  return `${format.count(changedCount)} had changed since the dialog opened${bought}.`;
}

export function outcomeMessages(format: Formats, counts: Counts & Kept): string {
  return [outcomeMessage(format, counts), keptMessage(format, counts), driftMessage(format, counts)]
    .filter(Boolean)
    .join(" ");
}

/** Says what became of a deletion that has ended, or was set aside because it failed. */
export function endMessages(format: Formats, deletion: Counts & Pick<DeletionView, "status">): string {
  const done = outcomeMessages(format, deletion);
  return deletion.status === "failed" ? `The deletion failed and was set aside. ${done}` : done;
}

function inWords(parts: string[]): string {
  return parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
