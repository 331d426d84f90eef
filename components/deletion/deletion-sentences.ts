import { formatCount, formatMoney } from "@/components/ui/format";
import type { BillingPlan, DeletionManifest } from "@/lib/deletion/deletion-plan";
import type { DeletionView } from "@/lib/deletion/deletion-view";
import { type RecordCount, recordKinds } from "@/lib/deletion/record-kinds";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

type Counts = Pick<
  DeletionView,
  "deletedCount" | "alreadyGoneCount" | "needsAttentionCount" | "keptCount" | "changedCount" | "boughtCount"
>;

export function countOf(count: number, one: string, other: string): string {
  return `${formatCount(count)} ${count === 1 ? one : other}`;
}

export function contactsOf(count: number): string {
  return countOf(count, "contact", "contacts");
}

export function recordsOf({ kind, count }: RecordCount): string {
  return countOf(count, recordKinds[kind].one, recordKinds[kind].other);
}

/** What is about to be deleted, in a few words; `count` is undefined until it is known. */
export function titleOf(count: number | undefined, onlyContact: DeletionManifest["onlyContact"]): string {
  const what = onlyContact ? onlyContact.name || onlyContact.email : undefined;
  return `Delete ${what ?? (count === undefined ? "the selected contacts" : contactsOf(count))} permanently?`;
}

/** What stops being charged, per currency, and when it would have been charged next. */
export function billingSentence(
  { subscriptionCount, monthly, nextChargeAt, unpaidInvoiceCount }: Omit<BillingPlan, "unused">,
  now: number,
): string {
  const invoices = countOf(unpaidInvoiceCount, "unpaid invoice", "unpaid invoices");
  if (subscriptionCount === 0)
    return unpaidInvoiceCount === 0 ? "Nothing is being billed." : `${invoices} will be voided.`;
  const money = monthly.length > 0 ? `, ${amountsInWords(monthly)} a month` : "";
  const next = nextChargeAt === null ? "" : `; next charge ${timeUntil(nextChargeAt, now)}`;
  const unpaid = unpaidInvoiceCount === 0 ? "" : `; ${invoices} will be voided`;
  return `Stops ${countOf(subscriptionCount, "subscription", "subscriptions")}${money}${next}${unpaid}.`;
}

/** Amounts of several currencies in one list. */
export function amountsInWords(amounts: { currency: string; amount: number }[]): string {
  return inWords(amounts.map(({ currency, amount }) => formatMoney(amount, currency)));
}

/** Rounded down, so that a charge never comes sooner than was said. */
export function timeUntil(at: number, now: number): string {
  const left = at - now;
  if (left <= 0) return "is due now";
  if (left < minuteMs) return "in less than a minute";
  if (left < hourMs) return `in ${countOf(Math.floor(left / minuteMs), "minute", "minutes")}`;
  if (left < 2 * dayMs) return `in ${countOf(Math.floor(left / hourMs), "hour", "hours")}`;
  return `in ${countOf(Math.floor(left / dayMs), "day", "days")}`;
}

/** What was done: always all three numbers. */
export function outcomeSentence(counts: Counts): string {
  const deleted = `${contactsOf(counts.deletedCount)} deleted`;
  const gone = `${formatCount(counts.alreadyGoneCount)} already gone`;
  return `${deleted}, ${gone}, ${countOf(counts.needsAttentionCount, "needs", "need")} attention.`;
}

/** Empty unless the deletion was stopped before its end. */
export function keptSentence({ keptCount }: Pick<Counts, "keptCount">): string {
  return keptCount === 0 ? "" : `${formatCount(keptCount)} kept because you stopped it.`;
}

/** How far those who were deleted had moved on since the dialog counted them; empty when they had not. */
export function driftSentence({
  changedCount,
  boughtCount,
}: Pick<Counts, "changedCount" | "boughtCount">): string {
  if (changedCount === 0) return "";
  const bought = boughtCount === 0 ? "" : `, ${formatCount(boughtCount)} of them bought something`;
  return `${formatCount(changedCount)} had changed since the dialog opened${bought}.`;
}

export function outcomeSentences(counts: Counts): string {
  return [outcomeSentence(counts), keptSentence(counts), driftSentence(counts)].filter(Boolean).join(" ");
}

function inWords(parts: string[]): string {
  return parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
